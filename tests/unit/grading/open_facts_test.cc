// Which facts, or questions, a subject waits for: "FACT_KIND_MARK a" for the mark on criterion a.
#include "grading/open_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

std::string Standard(const std::string& id, const std::string& condition) {
  return absl::StrCat("standards { tier_id: \"high\" conditions { ", RuleText(id, condition),
                      " } } ");
}

std::vector<std::string> Names(const v1::SubjectResult& subject) {
  std::vector<std::string> names;
  for (const v1::OpenFact& fact : subject.open_facts()) {
    names.push_back(absl::StrCat(v1::FactKind_Name(fact.kind()).substr(10), " ", fact.id()));
  }
  return names;
}

std::vector<std::string> OpenForMember(const std::string& condition, const std::string& text) {
  return Names(SubjectOf(ResultOf(EvaluateSmall({Standard("r", condition), "", ""}, text)), "p"));
}

std::vector<std::string> OpenForRoot(const std::string& condition, const std::string& text) {
  return Names(
      SubjectOf(ResultOf(EvaluateSmall({"", Standard("r", condition), ""}, text)), "root"));
}

std::string Assessment(const std::string& text) {
  return absl::StrCat("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } ", text,
                      " } ");
}

struct Case {
  std::string condition;
  std::string text;
  std::vector<std::string> expected;
  const char* why;
};

constexpr char kPooled[] =
    "task_share { group_ids: [\"t\", \"w\"] measure: TASK_MEASURE_COMPLETED "
    "comparison: COMPARISON_AT_LEAST share { numerator: 1 denominator: 2 } }";

