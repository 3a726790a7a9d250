// Conditions on the tiers of members, subordinates and counterparts, and on sanctions and
// violations, of organization `root` (and of its branch, where members are counted).
//
// Tested by tests/oracle/oracle_composition_test.cc
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

struct Case {
  const char* why;
  std::string condition;
  std::string text;
  Truth expected;
};

constexpr char kHalfHigh[] =
    "at_least_share { numerator: 1 denominator: 2 } band { best_tier_id: \"high\" "
    "worst_tier_id: \"high\" } ";

std::string Counterparts(const std::string& more) {
  return "composition { population: POPULATION_COUNTERPARTS " + more + " }";
}

std::string Front(const std::string& id, const std::string& ratings) {
  return "units { id: \"" + id + "\" kind: UNIT_KIND_FRONT parent_id: \"root\" " + ratings + " } ";
}

std::string Rated(const std::string& tier) { return "ratings { tier_id: \"" + tier + "\" } "; }

TEST(OracleCompositionTest, CounterpartsOfRoot) {
  const std::string covered = "coverage { table: COVERAGE_TABLE_COUNTERPARTS unit_id: \"root\" } ";
  const std::string half = Counterparts(kHalfHigh);
  const std::string half_of_all =
      Counterparts(std::string(kHalfHigh) + "base: COMPOSITION_BASE_ALL");
  const std::string one_high =
      Counterparts("at_least_count: 1 band { best_tier_id: \"high\" worst_tier_id: \"high\" }");
  const std::string any =
      Counterparts("at_least_share { denominator: 1 } when_none: WHEN_NONE_HOLDS");
  const std::string none = "when_none: WHEN_NONE_UNKNOWN open_question_id: \"q\"";
  const std::string answered =
      "decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\" } "
      "question_id: \"q\" answer: true } ";
  const std::string high = Front("a", Rated("high"));
  const std::string low = Front("b", Rated("low"));
  const std::vector<Case> cases = {
      {"half", half, covered + high + low, kTrue},
      {"none of one", half, covered + low, kFalse},
      {"further ones may exist", half, high, kUnknown},
      {"but not one fewer high", one_high, high, kTrue},
      {"no share at all is always met", any, "", kTrue},
      {"ratings that differ", half, covered + Front("a", Rated("high") + Rated("low")), kUnknown},
      {"its collective's rating is not its own", half,
       covered + Front("a", "ratings { tier_id: \"high\" subject_kind: SUBJECT_KIND_COLLECTIVE }"),
       kUnknown},
      {"no rating: not rated leaves the base", half, covered + high + Front("b", ""), kTrue},
      {"no rating of the only one", half, covered + Front("b", ""), kUnknown},
      {"not rated stays in the base of all, at worst as low", half_of_all,
       covered + high + Front("b", "") + Front("c", ""), kUnknown},
      {"another kind is not asked",
       Counterparts(std::string(kHalfHigh) + "counterpart_kinds: UNIT_KIND_AGENCY "
                                             "when_none: WHEN_NONE_HOLDS"),
       covered + low, kTrue},
      {"a dissolved body is no body", half,
       covered + high + Front("b", Rated("low") + "dissolved_on: 20180601") +
           Front("c", Rated("low") + "dissolved_on: 20180601"),
       kTrue},
      {"nobody, put to people", Counterparts(kHalfHigh + none), covered, kUnknown},
      {"nobody, and people said yes", Counterparts(kHalfHigh + none), covered + answered, kTrue},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForRoot(c.condition, c.text), c.expected) << c.why;
}

// The status of `root` when its branch is undecided, and it asks for the branch's tier.
v1::SubjectStatus RootStatus(const std::string& branch_condition, const std::string& layer,
                             const std::string& text) {
  const std::string pass =
      "standards { tier_id: \"high\" conditions { id: \"r\" "
      "applies { unit_is { kinds: UNIT_KIND_PARTY_BODY } } when { composition { "
      "population: POPULATION_SUBORDINATES layer: " +
      layer + " " + kHalfHigh +
      "when_none: WHEN_NONE_FAILS } } } conditions { id: \"s\" "
      "applies { unit_is { kinds: UNIT_KIND_BRANCH } } when { " +
      branch_condition + " } } }";
  return RateRoot(pass, text).status;
}

