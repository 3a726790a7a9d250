// Who moves between two results, and how it is told.
#include "compare/comparison.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/page/fakes.h"

namespace dangvien::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string Rated(const std::string& tier) {
  return "status: SUBJECT_STATUS_RATED proposed_tier_id: \"" + tier + "\" decided_tier_id: \"" +
         tier + "\" ";
}

class ComparisonTest : public testing::Test {
 protected:
  ComparisonTest()
      : from_policies_({FakePolicy("old")}),
        to_policies_({FakePolicy("new")}),
        units_(FakeDossier()) {}

  std::vector<Comparison> Compared(const std::string& from, const std::string& to) {
    from_names_ = std::make_unique<Names>(from_policies_, units_, Language::kEnglish);
    to_names_ = std::make_unique<Names>(to_policies_, units_, Language::kEnglish);
    from_ = FromText<v1::Result>(from);
    to_ = FromText<v1::Result>(to);
    return {Compare({"old", &from_, from_names_.get()}, {"new", &to_, to_names_.get()})};
  }

  std::vector<PolicySource> from_policies_;
  std::vector<PolicySource> to_policies_;
  DossierUnits units_;
  std::unique_ptr<Names> from_names_;
  std::unique_ptr<Names> to_names_;
  v1::Result from_;
  v1::Result to_;
};

TEST_F(ComparisonTest, MovesAreCountedByCell) {
  const auto compared = Compared(MemberResult("P1", Rated("A")) + MemberResult("P2", Rated("B")) +
                                     MemberResult("P3", Rated("C")) +
                                     MemberResult("P4", "status: SUBJECT_STATUS_NEEDS_INPUT"),
                                 MemberResult("P1", Rated("B")) + MemberResult("P2", Rated("A")) +
                                     MemberResult("P3", Rated("C")) +
                                     MemberResult("P4", "status: SUBJECT_STATUS_NOT_A_SUBJECT"));
  ASSERT_EQ(compared[0].matrices.size(), 1);
  const TransitionMatrix& matrix = compared[0].matrices[0];
  EXPECT_THAT(matrix.from_outcomes,
              ElementsAre("A", "B", "C", "not-a-subject", "needs-input", "needs-decision"));
  EXPECT_EQ(matrix.TotalCount(), 4);
  EXPECT_EQ(matrix.cells[0][1].size(), 1);
  EXPECT_EQ(matrix.cells[4][3].size(), 1);
  const Moves moves = MovesOf(matrix);
  EXPECT_EQ(moves.up, 1);
  EXPECT_EQ(moves.down, 1);
  EXPECT_EQ(moves.same, 1);
  EXPECT_EQ(moves.other, 1);
}

TEST_F(ComparisonTest, WhatPeopleDecidedIsNotCompared) {
  const auto compared = Compared(
      MemberResult("P1",
                   "status: SUBJECT_STATUS_RATED proposed_tier_id: \"B\" decided_tier_id: \"A\""),
      MemberResult("P1", Rated("B")));
  EXPECT_EQ(MovesOf(compared[0].matrices[0]).same, 1);
}

TEST_F(ComparisonTest, TiersMayDiffer) {
  to_policies_[0].message.clear_tiers();
  to_policies_[0].message.add_tiers()->set_id("X");
  to_policies_[0].message.add_tiers()->set_id("Y");
  const auto compared = Compared(MemberResult("P1", Rated("A")), MemberResult("P1", Rated("Y")));
  const TransitionMatrix& matrix = compared[0].matrices[0];
  EXPECT_EQ(matrix.from_outcomes.size(), 6);
  EXPECT_EQ(matrix.to_outcomes.size(), 5);
  EXPECT_EQ(matrix.cells[0][1].size(), 1);
  EXPECT_FALSE(HaveSameTiers(matrix));
  EXPECT_THAT(ComparisonText(compared, 10), Not(HasSubstr("Up:")));
}

TEST_F(ComparisonTest, ASubjectThatOneResultDoesNotListIsNoSubjectThere) {
  const std::string leader =
      "subjects { subject { kind: SUBJECT_KIND_LEADER person_id: \"P1\" post_id: \"x\" } " +
      Rated("A") + " }";
  const auto compared = Compared("", leader);
  const TransitionMatrix& matrix = compared[0].matrices.at(0);
  EXPECT_EQ(matrix.subject_kind, v1::SUBJECT_KIND_LEADER);
  EXPECT_EQ(matrix.cells[3][0].size(), 1);
  EXPECT_THAT(ComparisonText(compared, 10), HasSubstr("leader:P1/x"));
}

TEST_F(ComparisonTest, TheTextNamesSomeAndSaysWhy) {
  std::string from;
  std::string to;
  for (const char* id : {"P1", "P2", "P3"}) {
    from += MemberResult(id, Rated("A") + "reasons { kind: REASON_KIND_MET rule_id: \"good\" }");
    to += MemberResult(id,
                       Rated("B") +
                           "reasons { kind: REASON_KIND_MET rule_id: \"good\" }"
                           "reasons { kind: REASON_KIND_CAPPED rule_id: \"cap\" tier_id: \"B\" }");
  }
  const auto compared = Compared(from, to);
  const std::string text = ComparisonText(compared, 2);
  EXPECT_THAT(text, HasSubstr("Excellent → Good: 3\n"
                              "  member:P1 (CB1): [good] → [cap]\n"
                              "  member:P2 (CB1): [good] → [cap]\n"
                              "  … 1 more (use --format json or csv)\n"));
  EXPECT_THAT(text, HasSubstr("Rules of new:\n  cap: A cap\n"));
  EXPECT_THAT(text, HasSubstr("Up: 0; down: 3; as before: 0"));
  const std::string csv = ComparisonCsv(compared);
  EXPECT_THAT(csv, HasSubstr("old,new,member,member:P3,CB1,A,B,yes,met: good [good],"
                             "not above “Good”: A cap [cap]\r\n"));
  const std::string json = ComparisonJson(compared);
  EXPECT_THAT(json, HasSubstr("\"subject\": \"member:P3\""));
  EXPECT_THAT(json, HasSubstr("\"kind\": \"capped\""));
}

}  // namespace
}  // namespace dangvien::cli
