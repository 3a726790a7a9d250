// One row a kind of subject, level and kind of unit: "MEMBER BRANCH: 1 0 1 | top 1 of 2, second or
// above 1 | why 1".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

std::string Print(const v1::SummaryRow& row) {
  std::string text = absl::StrCat(v1::SubjectKind_Name(row.subject_kind()).substr(13), " ",
                                  v1::UnitKind_Name(row.unit_kind()).substr(10), ":");
  for (const v1::TierCount& tier : row.tally().tiers()) absl::StrAppend(&text, " ", tier.count());
  absl::StrAppend(&text, " | top ", row.top_count(), " of ", row.rated_count(), ", second ",
                  row.second_count(), ", both ", row.second_or_above_count());
  if (row.decided_by_people_count() > 0) {
    absl::StrAppend(&text, " | by people ", row.decided_by_people_count());
  }
  for (const v1::NotRatedCount& reason : row.not_rated()) {
    absl::StrAppend(&text, " | ", reason.reason(), " ", reason.count());
  }
  return text;
}

std::vector<std::string> RowsOf(const v1::Result& result) {
  std::vector<std::string> rows;
  for (const v1::SummaryRow& row : result.summary()) rows.push_back(Print(row));
  return rows;
}

std::string Decided(const std::string& subject, const std::string& tier) {
  return absl::StrCat("decisions { subject { ", subject, " } tier_id: \"", tier,
                      "\" reference: \"1\" reason: \"minutes\" } ");
}

const char kMemberP[] = "kind: SUBJECT_KIND_MEMBER person_id: \"p\"";
const char kRoot[] = "kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"";

TEST(SummaryTest, EachKindOfUnitHasARow) {
  const v1::Result result =
      ResultOf(EvaluateSmall({}, Decided(kMemberP, "high") + Decided(kRoot, "mid")));
  EXPECT_THAT(
      RowsOf(result),
      ElementsAre("ORGANIZATION PARTY_BODY: 0 1 0 | top 0 of 1, second 1, both 1 | by people 1",
                  "ORGANIZATION BRANCH: 0 0 1 | top 0 of 1, second 0, both 0",
                  "MEMBER BRANCH: 1 0 1 | top 1 of 2, second 0, both 1 | by people 1"));
}

TEST(SummaryTest, WhoIsNotRatedCountsByTheReason) {
  const SmallRules rules = {
      absl::StrCat("exclusions { ",
                   RuleText("out", "employment { kinds: EMPLOYMENT_KIND_RETIRED }"), " } ",
                   "exclusions { ",
                   RuleText("too",
                            "employment { kinds: [ EMPLOYMENT_KIND_RETIRED, "
                            "EMPLOYMENT_KIND_STUDENT ] }"),
                   " }"),
      "", ""};
  const std::string in_branch =
      "memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } } ";
  const v1::Result result = ResultOf(EvaluateSmall(
      rules, absl::StrCat("people { id: \"p\" employment: EMPLOYMENT_KIND_RETIRED ", in_branch,
                          "people { id: \"h\" employment: EMPLOYMENT_KIND_STUDENT ", in_branch,
                          "people { id: \"w\" employment: EMPLOYMENT_KIND_WORKER ", in_branch,
                          "people { id: \"nowhere\" }")));
  EXPECT_THAT(
      RowsOf(result),
      IsSupersetOf(
          {"MEMBER UNSPECIFIED: 0 0 0 | top 0 of 0, second 0, both 0 | no_official_membership 1",
           // The first exclusion that holds is the reason.
           "MEMBER BRANCH: 0 0 1 | top 0 of 1, second 0, both 0 | out 1 | too 1"}));
}

// Two kinds share one list of tiers, and have not the same highest one.
TEST(SummaryTest, TheHighestTierIsThatOfTheKind) {
  const absl::StatusOr<Policy> policy = Policy::Builtin("hd27-2014");
  ASSERT_TRUE(policy.ok()) << policy.status();
  const std::string branch = "kind: SUBJECT_KIND_ORGANIZATION unit_id: \"branch\"";
  const std::string head = "kind: SUBJECT_KIND_MEMBER person_id: \"h\"";
  const Dataset dataset = ReadSmall(Decided(kMemberP, "HTXS") + Decided(head, "HTT") +
                                    Decided(kRoot, "TSVM") + Decided(branch, "TSVM_TB"));
  const absl::StatusOr<Evaluation> evaluation = Evaluate(dataset, {*policy}, {});
  ASSERT_TRUE(evaluation.ok()) << evaluation.status();
  EXPECT_THAT(RowsOf(ResultOf(*evaluation)),
              IsSupersetOf({"ORGANIZATION PARTY_BODY: 0 1 0 0 0 0 | top 0 of 1, second 1, both 1 | "
                            "by people 1",
                            "ORGANIZATION BRANCH: 1 0 0 0 0 0 | top 1 of 1, second 0, both 1 | by "
                            "people 1",
                            "MEMBER BRANCH: 0 0 1 1 0 0 | top 1 of 2, second 1, both 2 | by people "
                            "2"}));
}

}  // namespace
}  // namespace dangvien::testing
