// How many of a unit's members, subordinates or counterparts are in a band of tiers, when some are
// undecided.
//
// Share: let yes and base count one way to complete what is undecided; the condition is yes * q >=
// base * p. Write it as the sum over constituents of a margin: in the band q - p, in the base but
// outside it -p, not in the base 0. Constituents choose independently, so the least and the
// greatest sum are sums of leasts and greatests, and the condition is surely true when the least
// sum is >= 0, surely false when the greatest is < 0. An empty base is not a share: ways in which
// nobody is in the base are judged by when_none apart, and the extremes are taken over ways with
// somebody in it.
//
// Further bodies that the dossier does not list (may_have_more) are any number of constituents in
// the base with any tier.
//
// Not here: correlations between constituents (a person doubtful in two branches is in one of
// them). Ignoring them can only make the answer wider.
// Tested by tests/unit/composition/composition_test.cc, tests/differential/differential_test.cc
#include "composition/composition.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dangvien {
namespace {

// What one constituent may contribute.
struct Choices {
  bool yes = false;  // in the base and in the band
  bool no = false;   // in the base, outside the band
  bool out = false;  // not in the base
};

Choices ChoicesOf(const CompositionAtom& atom, int tier_count, Possible possible, Truth counted) {
  Choices choices;
  for (int rank = 0; rank < tier_count; ++rank) {
    if ((possible >> rank & 1) == 0) continue;
    const bool in_band = atom.band.Contains(rank);
    choices.yes = choices.yes || (in_band && CanBeTrue(counted));
    choices.no = choices.no || !in_band || CanBeFalse(counted);
  }
  if ((possible & kPossiblyNotRated) != 0) (atom.base_is_all ? choices.no : choices.out) = true;
  if ((possible & kPossiblyAbsent) != 0) choices.out = true;
  return choices;
}

constexpr int64_t kUnbounded = std::numeric_limits<int64_t>::max() / 4;

// Least and greatest sum of margins over all ways, and over the ways with somebody in the base.
class MarginRange {
 public:
  explicit MarginRange(Ratio share)
      : yes_(int64_t{share.denominator} - share.numerator), no_(-int64_t{share.numerator}) {}

  void Add(const Choices& choices) {
    int64_t least = kUnbounded;
    int64_t greatest = -kUnbounded;
    const auto take = [&](int64_t margin) {
      least = std::min(least, margin);
      greatest = std::max(greatest, margin);
    };
    if (choices.yes) take(yes_);
    if (choices.no) take(no_);
    if (choices.yes || choices.no) {
      least_inside_ = std::min(least_inside_, least);
      greatest_inside_ = std::max(greatest_inside_, greatest);
      can_be_nonempty_ = true;
    }
    if (choices.out) take(0);
    if (!choices.out) must_be_nonempty_ = true;
    if (!choices.yes && !choices.no && !choices.out) return;
    least_ += least;
    greatest_ += greatest;
  }

  // Any number of further constituents in the base, each with the same choices.
  void AddUnboundedMany(const Choices& choices) {
    can_be_nonempty_ = true;
    if (choices.no) least_inside_ = std::min(least_inside_, no_);
    if (choices.yes) greatest_inside_ = std::max(greatest_inside_, yes_);
    if (choices.yes) least_inside_ = std::min(least_inside_, yes_);
    if (choices.no) greatest_inside_ = std::max(greatest_inside_, no_);
    if (choices.no && no_ < 0) least_ = -kUnbounded;
    if (choices.yes && yes_ > 0) greatest_ = kUnbounded;
  }

  Truth Answer(Truth when_none) const {
    if (!can_be_nonempty_) return when_none;
    int64_t least = least_;
    int64_t greatest = greatest_;
    if (!must_be_nonempty_) {
      // Everyone may stay out at margin 0. If nobody can take part at no cost, one must pay.
      if (least_inside_ > 0) least = least_inside_;
      if (greatest_inside_ < 0) greatest = greatest_inside_;
    }
    uint8_t bits = 0;
    if (greatest >= 0) bits |= static_cast<uint8_t>(Truth::kTrue);
    if (least < 0) bits |= static_cast<uint8_t>(Truth::kFalse);
    if (!must_be_nonempty_) bits |= static_cast<uint8_t>(when_none);
    return static_cast<Truth>(bits);
  }

 private:
  int64_t yes_;
  int64_t no_;
  int64_t least_ = 0;
  int64_t greatest_ = 0;
  int64_t least_inside_ = kUnbounded;
  int64_t greatest_inside_ = -kUnbounded;
  bool can_be_nonempty_ = false;
  bool must_be_nonempty_ = false;
};

Truth CountTruth(const CompositionAtom& atom, int tier_count, const PopulationView& view) {
  int64_t sure = 0;
  int64_t possible = 0;
  for (const Constituent& constituent : view.constituents) {
    const Choices choices = ChoicesOf(atom, tier_count, constituent.possible, constituent.counted);
    if (choices.yes) ++possible;
    if (choices.yes && !choices.no && !choices.out) ++sure;
  }
  if (sure >= int64_t{atom.at_least_count}) return Truth::kTrue;
  const bool can_reach = view.may_have_more || possible >= int64_t{atom.at_least_count};
  return can_reach ? Truth::kUnknown : Truth::kFalse;
}

}  // namespace

