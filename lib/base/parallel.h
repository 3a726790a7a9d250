// Runs independent pieces of work on several threads, where the caller asked for threads.
//
//   ParallelFor(group_count, thread_count, [&](int64_t i) { seats[i] = Seats(groups[i]); });
//
// Determinism is the body's part: piece i writes only what belongs to i, and reads nothing that
// another piece writes. Then the outcome is the same for every number of threads.
#ifndef DANGVIEN_BASE_PARALLEL_H_
#define DANGVIEN_BASE_PARALLEL_H_

#include <cstdint>

#include "absl/functional/function_ref.h"

namespace dangvien {

// Calls body(i) exactly once for each i in [0, count) and returns when all calls have returned;
// what they wrote is then visible to the caller. A count of 0 or less calls nothing.
// num_threads: how many threads work in all, the calling one included. At 1 or less the calls are
// made here, in ascending order, and no thread is started. Above, their order is not specified,
// and no more threads are started than there are pieces; where the system refuses to start one,
// the work is done by those that there are.
// REQUIRES: the body does not throw, and may be called from several threads at a time.
// COST: starting and joining num_threads - 1 threads; one atomic operation a run of pieces.
void ParallelFor(int64_t count, int num_threads, absl::FunctionRef<void(int64_t)> body);

}  // namespace dangvien

#endif  // DANGVIEN_BASE_PARALLEL_H_
