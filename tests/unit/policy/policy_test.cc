// Faults of a policy: each code that reading a policy raises, with the path to the fault. Tables
// build a policy from the words of policy_text.h and one broken part.
#include "dangvien/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// The words, a pass over members and one over organizations, each with one exclusion.
std::string WithConditions(const std::string& of_members, const std::string& of_organizations) {
  return absl::StrCat(
      kWords, PassText(kMember, absl::StrCat("exclusions { ", RuleText("m", of_members), " }")),
      PassText(kOrganization,
               absl::StrCat("exclusions { ", RuleText("o", of_organizations), " }")));
}

std::string WithCheckOf(const char* subject, const std::string& condition) {
  return absl::StrCat(kWords, "checks { subject: CHECK_SUBJECT_", subject,
                      " severity: SEVERITY_NOTE rule { ", RuleText("r", condition), " } }");
}

std::string WithReviewCondition(const std::string& condition) {
  return WithCheckOf("REVIEW", condition);
}

TEST(PolicyTest, ASmallPolicyWithoutFaultsIsRead) {
  const absl::StatusOr<Policy> policy = ReadText(
      WithConditions("tenure { less_than_months: 1 }", "attested { flag_id: \"f\" }"), Unproved());
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_EQ(policy->id(), "small");
  EXPECT_EQ(policy->digest().size(), 32u);
  EXPECT_TRUE(policy->proofs().empty());
}

struct MemberCase {
  const char* when;
  const char* fault;  // `code at path below the condition`
  const char* why;
};

const MemberCase kMemberCases[] = {
    {R"(criteria { at_least_level_id: "x" })", "unknown_reference at .criteria.at_least_level_id",
     "a level that is not declared"},
    {R"(criteria { role_ids: ["r1", "x"] at_least_level_id: "low" })",
     "unknown_reference at .criteria.role_ids[1]", "a role that is not declared"},
    {R"(criteria { except_role_ids: "x" at_least_level_id: "low" })",
     "unknown_reference at .criteria.except_role_ids[0]", "an excepted role that is not declared"},
    {R"(criteria { role_ids: "r1" except_role_ids: "r1" at_least_level_id: "low" })",
     "empty_condition at .criteria", "no criterion is left"},
    {R"(task_share { group_ids: "x" measure: TASK_MEASURE_COMPLETED
        comparison: COMPARISON_LESS share { denominator: 2 } })",
     "unknown_reference at .task_share.group_ids[0]", "a task group that is not declared"},
    {R"(task_share { measure: TASK_MEASURE_COMPLETED comparison: COMPARISON_LESS
        share { denominator: 2 } })",
     "empty_condition at .task_share.group_ids", "tasks of no group"},
    {R"(task_share { group_ids: "t" comparison: COMPARISON_LESS share { denominator: 2 } })",
     "missing_field at .task_share.measure", "nothing is counted"},
    {R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED share { denominator: 2 } })",
     "missing_field at .task_share.comparison", "nothing is compared"},
    {R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED comparison: COMPARISON_LESS })",
     "invalid_ratio at .task_share.share", "no share"},
    {R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED comparison: COMPARISON_LESS
        share { numerator: 3 denominator: 2 } })",
     "invalid_ratio at .task_share.share", "more than everything"},
    {R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED comparison: COMPARISON_LESS
        share { numerator: 0 denominator: 0 } })",
     "invalid_ratio at .task_share.share", "nothing by nothing"},
    {R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED comparison: COMPARISON_LESS
        share { numerator: 1 denominator: 1000001 } })",
     "invalid_ratio at .task_share.share", "a denominator above the limit"},
    {R"(attested { flag_id: "x" })", "unknown_reference at .attested.flag_id", "no such flag"},
    {R"(open_question { question_id: "x" })", "unknown_reference at .open_question.question_id",
     "no such question"},
    {"sanctioned { }", "missing_field at .sanctioned.target", "whose sanctions"},
    {"sanctioned { target: SANCTION_TARGET_MEMBERS }", "wrong_subject at .sanctioned.target",
     "members answer for themselves only"},
    {R"(sanctioned { target: SANCTION_TARGET_SELF self_detected { id: "e" } })",
     "missing_citation at .sanctioned.self_detected.citations", "an exception without a citation"},
    {R"(sanctioned { target: SANCTION_TARGET_SELF
        self_detected { citations { instrument_id: "law" clause: "1" } } })",
     "missing_field at .sanctioned.self_detected.id", "an exception without an id"},
    {"employment { }", "empty_condition at .employment.kinds", "no kind fits"},
    {"absent { min_months: 2 }", "empty_condition at .absent.kinds", "no kind counts"},
    {"rated_by { side: SIDE_STATE }", "empty_condition at .rated_by.band", "no band"},
    {R"(rated_by { side: SIDE_STATE band { best_tier_id: "x" } })",
     "unknown_reference at .rated_by.band.best_tier_id", "no such tier"},
    {R"(rated_by { side: SIDE_STATE band { worst_tier_id: "x" } })",
     "unknown_reference at .rated_by.band.worst_tier_id", "no such tier"},
    {R"(rated_by { side: SIDE_STATE band { best_tier_id: "C" worst_tier_id: "A" } })",
     "reversed_interval at .rated_by.band", "the best is below the worst"},
    {"recorded { record: RECORD_BALLOT_HELD }", "wrong_subject at .recorded.record",
     "ballots are held by units"},
    {"date_order { earlier: DATE_FIELD_HELD later: DATE_FIELD_RATED }",
     "wrong_subject at .date_order.earlier", "sessions belong to reviews"},
    {"", "empty_condition at ", "a condition of no kind"},
    {"all_of { }", "empty_condition at .all_of.conditions", "all of nothing"},
    {"any_of { }", "empty_condition at .any_of.conditions", "any of nothing"},
    {R"(none_of { conditions { attested { flag_id: "f" } } conditions { } })",
     "empty_condition at .none_of.conditions[1]", "below a list"},
};

