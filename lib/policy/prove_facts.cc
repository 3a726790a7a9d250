// The facts of one subject, collapsed to what the conditions can tell apart. Four shapes cover
// them:
//
//   - One of several values: a share of tasks is at a threshold or between two.
//   - Any number of events: a set of sanctions answers with the "or" of its sanctions' answers.
//   - Marks, one by one: of those counted so far, only what each condition remembers is kept.
//   - Allowed pairs: six months of sick leave imply three months of sick leave or study.
//
// The first three list exactly what the facts can give. Example: "every criterion is good or
// better" and "two or more are excellent" over three criteria in five levels. The 216 sets of marks
// become 7 states: none left; all good or one below, each with 0, 1 or 2 excellent.
//
// More than is possible is listed where two groups share facts: the share completed and the share
// on time; one task group alone and pooled with another; sanctions on a committee and violations
// below it; the question asked by a composition over nobody and the same question asked directly;
// orders of dates. And for the kind of a unit with its level, and for months of absence beyond the
// length of the period.
// Tested by tests/unit/policy/prove_test.cc
#include "policy/prove_facts.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "policy/describe_atom.h"

namespace dangvien {
namespace {

template <typename Kind>
const Kind& As(const Atom* atom) {
  return std::get<Kind>(*atom);
}

std::vector<Truths> Listed(const std::set<Truths>& truths) {
  return {truths.begin(), truths.end()};
}

// The answers where exactly one of the values is the case; `holds(atom, value)`.
template <typename Kind, typename Value, typename Holds>
std::vector<Truths> OneOf(AtomRefs atoms, const std::vector<Value>& values, Holds holds) {
  std::set<Truths> result;
  for (const Value& value : values) {
    Truths truths;
    for (const Atom* atom : atoms) truths.push_back(holds(As<Kind>(atom), value));
    result.insert(std::move(truths));
  }
  return Listed(result);
}

// The answers where any number of events happened, none included: a condition holds where one of
// them counts.
template <typename Kind, typename Event, typename Counts>
std::vector<Truths> AnyOf(AtomRefs atoms, const std::vector<Event>& events, size_t limit,
                          Counts counts) {
  std::set<Truths> result = {Truths(atoms.size(), false)};
  for (const Truths& one : OneOf<Kind>(atoms, events, counts)) {
    std::set<Truths> with_one = result;
    for (Truths truths : result) {
      for (size_t i = 0; i < truths.size(); ++i) truths[i] = truths[i] || one[i];
      with_one.insert(std::move(truths));
    }
    result = std::move(with_one);
    if (result.size() > limit) break;
  }
  return Listed(result);
}

// What one criteria condition remembers of the marks counted so far.
//   all: 0 = no criterion left, 1 = all at or above the level, 2 = one below
//   a count: how many are at or above, at most the number wanted
uint32_t AfterMark(const CriteriaAtom& atom, uint32_t state, int rank) {
  const bool reached = rank <= atom.at_least_rank;
  if (atom.at_least_count > 0) {
    return reached ? std::min(state + 1, atom.at_least_count) : state;
  }
  return reached ? std::max(state, uint32_t{1}) : 2;
}

bool HoldsFinally(const CriteriaAtom& atom, uint32_t state) {
  if (atom.at_least_count > 0) return state >= atom.at_least_count;
  return state == 0 ? atom.when_none : state == 1;
}

// The highest level, and each level just below one that a condition asks for: no condition tells
// the levels between two of these apart.
std::set<int> DistinguishedRanks(AtomRefs atoms, int level_count) {
  std::set<int> ranks = {0};
  for (const Atom* atom : atoms) {
    const int below = As<CriteriaAtom>(atom).at_least_rank + 1;
    if (below < level_count) ranks.insert(below);
  }
  return ranks;
}

using CriteriaState = std::vector<uint32_t>;  // by atom

// The state after the criterion was marked with the rank.
CriteriaState Marked(AtomRefs atoms, CriteriaState state, int32_t criterion, int rank) {
  for (size_t i = 0; i < atoms.size(); ++i) {
    const auto& atom = As<CriteriaAtom>(atoms[i]);
    const auto& selected = atom.criteria;
    if (std::find(selected.begin(), selected.end(), criterion) == selected.end()) continue;
    state[i] = AfterMark(atom, state[i], rank);
  }
  return state;
}

std::vector<Truths> CriteriaTruths(const CompiledPolicy& policy, AtomRefs atoms, size_t limit) {
  const std::set<int> ranks =
      DistinguishedRanks(atoms, static_cast<int>(policy.message.levels.size()));
  const auto criterion_count =
      static_cast<int32_t>(policy.frame(As<CriteriaAtom>(atoms[0]).frame).size());
  std::set<CriteriaState> states = {CriteriaState(atoms.size(), 0)};
  for (int32_t criterion = 0; criterion < criterion_count; ++criterion) {
    std::set<CriteriaState> next = states;  // not applicable
    for (const CriteriaState& state : states) {
      for (const int rank : ranks) next.insert(Marked(atoms, state, criterion, rank));
    }
    states = std::move(next);
    if (states.size() > limit) return std::vector<Truths>(limit + 1);
  }
  std::set<Truths> result;
  for (const CriteriaState& state : states) {
    Truths truths;
    for (size_t i = 0; i < atoms.size(); ++i) {
      truths.push_back(HoldsFinally(As<CriteriaAtom>(atoms[i]), state[i]));
    }
    result.insert(std::move(truths));
  }
  return Listed(result);
}

bool IsLess(Ratio a, Ratio b) {
  return uint64_t{a.numerator} * b.denominator < uint64_t{b.numerator} * a.denominator;
}

// A place on the line from 0 to 1: 2*i is the threshold i itself, 2*i + 1 lies between it and the
// next.
bool ComparesAt(wire::Comparison comparison, size_t place, size_t threshold) {
  switch (comparison) {
    case wire::Comparison::kLess:
      return place < 2 * threshold;
    case wire::Comparison::kAtMost:
      return place <= 2 * threshold;
    case wire::Comparison::kAtLeast:
      return place >= 2 * threshold;
    default:
      return place > 2 * threshold;
  }
}

std::vector<Truths> TaskShareTruths(AtomRefs atoms) {
  std::vector<Ratio> thresholds = {Ratio{0, 1}, Ratio{1, 1}};
  for (const Atom* atom : atoms) thresholds.push_back(As<TaskShareAtom>(atom).share);
  std::sort(thresholds.begin(), thresholds.end(), IsLess);
  const auto is_same = [](Ratio a, Ratio b) { return !IsLess(a, b) && !IsLess(b, a); };
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end(), is_same), thresholds.end());
  const size_t place_count = 2 * thresholds.size() - 1;
  std::vector<size_t> places;
  for (size_t place = 0; place <= place_count; ++place) places.push_back(place);
  // The last value stands for a base of 0.
  return OneOf<TaskShareAtom>(atoms, places, [&](const TaskShareAtom& atom, size_t place) {
    if (place == place_count) return atom.when_none;
    const auto at = std::lower_bound(thresholds.begin(), thresholds.end(), atom.share, IsLess);
    return ComparesAt(atom.comparison, place, static_cast<size_t>(at - thresholds.begin()));
  });
}

