// What differs between two policies: rules by id, and tiers case by case, the latter against brute
// force over all facts.
#include "dangvien/policy_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <utility>

#include "tests/unit/policy/policy_text.h"
#include "tests/unit/policy/random_pass.h"

namespace dangvien {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr uint64_t kSeed = 20231004;
constexpr int kPairs = 300;

std::string Cap(const std::string& tier, const std::string& id, const std::string& flag,
                const std::string& text = "") {
  return absl::StrCat("caps { tier_id: \"", tier, "\" rule { ",
                      RuleText(id, absl::StrCat("attested { flag_id: \"", flag, "\" }"), text),
                      " } } ");
}

std::string Standard() {
  return absl::StrCat("standards { tier_id: \"A\" conditions { ",
                      RuleText("a", "tenure { less_than_months: 3 }"), " } } ");
}

absl::StatusOr<PolicyDifference> Differ(const std::string& before, const std::string& after) {
  const absl::StatusOr<Policy> was = ReadText(before, Unproved());
  const absl::StatusOr<Policy> is = ReadText(after, Unproved());
  EXPECT_TRUE(was.ok()) << was.status();
  EXPECT_TRUE(is.ok()) << is.status();
  return Difference(*was, *is);
}

std::string WithPass(const std::string& body) {
  return absl::StrCat(kWords, PassText(kMember, body));
}

TEST(PolicyDifferenceTest, RulesAreAddedRemovedOrChanged) {
  const auto difference =
      Differ(WithPass(Standard() + Cap("B", "x", "f") + Cap("B", "y", "f") + Cap("B", "z", "f")),
             WithPass(Standard() + Cap("B", "new", "g") + Cap("B", "y", "f") + Cap("C", "z", "f")));
  ASSERT_TRUE(difference.ok()) << difference.status();
  std::vector<std::string> found;
  for (const RuleDifference& rule : difference->rules) {
    found.push_back(absl::StrCat(rule.rule_id, ": ", rule.before ? rule.before->place : "", " -> ",
                                 rule.after ? rule.after->place : ""));
  }
  EXPECT_THAT(
      found,
      ElementsAre("new:  -> SUBJECT_KIND_MEMBER: cap `B`", "x: SUBJECT_KIND_MEMBER: cap `B` -> ",
                  "z: SUBJECT_KIND_MEMBER: cap `B` -> SUBJECT_KIND_MEMBER: cap `C`"));
}

TEST(PolicyDifferenceTest, BothTextsAreShown) {
  const auto difference =
      Differ(WithPass(Standard() + Cap("B", "x", "f", "text { vi: \"cu\" en: \"old\" }")),
             WithPass(Standard() + Cap("B", "x", "f",
                                       "text { vi: \"moi\" en: \"new\" } exceptions { "
                                       "id: \"e\" citations { instrument_id: \"law\" "
                                       "clause: \"2\" } when { tenure { } } }")));
  ASSERT_TRUE(difference.ok()) << difference.status();
  ASSERT_EQ(difference->rules.size(), 1u);
  const RuleDifference& rule = difference->rules[0];
  EXPECT_EQ(rule.before->text_vi, "cu");
  EXPECT_EQ(rule.after->text_en, "new");
  EXPECT_EQ(rule.after->path, "passes[0].caps[0].rule");
  EXPECT_EQ(rule.before->dump, "cap B `x`  (1-QD; 1)\n  when attested(f)\n");
  EXPECT_THAT(rule.after->dump, HasSubstr("\n  except `e`  (1-QD; 2)\n    when tenure < 0"));
  EXPECT_THAT(difference->passes[0].moves, IsEmpty());
}

TEST(PolicyDifferenceTest, EveryListOfRulesIsCompared) {
  const std::string cited = R"(citations { instrument_id: "law" clause: "1" } )";
  const auto text = [&](const std::string& clause) {
    std::string all = absl::StrCat(
        WithPass(absl::StrCat(
            "exclusions { ", RuleText("out", "tenure { less_than_months: 1 }"), " } ", Standard(),
            "forces { tier_id: \"C\" rule { ", RuleText("force", "tenure { less_than_months: 2 }"),
            " } } ", Cap("B", "cap", "f"), "fallback { id: \"none\" tier_id: \"C\" ", cited, "}")),
        "checks { subject: CHECK_SUBJECT_MEMBER severity: SEVERITY_NOTE rule { ",
        RuleText("check", "tenure { less_than_months: 3 }"), " } } re_ratings { id: \"again\" ",
        cited, "}");
    for (size_t at = all.find("clause: \"1\""); at != std::string::npos;
         at = all.find("clause: \"1\"", at + 1)) {
      all.replace(at, 11, absl::StrCat("clause: \"", clause, "\""));
    }
    return all;
  };
  const auto difference = Differ(text("1"), text("2"));
  ASSERT_TRUE(difference.ok()) << difference.status();
  std::vector<std::string> paths;
  for (const RuleDifference& rule : difference->rules) paths.push_back(rule.after->path);
  EXPECT_THAT(paths, ElementsAre("passes[0].exclusions[0]", "passes[0].standards[0].conditions[0]",
                                 "passes[0].fallback", "passes[0].forces[0].rule",
                                 "passes[0].caps[0].rule", "checks[0].rule", "re_ratings[0]"));
}

TEST(PolicyDifferenceTest, CasesAreCountedFromTierToTier) {
  const auto difference =
      Differ(WithPass(Standard()), WithPass(Standard() + Cap("B", "x", "f") + "exclusions { " +
                                            RuleText("out", "attested { flag_id: \"g\" }") + " }"));
  ASSERT_TRUE(difference.ok()) << difference.status();
  ASSERT_TRUE(difference->has_cases);
  ASSERT_EQ(difference->passes.size(), 1u);
  EXPECT_EQ(difference->passes[0].case_count, 8);  // tenure, f and g
  std::vector<std::string> moves;
  for (const PassDifference::Move& move : difference->passes[0].moves) {
    moves.push_back(absl::StrCat(move.from_tier_id, ">", move.to_tier_id, " ", move.case_count));
  }
  EXPECT_THAT(moves, ElementsAre("A>B 1", "A> 2", "C> 2"));
}

TEST(PolicyDifferenceTest, PoliciesOfOtherWordsHaveNoCasesInCommon) {
  v1::Policy other = ParsePolicy(WithPass(Standard()));
  other.mutable_tiers(0)->set_id("X");
  other.mutable_passes(0)->mutable_standards(0)->set_tier_id("X");
  const absl::StatusOr<Policy> was = ReadText(WithPass(Standard()), Unproved());
  const absl::StatusOr<Policy> is = Policy::Read(other.SerializeAsString(), Unproved());
  const auto difference = Difference(*was, *is);
  ASSERT_TRUE(difference.ok()) << difference.status();
  EXPECT_FALSE(difference->has_cases);
  EXPECT_THAT(difference->passes, IsEmpty());
  EXPECT_EQ(difference->rules.size(), 1u);  // the demand of another tier
}

TEST(PolicyDifferenceTest, TooManyCasesAreRefused) {
  const absl::StatusOr<Policy> was = ReadText(WithPass(Standard()), Unproved());
  const absl::StatusOr<Policy> is = ReadText(WithPass(Standard() + Cap("B", "x", "f")), Unproved());
  EXPECT_TRUE(Difference(*was, *is, {4}).ok());
  EXPECT_EQ(Difference(*was, *is, {3}).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(PolicyDifferenceTest, OfAPassThatIsKeptAsItIsNoCaseIsLookedAt) {
  const absl::StatusOr<Policy> policy = ReadText(WithPass(Standard()), Unproved());
  const auto difference = Difference(*policy, *policy, {0});
  ASSERT_TRUE(difference.ok()) << difference.status();
  ASSERT_EQ(difference->passes.size(), 1u);
  EXPECT_EQ(difference->passes[0].case_count, 0);
  EXPECT_THAT(difference->passes[0].moves, IsEmpty());
}

// Rules of the one policy, some gone, some with what a rule of the other says.
class Variation {
 public:
  Variation(uint64_t seed, const v1::Pass& other) : random_(seed), other_(other) {}

  void Of(v1::Pass* pass) {
    Vary(other_.exclusions(), pass->mutable_exclusions());
    for (v1::Standard& standard : *pass->mutable_standards()) {
      if (other_.standards().empty()) continue;
      Vary(other_.standards(0).conditions(), standard.mutable_conditions());
    }
    Vary(other_.forces(), pass->mutable_forces());
    Vary(other_.caps(), pass->mutable_caps());
    if (OneIn(8)) pass->set_ladder(other_.ladder());
    if (OneIn(8)) *pass->mutable_ladder_citations() = other_.ladder_citations();
  }

 private:
  bool OneIn(uint64_t bound) { return random_() % bound == 0; }

  static v1::Rule* RuleIn(v1::Rule* rule) { return rule; }
  static v1::Rule* RuleIn(v1::TierRule* rule) { return rule->mutable_rule(); }

  template <typename List>
  void Vary(const List& from, List* list) {
    for (int i = list->size() - 1; i >= 0; --i) {
      if (OneIn(8)) {
        list->DeleteSubrange(i, 1);
      } else if (i < from.size() && OneIn(4)) {
        const std::string id = RuleIn(list->Mutable(i))->id();
        *list->Mutable(i) = from.Get(i);
        RuleIn(list->Mutable(i))->set_id(id);
      }
    }
  }

  std::mt19937_64 random_;
  const v1::Pass& other_;
};

std::string NameOf(const v1::Policy& policy, std::optional<int> rank) {
  return rank.has_value() && *rank < policy.tiers_size() ? policy.tiers(*rank).id() : "";
}

using Moves = std::set<std::pair<std::string, std::string>>;

Moves MovesOf(const v1::Policy& before, const v1::Policy& after,
              const std::vector<Domain>& domains) {
  Moves moves;
  for (const Facts& facts : AllFacts(domains)) {
    const std::optional<int> was = RankOf(before, facts);
    const std::optional<int> is = RankOf(after, facts);
    if (was != is) moves.emplace(NameOf(before, was), NameOf(after, is));
  }
  return moves;
}

// Is somebody better off who was rated?
bool IsLooser(const v1::Policy& before, const v1::Policy& after,
              const std::vector<Domain>& domains) {
  for (const Facts& facts : AllFacts(domains)) {
    const std::optional<int> was = RankOf(before, facts);
    const std::optional<int> is = RankOf(after, facts);
    if (was.has_value() && (!is.has_value() || *is < *was)) return true;
  }
  return false;
}

void GiveFallback(v1::Policy* policy) {
  v1::Fallback* fallback = policy->mutable_passes(0)->mutable_fallback();
  fallback->set_id("none");
  fallback->set_tier_id("C");
  *fallback->mutable_citations() = policy->frames(0).citations();
}

TEST(PolicyDifferenceTest, TiersMoveAsBruteForceMovesThem) {
  int looser_count = 0;
  int same_count = 0;
  for (uint64_t i = 0; i < kPairs; ++i) {
    RandomPass before(kSeed + 2 * i);
    GiveFallback(&before.policy);
    const RandomPass other(kSeed + 2 * i + 1, before.domains);
    v1::Policy after = before.policy;
    Variation(kSeed + i, other.policy.passes(0)).Of(after.mutable_passes(0));
    const absl::StatusOr<Policy> was = Policy::Read(before.policy.SerializeAsString(), Unproved());
    const absl::StatusOr<Policy> is = Policy::Read(after.SerializeAsString(), Unproved());
    if (!was.ok() || !is.ok()) continue;  // an id of an exception that is there twice
    const std::string story = absl::StrCat("pair ", i, "\n", before.policy.passes(0).DebugString(),
                                           "after\n", after.passes(0).DebugString());
    const auto difference = Difference(*was, *is);
    ASSERT_TRUE(difference.ok()) << difference.status();
    Moves moves;
    for (const PassDifference::Move& move : difference->passes[0].moves) {
      moves.emplace(move.from_tier_id, move.to_tier_id);
    }
    ASSERT_EQ(moves, MovesOf(before.policy, after, before.domains)) << story;
    const auto loosenings = Loosenings(*is, *was);
    ASSERT_TRUE(loosenings.ok()) << loosenings.status();
    const bool is_looser = IsLooser(before.policy, after, before.domains);
    ASSERT_EQ(!loosenings->empty(), is_looser) << story;
    looser_count += is_looser;
    same_count += moves.empty();
  }
  // The comparison says little if one outcome hardly occurs.
  EXPECT_GT(looser_count, kPairs / 10);
  EXPECT_GT(same_count, kPairs / 10);
  EXPECT_LT(looser_count, kPairs * 8 / 10);
}

}  // namespace
}  // namespace dangvien
