// The five steps of policy.proto on sets of cases. With all facts known nothing is "perhaps", so
// each case has one outcome; moving cases from one outcome to another is all there is:
//
//   ladder   standing on a tier: met its demands (and, in a cumulative ladder, all lower ones)
//   forces   taken from wherever they are, to the tier of the force
//   caps     taken from each higher tier to the tier of the cap
//
// A ceiling is a cap for each tier that its source may have: "not above the organization" is "a cap
// of the second tier where the organization has the second tier", and so on. Where the source has
// no tier, none of them fires.
//
// Two forces with different tiers are refused by the proof. In a policy that was not proved, the
// better tier is taken here: what a subject may have.
//
// The proof itself (prove.cc) asks what each rule does and stops there; which tier comes out is
// only needed to compare two versions of a pass.
// Tested by tests/unit/policy/policy_difference_test.cc
#include "policy/judge_cases.h"

namespace dangvien {
namespace {

class Judging {
 public:
  Judging(const CaseBits& cases, const PassShape& shape, absl::Span<const JudgedRule* const> rules)
      : shape_(shape), rules_(rules), rated_(cases) {
    out_.by_rank.resize(shape.has_standard.size());
  }

  CaseOutcomes Run() {
    Exclude();
    Climb();
    Force();
    for (const JudgedRule* rule : rules_) {
      if (rule->role == RuleRole::kCap) Lower(rule->effect, rule->tier);
    }
    return std::move(out_);
  }

 private:
  CaseBits& Standing(int tier) { return out_.by_rank[static_cast<size_t>(tier)]; }

  void Exclude() {
    for (const JudgedRule* rule : rules_) {
      if (rule->role == RuleRole::kExclusion) out_.not_rated |= rated_ & rule->effect;
    }
    rated_ &= ~out_.not_rated;
  }

  void Climb() {
    CaseBits& start = shape_.fallback_tier < 0 ? out_.no_tier : Standing(shape_.fallback_tier);
    start = rated_;
    CaseBits below = rated_;
    for (size_t tier = shape_.has_standard.size(); tier-- > 0;) {
      if (!shape_.has_standard[tier]) continue;
      CaseBits reached = shape_.is_cumulative ? below : rated_;
      for (const JudgedRule* rule : rules_) {
        if (rule->role == RuleRole::kDemand && rule->tier == static_cast<int>(tier)) {
          reached &= ~rule->effect;
        }
      }
      Move(reached, static_cast<int>(tier));
      below = reached;
    }
  }

  void Force() {
    CaseBits forced;
    for (int tier = 0; tier < static_cast<int>(out_.by_rank.size()); ++tier) {
      for (const JudgedRule* rule : rules_) {
        if (rule->role != RuleRole::kForce || rule->tier != tier) continue;
        Move(rated_ & rule->effect & ~forced, tier);
        forced |= rule->effect;
      }
    }
  }

  void Move(const CaseBits& cases, int tier) {
    for (CaseBits& standing : out_.by_rank) standing &= ~cases;
    out_.no_tier &= ~cases;
    Standing(tier) |= cases;
  }

  void Lower(const CaseBits& cases, int tier) {
    for (int higher = 0; higher < tier; ++higher) {
      const CaseBits lowered = Standing(higher) & cases;
      Standing(higher) &= ~lowered;
      Standing(tier) |= lowered;
    }
  }

  const PassShape& shape_;
  absl::Span<const JudgedRule* const> rules_;
  CaseBits rated_;
  CaseOutcomes out_;
};

}  // namespace

PassShape ShapeOf(const CompiledPass& pass) {
  return {pass.has_standard, pass.is_cumulative, pass.fallback_tier};
}

std::vector<CompiledRule> CapsOf(const CompiledRule& ceiling, int tier_count) {
  std::vector<CompiledRule> caps;
  for (int tier = 1; tier < tier_count; ++tier) {
    CompiledCondition source;
    source.atom = TierOfAtom{ceiling.source_of_tier, ceiling.layer, {tier, tier}, false};
    CompiledRule cap = ceiling;
    cap.role = RuleRole::kCap;
    cap.tier = tier;
    cap.when = CompiledCondition();
    cap.when.connective = Connective::kAllOf;
    cap.when.children = {ceiling.when, std::move(source)};
    caps.push_back(std::move(cap));
  }
  return caps;
}

JudgedRule JudgeRule(const DecisionSpace& space, const CompiledRule& rule) {
  CaseBits effect = space.existing();
  if (rule.applies.has_value()) effect &= space.Truth(*rule.applies);
  const CaseBits when = space.Truth(rule.when);
  const bool is_demand = rule.role == RuleRole::kDemand || rule.role == RuleRole::kCheck;
  effect &= is_demand ? ~when : when;
  for (const CompiledException& exception : rule.exceptions) {
    effect &= ~space.Truth(exception.when);
  }
  return {rule.role, rule.tier, effect};
}

CaseOutcomes JudgeCases(const CaseBits& cases, const PassShape& shape,
                        absl::Span<const JudgedRule* const> rules) {
  return Judging(cases, shape, rules).Run();
}

CaseBits LooserCases(const CaseOutcomes& before, const CaseOutcomes& after) {
  CaseBits looser;
  CaseBits better = after.not_rated;  // than the tier looked at, after
  for (size_t tier = 0; tier < before.by_rank.size(); ++tier) {
    looser |= before.by_rank[tier] & better;
    better |= after.by_rank[tier];
  }
  return looser | (before.no_tier & better);
}

}  // namespace dangvien
