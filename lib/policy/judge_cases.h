// What each case of a block is rated: the qualified tiers of a pass, 4096 cases at a time.
#ifndef DANGVIEN_POLICY_JUDGE_CASES_H_
#define DANGVIEN_POLICY_JUDGE_CASES_H_

#include <vector>

#include "absl/types/span.h"
#include "policy/compiled.h"
#include "policy/prove_cases.h"

namespace dangvien {

// A rule in one block.
struct JudgedRule {
  RuleRole role{};
  int tier = -1;
  CaseBits effect;  // where a trigger fires, or a demand is not met

  friend bool operator==(const JudgedRule& a, const JudgedRule& b) {
    return a.role == b.role && a.tier == b.tier && a.effect == b.effect;
  }
};

// What a pass is beside its rules.
struct PassShape {
  std::vector<bool> has_standard;  // by rank
  bool is_cumulative = true;
  int fallback_tier = -1;

  friend bool operator==(const PassShape& a, const PassShape& b) {
    return a.has_standard == b.has_standard && a.is_cumulative == b.is_cumulative &&
           a.fallback_tier == b.fallback_tier;
  }
};

// One set of cases an outcome; disjoint, and together the cases that were judged.
struct CaseOutcomes {
  std::vector<CaseBits> by_rank;
  CaseBits no_tier;  // a gap, in a policy that was not proved
  CaseBits not_rated;
};

PassShape ShapeOf(const CompiledPass& pass);

// A ceiling as caps: for each tier but the highest, one that fires where the source has that tier.
std::vector<CompiledRule> CapsOf(const CompiledRule& ceiling, int tier_count);

// REQUIRES: the rule is one of the space, and no ceiling.
JudgedRule JudgeRule(const DecisionSpace& space, const CompiledRule& rule);

// REQUIRES: `has_standard` has one entry a tier.
CaseOutcomes JudgeCases(const CaseBits& cases, const PassShape& shape,
                        absl::Span<const JudgedRule* const> rules);

// Where `after` is more lenient: a better tier, or not rated what was rated.
CaseBits LooserCases(const CaseOutcomes& before, const CaseOutcomes& after);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_JUDGE_CASES_H_