// A score is at a threshold, or between two.
std::vector<Truths> ScoreTruths(AtomRefs atoms) {
  std::vector<uint32_t> thresholds;
  for (const Atom* atom : atoms) thresholds.push_back(As<ScoreAtom>(atom).points);
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  std::vector<size_t> places;
  // Place 0 lies below the first threshold, which is at place 2.
  for (size_t place = 1; place <= 2 * thresholds.size() + 1; ++place) places.push_back(place);
  return OneOf<ScoreAtom>(atoms, places, [&](const ScoreAtom& atom, size_t place) {
    const auto at = std::lower_bound(thresholds.begin(), thresholds.end(), atom.points);
    return ComparesAt(atom.comparison, place, static_cast<size_t>(at - thresholds.begin()) + 1);
  });
}

// One tier, or none (rank -1).
std::vector<Truths> TierOfTruths(int tier_count, AtomRefs atoms) {
  std::vector<int> ranks;
  for (int rank = -1; rank < tier_count; ++rank) ranks.push_back(rank);
  return OneOf<TierOfAtom>(atoms, ranks, [](const TierOfAtom& atom, int rank) {
    return rank < 0 ? atom.when_none : atom.band.Contains(rank);
  });
}

template <typename Enum>
bool IsIn(const std::vector<Enum>& list, Enum value) {
  return IsWithin(std::vector<Enum>{value}, list);
}

