// Dossiers from bytes. Zeros in the options are the defaults of the C++ interface, which states
// them.
//
// Tested by tests/capi/evaluate_test.cc
#include "dataset.h"

#include "absl/strings/str_cat.h"

namespace dangvien::capi {
namespace {

dangvien_dataset_options ReadOptions(const dangvien_dataset_options* given, const char* name,
                                     Arguments* arguments) {
  dangvien_dataset_options options = {};
  arguments->ReadStruct(given, name, &options);
  return options;
}

}  // namespace

DatasetCall::DatasetCall(const dangvien_context* context, const dangvien_dataset_options* given,
                         const char* name, Arguments* arguments)
    : options_(ReadOptions(given, name, arguments)),
      control_(context, options_.control, arguments) {
  const auto path = [name](const char* field) { return absl::StrCat(name, ".", field); };
  arguments->Between(0, DatasetOptions::kMostTreeDepth, options_.max_tree_depth,
                     path("max_tree_depth"));
  arguments->NotNegative(options_.max_units, path("max_units"));
  arguments->NotNegative(options_.max_people, path("max_people"));
  arguments->NotNegative(options_.max_issues, path("max_issues"));
  if (options_.max_tree_depth != 0) core_.max_tree_depth = options_.max_tree_depth;
  if (options_.max_units != 0) core_.max_units = options_.max_units;
  if (options_.max_people != 0) core_.max_people = options_.max_people;
  if (options_.max_issues != 0) core_.max_issues = options_.max_issues;
  core_.control = &control_;
  if (arguments->ok()) core_.memory = &MemoryOf(*context);
}

Outcome FinishDataset(const dangvien_context* context, const HostControl& control,
                      absl::StatusOr<Dataset> dataset, dangvien_dataset** out) {
  if (!dataset.ok()) return control.Explain(dataset.status(), {Reason::kDatasetInvalid});
  if (context->HasLog()) {
    context->Log(DANGVIEN_LOG_DEBUG, absl::StrCat("dossier read: ", dataset->unit_count(),
                                                  " units, ", dataset->person_count(), " people"));
  }
  *out = NewHandle<dangvien_dataset>(context, *std::move(dataset));
  return Done();
}

namespace {

Outcome Read(const dangvien_context* context, const dangvien_bytes& given,
             const dangvien_dataset_options* options, dangvien_dataset** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Sized(given.data, given.size, "data");
  arguments.Output(out, "out");
  DatasetCall call(context, options, "options", &arguments);
  if (!arguments.ok()) return arguments.fault();
  if (Outcome stopped = call.control().Begin(); !stopped.ok()) return stopped;
  return FinishDataset(context, call.control(),
                       Dataset::Read(BytesOf(given.data, given.size), call.core()), out);
}

}  // namespace
}  // namespace dangvien::capi

namespace capi = dangvien::capi;

int32_t dangvien_dataset_read(const dangvien_context* context, const uint8_t* data, size_t size,
                              const dangvien_dataset_options* options, dangvien_dataset** out,
                              dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Read(context, {data, size}, options, out); });
}

dangvien_dataset* dangvien_dataset_ref(const dangvien_dataset* dataset) {
  return capi::Ref(dataset);
}

void dangvien_dataset_unref(dangvien_dataset* dataset) { capi::Unref(dataset); }

int64_t dangvien_dataset_unit_count(const dangvien_dataset* dataset) {
  return capi::IsValid(dataset) ? dataset->dataset.unit_count() : 0;
}

int64_t dangvien_dataset_person_count(const dangvien_dataset* dataset) {
  return capi::IsValid(dataset) ? dataset->dataset.person_count() : 0;
}
