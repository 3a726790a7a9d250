// Counting on the way to a question to the host.
//
// What a stage counts is an estimate (a unit that nobody rates, a person without a place): never
// more than the total is told, and the end is told by Finish(). So the host sees a number that
// never falls and ends at the total, whatever the stages count.
//
// Tested by tests/unit/control/stop_test.cc
#include "base/pace.h"

#include <algorithm>
#include <utility>

#include "base/guarded.h"

namespace dangvien {

void Pace::Check() {
  if (control_ == nullptr) return;
  next_ = done_.load(std::memory_order_relaxed) + step_;
  absl::Status status = control_->MayContinue();
  if (!status.ok()) throw StopRequested(std::move(status));
  Tell();
}

void Pace::Tell() {
  if (control_ == nullptr) return;
  int64_t done = done_.load(std::memory_order_relaxed);
  if (total_ > 0) done = std::min(done, total_);
  if (done <= told_) return;
  told_ = done;
  control_->OnProgress({done, total_});
}

void Pace::Finish() {
  if (total_ > 0) done_.store(total_, std::memory_order_relaxed);
  Tell();
}

}  // namespace dangvien
