// A dossier of any bytes: read, rated, written, and its first subject explained. The first byte
// chooses the policy.
#include "tests/fuzz/host.h"

namespace dangvien::fuzz {
namespace {

void Explain(const dangvien_evaluation* evaluation, const std::string& id) {
  for (int32_t kind = DANGVIEN_SUBJECT_ORGANIZATION; kind <= DANGVIEN_SUBJECT_LEADER; ++kind) {
    dangvien_subject subject = {};
    subject.struct_size = sizeof(subject);
    subject.kind = kind;
    subject.id = id.data();
    subject.id_size = id.size();
    dangvien_buffer* text = nullptr;
    dangvien_error* error = nullptr;
    if (Succeeded(dangvien_evaluation_explain_text(evaluation, &subject,
                                                   DANGVIEN_LANGUAGE_VIETNAMESE, &text, &error),
                  error)) {
      Require(dangvien_buffer_size(text) > 0, "an explanation says something");
      dangvien_buffer_free(text);
    }
  }
}

void Rate(const dangvien_dataset* dataset, dangvien_policy* policy, const std::string& id) {
  dangvien_evaluation* evaluation = nullptr;
  dangvien_error* error = nullptr;
  if (!Succeeded(dangvien_evaluate(Context(), dataset, &policy, 1, nullptr, &evaluation, &error),
                 error)) {
    return;
  }
  dangvien_buffer* result = nullptr;
  Require(
      Succeeded(dangvien_evaluation_result(evaluation, DANGVIEN_PART_ALL, &result, &error), error),
      "a result can be written");
  dangvien_buffer_free(result);
  Explain(evaluation, id);
  dangvien_evaluation_unref(evaluation);
}

void Run(Input input) {
  static dangvien_policy* const policies[] = {Builtin("tkv-2018"), Builtin("qd132-hd21-2019"),
                                              Builtin("nd335-2025"), Builtin("qd366-hd43-2025")};
  dangvien_policy* const policy = policies[input.Choose(4)];
  const std::string id = input.TakeText(input.Choose(8));
  dangvien_dataset_options options = {};
  options.struct_size = sizeof(options);
  options.max_units = 10'000;
  options.max_people = 10'000;
  dangvien_dataset* dataset = nullptr;
  dangvien_error* error = nullptr;
  if (!Succeeded(
          dangvien_dataset_read(Context(), input.data(), input.size(), &options, &dataset, &error),
          error)) {
    return;
  }
  Rate(dataset, policy, id);
  dangvien_dataset_unref(dataset);
}

}  // namespace
}  // namespace dangvien::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  dangvien::fuzz::Run({data, size});
  return 0;
}
