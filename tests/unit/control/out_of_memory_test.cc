// Memory runs out at each allocation of each call, for once or for good: the call says so, nothing
// leaks (under the sanitizer), and the same call afterwards gives what it gave before.
//
// A call of many allocations is tried at so many of them, evenly spread, that it takes seconds.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <string>
#include <vector>

#include "base/guarded.h"
#include "dangvien/policy_difference.h"
#include "dangvien/timeline.h"
#include "tests/property/scale.h"
#include "tests/random/random_pair.h"
#include "tests/unit/control/dossier.h"
#include "tests/unit/control/failing_new.h"

namespace dangvien::testing {
namespace {

// Without memory for the words, the code is all there is.
void ExpectOutOfMemory(const absl::Status& status, Failing how) {
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted)
      << status << " (unknown: an exception left the call)";
  const bool may_be_silent = how == Failing::kFromThenOn;
  EXPECT_TRUE(status.message() == "out of memory" || (may_be_silent && status.message().empty()));
}

// `call` gives a status. One that succeeds although an allocation failed could do without it.
template <typename Call>
void ExpectSurvivesAt(int64_t fail_at, Failing how, const Call& call) {
  absl::Status status;
  StartFailing(fail_at, how);
  try {
    status = call();
  } catch (...) {
    status = absl::Status(absl::StatusCode::kUnknown, "");  // no words: they need memory
  }
  StopFailing();
  if (!status.ok()) ExpectOutOfMemory(status, how);
}

template <typename Call>
void ExpectSurvives(const Call& call) {
  StartFailing(0, Failing::kOnce);
  const absl::Status status = call();
  const int64_t count = StopFailing();
  ASSERT_TRUE(status.ok()) << status;
  ASSERT_GT(count, 1);
  const auto tries = static_cast<int64_t>(property::CaseCount(200, 1'000, 1'000'000));
  const int64_t step = std::max<int64_t>(1, count / tries);
  for (const Failing how : {Failing::kOnce, Failing::kFromThenOn}) {
    for (int64_t fail_at = 1; fail_at <= count; fail_at += step) {
      SCOPED_TRACE(fail_at);
      ExpectSurvivesAt(fail_at, how, call);
      if (::testing::Test::HasFailure()) return;
    }
  }
}

// Of a function without a status: its exception as one.
template <typename Call>
absl::Status Tried(const Call& call) {
  return Guarded([&]() -> absl::StatusOr<bool> {
           call();
           return true;
         })
      .status();
}

class OutOfMemoryTest : public ::testing::TestWithParam<uint64_t> {
 protected:
  const random::RandomPair pair_ = random::MakePair(GetParam());
  const std::string policy_bytes_ = pair_.policy.SerializeAsString();
  const std::string dataset_bytes_ = pair_.dataset.SerializeAsString();
};

TEST_P(OutOfMemoryTest, ReadingAPolicy) {
  PolicyOptions options;
  options.prove = false;
  const auto digest = [&] { return Policy::Read(policy_bytes_, options)->digest(); };
  const std::string before = digest();
  ExpectSurvives([&] { return Policy::Read(policy_bytes_, options).status(); });
  EXPECT_EQ(digest(), before);
}

TEST_P(OutOfMemoryTest, ReadingADossier) {
  ExpectSurvives([&] { return Dataset::Read(dataset_bytes_).status(); });
  EXPECT_TRUE(Dataset::Read(dataset_bytes_).ok());
}

TEST_P(OutOfMemoryTest, ReadingABrokenDossier) {
  v1::Dataset broken = pair_.dataset;
  broken.mutable_units(0)->set_id("");
  const std::string bytes = broken.SerializeAsString();
  ExpectSurvives([&] {
    const absl::Status status = Dataset::Read(bytes).status();
    return status.code() == absl::StatusCode::kInvalidArgument ? absl::OkStatus() : status;
  });
}

TEST_P(OutOfMemoryTest, Evaluating) {
  const Dataset dataset = *Dataset::Read(dataset_bytes_);
  const std::vector<Policy> policies = {property::ReadUnproved(pair_.policy, pair_.readings)};
  const std::string digest = Evaluate(dataset, policies)->digest();
  for (const int num_threads : {1, 2}) {
    EvaluateOptions options;
    options.num_threads = num_threads;
    ExpectSurvives([&] { return Evaluate(dataset, policies, options).status(); });
  }
  EXPECT_EQ(Evaluate(dataset, policies)->digest(), digest);
}

TEST_P(OutOfMemoryTest, ExplainingAndWriting) {
  const Evaluation evaluation = *Evaluate(*Dataset::Read(dataset_bytes_),
                                          {property::ReadUnproved(pair_.policy, pair_.readings)});
  const std::string bytes = evaluation.ToProto();
  const SubjectId subject{SubjectId::Kind::kMember, pair_.dataset.people(0).id()};
  ExpectSurvives([&] { return evaluation.Explain(subject, Language::kVietnamese).status(); });
  ExpectSurvives([&] { return Tried([&] { (void)evaluation.ToProto(); }); });
  ExpectSurvives([&] { return Tried([&] { (void)evaluation.TalliesProto(); }); });
  EXPECT_EQ(evaluation.ToProto(), bytes);
}

INSTANTIATE_TEST_SUITE_P(Pairs, OutOfMemoryTest,
                         ::testing::Range<uint64_t>(1, 1 + property::CaseCount(2, 4, 20)));

TEST(OutOfMemoryTest, ProvingAPolicy) {
  ExpectSurvives([] { return Policy::Builtin("nd335-2025").status(); });
}

TEST(OutOfMemoryTest, ReadingManyPeople) {
  const std::string bytes = TreeBytes(/*columns=*/true, 1500);
  ExpectSurvives([&] { return Dataset::Read(bytes).status(); });
}

// Blocks of a pass on threads that the call starts.
TEST(OutOfMemoryTest, EvaluatingOnThreads) {
  const Dataset dataset = *Dataset::Read(TreeBytes(/*columns=*/true, 1100));
  const std::vector<Policy> policies = {TreePolicy()};
  EvaluateOptions options;
  options.num_threads = 2;
  ExpectSurvives([&] { return Evaluate(dataset, policies, options).status(); });
}

TEST(OutOfMemoryTest, ComparingPolicies) {
  const Policy before = TreePolicy();
  const Policy after = *Policy::Builtin("thuong-tin-2017");
  ExpectSurvives([&] { return Difference(before, after).status(); });
  ExpectSurvives([&] { return Loosenings(before, before).status(); });
}

TEST(OutOfMemoryTest, TheTimeline) {
  const Timeline timeline = *Timeline::Builtin();
  const TimelineEntry& entry = timeline.entries().front();
  const TimelineQuery query{entry.period.scope_id, entry.period.kind, entry.period.first_year, 0};
  ExpectSurvives([&] { return timeline.Select(query).status(); });
}

}  // namespace
}  // namespace dangvien::testing
