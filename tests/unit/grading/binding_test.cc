// What a dossier names and no policy of the run declares is refused at its first place; what is
// declared is found again.
#include "facts/binding.h"

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
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> FaultsOfBinding(const std::string& text,
                                         const std::vector<Policy>& policies) {
  return FaultsOf(Evaluate(ReadSmall(text), policies).status());
}

std::string Assessment(const std::string& text) {
  return absl::StrCat("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } ", text,
                      " }");
}

struct Undeclared {
  std::string text;
  std::vector<std::string> faults;
  const char* why;
};
const Undeclared kUndeclared[] = {
    {"", {}, "nothing is named"},
    {R"(units { id: "x" kind: UNIT_KIND_PARTY_BODY policy_id: "other" })",
     {"unknown_policy at units[3].policy_id"},
     "a policy that was not given"},
    {Assessment(R"(marks { criterion_id: "zz" level_id: "good" })"),
     {"unknown_criterion at assessments[0].marks[0].criterion_id"},
     "no such line"},
    {R"(assessments { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "root" }
          marks { criterion_id: "b" level_id: "good" } })",
     {"unknown_criterion at assessments[0].marks[0].criterion_id"},
     "a line of members, not of organizations"},
    {Assessment(R"(marks { criterion_id: "a" level_id: "superb" })"),
     {"unknown_level at assessments[0].marks[0].level_id"},
     "no such level"},
    {Assessment(R"(self_tier_id: "top")"),
     {"unknown_tier at assessments[0].self_tier_id"},
     "no such tier"},
    {Assessment(R"(attestations { flag_id: "g" })"),
     {"unknown_flag at assessments[0].attestations[0].flag_id"},
     "no such flag"},
    {R"(coverage { table: COVERAGE_TABLE_ATTESTATIONS unit_id: "root" flag_id: "g" })",
     {"unknown_flag at coverage[0].flag_id"},
     "complete in a flag that is none"},
    {Assessment(R"(tasks { group_id: "zz" })"),
     {"unknown_task_group at assessments[0].tasks[0].group_id"},
     "no such group"},
    {R"(review_sessions { id: "s" unit_id: "branch" reviews {
          subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } section_ids: "zz" } })",
     {"unknown_section at review_sessions[0].reviews[0].section_ids"},
     "no such section"},
    {R"(decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } question_id: "zz"
          answer: true reference: "1" })",
     {"unknown_question at decisions[0].question_id"},
     "no such question"},
    {R"(people_columns { person_ids: "c" marks { criterion_id: "zz" level_ids: "superb" } })",
     {"unknown_criterion at people_columns[0].marks[0].criterion_id",
      "unknown_level at people_columns[0].marks[0].level_ids[0].id"},
     "in a chunk, used by nobody"},
    {Assessment(R"(marks { criterion_id: "zz" level_id: "good" } marks { criterion_id: "a"
          level_id: "superb" } attestations { flag_id: "g" } self_tier_id: "top")"),
     {"unknown_criterion at assessments[0].marks[0].criterion_id",
      "unknown_level at assessments[0].marks[1].level_id",
      "unknown_tier at assessments[0].self_tier_id",
      "unknown_flag at assessments[0].attestations[0].flag_id"},
     "all faults at once"},
    {Assessment(R"(self_tier_id: "top" proposals { tier_id: "top" })"),
     {"unknown_tier at assessments[0].proposals[0].tier_id"},
     "once, where it is met first"},
};

TEST(BindingTest, NamesWhatNoPolicyDeclares) {
  const std::vector<Policy> policies = {SmallPolicy({})};
  for (const Undeclared& c : kUndeclared) {
    EXPECT_THAT(FaultsOfBinding(c.text, policies), ElementsAreArray(c.faults)) << c.why;
  }
}

TEST(BindingTest, OnePolicyOfTheRunThatDeclaresItIsEnough) {
  const std::string flag = Assessment(R"(attestations { flag_id: "g" })");
  const Policy other = SmallPolicy({"", "", R"(id: "other" flags { id: "g" })"});
  EXPECT_THAT(FaultsOfBinding(flag, {SmallPolicy({}), other}), IsEmpty());
}

TEST(BindingTest, APolicyThatDoesNotRateMayDeclareItToo) {
  const std::string flag = Assessment(R"(attestations { flag_id: "g" })");
  EvaluateOptions options;
  options.also_declared.push_back(SmallPolicy({"", "", R"(id: "other" flags { id: "g" })"}));
  EXPECT_TRUE(Evaluate(ReadSmall(flag), {SmallPolicy({})}, options).ok());
  options.also_declared.clear();
  EXPECT_FALSE(Evaluate(ReadSmall(flag), {SmallPolicy({})}, options).ok());
}

