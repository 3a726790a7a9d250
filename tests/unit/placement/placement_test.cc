// Who is rated where on the rating date (31 December 2018 in these cases), to which units a
// sanction is attributed, and which facts contradict each other.
#include "placement/placement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "placement/sanctions.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string NameOfUnit(const DatasetTables& tables, Row unit) {
  return unit == kNone ? "" : std::string(tables.units.ids.Name(unit));
}

Placement Place(const DatasetTables& tables) {
  Pace pace;
  return PlacePeople(tables, wire::MembershipKind::kOfficial, std::pmr::new_delete_resource(),
                     pace);
}

// The home of person `p`; empty where it has none.
std::string HomeOf(const std::string& text) {
  const Dataset dataset = ReadSmall(text);
  const DatasetTables& tables = dataset.tables();
  const Placement placement = Place(tables);
  return NameOfUnit(tables, placement.home_unit[static_cast<size_t>(tables.people.ids.Find("p"))]);
}

std::string Person(const std::string& memberships) {
  return absl::StrCat("people { id: \"p\" ", memberships, " }");
}

std::string Official(const std::string& unit, const std::string& more = "") {
  return absl::StrCat("memberships { unit_id: \"", unit, "\" kind: MEMBERSHIP_KIND_OFFICIAL ", more,
                      " } ");
}

constexpr char kSecond[] = R"(units { id: "second" kind: UNIT_KIND_BRANCH parent_id: "root" } )";

TEST(PlacementTest, TheHomeIsTheOfficialBranchOfTheRatingDate) {
  struct Case {
    std::string text;
    const char* home;
    const char* why;
  };
  const Case cases[] = {
      {Person(Official("branch")), "branch", "open on both ends"},
      {Person(Official("branch", "from_date: 20181231")), "branch", "from the very day"},
      {Person(Official("branch", "from_date: 20190101")), "", "from the day after"},
      {Person(Official("branch", "to_date: 20190101")), "branch", "ends the day after"},
      {Person(Official("branch", "to_date: 20181231")), "", "ends on the day: over by then"},
      {Person(Official("branch", "to_date: 20180601") + Official("second", "from_date: 20180601")) +
           kSecond,
       "second", "transferred in June"},
      {Person("memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_TEMPORARY }"), "",
       "temporary activity is not the home"},
      {Person(Official("branch") +
              "memberships { unit_id: \"second\" kind: MEMBERSHIP_KIND_TEMPORARY }") +
           kSecond,
       "branch", "temporary members are rated at home"},
      {Person(""), "", "a member of nothing"},
      {Person(Official("gone")) + "units { id: \"gone\" kind: UNIT_KIND_BRANCH parent_id: \"root\" "
                                  "dissolved_on: 20181231 }",
       "", "the branch is dissolved on the rating date"},
      {Person(Official("gone")) + "units { id: \"gone\" kind: UNIT_KIND_BRANCH parent_id: \"root\" "
                                  "dissolved_on: 20190101 }",
       "gone", "the branch is dissolved the day after"},
      {Person(Official("gone") + Official("branch")) +
           "units { id: \"gone\" kind: UNIT_KIND_BRANCH parent_id: \"root\" dissolved_on: 20180101 "
           "}",
       "branch", "a dissolved branch leaves no second home"},
      {Person(Official("second") + Official("branch")) + kSecond, "branch",
       "of two homes the first in canonical order"},
  };
  for (const Case& c : cases) EXPECT_EQ(HomeOf(c.text), c.home) << c.why;
}

