// Conditions over sanctions and violations: which of them count, and what "none" means.
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

constexpr Truth kTrue = Truth::kTrue;
constexpr Truth kFalse = Truth::kFalse;
constexpr Truth kUnknown = Truth::kUnknown;

constexpr char kCovered[] = R"(coverage { table: COVERAGE_TABLE_VIOLATIONS unit_id: "root" } )";

struct Case {
  std::string condition;
  std::string text;  // in a dossier whose violations are all listed
  Truth expected;
  const char* why;
};

template <size_t kCount>
void ExpectForMember(const Case (&cases)[kCount]) {
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForMember(c.condition, kCovered + c.text), c.expected) << c.why;
  }
}

template <size_t kCount>
void ExpectForRoot(const Case (&cases)[kCount]) {
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForRoot(c.condition, kCovered + c.text), c.expected) << c.why;
  }
}

std::string Sanctioned(const std::string& target, const std::string& more = "") {
  return absl::StrCat("sanctioned { target: SANCTION_TARGET_", target, " ", more, " }");
}

std::string Violation(const std::string& text) {
  return absl::StrCat("violations { id: \"v\" ", text, " } ");
}

// On person `p`.
std::string Sanction(int decided_on, const std::string& more = "") {
  return absl::StrCat("sanctions { person_id: \"p\" decided_on: ", decided_on, " ", more, " } ");
}

TEST(DisciplineTest, ASanctionCountsWhenItWasDecidedInThePeriod) {
  const std::string self = Sanctioned("SELF");
  const Case cases[] = {
      {self, "", kFalse, "none"},
      {self, Violation(Sanction(20180101)), kTrue, "on the first day"},
      {self, Violation(Sanction(20181231)), kTrue, "on the last day"},
      {self, Violation(Sanction(20171231)), kFalse, "the day before"},
      {self, Violation(Sanction(20190101)), kFalse, "the day after"},
      {self, Violation(Sanction(20170601) + Sanction(20180601)), kTrue, "one of two"},
      {self, Violation("sanctions { person_id: \"h\" decided_on: 20180601 }"), kFalse,
       "on somebody else"},
  };
  ExpectForMember(cases);
}

TEST(DisciplineTest, NoSanctionIsNotKnownWhereViolationsAreNotCovered) {
  EXPECT_EQ(TruthForMember(Sanctioned("SELF"), ""), kUnknown);
  EXPECT_EQ(TruthForMember(Sanctioned("SELF"), Violation(Sanction(20180601))), kTrue);
  EXPECT_EQ(TruthForMember(Sanctioned("SELF"), Violation(Sanction(20170601))), kUnknown);
}

TEST(DisciplineTest, FiltersLetThroughWhatFitsAndPerhapsWhatIsNotStated) {
  const std::string filter = Sanctioned(
      "SELF", "sides: SIDE_PARTY forms: [SANCTION_FORM_WARNING, SANCTION_FORM_DISMISSAL]");
  const auto with = [](const std::string& more) { return Violation(Sanction(20180601, more)); };
  const Case cases[] = {
      {filter, with("side: SIDE_PARTY form: SANCTION_FORM_DISMISSAL"), kTrue, "both fit"},
      {filter, with("side: SIDE_STATE form: SANCTION_FORM_DISMISSAL"), kFalse, "another side"},
      {filter, with("side: SIDE_PARTY form: SANCTION_FORM_REPRIMAND"), kFalse, "another form"},
      {filter, with("side: SIDE_PARTY"), kUnknown, "the form is not stated"},
      {filter, with("form: SANCTION_FORM_WARNING"), kUnknown, "the side is not stated"},
      {filter, with("side: SIDE_STATE"), kFalse, "another side, whatever the form"},
  };
  ExpectForMember(cases);
}

TEST(DisciplineTest, OneViolationCountsOnceWhereTheTextSaysSo) {
  const std::string first = Sanctioned("SELF", "year: SANCTION_YEAR_FIRST_DECIDED");
  const std::string each = Sanctioned("SELF", "year: SANCTION_YEAR_DECIDED");
  const std::string twice = Violation(Sanction(20171201) + Sanction(20180601));
  const Case cases[] = {
      {each, twice, kTrue, "every sanction counts in its year"},
      {first, twice, kFalse, "it counted last year"},
      {first, Violation(Sanction(20180301) + Sanction(20180601)), kTrue, "both in the period"},
      {first, Violation(Sanction(20180601) + "sanctions { person_id: \"h\" decided_on: 20171201 }"),
       kTrue, "the earlier one was on somebody else"},
      {first,
       Violation(Sanction(20180601)) +
           "violations { id: \"other\" sanctions { person_id: \"p\" decided_on: 20171201 } }",
       kTrue, "the earlier one was for another violation"},
  };
  ExpectForMember(cases);
}

