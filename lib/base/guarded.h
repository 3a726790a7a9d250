// The barrier between the stages, which may throw, and the caller, who sees a status.
//
//   absl::StatusOr<Dataset> Dataset::Read(...) {
//     return Guarded([&]() -> absl::StatusOr<Dataset> { ... });
//   }
//
// Every public function that can fail has it. Two things come as exceptions: memory that is not
// there, and a host that stops the call (pace.h). Everything is held by its owner, so what was half
// done is gone when they arrive here.
#ifndef DANGVIEN_BASE_GUARDED_H_
#define DANGVIEN_BASE_GUARDED_H_

#include <new>
#include <stdexcept>
#include <utility>

#include "absl/status/status.h"

namespace dangvien {

// Carries the host's status from where a call is stopped to the barrier; it leaves no function of
// the interface. An exception, although stopping is no error of ours: the stages give values, not
// statuses, and none of them has to know what a half-done value of another would mean.
class StopRequested {
 public:
  explicit StopRequested(absl::Status status) : status_(std::move(status)) {}
  const absl::Status& status() const { return status_; }

 private:
  absl::Status status_;
};

// kResourceExhausted: `out of memory`; without the words where there is no memory for them either.
inline absl::Status OutOfMemory() {
  try {
    return absl::ResourceExhaustedError("out of memory");
  } catch (const std::bad_alloc&) {
    return absl::Status(absl::StatusCode::kResourceExhausted, "");
  }
}

// What `call`, which gives an absl::StatusOr or an absl::Status, returns; the status of what it
// throws.
template <typename Call>
auto Guarded(const Call& call) -> decltype(call()) {
  try {
    return call();
  } catch (const StopRequested& stop) {
    return stop.status();
  } catch (const std::bad_alloc&) {
    return OutOfMemory();
  } catch (const std::length_error&) {
    return OutOfMemory();
  }
}

}  // namespace dangvien

#endif  // DANGVIEN_BASE_GUARDED_H_
