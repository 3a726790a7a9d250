// Decides subjects: exclusions, standards from the lowest up, forces, caps, ceilings; the steps of
// policy.proto.
//
// A truth that is not known widens what is possible; it never narrows it. So:
//  * standards: climbing stops surely at the first that is false; at one that is not known it may
//  stop or go on;
//  * a force that is true leaves only its tier; one that is not known adds its tier;
//  * a cap that is true moves every higher tier down to its own; one that is not known adds that
//  outcome;
//  * a ceiling lowers every tier to each tier that its source may have; a source that may be
//  without a tier leaves all as it is, too;
//  * an exclusion that is true leaves only "not rated"; one that is not known adds it.
//
// Forces that are true and name different tiers contradict each other: all their tiers stay
// possible. The proof refuses a policy in which that can happen.
// Tested by tests/unit/grading/decide_test.cc, tests/differential/differential_test.cc
#include "grading/decide.h"

namespace dangvien {
namespace {

Possible Bit(int tier) { return static_cast<Possible>(1u << tier); }

// Every tier above `cap` moves down to it.
Possible Lower(Possible possible, int cap, int tier_count) {
  const auto higher = static_cast<Possible>(AllTiers(tier_count) & (Bit(cap) - 1));
  if ((possible & higher) == 0) return possible;
  return static_cast<Possible>((possible & ~higher) | Bit(cap));
}

Possible ApplyForces(const CompiledPass& pass, const RuleTruths& truths, size_t row,
                     Possible possible) {
  Possible sure = 0;
  Possible perhaps = 0;
  for (size_t i = 0; i < pass.rules.size(); ++i) {
    if (pass.rules[i].role != RuleRole::kForce) continue;
    const Truth truth = truths.At(i, row);
    if (truth == Truth::kTrue) sure |= Bit(pass.rules[i].tier);
    if (truth == Truth::kUnknown) perhaps |= Bit(pass.rules[i].tier);
  }
  return static_cast<Possible>((sure != 0 ? sure : possible) | perhaps);
}

Possible ApplyCaps(const CompiledPass& pass, int tier_count, const RuleTruths& truths, size_t row,
                   Possible possible) {
  for (size_t i = 0; i < pass.rules.size(); ++i) {
    if (pass.rules[i].role != RuleRole::kCap) continue;
    const Truth truth = truths.At(i, row);
    if (truth == Truth::kFalse) continue;
    const Possible lowered = Lower(possible, pass.rules[i].tier, tier_count);
    possible = truth == Truth::kTrue ? lowered : static_cast<Possible>(possible | lowered);
  }
  return possible;
}

Possible ApplyCeilings(const CompiledPass& pass, int tier_count, const RuleTruths& truths,
                       size_t row, Possible possible) {
  for (size_t i = 0; i < pass.rules.size(); ++i) {
    if (pass.rules[i].role != RuleRole::kCeiling) continue;
    const Truth truth = truths.At(i, row);
    if (truth == Truth::kFalse) continue;
    const Possible lowered = LowerTo(possible, truths.SourceAt(i, row), tier_count);
    possible = truth == Truth::kTrue ? lowered : static_cast<Possible>(possible | lowered);
  }
  return possible;
}

size_t FirstCeiling(const CompiledPass& pass) {
  size_t first = pass.rules.size();
  while (first > 0 && pass.rules[first - 1].role == RuleRole::kCeiling) --first;
  return first;
}

}  // namespace

RuleTruths::RuleTruths(const CompiledPass& pass, const EvalContext& context, const Rows& rows)
    : row_count_(rows.rows.size()),
      truths_(pass.rules.size() * row_count_),
      first_ceiling_(FirstCeiling(pass)) {
  for (size_t i = 0; i < pass.rules.size(); ++i) {
    EvalRule(pass.rules[i], context, rows, truths_.data() + i * row_count_);
  }
  for (size_t i = first_ceiling_; i < pass.rules.size(); ++i) {
    for (const Row row : rows.rows) {
      sources_.push_back(
          SourceTiers(pass.rules[i].source_of_tier, pass.rules[i].layer, context, rows.kind, row));
    }
  }
}

Possible LowerTo(Possible possible, Possible source, int tier_count) {
  Possible lowered = 0;
  for (int tier = 0; tier < tier_count; ++tier) {
    if ((source & Bit(tier)) != 0) lowered |= Lower(possible, tier, tier_count);
  }
  if ((source & (kPossiblyNotRated | kPossiblyAbsent)) != 0) lowered |= possible;
  return lowered;
}

Truth StandardTruth(const CompiledPass& pass, int tier, const RuleTruths& truths, size_t row) {
  Truth all = Truth::kTrue;
  for (size_t i = 0; i < pass.rules.size(); ++i) {
    if (pass.rules[i].role == RuleRole::kDemand && pass.rules[i].tier == tier) {
      all = And(all, truths.At(i, row));
    }
  }
  return all;
}

Possible ReachedTiers(const CompiledPass& pass, int tier_count, const RuleTruths& truths,
                      size_t row) {
  // Without a fallback every case reaches a standard: only proved policies have none.
  Possible reached = pass.fallback_tier >= 0 ? Bit(pass.fallback_tier) : Possible{0};
  Possible stopped = 0;  // cumulative: where climbing may have ended below `reached`
  for (int tier = tier_count - 1; tier >= 0; --tier) {
    if (!pass.has_standard[static_cast<size_t>(tier)]) continue;
    const Truth truth = StandardTruth(pass, tier, truths, row);
    if (truth == Truth::kFalse) {
      if (pass.is_cumulative) break;
      continue;
    }
    if (truth == Truth::kUnknown) stopped |= reached;
    // Independent: a standard that is met hides everything below, whatever was not known there.
    if (truth == Truth::kTrue && !pass.is_cumulative) stopped = 0;
    reached = Bit(tier);
  }
  return static_cast<Possible>(stopped | reached);
}

Possible Decide(const CompiledPass& pass, int tier_count, const RuleTruths& truths, size_t row) {
  bool perhaps_excluded = false;
  for (size_t i = 0; i < pass.rules.size(); ++i) {
    if (pass.rules[i].role != RuleRole::kExclusion) continue;
    const Truth truth = truths.At(i, row);
    if (truth == Truth::kTrue) return kPossiblyNotRated;
    perhaps_excluded = perhaps_excluded || truth == Truth::kUnknown;
  }
  Possible possible = ReachedTiers(pass, tier_count, truths, row);
  possible = ApplyForces(pass, truths, row, possible);
  possible = ApplyCaps(pass, tier_count, truths, row, possible);
  possible = ApplyCeilings(pass, tier_count, truths, row, possible);
  if (perhaps_excluded) possible |= kPossiblyNotRated;
  return possible;
}

}  // namespace dangvien