TEST(PlacementTest, MembersStandInTheOrderOfUnitsThenOfIds) {
  const Dataset dataset = ReadSmall(
      std::string(kSecond) + "people { id: \"z\" " + Official("second") + " } people { id: \"a\" " +
      Official("second") + " } people { id: \"m\" " + Official("branch") +
      " } people { id: \"r\" " + Official("root") + " } people { id: \"none\" }");
  const DatasetTables& tables = dataset.tables();
  const Placement placement = Place(tables);
  std::vector<std::string> order;
  for (const Row person : placement.members) {
    order.push_back(std::string(tables.people.ids.Name(person)));
  }
  EXPECT_THAT(order, ElementsAre("r", "h", "m", "p", "a", "z"));
  const MemberRange range =
      placement.members_of_unit[static_cast<size_t>(tables.units.ids.Find("second"))];
  EXPECT_EQ(range.begin, 4);
  EXPECT_EQ(range.end, 6);
  EXPECT_EQ(placement.member_of_person[static_cast<size_t>(tables.people.ids.Find("z"))], 5);
  EXPECT_EQ(placement.member_of_person[static_cast<size_t>(tables.people.ids.Find("none"))], kNone);
}

// "two-heads of branch" for each contradiction.
std::vector<std::string> ContradictionsOf(const std::string& text) {
  const Dataset dataset = ReadSmall(text);
  const DatasetTables& tables = dataset.tables();
  std::vector<std::string> found;
  for (const Contradiction& c : Place(tables).contradictions) {
    std::string name = c.kind == kContradictoryMemberships
                           ? "memberships of " + std::string(tables.people.ids.Name(c.person))
                           : "heads of " + NameOfUnit(tables, c.unit);
    if (c.kind == kContradictoryVotes) {
      name = "votes of " + tables.ballots[static_cast<size_t>(c.ballot)].id;
    }
    found.push_back(name);
  }
  return found;
}

std::string Head(const std::string& person, const std::string& post) {
  return absl::StrCat("people { id: \"", person, "\" posts { id: \"post\" unit_id: \"branch\" ",
                      post, " } } ");
}

TEST(PlacementTest, FindsTwoOfficialBranchesAndTwoHeads) {
  struct Case {
    std::string text;
    std::vector<std::string> expected;
    const char* why;
  };
  const Case cases[] = {
      {Person(Official("branch") + Official("second")) + kSecond,
       {"memberships of p"},
       "two branches on the rating date"},
      {Person(Official("branch", "from_date: 20180101") + Official("branch")),
       {},
       "twice in one branch is one branch"},
      {Person(Official("branch", "to_date: 20181231") + Official("second")) + kSecond,
       {},
       "one of the two is over"},
      {Head("x", "kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE"),
       {"heads of branch"},
       "h is head of the committee already"},
      {Head("x", "kind: POST_KIND_HEAD body: POST_BODY_STANDING_COMMITTEE"),
       {},
       "the head of another body"},
      {Head("x", "kind: POST_KIND_DEPUTY body: POST_BODY_COMMITTEE"), {}, "a deputy is no head"},
      {Head("x", "kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE to_date: 20181231"),
       {},
       "no longer head on the rating date"},
      {Head("x", "kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE to_date: 20190101"),
       {"heads of branch"},
       "still head on the rating date"},
      {R"(people { id: "x" posts { id: "one" unit_id: "root" kind: POST_KIND_HEAD
            body: POST_BODY_COMMITTEE } posts { id: "two" unit_id: "root" kind: POST_KIND_HEAD
            body: POST_BODY_COMMITTEE } })",
       {},
       "one person in two posts of head"},
      {Head("x", "kind: POST_KIND_HEAD body: POST_BODY_PARTY_GROUP") +
           Head("y", "kind: POST_KIND_HEAD body: POST_BODY_PARTY_GROUP"),
       {},
       "a branch may have two party groups"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(ContradictionsOf(c.text), ::testing::ElementsAreArray(c.expected)) << c.why;
  }
}

std::string Ballot(const std::string& counts, int votes) {
  return absl::StrCat("ballots { id: \"b\" unit_id: \"branch\" ", counts,
                      " results { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } ",
                      "votes { tier_id: \"high\" vote_count: ", votes,
                      " } votes { vote_count: 1 } } }");
}

