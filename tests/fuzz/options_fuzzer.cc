// Structs of any bytes: every number, flag and size may be anything, the bytes behind a struct too.
// Pointers are null or lead to something valid, as the input chooses; what a pointer leads to is
// the caller's word.
#include <algorithm>
#include <vector>

#include "tests/fuzz/host.h"

namespace dangvien::fuzz {
namespace {

// Format 1, the year 2018, one branch `b`.
constexpr uint8_t kDossier[] = {0x08, 0x01, 0x12, 0x11, 0x08, 0x01, 0x10, 0x85, 0xd9, 0xcf,
                                0x09, 0x18, 0x95, 0xa7, 0xd0, 0x09, 0x20, 0xef, 0xe1, 0xcf,
                                0x09, 0x1a, 0x07, 0x0a, 0x01, 0x62, 0x10, 0x02, 0x18, 0x05};

// A struct as a caller may have it: bytes of the input, some behind the struct, and a size that its
// memory really has, where there is a size at all.
template <typename S>
class Struct {
 public:
  explicit Struct(Input* input) : bytes_(sizeof(S) + input->Choose(16)) {
    const std::string given = input->TakeText(bytes_.size());
    std::copy(given.begin(), given.end(), bytes_.begin());
    const auto greatest = static_cast<uint32_t>(bytes_.size());
    uint32_t size = input->Take<uint16_t>();
    // Beyond 64 KiB it is refused without a look at the bytes.
    if (size > greatest) size = input->Choose(8) == 0 ? 0x10001 : greatest;
    Set(&S::struct_size, size);
  }

  template <typename T>
  void Set(T S::*member, T value) {
    S copy;
    std::memcpy(&copy, bytes_.data(), sizeof(S));
    copy.*member = value;
    std::memcpy(bytes_.data(), &copy, sizeof(S));
  }
  template <typename T>
  T Get(T S::*member) const {
    S copy;
    std::memcpy(&copy, bytes_.data(), sizeof(S));
    return copy.*member;
  }
  const S* get() const { return reinterpret_cast<const S*>(bytes_.data()); }
  S* get() { return reinterpret_cast<S*>(bytes_.data()); }