TEST(OracleCompositionTest, SuperiorNeedsWhatItsSubordinateNeeds) {
  const std::string question = "open_question { question_id: \"q\" }";
  const std::string flag = "attested { flag_id: \"f\" }";
  const std::string decided =
      "decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"branch\" } "
      "tier_id: \"high\" }";
  EXPECT_EQ(RootStatus(question, "LAYER_PROPOSED", ""), v1::SUBJECT_STATUS_NEEDS_DECISION);
  EXPECT_EQ(RootStatus(flag, "LAYER_PROPOSED", ""), v1::SUBJECT_STATUS_NEEDS_INPUT);
  EXPECT_EQ(RootStatus(flag, "LAYER_DECIDED", decided), v1::SUBJECT_STATUS_RATED);
  EXPECT_EQ(RootStatus(flag, "LAYER_PROPOSED", decided), v1::SUBJECT_STATUS_NEEDS_INPUT);
}

TEST(OracleCompositionTest, EmptyBasePutToPeopleNeedsADecision) {
  const std::string pass =
      "standards { tier_id: \"high\" conditions { id: \"r\" when { composition { "
      "population: POPULATION_MEMBERS layer: LAYER_PROPOSED " +
      std::string(kHalfHigh) + "when_none: WHEN_NONE_UNKNOWN open_question_id: \"q\" } } } }";
  EXPECT_EQ(RateRoot(pass, "").status, v1::SUBJECT_STATUS_NEEDS_DECISION);
}

std::string PersonIn(const std::string& id, const std::string& units) {
  return "people { id: \"" + id + "\" " + units + " } ";
}

std::string Official(const std::string& unit) {
  return "memberships { unit_id: \"" + unit + "\" kind: MEMBERSHIP_KIND_OFFICIAL } ";
}

// The truth of a condition on the members of `branch`, all of whom are rated low.
Truth TruthForBranch(const std::string& condition, const std::string& text) {
  const std::string pass =
      "standards { tier_id: \"high\" conditions { id: \"r\" when { composition { "
      "population: POPULATION_MEMBERS layer: LAYER_QUALIFIED " +
      condition + " } } } }";
  return Rate(SmallPolicy("", pass), SmallDataset(text))
      .subjects.at({v1::SUBJECT_KIND_ORGANIZATION, "branch"})
      .demands.at("r");
}

TEST(OracleCompositionTest, MemberOfTwoBranchesMayBeInEither) {
  const std::string other = "units { id: \"other\" kind: UNIT_KIND_BRANCH parent_id: \"root\" } ";
  const std::string both = other + PersonIn("x", Official("branch") + Official("other"));
  const std::string low = "band { worst_tier_id: \"low\" best_tier_id: \"low\" } ";
  EXPECT_EQ(TruthForBranch(low + "at_least_count: 1", both), kTrue);
  EXPECT_EQ(TruthForBranch(low + "at_least_count: 2", both), kUnknown);
  EXPECT_EQ(TruthForBranch(low + "at_least_count: 3", both), kFalse);
  EXPECT_EQ(TruthForBranch(low + "at_least_share { numerator: 1 denominator: 2 }", both), kTrue);
  EXPECT_EQ(TruthForBranch(low + "at_least_share { numerator: 2 denominator: 3 }", both), kUnknown);
}

// A sanction on `target`, for a violation with `fields`.
std::string Violation(const std::string& fields, const std::string& target,
                      const std::string& day) {
  return "violations { id: \"v\" " + fields + " sanctions { " + target + " decided_on: " + day +
         " } } ";
}