TEST(PolicyTest, FaultsOfConditionsOnMembersAreNamedByPath) {
  for (const MemberCase& c : kMemberCases) {
    std::string expected = c.fault;
    expected.insert(expected.find(" at ") + 4, "passes[0].exclusions[0].when");
    EXPECT_THAT(FaultsOf(WithConditions(c.when, "tenure { less_than_months: 1 }")),
                ElementsAre(expected))
        << c.why << ": " << c.when;
  }
}

std::string Composition(const std::string& fields) {
  return absl::StrCat("composition { ", fields, " }");
}

TEST(PolicyTest, FaultsOfCompositionsAreNamedByPath) {
  struct Case {
    const char* fields;
    const char* fault;
    const char* why;
  };
  const Case cases[] = {
      {R"(band { best_tier_id: "A" } at_least_count: 1)", "missing_field at .population",
       "of whom"},
      {R"(population: POPULATION_MEMBERS band { best_tier_id: "A" } at_least_count: 1)",
       "missing_field at .layer", "in which layer"},
      {R"(population: POPULATION_MEMBERS layer: LAYER_DECIDED at_least_count: 1)",
       "empty_condition at .band", "in which tiers"},
      {R"(population: POPULATION_MEMBERS layer: LAYER_DECIDED band { best_tier_id: "A" }
          at_least_count: 0)",
       "missing_field at .at_least_count", "at least nobody says nothing"},
      {R"(population: POPULATION_MEMBERS layer: LAYER_DECIDED band { best_tier_id: "A" }
          when_none: WHEN_NONE_HOLDS)",
       "invalid_ratio at .at_least_share", "neither a share nor a count"},
      {R"(population: POPULATION_MEMBERS layer: LAYER_DECIDED band { best_tier_id: "A" }
          at_least_share { numerator: 1 denominator: 2 })",
       "missing_field at .when_none", "a share over nobody"},
      {R"(population: POPULATION_MEMBERS layer: LAYER_DECIDED band { best_tier_id: "A" }
          at_least_share { numerator: 1 denominator: 2 } when_none: WHEN_NONE_UNKNOWN
          open_question_id: "x")",
       "unknown_reference at .open_question_id", "people are asked, but not what"},
  };
  for (const Case& c : cases) {
    std::string expected = c.fault;
    expected.insert(expected.find(" at ") + 4, "passes[1].exclusions[0].when.composition");
    EXPECT_THAT(FaultsOf(WithConditions("tenure { less_than_months: 1 }", Composition(c.fields))),
                ElementsAre(expected))
        << c.why << ": " << c.fields;
  }
}

