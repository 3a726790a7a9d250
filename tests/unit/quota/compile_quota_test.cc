// Faults of quotas, each with its path, and what a quota looks like when it is compiled.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "dangvien/issue.h"
#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> FaultsOf(const v1::Policy& policy) {
  std::vector<std::string> faults;
  for (const Issue& issue : IssuesOf(ReadPolicy(policy).status())) {
    faults.push_back(absl::StrCat(IssueCodeName(issue.code), " at ", issue.path));
  }
  return faults;
}

std::vector<std::string> FaultsOfQuota(const std::string& more) {
  return FaultsOf(QuotaPolicy(QuotaText(more)));
}

std::string At(const std::string& code, const std::string& field) {
  return absl::StrCat(code, " at passes[0].quotas[0]", field);
}

const char kCitation[] = " citations { instrument_id: \"law\" clause: \"1\" } ";

TEST(CompileQuotaTest, AQuotaWithoutFaults) { EXPECT_THAT(FaultsOfQuota(""), IsEmpty()); }

TEST(CompileQuotaTest, EveryMissingFieldIsReported) {
  EXPECT_THAT(
      FaultsOf(QuotaPolicy("quotas { }")),
      ElementsAre(At("missing_field", ".id"), At("missing_citation", ".citations"),
                  At("missing_field", ".group"), At("unknown_reference", ".tier_id"),
                  At("unknown_reference", ".lowered_to_tier_id"), At("invalid_ratio", ".limit"),
                  At("missing_field", ".base"), At("missing_field", ".rounding")));
}

struct FaultCase {
  std::string more;
  std::string code;
  std::string field;
};

TEST(CompileQuotaTest, EachFaultHasItsPath) {
  const std::string small = "small_groups { counted: SMALL_GROUP_COUNT_ALL ";
  const std::string key = "rank_keys { measure: RANK_MEASURE_";
  const std::vector<FaultCase> cases = {
      {"tier_id: \"low\"", "invalid_policy", ".lowered_to_tier_id"},
      {"lowered_to_tier_id: \"high\"", "invalid_policy", ".lowered_to_tier_id"},
      {"lowered_to_tier_id: \"none\"", "unknown_reference", ".lowered_to_tier_id"},
      {"limit { numerator: 6 }", "invalid_ratio", ".limit"},
      {"highest_limit { numerator: 1 denominator: 6 }", "invalid_policy", ".highest_limit"},
      {"highest_limit { numerator: 1 }", "invalid_ratio", ".highest_limit"},
      {"group { within: GROUP_WITHIN_LEVEL }", "invalid_policy", ".group.levels"},
      {"group { levels: UNIT_LEVEL_SECTION }", "invalid_policy", ".group.levels"},
      {"citations { instrument_id: \"none\" clause: \"1\" }", "unknown_reference",
       ".citations[1].instrument_id"},
      {"under { reading_id: \"none\" }", "unknown_reference", ".under[0].reading_id"},
      {"applies { attested { flag_id: \"none\" } }", "unknown_reference",
       ".applies.attested.flag_id"},
      {"applies { review_is { bodies: REVIEW_BODY_BRANCH } }", "wrong_subject",
       ".applies.review_is"},
      {small + "seats: 1" + kCitation + "}", "invalid_policy", ".small_groups[0].fewer_than"},
      {small + "fewer_than: 5 }", "missing_citation", ".small_groups[0].citations"},
      {absl::StrCat("small_groups { fewer_than: 5", kCitation, "}"), "missing_field",
       ".small_groups[0].counted"},
      {absl::StrCat("rank_keys { ", kCitation, "}"), "missing_field", ".rank_keys[0].measure"},
      {key + "PRIOR_RATINGS }", "missing_citation", ".rank_keys[0].citations"},
      {key + "SCORE" + kCitation + "score_id: \"none\" }", "unknown_reference",
       ".rank_keys[0].score_id"},
      {key + "CRITERIA_AT" + kCitation + "level_id: \"none\" }", "unknown_reference",
       ".rank_keys[0].level_id"},
      {key + "TASK_SHARE" + kCitation + "group_ids: \"t\" }", "missing_field",
       ".rank_keys[0].task_measure"},
      {key + "TASK_SHARE" + kCitation + "group_ids: \"none\" task_measure: TASK_MEASURE_ON_TIME }",
       "unknown_reference", ".rank_keys[0].group_ids[0]"},
      {key + "TASK_SHARE" + kCitation + "task_measure: TASK_MEASURE_ON_TIME }", "empty_condition",
       ".rank_keys[0].group_ids"},
  };
  for (const FaultCase& c : cases) {
    EXPECT_THAT(FaultsOfQuota(c.more), ::testing::Contains(At(c.code, c.field))) << c.more;
  }
}

