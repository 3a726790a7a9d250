// What an explanation says of the facts behind one condition: one condition a case, both languages.
//
// Facts that are missing begin with "? ". The conditions are asked of member `p` of the small
// dossier, of its head's post, or of the collective of `root`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;

constexpr char kMember[] = "SUBJECT_KIND_MEMBER";
constexpr char kCollective[] = "SUBJECT_KIND_COLLECTIVE";
constexpr char kLeader[] = "SUBJECT_KIND_LEADER";
constexpr char kFallback[] =
    R"(fallback { id: "rest" tier_id: "low" citations { instrument_id: "law" clause: "1" } } )";

SubjectId SubjectOfKind(const std::string& kind) {
  if (kind == kMember) return {SubjectId::Kind::kMember, "p", ""};
  if (kind == kLeader) return {SubjectId::Kind::kLeader, "h", "chair"};
  return {SubjectId::Kind::kCollective, "root", ""};
}

SmallRules RulesFor(const std::string& kind, const std::string& rules, const std::string& policy) {
  if (kind == kMember) return {rules, "", policy};
  return {"", "",
          absl::StrCat("passes { id: \"own\" subject_kind: ", kind, " ", rules, kFallback, " } ",
                       policy)};
}

v1::Explanation Explain(const SmallRules& rules, const std::string& dossier, const SubjectId& id,
                        Language language) {
  const Evaluation evaluation = EvaluateSmall(rules, dossier);
  const absl::StatusOr<std::string> bytes = evaluation.Explain(id, language);
  EXPECT_TRUE(bytes.ok()) << bytes.status();
  v1::Explanation explanation;
  EXPECT_TRUE(bytes.ok() && explanation.ParseFromString(*bytes));
  return explanation;
}

std::vector<std::string> FactsOf(const v1::Explanation& explanation, const std::string& rule_id) {
  std::vector<std::string> facts;
  for (const v1::Step& step : explanation.steps()) {
    if (step.rule_id() != rule_id) continue;
    for (const v1::FactRead& fact : step.facts()) {
      facts.push_back(absl::StrCat(fact.missing() ? "? " : "", fact.text()));
    }
  }
  return facts;
}

struct Question {
  std::string kind;
  std::string condition;
  std::string dossier;
  std::string policy;
};

std::vector<std::string> FactsIn(Language language, const Question& question) {
  const std::string standard = absl::StrCat("standards { tier_id: \"high\" conditions { ",
                                            RuleText("rule", question.condition), " } } ");
  return FactsOf(Explain(RulesFor(question.kind, standard, question.policy), question.dossier,
                         SubjectOfKind(question.kind), language),
                 "rule");
}

std::vector<std::string> Facts(const Question& question) {
  return FactsIn(Language::kEnglish, question);
}

std::string AssessmentOfMember(const std::string& text) {
  return absl::StrCat("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } ", text,
                      " } ");
}

// Two parts: a sheet of 30 points of which 28 are marked, and products worth 70.
constexpr char kScore[] = R"(
  points_scale: 10
  frames {
    subject_kind: SUBJECT_KIND_LEADER citations { instrument_id: "law" clause: "1" }
    criteria { id: "x" name { vi: "Kỷ luật" en: "Discipline" } max_points: 280 }
    criteria { id: "z" max_points: 20 if_any: true }
  }
  scores {
    id: "s" name { vi: "Điểm xếp loại" en: "Points" } subject_kind: SUBJECT_KIND_LEADER
    citations { instrument_id: "law" clause: "1" }
    parts { id: "common" name { vi: "Tiêu chí chung" en: "Common criteria" } full_points: 300
            sheet { not_applicable: NOT_APPLICABLE_LINES_RESCALED } }
    parts { id: "tasks" name { vi: "Nhiệm vụ" en: "Tasks" } full_points: 700
            products { components { id: "q" name { vi: "Chất lượng" en: "Quality" } weight: 1 } } }
    rounding { mode: ROUNDING_MODE_HALF_UP step: 1 }
  })";

std::string AssessmentOfLeader(const std::string& text) {
  return absl::StrCat("assessments { subject { kind: SUBJECT_KIND_LEADER person_id: \"h\" ",
                      "post_id: \"chair\" } ", text, " } ");
}