TEST(PolicyTest, CompositionsReadEarlierPassesOnly) {
  const std::string of_members =
      absl::StrCat("exclusions { ",
                   RuleText("o", Composition(R"(population: POPULATION_MEMBERS layer: LAYER_DECIDED
                                   band { best_tier_id: "A" } at_least_count: 1)")),
                   " }");
  EXPECT_THAT(
      FaultsOf(absl::StrCat(kWords, PassText(kOrganization, of_members), PassText(kMember, ""))),
      ElementsAre("reads_later_pass at "
                  "passes[0].exclusions[0].when.composition.population"));
  EXPECT_THAT(FaultsOf(absl::StrCat(kWords, PassText(kOrganization, of_members))),
              ElementsAre("unknown_reference at "
                          "passes[0].exclusions[0].when.composition.population"));
  EXPECT_THAT(
      FaultsOf(absl::StrCat(kWords, PassText(kMember, ""), PassText(kOrganization, of_members))),
      ElementsAre());
}

TEST(PolicyTest, SubordinatesAreReadInTheirOwnPass) {
  const std::string of_subordinates =
      absl::StrCat("exclusions { ", RuleText("o", Composition(R"(population: POPULATION_SUBORDINATES
                       layer: LAYER_DECIDED band { best_tier_id: "A" } at_least_count: 1)")),
                   " }");
  EXPECT_THAT(FaultsOf(absl::StrCat(kWords, PassText(kOrganization, of_subordinates))),
              ElementsAre());
}

struct AskedCase {
  const char* when;
  const char* name;
  const char* of;  // m: members, o: organizations, c: collectives, l: leaders, r: reviews
};
const AskedCase kAskedCases[] = {
    {R"(criteria { at_least_level_id: "low" })", "criteria", "mo"},
    {R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED comparison: COMPARISON_LESS
        share { denominator: 2 } })",
     "task_share", "mocl"},
    {R"(attested { flag_id: "f" })", "attested", "mocl"},
    {R"(open_question { question_id: "q" })", "open_question", "mocl"},
    {"sanctioned { target: SANCTION_TARGET_SELF }", "sanctioned", "mocl"},
    {"violation { }", "violation", "o"},
    {R"(composition { population: POPULATION_COUNTERPARTS band { best_tier_id: "A" }
        at_least_count: 1 })",
     "composition", "o"},
    {"unit_is { kinds: UNIT_KIND_BRANCH }", "unit_is", "moclr"},
    {"employment { kinds: EMPLOYMENT_KIND_CADRE }", "employment", "ml"},
    {R"(rated_by { side: SIDE_STATE band { best_tier_id: "C" } })", "rated_by", "mocl"},
    {"absent { kinds: ABSENCE_KIND_SICK }", "absent", "ml"},
    {"tenure { less_than_months: 6 }", "tenure", "mocl"},
    {R"(prior_ratings { side: SIDE_PARTY period_kind: PERIOD_KIND_YEAR at_least: 1 count: 2
        window: PRIOR_WINDOW_PRECEDING band { best_tier_id: "C" } })",
     "prior_ratings", "mocl"},
    {"post_is { kinds: POST_KIND_HEAD }", "post_is", "l"},
    {"holds_posts { at_least: 2 }", "holds_posts", "ml"},
    {"remarks { kind: MEMBERSHIP_KIND_TEMPORARY }", "remarks", "m"},
    {"deadline { field: DATE_FIELD_RATED month_offset: 11 day: 15 }", "deadline", "moclr"},
    {"authority { max_levels: 1 }", "authority", "mocl"},
    {R"(vote_share { band { best_tier_id: "A" } base: VOTE_BASE_SUMMONED
        comparison: COMPARISON_MORE share { numerator: 1 denominator: 2 } })",
     "vote_share", "mocl"},
    {"review_is { bodies: REVIEW_BODY_BRANCH }", "review_is", "r"},
    {"date_order { earlier: DATE_FIELD_RATED later: DATE_FIELD_SUMMED_UP }", "date_order", "moclr"},
    {"actor { act: ACT_CHAIRED holders: HOLDER_HEAD }", "actor", "r"},
    {R"(sections { section_ids: "s" })", "sections", "r"},
    {"preceded_by { selected { bodies: REVIEW_BODY_BRANCH } }", "preceded_by", "r"},
};

