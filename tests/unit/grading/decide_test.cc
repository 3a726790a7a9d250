// The set of tiers that stay possible is held to the enumeration of every completion: each rule
// whose truth is not known is taken as met and as not met, independently of the others.
#include "grading/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

constexpr int kTierCount = 3;

struct RuleCase {
  RuleRole role;
  int tier;
  Truth truth;
};

// A rule that any dossier answers so: the employment of `p` is not stated, and `p` is a member of a
// branch.
CompiledCondition ConditionOf(Truth truth) {
  CompiledCondition condition;
  if (truth == Truth::kUnknown) {
    condition.atom = EmploymentAtom{{wire::EmploymentKind::kCadre}};
  } else {
    condition.atom =
        UnitIsAtom{{truth == Truth::kTrue ? wire::UnitKind::kBranch : wire::UnitKind::kFront}, {}};
  }
  return condition;
}

CompiledPass PassOf(const std::vector<RuleCase>& rules, bool is_cumulative) {
  CompiledPass pass;
  pass.subject_kind = wire::SubjectKind::kMember;
  pass.has_standard.assign(kTierCount, false);
  pass.is_cumulative = is_cumulative;
  pass.fallback_tier = kTierCount - 1;
  for (const RuleCase& rule : rules) {
    CompiledRule compiled;
    compiled.role = rule.role;
    compiled.tier = rule.tier;
    compiled.when = ConditionOf(rule.truth);
    pass.rules.push_back(std::move(compiled));
    if (rule.role == RuleRole::kDemand) pass.has_standard[static_cast<size_t>(rule.tier)] = true;
  }
  return pass;
}

// The four steps of policy.proto where every truth is known.
Possible DecideKnown(const std::vector<RuleCase>& rules, bool is_cumulative) {
  const auto holds = [](const RuleCase& rule) { return rule.truth == Truth::kTrue; };
  for (const RuleCase& rule : rules) {
    if (rule.role == RuleRole::kExclusion && holds(rule)) return kPossiblyNotRated;
  }
  std::array<bool, kTierCount> has{};
  std::array<bool, kTierCount> met{true, true, true};
  for (const RuleCase& rule : rules) {
    if (rule.role != RuleRole::kDemand) continue;
    const auto tier = static_cast<size_t>(rule.tier);
    has[tier] = true;
    met[tier] = met[tier] && holds(rule);
  }
  int best = kTierCount - 1;  // the fallback
  for (int tier = kTierCount - 1; tier >= 0; --tier) {
    if (!has[static_cast<size_t>(tier)]) continue;
    if (met[static_cast<size_t>(tier)]) {
      best = tier;
    } else if (is_cumulative) {
      break;
    }
  }
  std::vector<int> tiers;
  for (const RuleCase& rule : rules) {
    if (rule.role == RuleRole::kForce && holds(rule)) tiers.push_back(rule.tier);
  }
  if (tiers.empty()) tiers.push_back(best);
  Possible possible = 0;
  for (int tier : tiers) {
    for (const RuleCase& rule : rules) {
      if (rule.role == RuleRole::kCap && holds(rule)) tier = std::max(tier, rule.tier);
    }
    possible |= static_cast<Possible>(1u << tier);
  }
  return possible;
}

Possible Enumerated(const std::vector<RuleCase>& rules, bool is_cumulative, size_t from = 0) {
  for (size_t i = from; i < rules.size(); ++i) {
    if (rules[i].truth != Truth::kUnknown) continue;
    std::vector<RuleCase> completed = rules;
    completed[i].truth = Truth::kTrue;
    const Possible met = Enumerated(completed, is_cumulative, i + 1);
    completed[i].truth = Truth::kFalse;
    return met | Enumerated(completed, is_cumulative, i + 1);
  }
  return DecideKnown(rules, is_cumulative);
}

