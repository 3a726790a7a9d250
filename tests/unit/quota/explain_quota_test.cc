// The story of a seat in words, in both languages, and where it stands in an explanation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

const char kByTasks[] = R"pb(
  base: QUOTA_BASE_LOWER_AFTER
  text { vi: "Không quá 20 %" en: "At most 20 %" }
  rank_keys {
    measure: RANK_MEASURE_TASK_SHARE
    group_ids: "t"
    task_measure: TASK_MEASURE_COMPLETED
    citations { instrument_id: "law" clause: "1" }
  }
)pb";

v1::Dataset Ranked(const std::string& letters, const std::string& more = "") {
  v1::Dataset dataset = Members(letters, more);
  for (int i = 0; i < static_cast<int>(letters.size()); ++i) {
    SetTasks(dataset.people(i).id(), 9 - i, 10, &dataset);
  }
  return dataset;
}

v1::Explanation Explain(const std::string& quotas, const v1::Dataset& dataset,
                        const std::string& person, Language language = Language::kEnglish) {
  const Evaluation evaluation = EvaluateQuotas(QuotaPolicy(quotas), dataset);
  const absl::StatusOr<std::string> bytes =
      evaluation.Explain({SubjectId::Kind::kMember, person, ""}, language);
  EXPECT_TRUE(bytes.ok()) << bytes.status();
  v1::Explanation explanation;
  EXPECT_TRUE(explanation.ParseFromString(*bytes));
  return explanation;
}

std::vector<v1::Step> QuotaStepsOf(const v1::Explanation& explanation) {
  std::vector<v1::Step> steps;
  for (const v1::Step& step : explanation.steps()) {
    if (step.kind() == v1::STEP_KIND_QUOTA) steps.push_back(step);
  }
  return steps;
}

std::vector<std::string> FactsOf(const v1::Step& step) {
  std::vector<std::string> facts;
  for (const v1::FactRead& fact : step.facts()) facts.push_back(fact.text());
  return facts;
}

TEST(ExplainQuotaTest, ASeatWithRankSeatsAndLine) {
  const v1::Explanation explanation = Explain(QuotaText(kByTasks), Ranked("HHHMMMML"), "b1-02");
  const std::vector<v1::Step> steps = QuotaStepsOf(explanation);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].rule_id(), "q");
  EXPECT_EQ(steps[0].tier_id(), "high");
  EXPECT_EQ(steps[0].text(), "At most 20 %");
  EXPECT_EQ(steps[0].truth(), v1::TRUTH_VALUE_FALSE);
  EXPECT_THAT(
      FactsOf(steps[0]),
      ElementsAre("within b1",
                  "8 subjects, 8 rated, 7 at “mid” or above, 3 that qualify for “high”",
                  "seats: 1 (at most 1/5 of those left at “mid” after the pick, rounded down)",
                  "rank 2 of 3", "ranked by: 4/5", "the last one with a seat has rank 1",
                  "beyond the seats"));
  EXPECT_THAT(explanation.lines(), AllOf(Contains("Result: mid"), Contains("Why not “high”:"),
                                         Contains("5. How many may be “high” (high): not met")));
}

TEST(ExplainQuotaTest, TheSameInVietnamese) {
  const std::vector<v1::Step> steps = QuotaStepsOf(
      Explain(QuotaText(kByTasks), Ranked("HHHMMMML"), "b1-01", Language::kVietnamese));
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].truth(), v1::TRUTH_VALUE_TRUE);
  EXPECT_THAT(
      FactsOf(steps[0]),
      ElementsAre("xét trong b1",
                  "8 đối tượng, 8 được xếp loại, 7 từ “mid” trở lên, 3 đủ điều kiện “high”",
                  "số suất: 1 (không quá 1/5 của số còn xếp “mid” sau khi chọn, làm tròn xuống)",
                  "xếp thứ 1 trong 3", "căn cứ xếp thứ tự: 9/10",
                  "đối tượng cuối cùng có suất xếp thứ 1", "có suất"));
}

TEST(ExplainQuotaTest, ATieIsForPeople) {
  const v1::Explanation explanation = Explain(QuotaText(), Members("HHMMM"), "b1-01");
  const std::vector<v1::Step> steps = QuotaStepsOf(explanation);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].truth(), v1::TRUTH_VALUE_UNKNOWN);
  EXPECT_THAT(FactsOf(steps[0]), Contains("rank 1 of 2, shared with 1 more"));
  EXPECT_THAT(explanation.lines(), AllOf(Contains("To be decided by people:"),
                                         Contains("   ? tied at the line, to be chosen by people"),
                                         Not(Contains("Still missing:"))));
}

TEST(ExplainQuotaTest, WhatIsOpenInTheGroupIsMissing) {
  const v1::Explanation explanation = Explain(QuotaText(), Members("HHMMMm"), "b1-01");
  EXPECT_THAT(
      explanation.lines(),
      AllOf(Contains("Still missing:"),
            Contains("   ? whether there is a seat depends on what is open in the group, or "
                     "on a rank key that is not known")));
}

TEST(ExplainQuotaTest, PeoplesChoiceHasItsReference) {
  const v1::Dataset dataset = Members("HHMMM", R"pb(
    quota_decisions {
      quota_id: "q"
      unit_id: "b1"
      reference: "7-QD"
      seated { kind: SUBJECT_KIND_MEMBER person_id: "b1-02" }
    }
  )pb");
  EXPECT_THAT(FactsOf(QuotaStepsOf(Explain(QuotaText(), dataset, "b1-01"))[0]),
              Contains("tied at the line, not chosen by decision 7-QD"));
  EXPECT_THAT(FactsOf(QuotaStepsOf(Explain(QuotaText(), dataset, "b1-02"))[0]),
              Contains("tied at the line, chosen by decision 7-QD"));
}

TEST(ExplainQuotaTest, WhoNeedsNoSeatHasNoStep) {
  EXPECT_THAT(QuotaStepsOf(Explain(QuotaText(), Members("HM"), "b1-02")), IsEmpty());
}

TEST(ExplainQuotaTest, AMissingPeerGroupIsNamed) {
  const std::vector<v1::Step> steps =
      QuotaStepsOf(Explain(QuotaText("group { by: GROUP_BY_PEER_GROUP }"), Members("H"), "b1-01"));
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_THAT(FactsOf(steps[0]), ElementsAre("the peer group is not stated"));
}

}  // namespace
}  // namespace dangvien::testing
