// The core asks "may I go on?" at the border of every piece of work. Here that is: no cancel, no
// timeout, no word from the host's progress callback. What the callback returned is kept, because
// the host gets its own number back with the error.
//
// Tested by tests/capi/control_test.cc
#include "control.h"

#include "absl/strings/str_cat.h"
#include "outcome.h"

namespace dangvien::capi {
namespace {

constexpr int32_t kMaxThreads = 256;
constexpr int64_t kMaxTimeoutMs = int64_t{1} << 42;  // 139 years; a clock of nanoseconds has 292

dangvien_control ReadControl(const dangvien_control* given, Arguments* arguments) {
  dangvien_control options = {};
  arguments->ReadStruct(given, "control", &options);
  arguments->Between(0, kMaxThreads, options.num_threads, "control.num_threads");
  arguments->Between(0, kMaxTimeoutMs, options.timeout_ms, "control.timeout_ms");
  if (options.cancel != nullptr) arguments->Handle(options.cancel, "control.cancel");
  return options;
}

// One piece of work, as the executor of a host can call it.
void RunPiece(void* work, int64_t index) {
  (*static_cast<absl::FunctionRef<void(int64_t)>*>(work))(index);
}

}  // namespace

HostControl::HostControl(const dangvien_context* context, const dangvien_control* given,
                         Arguments* arguments)
    : context_(IsValid(context) ? context : nullptr),
      options_(ReadControl(given, arguments)),
      cancel_(options_.cancel),
      end_(std::chrono::steady_clock::time_point::max()),
      refusals_before_(context_ == nullptr ? 0 : context_->memory.refusal_count()) {}

void HostControl::Start() {
  if (options_.timeout_ms == 0) return;
  end_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(options_.timeout_ms);
}

absl::Status HostControl::MayContinue() {
  absl::Status said = Said();
  if (!said.ok()) has_stopped_.store(true, std::memory_order_relaxed);
  return said;
}

absl::Status HostControl::Said() const {
  if (const int32_t value = callback_value_.load(std::memory_order_relaxed); value != 0) {
    return absl::CancelledError(absl::StrCat("the progress callback returned ", value));
  }
  if (options_.cancel != nullptr && cancel_->is_triggered.load(std::memory_order_relaxed)) {
    return absl::CancelledError("the cancel was triggered");
  }
  if (options_.timeout_ms != 0 && std::chrono::steady_clock::now() >= end_) {
    return absl::DeadlineExceededError(
        absl::StrCat("the timeout of ", options_.timeout_ms, " ms has passed"));
  }
  return absl::OkStatus();
}

void HostControl::OnProgress(const Progress& progress) {
  if (options_.progress == nullptr || callback_value_.load(std::memory_order_relaxed) != 0) return;
  callback_value_.store(options_.progress(options_.progress_user, progress.done, progress.total),
                        std::memory_order_relaxed);
}

bool HostControl::ParallelFor(int64_t count, absl::FunctionRef<void(int64_t)> body) {
  const dangvien_context_options& host = context_->options;
  if (host.parallel_for == nullptr || num_threads() == 1) return false;
  if (host.parallel_for(host.parallel_for_user, count, &RunPiece, &body) == 0) return true;
  context_->Log(DANGVIEN_LOG_WARNING,
                absl::StrCat("the executor refused ", count, " pieces of work"));
  return false;
}

Outcome HostControl::Begin() {
  Start();
  absl::Status status = MayContinue();
  return status.ok() ? Done() : Explain(std::move(status), {Reason::kInternal});
}

Outcome HostControl::Explain(absl::Status status, Meaning meaning) const {
  if (IsOutOfMemory(status) && context_->memory.refusal_count() != refusals_before_) {
    return MemoryLimitOutcome(context_->memory.limit());
  }
  Outcome outcome = OutcomeOf(std::move(status), meaning);
  outcome.callback_value = callback_value_.load(std::memory_order_relaxed);
  if (outcome.reason == Reason::kCancelled && outcome.callback_value != 0) {
    outcome.reason = Reason::kCallbackStopped;
  }
  return outcome;
}

Outcome WithoutControl(const dangvien_context* context, Meaning meaning,
                       absl::FunctionRef<absl::Status()> call) {
  Arguments none;
  const HostControl control(context, nullptr, &none);
  absl::Status status = call();
  return status.ok() ? Done() : control.Explain(std::move(status), meaning);
}

namespace {

Outcome NewCancel(const dangvien_context* context, dangvien_cancel** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Output(out, "out");
  if (!arguments.ok()) return arguments.fault();
  *out = NewHandle<dangvien_cancel>(context);
  return Done();
}

}  // namespace
}  // namespace dangvien::capi

int32_t dangvien_cancel_new(const dangvien_context* context, dangvien_cancel** out,
                            dangvien_error** error) {
  return dangvien::capi::Guarded(error, [&] { return dangvien::capi::NewCancel(context, out); });
}

dangvien_cancel* dangvien_cancel_ref(const dangvien_cancel* cancel) {
  return dangvien::capi::Ref(cancel);
}

void dangvien_cancel_unref(dangvien_cancel* cancel) { dangvien::capi::Unref(cancel); }

void dangvien_cancel_trigger(const dangvien_cancel* cancel) {
  if (!dangvien::capi::IsValid(cancel)) return;
  cancel->is_triggered.store(true, std::memory_order_relaxed);
}

int32_t dangvien_cancel_is_triggered(const dangvien_cancel* cancel) {
  return dangvien::capi::IsValid(cancel) && cancel->is_triggered.load(std::memory_order_relaxed)
             ? 1
             : 0;
}