TEST(PlacementTest, FindsMoreVotesThanVoters) {
  struct Case {
    std::string text;
    bool is_contradiction;
    const char* why;
  };
  const Case cases[] = {
      {Ballot("", 1000), false, "no number of voters is stated"},
      {Ballot("valid_count: 10", 9), false, "the votes of all tiers together fit exactly"},
      {Ballot("valid_count: 10", 10), true, "one vote more than valid ones"},
      {Ballot("summoned_count: 10", 10), true, "one vote more than summoned voters"},
      {Ballot("summoned_count: 10 valid_count: 5", 5), true, "the last stage limits the votes"},
      {Ballot("summoned_count: 10 present_count: 11", 1), true, "more present than summoned"},
      {Ballot("summoned_count: 10 returned_count: 11", 1), true,
       "more returned than summoned, the stages between not stated"},
      {Ballot("present_count: 10 issued_count: 10 returned_count: 10", 9), false, "equal stages"},
  };
  for (const Case& c : cases) {
    const std::vector<std::string> expected =
        c.is_contradiction ? std::vector<std::string>{"votes of b"} : std::vector<std::string>{};
    EXPECT_THAT(ContradictionsOf(c.text), ::testing::ElementsAreArray(expected)) << c.why;
  }
}

TEST(PlacementTest, OnlyTheSubjectOfTooManyVotesIsContradicted) {
  const Dataset dataset = ReadSmall(R"(ballots {
    id: "b"
    unit_id: "branch"
    valid_count: 3
    results { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } votes { vote_count: 4 } }
    results { subject { kind: SUBJECT_KIND_MEMBER person_id: "h" } votes { vote_count: 3 } }
    results { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "root" } votes { vote_count: 9 } }
  })");
  const DatasetTables& tables = dataset.tables();
  const Placement placement = Place(tables);
  const auto of_member = [&](const char* id) {
    const auto person = static_cast<size_t>(tables.people.ids.Find(id));
    return placement.member_contradictions[static_cast<size_t>(placement.member_of_person[person])];
  };
  EXPECT_EQ(of_member("p"), kContradictoryVotes);
  EXPECT_EQ(of_member("h"), 0);
  const auto root = static_cast<size_t>(tables.units.ids.Find("root"));
  EXPECT_EQ(placement.unit_contradictions[root], kContradictoryVotes);
}

TEST(PlacementTest, ContradictionsComeInAnOrderThatRowsDoNotChange) {
  const std::string text = Head("x", "kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE") + kSecond +
                           Person(Official("second") + Official("branch"));
  const auto ballot = [](const char* id) {
    return absl::StrCat("ballots { id: \"", id, "\" unit_id: \"branch\" summoned_count: 1 ",
                        "present_count: 2 } ");
  };
  EXPECT_THAT(ContradictionsOf(ballot("b2") + ballot("b1") + text),
              ElementsAre("memberships of p", "heads of branch", "votes of b1", "votes of b2"));
}

struct Attribution {
  std::vector<std::string> of_members;
  std::vector<std::string> of_committee;
};

// The units to which the one sanction on `p` is attributed.
Attribution AttributionOf(const std::string& person, int decided_on) {
  const Dataset dataset = ReadSmall(absl::StrCat(
      kSecond, Person(person),
      "violations { id: \"v\" sanctions { person_id: \"p\" decided_on: ", decided_on, " } }"));
  const DatasetTables& tables = dataset.tables();
  const SanctionIndex index = IndexSanctions(tables);
  Attribution found;
  for (Row unit = 0; unit < tables.units.size(); ++unit) {
    if (!index.on_decision.of_members.Of(unit).empty())
      found.of_members.push_back(NameOfUnit(tables, unit));
    if (!index.on_decision.of_committee.Of(unit).empty()) {
      found.of_committee.push_back(NameOfUnit(tables, unit));
    }
  }
  return found;
}

constexpr int kFirstOfJune = 20180601;

TEST(SanctionsTest, ASanctionIsOnAMemberOfTheBranchOfThatDay) {
  EXPECT_THAT(AttributionOf(Official("branch"), kFirstOfJune).of_members, ElementsAre("branch"));
}

TEST(SanctionsTest, AnExpulsionThatEndsTheMembershipOnItsDayCounts) {
  EXPECT_THAT(AttributionOf(Official("branch", "to_date: 20180601"), kFirstOfJune).of_members,
              ElementsAre("branch"));
}

