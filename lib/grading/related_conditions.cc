// Conditions that look at other subjects, at what others state, and at other periods.
//
// A tier of another subject is a set of possible tiers, as everything is; a question about it is
// true only where each of them answers yes. Ratings of other periods are looked up by their exact
// dates, so that a half year never counts as a year. Example: "rated excellent in five consecutive
// years" needs five ratings; with one missing it is not known, unless the earlier ratings are
// covered.
// Tested by tests/differential/differential_test.cc
#include <algorithm>

#include "grading/conditions.h"

namespace dangvien {
namespace {

// Whether the tiers of `possible` are in the band; `when_none` speaks for "not rated".
Truth InBand(Possible possible, RankBand band, int tier_count, Truth when_none) {
  uint8_t bits = 0;
  for (int rank = 0; rank < tier_count; ++rank) {
    if ((possible >> rank & 1) == 0) continue;
    bits |= static_cast<uint8_t>(FromBool(band.Contains(rank)));
  }
  if ((possible & (kPossiblyNotRated | kPossiblyAbsent)) != 0) {
    bits |= static_cast<uint8_t>(when_none);
  }
  return static_cast<Truth>(bits);
}

// -1: not stated, or a tier that only another policy declares, which is as if it were not there.
int RankOfTier(const EvalContext& context, int32_t tier) {
  return tier == kNone ? -1 : context.binding.tier_rank[static_cast<size_t>(tier)];
}

Truth RatedBy(const RatedByAtom& atom, const EvalContext& context, RowKind kind, Row row) {
  bool any = false;
  for (const RatingEntry& rating : RatingsOf(context, kind, row)) {
    if (rating.side != atom.side || !rating.of_period || rating.rated_as != atom.rated_as) continue;
    const int rank = RankOfTier(context, rating.tier);
    if (rank < 0) continue;
    any = true;
    if (atom.band.Contains(rank)) return Truth::kTrue;
  }
  if (any) return Truth::kFalse;
  return NoneMeans(IsCovered(context, wire::CoverageTable::kRatings, UnitOf(context, kind, row)));
}

Day FirstOf(int32_t year, int32_t month) {
  return Date::FromYyyymmdd(year * 10'000 + month * 100 + 1)->day_number();
}

// Calendar periods by number: years, or quarters counted from year 0.
struct Calendar {
  int32_t months;

  int32_t NumberOf(Day day) const {
    const int32_t date = Date::FromDayNumber(day).ToYyyymmdd();
    return (date / 10'000 * 12 + date / 100 % 100 - 1) / months;
  }
  Day BeginOf(int32_t number) const {
    const int32_t month = number * months;
    return FirstOf(month / 12, month % 12 + 1);
  }
};

// Calls `visit` with the rank of each rating that counts for one earlier period: those decided on
// the last day, and those without a day.
template <typename Visit>
void VisitPriorRanks(const PriorRatingsAtom& atom, const EvalContext& context,
                     absl::Span<const RatingEntry> ratings, DaySpan span, const Visit& visit) {
  Day last = kNoDay;
  const auto fits = [&](const RatingEntry& rating) {
    return rating.side == atom.side && rating.rated_as == atom.rated_as &&
           rating.begin == span.from && rating.end == span.to &&
           RankOfTier(context, rating.tier) >= 0;
  };
  for (const RatingEntry& rating : ratings) {
    if (fits(rating)) last = std::max(last, rating.decided_on);
  }
  for (const RatingEntry& rating : ratings) {
    if (!fits(rating) || (rating.decided_on != kNoDay && rating.decided_on != last)) continue;
    visit(RankOfTier(context, rating.tier));
  }
}

// Whether the rating of one earlier period is in the band.
Truth PriorInBand(const PriorRatingsAtom& atom, const EvalContext& context, RowKind kind, Row row,
                  DaySpan span) {
  uint8_t bits = 0;
  VisitPriorRanks(atom, context, RatingsOf(context, kind, row), span, [&](int rank) {
    bits |= static_cast<uint8_t>(FromBool(atom.band.Contains(rank)));
  });
  if (bits != 0) return static_cast<Truth>(bits);
  return NoneMeans(
      IsCovered(context, wire::CoverageTable::kEarlierRatings, UnitOf(context, kind, row)));
}

// At least so many of the truths, anywhere or in a row.
bool Reaches(const PriorRatingsAtom& atom, const std::vector<Truth>& truths,
             bool (*counts)(Truth)) {
  uint32_t total = 0;
  uint32_t run = 0;
  uint32_t longest = 0;
  for (const Truth truth : truths) {
    run = counts(truth) ? run + 1 : 0;
    total += counts(truth) ? 1 : 0;
    longest = std::max(longest, run);
  }
  return (atom.consecutive ? longest : total) >= atom.at_least;
}

Truth PriorRatings(const PriorRatingsAtom& atom, const EvalContext& context, RowKind kind,
                   Row row) {
  std::vector<Truth> truths;
  for (const DaySpan& span : PriorPeriods(atom, context.tables.period)) {
    truths.push_back(PriorInBand(atom, context, kind, row, span));
  }
  if (atom.with_current) {
    const Possible own =
        SourceTiers(wire::TierSource::kSelf, wire::Layer::kDecided, context, kind, row);
    truths.push_back(InBand(own, atom.band, context.policy.tier_count(), Truth::kFalse));
  }
  if (Reaches(atom, truths, [](Truth t) { return t == Truth::kTrue; })) return Truth::kTrue;
  return Reaches(atom, truths, CanBeTrue) ? Truth::kUnknown : Truth::kFalse;
}

bool Stands(wire::TierRelation relation, int stated, int own) {
  switch (relation) {
    case wire::TierRelation::kSame:
      return stated == own;
    case wire::TierRelation::kNotAbove:
      return stated >= own;  // rank 0 is the highest
    default:
      return stated <= own;
  }
}

Truth StatedTier(const StatedTierAtom& atom, const EvalContext& context, RowKind kind, Row row) {
  const Possible own = SourceTiers(wire::TierSource::kSelf, atom.layer, context, kind, row);
  if ((own & (kPossiblyNotRated | kPossiblyAbsent)) != 0) return Truth::kUnknown;
  Truth all = Truth::kTrue;
  for (const int stated : StatedTierRanks(atom, context, kind, row)) {
    if (stated < 0) {
      all = And(all, Truth::kUnknown);
      continue;
    }
    uint8_t bits = 0;
    for (int rank = 0; rank < context.policy.tier_count(); ++rank) {
      if ((own >> rank & 1) == 0) continue;
      bits |= static_cast<uint8_t>(FromBool(Stands(atom.relation, stated, rank)));
    }
    all = And(all, static_cast<Truth>(bits));
  }
  const bool is_open = atom.stated == wire::StatedTier::kCounterparts &&
                       !IsCovered(context, wire::CoverageTable::kCounterparts, row);
  const bool is_nobody = StatedTierRanks(atom, context, kind, row).empty();
  return is_open && is_nobody ? And(all, Truth::kUnknown) : all;
}

}  // namespace

std::vector<DaySpan> PriorPeriods(const PriorRatingsAtom& atom, const PeriodDays& period) {
  const Calendar calendar{atom.period_kind == wire::PeriodKind::kYear ? 12 : 3};
  std::vector<DaySpan> spans;
  const int32_t first = calendar.NumberOf(period.begin);
  const auto add = [&](int32_t number) {
    spans.push_back({calendar.BeginOf(number), calendar.BeginOf(number + 1)});
  };
  if (atom.window == wire::PriorWindow::kPreceding) {
    for (auto back = static_cast<int32_t>(atom.count); back > 0; --back) add(first - back);
    return spans;
  }
  for (int32_t number = first; calendar.BeginOf(number + 1) <= period.end; ++number) {
    const bool is_own =
        calendar.BeginOf(number) == period.begin && calendar.BeginOf(number + 1) == period.end;
    if (calendar.BeginOf(number) >= period.begin && !is_own) add(number);
  }
  return spans;
}

std::vector<int> PriorRanks(const PriorRatingsAtom& atom, const EvalContext& context, RowKind kind,
                            Row row, DaySpan period) {
  std::vector<int> ranks;
  VisitPriorRanks(atom, context, RatingsOf(context, kind, row), period,
                  [&](int rank) { ranks.push_back(rank); });
  return ranks;
}

std::vector<int> StatedTierRanks(const StatedTierAtom& atom, const EvalContext& context,
                                 RowKind kind, Row row) {
  std::vector<int> ranks;
  const auto kind_index = static_cast<size_t>(SubjectKindOf(kind));
  const AssessmentTable& table = context.tables.assessments[kind_index];
  switch (atom.stated) {
    case wire::StatedTier::kSelf:
      ranks.push_back(table.self_tier.empty()
                          ? -1
                          : RankOfTier(context, table.self_tier[static_cast<size_t>(row)]));
      break;
    case wire::StatedTier::kProposals:
      for (const int16_t tier : table.ProposalsOf(row)) ranks.push_back(RankOfTier(context, tier));
      if (ranks.empty()) ranks.push_back(-1);
      break;
    case wire::StatedTier::kState:
      for (const RatingEntry& rating : RatingsOf(context, kind, row)) {
        const bool is_state = rating.side == wire::Side::kState && rating.of_period;
        if (is_state) ranks.push_back(RankOfTier(context, rating.tier));
      }
      if (ranks.empty()) ranks.push_back(-1);
      break;
    case wire::StatedTier::kCounterparts:
      for (const Row child : context.tables.units.children.Of(row)) {
        const auto c = static_cast<size_t>(child);
        const UnitTable& units = context.tables.units;
        if (IsPartyUnit(units.kind[c]) || units.is_dissolved[c] != 0) continue;
        const size_t before = ranks.size();
        for (const RatingEntry& rating : units.ratings.Of(child)) {
          const bool is_own =
              rating.of_period && rating.rated_as == wire::SubjectKind::kOrganization;
          if (is_own) ranks.push_back(RankOfTier(context, rating.tier));
        }
        if (ranks.size() == before) ranks.push_back(-1);
      }
      break;
    case wire::StatedTier::kUnspecified:
      break;
  }
  return ranks;
}

absl::Span<const RatingEntry> RatingsOf(const EvalContext& context, RowKind kind, Row row) {
  const Row person = PersonOf(context, kind, row);
  if (person != kNone) return context.tables.people.ratings.Of(person);
  return context.tables.units.ratings.Of(row);
}

namespace {

// The subject of a source; kNone where there is none. Counterpart bodies are no subjects.
SubjectRow SourceSubject(wire::TierSource source, const EvalContext& context, RowKind kind,
                         Row row) {
  const Row unit = UnitOf(context, kind, row);
  switch (source) {
    case wire::TierSource::kSelf:
      return {SubjectKindOf(kind), row};
    case wire::TierSource::kOrganization: {
      const bool is_party =
          unit != kNone && IsPartyUnit(context.tables.units.kind[static_cast<size_t>(unit)]);
      return {wire::SubjectKind::kOrganization, is_party ? unit : kNone};
    }
    case wire::TierSource::kCollective:
      return {wire::SubjectKind::kCollective, unit};
    case wire::TierSource::kMember:
      return {wire::SubjectKind::kMember, PersonOf(context, kind, row)};
    case wire::TierSource::kUnspecified:
      break;
  }
  return {};
}

// Where the outcome of the source stands; kNone where there is none.
int32_t SourceIndex(const SubjectRow& source, const EvalContext& context) {
  if (source.row == kNone) return kNone;
  return OutcomeIndex(context, RowKindOf(source.kind), source.row);
}

}  // namespace

Possible SourceTiers(wire::TierSource source, wire::Layer layer, const EvalContext& context,
                     RowKind kind, Row row) {
  const SubjectRow subject = SourceSubject(source, context, kind, row);
  const int32_t index = SourceIndex(subject, context);
  if (index != kNone) {
    return context.outcomes.Of(subject.kind).InLayer(layer)[static_cast<size_t>(index)];
  }
  const Row unit = UnitOf(context, kind, row);
  const bool is_counterpart = source == wire::TierSource::kOrganization && unit != kNone;
  return is_counterpart ? CounterpartTiers(context, unit) : kPossiblyNotRated;
}

bool SourceNeedsDecision(const TierRead& read, const EvalContext& context, RowKind kind, Row row) {
  const SubjectRow subject = SourceSubject(read.source, context, kind, row);
  const int32_t index = SourceIndex(subject, context);
  if (index == kNone) return false;
  return context.outcomes.Of(subject.kind).StatusIn(read.layer, static_cast<size_t>(index)) ==
         Status::kNeedsDecision;
}

RelatedRow Related(wire::Relation relation, const EvalContext& context, RowKind kind, Row row) {
  const Row unit = UnitOf(context, kind, row);
  const UnitTable& units = context.tables.units;
  const auto u = static_cast<size_t>(unit);
  switch (relation) {
    case wire::Relation::kOrganization: {
      const bool is_there =
          unit != kNone && IsPartyUnit(units.kind[u]) && units.is_dissolved[u] == 0;
      return {RowKind::kUnit, is_there ? unit : kNone};
    }
    case wire::Relation::kCollective: {
      const bool is_there = unit != kNone && HasCollective(units, unit);
      return {RowKind::kCollective, is_there ? unit : kNone};
    }
    case wire::Relation::kMember: {
      const Row person = PersonOf(context, kind, row);
      const bool is_placed =
          person != kNone && context.placement.home_unit[static_cast<size_t>(person)] != kNone;
      return {RowKind::kPerson, is_placed ? person : kNone};
    }
    case wire::Relation::kUnspecified:
      break;
  }
  return {};
}

void Eval(const TierOfAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    return InBand(SourceTiers(atom.source, atom.layer, context, rows.kind, row), atom.band,
                  context.policy.tier_count(), FromBool(atom.when_none));
  });
}

void Eval(const RelatedAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    const RelatedRow related = Related(atom.relation, context, rows.kind, row);
    if (related.row == kNone) return FromBool(atom.when_none);
    return EvalConditionAt(*atom.condition, context, related.kind, related.row);
  });
}

void Eval(const RatedByAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return RatedBy(atom, context, rows.kind, row); });
}

void Eval(const PriorRatingsAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return PriorRatings(atom, context, rows.kind, row); });
}

void Eval(const StatedTierAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return StatedTier(atom, context, rows.kind, row); });
}

PopulationView CountedPopulation(const CompositionAtom& atom, const EvalContext& context,
                                 Row unit) {
  PopulationView view = PopulationOf(atom, context, unit);
  if (atom.counted_when == nullptr) return view;
  for (Constituent& constituent : view.constituents) {
    const auto index = static_cast<size_t>(constituent.row);
    const Row row = constituent.is_member ? context.placement.members[index] : constituent.row;
    constituent.counted =
        EvalConditionAt(*atom.counted_when, context,
                        constituent.is_member ? RowKind::kPerson : RowKind::kUnit, row);
  }
  return view;
}

void Eval(const CompositionAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    return CompositionTruth(atom, context.policy.tier_count(),
                            CountedPopulation(atom, context, row),
                            WhenNoneTruth(atom, context, row));
  });
}

}  // namespace dangvien