TEST(CompileQuotaTest, IdsAreUniqueAmongRules) {
  EXPECT_THAT(FaultsOf(QuotaPolicy(QuotaText("", "q") + QuotaText("", "q"))),
              ElementsAre("duplicate_id at passes[0].quotas[1].id"));
  EXPECT_THAT(FaultsOf(QuotaPolicy(QuotaText("", "for-high"))),
              ElementsAre("duplicate_id at passes[0].quotas[0].id"));
}

const char kReading[] = R"pb(
  readings {
    id: "share"
    default_option_id: "wide"
    options { id: "wide" }
    options { id: "narrow" }
    citations { instrument_id: "law" clause: "1" }
  }
)pb";

TEST(CompileQuotaTest, AQuotaUnderAnotherReadingIsNotThere) {
  const auto certificates = [](const std::string& option) {
    const std::string quota =
        QuotaText("under { reading_id: \"share\" option_id: \"" + option + "\" }");
    v1::Result result;
    result.ParseFromString(EvaluateQuotas(QuotaPolicy(quota, kReading), Members("H")).ToProto());
    return result.certificates_size();
  };
  EXPECT_EQ(certificates("wide"), 1);
  EXPECT_EQ(certificates("narrow"), 0);
}

TEST(CompileQuotaTest, ASmallGroupUnderAnotherReadingKeepsItsNumber) {
  const std::string rule =
      "counted: SMALL_GROUP_COUNT_ALL fewer_than: 9 citations { instrument_id: \"law\" "
      "clause: \"1\" } ";
  const std::string quota = QuotaText(
      absl::StrCat("small_groups { seats: 3 under { reading_id: \"share\" option_id: \"narrow\" } ",
                   rule, "} small_groups { seats: 1 ", rule, "}"));
  v1::Result result;
  result.ParseFromString(EvaluateQuotas(QuotaPolicy(quota, kReading), Members("HH")).ToProto());
  EXPECT_EQ(result.certificates(0).small_group(), 2U);
  EXPECT_EQ(Span(result.certificates(0).seat_count()), "1");
}

TEST(CompileQuotaTest, TheDumpSaysHowSeatsAreTaken) {
  const std::string quota = QuotaText(R"pb(
    applies { attested { flag_id: "concerned" } }
    group { within: GROUP_WITHIN_LEVEL levels: UNIT_LEVEL_GRASSROOTS by: GROUP_BY_UNIT_KIND }
    highest_limit { numerator: 1 denominator: 4 }
    small_groups {
      counted: SMALL_GROUP_COUNT_RATED
      at_least: 1
      fewer_than: 5
      seats: 1
      citations { instrument_id: "law" clause: "2" }
    }
    rank_keys {
      measure: RANK_MEASURE_TASK_SHARE
      group_ids: "t"
      task_measure: TASK_MEASURE_ON_TIME
      citations { instrument_id: "law" clause: "3" }
    }
    head: QUOTA_HEAD_APART
    ties: TIE_RULE_KEEP_ALL
    effect: QUOTA_EFFECT_FLAG
  )pb");
  const absl::StatusOr<Policy> policy = ReadPolicy(QuotaPolicy(quota));
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_THAT(policy->Dump(), HasSubstr(R"(
  quota `q` of high, else mid  (1-QD; 1)
    applies attested(concerned)
    group within level[grassroots], by unit_kind, heads apart
    seats <= 1/5 of lower_or_above, floor, raised at most to 1/4
    seats 1 where 1 <= rated < 5  (1-QD; 2)
    rank by task_share[t] on_time, highest first  (1-QD; 3)
    ties keep_all, only flags
)"));
}

}  // namespace
}  // namespace dangvien::testing