TEST(BindingTest, PoliciesOfOneRunHaveIdsOfTheirOwnAndTheSameTiersAndPasses) {
  EXPECT_THAT(FaultsOfBinding("", {SmallPolicy({}), SmallPolicy({})}),
              ElementsAre("duplicate_id at policies[1]"));
  EXPECT_THAT(FaultsOfBinding("", {SmallPolicy({}),
                                   SmallPolicy({"", "", R"(id: "other" tiers { id: "none" })"})}),
              ElementsAre("invalid_policy at policies[1]"));
}

TEST(BindingTest, ARunNeedsAPolicyAndBetween1And256Threads) {
  const Dataset dataset = ReadSmall("");
  EXPECT_EQ(Evaluate(dataset, {}).status().message(), "expected at least one policy, found none");
  for (const int num_threads : {-1, 0, 257}) {
    EvaluateOptions options;
    options.num_threads = num_threads;
    EXPECT_EQ(Evaluate(dataset, {SmallPolicy({})}, options).status().message(),
              absl::StrCat("num_threads: expected 1 to 256, found ", num_threads));
  }
}

Binding BindSmall(const std::string& text) {
  const Evaluation evaluation = EvaluateSmall({}, text);
  return Bind(evaluation.state().policies.front().compiled(), evaluation.state().dataset.tables());
}

TEST(BindingTest, LevelsAndTiersHaveTheRankOfThePolicyWhateverTheOrderOfTheDossier) {
  const Binding binding = BindSmall(Assessment(R"(marks { criterion_id: "a" level_id: "poor" }
                              marks { criterion_id: "b" level_id: "good" }
                              self_tier_id: "low" proposals { tier_id: "high" })"));
  EXPECT_EQ(binding.level_rank[0], 2);
  EXPECT_EQ(binding.level_rank[1], 0);
  EXPECT_EQ(binding.level_rank[2], kRankMissing) << "a symbol that nothing uses";
  EXPECT_EQ(binding.level_rank[kMarkNotApplicable], kRankNotApplicable);
  EXPECT_THAT(binding.tier_rank, UnorderedElementsAre(2, 0));
}

TEST(BindingTest, AColumnOfOneKindIsNotAColumnOfAnother) {
  // The evaluation holds the columns that the binding points into.
  const Evaluation evaluation =
      EvaluateSmall({}, Assessment(R"(marks { criterion_id: "a" level_id: "good" })"));
  const Binding& binding = evaluation.state().bindings.front();
  const auto column = [&binding](wire::SubjectKind kind) {
    return binding.marks[static_cast<size_t>(kind)].front();
  };
  ASSERT_NE(column(wire::SubjectKind::kMember), nullptr);
  EXPECT_FALSE(column(wire::SubjectKind::kMember)->levels.empty());
  const MarkColumn* of_units = column(wire::SubjectKind::kOrganization);
  EXPECT_TRUE(of_units == nullptr || of_units->levels.empty());
}

TEST(BindingTest, ADecisionIsKeptForItsSubjectAlone) {
  const Evaluation evaluation = EvaluateSmall({}, R"(
    decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } tier_id: "mid" reference: "1" }
    decisions { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: "root" } question_id: "q"
      answer: false reference: "2" })");
  const Binding& binding = evaluation.state().bindings.front();
  using Key = std::pair<int64_t, int>;
  EXPECT_THAT(
      std::vector<Key>(binding.decided_rank.begin(), binding.decided_rank.end()),
      ElementsAre(Key{Binding::Key(wire::SubjectKind::kMember, PersonRow(evaluation, "p")), 1}));
  const int64_t root = Binding::Key(wire::SubjectKind::kOrganization, UnitRow(evaluation, "root"));
  ASSERT_EQ(binding.answers.size(), 1u);
  ASSERT_TRUE(binding.answers.count({root, 0}) > 0);
  EXPECT_FALSE(binding.answers.at({root, 0}));
}

TEST(BindingTest, AUnitIsRatedUnderItsOwnPolicyOrTheNearestAbove) {
  const Policy other = SmallPolicy({"", "", R"(id: "other")"});
  const Dataset dataset = ReadSmall(R"(
    units { id: "body" kind: UNIT_KIND_PARTY_BODY parent_id: "root" policy_id: "other" }
    units { id: "below" kind: UNIT_KIND_BRANCH parent_id: "body" }
    units { id: "back" kind: UNIT_KIND_BRANCH parent_id: "body" policy_id: "small" })");
  const absl::StatusOr<Evaluation> evaluation = Evaluate(dataset, {SmallPolicy({}), other});
  ASSERT_TRUE(evaluation.ok()) << evaluation.status();
  const auto policy_of = [&](const char* id) {
    return evaluation->state().PolicyOfUnit(UnitRow(*evaluation, id));
  };
  EXPECT_EQ(policy_of("root"), 0) << "the run's default";
  EXPECT_EQ(policy_of("body"), 1) << "its own";
  EXPECT_EQ(policy_of("below"), 1) << "inherited";
  EXPECT_EQ(policy_of("back"), 0) << "its own again";
}

}  // namespace
}  // namespace dangvien::testing
