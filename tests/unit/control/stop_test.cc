// A host stops a call at every question that it is asked, and hears of its progress.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "dangvien/control.h"
#include "dangvien/policy_difference.h"
#include "tests/unit/control/dossier.h"

namespace dangvien::testing {
namespace {

// Says no to question number `stop_at`, counted from 1, and to each later one in other words.
class Stopper : public Control {
 public:
  explicit Stopper(int64_t stop_at) : stop_at_(stop_at) {}

  absl::Status MayContinue() override {
    const int64_t number = ++asked_;
    if (stop_at_ == 0 || number < stop_at_) return absl::OkStatus();
    return absl::AbortedError(absl::StrCat("stopped at ", number));
  }
  void OnProgress(const Progress& progress) override { told_.push_back(progress); }

  int64_t asked() const { return asked_; }
  const std::vector<Progress>& told() const { return told_; }

 private:
  int64_t stop_at_;
  std::atomic<int64_t> asked_{0};
  std::vector<Progress> told_;
};

using Call = absl::FunctionRef<absl::Status(Control*)>;

// How many questions a call asks that nobody stops.
int64_t QuestionsOf(Call call) {
  Stopper never(0);
  EXPECT_TRUE(call(&never).ok());
  return never.asked();
}

// On one thread the first question that gets a no is the last one.
void ExpectStopsAtEachQuestion(int64_t least_questions, Call call) {
  const int64_t count = QuestionsOf(call);
  ASSERT_GE(count, least_questions);
  for (int64_t stop_at = 1; stop_at <= count; ++stop_at) {
    Stopper stopper(stop_at);
    EXPECT_EQ(call(&stopper), absl::AbortedError(absl::StrCat("stopped at ", stop_at)));
    EXPECT_EQ(stopper.asked(), stop_at);
  }
}

void ExpectOrderlyProgress(const std::vector<Progress>& told, bool has_total) {
  ASSERT_FALSE(told.empty());
  for (size_t i = 1; i < told.size(); ++i) {
    EXPECT_GT(told[i].done, told[i - 1].done);
    EXPECT_EQ(told[i].total, told[i - 1].total);
  }
  EXPECT_EQ(told.back().total > 0, has_total);
  if (has_total) {
    EXPECT_EQ(told.back().done, told.back().total);
  }
}

absl::Status Read(const std::string& bytes, Control* control) {
  DatasetOptions options;
  options.control = control;
  return Dataset::Read(bytes, options).status();
}

absl::StatusOr<Evaluation> EvaluateTree(const Dataset& dataset, int num_threads, Control* control) {
  EvaluateOptions options;
  options.num_threads = num_threads;
  options.control = control;
  return Evaluate(dataset, {TreePolicy()}, options);
}

absl::Status Prove(Control* control) {
  PolicyOptions options;
  options.control = control;
  return Policy::Builtin("nd335-2025", options).status();
}

TEST(StopTest, ReadingStopsInRowsAndInColumns) {
  for (const bool columns : {false, true}) {
    const std::string bytes = TreeBytes(columns);
    ExpectStopsAtEachQuestion(kMemberCount / 1024, [&](Control* c) { return Read(bytes, c); });
  }
}

TEST(StopTest, ReadingStopsWhileTheMessageIsDecoded) {
  // Nothing is told before it is known how much work there is, so what is asked until then is of
  // the decoding.
  class Decoding : public Stopper {
   public:
    Decoding() : Stopper(0) {}
    void OnProgress(const Progress& progress) override {
      if (told().empty()) asked_before_ = asked();
      Stopper::OnProgress(progress);
    }
    int64_t asked_before() const { return asked_before_; }

   private:
    int64_t asked_before_ = 0;
  };
  for (const bool columns : {false, true}) {
    Decoding control;
    ASSERT_TRUE(Read(TreeBytes(columns), &control).ok());
    EXPECT_GE(control.asked_before(), kMemberCount / 1024);
  }
}

TEST(StopTest, EvaluatingStopsInEachStageAndLeavesNothingBehind) {
  const Dataset dataset = ReadTree();
  const std::string digest = EvaluateTree(dataset, 1, nullptr)->digest();
  ExpectStopsAtEachQuestion(
      10, [&](Control* control) { return EvaluateTree(dataset, 1, control).status(); });
  EXPECT_EQ(EvaluateTree(dataset, 1, nullptr)->digest(), digest);
}

TEST(StopTest, OnSeveralThreadsTheFirstNoEndsTheCall) {
  const Dataset dataset = ReadTree();
  const int64_t count =
      QuestionsOf([&](Control* control) { return EvaluateTree(dataset, 3, control).status(); });
  for (int64_t stop_at = 1; stop_at <= count; ++stop_at) {
    Stopper stopper(stop_at);
    const absl::Status status = EvaluateTree(dataset, 3, &stopper).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kAborted) << stop_at;
    EXPECT_LT(stopper.asked(), stop_at + 3) << "each thread asks at most once more";
  }
}

TEST(StopTest, TheProofStops) { ExpectStopsAtEachQuestion(3, Prove); }

TEST(StopTest, ComparingStops) {
  const Policy before = *Policy::Builtin("qd132-hd21-2019");
  v1::Policy changed = property::ResolvedBuiltin("qd132-hd21-2019");
  changed.mutable_passes(0)->set_id("changed");
  const Policy after = *Policy::Read(changed.SerializeAsString(), {});
  ExpectStopsAtEachQuestion(3, [&](Control* control) {
    CompareOptions options;
    options.control = control;
    return Difference(before, after, options).status();
  });
  ExpectStopsAtEachQuestion(3, [&](Control* control) {
    CompareOptions options;
    options.control = control;
    return Loosenings(after, before, options).status();
  });
}

TEST(StopTest, TheHostsCodeAndMessageComeBack) {
  class Late : public Control {
    absl::Status MayContinue() override { return absl::DeadlineExceededError("too late"); }
  };
  Late late;
  const Dataset dataset = ReadTree();
  EXPECT_EQ(EvaluateTree(dataset, 1, &late).status(), absl::DeadlineExceededError("too late"));
}

TEST(ProgressTest, RisesAndEndsAtTheTotal) {
  const Dataset dataset = ReadTree();
  for (const int num_threads : {1, 3}) {
    Stopper reading(0);
    ASSERT_TRUE(Read(TreeBytes(num_threads == 1), &reading).ok());
    ExpectOrderlyProgress(reading.told(), /*has_total=*/true);
    Stopper evaluating(0);
    ASSERT_TRUE(EvaluateTree(dataset, num_threads, &evaluating).ok());
    ExpectOrderlyProgress(evaluating.told(), /*has_total=*/true);
    EXPECT_GE(evaluating.told().size(), 10u);
  }
}

TEST(ProgressTest, OfAProofTheTotalIsNotKnown) {
  Stopper proving(0);
  ASSERT_TRUE(Prove(&proving).ok());
  ExpectOrderlyProgress(proving.told(), /*has_total=*/false);
  EXPECT_GT(proving.told().back().done, 0);
}

TEST(ProgressTest, ACallThatFailsNeverSaysThatItIsDone) {
  v1::Dataset broken = property::MakeTree(kMemberCount, 1, false);
  broken.mutable_people(kMemberCount - 1)->set_id("");
  Stopper reading(0);
  EXPECT_EQ(Read(broken.SerializeAsString(), &reading).code(), absl::StatusCode::kInvalidArgument);
  ASSERT_FALSE(reading.told().empty());
  EXPECT_LT(reading.told().back().done, reading.told().back().total);
}

}  // namespace
}  // namespace dangvien::testing
