// The control of a call, as the core asks it.
#ifndef DANGVIEN_CAPI_CONTROL_H_
#define DANGVIEN_CAPI_CONTROL_H_

#include <atomic>
#include <chrono>
#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "arguments.h"
#include "cancel.h"
#include "context.h"
#include "dangvien/control.h"

namespace dangvien::capi {

// One call. Made on its thread.
class HostControl final : public Control {
 public:
  // Null: no control at all. Faults go to `arguments`; then the object is not used, so that a
  // context that is none, which `arguments` has refused, may be given.
  HostControl(const dangvien_context* context, const dangvien_control* given, Arguments* arguments);

  absl::Status MayContinue() override;
  void OnProgress(const Progress& progress) override;
  bool ParallelFor(int64_t count, absl::FunctionRef<void(int64_t)> body) override;

  int num_threads() const { return options_.num_threads == 0 ? 1 : options_.num_threads; }

  // The work begins: the timeout counts from here.
  void Start();
  // The same, and whether it may begin: a call that is given a triggered cancel does nothing.
  Outcome Begin();
  // Whether it was this control that ended the call.
  bool has_stopped() const { return has_stopped_.load(std::memory_order_relaxed); }
  // What a failed core call means to the host.
  Outcome Explain(absl::Status status, Meaning meaning) const;

 private:
  absl::Status Said() const;

  const dangvien_context* context_;  // null: not to be used
  dangvien_control options_ = {};
  Reference<dangvien_cancel> cancel_;
  std::chrono::steady_clock::time_point end_;
  std::atomic<int32_t> callback_value_{0};
  std::atomic<bool> has_stopped_{false};
  const int64_t refusals_before_;
};

// Runs a call of the core that takes no control. `context` is a valid one.
Outcome WithoutControl(const dangvien_context* context, Meaning meaning,
                       absl::FunctionRef<absl::Status()> call);

}  // namespace dangvien::capi

#endif  // DANGVIEN_CAPI_CONTROL_H_
