// Streams in and out: a producer that fails where the input says so, with batches of any schema,
// and a consumer that pulls some batches of a result, in any order of releases.
#include <cerrno>

#include "tests/fuzz/columns.h"

namespace dangvien::fuzz {
namespace {

constexpr int kErrors[] = {0, ECANCELED, EIO, ENOMEM, EINVAL, -1, 1'000'000};

int32_t StopAt(void* user, int64_t done, int64_t) {
  return done >= *static_cast<const int64_t*>(user) ? 1 : 0;
}

// `releases` lives as long as the builder keeps what it was given.
void AddStream(dangvien_dataset_builder* builder, Input* input, testing::Releases* releases) {
  const std::string name = TableName(input);
  testing::StreamPlan plan;
  plan.batches.push_back(Table(input));
  const size_t more = input->Choose(3);
  for (size_t i = 0; i < more; ++i) {
    const testing::Column& first = plan.batches.front();
    plan.batches.push_back(input->Choose(4) == 0 ? OfAnotherStructure(first, input) : first);
  }
  plan.schema_fails = input->Choose(6) == 0 ? kErrors[input->Choose(7)] : 0;
  plan.fails = input->Choose(3) == 0 ? kErrors[input->Choose(7)] : 0;
  const std::string text = input->TakeText(input->Choose(16));
  plan.last_error = input->Choose(2) == 0 ? nullptr : text.c_str();
  const int streams_before = releases->streams;
  ArrowArrayStream stream = testing::StreamOf(plan, {releases, input->Choose(2) == 0});
  int64_t rows_until_stop =
      input->Choose(4) == 0 ? static_cast<int64_t>(input->Choose(32)) : INT64_MAX;
  dangvien_control control = {};
  control.struct_size = sizeof(control);
  control.progress = &StopAt;
  control.progress_user = &rows_until_stop;
  dangvien_error* error = nullptr;
  const int32_t status =
      dangvien_dataset_builder_add_stream(builder, name.data(), name.size(), &stream,
                                          input->Choose(2) == 0 ? nullptr : &control, &error);
  Succeeded(status, error);
  Require(stream.release == nullptr, "a stream is released in any case");
  Require(releases->streams == streams_before + 1, "and once");
}

const dangvien_evaluation* Evaluation() {
  static const dangvien_evaluation* const evaluation = [] {
    // Format 1, the year 2018, one branch `b`.
    constexpr uint8_t kDossier[] = {0x08, 0x01, 0x12, 0x11, 0x08, 0x01, 0x10, 0x85, 0xd9, 0xcf,
                                    0x09, 0x18, 0x95, 0xa7, 0xd0, 0x09, 0x20, 0xef, 0xe1, 0xcf,
                                    0x09, 0x1a, 0x07, 0x0a, 0x01, 0x62, 0x10, 0x02, 0x18, 0x05};
    dangvien_policy* policy = Builtin("tkv-2018");
    dangvien_dataset* dataset = nullptr;
    dangvien_dataset_read(Context(), kDossier, sizeof(kDossier), nullptr, &dataset, nullptr);
    dangvien_evaluation* made = nullptr;
    dangvien_evaluate(Context(), dataset, &policy, 1, nullptr, &made, nullptr);
    dangvien_dataset_unref(dataset);
    dangvien_policy_unref(policy);
    return made;
  }();
  return evaluation;
}

void Export(Input* input) {
  constexpr const char* kTables[] = {
      "policies",     "subjects",   "reasons", "open_facts",    "findings", "tallies",
      "certificates", "re_ratings", "summary", "review_places", "x"};
  const std::string name = kTables[input->Choose(11)];
  ArrowArrayStream stream = {};
  dangvien_error* error = nullptr;
  if (!Succeeded(dangvien_evaluation_stream(Evaluation(), name.data(), name.size(),
                                            input->Take<int32_t>(), &stream, &error),
                 error)) {
    return;
  }
  ArrowArray kept = {};
  const size_t pulls = input->Choose(4);
  for (size_t i = 0; i < pulls; ++i) {
    ArrowSchema schema = {};
    Require(stream.get_schema(&stream, &schema) == 0, "a schema");
    schema.release(&schema);
    if (kept.release != nullptr) kept.release(&kept);
    kept = {};
    Require(stream.get_next(&stream, &kept) == 0, "a batch, or the end");
  }
  const bool batch_first = input->Choose(2) == 0;
  if (batch_first && kept.release != nullptr) kept.release(&kept);
  stream.release(&stream);
  if (!batch_first && kept.release != nullptr) kept.release(&kept);
}

void Run(Input input) {
  testing::Releases releases;
  dangvien_dataset_builder* builder = nullptr;
  dangvien_error* error = nullptr;
  Require(Succeeded(dangvien_dataset_builder_new(Context(), nullptr, &builder, &error), error),
          "a builder");
  const size_t streams = input.Choose(3);
  for (size_t i = 0; i < streams; ++i) AddStream(builder, &input, &releases);
  dangvien_dataset* dataset = nullptr;
  if (Succeeded(dangvien_dataset_builder_seal(builder, nullptr, &dataset, &error), error)) {
    dangvien_dataset_unref(dataset);
  }
  dangvien_dataset_builder_free(builder);
  Export(&input);
}

}  // namespace
}  // namespace dangvien::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  dangvien::fuzz::Run({data, size});
  return 0;
}