TEST(PolicyTest, EachKindOfConditionIsAskedOfItsSubjectsOnly) {
  const auto expect = [](const AskedCase& c, char domain, const std::string& text,
                         const std::string& path) {
    const std::vector<std::string> faults = FaultsOf(text);
    const bool allowed = absl::string_view(c.of).find(domain) != absl::string_view::npos;
    const std::string fault = absl::StrCat("wrong_subject at ", path, ".", c.name);
    if (allowed) {
      EXPECT_THAT(faults, ElementsAre()) << c.name << " of " << domain;
    } else {
      EXPECT_THAT(faults, ElementsAre(fault)) << c.name << " of " << domain;
    }
  };
  for (const AskedCase& c : kAskedCases) {
    constexpr char kOther[] = "tenure { less_than_months: 1 }";
    expect(c, 'm', WithConditions(c.when, kOther), "passes[0].exclusions[0].when");
    expect(c, 'o', WithConditions(kOther, c.when), "passes[1].exclusions[0].when");
    expect(c, 'r', WithReviewCondition(c.when), "checks[0].rule.when");
    // The small policy has no frames for these two: there is no criterion to select.
    if (absl::string_view(c.name) == "criteria") continue;
    expect(c, 'c', WithCheckOf("COLLECTIVE", c.when), "checks[0].rule.when");
    expect(c, 'l', WithCheckOf("LEADER", c.when), "checks[0].rule.when");
  }
}

TEST(PolicyTest, FaultsOfConditionsOnOthersAreNamedByPath) {
  struct Case {
    const char* subject;
    const char* when;
    const char* fault;
    const char* why;
  };
  const Case cases[] = {
      {"MEMBER",
       "tier_of { source: TIER_SOURCE_MEMBER layer: LAYER_DECIDED "
       "when_none: WHEN_NONE_FAILS band { best_tier_id: \"A\" } }",
       "wrong_subject at .tier_of.source", "only a leader is also a member"},
      {"LEADER",
       "tier_of { source: TIER_SOURCE_MEMBER layer: LAYER_DECIDED "
       "band { best_tier_id: \"A\" } }",
       "missing_field at .tier_of.when_none", "what no tier means"},
      {"LEADER", "related { relation: RELATION_MEMBER when_none: WHEN_NONE_FAILS }",
       "empty_condition at .related.condition", "nothing is asked"},
      {"COLLECTIVE",
       "related { relation: RELATION_MEMBER when_none: WHEN_NONE_FAILS "
       "condition { tenure { less_than_months: 1 } } }",
       "wrong_subject at .related.relation", "a collective is nobody's member"},
      {"LEADER",
       "related { relation: RELATION_COLLECTIVE when_none: WHEN_NONE_FAILS condition { related { "
       "relation: RELATION_ORGANIZATION when_none: WHEN_NONE_FAILS "
       "condition { tenure { less_than_months: 1 } } } } }",
       "wrong_subject at .related.condition.related.relation", "nested"},
      {"MEMBER",
       "prior_ratings { side: SIDE_PARTY period_kind: PERIOD_KIND_MONTH at_least: 1 "
       "window: PRIOR_WINDOW_WITHIN band { best_tier_id: \"A\" } }",
       "missing_field at .prior_ratings.period_kind", "months are not looked up"},
      {"MEMBER",
       "prior_ratings { side: SIDE_PARTY period_kind: PERIOD_KIND_YEAR at_least: 1 count: 21 "
       "window: PRIOR_WINDOW_PRECEDING band { best_tier_id: \"A\" } }",
       "number_out_of_range at .prior_ratings.count", "too many years"},
      {"MEMBER", "holds_posts { }", "missing_field at .holds_posts.at_least", "how many"},
      {"MEMBER", "deadline { field: DATE_FIELD_REVIEWED month_offset: 37 day: 1 }",
       "number_out_of_range at .deadline.month_offset", "too far"},
      {"MEMBER", "deadline { field: DATE_FIELD_DRAFT_SENT day: 1 }",
       "wrong_subject at .deadline.field", "a draft belongs to a review"},
      {"MEMBER",
       "stated_tier { stated: STATED_TIER_COUNTERPARTS relation: TIER_RELATION_SAME "
       "layer: LAYER_DECIDED }",
       "wrong_subject at .stated_tier.stated", "counterparts belong to organizations"},
      {"MEMBER", "recorded { record: RECORD_LEADERS_IN_STANDING_COMMITTEE }",
       "wrong_subject at .recorded.record", "asked of collectives"},
  };
  for (const Case& c : cases) {
    std::string expected = c.fault;
    expected.insert(expected.find(" at ") + 4, "checks[0].rule.when");
    EXPECT_THAT(FaultsOf(WithCheckOf(c.subject, c.when)), ElementsAre(expected)) << c.why;
  }
}