TEST(OracleCompositionTest, SanctionsOnEachTarget) {
  const auto on = [](const std::string& target, const std::string& more = "") {
    return "sanctioned { target: SANCTION_TARGET_" + target + " " + more + " }";
  };
  const std::string covered = "coverage { table: COVERAGE_TABLE_VIOLATIONS unit_id: \"root\" } ";
  const std::string self = Violation("", "unit_id: \"root\"", "20180601");
  const std::string below = Violation("", "unit_id: \"branch\"", "20180601");
  const std::string person = Violation("", "person_id: \"x\"", "20180601");
  const auto post = [](const std::string& unit, const std::string& more) {
    return PersonIn("x",
                    "posts { unit_id: \"" + unit + "\" body: POST_BODY_COMMITTEE " + more + " }");
  };
  const std::string warned = "forms: SANCTION_FORM_WARNING";
  const std::string remedied = "self_detected { id: \"e\" }";
  const std::string first = "year: SANCTION_YEAR_FIRST_DECIDED";
  const std::string again = covered +
                            "violations { id: \"v\" sanctions { unit_id: \"root\" decided_on: "
                            "20180601 } sanctions { unit_id: \"root\" decided_on: 20171231 } }";
  const std::vector<Case> cases = {
      {"itself", on("SELF"), self, kTrue},
      {"nothing listed", on("SELF"), "", kUnknown},
      {"nothing listed, covered", on("SELF"), covered, kFalse},
      {"decided before", on("SELF"), covered + Violation("", "unit_id: \"root\"", "20171231"),
       kFalse},
      {"decided on the end date", on("SELF"),
       covered + Violation("", "unit_id: \"root\"", "20190101"), kFalse},
      {"form not stated", on("SELF", warned), covered + self, kUnknown},
      {"remedied not stated", on("SELF", remedied), covered + self, kUnknown},
      {"remedied", on("SELF", remedied),
       covered + Violation("self_detected_and_remedied: true", "unit_id: \"root\"", "20180601"),
       kFalse},
      {"sanctioned for it before", on("SELF", first), again, kFalse},
      {"counts again by the day alone", on("SELF"), again, kTrue},
      {"below", on("SUBORDINATES"), below, kTrue},
      {"itself is not below", on("SUBORDINATES"), covered + self, kFalse},
      {"post ends on the day", on("COMMITTEE_MEMBERS"), post("root", "to_date: 20180601") + person,
       kTrue},
      {"post ended before", on("COMMITTEE_MEMBERS"),
       covered + post("root", "to_date: 20180531") + person, kFalse},
      {"post begins later", on("COMMITTEE_MEMBERS"),
       covered + post("root", "from_date: 20180602") + person, kFalse},
      {"post below", on("SUBORDINATE_COMMITTEE_MEMBERS"), post("branch", "") + person, kTrue},
      {"a member is no committee member", on("MEMBERS"),
       covered + PersonIn("x", Official("branch")) + person, kFalse},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForRoot(c.condition, c.text), c.expected) << c.why;
}

TEST(OracleCompositionTest, ViolationsThatTheCommitteeBelowLetHappen) {
  const std::string any = "violation {}";
  const std::string corrupt = "violation { kinds: VIOLATION_KIND_CORRUPTION }";
  const std::string covered = "coverage { table: COVERAGE_TABLE_VIOLATIONS unit_id: \"root\" } ";
  const auto at = [&](const std::string& fields) {
    return covered + Violation(fields, "person_id: \"p\"", "20180601");
  };
  const std::string fault = "unit_id: \"branch\" committee_at_fault: true ";
  const std::vector<Case> cases = {
      {"below, at fault", any, at(fault), kTrue},
      {"kind not stated", corrupt, at(fault), kUnknown},
      {"another kind", corrupt, at(fault + "kind: VIOLATION_KIND_OTHER"), kFalse},
      {"fault not stated", any, at("unit_id: \"branch\""), kUnknown},
      {"not at fault", any, at("unit_id: \"branch\" committee_at_fault: false"), kFalse},
      {"place not stated", any, at("committee_at_fault: true"), kUnknown},
      {"in the unit itself", any, at("unit_id: \"root\" committee_at_fault: true"), kFalse},
      {"nothing listed", any, "", kUnknown},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForRoot(c.condition, c.text), c.expected) << c.why;
}

}  // namespace
}  // namespace dangvien::oracle
