// Which rules may lower a tier when facts get better: by hand for each role, and against brute
// force over all pairs of facts that differ by one step.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "tests/unit/policy/policy_text.h"
#include "tests/unit/policy/random_pass.h"

namespace dangvien {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr uint64_t kSeed = 20190418;
constexpr int kPolicies = 3000;

constexpr char kGood[] = "criteria { at_least_level_id: \"middle\" } ";
constexpr char kPoor[] = "none_of { conditions { criteria { at_least_level_id: \"middle\" } } } ";

std::vector<std::string> ExceptionsOf(const std::string& body) {
  const absl::StatusOr<Policy> policy = ReadText(absl::StrCat(kWords, PassText(kMember, body)));
  EXPECT_TRUE(policy.ok()) << policy.status();
  return policy.ok() ? policy->proofs()[0].monotone_exceptions : std::vector<std::string>();
}

std::string Standard(const std::string& tier, const std::string& rule) {
  return absl::StrCat("standards { tier_id: \"", tier, "\" conditions { ", rule, " } } ");
}

std::string TierRule(const std::string& list, const std::string& tier, const std::string& rule) {
  return absl::StrCat(list, " { tier_id: \"", tier, "\" rule { ", rule, " } } ");
}

TEST(MonotoneTest, ADemandMayNotBecomeUnmet) {
  EXPECT_THAT(ExceptionsOf(Standard("A", RuleText("x", kGood))), IsEmpty());
  EXPECT_THAT(ExceptionsOf(Standard("A", RuleText("x", kPoor))), ElementsAre("x"));
  EXPECT_THAT(ExceptionsOf(Standard("A", RuleText("x", "attested { flag_id: \"f\" }",
                                                  absl::StrCat("applies { ", kGood, "}")))),
              ElementsAre("x"));
  EXPECT_THAT(
      ExceptionsOf(Standard(
          "A",
          RuleText("x", kGood, absl::StrCat(R"(exceptions { id: "e" citations { instrument_id: "law"
                                     clause: "1" } when { task_share { group_ids: "t" measure:
                                     TASK_MEASURE_COMPLETED comparison: COMPARISON_LESS share {
                                     numerator: 1 denominator: 2 } } } })")))),
      ElementsAre("x"));
}

TEST(MonotoneTest, ACapMayNotBeginToFire) {
  const std::string standard = Standard("A", RuleText("a", "attested { flag_id: \"f\" }"));
  EXPECT_THAT(ExceptionsOf(standard + TierRule("caps", "B", RuleText("x", kPoor))), IsEmpty());
  EXPECT_THAT(ExceptionsOf(standard + TierRule("caps", "B", RuleText("x", kGood))),
              ElementsAre("x"));
  EXPECT_THAT(ExceptionsOf(standard + TierRule("caps", "A", RuleText("x", kGood))), IsEmpty());
  EXPECT_THAT(
      ExceptionsOf(standard + TierRule("caps", "B", RuleText("x", "attested { flag_id: \"g\" }"))),
      IsEmpty());
}

TEST(MonotoneTest, AForceMayOnlyGiveWayUpwards) {
  const std::string standard = Standard("B", RuleText("b", "attested { flag_id: \"f\" }"));
  EXPECT_THAT(ExceptionsOf(standard + TierRule("forces", "C", RuleText("x", kPoor))), IsEmpty());
  EXPECT_THAT(ExceptionsOf(standard + TierRule("forces", "C", RuleText("x", kGood))),
              ElementsAre("x"));
  EXPECT_THAT(ExceptionsOf(standard + TierRule("forces", "A", RuleText("x", kGood))), IsEmpty());
  EXPECT_THAT(ExceptionsOf(standard + TierRule("forces", "A", RuleText("x", kPoor))),
              ElementsAre("x"));
  EXPECT_THAT(ExceptionsOf(standard + TierRule("forces", "B", RuleText("x", kPoor))),
              ElementsAre("x"));
  EXPECT_THAT(ExceptionsOf(standard + TierRule("forces", "B", RuleText("x", kGood))),
              ElementsAre("x"));
  EXPECT_THAT(ExceptionsOf(standard +
                           TierRule("forces", "B", RuleText("x", "attested { flag_id: \"g\" }"))),
              IsEmpty());
}

TEST(MonotoneTest, AnExclusionLowersNothing) {
  EXPECT_THAT(ExceptionsOf("exclusions { " + RuleText("x", kGood) + " } " +
                           Standard("A", RuleText("a", "attested { flag_id: \"f\" }"))),
              IsEmpty());
}

TEST(MonotoneTest, AFallbackMayNotLieAboveAStandard) {
  const std::string fallback =
      R"(fallback { id: "none" tier_id: "B" citations { instrument_id: "law" clause: "1" } } )";
  EXPECT_THAT(ExceptionsOf(fallback + Standard("C", RuleText("c", kGood))), ElementsAre("none"));
  EXPECT_THAT(ExceptionsOf(fallback + Standard("A", RuleText("a", kGood))), IsEmpty());
}

TEST(MonotoneTest, ABandIsRaisedIntoOrOutOf) {
  const auto rated = [](const std::string& band) {
    return ExceptionsOf(Standard(
        "A", RuleText("x", absl::StrCat("rated_by { side: SIDE_STATE band { ", band, " } }"))));
  };
  EXPECT_THAT(rated("worst_tier_id: \"B\""), IsEmpty());
  EXPECT_THAT(rated("best_tier_id: \"B\""), ElementsAre("x"));
  EXPECT_THAT(rated("best_tier_id: \"B\" worst_tier_id: \"B\""), ElementsAre("x"));
  EXPECT_THAT(rated("best_tier_id: \"A\""), IsEmpty());
}

TEST(MonotoneTest, EachConditionOnTiersHasItsSign) {
  struct Case {
    const char* when;
    bool is_named;  // as a demand of the highest tier
    const char* why;
  };
  const Case cases[] = {
      {R"(prior_ratings { side: SIDE_PARTY period_kind: PERIOD_KIND_QUARTER at_least: 2
          window: PRIOR_WINDOW_WITHIN band { worst_tier_id: "B" } })",
       false, "earlier ratings in the upper tiers"},
      {R"(prior_ratings { side: SIDE_PARTY period_kind: PERIOD_KIND_QUARTER at_least: 2
          window: PRIOR_WINDOW_WITHIN band { best_tier_id: "B" } })",
       true, "earlier ratings in the lower tiers"},
      {R"(vote_share { band { worst_tier_id: "A" } base: VOTE_BASE_SUMMONED
          comparison: COMPARISON_MORE share { numerator: 1 denominator: 2 } })",
       false, "a majority for the highest tier"},
      {R"(vote_share { band { best_tier_id: "C" } base: VOTE_BASE_SUMMONED
          comparison: COMPARISON_AT_MOST share { numerator: 1 denominator: 2 } })",
       false, "no majority for the lowest tier"},
      {R"(vote_share { band { worst_tier_id: "A" } base: VOTE_BASE_SUMMONED
          comparison: COMPARISON_AT_MOST share { numerator: 1 denominator: 2 } })",
       true, "no majority for the highest tier"},
      {R"(related { relation: RELATION_ORGANIZATION when_none: WHEN_NONE_FAILS condition {
          rated_by { side: SIDE_STATE band { worst_tier_id: "B" } } } })",
       false, "the branch is rated well"},
      {R"(related { relation: RELATION_ORGANIZATION when_none: WHEN_NONE_FAILS condition {
          rated_by { side: SIDE_STATE band { best_tier_id: "B" } } } })",
       true, "the branch is rated badly"},
      {"remarks { kind: MEMBERSHIP_KIND_TEMPORARY }", false, "no remarks are better than others"},
  };
  for (const Case& c : cases) {
    const std::vector<std::string> named = ExceptionsOf(Standard("A", RuleText("x", c.when)));
    EXPECT_EQ(!named.empty(), c.is_named) << c.why;
  }
}