class DecideTest : public ::testing::Test {
 protected:
  Possible DecideRules(const std::vector<RuleCase>& rules, bool is_cumulative) const {
    const CompiledPass pass = PassOf(rules, is_cumulative);
    const Row person = PersonRow(evaluation_, "p");
    const RuleTruths truths(pass, evaluation_.state().ContextOf(0),
                            {RowKind::kPerson, absl::MakeConstSpan(&person, 1)});
    return Decide(pass, kTierCount, truths, 0);
  }

  void ExpectLikeEnumeration(const std::vector<RuleCase>& rules) const {
    for (const bool is_cumulative : {true, false}) {
      EXPECT_EQ(int{DecideRules(rules, is_cumulative)}, int{Enumerated(rules, is_cumulative)})
          << (is_cumulative ? "cumulative" : "independent") << Print(rules);
    }
  }

  static std::string Print(const std::vector<RuleCase>& rules) {
    std::string text;
    for (const RuleCase& rule : rules) {
      absl::StrAppend(&text, " (role ", static_cast<int>(rule.role), " tier ", rule.tier, " truth ",
                      static_cast<int>(rule.truth), ")");
    }
    return text;
  }

 private:
  const Evaluation evaluation_ = EvaluateSmall({}, "");
};

constexpr std::array<Truth, 3> kTruths = {Truth::kTrue, Truth::kFalse, Truth::kUnknown};
constexpr RuleRole kDemand = RuleRole::kDemand;
constexpr RuleRole kForce = RuleRole::kForce;
constexpr RuleRole kCap = RuleRole::kCap;
constexpr RuleRole kExclusion = RuleRole::kExclusion;

TEST_F(DecideTest, LaddersOfThreeStandardsAreAsEnumerated) {
  for (const Truth low : kTruths) {
    for (const Truth mid : kTruths) {
      for (const Truth high : kTruths) {
        ExpectLikeEnumeration({{kDemand, 2, low}, {kDemand, 1, mid}, {kDemand, 0, high}});
        ExpectLikeEnumeration({{kDemand, 1, low}, {kDemand, 1, mid}, {kDemand, 0, high}});
      }
    }
  }
}

TEST_F(DecideTest, AStandardOfOneTierAloneIsAsEnumerated) {
  for (const Truth truth : kTruths) ExpectLikeEnumeration({{kDemand, 0, truth}});
}

TEST_F(DecideTest, ForcesAndCapsOnAnOpenLadderAreAsEnumerated) {
  for (const Truth mid : kTruths) {
    for (const Truth high : kTruths) {
      for (const Truth forced : kTruths) {
        for (const Truth capped : kTruths) {
          for (int tier = 0; tier < kTierCount; ++tier) {
            ExpectLikeEnumeration(
                {{kDemand, 1, mid}, {kDemand, 0, high}, {kForce, tier, forced}, {kCap, 1, capped}});
          }
        }
      }
    }
  }
}

TEST_F(DecideTest, TwoForcesAreAsEnumerated) {
  for (const Truth first : kTruths) {
    for (const Truth second : kTruths) {
      ExpectLikeEnumeration({{kDemand, 0, Truth::kTrue}, {kForce, 0, first}, {kForce, 2, second}});
      ExpectLikeEnumeration({{kDemand, 0, Truth::kTrue}, {kForce, 1, first}, {kForce, 1, second}});
    }
  }
}

TEST_F(DecideTest, TwoCapsAreAsEnumerated) {
  for (const Truth first : kTruths) {
    for (const Truth second : kTruths) {
      ExpectLikeEnumeration({{kDemand, 0, Truth::kTrue}, {kCap, 1, first}, {kCap, 2, second}});
    }
  }
}

TEST_F(DecideTest, ExclusionsAreAsEnumerated) {
  for (const Truth first : kTruths) {
    for (const Truth second : kTruths) {
      for (const Truth high : kTruths) {
        ExpectLikeEnumeration(
            {{kExclusion, -1, first}, {kExclusion, -1, second}, {kDemand, 0, high}});
      }
    }
  }
}

