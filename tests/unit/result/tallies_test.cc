// Counts by unit, of the unit alone and of everything below it: "high mid low | not a subject,
// needs input, needs decision | all".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;

std::string Print(const v1::Tally& tally) {
  std::string text;
  for (const v1::TierCount& count : tally.tiers()) absl::StrAppend(&text, count.count(), " ");
  absl::StrAppend(&text, "| ", tally.not_a_subject_count(), " ", tally.needs_input_count(), " ",
                  tally.needs_decision_count(), " | ", tally.total_count());
  return text;
}

v1::UnitTally TallyOf(const v1::Result& result, const std::string& unit, v1::SubjectKind kind) {
  for (const v1::UnitTally& tally : result.tallies()) {
    if (tally.unit_id() == unit && tally.subject_kind() == kind) return tally;
  }
  ADD_FAILURE() << "no tally of `" << unit << "`";
  return {};
}

constexpr v1::SubjectKind kMembers = v1::SUBJECT_KIND_MEMBER;
constexpr v1::SubjectKind kOrganizations = v1::SUBJECT_KIND_ORGANIZATION;

std::string Member(const std::string& id, const std::string& unit, const std::string& more = "") {
  return absl::StrCat("people { id: \"", id, "\" ", more, " memberships { unit_id: \"", unit,
                      "\" kind: MEMBERSHIP_KIND_OFFICIAL } } ");
}

std::string Decided(const std::string& subject, const std::string& tier) {
  return absl::StrCat("decisions { subject { ", subject, " } tier_id: \"", tier,
                      "\" reference: \"1\" reason: \"minutes\" } ");
}

std::string DecidedMember(const std::string& id, const std::string& tier) {
  return Decided(absl::StrCat("kind: SUBJECT_KIND_MEMBER person_id: \"", id, "\""), tier);
}

std::string DecidedUnit(const std::string& id, const std::string& tier) {
  return Decided(absl::StrCat("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"", id, "\""), tier);
}

// Two levels below root: body, and deep below body.
constexpr char kTree[] = R"(
  units { id: "body" kind: UNIT_KIND_PARTY_BODY parent_id: "root" }
  units { id: "deep" kind: UNIT_KIND_BRANCH parent_id: "body" } )";

TEST(TalliesTest, MembersAreCountedInTheirUnitAndInEachAbove) {
  const v1::Result result = ResultOf(
      EvaluateSmall({}, kTree + Member("d1", "deep") + Member("d2", "deep") + Member("r", "root") +
                            DecidedMember("d1", "high") + DecidedMember("p", "mid")));
  const auto tally = [&](const char* unit) { return TallyOf(result, unit, kMembers); };
  EXPECT_EQ(Print(tally("deep").direct()), "1 0 1 | 0 0 0 | 2");
  EXPECT_EQ(Print(tally("body").direct()), "0 0 0 | 0 0 0 | 0");
  EXPECT_EQ(Print(tally("body").subtree()), "1 0 1 | 0 0 0 | 2");
  EXPECT_EQ(Print(tally("branch").direct()), "0 1 1 | 0 0 0 | 2");
  EXPECT_EQ(Print(tally("root").direct()), "0 0 1 | 0 0 0 | 1");
  EXPECT_EQ(Print(tally("root").subtree()), "1 1 3 | 0 0 0 | 5");
}

TEST(TalliesTest, OrganizationsAreCountedBelowTheirSuperiorAndNotInThemselves) {
  const v1::Result result = ResultOf(
      EvaluateSmall({}, kTree + DecidedUnit("deep", "high") + DecidedUnit("root", "high")));
  const auto tally = [&](const char* unit) { return TallyOf(result, unit, kOrganizations); };
  EXPECT_EQ(Print(tally("deep").subtree()), "0 0 0 | 0 0 0 | 0");
  EXPECT_EQ(Print(tally("body").direct()), "1 0 0 | 0 0 0 | 1");
  EXPECT_EQ(Print(tally("root").direct()), "0 0 2 | 0 0 0 | 2");
  EXPECT_EQ(Print(tally("root").subtree()), "1 0 2 | 0 0 0 | 3");
}

