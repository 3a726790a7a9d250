// Explanations of random subjects under random policies: whatever conditions are nested in whatever
// way, an explanation comes out, ends as the result does, and reads every fact that is open.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "dangvien/engine.h"
#include "dangvien/v1/result.pb.h"
#include "tests/random/random_pair.h"

namespace dangvien {
namespace {

constexpr uint64_t kSeeds = 150;
constexpr size_t kMostNamed = 10;

// (kind, id) of what rules with an unknown truth miss.
std::set<std::pair<int, std::string>> MissingFacts(const v1::Explanation& explanation) {
  std::set<std::pair<int, std::string>> missing;
  for (const v1::Step& step : explanation.steps()) {
    if (step.truth() != v1::TRUTH_VALUE_UNKNOWN) continue;
    for (const v1::FactRead& fact : step.facts()) {
      if (fact.missing()) missing.emplace(fact.kind(), fact.id());
    }
  }
  return missing;
}

SubjectId IdOf(const v1::SubjectRef& ref) {
  switch (ref.kind()) {
    case v1::SUBJECT_KIND_MEMBER:
      return {SubjectId::Kind::kMember, ref.person_id()};
    case v1::SUBJECT_KIND_COLLECTIVE:
      return {SubjectId::Kind::kCollective, ref.unit_id()};
    case v1::SUBJECT_KIND_LEADER:
      return {SubjectId::Kind::kLeader, ref.person_id(), ref.post_id()};
    default:
      return {SubjectId::Kind::kOrganization, ref.unit_id()};
  }
}

void CheckSubject(const Evaluation& evaluation, const v1::SubjectResult& subject) {
  const SubjectId id = IdOf(subject.subject());
  for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
    const absl::StatusOr<std::string> bytes = evaluation.Explain(id, language);
    ASSERT_TRUE(bytes.ok()) << bytes.status();
    v1::Explanation explanation;
    ASSERT_TRUE(explanation.ParseFromString(*bytes));
    EXPECT_EQ(explanation.subject().SerializeAsString(), subject.SerializeAsString());
    EXPECT_EQ(explanation.steps().rbegin()->tier_id(), subject.decided_tier_id());
    const std::set<std::pair<int, std::string>> missing = MissingFacts(explanation);
    if (missing.size() >= kMostNamed) continue;  // of a population no more are named
    for (const v1::OpenFact& fact : subject.open_facts()) {
      EXPECT_TRUE(missing.count({fact.kind(), fact.id()}) > 0) << fact.ShortDebugString();
    }
  }
}

TEST(RandomExplainTest, ReadsEveryOpenFact) {
  int64_t subject_count = 0;
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const random::RandomPair pair = random::MakePair(seed);
    PolicyOptions options;
    options.prove = false;
    for (const auto& [reading, option] : pair.readings)
      options.readings.push_back({reading, option});
    const absl::StatusOr<Policy> policy = Policy::Read(pair.policy.SerializeAsString(), options);
    const absl::StatusOr<Dataset> dataset = Dataset::Read(pair.dataset.SerializeAsString());
    ASSERT_TRUE(policy.ok()) << policy.status();
    ASSERT_TRUE(dataset.ok()) << dataset.status();
    const absl::StatusOr<Evaluation> evaluation = Evaluate(*dataset, {*policy});
    ASSERT_TRUE(evaluation.ok()) << evaluation.status();
    v1::Result result;
    ASSERT_TRUE(result.ParseFromString(evaluation->ToProto()));
    for (const v1::SubjectResult& subject : result.subjects()) CheckSubject(*evaluation, subject);
    subject_count += result.subjects_size();
    if (HasFailure()) return;
  }
  EXPECT_GT(subject_count, static_cast<int64_t>(kSeeds));
}

}  // namespace
}  // namespace dangvien
