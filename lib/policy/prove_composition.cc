// Which answers the tiers of a population can give to all conditions on it. Shares and counts over
// any number of people are not enumerated; instead, what two conditions say of each other is:
//
//   implies:   100 % in HTXS..HTT implies 50 % in HTXS..HTNV (wider band, smaller share)
//   excludes:  60 % in HTXS excludes 50 % in KHT (together more than everybody)
//   covers:    not both 50 % in HTXS..HTT and 50 % in HTNV..KHT fail (everybody is somewhere)
//
// All rows of truths that no pair refuses are taken. That is more than is possible where three
// conditions refuse each other but no two do: 50 % in each of three bands.
//
// A base may be empty, and then `when_none` answers. Who is in the base depends on the kinds of
// counterparts, on whether all or only the rated count, and on the layer: a View. Which views are
// empty, and how people answer the questions asked over nobody, is enumerated first; the pairs are
// judged under each choice.
// Tested by tests/unit/policy/prove_test.cc
#include <algorithm>
#include <set>
#include <utility>

#include "policy/prove_facts.h"

namespace dangvien {
namespace {

// Whose tiers a base holds.
struct View {
  std::vector<wire::UnitKind> kinds;
  bool is_all = false;
  wire::Layer layer{};
};

// A condition with its two views: its own base, and the rated ones among the same.
struct Demand {
  const CompositionAtom* atom;
  size_t base;
  size_t rated;
  size_t question = 0;  // where nobody is in the base and people are asked

  bool is_share() const { return atom->at_least_share.has_value(); }
};

bool SameKinds(const View& a, const View& b) {
  return IsWithin(a.kinds, b.kinds) && IsWithin(b.kinds, a.kinds);
}

// Is whoever is in the base of `b` in that of `a`, too?
bool Holds(const View& a, const View& b) {
  return IsWithin(b.kinds, a.kinds) && (a.is_all || (!b.is_all && a.layer == b.layer));
}

int CompareRatios(Ratio a, Ratio b) {
  const uint64_t left = uint64_t{a.numerator} * b.denominator;
  const uint64_t right = uint64_t{b.numerator} * a.denominator;
  return left < right ? -1 : (right < left ? 1 : 0);
}

// a + b compared with 1. Denominators are at most 10^6, so each product fits.
int CompareSumWithOne(Ratio a, Ratio b) {
  const uint64_t sum =
      uint64_t{a.numerator} * b.denominator + uint64_t{b.numerator} * a.denominator;
  const uint64_t one = uint64_t{a.denominator} * b.denominator;
  return sum < one ? -1 : (one < sum ? 1 : 0);
}

class Population {
 public:
  Population(int tier_count, AtomRefs atoms) : worst_rank_(tier_count - 1) {
    for (const Atom* atom : atoms) Add(std::get<CompositionAtom>(*atom));
  }

  std::vector<Truths> PossibleTruths(size_t limit) {
    const std::vector<Truths> choices = PairwiseTruths(
        views_.size() + questions_.size(), limit,
        [this](size_t i, bool a, size_t j, bool b) { return AllowsEmptiness(i, a, j, b); });
    std::set<Truths> result;
    size_t visited = choices.size();
    for (const Truths& choice : choices) {
      if (visited > limit) return std::vector<Truths>(limit + 1);
      std::vector<Truths> rows =
          PairwiseTruths(demands_.size(), limit, [&](size_t i, bool a, size_t j, bool b) {
            return i == j ? AllowsAlone(choice, demands_[i], a) : AllowsBoth(choice, i, a, j, b);
          });
      visited += rows.size();
      result.insert(rows.begin(), rows.end());
    }
    return {result.begin(), result.end()};
  }

 private:
  void Add(const CompositionAtom& atom) {
    const bool is_counterparts = atom.population == wire::Population::kCounterparts;
    View rated;
    if (is_counterparts) rated.kinds = atom.counterpart_kinds;
    if (!is_counterparts) rated.layer = atom.layer;
    View base = rated;
    base.is_all = atom.base_is_all && atom.at_least_share.has_value();
    if (base.is_all) base.layer = wire::Layer::kUnspecified;
    Demand demand{&atom, ViewOf(base), ViewOf(rated)};
    if (demand.is_share() && atom.when_none == wire::WhenNone::kUnknown) {
      const auto at = std::find(questions_.begin(), questions_.end(), atom.question);
      demand.question = static_cast<size_t>(at - questions_.begin());
      if (at == questions_.end()) questions_.push_back(atom.question);
    }
    demands_.push_back(demand);
  }

  size_t ViewOf(const View& wanted) {
    for (size_t i = 0; i < views_.size(); ++i) {
      const View& view = views_[i];
      if (view.is_all == wanted.is_all && view.layer == wanted.layer && SameKinds(view, wanted)) {
        return i;
      }
    }
    views_.push_back(wanted);
    return views_.size() - 1;
  }

