// Collectives and leaders, where people are placed, ceilings, layers, and what contradicts them.
//
// Tested by tests/oracle/oracle_subjects_test.cc
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

using Tiers = std::set<std::string>;

constexpr char kFlag[] = "attested { flag_id: \"f\" }";
constexpr char kAlways[] = "none_of { conditions { unit_is { kinds: UNIT_KIND_FRONT } } }";

const SubjectId kMember = {v1::SUBJECT_KIND_MEMBER, "p"};
const SubjectId kRoot = {v1::SUBJECT_KIND_ORGANIZATION, "root"};
const SubjectId kCollective = {v1::SUBJECT_KIND_COLLECTIVE, "root"};
const SubjectId kHead = {v1::SUBJECT_KIND_LEADER, "p", "h"};

std::string High(const std::string& id, const std::string& condition) {
  return "standards { tier_id: \"high\" conditions { id: \"" + id + "\" when { " + condition +
         " } } } ";
}

std::string Pass(const std::string& kind, const std::string& rules) {
  return "passes { id: \"" + kind + "\" subject_kind: SUBJECT_KIND_" + kind +
         " fallback { tier_id: \"low\" } " + rules + " } ";
}

std::string Ceiling(const std::string& id, const std::string& source, const std::string& more) {
  return "ceilings { source: TIER_SOURCE_" + source + " rule { id: \"" + id + "\" } " + more +
         " } ";
}

// Everybody is high, but as the rules of the pass of one kind say.
OracleResult RateAll(const std::string& kind, const std::string& rules, const std::string& text) {
  const auto own = [&](const std::string& other) { return other == kind ? rules : ""; };
  const v1::Policy policy =
      SmallPolicy(High("m", kAlways) + own("MEMBER"), High("o", kAlways) + own("ORGANIZATION"),
                  Pass("COLLECTIVE", High("c", kAlways) + own("COLLECTIVE")) +
                      Pass("LEADER", High("l", kAlways) + own("LEADER")));
  return Rate(policy, SmallDataset(text));
}

constexpr char kHeadOfRoot[] =
    "people { id: \"p\" memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } "
    "posts { id: \"h\" unit_id: \"root\" kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE } } ";
constexpr char kCollectiveOfRoot[] =
    "assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\" } } ";

std::string Decided(const std::string& subject, const std::string& tier) {
  return "decisions { subject { " + subject + " } tier_id: \"" + tier + "\" } ";
}

TEST(OracleSubjectsTest, ACollectiveIsThereWhereStatedOrAssessed) {
  EXPECT_EQ(RateAll("", "", "").subjects.count(kCollective), 0u);
  EXPECT_EQ(RateAll("", "", kCollectiveOfRoot).subjects.at(kCollective).proposed_tier_id, "high");
  const OracleResult stated = RateAll(
      "", "",
      std::string(kCollectiveOfRoot) +
          R"pb(units { id: "a" kind: UNIT_KIND_FRONT parent_id: "root" has_collective: true }
               units { id: "b" kind: UNIT_KIND_FRONT parent_id: "root" has_collective: false }
               units {
                 id: "c"
                 kind: UNIT_KIND_FRONT
                 parent_id: "root"
                 has_collective: true
                 dissolved_on: 20180101
               }
               assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "b" } })pb");
  EXPECT_EQ(stated.subjects.count({v1::SUBJECT_KIND_COLLECTIVE, "a"}), 1u);
  EXPECT_EQ(stated.subjects.count({v1::SUBJECT_KIND_COLLECTIVE, "b"}), 0u);
  EXPECT_EQ(stated.subjects.count({v1::SUBJECT_KIND_COLLECTIVE, "c"}), 0u);
}