TEST(PolicyTest, TheOwnTierIsKnownToChecksOnly) {
  constexpr char kOther[] = "tenure { less_than_months: 1 }";
  constexpr char kOwn[] =
      "tier_of { source: TIER_SOURCE_SELF layer: LAYER_DECIDED when_none: WHEN_NONE_FAILS "
      "band { best_tier_id: \"A\" } }";
  EXPECT_THAT(FaultsOf(WithConditions(kOwn, kOther)),
              ElementsAre("reads_later_pass at passes[0].exclusions[0].when.tier_of.source"));
  EXPECT_THAT(FaultsOf(WithCheckOf("MEMBER", kOwn)), ElementsAre());
}

TEST(PolicyTest, ProposedTiersOfTheOwnPassAreNotThereYet) {
  const std::string of_subordinates =
      absl::StrCat("exclusions { ", RuleText("o", Composition(R"(population: POPULATION_SUBORDINATES
                       layer: LAYER_PROPOSED band { best_tier_id: "A" } at_least_count: 1)")),
                   " }");
  EXPECT_THAT(FaultsOf(absl::StrCat(kWords, PassText(kOrganization, of_subordinates))),
              ElementsAre("reads_later_pass at "
                          "passes[0].exclusions[0].when.composition.population"));
}

TEST(PolicyTest, FaultsOfReviewConditionsAreNamedByPath) {
  struct Case {
    const char* when;
    const char* fault;
    const char* why;
  };
  const Case cases[] = {
      {"review_is { }", "empty_condition at .review_is", "every review fits"},
      {"actor { act: ACT_CHAIRED }", "empty_condition at .actor.holders", "by nobody"},
      {"sections { }", "empty_condition at .sections.section_ids", "no section"},
      {R"(sections { section_ids: ["s", "x"] })", "unknown_reference at .sections.section_ids[1]",
       "no such section"},
      {"preceded_by { }", "empty_condition at .preceded_by.selected", "every review is selected"},
      {"recorded { record: RECORD_REVIEWED }", "wrong_subject at .recorded.record",
       "a review is not reviewed"},
      {"recorded { }", "wrong_subject at .recorded.record", "no record"},
      {"date_order { later: DATE_FIELD_HELD }", "wrong_subject at .date_order.earlier",
       "no date field"},
  };
  for (const Case& c : cases) {
    std::string expected = c.fault;
    expected.insert(expected.find(" at ") + 4, "checks[0].rule.when");
    EXPECT_THAT(FaultsOf(WithReviewCondition(c.when)), ElementsAre(expected)) << c.why;
  }
}

TEST(PolicyTest, WithoutTheProofEachPassNeedsAFallback) {
  const std::string text =
      absl::StrCat(kWords, R"(passes { id: "p" subject_kind: SUBJECT_KIND_MEMBER
                                       standards { tier_id: "C" } })");
  EXPECT_THAT(FaultsOf(text), ElementsAre("gap at passes[0].fallback"));
  EXPECT_THAT(FaultsOf(text, PolicyOptions()), ElementsAre()) << "the proof sees that all reach C";
}

TEST(PolicyTest, RulesUnderReadingsNotChosenAreCheckedToo) {
  const std::string text = absl::StrCat(
      kWords, PassText(kMember, absl::StrCat("exclusions { ",
                                             RuleText("x", R"(attested { flag_id: "x" })",
                                                      R"(under { reading_id: "who"
                                                                 option_id: "wide" })"),
                                             " }")));
  EXPECT_THAT(FaultsOf(text),
              ElementsAre("unknown_reference at passes[0].exclusions[0].when.attested.flag_id"));
}

TEST(PolicyTest, AllFaultsAreReportedUpToTheLimit) {
  const std::string text = WithConditions(
      R"(any_of { conditions { attested { flag_id: "x" } } conditions { employment { } } })",
      "violation { self_detected { } }");
  EXPECT_THAT(
      FaultsOf(text),
      ElementsAre("unknown_reference at passes[0].exclusions[0].when.any_of.conditions[0]"
                  ".attested.flag_id",
                  "empty_condition at passes[0].exclusions[0].when.any_of.conditions[1]"
                  ".employment.kinds",
                  "missing_field at passes[1].exclusions[0].when.violation.self_detected.id",
                  "missing_citation at passes[1].exclusions[0].when.violation.self_detected"
                  ".citations"));
  PolicyOptions options = Unproved();
  options.max_issues = 2;
  const absl::Status status = ReadText(text, options).status();
  EXPECT_EQ(IssuesOf(status).size(), 2u);
  EXPECT_EQ(IssueCountOf(status), 4);
}