  // Entries of a choice: "this view is empty" for each view, then the answer to each question.
  bool AllowsEmptiness(size_t i, bool a, size_t j, bool b) const {
    if (i >= views_.size() || j >= views_.size()) return true;
    return !(a && !b && Holds(views_[i], views_[j])) && !(b && !a && Holds(views_[j], views_[i]));
  }

  bool AllowsAlone(const Truths& choice, const Demand& demand, bool truth) const {
    const CompositionAtom& atom = *demand.atom;
    const bool nobody_rated = choice[demand.rated];
    const bool is_full_band =
        atom.band.best == 0 && atom.band.worst == worst_rank_ && atom.counted_when == nullptr;
    if (!demand.is_share()) {
      if (nobody_rated) return !truth;
      return truth || !is_full_band || atom.at_least_count > 1;
    }
    if (choice[demand.base]) {
      if (atom.when_none == wire::WhenNone::kUnknown) {
        return truth == choice[views_.size() + demand.question];
      }
      return truth == (atom.when_none == wire::WhenNone::kHolds);
    }
    if (atom.at_least_share->numerator == 0) return truth;
    if (nobody_rated) return !truth;
    return truth || !is_full_band || atom.base_is_all;
  }

  bool AllowsBoth(const Truths& choice, size_t i, bool a, size_t j, bool b) const {
    const Demand& first = demands_[i];
    const Demand& second = demands_[j];
    // Over nobody, AllowsAlone() has said everything.
    if (choice[first.rated] || choice[second.rated]) return true;
    if (a && !b) return !Implies(first, second);
    if (b && !a) return !Implies(second, first);
    if (a && b) return !Excludes(first, second) && !Excludes(second, first);
    return !Covers(first, second) && !Covers(second, first);
  }

  bool SameLayer(const Demand& a, const Demand& b) const {
    return views_[a.rated].layer == views_[b.rated].layer;
  }

  bool IsPart(const Demand& a, const Demand& b) const {
    return IsWithin(views_[a.rated].kinds, views_[b.rated].kinds);
  }

  bool IsSame(const Demand& a, const Demand& b) const { return IsPart(a, b) && IsPart(b, a); }

  bool Implies(const Demand& a, const Demand& b) const {
    const RankBand narrow = a.atom->band;
    const RankBand wide = b.atom->band;
    if (!SameLayer(a, b) || narrow.best < wide.best || narrow.worst > wide.worst) return false;
    if (b.is_share()) {
      // The rated are no more than all, so a share of all is at least that share of the rated.
      return a.is_share() && IsSame(a, b) && (a.atom->base_is_all || !b.atom->base_is_all) &&
             CompareRatios(*a.atom->at_least_share, *b.atom->at_least_share) >= 0;
    }
    if (!IsPart(a, b)) return false;
    if (!a.is_share()) return a.atom->at_least_count >= b.atom->at_least_count;
    return a.atom->at_least_share->numerator > 0 && b.atom->at_least_count == 1;
  }

  bool Excludes(const Demand& a, const Demand& b) const {
    const RankBand one = a.atom->band;
    const RankBand other = b.atom->band;
    const bool overlap = one.best <= other.worst && other.best <= one.worst;
    if (!SameLayer(a, b) || overlap || !a.is_share()) return false;
    const Ratio share = *a.atom->at_least_share;
    if (!b.is_share()) return share.numerator == share.denominator && IsPart(b, a);
    return IsSame(a, b) && CompareSumWithOne(share, *b.atom->at_least_share) > 0;
  }

  // Can `a` and `b` not both fail?
  bool Covers(const Demand& a, const Demand& b) const {
    const RankBand one = a.atom->band;
    const RankBand other = b.atom->band;
    const bool everything = std::min(one.best, other.best) == 0 &&
                            std::max(one.worst, other.worst) == worst_rank_ &&
                            one.best <= other.worst + 1 && other.best <= one.worst + 1;
    if (!SameLayer(a, b) || !everything || a.atom->counted_when != nullptr) return false;
    if (a.is_share() && a.atom->base_is_all) return false;
    if (b.is_share()) {
      return a.is_share() && !b.atom->base_is_all && IsSame(a, b) &&
             CompareSumWithOne(*a.atom->at_least_share, *b.atom->at_least_share) <= 0;
    }
    return b.atom->at_least_count == 1 && IsPart(a, b) &&
           (a.is_share() || a.atom->at_least_count == 1);
  }

  int worst_rank_;
  std::vector<Demand> demands_;
  std::vector<View> views_;
  std::vector<int32_t> questions_;
};

}  // namespace

std::vector<Truths> CompositionTruths(int tier_count, AtomRefs atoms, size_t limit) {
  return Population(tier_count, atoms).PossibleTruths(limit);
}

}  // namespace dangvien