TEST_F(DecideTest, RandomPassesAreAsEnumerated) {
  constexpr uint64_t kSeed = 18;
  std::mt19937_64 random(kSeed);
  for (int round = 0; round < 5000; ++round) {
    std::vector<RuleCase> rules;
    for (uint64_t count = 1 + random() % 7; count > 0; --count) {
      constexpr std::array<RuleRole, 6> kRoles = {kDemand, kDemand, kDemand,
                                                  kForce,  kCap,    kExclusion};
      rules.push_back({kRoles[random() % kRoles.size()], static_cast<int>(random() % kTierCount),
                       kTruths[random() % kTruths.size()]});
    }
    SCOPED_TRACE(absl::StrCat("seed ", kSeed, " round ", round));
    ExpectLikeEnumeration(rules);
  }
}

TEST_F(DecideTest, TwoForcesThatAreTrueLeaveBothTiersPossible) {
  EXPECT_EQ(DecideRules({{kForce, 0, Truth::kTrue}, {kForce, 2, Truth::kTrue}}, true), 1 | 4);
}

TEST_F(DecideTest, ALadderThatIsCumulativeStopsAtTheFirstStandardNotMet) {
  EXPECT_EQ(DecideRules({{kDemand, 1, Truth::kFalse}, {kDemand, 0, Truth::kTrue}}, true), 4);
}

TEST_F(DecideTest, ALadderThatIsIndependentGoesPastAStandardNotMet) {
  EXPECT_EQ(DecideRules({{kDemand, 1, Truth::kFalse}, {kDemand, 0, Truth::kTrue}}, false), 1);
}

TEST_F(DecideTest, ACapMovesAForcedTierDownToo) {
  EXPECT_EQ(DecideRules({{kForce, 0, Truth::kTrue}, {kCap, 1, Truth::kTrue}}, true), 2);
}

TEST_F(DecideTest, ACapAboveTheTierChangesNothing) {
  EXPECT_EQ(DecideRules({{kForce, 2, Truth::kTrue}, {kCap, 0, Truth::kTrue}}, true), 4);
}

// The status that follows from what is possible.
TEST(StatusTest, WhatKeepsASubjectOpenSaysWhomToAsk) {
  struct Case {
    std::string pass;
    std::string text;
    v1::SubjectStatus status;
    const char* why;
  };
  const std::string question = "open_question { question_id: \"q\" }";
  const std::string flag = "attested { flag_id: \"f\" }";
  const auto demand = [](const std::string& id, const std::string& when) {
    return absl::StrCat("standards { tier_id: \"high\" conditions { ", RuleText(id, when), " } } ");
  };
  const std::string excluded =
      absl::StrCat("exclusions { ", RuleText("out", "unit_is { kinds: UNIT_KIND_BRANCH }"), " } ");
  const std::string twice = R"(
    units { id: "second" kind: UNIT_KIND_BRANCH parent_id: "root" }
    people {
      id: "p"
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
      memberships { unit_id: "second" kind: MEMBERSHIP_KIND_OFFICIAL }
    })";
  const Case cases[] = {
      {"", "", v1::SUBJECT_STATUS_RATED, "nothing is open"},
      {demand("r", question), "", v1::SUBJECT_STATUS_NEEDS_DECISION, "only a question is open"},
      {demand("r", flag), "", v1::SUBJECT_STATUS_NEEDS_INPUT, "a fact is missing"},
      {demand("r",
              absl::StrCat("all_of { conditions { ", question, " } conditions { ", flag, " } }")),
       "", v1::SUBJECT_STATUS_NEEDS_INPUT, "a fact and a question are open"},
      {excluded, "", v1::SUBJECT_STATUS_NOT_A_SUBJECT, "excluded"},
      {"", twice, v1::SUBJECT_STATUS_NEEDS_INPUT, "facts contradict each other"},
      {excluded, twice, v1::SUBJECT_STATUS_NEEDS_INPUT,
       "facts that contradict each other count before any rule"},
  };
  for (const Case& c : cases) {
    const v1::Result result = ResultOf(EvaluateSmall({c.pass, "", ""}, c.text));
    EXPECT_EQ(SubjectOf(result, "p").status(), c.status) << c.why;
  }
}

}  // namespace
}  // namespace dangvien::testing