// The stated values of an enumeration, which are numbered from 1 without gaps.
template <typename Enum>
std::vector<Enum> StatedValues() {
  std::vector<Enum> values;
  for (int32_t i = 1; IsKnown(static_cast<Enum>(i)); ++i) values.push_back(static_cast<Enum>(i));
  return values;
}

struct SanctionEvent {
  wire::Side side;
  wire::SanctionForm form;
  bool is_first;
  bool self_detected;
  bool duty_related;
};

// Whether some condition of the group asks for it: else it would only double the events.
bool AsksForDuty(AtomRefs atoms) {
  return std::any_of(atoms.begin(), atoms.end(),
                     [](const Atom* atom) { return As<SanctionedAtom>(atom).duty_related_only; });
}

std::vector<Truths> SanctionTruths(AtomRefs atoms, size_t limit) {
  std::vector<SanctionEvent> events;
  for (wire::Side side : StatedValues<wire::Side>()) {
    for (wire::SanctionForm form : StatedValues<wire::SanctionForm>()) {
      for (int bits = 0; bits < (AsksForDuty(atoms) ? 8 : 4); ++bits) {
        events.push_back({side, form, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0});
      }
    }
  }
  return AnyOf<SanctionedAtom>(
      atoms, events, limit, [](const SanctionedAtom& atom, const SanctionEvent& event) {
        return IsIn(atom.sides, event.side) && IsIn(atom.forms, event.form) &&
               (event.is_first || atom.year != wire::SanctionYear::kFirstDecided) &&
               (event.duty_related || !atom.duty_related_only) &&
               !(event.self_detected && atom.self_detected != nullptr);
      });
}

std::vector<Truths> ViolationTruths(AtomRefs atoms, size_t limit) {
  struct Event {
    wire::ViolationKind kind;
    bool self_detected;
  };
  std::vector<Event> events;
  for (wire::ViolationKind kind : StatedValues<wire::ViolationKind>()) {
    events.push_back({kind, false});
    events.push_back({kind, true});
  }
  return AnyOf<ViolationAtom>(atoms, events, limit,
                              [](const ViolationAtom& atom, const Event& event) {
                                return IsIn(atom.kinds, event.kind) &&
                                       !(event.self_detected && atom.self_detected != nullptr);
                              });
}

std::vector<Truths> RatedByTruths(int tier_count, AtomRefs atoms, size_t limit) {
  std::vector<int> ranks(static_cast<size_t>(tier_count));
  std::iota(ranks.begin(), ranks.end(), 0);
  return AnyOf<RatedByAtom>(atoms, ranks, limit, [](const RatedByAtom& atom, int rank) {
    return atom.band.Contains(rank);
  });
}

// On the rating date, a person may be absent for several kinds at once.
std::vector<Truths> AbsentOnDateTruths(AtomRefs atoms, size_t limit) {
  return AnyOf<AbsentAtom>(
      atoms, StatedValues<wire::AbsenceKind>(), limit,
      [](const AbsentAtom& atom, wire::AbsenceKind kind) { return IsIn(atom.kinds, kind); });
}

std::vector<Truths> AbsentMonthsTruths(AtomRefs atoms, size_t limit) {
  const auto implies = [atoms](size_t i, size_t j) {
    const auto& from = As<AbsentAtom>(atoms[i]);
    const auto& to = As<AbsentAtom>(atoms[j]);
    return IsWithin(from.kinds, to.kinds) && from.min_months >= to.min_months;
  };
  return PairwiseTruths(atoms.size(), limit, [&](size_t i, bool a, size_t j, bool b) {
    return !(a && !b && implies(i, j)) && !(b && !a && implies(j, i));
  });
}