TEST(FactsTest, AScoreShowsItsPartsAndItsExactValue) {
  const std::string condition =
      R"(score { score_id: "s" comparison: COMPARISON_AT_LEAST points: 900 })";
  const std::string marks = R"(marks { criterion_id: "x" points: 260 } )";
  const auto product = [](const std::string& value, int weight) {
    return absl::StrCat("products { id: \"P\" weight: ", weight, " ", value, " } ");
  };
  const std::string done = R"(values { component_id: "q" percent_hundredths: 9000 })";
  const Question known = {kLeader, condition, AssessmentOfLeader(marks + product(done, 700)),
                          kScore};
  EXPECT_THAT(Facts(known),
              ElementsAre("Common criteria: 27.857… (195/7) of 30 points", "Tasks: 63 of 70 points",
                          "Points: 90.9 (rounded from 90.857… (636/7)) points, more than 90"));
  EXPECT_THAT(
      FactsIn(Language::kVietnamese, known),
      ElementsAre("Tiêu chí chung: 27,857… (195/7) trên 30 điểm", "Nhiệm vụ: 63 trên 70 điểm",
                  "Điểm xếp loại: 90,9 (làm tròn từ 90,857… (636/7)) điểm, trên 90"));
  EXPECT_THAT(Facts({kLeader, condition, AssessmentOfLeader(product("", 700)), kScore}),
              ElementsAre("? Common criteria: not known (not marked by points: Discipline)",
                          "? Tasks: not known (no value: P (Quality))"));
  EXPECT_THAT(Facts({kLeader, condition, AssessmentOfLeader(marks + product(done, 699)), kScore}),
              ElementsAre("Common criteria: 27.857… (195/7) of 30 points",
                          "? Tasks: not known (weights of the products add up to 69.9, not to "
                          "70)"));
  EXPECT_THAT(Facts({kLeader, condition, AssessmentOfLeader(marks), kScore}),
              ElementsAre("Common criteria: 27.857… (195/7) of 30 points",
                          "? Tasks: not known (no product is stated)"));
}

TEST(FactsTest, TheTierOfAnotherIsNamedWithItsLayer) {
  const std::string of_member = R"(tier_of { source: TIER_SOURCE_MEMBER layer: LAYER_DECIDED
      band { worst_tier_id: "mid" } when_none: WHEN_NONE_FAILS })";
  EXPECT_THAT(Facts({kLeader, of_member, "", ""}),
              ElementsAre("the person as a member (h), decided tier: low"));
  EXPECT_THAT(FactsIn(Language::kVietnamese, {kLeader, of_member, "", ""}),
              ElementsAre("cá nhân với tư cách đảng viên (h), mức xếp loại: low"));
  const std::string of_organization = R"(tier_of { source: TIER_SOURCE_ORGANIZATION
      layer: LAYER_QUALIFIED band { worst_tier_id: "mid" } when_none: WHEN_NONE_HOLDS })";
  EXPECT_THAT(
      Facts({kLeader, of_organization,
             R"(ballots { id: "b" unit_id: "branch" valid_count: 1 results {
                        subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "branch" }
                        votes { tier_id: "low" vote_count: 2 } } })",
             ""}),
      ElementsAre("? the organization (branch), qualified tier: open, still possible: high, "
                  "mid, low, not rated"));
}

TEST(FactsTest, ARelatedSubjectsFactsStandUnderItsName) {
  const std::string condition = R"(related { relation: RELATION_MEMBER when_none: WHEN_NONE_FAILS
      condition { attested { flag_id: "f" } } })";
  EXPECT_THAT(Facts({kLeader, condition, "", ""}),
              ElementsAre("? party member h — f: not attested either way"));
  const std::string collective =
      R"(related { relation: RELATION_COLLECTIVE when_none: WHEN_NONE_FAILS
      condition { attested { flag_id: "f" } } })";
  EXPECT_THAT(Facts({kLeader, collective, "", ""}),
              ElementsAre("leadership collective: there is none"));
}

