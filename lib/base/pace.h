// Where a call stands: asks the host whether to go on, and tells it how far the work is.
//
//   Pace pace(options.control, total, Pace::kSubjects);
//   for (const Row person : people) {
//     pace.Advance();       // asks at every thousandth person
//     ...
//   }
//   pace.Finish();
//
// Without a control every function is a comparison with null.
#ifndef DANGVIEN_BASE_PACE_H_
#define DANGVIEN_BASE_PACE_H_

#include <atomic>
#include <cstdint>

#include "absl/status/status.h"
#include "dangvien/control.h"

namespace dangvien {

// Thread safety: Ask() and Count() from any thread; the rest on the calling thread.
class Pace {
 public:
  // How many are done between two questions.
  static constexpr int64_t kSubjects = 1024;
  static constexpr int64_t kCases = int64_t{1} << 16;

  // Nobody is asked.
  Pace() : Pace(nullptr, 0, kSubjects) {}
  // total: of the whole call, 0 where it is not known. Not copyable: threads count in it.
  Pace(Control* control, int64_t total, int64_t step)
      : control_(control), total_(total), step_(step), next_(step) {}
  Pace(const Pace&) = delete;
  Pace& operator=(const Pace&) = delete;

  Control* control() const { return control_; }

  // What the host says.
  absl::Status Ask() const {
    return control_ == nullptr ? absl::OkStatus() : control_->MayContinue();
  }

  // Asks now. Throws StopRequested.
  void AskOrStop() const;
  // The same at every step, where `count` are done of something that is not told.
  void AskAt(int64_t count) const {
    if (count % step_ == 0) AskOrStop();
  }

  // So many more are done; told to the host later.
  void Count(int64_t count) {
    if (control_ != nullptr) done_.fetch_add(count, std::memory_order_relaxed);
  }

  // The same; asks and tells at every step. Throws StopRequested.
  void Advance(int64_t count = 1) {
    if (control_ == nullptr) return;
    if (done_.fetch_add(count, std::memory_order_relaxed) + count >= next_) Check();
  }

  // Asks and tells now. Throws StopRequested.
  void Check();

  // Tells the host how far the work is, where that is further than it was told.
  void Tell();

  // Everything is done: tells so, and asks once more. Throws StopRequested.
  void Finish();

 private:
  void Report(int64_t done);

  Control* control_;
  int64_t total_;
  int64_t step_;
  int64_t next_;       // the count at which to ask again
  int64_t told_ = -1;  // the count that the host knows
  std::atomic<int64_t> done_{0};
};

}  // namespace dangvien

#endif  // DANGVIEN_BASE_PACE_H_