std::vector<Truths> TenureTruths(AtomRefs atoms) {
  std::vector<uint32_t> months = {0};
  for (const Atom* atom : atoms) months.push_back(As<TenureAtom>(atom).less_than_months);
  return OneOf<TenureAtom>(atoms, months, [](const TenureAtom& atom, uint32_t value) {
    return value < atom.less_than_months;
  });
}

// Organizations and their members stand in party organizations; collectives and leaders, and people
// at their workplace, in any unit.
std::vector<Truths> UnitTruths(AtomRefs atoms) {
  std::vector<std::pair<wire::UnitKind, wire::UnitLevel>> values;
  const bool in_party_units = As<UnitIsAtom>(atoms[0]).in_party_units;
  for (wire::UnitKind kind : StatedValues<wire::UnitKind>()) {
    const bool is_party = kind == wire::UnitKind::kPartyBody || kind == wire::UnitKind::kBranch;
    if (in_party_units && !is_party) continue;
    for (wire::UnitLevel level : StatedValues<wire::UnitLevel>()) values.emplace_back(kind, level);
  }
  return OneOf<UnitIsAtom>(atoms, values, [](const UnitIsAtom& atom, const auto& value) {
    return IsIn(atom.kinds, value.first) && IsIn(atom.levels, value.second);
  });
}

std::vector<Truths> PostTruths(AtomRefs atoms) {
  std::vector<std::pair<wire::PostKind, wire::PostBody>> values;
  for (wire::PostKind kind : StatedValues<wire::PostKind>()) {
    for (wire::PostBody body : StatedValues<wire::PostBody>()) values.emplace_back(kind, body);
  }
  return OneOf<PostIsAtom>(atoms, values, [](const PostIsAtom& atom, const auto& value) {
    return IsIn(atom.kinds, value.first) && IsIn(atom.bodies, value.second);
  });
}

std::vector<Truths> EmploymentTruths(AtomRefs atoms) {
  return OneOf<EmploymentAtom>(
      atoms, StatedValues<wire::EmploymentKind>(),
      [](const EmploymentAtom& atom, wire::EmploymentKind kind) { return IsIn(atom.kinds, kind); });
}

std::string SetOf(std::vector<int32_t> indexes) {
  std::sort(indexes.begin(), indexes.end());
  indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
  return absl::StrJoin(indexes, ",");
}

// What makes two conditions of one kind read the same facts.
struct FactsOf {
  std::string operator()(const TaskShareAtom& atom) const {
    return absl::StrCat(SetOf(atom.groups), ":", static_cast<int>(atom.measure), ":",
                        atom.excused_left_out);
  }
  std::string operator()(const AttestedAtom& atom) const { return absl::StrCat(atom.flag); }
  std::string operator()(const OpenQuestionAtom& atom) const { return absl::StrCat(atom.question); }
  std::string operator()(const SanctionedAtom& atom) const {
    const bool by_happening = atom.year == wire::SanctionYear::kHappened;
    return absl::StrCat(static_cast<int>(atom.target), ":", by_happening, ":",
                        static_cast<int>(atom.place));
  }
  // What is counted only under a further condition has a group of its own.
  std::string operator()(const CompositionAtom& atom) const {
    return absl::StrCat(static_cast<int>(atom.population), ":", Whole(atom.counted_when, atom));
  }
  std::string operator()(const RatedByAtom& atom) const {
    return absl::StrCat(static_cast<int>(atom.side), ":", static_cast<int>(atom.rated_as));
  }
  std::string operator()(const TenureAtom& atom) const {
    return absl::StrCat(static_cast<int>(atom.day));
  }
  std::string operator()(const ScoreAtom& atom) const { return absl::StrCat(atom.score); }
  std::string operator()(const TierOfAtom& atom) const {
    return absl::StrCat(static_cast<int>(atom.source), ":", static_cast<int>(atom.layer));
  }
  std::string operator()(const HoldsPostsAtom& atom) const { return Text(atom); }
  std::string operator()(const RelatedAtom& atom) const { return Text(atom); }
  std::string operator()(const PriorRatingsAtom& atom) const { return Text(atom); }
  std::string operator()(const RemarksAtom& atom) const { return Text(atom); }
  std::string operator()(const DeadlineAtom& atom) const { return Text(atom); }
  std::string operator()(const AuthorityAtom& atom) const { return Text(atom); }
  std::string operator()(const VoteShareAtom& atom) const { return Text(atom); }
  std::string operator()(const AbsentAtom& atom) const {
    return atom.min_months == 0 ? "date" : "months";
  }
  std::string operator()(const DateOrderAtom& atom) const {
    return absl::StrCat(static_cast<int>(atom.earlier), ":", static_cast<int>(atom.later), ":",
                        atom.min_days, ":", atom.min_working_days, ":", atom.strictly);
  }
  std::string operator()(const RecordedAtom& atom) const {
    return absl::StrCat(static_cast<int>(atom.record));
  }
  template <typename Other>
  std::string operator()(const Other&) const {
    return "";
  }

