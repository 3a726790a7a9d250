// Conditions over what is marked, counted, attested and known of a subject, and the connectives
// that join them: one fact a row.
#include "grading/conditions.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

constexpr Truth kTrue = Truth::kTrue;
constexpr Truth kFalse = Truth::kFalse;
constexpr Truth kUnknown = Truth::kUnknown;

struct Case {
  std::string condition;
  std::string text;
  Truth expected;
  const char* why;
};

template <size_t kCount>
void ExpectForMember(const Case (&cases)[kCount]) {
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForMember(c.condition, c.text), c.expected) << c.why << "\n" << c.condition;
  }
}

// Inside the assessment of member `p`.
std::string Assessment(const std::string& text) {
  return absl::StrCat("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } ", text,
                      " } ");
}

std::string Mark(const std::string& criterion, const std::string& result) {
  return absl::StrCat("marks { criterion_id: \"", criterion, "\" ", result, " } ");
}
std::string Level(const std::string& criterion, const std::string& level) {
  return Mark(criterion, absl::StrCat("level_id: \"", level, "\""));
}

std::string AtLeastFair(const std::string& more) {
  return absl::StrCat("criteria { at_least_level_id: \"fair\" ", more, " }");
}

// Criteria a and b have role basic, c has role task and is marked only "if any".
TEST(ConditionsTest, CriteriaThatMustAllReachALevel) {
  const std::string basic = AtLeastFair("role_ids: \"basic\"");
  const std::string na = "not_applicable: true";
  const Case cases[] = {
      {basic, Assessment(Level("a", "fair") + Level("b", "fair")), kTrue, "exactly the level"},
      {basic, Assessment(Level("a", "good") + Level("b", "fair")), kTrue, "above the level"},
      {basic, Assessment(Level("a", "good") + Level("b", "poor")), kFalse, "one below"},
      {basic, Assessment(Level("a", "good")), kUnknown, "one not marked"},
      {basic, Assessment(Level("a", "poor")), kFalse, "one below, the other cannot mend it"},
      {basic, "", kUnknown, "no assessment"},
      {basic, Assessment(Level("a", "good") + Mark("b", na)), kTrue, "one does not apply"},
      {basic, Assessment(Level("a", "good") + Mark("b", "points: 0")), kUnknown,
       "points are no level"},
      {basic, Assessment(Mark("a", na) + Mark("b", na)), kFalse, "none is left: when_none is no"},
      {AtLeastFair("role_ids: \"basic\" when_none: true"),
       Assessment(Mark("a", na) + Mark("b", na)), kTrue, "none is left: when_none is yes"},
      {AtLeastFair("role_ids: \"task\" when_none: true"), "", kTrue,
       "`if any` not marked does not apply"},
      {AtLeastFair("role_ids: \"task\" when_none: true"), Assessment(Level("c", "poor")), kFalse,
       "`if any` marked counts"},
      {AtLeastFair(""), Assessment(Level("a", "fair") + Level("b", "fair") + Level("c", "poor")),
       kFalse, "no role: every criterion"},
      {AtLeastFair("except_role_ids: \"task\""),
       Assessment(Level("a", "fair") + Level("b", "fair") + Level("c", "poor")), kTrue,
       "an excepted role leaves"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, CriteriaOfWhichSomeMustReachALevel) {
  const std::string one = AtLeastFair("role_ids: \"basic\" at_least_count: 1");
  const std::string two = AtLeastFair("role_ids: \"basic\" at_least_count: 2");
  const Case cases[] = {
      {one, Assessment(Level("a", "fair") + Level("b", "poor")), kTrue, "one is enough"},
      {one, Assessment(Level("a", "poor")), kUnknown, "the missing one may reach it"},
      {one, Assessment(Level("a", "poor") + Level("b", "poor")), kFalse, "none reaches it"},
      {two, Assessment(Level("a", "fair")), kUnknown, "one more may come"},
      {two, Assessment(Level("a", "fair") + Mark("b", "not_applicable: true")), kFalse,
       "one that does not apply cannot come"},
  };
  ExpectForMember(cases);
}

std::string Tasks(const std::string& text, const std::string& group = "t") {
  return absl::StrCat("tasks { group_id: \"", group, "\" ", text, " } ");
}

std::string Completed(const std::string& comparison, const std::string& share,
                      const std::string& more = "") {
  return absl::StrCat("task_share { group_ids: \"t\" measure: TASK_MEASURE_COMPLETED comparison: ",
                      "COMPARISON_", comparison, " share { ", share, " } ", more, " }");
}

TEST(ConditionsTest, AShareOfTasksIsComparedExactly) {
  const std::string half = "numerator: 50 denominator: 100";
  const std::string five_of_ten = Assessment(Tasks("assigned_count: 10 completed_count: 5"));
  const std::string billion =
      Assessment(Tasks("assigned_count: 1000000000 completed_count: 499999999"));
  const Case cases[] = {
      {Completed("AT_LEAST", half), five_of_ten, kTrue, "exactly 50 % is at least 50 %"},
      {Completed("MORE", half), five_of_ten, kFalse, "and not more"},
      {Completed("AT_MOST", half), five_of_ten, kTrue, "and at most"},
      {Completed("LESS", half), five_of_ten, kFalse, "and not less"},
      {Completed("LESS", half), billion, kTrue, "one in a billion below 50 % is less"},
      {Completed("AT_LEAST", half), billion, kFalse, "and not at least"},
      {Completed("AT_LEAST", "numerator: 1 denominator: 1"),
       Assessment(Tasks("assigned_count: 3 completed_count: 3")), kTrue, "all of them"},
      {Completed("AT_LEAST", "numerator: 0 denominator: 1"),
       Assessment(Tasks("assigned_count: 3 completed_count: 0")), kTrue, "none of them"},
      {Completed("AT_LEAST", "numerator: 1 denominator: 3"),
       Assessment(Tasks("assigned_count: 3 completed_count: 1")), kTrue, "a third has no rounding"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, AShareOfTasksNeedsEveryCount) {
  const std::string half = "numerator: 1 denominator: 2";
  const std::string pooled = Completed("AT_LEAST", half, "group_ids: \"w\"");
  const std::string excused = Completed("AT_LEAST", half, "excused: EXCUSED_TASKS_LEFT_OUT");
  const Case cases[] = {
      {Completed("AT_LEAST", half), "", kUnknown, "no tally"},
      {Completed("AT_LEAST", half), Assessment(Tasks("assigned_count: 4")), kUnknown,
       "the completed are not stated"},
      {Completed("AT_LEAST", half), Assessment(Tasks("completed_count: 4")), kUnknown,
       "the assigned are not stated"},
      {Completed("AT_LEAST", half), Assessment(Tasks("assigned_count: 0 completed_count: 0")),
       kFalse, "none assigned: when_none is no"},
      {Completed("AT_LEAST", half, "when_none: true"),
       Assessment(Tasks("assigned_count: 0 completed_count: 0")), kTrue,
       "none assigned: when_none is yes"},
      {pooled,
       Assessment(Tasks("assigned_count: 9 completed_count: 1") +
                  Tasks("assigned_count: 1 completed_count: 1", "w")),
       kFalse, "2 of 10 together, though 1 of 1 in one group"},
      {pooled, Assessment(Tasks("assigned_count: 9 completed_count: 9")), kUnknown,
       "a group without a tally"},
      {excused, Assessment(Tasks("assigned_count: 10 completed_count: 4 excused_count: 2")), kTrue,
       "excused tasks leave the base: 4 of 8"},
      {Completed("AT_LEAST", half),
       Assessment(Tasks("assigned_count: 10 completed_count: 4 excused_count: 2")), kFalse,
       "excused tasks stay in the base: 4 of 10"},
      {excused, Assessment(Tasks("assigned_count: 10 completed_count: 4")), kUnknown,
       "the excused are not stated"},
      {excused, Assessment(Tasks("assigned_count: 2 completed_count: 0 excused_count: 2")), kFalse,
       "all excused: nobody is left in the base"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, EachMeasureReadsItsOwnCount) {
  const std::string tally =
      Assessment(Tasks("assigned_count: 10 completed_count: 8 on_time_count: 6 exceeded_count: 4"));
  const auto at_least = [](const char* measure, int numerator) {
    return absl::StrCat("task_share { group_ids: \"t\" measure: TASK_MEASURE_", measure,
                        " comparison: COMPARISON_AT_LEAST share { numerator: ", numerator,
                        " denominator: 10 } }");
  };
  const Case cases[] = {
      {at_least("COMPLETED", 8), tally, kTrue, "8 completed"},
      {at_least("COMPLETED", 9), tally, kFalse, "not 9"},
      {at_least("ON_TIME", 6), tally, kTrue, "6 on time"},
      {at_least("ON_TIME", 7), tally, kFalse, "not 7"},
      {at_least("EXCEEDED", 4), tally, kTrue, "4 exceeded"},
      {at_least("EXCEEDED", 5), tally, kFalse, "not 5"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, AFlagIsAttestedOrCoveredOrNotKnown) {
  const std::string attested = "attested { flag_id: \"f\" }";
  const auto covered = [](const char* unit) {
    return absl::StrCat("coverage { table: COVERAGE_TABLE_ATTESTATIONS flag_id: \"f\" unit_id: \"",
                        unit, "\" } ");
  };
  const Case cases[] = {
      {attested, "", kUnknown, "not attested"},
      {attested, Assessment("attestations { flag_id: \"f\" holds: true }"), kTrue, "it holds"},
      {attested, Assessment("attestations { flag_id: \"f\" }"), kFalse, "it does not hold"},
      {attested, covered("branch"), kFalse, "all attestations of the branch are listed"},
      {attested, covered("root"), kFalse, "of the unit above it, too"},
      {attested, covered("front"), kUnknown, "those of another unit are"},
      {attested, covered("root") + Assessment("attestations { flag_id: \"f\" holds: true }"), kTrue,
       "covered and attested"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, AQuestionIsAnsweredForItsSubject) {
  const std::string question = "open_question { question_id: \"q\" }";
  const auto answer = [](const char* person, const char* is) {
    return absl::StrCat("decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: \"", person,
                        "\" } question_id: \"q\" answer: ", is, " reference: \"1\" }");
  };
  const Case cases[] = {
      {question, "", kUnknown, "nobody answered"},
      {question, answer("p", "true"), kTrue, "yes"},
      {question, answer("p", "false"), kFalse, "no"},
      {question, answer("h", "true"), kUnknown, "yes, for somebody else"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, AUnitIsOfAKindAndALevel) {
  const Case cases[] = {
      {"unit_is { kinds: UNIT_KIND_BRANCH }", "", kTrue, "a member's unit is the home branch"},
      {"unit_is { kinds: UNIT_KIND_PARTY_BODY }", "", kFalse, "not the one above"},
      {"unit_is { levels: UNIT_LEVEL_SUBORDINATE }", "", kUnknown, "the level is not stated"},
      {"unit_is { kinds: UNIT_KIND_PARTY_BODY levels: UNIT_LEVEL_SUBORDINATE }", "", kFalse,
       "the wrong kind, whatever the level"},
  };
  ExpectForMember(cases);
  const std::string grassroots = R"(
    units { id: "x" kind: UNIT_KIND_BRANCH level: UNIT_LEVEL_GRASSROOTS }
    people { id: "p" memberships { unit_id: "x" kind: MEMBERSHIP_KIND_OFFICIAL } })";
  EXPECT_EQ(TruthForMember("unit_is { levels: UNIT_LEVEL_GRASSROOTS }", grassroots), kTrue);
  EXPECT_EQ(TruthForMember("unit_is { levels: UNIT_LEVEL_SECTION }", grassroots), kFalse);
}

std::string Person(const std::string& text) {
  return absl::StrCat(
      "people { id: \"p\" memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } ",
      text, " } ");
}

TEST(ConditionsTest, EmploymentIsStatedOrNotKnown) {
  const std::string condition =
      "employment { kinds: [EMPLOYMENT_KIND_CADRE, EMPLOYMENT_KIND_RETIRED] }";
  const Case cases[] = {
      {condition, Person("employment: EMPLOYMENT_KIND_RETIRED"), kTrue, "one of the kinds"},
      {condition, Person("employment: EMPLOYMENT_KIND_WORKER"), kFalse, "another kind"},
      {condition, "", kUnknown, "not stated"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, AnotherSideHasRatedThePerson) {
  const std::string condition = R"(rated_by { side: SIDE_STATE band { worst_tier_id: "mid" } })";
  const auto rating = [](const char* tier, const char* more = "") {
    return absl::StrCat("ratings { side: SIDE_STATE tier_id: \"", tier, "\" ", more, " } ");
  };
  const std::string last_year = "begin_date: 20170101 end_date: 20180101";
  const std::string covered = "coverage { table: COVERAGE_TABLE_RATINGS unit_id: \"branch\" }";
  const Case cases[] = {
      {condition, "", kUnknown, "no rating"},
      {condition, covered, kFalse, "no rating, and all ratings are listed"},
      {condition, Person(rating("mid")), kTrue, "at the end of the band"},
      {condition, Person(rating("low")), kFalse, "below the band"},
      {condition, Person(rating("low") + rating("high")), kTrue, "one of two is in the band"},
      {condition, Person(rating("high", last_year.c_str())), kUnknown, "of last year"},
      {condition, Person(rating("high", "begin_date: 20180101 end_date: 20190101")), kTrue,
       "of this period, spelled out"},
      {condition, Person("ratings { side: SIDE_MASS_ORGANIZATION tier_id: \"high\" }"), kUnknown,
       "of another side"},
  };
  ExpectForMember(cases);
}

std::string Absence(const std::string& dates, const std::string& kind = "SICK") {
  return absl::StrCat("absences { kind: ABSENCE_KIND_", kind, " ", dates, " } ");
}

TEST(ConditionsTest, AbsentOnTheRatingDate) {
  const std::string condition = "absent { kinds: ABSENCE_KIND_SICK }";
  const std::string covered = "coverage { table: COVERAGE_TABLE_ABSENCES unit_id: \"root\" } ";
  const Case cases[] = {
      {condition, Person(Absence("from_date: 20181231")), kTrue, "from the rating date on"},
      {condition, Person(Absence("to_date: 20190101")), kTrue, "up to the rating date"},
      {condition, Person(Absence("to_date: 20181231")), kUnknown, "back on the rating date"},
      {condition, covered + Person(Absence("to_date: 20181231")), kFalse,
       "back, and no other absence"},
      {condition, covered + Person(Absence("", "STUDY")), kFalse, "away for another reason"},
      {condition, "", kUnknown, "nothing is listed"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, AbsentForMonthsOfThePeriod) {
  const std::string six = "absent { kinds: [ABSENCE_KIND_SICK, ABSENCE_KIND_STUDY] min_months: 6 }";
  const std::string covered = "coverage { table: COVERAGE_TABLE_ABSENCES unit_id: \"root\" } ";
  const auto sick = [&covered](const std::string& dates) {
    return covered + Person(Absence(dates));
  };
  const Case cases[] = {
      {six, sick("from_date: 20180301 to_date: 20180901"), kTrue, "six months to the day"},
      {six, sick("from_date: 20180301 to_date: 20180831"), kFalse, "one day short"},
      {six, sick("from_date: 20180831 to_date: 20190228"), kFalse, "cut at the period's end"},
      {six, sick("from_date: 20170101 to_date: 20180701"), kTrue, "cut at the period's begin"},
      {six, sick(""), kTrue, "the whole period"},
      {six,
       covered + Person(Absence("from_date: 20180101 to_date: 20180401") +
                        Absence("from_date: 20180901 to_date: 20181201", "STUDY")),
       kTrue, "three months of each kind"},
      {six,
       covered + Person(Absence("from_date: 20180101 to_date: 20180415") +
                        Absence("from_date: 20180901 to_date: 20181115", "STUDY")),
       kFalse, "three and two whole months; halves do not add up"},
      {six, Person(Absence("from_date: 20180301 to_date: 20180831")), kUnknown,
       "more may not be listed"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, TenureCountsWholeCalendarMonths) {
  const std::string condition = "tenure { less_than_months: 6 }";
  const auto admitted = [](int day) { return Person(absl::StrCat("admitted_on: ", day)); };
  const Case cases[] = {
      {condition, admitted(20180630), kFalse, "six months to the rating date"},
      {condition, admitted(20180701), kTrue, "a day less"},
      {condition, admitted(20181231), kTrue, "on the rating date"},
      {condition, admitted(20190101), kTrue, "after it"},
      {condition, "", kUnknown, "not known"},
  };
  ExpectForMember(cases);
}

TEST(ConditionsTest, AnOrganizationsTenureIsCountedFromItsFoundation) {
  const auto text = [](const char* founded) {
    return absl::StrCat("units { id: \"above\" kind: UNIT_KIND_PARTY_BODY founded_on: ", founded,
                        "}");
  };
  const auto truth = [](const std::string& dossier) {
    const Evaluation evaluation = EvaluateSmall({}, dossier);
    const Row row = UnitRow(evaluation, "above");
    uint8_t found = 0;
    Eval(TenureAtom{12}, evaluation.state().ContextOf(0),
         {RowKind::kUnit, absl::MakeConstSpan(&row, 1)}, &found);
    return static_cast<Truth>(found);
  };
  EXPECT_EQ(truth(text("20171231")), kFalse) << "twelve months";
  EXPECT_EQ(truth(text("20180101")), kTrue) << "a day less";
}

// The rule around a condition: exceptions and what it applies to.
TEST(ConditionsTest, ADemandIsMetByAnExceptionOrWhereItDoesNotApply) {
  const std::string no = "unit_is { kinds: UNIT_KIND_FRONT }";
  const std::string yes = "unit_is { kinds: UNIT_KIND_BRANCH }";
  const std::string open = "attested { flag_id: \"f\" }";
  struct RuleCase {
    std::string when;
    std::string applies;
    std::string exception;
    Truth demand;
    Truth trigger;
    const char* why;
  };
  const RuleCase cases[] = {
      {yes, "", "", kTrue, kTrue, "no exception, applies always"},
      {no, "", "", kFalse, kFalse, "no exception, applies always"},
      {no, no, "", kTrue, kFalse, "does not apply"},
      {yes, no, "", kTrue, kFalse, "does not apply"},
      {no, open, "", kUnknown, kFalse, "applies perhaps, and is not so"},
      {yes, open, "", kTrue, kUnknown, "applies perhaps, and is so"},
      {no, "", yes, kTrue, kFalse, "excepted"},
      {yes, "", yes, kTrue, kFalse, "excepted"},
      {no, "", open, kUnknown, kFalse, "excepted perhaps"},
      {yes, "", open, kTrue, kUnknown, "excepted perhaps"},
      {open, yes, no, kUnknown, kUnknown, "not known, applies, not excepted"},
  };
  for (const RuleCase& c : cases) {
    std::string more;
    if (!c.applies.empty()) absl::StrAppend(&more, "applies { ", c.applies, " } ");
    if (!c.exception.empty()) {
      absl::StrAppend(&more, "exceptions { ", RuleText("exception", c.exception), " }");
    }
    const std::string demand = RuleText("demand", c.when, more);
    const std::string trigger =
        absl::StrReplaceAll(demand, {{"demand", "trigger"}, {"exception\"", "exception2\""}});
    const Evaluation evaluation =
        EvaluateSmall({absl::StrCat("standards { tier_id: \"high\" conditions { ", demand,
                                    " } } forces { tier_id: \"low\" rule { ", trigger, " } }"),
                       "", ""},
                      "");
    const CompiledPass* pass =
        evaluation.state().policies.front().compiled().PassFor(wire::SubjectKind::kMember);
    const EvalContext context = evaluation.state().ContextOf(0);
    const Row person = PersonRow(evaluation, "p");
    EXPECT_EQ(EvalRuleAt(pass->rules[0], context, RowKind::kPerson, person), c.demand) << c.why;
    EXPECT_EQ(EvalRuleAt(pass->rules[1], context, RowKind::kPerson, person), c.trigger) << c.why;
  }
}

TEST(ConditionsTest, ConnectivesAreThoseOfKleene) {
  const std::string no = "conditions { unit_is { kinds: UNIT_KIND_FRONT } } ";
  const std::string yes = "conditions { unit_is { kinds: UNIT_KIND_BRANCH } } ";
  const std::string open = "conditions { attested { flag_id: \"f\" } } ";
  const auto list = [](const char* kind, const std::string& conditions) {
    return absl::StrCat(kind, " { ", conditions, " }");
  };
  const Case cases[] = {
      {list("all_of", yes + open), "", kUnknown, "yes and perhaps"},
      {list("all_of", open + no), "", kFalse, "perhaps and no"},
      {list("all_of", yes + yes + yes), "", kTrue, "yes three times"},
      {list("any_of", no + open), "", kUnknown, "no or perhaps"},
      {list("any_of", open + yes), "", kTrue, "perhaps or yes"},
      {list("any_of", no + no), "", kFalse, "no or no"},
      {list("none_of", no + no), "", kTrue, "neither of two"},
      {list("none_of", no + open), "", kUnknown, "not no, not perhaps"},
      {list("none_of", open + yes), "", kFalse, "one of two is so"},
      {list("none_of", "conditions { none_of { " + yes + " } } "), "", kTrue, "twice not"},
  };
  ExpectForMember(cases);
}

}  // namespace
}  // namespace dangvien::testing
