// Counting on the way to a question to the host.
//
// What a stage counts need not be what was expected of it (a unit that nobody rates, a person
// without a place): less than the total is told, until Finish() tells the total. So the host sees a
// number that never falls and ends at the total, whatever the stages count, and no call says that
// it is done before it is. A host may say to stop when it is told; so it is asked after that as
// well, and after the last time too.
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
  AskOrStop();
  Tell();
  AskOrStop();
}

void Pace::AskOrStop() const {
  absl::Status status = Ask();
  if (!status.ok()) throw StopRequested(std::move(status));
}

// Not the total: that is for Finish().
void Pace::Tell() {
  if (control_ == nullptr) return;
  const int64_t done = done_.load(std::memory_order_relaxed);
  Report(total_ > 0 ? std::min(done, total_ - 1) : done);
}

void Pace::Finish() {
  if (control_ == nullptr) return;
  Report(total_ > 0 ? total_ : done_.load(std::memory_order_relaxed));
  AskOrStop();
}

void Pace::Report(int64_t done) {
  if (done <= told_) return;
  told_ = done;
  control_->OnProgress({done, total_});
}

}  // namespace dangvien