TEST(PolicyTest, BytesThatAreNoPolicyAreRefused) {
  EXPECT_THAT(Faults(Policy::Read("").status()), ElementsAre("empty_input at policy"));
  v1::Policy policy = ParsePolicy(kWords);
  policy.set_format(2);
  EXPECT_THAT(Faults(Policy::Read(policy.SerializeAsString()).status()),
              ElementsAre("unsupported_format at format"));
  EXPECT_THAT(Policy::Read("\xff\xff").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(FaultsOf("format: 1"), ElementsAre("missing_field at id", "limit_exceeded at tiers"));
}

TEST(PolicyTest, AnUnknownBuiltinNamesTheKnownOnes) {
  const absl::Status status = Policy::Builtin("nothing").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  ASSERT_FALSE(Policy::BuiltinNames().empty());
  for (const std::string& name : Policy::BuiltinNames()) {
    EXPECT_THAT(std::string(status.message()), HasSubstr(absl::StrCat("`", name, "`")));
    EXPECT_FALSE(Policy::BuiltinBytes(name).empty());
  }
  EXPECT_TRUE(Policy::BuiltinBytes("nothing").empty());
}

TEST(PolicyTest, UnknownReadingsAndOptionsAreRefused) {
  PolicyOptions options = Unproved();
  options.readings = {{"x", "narrow"}, {"who", "y"}};
  const absl::Status status = ReadText(kWords, options).status();
  EXPECT_THAT(Faults(status), ElementsAre("unknown_reference at options.readings",
                                          "unknown_reference at options.readings"));
}

TEST(PolicyTest, TheChosenReadingSwitchesRolesAndRules) {
  const std::string text = absl::StrCat(
      kWords, PassText(kMember,
                       absl::StrCat("exclusions { ", RuleText("always", R"(criteria { role_ids: "r2"
                                                          at_least_level_id: "low" })"),
                                    " } exclusions { ",
                                    RuleText("if-wide", "tenure { less_than_months: 6 }",
                                             R"(under { reading_id: "who" option_id: "wide" })"),
                                    " } exclusions { ",
                                    RuleText("if-narrow", "tenure { less_than_months: 12 }",
                                             R"(under { reading_id: "who" option_id: "narrow" })"),
                                    " }")));
  PolicyOptions options = Unproved();
  const std::string narrow = ReadText(text, options)->Dump();
  EXPECT_THAT(narrow, HasSubstr("reading who: narrow"));
  EXPECT_THAT(narrow, HasSubstr("criteria[b] all >= low"));
  EXPECT_THAT(narrow, HasSubstr("if-narrow"));
  EXPECT_THAT(narrow, testing::Not(HasSubstr("if-wide")));
  options.readings = {{"who", "wide"}};
  const std::string wide = ReadText(text, options)->Dump();
  EXPECT_THAT(wide, HasSubstr("reading who: wide"));
  EXPECT_THAT(wide, HasSubstr("criteria[b, c] all >= low"));
  EXPECT_THAT(wide, HasSubstr("if-wide"));
  EXPECT_THAT(wide, testing::Not(HasSubstr("if-narrow")));
}

TEST(PolicyTest, TheDigestNamesTheContentAndNotTheBytes) {
  const std::string text = WithConditions("tenure { less_than_months: 1 }", "violation { }");
  const std::string bytes = ParsePolicy(text).SerializeAsString();
  // The id again, at the end: the last one counts, and it is the same.
  const std::string same = bytes + std::string("\x12\x05small");
  EXPECT_EQ(Policy::Read(bytes, Unproved())->digest(), Policy::Read(same, Unproved())->digest());
  v1::Policy other = ParsePolicy(text);
  other.set_id("other");
  EXPECT_NE(Policy::Read(bytes, Unproved())->digest(),
            Policy::Read(other.SerializeAsString(), Unproved())->digest());
}

}  // namespace
}  // namespace dangvien