TEST(FactsTest, EarlierRatingsAreListedByPeriod) {
  const auto condition = [](const std::string& more) {
    return absl::StrCat("prior_ratings { side: SIDE_PARTY band { worst_tier_id: \"mid\" } ", more,
                        " }");
  };
  const std::string years = condition(
      "period_kind: PERIOD_KIND_YEAR window: PRIOR_WINDOW_PRECEDING count: 2 at_least: 2 "
      "consecutive: true");
  const std::string person = R"(people { id: "p"
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
      ratings { side: SIDE_PARTY tier_id: "mid" begin_date: 20170101 end_date: 20180101 }
      ratings { side: SIDE_PARTY tier_id: "low" begin_date: 20180401 end_date: 20180701 } })";
  EXPECT_THAT(Facts({kMember, years, person, ""}),
              ElementsAre("? ratings of other periods by the side of the party: 2016: none stated; "
                          "2017: mid (compared with: 2 or more in a row “mid” or better)"));
  const std::string quarters =
      condition("period_kind: PERIOD_KIND_QUARTER window: PRIOR_WINDOW_WITHIN at_least: 4");
  EXPECT_THAT(
      FactsIn(Language::kVietnamese, {kMember, quarters, person, ""}),
      ElementsAre("xếp loại của bên đảng các kỳ khác: quý 1/2018: chưa có; quý 2/2018: low; "
                  "quý 3/2018: chưa có; quý 4/2018: chưa có (mức so sánh: ít nhất 4 kỳ “mid” trở "
                  "lên)"));
}

TEST(FactsTest, PostsAreNamed) {
  EXPECT_THAT(Facts({kLeader, "post_is { kinds: POST_KIND_HEAD }", "", ""}),
              ElementsAre("chair, head, committee, branch"));
  const std::string holds = R"(holds_posts { kinds: POST_KIND_HEAD
      unit_levels: UNIT_LEVEL_GRASSROOTS at_least: 1 })";
  const std::string titled = R"(people { id: "h"
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
      posts { id: "chair" title: "Bí thư" unit_id: "branch" kind: POST_KIND_HEAD
              body: POST_BODY_COMMITTEE from_date: 20180301 } })";
  EXPECT_THAT(Facts({kLeader, holds, titled, ""}),
              ElementsAre("? Bí thư (chair), head, committee, branch: level of the unit not stated",
                          "posts that fit: 0 (compared with: 1)"));
  EXPECT_THAT(
      Facts({kLeader, "tenure { less_than_months: 6 day: TENURE_DAY_PERIOD_END }", titled, ""}),
      ElementsAre("post held since 2018-03-01, 9 months before the end of the period "
                  "(compared with: 6 months)"));
  EXPECT_THAT(Facts({kLeader, "tenure { less_than_months: 6 }", "", ""}),
              ElementsAre("? day on which the post began: not stated"));
}

TEST(FactsTest, RemarksOfAnotherBranch) {
  const std::string condition =
      "remarks { kind: MEMBERSHIP_KIND_OFFICIAL min_months: 6 before_rating: true }";
  const auto person = [](const std::string& remarks) {
    return absl::StrCat(R"(units { id: "old" kind: UNIT_KIND_BRANCH parent_id: "root" }
      people { id: "p" memberships { unit_id: "old" kind: MEMBERSHIP_KIND_OFFICIAL
      to_date: 20180901 )",
                        remarks, R"( } memberships { unit_id: "branch"
      kind: MEMBERSHIP_KIND_OFFICIAL from_date: 20180901 } })");
  };
  const std::string rated = AssessmentOfMember("rated_on: 20181220");
  EXPECT_THAT(Facts({kMember, condition, person("") + rated, ""}),
              ElementsAre("? remarks of old: not stated"));
  EXPECT_THAT(Facts({kMember, condition, person("remarks_received_on: 20181210") + rated, ""}),
              ElementsAre("remarks of old: received on 2018-12-10, before the rating"));
  EXPECT_THAT(Facts({kMember, condition, person("remarks_received_on: 20181222") + rated, ""}),
              ElementsAre("remarks of old: received on 2018-12-22, after the rating"));
  EXPECT_THAT(Facts({kMember, condition, person("remarks_reference: \"3\"") + rated, ""}),
              ElementsAre("? remarks of old: there, the day of receipt not stated"));
  EXPECT_THAT(Facts({kMember, condition, rated, ""}),
              ElementsAre("official membership elsewhere for 6 months or more within the period: "
                          "none"));
}