Truth WhenNoneTruth(const CompositionAtom& atom, const EvalContext& context, Row unit) {
  if (atom.when_none == wire::WhenNone::kHolds) return Truth::kTrue;
  if (atom.when_none == wire::WhenNone::kFails) return Truth::kFalse;
  const auto it = context.binding.answers.find(
      {Binding::Key(wire::SubjectKind::kOrganization, unit), atom.question});
  return it == context.binding.answers.end() ? Truth::kUnknown : FromBool(it->second);
}

Possible CounterpartTiers(const EvalContext& context, Row unit) {
  Possible possible = 0;
  for (const RatingEntry& rating : context.tables.units.ratings.Of(unit)) {
    if (!rating.of_period || rating.tier == kNone) continue;
    if (rating.rated_as != wire::SubjectKind::kOrganization) continue;
    const int rank = context.binding.tier_rank[static_cast<size_t>(rating.tier)];
    if (rank >= 0) possible |= static_cast<Possible>(1u << rank);
  }
  if (possible != 0) return possible;
  return AllTiers(context.policy.tier_count()) | kPossiblyNotRated;
}

namespace {

// Within the own pass, decided is what people decided, else the qualified tier: also for a reader
// who comes when the quotas are done.
Possible TierBelow(const CompositionAtom& atom, const EvalContext& context, Row unit) {
  const Outcomes& outcomes = context.outcomes.Of(wire::SubjectKind::kOrganization);
  const auto u = static_cast<size_t>(unit);
  if (!atom.in_own_pass || atom.layer != wire::Layer::kDecided) {
    return outcomes.InLayer(atom.layer)[u];
  }
  const auto it =
      context.binding.decided_rank.find(Binding::Key(wire::SubjectKind::kOrganization, unit));
  return it == context.binding.decided_rank.end() ? outcomes.qualified[u]
                                                  : static_cast<Possible>(1u << it->second);
}

void AddUnits(const CompositionAtom& atom, const EvalContext& context, Row unit,
              PopulationView* view) {
  const UnitTable& units = context.tables.units;
  const bool counterparts = atom.population == wire::Population::kCounterparts;
  for (const Row child : units.children.Of(unit)) {
    const auto c = static_cast<size_t>(child);
    if (units.is_dissolved[c] != 0 || IsPartyUnit(units.kind[c]) == counterparts) continue;
    if (!counterparts) {
      view->constituents.push_back({false, child, TierBelow(atom, context, child)});
    } else if (atom.counterpart_kinds.empty() || Contains(atom.counterpart_kinds, units.kind[c])) {
      view->constituents.push_back({false, child, CounterpartTiers(context, child)});
    }
  }
  view->may_have_more =
      counterparts && !IsCovered(context, wire::CoverageTable::kCounterparts, unit);
}

void AddMembers(const CompositionAtom& atom, const EvalContext& context, Row unit,
                PopulationView* view) {
  const Column<Possible>& possible =
      context.outcomes.Of(wire::SubjectKind::kMember).InLayer(atom.layer);
  const auto add = [&](int32_t member) {
    Possible mask = possible[static_cast<size_t>(member)];
    const uint8_t contradictions =
        context.placement.member_contradictions[static_cast<size_t>(member)];
    if ((contradictions & kContradictoryMemberships) != 0) {
      mask |= kPossiblyAbsent;  // perhaps in the other branch
    }
    view->constituents.push_back({true, member, mask});
  };
  const MemberRange range = context.placement.members_of_unit[static_cast<size_t>(unit)];
  for (int32_t member = range.begin; member < range.end; ++member) add(member);
  for (const int32_t member : context.placement.doubtful_members.Of(unit)) add(member);
}

}  // namespace

PopulationView PopulationOf(const CompositionAtom& atom, const EvalContext& context, Row unit) {
  PopulationView view;
  if (atom.population == wire::Population::kMembers) {
    AddMembers(atom, context, unit, &view);
  } else {
    AddUnits(atom, context, unit, &view);
  }
  return view;
}

Truth CompositionTruth(const CompositionAtom& atom, int tier_count, const PopulationView& view,
                       Truth when_none) {
  if (!atom.at_least_share.has_value()) return CountTruth(atom, tier_count, view);
  MarginRange range(*atom.at_least_share);
  for (const Constituent& constituent : view.constituents) {
    range.Add(ChoicesOf(atom, tier_count, constituent.possible, constituent.counted));
  }
  if (view.may_have_more) {
    range.AddUnboundedMany(
        ChoicesOf(atom, tier_count, AllTiers(tier_count) | kPossiblyNotRated, Truth::kTrue));
  }
  return range.Answer(when_none);
}

}  // namespace dangvien