TEST(OpenFactsTest, NamesWhatAMemberWaitsFor) {
  const std::string criteria = "criteria { at_least_level_id: \"fair\" }";
  const std::string flag = "attested { flag_id: \"f\" }";
  const std::string question = "open_question { question_id: \"q\" }";
  const std::string sanctioned =
      "sanctioned { target: SANCTION_TARGET_SELF forms: "
      "SANCTION_FORM_WARNING }";
  const Case cases[] = {
      {criteria, "", {"MARK a", "MARK b"}, "the marks that are missing; c is `if any`"},
      {criteria,
       Assessment("marks { criterion_id: \"a\" level_id: \"good\" }"),
       {"MARK b"},
       "only what is missing"},
      {criteria,
       Assessment("marks { criterion_id: \"a\" level_id: \"poor\" }"),
       {},
       "nothing mends a mark below"},
      {kPooled,
       Assessment("tasks { group_id: \"t\" assigned_count: 1 completed_count: 1 }"),
       {"TASKS w"},
       "the tally that is missing"},
      {flag, "", {"ATTESTATION f"}, "a flag"},
      {question, "", {"QUESTION q"}, "a question"},
      {sanctioned, "", {"SANCTIONS branch"}, "whether the branch lists all violations"},
      {sanctioned,
       "coverage { table: COVERAGE_TABLE_VIOLATIONS unit_id: \"branch\" } violations { id: \"v\" "
       "sanctions { person_id: \"p\" decided_on: 20180601 } }",
       {"SANCTIONS v"},
       "the violation whose form is not stated"},
      {"employment { kinds: EMPLOYMENT_KIND_CADRE }", "", {"EMPLOYMENT "}, "the employment"},
      {"tenure { less_than_months: 6 }", "", {"TENURE "}, "the day of admission"},
      {"absent { kinds: ABSENCE_KIND_SICK }", "", {"ABSENCE branch"}, "whether all are listed"},
      {"rated_by { side: SIDE_STATE band { worst_tier_id: \"mid\" } }",
       "",
       {"RATING SIDE_STATE"},
       "the rating of a side"},
      {"unit_is { levels: UNIT_LEVEL_GRASSROOTS }", "", {"UNIT_LEVEL branch"}, "the level"},
      {"date_order { earlier: DATE_FIELD_RATED later: DATE_FIELD_SUMMED_UP }",
       "",
       {"DATE DATE_FIELD_RATED", "DATE DATE_FIELD_SUMMED_UP"},
       "both dates"},
      {"date_order { earlier: DATE_FIELD_RATED later: DATE_FIELD_SUMMED_UP }",
       Assessment("rated_on: 20181201"),
       {"DATE DATE_FIELD_SUMMED_UP"},
       "one date"},
      {"date_order { earlier: DATE_FIELD_REVIEWED later: DATE_FIELD_RATED }",
       Assessment("rated_on: 20181201") +
           "review_sessions { id: \"s\" unit_id: \"branch\" held_on: 20181101 reviews { subject { "
           "kind: SUBJECT_KIND_MEMBER person_id: \"p\" } } }",
       {"DATE DATE_FIELD_REVIEWED"},
       "whether the review that is listed was the last"},
      {"recorded { record: RECORD_REVIEWED }", "", {"REVIEW RECORD_REVIEWED"}, "a record"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(OpenForMember(c.condition, c.text), ElementsAreArray(c.expected)) << c.why;
  }
}

TEST(OpenFactsTest, OnlyThePartsThatAreNotKnownKeepAConditionOpen) {
  const std::string flag = "attested { flag_id: \"f\" }";
  const std::string question = "open_question { question_id: \"q\" }";
  const auto both = [](const std::string& kind, const std::string& a, const std::string& b) {
    return absl::StrCat(kind, " { conditions { ", a, " } conditions { ", b, " } }");
  };
  const std::string no = "unit_is { kinds: UNIT_KIND_FRONT }";
  const Case cases[] = {
      {both("all_of", flag, question), "", {"ATTESTATION f", "QUESTION q"}, "in the rule's order"},
      {both("any_of", both("all_of", no, flag), question),
       "",
       {"QUESTION q"},
       "a part that is settled keeps nothing open"},
      {both("all_of", no, flag), "", {}, "the whole is settled"},
      {both("all_of", flag, flag), "", {"ATTESTATION f"}, "each fact once"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(OpenForMember(c.condition, c.text), ElementsAreArray(c.expected)) << c.why;
  }
}

TEST(OpenFactsTest, TheOrderOfRowsDoesNotChangeTheOrderOfViolations) {
  const auto violation = [](const char* id) {
    return absl::StrCat("violations { id: \"", id,
                        "\" sanctions { person_id: \"p\" decided_on: 20180601 } } ");
  };
  const std::string condition =
      "sanctioned { target: SANCTION_TARGET_SELF forms: SANCTION_FORM_WARNING }";
  EXPECT_THAT(OpenForMember(condition, violation("v2") + violation("v1")),
              ElementsAre("SANCTIONS v1", "SANCTIONS v2", "SANCTIONS branch"));
}

TEST(OpenFactsTest, NamesTheFirstRuleThatAsks) {
  const std::string flag = "attested { flag_id: \"f\" }";
  const v1::Result result = ResultOf(EvaluateSmall(
      {absl::StrCat("standards { tier_id: \"high\" conditions { ", RuleText("upper", flag),
                    " } } standards { tier_id: \"mid\" conditions { ", RuleText("lower", flag),
                    " } }"),
       "", ""},
      ""));
  const v1::SubjectResult subject = SubjectOf(result, "p");
  ASSERT_EQ(subject.open_facts_size(), 1);
  EXPECT_EQ(subject.open_facts(0).rule_id(), "lower");
}

TEST(OpenFactsTest, NamesExceptionsAndWhatARuleAppliesTo) {
  const std::string rule =
      RuleText("r", "unit_is { kinds: UNIT_KIND_FRONT }",
               absl::StrCat("applies { attested { flag_id: \"f\" } } exceptions { ",
                            RuleText("e", "open_question { question_id: \"q\" }"), " }"));
  const v1::Result result = ResultOf(EvaluateSmall(
      {absl::StrCat("standards { tier_id: \"high\" conditions { ", rule, " } }"), "", ""}, ""));
  EXPECT_THAT(Names(SubjectOf(result, "p")), ElementsAre("ATTESTATION f", "QUESTION q"));
}

std::string Share(const std::string& population, const std::string& more) {
  return absl::StrCat("composition { population: ", population, " layer: LAYER_DECIDED ",
                      "band { worst_tier_id: \"mid\" } at_least_share { numerator: 1 ",
                      "denominator: 2 } ", more, " }");
}

TEST(OpenFactsTest, NamesWhomACompositionWaitsFor) {
  const std::string asks = "when_none: WHEN_NONE_UNKNOWN open_question_id: \"q\"";
  const std::string fails = "when_none: WHEN_NONE_FAILS";
  const std::string covered = "coverage { table: COVERAGE_TABLE_COUNTERPARTS unit_id: \"root\" } ";
  const auto answered = [](const char* answer) {
    return absl::StrCat(
        "decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\" } ",
        "question_id: \"q\" answer: ", answer, " reference: \"1\" } ");
  };
  const Case cases[] = {
      {Share("POPULATION_MEMBERS", asks), "", {"QUESTION q"}, "nobody is a member of root"},
      {Share("POPULATION_COUNTERPARTS", fails),
       covered,
       {"RATING front"},
       "the body that is not rated"},
      {Share("POPULATION_COUNTERPARTS", fails),
       "",
       {"RATING front", "RATING root"},
       "and whether all bodies are listed"},
      {Share("POPULATION_COUNTERPARTS", asks),
       covered,
       {"RATING front", "QUESTION q"},
       "the body may turn out to be not rated, and then nobody is left"},
      {Share("POPULATION_COUNTERPARTS", asks),
       covered + answered("true"),
       {"RATING front"},
       "the question is answered"},
      {Share("POPULATION_COUNTERPARTS", asks + " base: COMPOSITION_BASE_ALL"),
       covered,
       {"RATING front"},
       "who is not rated stays in the base: it is never empty"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(OpenForRoot(c.condition, c.text), ElementsAreArray(c.expected)) << c.why;
  }
}

TEST(OpenFactsTest, ATierThatWaitsForADecisionIsAQuestionToPeople) {
  const Evaluation evaluation = EvaluateSmall(
      {Standard("m", "open_question { question_id: \"q\" }"),
       Standard("o",
                "composition { population: POPULATION_SUBORDINATES layer: LAYER_DECIDED "
                "band { worst_tier_id: \"mid\" } at_least_count: 1 }"),
       ""},
      "");
  // The organizations wait for nobody here: `branch` has no subordinates.
  EXPECT_EQ(SubjectOf(ResultOf(evaluation), "root").status(), v1::SUBJECT_STATUS_RATED);
  const Evaluation waiting = EvaluateSmall(
      {"",
       absl::StrCat(
           "standards { tier_id: \"high\" conditions { ",
           RuleText("o",
                    "any_of { conditions { composition { population: POPULATION_SUBORDINATES "
                    "layer: LAYER_DECIDED band { worst_tier_id: \"mid\" } at_least_count: 1 } } "
                    "conditions { all_of { conditions { unit_is { kinds: UNIT_KIND_BRANCH } } "
                    "conditions { open_question { question_id: \"q\" } } } } }"),
           " } }"),
       ""},
      "");
  const v1::Result result = ResultOf(waiting);
  EXPECT_THAT(Names(SubjectOf(result, "branch")), ElementsAre("QUESTION q"));
  EXPECT_THAT(Names(SubjectOf(result, "root")), ElementsAre("TIER branch"));
  EXPECT_EQ(SubjectOf(result, "root").status(), v1::SUBJECT_STATUS_NEEDS_DECISION);
}

}  // namespace
}  // namespace dangvien::testing