TEST(FactsTest, BeforeADayAndNoLaterThanItAreTwoThings) {
  const auto condition = [](const char* more) {
    return absl::StrCat("deadline { field: DATE_FIELD_RATED month_offset: 11 day: 15 ", more, " }");
  };
  const std::string rated = AssessmentOfMember("rated_on: 20181215");
  EXPECT_THAT(Facts({kMember, condition(""), rated, ""}),
              ElementsAre("day on which the rating was voted or decided: 2018-12-15 (compared "
                          "with: before 2018-12-15)"));
  EXPECT_THAT(FactsIn(Language::kVietnamese, {kMember, condition("inclusive: true"), rated, ""}),
              ElementsAre("ngày bỏ phiếu, quyết định xếp loại: 15/12/2018 (mức so sánh: chậm nhất "
                          "ngày 15/12/2018)"));
  EXPECT_THAT(Facts({kMember, condition(""), "", ""}),
              ElementsAre("? day on which the rating was voted or decided: not stated (compared "
                          "with: before 2018-12-15)"));
}

TEST(FactsTest, TheLastReviewWhileNotAllAreListed) {
  const std::string condition =
      "date_order { earlier: DATE_FIELD_REVIEWED later: DATE_FIELD_RATED }";
  const auto dossier = [](const char* held_on) {
    return absl::StrCat(AssessmentOfMember("rated_on: 20181215"),
                        " review_sessions { id: \"s\" unit_id: \"branch\" held_on: ", held_on,
                        " reviews { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } } } ");
  };
  const std::string rated = "day on which the rating was voted or decided: 2018-12-15";
  EXPECT_THAT(Facts({kMember, condition, dossier("20181201"), ""}),
              ElementsAre("? day of the last review: 2018-12-01, or later where not all are listed",
                          rated));
  EXPECT_THAT(
      Facts({kMember, condition, dossier("20181220"), ""}),
      ElementsAre("day of the last review: 2018-12-20, or later where not all are listed", rated));
  const std::string all = "coverage { table: COVERAGE_TABLE_REVIEWS unit_id: \"root\" }";
  EXPECT_THAT(Facts({kMember, condition, dossier("20181201") + all, ""}),
              ElementsAre("day of the last review: 2018-12-01", rated));
}

TEST(FactsTest, WhoDecided) {
  const std::string condition = "authority { max_levels: 1 }";
  const auto decided_by = [](const char* unit) {
    return AssessmentOfMember(absl::StrCat("deciding_unit_id: \"", unit, "\""));
  };
  EXPECT_THAT(Facts({kMember, condition, decided_by("branch"), ""}),
              ElementsAre("decided by branch, the unit itself"));
  EXPECT_THAT(Facts({kMember, condition, decided_by("root"), ""}),
              ElementsAre("decided by root (levels above the unit: 1)"));
  EXPECT_THAT(Facts({kMember, condition, decided_by("front"), ""}),
              ElementsAre("decided by front, which is not above the unit"));
  EXPECT_THAT(Facts({kMember, condition, "", ""}),
              ElementsAre("? who decided the tier: not stated"));
}