TEST(DisciplineTest, AViolationThatWasSelfDetectedAndRemediedDoesNotCountWhereExcepted) {
  const std::string excepted = Sanctioned(
      "SELF", "self_detected { id: \"e\" citations { instrument_id: \"law\" clause: \"1\" } }");
  const std::string sanction = Sanction(20180601);
  const Case cases[] = {
      {excepted, Violation("self_detected_and_remedied: true " + sanction), kFalse, "it was"},
      {excepted, Violation("self_detected_and_remedied: false " + sanction), kTrue, "it was not"},
      {excepted, Violation(sanction), kUnknown, "not stated"},
      {Sanctioned("SELF"), Violation("self_detected_and_remedied: true " + sanction), kTrue,
       "the text grants no exception"},
      {excepted,
       Violation("self_detected_and_remedied: true " + sanction) +
           "violations { id: \"other\" self_detected_and_remedied: false " + sanction + " }",
       kTrue, "another violation is not excepted"},
  };
  ExpectForMember(cases);
}

TEST(DisciplineTest, WhomASanctionFallsOn) {
  const auto person = [](const char* text) {
    return absl::StrCat("people { id: \"p\" ", text, " } ", Violation(Sanction(20180601)));
  };
  const std::string committee = person(
      "posts { id: \"a\" unit_id: \"root\" kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE "
      "to_date: 20180601 }");
  const std::string below = person(
      "posts { id: \"a\" unit_id: \"branch\" kind: POST_KIND_DEPUTY "
      "body: POST_BODY_COMMITTEE }");
  const std::string member =
      person("memberships { unit_id: \"root\" kind: MEMBERSHIP_KIND_OFFICIAL }");
  const auto unit = [](const char* id) {
    return Violation(absl::StrCat("sanctions { unit_id: \"", id, "\" decided_on: 20180601 }"));
  };
  const std::string deep = R"(
    units { id: "body" kind: UNIT_KIND_PARTY_BODY parent_id: "root" }
    units { id: "deep" kind: UNIT_KIND_BRANCH parent_id: "body" } )";
  const Case cases[] = {
      {Sanctioned("COMMITTEE_MEMBERS"), committee, kTrue, "dismissed on the day the post ended"},
      {Sanctioned("COMMITTEE_MEMBERS"), below, kFalse, "of the committee below"},
      {Sanctioned("COMMITTEE_MEMBERS"), member, kFalse, "a plain member"},
      {Sanctioned("MEMBERS"), member, kTrue, "a plain member"},
      {Sanctioned("MEMBERS"), committee, kFalse, "on the committee, not a member here"},
      {Sanctioned("SUBORDINATE_COMMITTEE_MEMBERS"), below, kTrue, "of the committee below"},
      {Sanctioned("SUBORDINATE_COMMITTEE_MEMBERS"), committee, kFalse, "of the own committee"},
      {Sanctioned("SELF"), unit("root"), kTrue, "the organization itself"},
      {Sanctioned("SELF"), unit("branch"), kFalse, "the organization below"},
      {Sanctioned("SUBORDINATES"), unit("branch"), kTrue, "the organization below"},
      {Sanctioned("SUBORDINATES"), unit("root"), kFalse, "the organization itself"},
      {Sanctioned("SUBORDINATES"), deep + unit("body"), kTrue, "directly below"},
      {Sanctioned("SUBORDINATES"), deep + unit("deep"), kFalse, "two levels below"},
  };
  ExpectForRoot(cases);
}

TEST(DisciplineTest, AViolationBelowThatTheCommitteeLetHappen) {
  const std::string violation = "violation { kinds: VIOLATION_KIND_CORRUPTION }";
  const std::string all = "kind: VIOLATION_KIND_CORRUPTION committee_at_fault: true ";
  const std::string at_branch = "unit_id: \"branch\" " + all;
  const std::string sanction = Sanction(20180601);
  const Case cases[] = {
      {violation, "", kFalse, "none"},
      {violation, Violation(at_branch + sanction), kTrue, "everything fits"},
      {violation, Violation(at_branch), kFalse, "nobody was sanctioned"},
      {violation, Violation(at_branch + Sanction(20171231)), kFalse, "sanctioned last year"},
      {violation, Violation("unit_id: \"root\" " + all + sanction), kFalse, "in the unit itself"},
      {violation, Violation("unit_id: \"front\" " + all + sanction), kFalse,
       "in a counterpart body"},
      {violation, Violation(all + sanction), kUnknown, "the place is not stated"},
      {violation, Violation("unit_id: \"branch\" committee_at_fault: true " + sanction), kUnknown,
       "the kind is not stated"},
      {violation,
       Violation("unit_id: \"branch\" kind: VIOLATION_KIND_OTHER committee_at_fault: true " +
                 sanction),
       kFalse, "another kind"},
      {"violation { }",
       Violation("unit_id: \"branch\" kind: VIOLATION_KIND_OTHER committee_at_fault: true " +
                 sanction),
       kTrue, "any kind"},
      {violation, Violation("unit_id: \"branch\" kind: VIOLATION_KIND_CORRUPTION " + sanction),
       kUnknown, "the committee's part is not stated"},
      {violation,
       Violation("unit_id: \"branch\" kind: VIOLATION_KIND_CORRUPTION "
                 "committee_at_fault: false " +
                 sanction),
       kFalse, "the committee did not let it happen"},
  };
  ExpectForRoot(cases);
}

TEST(DisciplineTest, NoViolationIsNotKnownWhereViolationsAreNotCovered) {
  EXPECT_EQ(TruthForRoot("violation { }", ""), kUnknown);
}

}  // namespace
}  // namespace dangvien::testing
