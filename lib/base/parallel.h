// Runs independent pieces of work on several threads, where the caller asked for threads or the
// host lends some.
//
//   ParallelFor(group_count, {thread_count}, [&](int64_t i) { seats[i] = Seats(groups[i]); });
//
// Determinism is the body's part: piece i writes only what belongs to i, and reads nothing that
// another piece writes. Then the outcome is the same for every number of threads.
#ifndef DANGVIEN_BASE_PARALLEL_H_
#define DANGVIEN_BASE_PARALLEL_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "base/pace.h"

namespace dangvien {

// Who works for a call.
struct Workers {
  // How many threads work in all, the calling one included, where the host lends none. At 1 or less
  // no thread is started.
  int num_threads = 1;
  // Asked before each piece, and told about the progress after it; null: nobody is asked.
  Pace* pace = nullptr;
};

// Calls body(i) exactly once for each i in [0, count) and returns when all calls have returned;
// what they wrote is then visible to the caller. A count of 0 or less calls nothing.
// On one thread the calls are made here, in ascending order. Else their order is not specified, and
// no more threads are started than there are pieces; where the system refuses to start one, the
// work is done by those that there are.
// What a piece throws, and a host that stops the call, end the work: no further piece is begun, and
// when all threads have come back the first failure is thrown here (StopRequested for the host, of
// kFailedPrecondition where it did not run each piece once).
// REQUIRES: the body may be called from several threads at a time.
// COST: starting and joining num_threads - 1 threads; one atomic operation a run of pieces.
void ParallelFor(int64_t count, const Workers& workers, absl::FunctionRef<void(int64_t)> body);

}  // namespace dangvien

#endif  // DANGVIEN_BASE_PARALLEL_H_