TEST(FactsTest, VotesOverTheirBase) {
  const std::string condition = R"(vote_share { band { worst_tier_id: "mid" }
      base: VOTE_BASE_PRESENT comparison: COMPARISON_MORE share { numerator: 1 denominator: 2 } })";
  const std::string all = "coverage { table: COVERAGE_TABLE_REVIEWS unit_id: \"root\" } ";
  const auto ballot = [](const std::string& counts) {
    return absl::StrCat(R"(ballots { id: "b" unit_id: "branch" )", counts, R"( results {
        subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
        votes { tier_id: "high" vote_count: 5 } votes { tier_id: "mid" vote_count: 16 }
        votes { tier_id: "low" vote_count: 8 } } })");
  };
  EXPECT_THAT(Facts({kMember, condition, all + ballot("present_count: 30"), ""}),
              ElementsAre("votes for “mid” or better: 21 of 30 present (70.0 %, more than 1/2)"));
  EXPECT_THAT(
      FactsIn(Language::kVietnamese, {kMember, condition, all + ballot("present_count: 30"), ""}),
      ElementsAre("phiếu cho “mid” trở lên: 21/30 người có mặt (70,0 %, trên 1/2)"));
  EXPECT_THAT(Facts({kMember, condition, ballot("present_count: 30"), ""}),
              ElementsAre("? votes for “mid” or better: 21 of 30 present (70.0 %, more than 1/2); "
                          "another ballot may have followed"));
  EXPECT_THAT(Facts({kMember, condition, ballot(""), ""}),
              ElementsAre("? ballot b: the count of those present is not stated"));
  EXPECT_THAT(Facts({kMember, condition, "", ""}),
              ElementsAre("? votes: none stated, or no single last ballot"));
}

// The year in which it happened, the duties, and the place: each with a reason of its own.
TEST(FactsTest, WhyASanctionDoesNotCount) {
  const auto violation = [](const std::string& more) {
    return absl::StrCat("violations { id: \"v\" ", more, R"( sanctions { person_id: "p"
        side: SIDE_PARTY form: SANCTION_FORM_WARNING decided_on: 20180501 } }
        coverage { table: COVERAGE_TABLE_VIOLATIONS unit_id: "root" })");
  };
  const std::string happened =
      "sanctioned { target: SANCTION_TARGET_SELF year: SANCTION_YEAR_HAPPENED }";
  const std::string head = "v: warning (party), decided on 2018-05-01 — ";
  const std::string complete = "none besides (all sanctioned violations are listed)";
  EXPECT_THAT(Facts({kMember, happened, violation("happened_from_date: 20170301"), ""}),
              ElementsAre(head + "does not count: it did not happen in the period", complete));
  EXPECT_THAT(Facts({kMember, happened, violation(""), ""}),
              ElementsAre("? " + head + "may count: when it happened is not stated", complete));
  const std::string on_duty = "sanctioned { target: SANCTION_TARGET_SELF duty_related_only: true }";
  EXPECT_THAT(Facts({kMember, on_duty, violation("duty_related: false"), ""}),
              ElementsAre(head + "does not count: not related to duties", complete));
  EXPECT_THAT(Facts({kMember, on_duty, violation(""), ""}),
              ElementsAre("? " + head + "may count: whether it is related to duties is not stated",
                          complete));
  const std::string both = R"(sanctioned { target: SANCTION_TARGET_SELF sides: SIDE_STATE
      year: SANCTION_YEAR_HAPPENED duty_related_only: true })";
  EXPECT_THAT(Facts({kMember, both, violation(""), ""}),
              ElementsAre(head + "does not count: another side or form than asked for", complete));
}

TEST(FactsTest, WhereItHappenedIsAskedOfUnits) {
  const std::string condition = R"(sanctioned { target: SANCTION_TARGET_MEMBERS
      place: SANCTION_PLACE_WHERE_HAPPENED })";
  const std::string dossier = R"(
      units { id: "own" kind: UNIT_KIND_BRANCH parent_id: "root" has_collective: true }
      people { id: "p" memberships { unit_id: "root" kind: MEMBERSHIP_KIND_OFFICIAL } }
      violations { id: "v" sanctions { person_id: "p" side: SIDE_PARTY
        form: SANCTION_FORM_WARNING decided_on: 20180501 } }
      assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "root" } }
      coverage { table: COVERAGE_TABLE_VIOLATIONS unit_id: "root" })";
  EXPECT_THAT(Facts({kCollective, condition, dossier, ""}),
              ElementsAre("? v: warning (party), decided on 2018-05-01 — may count: where it "
                          "happened is not stated",
                          "none besides (all sanctioned violations are listed)"));
}