TEST(SanctionsTest, ASanctionOnTheDayAfterTheMembershipEndedDoesNotCount) {
  EXPECT_THAT(AttributionOf(Official("branch", "to_date: 20180531"), kFirstOfJune).of_members,
              IsEmpty());
}

TEST(SanctionsTest, ASanctionBeforeTheMembershipBeganDoesNotCount) {
  EXPECT_THAT(AttributionOf(Official("branch", "from_date: 20180602"), kFirstOfJune).of_members,
              IsEmpty());
}

TEST(SanctionsTest, OnTheDayOfATransferBothBranchesHaveTheMember) {
  EXPECT_THAT(AttributionOf(Official("branch", "to_date: 20180601") +
                                Official("second", "from_date: 20180601"),
                            kFirstOfJune)
                  .of_members,
              UnorderedElementsAre("branch", "second"));
}

TEST(SanctionsTest, ATemporaryMemberIsNotAMemberOfTheBranch) {
  EXPECT_THAT(AttributionOf("memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_TEMPORARY }",
                            kFirstOfJune)
                  .of_members,
              IsEmpty());
}

TEST(SanctionsTest, TwoPostsInOneCommitteeAttributeASanctionOnce) {
  const Dataset dataset = ReadSmall(
      Person(
          "posts { id: \"a\" unit_id: \"root\" kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE }"
          "posts { id: \"b\" unit_id: \"root\" kind: POST_KIND_MEMBER "
          "body: POST_BODY_STANDING_COMMITTEE }") +
      "violations { id: \"v\" sanctions { person_id: \"p\" decided_on: 20180601 } }");
  const Row root = dataset.tables().units.ids.Find("root");
  EXPECT_THAT(IndexSanctions(dataset.tables()).on_decision.of_committee.Of(root), ElementsAre(0));
}

TEST(SanctionsTest, WithoutAPlaceItMayHaveHappenedWhereverThePersonEverWas) {
  const auto units = [](const std::string& place) {
    const Dataset dataset = ReadSmall(
        absl::StrCat(kSecond, Person(Official("branch", "to_date: 20170101") + Official("second")),
                     "violations { id: \"v\" ", place,
                     " sanctions { person_id: \"p\" decided_on: 20180601 } }"));
    const DatasetTables& tables = dataset.tables();
    const SanctionIndex index = IndexSanctions(tables);
    std::vector<std::string> found;
    for (Row unit = 0; unit < tables.units.size(); ++unit) {
      if (index.where_happened.of_members.Of(unit).empty()) continue;
      found.push_back(NameOfUnit(tables, unit));
    }
    return found;
  };
  EXPECT_THAT(units(""), UnorderedElementsAre("branch", "second"));
  EXPECT_THAT(units("unit_id: \"branch\""), ElementsAre("branch"));
  EXPECT_THAT(units("unit_id: \"root\""), IsEmpty());
}

TEST(SanctionsTest, WhoIsACommitteeMember) {
  struct Case {
    const char* post;
    bool counts;
    const char* why;
  };
  const Case cases[] = {
      {"kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE", true, "of the committee"},
      {"kind: POST_KIND_HEAD body: POST_BODY_STANDING_COMMITTEE", true,
       "of the standing committee"},
      {"kind: POST_KIND_HEAD body: POST_BODY_LEADERSHIP", false, "a director is not"},
      {"kind: POST_KIND_HEAD body: POST_BODY_PARTY_GROUP", false, "a head of a group is not"},
      {"kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE to_date: 20180601", true,
       "dismissed on the day itself"},
      {"kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE to_date: 20180531", false,
       "left the day before"},
      {"kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE from_date: 20180601", true,
       "elected on the day itself"},
      {"kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE from_date: 20180602", false,
       "elected the day after"},
  };
  for (const Case& c : cases) {
    const Attribution found = AttributionOf(
        absl::StrCat("posts { id: \"post\" unit_id: \"root\" ", c.post, " }"), kFirstOfJune);
    EXPECT_EQ(!found.of_committee.empty(), c.counts) << c.why;
  }
}

}  // namespace
}  // namespace dangvien::testing
