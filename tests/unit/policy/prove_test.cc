// What the proof refuses, with the path and the words of the case, and what it must not refuse:
// cases that the facts cannot give. The built-in policies are proved under every choice of
// readings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <string>
#include <vector>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kFallback[] = R"(
  fallback { id: "rest" tier_id: "C" citations { instrument_id: "law" clause: "1" } } )";

std::string MemberPass(const std::string& body) {
  return absl::StrCat(kWords, "passes { id: \"p\" subject_kind: SUBJECT_KIND_MEMBER ", body, " }");
}

std::string OrganizationPass(const std::string& body) {
  return absl::StrCat(kWords, "passes { id: \"p\" subject_kind: SUBJECT_KIND_ORGANIZATION ", body,
                      " }");
}

std::string Exclusion(const std::string& id, const std::string& when,
                      const std::string& more = "") {
  return absl::StrCat("exclusions { ", RuleText(id, when, more), " } ");
}

std::string Force(const std::string& id, const std::string& tier, const std::string& when,
                  const std::string& more = "") {
  return absl::StrCat("forces { tier_id: \"", tier, "\" rule { ", RuleText(id, when, more),
                      " } } ");
}

std::string Cap(const std::string& id, const std::string& when) {
  return absl::StrCat("caps { tier_id: \"B\" rule { ", RuleText(id, when), " } } ");
}

std::string Standard(const std::string& tier, const std::vector<std::string>& demands) {
  std::string text = absl::StrCat("standards { tier_id: \"", tier, "\" ");
  for (size_t i = 0; i < demands.size(); ++i) {
    absl::StrAppend(&text, "conditions { ", RuleText(absl::StrCat(tier, i), demands[i]), " } ");
  }
  return text + "} ";
}

std::string Flag(const std::string& id) {
  return absl::StrCat("attested { flag_id: \"", id, "\" }");
}

std::string Both(const std::string& a, const std::string& b) {
  return absl::StrCat("all_of { conditions { ", a, " } conditions { ", b, " } }");
}

std::string Not(const std::string& a) { return absl::StrCat("none_of { conditions { ", a, " } }"); }

std::vector<std::string> ProofFaults(const std::string& text) {
  return Faults(ReadText(text).status());
}

int64_t CasesOf(const std::string& text) {
  const absl::StatusOr<Policy> policy = ReadText(text);
  EXPECT_TRUE(policy.ok()) << policy.status();
  return policy.ok() ? policy->proofs().at(0).case_count : -1;
}

TEST(ProveTest, ACaseWithoutATierIsAGapWithAWitness) {
  const absl::Status status =
      ReadText(MemberPass(Exclusion("x", "tenure { less_than_months: 6 }") +
                          Standard("B", {Flag("f")}) + Force("k", "C", Flag("g"))))
          .status();
  ASSERT_THAT(Faults(status), ElementsAre("gap at passes[0]"));
  EXPECT_EQ(IssuesOf(status)[0].message,
            "no standard is reached, no force fires and there is no fallback where "
            "`tenure < 6 months`, `attested(f)`, `attested(g)` do not hold");
}

TEST(ProveTest, AFallbackOrACompleteLadderLeavesNoGap) {
  EXPECT_THAT(ProofFaults(MemberPass(Standard("B", {Flag("f")}) + kFallback)), ElementsAre());
  EXPECT_THAT(ProofFaults(MemberPass(Standard("B", {Flag("f")}) + "standards { tier_id: \"C\" }")),
              ElementsAre());
}

TEST(ProveTest, WhoIsExcludedNeedsNoTier) {
  EXPECT_THAT(ProofFaults(MemberPass(Exclusion("x", Not(Flag("f"))) + Force("k", "C", Flag("f")))),
              ElementsAre());
}

TEST(ProveTest, TwoForcesToDifferentTiersContradict) {
  const absl::Status status =
      ReadText(MemberPass(Force("one", "B", Flag("f")) + Force("same", "B", Flag("f")) +
                          Force("two", "C", Flag("g")) + kFallback))
          .status();
  ASSERT_THAT(Faults(status), ElementsAre("contradicting_forces at passes[0].forces[2].rule"));
  EXPECT_EQ(IssuesOf(status)[0].message,
            "force `two` sets `C` and force `one` sets `B` where "
            "`attested(g)`, `attested(f)` hold");
}

