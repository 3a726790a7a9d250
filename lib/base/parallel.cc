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
// own surprises the process that hosts it (fork, unload, thread-local data). A host that has a pool
// lends it (Control::ParallelFor).
//
// An exception that leaves a thread ends the process. So no piece lets one out: the first is kept,
// the others stop at their next piece, and the calling thread throws it when it is alone again.
//
// Tested by tests/unit/base/parallel_test.cc
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/guarded.h"

namespace dangvien {
namespace {

constexpr int64_t kRunsPerThread = 8;

// The pieces of one loop, and the first thing that went wrong in one of them.
class Pieces {
 public:
  Pieces(Pace* pace, absl::FunctionRef<void(int64_t)> body) : pace_(pace), body_(body) {}

  bool has_failed() const { return has_failed_.load(std::memory_order_relaxed); }

  // On any thread; nothing where a piece has failed.
  void Run(int64_t index) noexcept {
    if (has_failed()) return;
    try {
      absl::Status status = pace_ == nullptr ? absl::OkStatus() : pace_->Ask();
      if (!status.ok()) return Keep(std::move(status), nullptr);
      body_(index);
    } catch (...) {
      Keep(absl::OkStatus(), std::current_exception());
    }
  }

  // The host did not do with a piece what it was asked to do.
  void Refuse(int64_t index, absl::string_view fault) noexcept {
    try {
      Keep(absl::FailedPreconditionError(
               absl::StrCat("the host's executor: piece ", index, ": ", fault)),
           nullptr);
    } catch (...) {
      Keep(absl::OkStatus(), std::current_exception());
    }
  }

  // On the calling thread, when all others have come back.
  void ThrowFailure() const {
    if (exception_ != nullptr) std::rethrow_exception(exception_);
    if (!stop_.ok()) throw StopRequested(stop_);
  }

 private:
  void Keep(absl::Status stop, std::exception_ptr exception) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (has_failed()) return;
    stop_ = std::move(stop);
    exception_ = std::move(exception);
    has_failed_.store(true, std::memory_order_relaxed);
  }

  Pace* pace_;
  absl::FunctionRef<void(int64_t)> body_;
  std::atomic<bool> has_failed_{false};
  std::mutex mutex_;
  absl::Status stop_;
  std::exception_ptr exception_;
};

// Threads that are joined however the block is left.
class Helpers {
 public:
  // Starts up to `count` threads that run `work`; fewer where the system refuses one.
  Helpers(int64_t count, absl::FunctionRef<void()> work) {
    threads_.reserve(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; ++i) {
      try {
        threads_.emplace_back(work);
      } catch (const std::system_error&) {
        break;  // the pieces are handed out on demand, so fewer threads do the same work
      } catch (const std::bad_alloc&) {
        break;  // likewise: those that run could not be joined if it left the constructor
      }
    }
  }
  Helpers(const Helpers&) = delete;  // owns threads
  Helpers& operator=(const Helpers&) = delete;
  ~Helpers() {
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  std::vector<std::thread> threads_;
};

void RunOnThreads(int64_t count, int64_t thread_count, Pace* pace, Pieces* pieces) {
  const int64_t run_length = std::max<int64_t>(1, count / (thread_count * kRunsPerThread));
  std::atomic<int64_t> next{0};
  const auto work = [&](Pace* told) {
    // Relaxed is enough: the counter only divides the indexes; starting and joining the threads
    // orders all other memory.
    while (!pieces->has_failed()) {
      const int64_t begin = next.fetch_add(run_length, std::memory_order_relaxed);
      if (begin >= count) return;
      const int64_t end = begin + std::min(run_length, count - begin);
      for (int64_t i = begin; i < end; ++i) {
        pieces->Run(i);
        if (told != nullptr) told->Tell();
      }
    }
  };
  const auto help = [&] { work(nullptr); };  // outlives the threads, which only refer to it
  const Helpers helpers(thread_count - 1, help);
  work(pace);
}

// The pieces as a host runs them, whose indexes are not taken on trust: a result that lacks a piece
// would look like any other, a piece that runs twice at a time writes to the same place, and an
// index beyond them reads beyond the library's own lists.
class HostPieces {
 public:
  HostPieces(int64_t count, Pieces* pieces)
      : pieces_(pieces), is_begun_(static_cast<size_t>(count)) {}

  void Run(int64_t index) noexcept {
    const auto at = static_cast<size_t>(index);  // a negative one is beyond all others
    if (at >= is_begun_.size()) return pieces_->Refuse(index, "there is no such piece");
    if (is_begun_[at].exchange(true, std::memory_order_relaxed)) {
      return pieces_->Refuse(index, "expected each piece to be run once, found it again");
    }
    pieces_->Run(index);
  }

  // What the host says became of all of them; false where the library is to run them.
  bool Heard(bool are_run) noexcept {
    for (size_t i = 0; i < is_begun_.size() && !pieces_->has_failed(); ++i) {
      if (is_begun_[i].load(std::memory_order_relaxed) == are_run) continue;
      pieces_->Refuse(static_cast<int64_t>(i), are_run
                                                   ? "expected it to be run, found that it was not"
                                                   : "found it run by a host that lends nothing");
    }
    return are_run || pieces_->has_failed();
  }

 private:
  Pieces* pieces_;
  std::vector<std::atomic<bool>> is_begun_;
};

// False where the host runs none of the pieces.
bool RunOnHost(int64_t count, Pace* pace, Pieces* pieces) {
  if (count <= 1 || pace == nullptr || pace->control() == nullptr) return false;
  HostPieces host_pieces(count, pieces);
  return host_pieces.Heard(
      pace->control()->ParallelFor(count, [&](int64_t i) { host_pieces.Run(i); }));
}

}  // namespace

void ParallelFor(int64_t count, const Workers& workers, absl::FunctionRef<void(int64_t)> body) {
  if (count <= 0) return;
  Pieces pieces(workers.pace, body);
  if (!RunOnHost(count, workers.pace, &pieces)) {
    const int64_t thread_count = std::clamp<int64_t>(workers.num_threads, 1, count);
    RunOnThreads(count, thread_count, workers.pace, &pieces);
  }
  pieces.ThrowFailure();
  if (workers.pace != nullptr) workers.pace->Tell();
}

}  // namespace dangvien
