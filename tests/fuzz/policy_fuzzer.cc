// A policy of any bytes: read, with a small proof, described, printed, compared with itself, and
// used on a dossier.
#include "tests/fuzz/host.h"

namespace dangvien::fuzz {
namespace {

// Format 1, the year 2018, one branch `b`.
constexpr uint8_t kDossier[] = {0x08, 0x01, 0x12, 0x11, 0x08, 0x01, 0x10, 0x85, 0xd9, 0xcf,
                                0x09, 0x18, 0x95, 0xa7, 0xd0, 0x09, 0x20, 0xef, 0xe1, 0xcf,
                                0x09, 0x1a, 0x07, 0x0a, 0x01, 0x62, 0x10, 0x02, 0x18, 0x05};

void Use(dangvien_policy* policy) {
  dangvien_buffer* buffer = nullptr;
  dangvien_error* error = nullptr;
  Require(Succeeded(dangvien_policy_describe(policy, &buffer, &error), error), "a description");
  dangvien_buffer_free(buffer);
  Require(Succeeded(dangvien_policy_dump(policy, &buffer, &error), error), "a dump");
  dangvien_buffer_free(buffer);
  dangvien_compare_options compare = {};
  compare.struct_size = sizeof(compare);
  compare.max_cases = 1 << 12;
  if (Succeeded(dangvien_policy_difference(policy, policy, &compare, &buffer, &error), error)) {
    dangvien_buffer_free(buffer);
  }
  if (Succeeded(dangvien_evaluate_bytes(Context(), &policy, 1, kDossier, sizeof(kDossier), nullptr,
                                        nullptr, &buffer, &error),
                error)) {
    dangvien_buffer_free(buffer);
  }
}

void Run(Input input) {
  dangvien_policy_options options = {};
  options.struct_size = sizeof(options);
  options.flags = input.Choose(2) == 0 ? 0 : DANGVIEN_POLICY_SKIP_PROOF;
  options.max_proof_cases = 1 << 12;
  dangvien_policy* policy = nullptr;
  dangvien_error* error = nullptr;
  if (!Succeeded(
          dangvien_policy_read(Context(), input.data(), input.size(), &options, &policy, &error),
          error)) {
    return;
  }
  Use(policy);
  dangvien_policy_unref(policy);
}

}  // namespace
}  // namespace dangvien::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  dangvien::fuzz::Run({data, size});
  return 0;
}
