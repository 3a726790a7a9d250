// A better mark never lowers a tier, shown by signs. Each condition either cannot change when facts
// get better, or can only become true, or can only become false, or both:
//
//   every criterion is good or better            can only become true
//   less than half of the tasks completed        can only become false
//   rated by the state in the middle tiers       both: raised into the band, or out of it
//   tenure, sanctions, flags                     neither: no value of these is the better one
//
// From that follows the sign of each rule, and from the sign whether it can lower a tier:
//
//   A demand may not become unmet. A cap or ceiling may not begin to fire.
//   A force to the lowest tier may not begin to fire, one to the highest may not cease to; a force
//   to a tier between may do neither, because the tier without it may lie on either side.
//   A fallback may not lie above a standard: who then meets that standard is lowered by it.
//   An exclusion says that there is no tier, which is neither higher nor lower than one.
//
// Why that is enough: with these signs, better facts leave each standard reached that was reached,
// forces replace the tier by the lowest in fewer cases and by the highest in more, caps lower it in
// fewer, and a ceiling follows its source upwards; each step keeps "not lower" (the proof has
// refused two forces at once). It is not necessary: two rules may make up for each other, and are
// named all the same.
// Tested by tests/unit/policy/monotone_test.cc
#include "policy/monotone.h"

#include <utility>

namespace dangvien {
namespace {

// What may happen to a truth when facts get better.
struct Sign {
  bool may_rise = false;  // become true
  bool may_fall = false;

  Sign Negated() const { return {may_fall, may_rise}; }
  Sign& operator|=(const Sign& other) {
    may_rise |= other.may_rise;
    may_fall |= other.may_fall;
    return *this;
  }
};

constexpr Sign kNeither{};
constexpr Sign kRises{true, false};

Sign OfComparison(wire::Comparison comparison) {
  const bool is_lower_bound =
      comparison == wire::Comparison::kAtLeast || comparison == wire::Comparison::kMore;
  return is_lower_bound ? kRises : kRises.Negated();
}

class Signs {
 public:
  explicit Signs(int tier_count) : worst_rank_(tier_count - 1) {}

  Sign Of(const CompiledCondition& condition) const {
    if (condition.connective == Connective::kAtom) return std::visit(*this, condition.atom);
    Sign sign;
    for (const CompiledCondition& child : condition.children) sign |= Of(child);
    return condition.connective == Connective::kNoneOf ? sign.Negated() : sign;
  }

  // Of the effect: a trigger fires, a demand is unmet.
  Sign Of(const CompiledRule& rule) const {
    const Sign when = Of(rule.when);
    Sign sign = rule.role == RuleRole::kDemand ? when.Negated() : when;
    if (rule.applies.has_value()) sign |= Of(*rule.applies);
    for (const CompiledException& exception : rule.exceptions) {
      sign |= Of(exception.when).Negated();
    }
    return sign;
  }

  // Public for std::visit. No overload takes any atom: a new kind must be thought about.
  Sign operator()(const CriteriaAtom&) const { return kRises; }
  Sign operator()(const TaskShareAtom& atom) const { return OfComparison(atom.comparison); }
  Sign operator()(const RatedByAtom& atom) const { return OfBand(atom.band); }
  Sign operator()(const CompositionAtom& atom) const {
    Sign sign = OfBand(atom.band);
    if (atom.counted_when != nullptr) sign |= Of(*atom.counted_when);
    return sign;
  }
  Sign operator()(const ScoreAtom& atom) const { return OfComparison(atom.comparison); }
  Sign operator()(const TierOfAtom& atom) const { return OfBand(atom.band); }
  Sign operator()(const RelatedAtom& atom) const { return Of(*atom.condition); }
  Sign operator()(const PriorRatingsAtom& atom) const { return OfBand(atom.band); }
  Sign operator()(const VoteShareAtom& atom) const {
    const bool is_lower_bound = OfComparison(atom.comparison).may_rise;
    return is_lower_bound ? OfBand(atom.band) : OfBand(atom.band).Negated();
  }
  Sign operator()(std::monostate) const { return kNeither; }
  Sign operator()(const AttestedAtom&) const { return kNeither; }
  Sign operator()(const OpenQuestionAtom&) const { return kNeither; }
  Sign operator()(const SanctionedAtom&) const { return kNeither; }
  Sign operator()(const ViolationAtom&) const { return kNeither; }
  Sign operator()(const UnitIsAtom&) const { return kNeither; }
  Sign operator()(const EmploymentAtom&) const { return kNeither; }
  Sign operator()(const AbsentAtom&) const { return kNeither; }
  Sign operator()(const TenureAtom&) const { return kNeither; }
  Sign operator()(const PostIsAtom&) const { return kNeither; }
  Sign operator()(const HoldsPostsAtom&) const { return kNeither; }
  Sign operator()(const RemarksAtom&) const { return kNeither; }
  Sign operator()(const DeadlineAtom&) const { return kNeither; }
  Sign operator()(const AuthorityAtom&) const { return kNeither; }
  Sign operator()(const StatedTierAtom&) const { return kNeither; }  // in checks only
  Sign operator()(const ReviewIsAtom&) const { return kNeither; }
  Sign operator()(const DateOrderAtom&) const { return kNeither; }
  Sign operator()(const ActorAtom&) const { return kNeither; }
  Sign operator()(const RecordedAtom&) const { return kNeither; }
  Sign operator()(const SectionsAtom&) const { return kNeither; }
  Sign operator()(const PrecededByAtom&) const { return kNeither; }

 private:
  // How many tiers are in the band, when some of them are raised.
  Sign OfBand(RankBand band) const { return {band.worst<worst_rank_, band.best> 0}; }

  int worst_rank_;
};

bool MayLower(const CompiledRule& rule, Sign effect, int tier_count) {
  const bool is_highest = rule.tier == 0;
  const bool is_lowest = rule.tier == tier_count - 1;
  switch (rule.role) {
    case RuleRole::kDemand:
      return effect.may_rise;
    case RuleRole::kCap:
      return effect.may_rise && !is_highest;
    case RuleRole::kForce:
      return (effect.may_rise && !is_highest) || (effect.may_fall && !is_lowest);
    case RuleRole::kCeiling:
      return effect.may_rise;
    case RuleRole::kExclusion:
    case RuleRole::kCheck:
    case RuleRole::kReviewPlace:
      return false;
  }
  return false;
}

bool IsFallbackAboveAStandard(const CompiledPass& pass) {
  if (pass.fallback_tier < 0) return false;
  for (size_t tier = static_cast<size_t>(pass.fallback_tier) + 1; tier < pass.has_standard.size();
       ++tier) {
    if (pass.has_standard[tier]) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> MonotoneExceptions(const CompiledPass& pass, int tier_count) {
  const Signs signs(tier_count);
  std::vector<std::string> ids;
  for (const CompiledRule& rule : pass.rules) {
    if (MayLower(rule, signs.Of(rule), tier_count)) ids.emplace_back(rule.source->id);
  }
  if (IsFallbackAboveAStandard(pass)) ids.emplace_back(pass.source->fallback->id);
  return ids;
}

}  // namespace dangvien