TEST(TalliesTest, EachStatusHasItsOwnCount) {
  const SmallRules rules = {
      absl::StrCat("exclusions { ",
                   RuleText("out", "employment { kinds: EMPLOYMENT_KIND_RETIRED }"),
                   " } standards { tier_id: \"high\" conditions { ",
                   RuleText("open", "open_question { question_id: \"q\" }",
                            "applies { employment { kinds: EMPLOYMENT_KIND_CADRE } }"),
                   " } }"),
      "", ""};
  const v1::Result result = ResultOf(
      EvaluateSmall(rules, Member("out", "branch", "employment: EMPLOYMENT_KIND_RETIRED") +
                               Member("open", "branch", "employment: EMPLOYMENT_KIND_CADRE") +
                               Member("high", "branch", "employment: EMPLOYMENT_KIND_WORKER") +
                               Member("p", "branch", "") + Member("h", "branch", "")));
  EXPECT_EQ(Print(TallyOf(result, "branch", kMembers).direct()), "1 0 0 | 1 2 1 | 5");
}

TEST(TalliesTest, ATierThatPeopleDecidedCountsWhereThePolicyLeavesItOpen) {
  const SmallRules rules = {
      absl::StrCat("standards { tier_id: \"high\" conditions { ",
                   RuleText("open", "open_question { question_id: \"q\" }"), " } }"),
      "", ""};
  const v1::Result result = ResultOf(EvaluateSmall(rules, DecidedMember("p", "mid")));
  EXPECT_EQ(Print(TallyOf(result, "branch", kMembers).direct()), "0 1 0 | 0 0 1 | 2");
}

TEST(TalliesTest, ADissolvedOrganizationIsNoSubject) {
  const v1::Result result = ResultOf(EvaluateSmall(
      {},
      R"(units { id: "gone" kind: UNIT_KIND_BRANCH parent_id: "root" dissolved_on: 20180601 })"));
  EXPECT_EQ(Print(TallyOf(result, "root", kOrganizations).direct()), "0 0 1 | 1 0 0 | 2");
}

TEST(TalliesTest, AMemberOfTwoBranchesIsCountedOnce) {
  const v1::Result result = ResultOf(EvaluateSmall({}, kTree + std::string(R"(
    people { id: "p" memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
      memberships { unit_id: "deep" kind: MEMBERSHIP_KIND_OFFICIAL } })")));
  EXPECT_EQ(Print(TallyOf(result, "root", kMembers).subtree()), "0 0 1 | 0 1 0 | 2");
}

TEST(TalliesTest, AreGivenForPartyOrganizationsInCanonicalOrder) {
  std::vector<std::string> order;
  const v1::Result result = ResultOf(EvaluateSmall({}, kTree));
  for (const v1::UnitTally& tally : result.tallies()) {
    order.push_back(absl::StrCat(tally.unit_id(), tally.subject_kind() == kMembers ? " m" : " o"));
  }
  EXPECT_THAT(order, ElementsAre("root o", "root m", "body o", "body m", "deep o", "deep m",
                                 "branch o", "branch m"));
}

TEST(TalliesTest, TheCountsOfTheRunAreThoseOfItsSubjects) {
  const Evaluation evaluation = EvaluateSmall(
      {absl::StrCat("standards { tier_id: \"high\" conditions { ",
                    RuleText("open", "open_question { question_id: \"q\" }"), " } }"),
       absl::StrCat("standards { tier_id: \"high\" conditions { ",
                    RuleText("flag", "attested { flag_id: \"f\" }"), " } }"),
       ""},
      R"(units { id: "gone" kind: UNIT_KIND_BRANCH parent_id: "root" dissolved_on: 20180601 }
         assessments { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "root" }
           attestations { flag_id: "f" holds: true } })");
  const StatusCounts counts = evaluation.status_counts();
  EXPECT_EQ(counts.rated, 1) << "root";
  EXPECT_EQ(counts.not_a_subject, 1) << "gone";
  EXPECT_EQ(counts.needs_input, 1) << "branch";
  EXPECT_EQ(counts.needs_decision, 2) << "p and h";
  EXPECT_EQ(counts.findings, 1) << "a flag without evidence";
  EXPECT_EQ(ResultOf(evaluation).findings_size(), 1);
}

}  // namespace
}  // namespace dangvien::testing
