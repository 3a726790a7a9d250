// Says what other subjects, others' ratings and other periods gave: whose tier, in which layer;
// ratings period by period; the facts of the related subject under its name.
//
//   tập thể lãnh đạo (CB03), mức xếp loại: Hoàn thành tốt nhiệm vụ
//   xếp loại của bên đảng: năm 2017: Hoàn thành tốt nhiệm vụ; năm 2018: chưa có (so sánh: ...)
//   tổ chức đảng CB03 — Sản xuất: 45/90 hoàn thành
//
// A related subject is read with the same reader as the subject itself, so that its facts have the
// ids under which the result asks for them.
// Tested by tests/unit/explain/facts_test.cc
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "explain/facts.h"
#include "explain/phrases.h"

namespace dangvien {
namespace {

std::string PeriodText(Language language, wire::PeriodKind kind, Day begin) {
  const int32_t date = Date::FromDayNumber(begin).ToYyyymmdd();
  const int32_t year = date / 10'000;
  if (kind == wire::PeriodKind::kYear) return Say(language, Word::kYear, year);
  return Say(language, Word::kQuarter, (date / 100 % 100 - 1) / 3 + 1, year);
}

}  // namespace

void FactReader::Read(const RatedByAtom& atom) {
  constexpr wire::FactKind kKind = wire::FactKind::kRating;
  const absl::string_view id = wire::Name(atom.side);
  const absl::string_view side = NameIn(language_, atom.side);
  std::vector<std::string> tiers;
  for (const RatingEntry& rating : RatingsOf(context_, kind_, row_)) {
    if (rating.side != atom.side || !rating.of_period || rating.tier == kNone) continue;
    if (rating.rated_as != atom.rated_as) continue;
    const int rank = context_.binding.tier_rank[static_cast<size_t>(rating.tier)];
    if (rank >= 0) tiers.push_back(TierText(language_, context_.policy, rank));
  }
  std::sort(tiers.begin(), tiers.end());
  if (!tiers.empty()) {
    return Add(kKind, id, Say(language_, Word::kRatedBy, side, absl::StrJoin(tiers, ", ")));
  }
  if (TruthOf(atom) == Truth::kUnknown) {
    return Add(kKind, id, Say(language_, Word::kRatedByMissing, side), Missing::kYes);
  }
  Add(kKind, id, Say(language_, Word::kRatedByNone, side));
}

void FactReader::ReadSource(wire::TierSource source, wire::Layer layer, Missing missing) {
  const bool is_person =
      source == wire::TierSource::kMember ||
      (source == wire::TierSource::kSelf && PersonOf(context_, kind_, row_) != kNone);
  const absl::string_view id = is_person ? PersonId() : UnitId(OwnUnit());
  const Possible possible = SourceTiers(source, layer, context_, kind_, row_);
  const std::string tiers = PossibleText(language_, context_.policy, possible);
  Add(wire::FactKind::kTier, id,
      Say(language_, IsDecided(possible) ? Word::kSourceTier : Word::kSourceTierOpen,
          NameIn(language_, source), id, NameIn(language_, layer), tiers),
      missing);
}

void FactReader::Read(const TierOfAtom& atom) {
  ReadSource(atom.source, atom.layer, MissingWhere(TruthOf(atom) == Truth::kUnknown));
}

void FactReader::ReadOf(const std::string& whose, const RelatedRow& subject,
                        const CompiledCondition& condition) {
  FactReader inner(context_, subject.kind, subject.row, language_);
  inner.ReadCondition(condition);
  for (ReadFact& fact : inner.Take()) {
    Add(fact.kind, fact.id, Say(language_, Word::kFactOf, whose, fact.text),
        MissingWhere(fact.is_missing));
  }
}

void FactReader::Read(const RelatedAtom& atom) {
  const RelatedRow related = Related(atom.relation, context_, kind_, row_);
  const absl::string_view relation = NameIn(language_, atom.relation);
  if (related.row == kNone) {
    return Add(wire::FactKind::kUnspecified, "", Say(language_, Word::kRelatedNone, relation));
  }
  const absl::string_view id = related.kind == RowKind::kPerson
                                   ? context_.tables.people.ids.Name(related.row)
                                   : UnitId(related.row);
  ReadOf(absl::StrCat(relation, " ", id), related, *atom.condition);
}

void FactReader::Read(const PriorRatingsAtom& atom) {
  // Where all are listed, one that is not there is none.
  const bool is_covered = IsCovered(context_, wire::CoverageTable::kEarlierRatings, OwnUnit());
  const Word none = is_covered ? Word::kNoRatingListed : Word::kNoRating;
  std::vector<std::string> periods;
  for (const DaySpan& span : PriorPeriods(atom, context_.tables.period)) {
    std::vector<std::string> tiers;
    for (const int rank : PriorRanks(atom, context_, kind_, row_, span)) {
      tiers.push_back(RankText(rank));
    }
    std::sort(tiers.begin(), tiers.end());
    tiers.erase(std::unique(tiers.begin(), tiers.end()), tiers.end());
    periods.push_back(
        absl::StrCat(PeriodText(language_, atom.period_kind, span.from), ": ",
                     tiers.empty() ? Say(language_, none) : absl::StrJoin(tiers, ", ")));
  }
  const bool is_unknown = TruthOf(atom) == Truth::kUnknown;
  if (atom.with_current) {
    const Possible own =
        SourceTiers(wire::TierSource::kSelf, wire::Layer::kDecided, context_, kind_, row_);
    ReadSource(wire::TierSource::kSelf, wire::Layer::kDecided,
               MissingWhere(is_unknown && !IsDecided(own)));
  }
  const Word threshold = atom.consecutive ? Word::kPriorInARow : Word::kPriorTimes;
  Add(wire::FactKind::kEarlierRating, OwnId(),
      Say(language_, Word::kPriorRatings, NameIn(language_, atom.side),
          periods.empty() ? Say(language_, Word::kNoPeriod) : absl::StrJoin(periods, "; "),
          Say(language_, threshold, atom.at_least,
              BandText(language_, context_.policy, atom.band))),
      MissingWhere(is_unknown));
}

void FactReader::Read(const StatedTierAtom& atom) {
  std::vector<std::string> tiers;
  for (const int rank : StatedTierRanks(atom, context_, kind_, row_)) {
    tiers.push_back(RankText(rank));
  }
  const Truth truth = TruthOf(atom);
  Add(wire::FactKind::kStatedTier, wire::Name(atom.stated),
      Say(language_, Word::kStatedTier, NameIn(language_, atom.stated),
          tiers.empty() ? Say(language_, Word::kNoRating) : absl::StrJoin(tiers, ", ")),
      MissingWhere(truth == Truth::kUnknown));
}

}  // namespace dangvien
