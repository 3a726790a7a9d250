// A host that lends threads: whatever it does with the pieces, the bytes are the same; and what
// fails in a piece, on whichever thread, fails the call.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <new>
#include <string>
#include <thread>
#include <utility>

#include "base/guarded.h"
#include "base/parallel.h"
#include "dangvien/control.h"
#include "tests/unit/control/dossier.h"

namespace dangvien::testing {
namespace {

using Body = absl::FunctionRef<void(int64_t)>;

class Lender : public Control {
 public:
  explicit Lender(std::function<void(int64_t, Body)> run, bool says = true)
      : run_(std::move(run)), says_(says) {}
  absl::Status MayContinue() override { return absl::OkStatus(); }
  bool ParallelFor(int64_t count, Body body) override {
    ++calls_;
    run_(count, body);
    return says_;
  }
  int calls() const { return calls_; }

 private:
  std::function<void(int64_t, Body)> run_;
  bool says_;
  int calls_ = 0;
};

void RunBackwards(int64_t count, Body body) {
  for (int64_t i = count; i-- > 0;) body(i);
}

void RunOnTwoThreads(int64_t count, Body body) {
  std::thread odd([&] {
    for (int64_t i = 1; i < count; i += 2) body(i);
  });
  for (int64_t i = 0; i < count; i += 2) body(i);
  odd.join();
}

void ForgetTheLast(int64_t count, Body body) {
  for (int64_t i = 0; i + 1 < count; ++i) body(i);
}

absl::StatusOr<Evaluation> EvaluateOn(Control* control) {
  EvaluateOptions options;
  options.control = control;
  return Evaluate(ReadTree(), {TreePolicy()}, options);
}

TEST(ExecutorTest, AnyOrderAndAnyThreadsGiveTheSameBytes) {
  const std::string expected = EvaluateOn(nullptr)->ToProto();
  for (const auto& run : {RunBackwards, RunOnTwoThreads}) {
    Lender lender(run);
    EXPECT_EQ(EvaluateOn(&lender)->ToProto(), expected);
    EXPECT_GT(lender.calls(), 0);
  }
}

void RunFirstForLast(int64_t count, Body body) {
  for (int64_t i = 0; i < count; ++i) body(i + 1 < count ? i : 0);
}

void RunOneMore(int64_t count, Body body) {
  for (int64_t i = 0; i <= count; ++i) body(i);
}

void RunMinusOne(int64_t count, Body body) {
  for (int64_t i = 0; i < count; ++i) body(i);
  body(-1);
}

TEST(ExecutorTest, AHostThatDoesNotRunEachPieceOnceFailsTheCall) {
  for (const auto& run : {ForgetTheLast, RunFirstForLast, RunOneMore, RunMinusOne}) {
    Lender lender(run);
    const absl::Status status = EvaluateOn(&lender).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
  }
}

TEST(ExecutorTest, AHostThatRunsPiecesAndSaysThatItRanNoneFailsTheCall) {
  Lender all(RunBackwards, false);
  EXPECT_EQ(EvaluateOn(&all).status().code(), absl::StatusCode::kFailedPrecondition);
  Lender none([](int64_t, Body) {}, false);
  EXPECT_EQ(EvaluateOn(&none)->ToProto(), EvaluateOn(nullptr)->ToProto());
}

// The status of a loop in which piece 7 does `what`.
absl::Status StatusOf(const Workers& workers, const std::function<void()>& what) {
  return Guarded([&]() -> absl::StatusOr<int> {
           ParallelFor(1000, workers, [&](int64_t i) {
             if (i == 7) what();
           });
           return 0;
         })
      .status();
}

TEST(ExecutorTest, AnExceptionInAPieceIsThrownOnTheCallingThread) {
  const auto run_out = [] { throw std::bad_alloc(); };
  const auto stop = [] { throw StopRequested(absl::AbortedError("enough")); };
  for (const int num_threads : {1, 2, 5}) {
    EXPECT_EQ(StatusOf({num_threads}, run_out), absl::ResourceExhaustedError("out of memory"));
    EXPECT_EQ(StatusOf({num_threads}, stop), absl::AbortedError("enough"));
  }
  Lender lender(RunOnTwoThreads);
  Pace pace(&lender, 0, Pace::kSubjects);
  EXPECT_EQ(StatusOf({1, &pace}, run_out), absl::ResourceExhaustedError("out of memory"));
}

TEST(ExecutorTest, AfterAFailureNoFurtherPieceIsBegun) {
  std::atomic<int> begun{0};
  const auto fail = [&](int64_t) {
    ++begun;
    throw std::bad_alloc();
  };
  EXPECT_THROW(ParallelFor(1000, {1}, fail), std::bad_alloc);
  EXPECT_EQ(begun, 1);
  EXPECT_THROW(ParallelFor(1000, {4}, fail), std::bad_alloc);
  EXPECT_LE(begun, 1 + 4);
}

}  // namespace
}  // namespace dangvien::testing