 private:
  std::vector<uint8_t> bytes_;
};

// Null now and then, in spite of the size that goes with it.
template <typename T>
const T* Maybe(const T* pointer, Input* input) {
  return input->Choose(8) == 0 ? nullptr : pointer;
}

int32_t Continue(void*, int64_t, int64_t) { return 0; }

// The control's threads and timeout are what the input says.
struct Controls {
  explicit Controls(Input* input) : control(input) {
    static dangvien_cancel* const cancel = [] {
      dangvien_cancel* made = nullptr;
      dangvien_cancel_new(Context(), &made, nullptr);
      return made;
    }();
    control.Set(&dangvien_control::cancel,
                static_cast<const dangvien_cancel*>(input->Choose(2) == 0 ? nullptr : cancel));
    control.Set(&dangvien_control::progress, input->Choose(2) == 0 ? nullptr : &Continue);
    // A thousand threads for one branch would only cost time.
    control.Set(&dangvien_control::num_threads,
                static_cast<int32_t>(static_cast<int8_t>(input->Choose(256)) % 4));
    pointer = input->Choose(4) == 0 ? nullptr : control.get();
  }
  Struct<dangvien_control> control;
  const dangvien_control* pointer;
};

void ReadPolicy(Input* input, const dangvien_control* control) {
  static const std::string text = "ten-of-them";
  const dangvien_reading_choice choice = {Maybe(text.data(), input), text.size(), text.data(), 3};
  const dangvien_bytes parent = {Maybe(kDossier, input), sizeof(kDossier)};
  Struct<dangvien_policy_options> options(input);
  options.Set(&dangvien_policy_options::control, control);
  const bool has_readings = input->Choose(2) == 0;
  options.Set(&dangvien_policy_options::readings, has_readings ? &choice : nullptr);
  if (has_readings) options.Set(&dangvien_policy_options::reading_count, input->Choose(2));
  const bool has_parents = input->Choose(2) == 0;
  options.Set(&dangvien_policy_options::parents, has_parents ? &parent : nullptr);
  if (has_parents) options.Set(&dangvien_policy_options::parent_count, input->Choose(2));
  options.Set(&dangvien_policy_options::max_proof_cases,
              std::min<int64_t>(options.Get(&dangvien_policy_options::max_proof_cases), 1 << 10));
  dangvien_policy* policy = nullptr;
  dangvien_error* error = nullptr;
  if (Succeeded(
          dangvien_policy_load_builtin(Context(), "tkv-2018", 8, options.get(), &policy, &error),
          error)) {
    dangvien_policy_unref(policy);
  }
}

void EvaluateBytes(Input* input, const dangvien_control* control) {
  static dangvien_policy* policy = Builtin("tkv-2018");
  Struct<dangvien_dataset_options> dataset_options(input);
  Struct<dangvien_evaluate_options> options(input);
  dataset_options.Set(&dangvien_dataset_options::control, control);
  options.Set(&dangvien_evaluate_options::control, control);
  const bool has_policies = input->Choose(2) == 0;
  options.Set(&dangvien_evaluate_options::also_declared,
              static_cast<dangvien_policy* const*>(has_policies ? &policy : nullptr));
  if (has_policies) {
    options.Set(&dangvien_evaluate_options::also_declared_count, input->Choose(2));
  }
  dangvien_buffer* result = nullptr;
  dangvien_error* error = nullptr;
  if (Succeeded(dangvien_evaluate_bytes(Context(), &policy, 1, kDossier, sizeof(kDossier),
                                        dataset_options.get(), options.get(), &result, &error),
                error)) {
    dangvien_buffer_free(result);
  }
}

void Outputs(Input* input) {
  static dangvien_policy* policy = Builtin("tkv-2018");
  static const dangvien_evaluation* const evaluation = [] {
    dangvien_dataset* dataset = nullptr;
    dangvien_dataset_read(Context(), kDossier, sizeof(kDossier), nullptr, &dataset, nullptr);
    dangvien_evaluation* made = nullptr;
    dangvien_evaluate(Context(), dataset, &policy, 1, nullptr, &made, nullptr);
    dangvien_dataset_unref(dataset);
    return made;
  }();
  dangvien_error* error = nullptr;
  Struct<dangvien_status_counts> counts(input);
  Succeeded(dangvien_evaluation_status_counts(evaluation, counts.get(), &error), error);
  Struct<dangvien_memory_usage> usage(input);
  Succeeded(dangvien_context_memory(Context(), usage.get(), &error), error);
  const std::string id = input->TakeText(input->Choose(4));
  Struct<dangvien_subject> subject(input);
  subject.Set(&dangvien_subject::id, id.data());
  subject.Set(&dangvien_subject::id_size, id.size());
  subject.Set(&dangvien_subject::post_id, id.data());
  subject.Set(&dangvien_subject::post_id_size, id.size());
  dangvien_buffer* text = nullptr;
  if (Succeeded(dangvien_evaluation_explain_text(evaluation, subject.get(),
                                                 input->Take<int8_t>() % 4, &text, &error),
                error)) {
    dangvien_buffer_free(text);
  }
}

void MakeContext(Input* input) {
  Struct<dangvien_context_options> options(input);
  options.Set(&dangvien_context_options::allocate, static_cast<dangvien_allocate_fn>(nullptr));
  options.Set(&dangvien_context_options::deallocate, static_cast<dangvien_deallocate_fn>(nullptr));
  options.Set(&dangvien_context_options::log, static_cast<dangvien_log_fn>(nullptr));
  options.Set(&dangvien_context_options::parallel_for,
              static_cast<dangvien_parallel_for_fn>(nullptr));
  dangvien_context* context = nullptr;
  dangvien_error* error = nullptr;
  if (!Succeeded(dangvien_context_new(options.get(), &context, &error), error)) return;
  dangvien_cancel* cancel = nullptr;
  if (Succeeded(dangvien_cancel_new(context, &cancel, &error), error)) {
    dangvien_cancel_unref(cancel);
  }
  dangvien_context_unref(context);
}

void Run(Input input) {
  const Controls controls(&input);
  MakeContext(&input);
  ReadPolicy(&input, controls.pointer);
  EvaluateBytes(&input, controls.pointer);
  Outputs(&input);
}

}  // namespace
}  // namespace dangvien::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  dangvien::fuzz::Run({data, size});
  return 0;
}