TEST(ProveTest, ForcesThatExcludeEachOtherDoNotContradict) {
  EXPECT_THAT(
      FaultsOf(MemberPass(Force("one", "B", "tenure { less_than_months: 6 }") +
                          Force("two", "C", Not("tenure { less_than_months: 12 }")) + kFallback)),
      ElementsAre());
  EXPECT_THAT(
      FaultsOf(MemberPass(Exclusion("x", Both(Flag("f"), Flag("g"))) +
                          Force("one", "B", Flag("f")) + Force("two", "C", Flag("g")) + kFallback)),
      ElementsAre())
      << "only whom the exclusion removes had both";
}

TEST(ProveTest, RulesThatNoCaseReachesAreNamedByPath) {
  const std::string never = Both(Flag("f"), Not(Flag("f")));
  const std::string always = Not(never);
  const std::string cite = R"(citations { instrument_id: "law" clause: "1" } )";
  struct Case {
    std::string body;
    const char* path;
    const char* why;
  };
  const Case cases[] = {
      {Exclusion("x", never), "exclusions[0]", "an exclusion that asks for a contradiction"},
      {Force("x", "B", never), "forces[0].rule", "a force that asks for a contradiction"},
      {Exclusion("y", Flag("f")) + Force("x", "B", Flag("f")), "forces[0].rule",
       "a force that fires only for whom is not rated"},
      {Cap("x", never), "caps[0].rule", "a cap that asks for a contradiction"},
      {Force("x", "B", Flag("f"), absl::StrCat("applies { ", Not(Flag("f")), " }")),
       "forces[0].rule", "a force that applies only where it does not fire"},
      {Force("x", "B", Flag("f"),
             absl::StrCat("exceptions { id: \"e\" ", cite, " when { ", never, " } }")),
       "forces[0].rule.exceptions[0]", "an exception that asks for a contradiction"},
      {Force("x", "B", Flag("f"),
             absl::StrCat("exceptions { id: \"e\" ", cite, " when { ", Not(Flag("f")), " } }")),
       "forces[0].rule.exceptions[0]", "an exception for whom the force spares anyway"},
      {Force("x", "B", Flag("f"),
             absl::StrCat("exceptions { id: \"e\" ", cite, " when { ", Flag("f"), " } }")),
       "forces[0].rule", "an exception that takes the whole force"},
      {Standard("B", {Flag("f"), always}), "standards[0].conditions[1]",
       "a demand that everybody meets"},
      {Standard("B", {Flag("f"), Not(Flag("f"))}), "standards[0]", "demands that nobody meets"},
      {"standards { tier_id: \"C\" } " + Standard("A", {Both(Flag("f"), Not(Flag("f")))}),
       "standards[1]", "one demand that nobody meets"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(ProofFaults(MemberPass(c.body + kFallback)),
                ElementsAre(absl::StrCat("unreachable_rule at passes[0].", c.path)))
        << c.why;
  }
}

TEST(ProveTest, RulesThatOthersImplyAreReachable) {
  EXPECT_THAT(
      FaultsOf(MemberPass(Standard("B", {Flag("f")}) + Standard("A", {Flag("f"), Flag("g")}) +
                          Force("x", "C", Not(Flag("f"))) + kFallback)),
      ElementsAre())
      << "the demand and the force say again what the lower standard says";
}

TEST(ProveTest, AnIndependentLadderNeedsNoLowerStandard) {
  const std::string standards = Standard("B", {Flag("f")}) + Standard("A", {Not(Flag("f"))});
  EXPECT_THAT(ProofFaults(MemberPass(standards + kFallback)),
              ElementsAre("unreachable_rule at passes[0].standards[1]"));
  EXPECT_THAT(ProofFaults(MemberPass(standards + "ladder: LADDER_INDEPENDENT ladder_citations "
                                                 "{ instrument_id: \"law\" clause: \"1\" }")),
              ElementsAre());
}

TEST(ProveTest, MoreCasesThanTheLimitAreRefused) {
  const std::string text = MemberPass(Exclusion("x", Flag("f")) +
                                      Exclusion("y", "tenure { less_than_months: 6 }") + kFallback);
  PolicyOptions options;
  options.max_proof_cases = 4;
  EXPECT_TRUE(ReadText(text, options).ok());
  options.max_proof_cases = 3;
  EXPECT_THAT(Faults(ReadText(text, options).status()),
              ElementsAre("proof_too_large at passes[0]"));
}

std::string Share(const std::string& band, const std::string& share, const std::string& more = "") {
  return absl::StrCat(
      "composition { population: POPULATION_SUBORDINATES layer: LAYER_DECIDED band { ", band,
      " } at_least_share { ", share, " } ", more.empty() ? "when_none: WHEN_NONE_FAILS" : more,
      " }");
}

std::string Count(const std::string& band, int count) {
  return absl::StrCat(
      "composition { population: POPULATION_SUBORDINATES layer: LAYER_DECIDED band { ", band,
      " } at_least_count: ", count, " }");
}

// How many of the combinations of two conditions the facts can give.
TEST(ProveTest, ConditionsOnTheSameFactsAreNotIndependent) {
  const std::string top = R"(worst_tier_id: "A")";
  const std::string upper = R"(worst_tier_id: "B")";
  const std::string bottom = R"(best_tier_id: "C")";
  const std::string all = R"(worst_tier_id: "C")";
  const std::string half = "numerator: 1 denominator: 2";
  const std::string more = "numerator: 3 denominator: 5";
  const std::string whole = "numerator: 1 denominator: 1";
  const std::string of_all = "base: COMPOSITION_BASE_ALL when_none: WHEN_NONE_FAILS";
  const std::string asked = R"(when_none: WHEN_NONE_UNKNOWN open_question_id: "q")";
  struct Case {
    std::string first;
    std::string second;
    int64_t cases;
    const char* why;
  };
  const Case cases[] = {
      {Share(upper, whole), Share(top, whole), 3, "a narrower band implies the wider one"},
      {Share(upper, whole), Share(upper, half), 3, "a greater share implies the smaller one"},
      {Share(top, whole), Share(upper, half), 3, "both"},
      {Share(top, half), Share(upper, whole), 4, "neither"},
      {Share(top, more), Share(bottom, more), 3, "60 % in each of two bands"},
      {Share(top, half), Share(bottom, half), 4, "50 % in each of two bands"},
      {Share(upper, half), Share(bottom, half), 4, "less than half on both sides: nobody"},
      {Share(upper, half, "when_none: WHEN_NONE_HOLDS"),
       Share(bottom, half, "when_none: WHEN_NONE_HOLDS"), 3, "one of two halves, or nobody: both"},
      {Share(top, half, of_all), Share(top, half), 3, "a share of all is one of the rated"},
      {Share(top, half, asked), Share(upper, half, asked), 3, "nobody: the answer serves both"},
      {Share(top, half, asked), Share(upper, half), 4, "nobody: the answer serves one"},
      {Count(top, 2), Count(top, 1), 3, "a greater count implies the smaller one"},
      {Count(top, 1), Count(upper, 1), 3, "a narrower band implies the wider one"},
      {Count(top, 1), Count(upper, 2), 4, "neither"},
      {Share(top, half), Count(upper, 1), 3, "half of somebody is somebody"},
      {Share(upper, whole), Count(bottom, 1), 3, "all here, so nobody there; or nobody at all"},
      {Share(all, half), Count(all, 1), 2, "everybody is somewhere"},
      {Count(top, 1), "violation { kinds: VIOLATION_KIND_CORRUPTION }", 4, "other facts"},
      {"violation { }", "violation { kinds: VIOLATION_KIND_CORRUPTION }", 3, "fewer kinds"},
      {"sanctioned { target: SANCTION_TARGET_SELF }",
       "sanctioned { target: SANCTION_TARGET_SELF year: SANCTION_YEAR_FIRST_DECIDED }", 3,
       "the first is one"},
      {"sanctioned { target: SANCTION_TARGET_SELF }",
       "sanctioned { target: SANCTION_TARGET_MEMBERS }", 4, "on others"},
      {"unit_is { kinds: UNIT_KIND_BRANCH }", "unit_is { kinds: UNIT_KIND_PARTY_BODY }", 2,
       "an organization is one of the two"},
      {"unit_is { kinds: UNIT_KIND_BRANCH }", "unit_is { levels: UNIT_LEVEL_SECTION }", 4,
       "kind and level"},
      {"recorded { record: RECORD_BALLOT_HELD }", "recorded { record: RECORD_BALLOT_HELD }", 2,
       "the same twice"},
      {"open_question { question_id: \"q\" }",
       "date_order { earlier: DATE_FIELD_RATED "
       "later: DATE_FIELD_SUMMED_UP }",
       4, "other facts"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(
        CasesOf(OrganizationPass(Exclusion("x", c.first) + Exclusion("y", c.second) + kFallback)),
        c.cases)
        << c.why << ": " << c.first << " / " << c.second;
  }
}

TEST(ProveTest, MonthsOfAbsenceAreMonotone) {
  const auto absent = [](const char* kinds, int months) {
    return absl::StrCat("absent { kinds: ", kinds, " min_months: ", months, " }");
  };
  const auto cases = [](const std::string& a, const std::string& b) {
    return CasesOf(MemberPass(Exclusion("x", a) + Exclusion("y", b) + kFallback));
  };
  EXPECT_EQ(cases(absent("ABSENCE_KIND_SICK", 3), absent("ABSENCE_KIND_SICK", 6)), 3);
  EXPECT_EQ(
      cases(absent("ABSENCE_KIND_SICK", 6), absent("[ABSENCE_KIND_STUDY, ABSENCE_KIND_SICK]", 3)),
      3);
  EXPECT_EQ(
      cases(absent("ABSENCE_KIND_SICK", 3), absent("[ABSENCE_KIND_STUDY, ABSENCE_KIND_SICK]", 6)),
      4);
  EXPECT_EQ(cases(absent("ABSENCE_KIND_SICK", 0), absent("ABSENCE_KIND_SICK", 6)), 4)
      << "on the day, and over the year";
}

// A space of more than one block: 2^14 flags and questions in blocks of 2^12.
TEST(ProveTest, LargeSpacesAreWalkedToTheirEnd) {
  std::string words;
  std::string all = "all_of { ";
  for (int i = 0; i < 14; ++i) {
    absl::StrAppend(&words, "flags { id: \"n", i, "\" } ");
    absl::StrAppend(&all, "conditions { attested { flag_id: \"n", i, "\" } } ");
  }
  const std::string pass = Force("all", "C", all + "}") +
                           "standards { tier_id: \"B\" conditions { " +
                           RuleText("d", Not(all + "}")) + " } } ";
  const absl::StatusOr<Policy> policy = ReadText(words + MemberPass(pass));
  ASSERT_TRUE(policy.ok()) << policy.status() << ": only the very last case needs the force";
  EXPECT_EQ(policy->proofs().at(0).case_count, 1 << 14);
}

// All choices, as options of Read().
std::vector<std::vector<ReadingChoice>> AllReadings(const v1::Policy& policy) {
  std::vector<std::vector<ReadingChoice>> result = {{}};
  for (const v1::Reading& reading : policy.readings()) {
    std::vector<std::vector<ReadingChoice>> longer;
    for (const auto& choices : result) {
      for (const v1::Option& option : reading.options()) {
        longer.push_back(choices);
        longer.back().push_back({reading.id(), option.id()});
      }
    }
    result = std::move(longer);
  }
  return result;
}

TEST(ProveTest, BuiltinPoliciesAreProvedUnderTheirDefaults) {
  for (const std::string& name : Policy::BuiltinNames()) {
    const absl::StatusOr<Policy> policy = Policy::Builtin(name);
    ASSERT_TRUE(policy.ok()) << policy.status();
    for (const PassProof& proof : policy->proofs()) {
      RecordProperty(absl::StrCat(name, ".", proof.pass_id), std::to_string(proof.case_count));
      std::cout << name << " " << proof.pass_id << ": " << proof.case_count << " cases\n";
      EXPECT_GT(proof.case_count, 0);
    }
  }
}

// All combinations are thousands; these are those that differ from the defaults in at most two
// readings.
TEST(ProveTest, BuiltinPoliciesAreProvedUnderEachPairOfReadings) {
  for (const std::string& name : Policy::BuiltinNames()) {
    v1::Policy message;
    ASSERT_TRUE(message.ParseFromString(Policy::BuiltinBytes(name)));
    for (const auto& choices : AllReadings(message)) {
      PolicyOptions options;
      int changed = 0;
      for (size_t i = 0; i < choices.size(); ++i) {
        const v1::Reading& reading = message.readings(static_cast<int>(i));
        if (choices[i].option_id == reading.default_option_id()) continue;
        options.readings.push_back(choices[i]);
        ++changed;
      }
      if (changed > 2) continue;
      std::string chosen;
      for (const ReadingChoice& c : options.readings) absl::StrAppend(&chosen, c.option_id, " ");
      const absl::StatusOr<Policy> policy = Policy::Builtin(name, options);
      EXPECT_TRUE(policy.ok()) << name << " under " << chosen << ": " << policy.status();
    }
  }
}

}  // namespace
}  // namespace dangvien