TEST(OracleSubjectsTest, ALeaderIsAPostOfHeadOrDeputyOnTheRatingDate) {
  const OracleResult result = RateAll("", "", R"pb(
    units { id: "old" kind: UNIT_KIND_BRANCH parent_id: "root" dissolved_on: 20181231 }
    people {
      id: "p"
      posts { id: "h" unit_id: "root" kind: POST_KIND_HEAD }
      posts { id: "deputy" unit_id: "branch" kind: POST_KIND_DEPUTY }
      posts { id: "member" unit_id: "root" kind: POST_KIND_MEMBER }
      posts { id: "group" unit_id: "branch" kind: POST_KIND_HEAD body: POST_BODY_PARTY_GROUP }
      posts { id: "ended" unit_id: "root" kind: POST_KIND_HEAD to_date: 20181231 }
      posts { id: "gone" unit_id: "old" kind: POST_KIND_HEAD }
    })pb");
  Tiers posts;
  for (const auto& [id, subject] : result.subjects) {
    if (id.kind == v1::SUBJECT_KIND_LEADER) posts.insert(id.post_id);
  }
  EXPECT_EQ(posts, (Tiers{"h", "deputy"}));
  EXPECT_EQ(result.subjects.at(kHead).unit_id, "root");
  // A leader need not be a member.
  EXPECT_EQ(result.subjects.at(kMember).unplaced_reason, "no_official_membership");
}

TEST(OracleSubjectsTest, ACeilingLowersToTheTierOfItsSource) {
  const std::string text = std::string(kHeadOfRoot) + kCollectiveOfRoot;
  const std::string low =
      text + Decided("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"", "mid");
  const std::string rule = Ceiling("ceiling", "ORGANIZATION", "layer: LAYER_DECIDED");
  EXPECT_EQ(RateAll("LEADER", rule, text).subjects.at(kHead).proposed_tier_id, "high");
  const OracleSubject lowered = RateAll("LEADER", rule, low).subjects.at(kHead);
  EXPECT_EQ(lowered.proposed_tier_id, "mid");
  EXPECT_EQ(lowered.ceilings.true_ids, Tiers{"ceiling"});
  // The qualified tier of the source is not what people decided.
  EXPECT_EQ(RateAll("LEADER", Ceiling("c", "ORGANIZATION", "layer: LAYER_QUALIFIED"), low)
                .subjects.at(kHead)
                .proposed_tier_id,
            "high");
}

TEST(OracleSubjectsTest, ACeilingThatIsNotKnownAddsTheLoweredTier) {
  const std::string text =
      kHeadOfRoot + Decided("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"", "mid");
  const std::string rule =
      "ceilings { source: TIER_SOURCE_ORGANIZATION layer: LAYER_DECIDED "
      "rule { id: \"c\" when { " +
      std::string(kFlag) + " } } } ";
  const OracleSubject head = RateAll("LEADER", rule, text).subjects.at(kHead);
  EXPECT_EQ(head.possible_tier_ids, (Tiers{"high", "mid"}));
  EXPECT_EQ(head.status, v1::SUBJECT_STATUS_NEEDS_INPUT);
}

TEST(OracleSubjectsTest, ASourceWithoutATierLowersNothing) {
  const std::string rule = Ceiling("c", "COLLECTIVE", "layer: LAYER_PROPOSED");
  EXPECT_EQ(RateAll("LEADER", rule, kHeadOfRoot).subjects.at(kHead).proposed_tier_id, "high");
  // A counterpart body without a rating may have any tier, or none.
  const std::string body = R"pb(
    units { id: "a" kind: UNIT_KIND_AGENCY parent_id: "root" has_collective: true })pb";
  const std::string rated = R"pb(
    units {
      id: "a"
      kind: UNIT_KIND_AGENCY
      parent_id: "root"
      has_collective: true
      ratings { side: SIDE_STATE tier_id: "mid" }
    })pb";
  const std::string of_unit = Ceiling("c", "ORGANIZATION", "layer: LAYER_PROPOSED");
  const SubjectId collective = {v1::SUBJECT_KIND_COLLECTIVE, "a"};
  EXPECT_EQ(RateAll("COLLECTIVE", of_unit, body).subjects.at(collective).possible_tier_ids,
            (Tiers{"high", "mid", "low"}));
  EXPECT_EQ(RateAll("COLLECTIVE", of_unit, rated).subjects.at(collective).proposed_tier_id, "mid");
}

TEST(OracleSubjectsTest, AnUndecidedSourceLeavesTheLeaderToThePeopleWhoDecideIt) {
  const std::string open = "open_question { question_id: \"q\" }";
  const v1::Policy policy = SmallPolicy(
      High("m", open), High("o", kAlways),
      Pass("LEADER", High("l", kAlways) + Ceiling("c", "MEMBER", "layer: LAYER_PROPOSED")));
  const OracleSubject head = Rate(policy, SmallDataset(kHeadOfRoot)).subjects.at(kHead);
  EXPECT_EQ(head.possible_tier_ids, (Tiers{"high", "low"}));
  EXPECT_EQ(head.status, v1::SUBJECT_STATUS_NEEDS_DECISION);
}

