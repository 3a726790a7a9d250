// A province under every built-in policy, from the generator through the engine: the dossier reads
// without an issue, every event of the design is in it, every tier that the policy has for a
// subject kind is handed out, and the oracle agrees where it is fast enough to be asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

#include "absl/strings/str_replace.h"
#include "dangvien/dataset.h"
#include "dangvien/engine.h"
#include "dangvien/policy.h"
#include "generator/generator.h"
#include "tests/differential/compare.h"
#include "tests/province/survey.h"

namespace dangvien::province {
namespace {

enum class Scale { kSmall, kNormal, kFull };

// By DANGVIEN_TEST_SCALE.
Scale ScaleOfRun() {
  const char* value = std::getenv("DANGVIEN_TEST_SCALE");
  const std::string name = value == nullptr ? "normal" : value;
  if (name == "full") return Scale::kFull;
  return name == "small" ? Scale::kSmall : Scale::kNormal;
}

int64_t MemberCount() {
  switch (ScaleOfRun()) {
    case Scale::kSmall:
      return 2'000;
    case Scale::kNormal:
      return 10'000;
    default:
      return 100'000;
  }
}

v1::Policy MessageOf(const Policy& policy) {
  v1::Policy message;
  EXPECT_TRUE(message.ParseFromString(std::string(policy.bytes())));
  return message;
}

v1::Dataset MakeDossier(const v1::Policy& policy, int64_t member_count, bool columns = false) {
  generator::GeneratorOptions options;
  options.profile = generator::Profile::kProvince;
  options.member_count = member_count;
  options.columns = columns;
  v1::Dataset dataset;
  generator::Generate(policy, options, &dataset);
  return dataset;
}

// The serialized result; empty, and the test fails, where the dossier has an issue.
std::string EvaluateBytes(const Policy& policy, const std::string& dossier) {
  const absl::StatusOr<Dataset> tables = Dataset::Read(dossier);
  EXPECT_TRUE(tables.ok()) << tables.status().ToString().substr(0, 2'000);
  if (!tables.ok()) return "";
  const absl::StatusOr<Evaluation> evaluation = Evaluate(*tables, {policy});
  EXPECT_TRUE(evaluation.ok()) << evaluation.status().ToString().substr(0, 2'000);
  return evaluation.ok() ? evaluation->ToProto() : "";
}

std::vector<std::string> Missing(const std::set<std::string>& expected, const Counts& counts) {
  std::vector<std::string> missing;
  for (const std::string& name : expected) {
    const auto it = counts.find(name);
    if (it == counts.end() || it->second == 0) missing.push_back(name);
  }
  return missing;
}

void Report(const std::string& policy, const Counts& events, const Counts& outcomes) {
  const char* directory = std::getenv("DANGVIEN_REPORT_DIR");
  if (directory == nullptr) return;
  std::ofstream file(std::string(directory) + "/province-" + policy + ".txt");
  for (const auto& [name, count] : events) {
    file << "province_in_" << absl::StrReplaceAll(name, {{" ", "_"}}) << " " << count << "\n";
  }
  std::map<std::string, int64_t> sums;  // by the first word: "member", "excluded", "seat", ...
  for (const auto& [name, count] : outcomes) sums[name.substr(0, name.find(' '))] += count;
  for (const auto& [name, sum] : sums) file << "province_out_" << name << " " << sum << "\n";
}

class ProvinceTest : public testing::TestWithParam<std::string> {
 protected:
  ProvinceTest() : policy_(Policy::Builtin(GetParam())) {}

  absl::StatusOr<Policy> policy_;
};

TEST_P(ProvinceTest, EveryEventAndTierComesOut) {
  ASSERT_TRUE(policy_.ok()) << policy_.status().ToString();
  const v1::Policy message = MessageOf(*policy_);
  std::string dossier;
  Counts events;
  {
    const v1::Dataset dataset = MakeDossier(message, MemberCount());
    events = SurveyDossier(dataset);
    dossier = dataset.SerializeAsString();
  }
  v1::Result result;
  ASSERT_TRUE(result.ParseFromString(EvaluateBytes(*policy_, dossier)));
  const Counts outcomes = SurveyResult(result);
  EXPECT_THAT(Missing(ExpectedTiers(message), outcomes), testing::IsEmpty());
  // Rare events need some size.
  if (ScaleOfRun() != Scale::kSmall) {
    EXPECT_THAT(Missing(ExpectedEvents(message), events), testing::IsEmpty());
    EXPECT_THAT(Missing(ExpectedOutcomes(message), outcomes), testing::IsEmpty());
  }
  Report(GetParam(), events, outcomes);
}

// The other two profiles know fewer facts, but those fit every policy, too.
TEST_P(ProvinceTest, OtherProfilesRead) {
  ASSERT_TRUE(policy_.ok()) << policy_.status().ToString();
  const v1::Policy message = MessageOf(*policy_);
  for (const generator::Profile profile :
       {generator::Profile::kCompany, generator::Profile::kScale}) {
    generator::GeneratorOptions options;
    options.profile = profile;
    options.member_count = 300;
    EXPECT_NE(EvaluateBytes(*policy_, generator::GenerateBytes(message, options)), "");
  }
}

TEST_P(ProvinceTest, ColumnsHoldTheSameFacts) {
  ASSERT_TRUE(policy_.ok()) << policy_.status().ToString();
  const v1::Policy message = MessageOf(*policy_);
  const v1::Dataset columns = MakeDossier(message, 1'500, true);
  EXPECT_GT(columns.people_columns_size(), 0);
  const std::string result = EvaluateBytes(*policy_, columns.SerializeAsString());
  EXPECT_TRUE(result == EvaluateBytes(*policy_, MakeDossier(message, 1'500).SerializeAsString()));
}

TEST_P(ProvinceTest, TheSameSeedGivesTheSameBytes) {
  ASSERT_TRUE(policy_.ok()) << policy_.status().ToString();
  const v1::Policy message = MessageOf(*policy_);
  const std::string bytes = MakeDossier(message, 600).SerializeAsString();
  EXPECT_TRUE(bytes == MakeDossier(message, 600).SerializeAsString());
}

TEST_P(ProvinceTest, TheOracleAgrees) {
  ASSERT_TRUE(policy_.ok()) << policy_.status().ToString();
  const v1::Policy message = MessageOf(*policy_);
  const v1::Dataset dataset = MakeDossier(message, ScaleOfRun() == Scale::kSmall ? 150 : 400);
  const absl::StatusOr<v1::Result> engine = differential::RunEngine(message, dataset, {});
  ASSERT_TRUE(engine.ok()) << engine.status().ToString();
  EXPECT_EQ(differential::Differences(*engine, oracle::Rate(message, dataset)), "");
}

INSTANTIATE_TEST_SUITE_P(Policies, ProvinceTest, testing::ValuesIn(Policy::BuiltinNames()),
                         [](const testing::TestParamInfo<std::string>& policy) {
                           std::string name = policy.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

// Gives each quota what its pass can be ranked by: the score, else levels and tasks done on time.
void AddRankKeys(v1::Policy& policy) {
  for (v1::Pass& pass : *policy.mutable_passes()) {
    for (v1::Quota& quota : *pass.mutable_quotas()) {
      for (const v1::Score& score : policy.scores()) {
        if (score.subject_kind() != pass.subject_kind()) continue;
        v1::RankKey& key = *quota.add_rank_keys();
        key.set_measure(v1::RANK_MEASURE_SCORE);
        key.set_score_id(score.id());
        *key.mutable_citations() = quota.citations();
      }
      if (policy.levels().empty()) continue;
      v1::RankKey& key = *quota.add_rank_keys();
      key.set_measure(v1::RANK_MEASURE_CRITERIA_AT);
      key.set_level_id(policy.levels(0).id());
      *key.mutable_citations() = quota.citations();
    }
  }
}

// No built-in policy names keys; a local one may.
TEST(RankedProvinceTest, QuotasCutByRankAndTieWhereRanksAreEqual) {
  for (const char* name : {"qd366-hd43-2025", "qd124-hd25-2023"}) {
    const absl::StatusOr<Policy> builtin = Policy::Builtin(name);
    ASSERT_TRUE(builtin.ok()) << builtin.status().ToString();
    v1::Policy message = MessageOf(*builtin);
    AddRankKeys(message);
    const absl::StatusOr<Policy> policy = Policy::Read(message.SerializeAsString());
    ASSERT_TRUE(policy.ok()) << policy.status().ToString();
    v1::Result result;
    const std::string dossier = MakeDossier(message, 2'000).SerializeAsString();
    ASSERT_TRUE(result.ParseFromString(EvaluateBytes(*policy, dossier)));
    EXPECT_THAT(
        Missing({"seat seated", "seat no_seat", "seat tied", "certificate"}, SurveyResult(result)),
        testing::IsEmpty())
        << name;
    const v1::Dataset sample = MakeDossier(message, 200);
    const absl::StatusOr<v1::Result> engine = differential::RunEngine(message, sample, {});
    ASSERT_TRUE(engine.ok()) << engine.status().ToString();
    EXPECT_EQ(differential::Differences(*engine, oracle::Rate(message, sample)), "") << name;
  }
}

}  // namespace
}  // namespace dangvien::province