TEST(MonotoneTest, BuiltinPoliciesAreMonotone) {
  for (const std::string& name : Policy::BuiltinNames()) {
    const absl::StatusOr<Policy> policy = Policy::Builtin(name);
    ASSERT_TRUE(policy.ok()) << policy.status();
    for (const PassProof& proof : policy->proofs()) {
      EXPECT_THAT(proof.monotone_exceptions, IsEmpty()) << name << " " << proof.pass_id;
    }
  }
}

// The facts with one of them one step better.
std::vector<Facts> OneStepBetter(const Facts& facts) {
  std::vector<Facts> steps;
  const auto add = [&](auto change) {
    steps.push_back(facts);
    change(steps.back());
  };
  for (int i = 0; i < 3; ++i) {
    if (facts.marks[i] == 0 || facts.marks[i] == kNotApplicable) continue;
    add([i](Facts& better) { --better.marks[i]; });
  }
  if (facts.share24 < 24) add([](Facts& better) { ++better.share24; });
  for (int rank = 1; rank < 3; ++rank) {
    if ((facts.ratings >> rank & 1) == 0) continue;
    const int raised = facts.ratings | 1 << (rank - 1);
    add([=](Facts& better) { better.ratings = raised; });  // one of several of that rank
    add([=](Facts& better) { better.ratings = raised & ~(1 << rank); });
  }
  return steps;
}

bool LowersSomewhere(const RandomPass& random) {
  for (const Facts& facts : AllFacts(random.domains)) {
    const std::optional<int> rank = RankOf(random.policy, facts);
    if (!rank.has_value()) continue;
    for (const Facts& better : OneStepBetter(facts)) {
      const std::optional<int> next = RankOf(random.policy, better);
      if (next.has_value() && *next > *rank) return true;
    }
  }
  return false;
}

TEST(MonotoneTest, WhereNoRuleIsNamedNoBetterFactLowersATier) {
  int monotone = 0;
  int lowering = 0;
  int named_in_vain = 0;
  for (int i = 0; i < kPolicies; ++i) {
    const uint64_t seed = kSeed + static_cast<uint64_t>(i);
    const RandomPass random(seed);
    const absl::StatusOr<Policy> policy = Policy::Read(random.policy.SerializeAsString());
    if (!policy.ok()) continue;
    const bool is_named = !policy->proofs()[0].monotone_exceptions.empty();
    const bool lowers = LowersSomewhere(random);
    ASSERT_FALSE(lowers && !is_named) << "seed " << seed << "\n" << random.policy.DebugString();
    monotone += !is_named;
    lowering += lowers;
    named_in_vain += is_named && !lowers;
  }
  std::cout << monotone << " shown, " << lowering << " lower a tier, " << named_in_vain
            << " named in vain\n";
  // The comparison says little if one of the two outcomes hardly occurs.
  EXPECT_GT(monotone, kPolicies / 100);
  EXPECT_GT(lowering, kPolicies / 100);
  EXPECT_LT(named_in_vain, monotone + lowering);
}

}  // namespace
}  // namespace dangvien