// Who is in the band counts only where something else holds for it, too.
TEST(FactsTest, WhoIsCountedInAComposition) {
  const std::string standard =
      absl::StrCat("standards { tier_id: \"high\" conditions { ", RuleText("rule", R"(composition {
        population: POPULATION_MEMBERS band { best_tier_id: "low" } at_least_count: 2
        layer: LAYER_DECIDED counted_when { attested { flag_id: "f" } } })"),
                   " } } ");
  const auto facts = [&](const std::string& dossier) {
    return FactsOf(Explain({"", standard, ""}, dossier,
                           {SubjectId::Kind::kOrganization, "branch", ""}, Language::kEnglish),
                   "rule");
  };
  EXPECT_THAT(facts(AssessmentOfMember("attestations { flag_id: \"f\" holds: false }")),
              ElementsAre("0 of 2 members rated “low” (compared with: 2); in these tiers but not "
                          "counted 1: p; in these tiers, whether counted is not known: 1",
                          "? h — f: not attested either way"));
}

// A ceiling says whose tier it is, in which layer, and what it is.
TEST(FactsTest, ACeilingShowsTheTierThatIsNotExceeded) {
  const std::string ceiling = R"(
    standards { tier_id: "high" conditions { id: "d" citations { instrument_id: "law" clause: "1" }
      when { unit_is { kinds: UNIT_KIND_BRANCH } } } }
    ceilings { source: TIER_SOURCE_MEMBER layer: LAYER_DECIDED
      rule { id: "not-above-member" text { en: "Not above the person as a member" }
             citations { instrument_id: "law" clause: "2" } } } )";
  const v1::Explanation explanation =
      Explain(RulesFor(kLeader, ceiling, ""), "", SubjectOfKind(kLeader), Language::kEnglish);
  EXPECT_THAT(FactsOf(explanation, "not-above-member"),
              ElementsAre("the person as a member (h), decided tier: low"));
  EXPECT_THAT(std::vector<std::string>(explanation.lines().begin(), explanation.lines().end()),
              ::testing::IsSupersetOf({"Leader h — chair, branch", "Result: low",
                                       "   ● Not above the person as a member",
                                       "       the person as a member (h), decided tier: low"}));
  EXPECT_EQ(explanation.lines(4),
            "1. Where rated: chair, head, committee, branch, held since before the period; rating "
            "date 2018-12-31");
}

// The condition is met whatever the tier is, the ceiling is not: the tier is missing.
TEST(FactsTest, AFactThatOnlyOneConditionNeedsIsMissing) {
  const std::string ceiling = R"(
    ceilings { source: TIER_SOURCE_MEMBER layer: LAYER_DECIDED
      rule { id: "not-above-member" citations { instrument_id: "law" clause: "2" }
             applies { tier_of { source: TIER_SOURCE_MEMBER layer: LAYER_DECIDED
                       band { worst_tier_id: "low" } when_none: WHEN_NONE_HOLDS } } } } )";
  SmallRules rules = RulesFor(kLeader, ceiling, "");
  rules.member_pass = absl::StrCat("standards { tier_id: \"high\" conditions { ",
                                   RuleText("exemplary", "attested { flag_id: \"f\" }"), " } }");
  EXPECT_THAT(
      FactsOf(Explain(rules, "", SubjectOfKind(kLeader), Language::kEnglish), "not-above-member"),
      ElementsAre("? the person as a member (h), decided tier: open, still possible: high, "
                  "low"));
}

TEST(FactsTest, WhyAPostIsNotRated) {
  const std::string member_of_committee = R"(people { id: "h"
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
      posts { id: "chair" unit_id: "branch" kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE } })";
  const v1::Explanation explanation = Explain(RulesFor(kLeader, "", ""), member_of_committee,
                                              SubjectOfKind(kLeader), Language::kEnglish);
  EXPECT_EQ(explanation.steps(0).text(),
            "chair, member of the body, committee, branch: no leading post held on the rating date "
            "2018-12-31");
  const v1::Explanation not_rated =
      Explain({"", "", ""}, "", SubjectOfKind(kLeader), Language::kEnglish);
  EXPECT_EQ(not_rated.steps(0).text(), "the policy does not rate this kind of subject");
}

}  // namespace
}  // namespace dangvien::testing
