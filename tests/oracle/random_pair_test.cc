// The random pairs: the same seed gives the same bytes, every kind of condition comes out in every
// way, people in columns say what the same people in rows say, and every policy keeps what the
// compiler asks.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_pair.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "gtest/gtest.h"
#include "tests/oracle/expand_columns.h"
#include "tests/oracle/oracle.h"

namespace dangvien::random {
namespace {

constexpr uint64_t kPairCount = 2000;
constexpr int64_t kLeastPerTruth = 20;
constexpr uint64_t kPolicyHashOfSeedOne = 7189668294219610498u;
constexpr uint64_t kDatasetHashOfSeedOne = 10408308291514101233u;

std::string Bytes(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream output(&stream);
  output.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&output);
  output.Trim();
  return bytes;
}

// FNV-1a, to pin bytes without storing them.
uint64_t Hash(const std::string& bytes) {
  uint64_t hash = 14695981039346656037u;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  }
  return hash;
}

TEST(RandomPairTest, SameSeedGivesSameBytes) {
  for (uint64_t seed = 0; seed < 50; ++seed) {
    const RandomPair first = MakePair(seed);
    const RandomPair second = MakePair(seed);
    EXPECT_EQ(Bytes(first.policy), Bytes(second.policy)) << "seed " << seed;
    EXPECT_EQ(Bytes(first.dataset), Bytes(second.dataset)) << "seed " << seed;
    EXPECT_EQ(first.readings, second.readings) << "seed " << seed;
  }
}

TEST(RandomPairTest, OtherSeedsGiveOtherBytes) {
  std::set<std::string> policies;
  for (uint64_t seed = 0; seed < 50; ++seed) policies.insert(Bytes(MakePair(seed).policy));
  EXPECT_EQ(policies.size(), 50u);
}

// A pinned pair: a platform on which the generator draws other numbers is noticed. A change of the
// generator changes the two numbers.
TEST(RandomPairTest, SeedOneIsTheSameOnEveryPlatform) {
  const RandomPair pair = MakePair(1);
  EXPECT_EQ(Hash(Bytes(pair.policy)), kPolicyHashOfSeedOne);
  EXPECT_EQ(Hash(Bytes(pair.dataset)), kDatasetHashOfSeedOne);
}

TEST(RandomPairTest, EveryConditionKindComesOutEveryWay) {
  std::map<std::string, oracle::TruthCounts> counts;
  for (uint64_t seed = 0; seed < kPairCount; ++seed) {
    const RandomPair pair = MakePair(seed);
    for (const auto& [kind, more] : oracle::Rate(pair.policy, pair.dataset, pair.readings).counts) {
      counts[kind].true_count += more.true_count;
      counts[kind].false_count += more.false_count;
      counts[kind].unknown_count += more.unknown_count;
    }
  }
  EXPECT_EQ(counts.size(), static_cast<size_t>(v1::Condition::descriptor()->field_count()));
  for (const auto& [kind, count] : counts) {
    RecordProperty(kind, std::to_string(count.true_count) + " true, " +
                             std::to_string(count.false_count) + " false, " +
                             std::to_string(count.unknown_count) + " unknown");
    EXPECT_GE(count.true_count, kLeastPerTruth) << kind;
    EXPECT_GE(count.false_count, kLeastPerTruth) << kind;
    // Of a post, kind and body are always stated.
    if (kind != "post_is") {
      EXPECT_GE(count.unknown_count, kLeastPerTruth) << kind;
    }
  }
}

TEST(RandomPairTest, EveryStatusComesOutForEveryKindOfSubjects) {
  std::map<std::pair<int, int>, int> counts;
  for (uint64_t seed = 0; seed < kPairCount / 2; ++seed) {
    const RandomPair pair = MakePair(seed);
    const oracle::OracleResult result = oracle::Rate(pair.policy, pair.dataset, pair.readings);
    for (const auto& [id, subject] : result.subjects) ++counts[{id.kind, subject.status}];
  }
  for (int kind = v1::SUBJECT_KIND_ORGANIZATION; kind <= v1::SUBJECT_KIND_LEADER; ++kind) {
    for (int status = v1::SUBJECT_STATUS_RATED; status <= v1::SUBJECT_STATUS_NEEDS_DECISION;
         ++status) {
      EXPECT_GE((counts[{kind, status}]), 20) << "kind " << kind << ", status " << status;
    }
  }
}

// What everything that is named and cited may not lack.
template <typename Cited>
void InspectCited(const Cited& cited, std::set<std::string>* ids) {
  EXPECT_TRUE(ids->insert(cited.id()).second) << cited.id();
  EXPECT_FALSE(cited.citations().empty()) << cited.id();
}

// A ceiling alone may do without a condition.
void InspectRule(const v1::Rule& rule, bool is_ceiling, std::set<std::string>* ids) {
  InspectCited(rule, ids);
  const bool has_condition = rule.when().kind_case() != v1::Condition::KIND_NOT_SET;
  EXPECT_TRUE(has_condition || is_ceiling) << rule.id();
  for (const v1::Exception& exception : rule.exceptions()) {
    InspectCited(exception, ids);
  }
}

void InspectPass(const v1::Pass& pass, std::set<std::string>* ids) {
  for (const v1::Rule& rule : pass.exclusions()) InspectRule(rule, false, ids);
  for (const v1::TierRule& force : pass.forces()) InspectRule(force.rule(), false, ids);
  for (const v1::TierRule& cap : pass.caps()) InspectRule(cap.rule(), false, ids);
  for (const v1::Ceiling& ceiling : pass.ceilings()) InspectRule(ceiling.rule(), true, ids);
  for (const v1::Quota& quota : pass.quotas()) InspectCited(quota, ids);
  for (const v1::Standard& standard : pass.standards()) {
    EXPECT_NE(standard.tier_id(), pass.fallback().tier_id());
    bool always_has_a_rule = false;
    for (const v1::Rule& rule : standard.conditions()) {
      InspectRule(rule, false, ids);
      always_has_a_rule = always_has_a_rule || rule.under().empty();
    }
    EXPECT_TRUE(always_has_a_rule);
  }
}

TEST(RandomPairTest, RulesAreCitedAndNamedOnce) {
  for (uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const v1::Policy policy = MakePair(seed).policy;
    std::set<std::string> ids;
    for (const v1::Pass& pass : policy.passes()) InspectPass(pass, &ids);
    for (const v1::Check& check : policy.checks()) InspectRule(check.rule(), false, &ids);
    for (const v1::ReviewPlaceRule& place : policy.review_places()) {
      InspectRule(place.rule(), false, &ids);
    }
    for (const v1::ReRatingRule& rule : policy.re_ratings()) InspectCited(rule, &ids);
  }
}

TEST(RandomPairTest, SomePeopleComeInColumns) {
  int in_columns = 0;
  int in_rows = 0;
  for (uint64_t seed = 0; seed < 100; ++seed) {
    const v1::Dataset dataset = MakePair(seed).dataset;
    in_rows += dataset.people_size();
    for (const v1::PeopleColumns& columns : dataset.people_columns()) {
      in_columns += columns.person_ids_size();
    }
    const v1::Dataset rows = oracle::ExpandColumns(dataset);
    EXPECT_TRUE(rows.people_columns().empty());
    std::set<std::string> ids;
    for (const v1::Person& person : rows.people()) {
      EXPECT_TRUE(ids.insert(person.id()).second) << "seed " << seed << ": " << person.id();
    }
  }
  EXPECT_GT(in_columns, 100);
  EXPECT_GT(in_rows, 100);
}

}  // namespace
}  // namespace dangvien::random
