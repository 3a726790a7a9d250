// The random pairs use the whole schema: over a run, every kind of condition, every value of every
// enumeration of a policy, and every case of placement. And the coverage notices what is not used.
#include "tests/random/coverage.h"

#include "gtest/gtest.h"
#include "tests/random/random_pair.h"

namespace dangvien::random {
namespace {

constexpr uint64_t kPairCount = 1000;
constexpr int64_t kLeastOfEach = 10;

TEST(CoverageTest, RandomPairsUseEverything) {
  PairCoverage coverage;
  for (uint64_t seed = 1; seed <= kPairCount; ++seed) {
    const RandomPair pair = MakePair(seed);
    coverage.Add(pair.policy, pair.dataset);
  }
  for (const auto& [key, count] : coverage.counts()) EXPECT_GE(count, kLeastOfEach) << key;
}

TEST(CoverageTest, WhatIsNotUsedIsMissing) {
  PairCoverage coverage;
  const size_t key_count = coverage.counts().size();
  EXPECT_EQ(coverage.Missing().size(), key_count);
  v1::Policy policy;
  v1::Quota* quota = policy.add_passes()->add_quotas();
  quota->set_rounding(v1::SEAT_ROUNDING_FLOOR);
  coverage.Add(policy, v1::Dataset());
  EXPECT_EQ(coverage.counts().at("quota_rounding_floor"), 1);
  EXPECT_EQ(coverage.counts().at("quota_rounding_half_up"), 0);
  // A value that stands at 0 is a value.
  EXPECT_EQ(coverage.counts().at("quota_ties_refer"), 1);
  EXPECT_EQ(coverage.counts().size(), key_count);
}

TEST(CoverageTest, ConditionsAreCountedByKindHoweverDeepTheyStand) {
  v1::Policy policy;
  v1::Condition* condition = policy.add_checks()->mutable_rule()->mutable_when();
  condition->mutable_none_of()->add_conditions()->mutable_tenure()->set_less_than_months(6);
  PairCoverage coverage;
  coverage.Add(policy, v1::Dataset());
  EXPECT_EQ(coverage.counts().at("condition_none_of"), 1);
  EXPECT_EQ(coverage.counts().at("condition_tenure"), 1);
  EXPECT_EQ(coverage.counts().at("condition_score"), 0);
}

TEST(CoverageTest, ResultsAreCountedByWhatCameOut) {
  v1::Result result;
  result.add_certificates()->add_candidates()->set_outcome(v1::SEAT_OUTCOME_TIED);
  ResultCoverage coverage;
  coverage.Add(result);
  EXPECT_EQ(coverage.counts().at("candidate_outcome_tied"), 1);
  EXPECT_EQ(coverage.counts().at("candidate_outcome_seated"), 0);
}

// A newcomer is told from others only where a rule asks for tenure.
TEST(CoverageTest, PlacementCountsWhomARuleCanTell) {
  v1::Dataset dataset;
  dataset.mutable_period()->set_rating_date(20181231);
  dataset.add_people()->set_admitted_on(20180901);
  v1::Policy policy;
  PairCoverage without;
  without.Add(policy, dataset);
  EXPECT_EQ(without.counts().at("placement_newcomer"), 0);
  policy.add_checks()->mutable_rule()->mutable_when()->mutable_tenure()->set_less_than_months(6);
  PairCoverage with;
  with.Add(policy, dataset);
  EXPECT_EQ(with.counts().at("placement_newcomer"), 1);
}

}  // namespace
}  // namespace dangvien::random