TEST(OracleSubjectsTest, TwoHeadsContradictAsLeadersToo) {
  const OracleResult result = RateAll("", "", std::string(kHeadOfRoot) + R"pb(
    people {
      id: "x"
      posts { id: "h" unit_id: "root" kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE }
      posts { id: "d" unit_id: "branch" kind: POST_KIND_DEPUTY }
    })pb");
  const Tiers found = {"two-heads"};
  EXPECT_EQ(result.subjects.at(kRoot).contradictions, found);
  EXPECT_EQ(result.subjects.at(kHead).contradictions, found);
  EXPECT_EQ(result.subjects.at({v1::SUBJECT_KIND_LEADER, "x", "h"}).contradictions, found);
  EXPECT_TRUE(result.subjects.at({v1::SUBJECT_KIND_LEADER, "x", "d"}).contradictions.empty());
  EXPECT_TRUE(result.subjects.at(kMember).contradictions.empty());
}

TEST(OracleSubjectsTest, VotesContradictOfCollectivesAndLeaders) {
  const OracleResult result = RateAll("", "", std::string(kHeadOfRoot) + kCollectiveOfRoot + R"pb(
    ballots {
      id: "v"
      unit_id: "root"
      valid_count: 3
      results {
        subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "root" }
        votes { tier_id: "high" vote_count: 4 }
      }
      results {
        subject { kind: SUBJECT_KIND_LEADER person_id: "p" post_id: "h" }
        votes { tier_id: "high" vote_count: 4 }
      }
    })pb");
  const Tiers found = {"more-votes-than-voters"};
  EXPECT_EQ(result.subjects.at(kCollective).contradictions, found);
  EXPECT_EQ(result.subjects.at(kHead).contradictions, found);
  EXPECT_TRUE(result.subjects.at(kRoot).contradictions.empty());
}

TEST(OracleSubjectsTest, TheWorkplacePlacesPeopleInAnyUnit) {
  const v1::Policy policy =
      SmallPolicy(High("m", kAlways), "", "placement: PERSON_PLACEMENT_WORKPLACE");
  const OracleResult result =
      Rate(policy, SmallDataset(R"pb(
             units { id: "agency" kind: UNIT_KIND_AGENCY parent_id: "root" }
             people {
               id: "p"
               memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
               memberships { unit_id: "agency" kind: MEMBERSHIP_KIND_WORKPLACE }
             }
             people {
               id: "x"
               memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
             })pb"));
  EXPECT_EQ(result.subjects.at(kMember).unit_id, "agency");
  EXPECT_EQ(result.subjects.at({v1::SUBJECT_KIND_MEMBER, "x"}).status,
            v1::SUBJECT_STATUS_NOT_A_SUBJECT);
}

TEST(OracleSubjectsTest, WhatHasNoPassIsNotRated) {
  v1::Policy policy = SmallPolicy(High("m", kAlways), "");
  policy.mutable_passes()->RemoveLast();
  const OracleResult result = Rate(policy, SmallDataset(kCollectiveOfRoot));
  EXPECT_EQ(result.subjects.at(kRoot).unplaced_reason, "no_pass");
  EXPECT_EQ(result.subjects.count(kCollective), 0u);
  EXPECT_EQ(result.subjects.at(kMember).status, v1::SUBJECT_STATUS_RATED);
}

TEST(OracleSubjectsTest, ChecksAreAskedOfCollectivesAndLeaders) {
  const std::string text = std::string(kHeadOfRoot) + kCollectiveOfRoot;
  EXPECT_EQ(TruthInCheck(v1::CHECK_SUBJECT_COLLECTIVE, kFlag, text), kUnknown);
  EXPECT_EQ(TruthInCheck(v1::CHECK_SUBJECT_LEADER, kFlag,
                         text + "coverage { table: COVERAGE_TABLE_ATTESTATIONS unit_id: \"root\" "
                                "flag_id: \"f\" }"),
            kFalse);
}

}  // namespace
}  // namespace dangvien::oracle