  // The whole condition: only equal ones share a group.
  template <typename Kind>
  std::string Text(const Kind& atom) const {
    return DescribeAtom(policy, Atom(atom));
  }
  template <typename Condition>
  std::string Whole(const Condition& counted_when, const CompositionAtom& atom) const {
    return counted_when == nullptr ? "" : Text(atom);
  }

  const CompiledPolicy& policy;
};

}  // namespace

std::string GroupKey(const CompiledPolicy& policy, const Atom& atom) {
  return absl::StrCat(atom.index(), ":", std::visit(FactsOf{policy}, atom));
}

std::vector<Truths> PairwiseTruths(size_t count, size_t limit, AllowsPair allows) {
  std::vector<Truths> rows = {Truths()};
  for (size_t i = 0; i < count && rows.size() <= limit; ++i) {
    std::vector<Truths> longer;
    for (const Truths& row : rows) {
      for (const bool truth : {false, true}) {
        bool is_allowed = allows(i, truth, i, truth);
        for (size_t j = 0; j < i && is_allowed; ++j) is_allowed = allows(j, row[j], i, truth);
        if (!is_allowed) continue;
        longer.push_back(row);
        longer.back().push_back(truth);
      }
    }
    rows = std::move(longer);
  }
  return rows;
}

std::vector<Truths> PossibleTruths(const CompiledPolicy& policy, AtomRefs atoms, size_t limit) {
  const Atom& first = *atoms[0];
  if (std::holds_alternative<CriteriaAtom>(first)) return CriteriaTruths(policy, atoms, limit);
  if (std::holds_alternative<TaskShareAtom>(first)) return TaskShareTruths(atoms);
  if (std::holds_alternative<SanctionedAtom>(first)) return SanctionTruths(atoms, limit);
  if (std::holds_alternative<ViolationAtom>(first)) return ViolationTruths(atoms, limit);
  if (std::holds_alternative<CompositionAtom>(first)) {
    return CompositionTruths(policy.tier_count(), atoms, limit);
  }
  if (std::holds_alternative<UnitIsAtom>(first)) return UnitTruths(atoms);
  if (std::holds_alternative<EmploymentAtom>(first)) return EmploymentTruths(atoms);
  if (std::holds_alternative<RatedByAtom>(first)) {
    return RatedByTruths(policy.tier_count(), atoms, limit);
  }
  if (const auto* absent = std::get_if<AbsentAtom>(&first)) {
    return absent->min_months == 0 ? AbsentOnDateTruths(atoms, limit)
                                   : AbsentMonthsTruths(atoms, limit);
  }
  if (std::holds_alternative<TenureAtom>(first)) return TenureTruths(atoms);
  if (std::holds_alternative<ScoreAtom>(first)) return ScoreTruths(atoms);
  if (std::holds_alternative<TierOfAtom>(first)) return TierOfTruths(policy.tier_count(), atoms);
  if (std::holds_alternative<PostIsAtom>(first)) return PostTruths(atoms);
  // Flags, questions, records, orders of dates: all of the group ask the same.
  return {Truths(atoms.size(), false), Truths(atoms.size(), true)};
}

}  // namespace dangvien
