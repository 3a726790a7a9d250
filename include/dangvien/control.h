// How a host takes part in a long call: it stops the call, hears how far it is, and lends threads.
//
//   class Deadline : public Control {
//     absl::Status MayContinue() override {
//       return Now() < end_ ? absl::OkStatus() : absl::DeadlineExceededError("too late");
//     }
//     ...
//   };
//   Deadline deadline(...);
//   EvaluateOptions options;
//   options.control = &deadline;
//
// Thread safety: MayContinue() is asked by every thread that works for the call, at the same time;
// OnProgress() and ParallelFor() are called on the calling thread alone.
// Lifetime: the control outlives the calls that have it in their options; none keeps it.
#ifndef DANGVIEN_CONTROL_H_
#define DANGVIEN_CONTROL_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"

namespace dangvien {

// In subjects, each counted once for every stage that looks at it, or in cases of a proof or a
// comparison. Within a call `done` never falls, and `total` stays as it is.
struct Progress {
  int64_t done = 0;
  int64_t total = 0;  // 0 = not known
};

// Implemented by the host. Not copyable: a call holds a pointer to it.
// REQUIRES: no function of it throws.
class Control {
 public:
  Control() = default;
  Control(const Control&) = delete;
  Control& operator=(const Control&) = delete;
  virtual ~Control() = default;

  // Asked about once for each thousand subjects, 64 thousand cases, or chunk of rows, and at the
  // border of each stage. A status that is not OK ends the call with that status, the first one
  // where several threads get one. Nothing is left of a call that was ended.
  virtual absl::Status MayContinue() = 0;

  // Told at the borders of chunks and of stages; MayContinue() is asked after each. A call that
  // ends well tells `done == total` last, where the total is known.
  virtual void OnProgress(const Progress& /*progress*/) {}

  // Runs body(i) once for each i in [0, count), on any threads and in any order, returns when all
  // have returned, and says true. False: the host lends no threads, and nothing was run; the
  // library then uses its own, as many as `num_threads` says. The result is the same either way.
  // The body does not throw. A call asks for few and long pieces (about a thousand subjects each).
  // An index that is left out, comes twice or is out of range fails the call, and so does a host
  // that runs some and says false: kFailedPrecondition.
  virtual bool ParallelFor(int64_t /*count*/, absl::FunctionRef<void(int64_t)> /*body*/) {
    return false;
  }
};

}  // namespace dangvien

#endif  // DANGVIEN_CONTROL_H_
