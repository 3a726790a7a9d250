// The dataset handle, and the options of a dossier.
#ifndef DANGVIEN_CAPI_DATASET_H_
#define DANGVIEN_CAPI_DATASET_H_

#include <utility>

#include "arguments.h"
#include "context.h"
#include "control.h"
#include "dangvien/dataset.h"
#include "handle.h"

struct dangvien_dataset : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kDataset;

  dangvien_dataset(dangvien::capi::ContextReference own_context, dangvien::Dataset own_dataset)
      : Handle(kKind), context(std::move(own_context)), dataset(std::move(own_dataset)) {}

  // Above the dataset, whose columns lie in the memory of the context.
  const dangvien::capi::ContextReference context;
  const dangvien::Dataset dataset;
};

namespace dangvien::capi {

// The options of the caller as the core takes them.
class DatasetCall {
 public:
  DatasetCall(const dangvien_context* context, const dangvien_dataset_options* given,
              const char* name, Arguments* arguments);

  const DatasetOptions& core() const { return core_; }
  HostControl& control() { return control_; }
  bool has_control() const { return options_.control != nullptr; }

 private:
  dangvien_dataset_options options_;
  HostControl control_;
  DatasetOptions core_;
};

// Puts out a handle for what the core has read.
Outcome FinishDataset(const dangvien_context* context, const HostControl& control,
                      absl::StatusOr<Dataset> dataset, dangvien_dataset** out);

}  // namespace dangvien::capi

#endif  // DANGVIEN_CAPI_DATASET_H_
