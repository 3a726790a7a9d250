// A loop whose pieces are handed out on demand: each thread takes the next run of indexes from one
// atomic counter until none are left, so a thread with light pieces takes more of them.
//
//   100,000 pieces on 4 threads  ->  runs of 3,125 pieces, about 8 for each thread
//   3 pieces on 8 threads        ->  runs of 1 piece, 3 threads
//
// Why runs: pieces are often as small as one group of a dozen people, where an atomic operation
// each would cost as much as the work. Why about 8 a thread: the wait for the last run is then at
// most about an eighth of one thread's share, if pieces weigh alike.
//
// It is not a pool. Threads live as long as the call, because a library that keeps threads of its
// own surprises the process that hosts it (fork, unload, thread-local data).
//
// Tested by tests/unit/base/parallel_test.cc
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <thread>
#include <vector>

#include "absl/functional/function_ref.h"

namespace dangvien {
namespace {

constexpr int64_t kRunsPerThread = 8;

// Starts up to `helper_count` threads that run `work`; fewer where the system refuses one.
std::vector<std::thread> StartHelpers(int64_t helper_count, absl::FunctionRef<void()> work) {
  std::vector<std::thread> helpers;
  helpers.reserve(static_cast<size_t>(helper_count));
  for (int64_t i = 0; i < helper_count; ++i) {
    try {
      helpers.emplace_back(work);
    } catch (const std::system_error&) {
      break;  // the pieces are handed out on demand, so fewer threads do the same work
    }
  }
  return helpers;
}

}  // namespace

void ParallelFor(int64_t count, int num_threads, absl::FunctionRef<void(int64_t)> body) {
  const int64_t thread_count = std::min<int64_t>(num_threads, count);
  if (thread_count <= 1) {
    for (int64_t i = 0; i < count; ++i) body(i);
    return;
  }
  const int64_t run_length = std::max<int64_t>(1, count / (thread_count * kRunsPerThread));
  std::atomic<int64_t> next{0};
  const auto work = [&] {
    // Relaxed is enough: the counter only divides the indexes; starting and joining the threads
    // orders all other memory.
    for (;;) {
      const int64_t begin = next.fetch_add(run_length, std::memory_order_relaxed);
      if (begin >= count) return;
      const int64_t end = begin + std::min(run_length, count - begin);
      for (int64_t i = begin; i < end; ++i) body(i);
    }
  };
  std::vector<std::thread> helpers = StartHelpers(thread_count - 1, work);
  work();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace dangvien
