// Says how a condition over members, subordinate organizations or counterpart bodies came out.
//
//   11/12 đảng viên xếp “Hoàn thành tốt nhiệm vụ” trở lên (mức so sánh: tất cả); còn lại 1: DV004
//
// The population and what is possible for each one come from the condition (PopulationOf), in the
// layer that the rule reads. Those who are decided are counted in or out of the band; those who are
// not are named, and each is a fact of its own that is missing. Ids only, and at most ten of a
// kind: an organization may have thousands of members, and its result lists what is open in full.
// Where a rule asks something of each one beside the tier, who does not meet it is told apart.
// Tested by tests/unit/explain/explain_test.cc, tests/unit/explain/facts_test.cc
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "composition/composition.h"
#include "explain/facts.h"
#include "explain/phrases.h"
#include "explain/subject.h"

namespace dangvien {
namespace {

constexpr size_t kMaxIds = 10;

struct Named {
  absl::string_view id;
  Possible possible;
};

struct PopulationCount {
  int64_t in_band = 0;
  int64_t in_base = 0;
  int64_t not_rated = 0;
  std::vector<Named> outside;      // in the base, not in the band
  std::vector<Named> not_counted;  // in the band, but `counted_when` does not hold
  int64_t perhaps_counted = 0;     // likewise, where that is not known
  std::vector<Named> open;
  bool may_be_nobody = true;  // the base may be empty
};

absl::string_view IdOf(const Constituent& constituent, const EvalContext& context) {
  const auto row = static_cast<size_t>(constituent.row);
  return constituent.is_member ? context.tables.people.ids.Name(context.placement.members[row])
                               : context.tables.units.ids.Name(constituent.row);
}

PopulationCount CountPopulation(const CompositionAtom& atom, const PopulationView& view,
                                const EvalContext& context) {
  PopulationCount count;
  const auto may_leave =
      static_cast<Possible>(kPossiblyAbsent | (atom.base_is_all ? Possible{0} : kPossiblyNotRated));
  for (const Constituent& constituent : view.constituents) {
    const Possible possible = constituent.possible;
    const absl::string_view id = IdOf(constituent, context);
    const bool is_not_rated = possible == kPossiblyNotRated;
    count.may_be_nobody = count.may_be_nobody && (possible & may_leave) != 0;
    if (!IsDecided(possible)) {
      count.open.push_back({id, possible});
    } else if (is_not_rated) {
      ++count.not_rated;
      if (atom.base_is_all) ++count.in_base;
    } else {
      ++count.in_base;
      const int rank = WorstRank(possible, context.policy.tier_count());
      if (!atom.band.Contains(rank)) {
        count.outside.push_back({id, possible});
      } else if (constituent.counted == Truth::kTrue) {
        ++count.in_band;
      } else if (constituent.counted == Truth::kFalse) {
        count.not_counted.push_back({id, possible});
      } else {
        ++count.perhaps_counted;
      }
    }
  }
  return count;
}

// "DV003, DV007", at most ten and then "…".
std::string IdsText(const std::vector<Named>& named) {
  const size_t shown = std::min(named.size(), kMaxIds);
  std::string text =
      absl::StrJoin(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(shown), ", ",
                    [](std::string* out, const Named& one) { absl::StrAppend(out, one.id); });
  return named.size() > shown ? absl::StrCat(text, ", …") : text;
}

std::string WhoText(Language language, const CompositionAtom& atom) {
  if (atom.population != wire::Population::kCounterparts || atom.counterpart_kinds.empty()) {
    return std::string(NameIn(language, atom.population));
  }
  return absl::StrJoin(atom.counterpart_kinds, ", ",
                       [language](std::string* out, wire::UnitKind kind) {
                         absl::StrAppend(out, NameIn(language, kind));
                       });
}

std::string ThresholdText(Language language, const CompositionAtom& atom) {
  if (!atom.at_least_share.has_value()) {
    return Say(language, Word::kThreshold, atom.at_least_count);
  }
  const Ratio share = *atom.at_least_share;
  if (share.numerator == share.denominator) return Say(language, Word::kThresholdAll);
  return Say(language, Word::kThreshold, ToString(share));
}

std::string SummaryText(Language language, const CompositionAtom& atom,
                        const CompiledPolicy& policy, const PopulationCount& count) {
  const std::string who = WhoText(language, atom);
  std::string text =
      count.in_base == 0 && count.open.empty()
          ? Say(language, Word::kPopulationNobody, who)
          : Say(language, Word::kPopulation, count.in_band,
                count.in_base + static_cast<int64_t>(count.open.size()), who,
                BandText(language, policy, atom.band), ThresholdText(language, atom));
  if (!count.outside.empty()) {
    absl::StrAppend(
        &text, Say(language, Word::kPopulationOther, count.outside.size(), IdsText(count.outside)));
  }
  if (!count.not_counted.empty()) {
    absl::StrAppend(&text, Say(language, Word::kPopulationNotCounted, count.not_counted.size(),
                               IdsText(count.not_counted)));
  }
  if (count.perhaps_counted > 0) {
    absl::StrAppend(&text, Say(language, Word::kPopulationPerhaps, count.perhaps_counted));
  }
  if (!count.open.empty()) {
    absl::StrAppend(&text,
                    Say(language, Word::kPopulationOpen, count.open.size(), IdsText(count.open)));
  }
  if (count.not_rated > 0) {
    absl::StrAppend(&text, Say(language, Word::kPopulationNotRated, count.not_rated));
  }
  return text;
}

}  // namespace

// What is asked of each one beside its tier, where that is not known.
void FactReader::ReadCounted(const CompositionAtom& atom, const PopulationView& view) {
  size_t shown = 0;
  for (const Constituent& constituent : view.constituents) {
    if (constituent.counted != Truth::kUnknown || ++shown > kMaxIds) continue;
    const auto index = static_cast<size_t>(constituent.row);
    const RelatedRow subject{
        constituent.is_member ? RowKind::kPerson : RowKind::kUnit,
        constituent.is_member ? context_.placement.members[index] : constituent.row};
    ReadOf(std::string(IdOf(constituent, context_)), subject, *atom.counted_when);
  }
}

void FactReader::Read(const CompositionAtom& atom) {
  const bool is_counterparts = atom.population == wire::Population::kCounterparts;
  const wire::FactKind kind = is_counterparts ? wire::FactKind::kRating : wire::FactKind::kTier;
  const PopulationView view = CountedPopulation(atom, context_, row_);
  const PopulationCount count = CountPopulation(atom, view, context_);
  Add(kind, "", SummaryText(language_, atom, context_.policy, count));
  for (size_t i = 0; i < count.open.size() && i < kMaxIds; ++i) {
    const Named& one = count.open[i];
    const std::string tiers = PossibleText(language_, context_.policy, one.possible);
    std::string text = Say(language_, Word::kTierOpen, one.id, tiers);
    if (is_counterparts) {
      text = (one.possible & kPossiblyNotRated) != 0
                 ? Say(language_, Word::kRatingMissing, one.id)
                 : Say(language_, Word::kRatingsDiffer, one.id, tiers);
    }
    Add(kind, one.id, std::move(text), Missing::kYes);
  }
  ReadCounted(atom, view);
  if (view.may_have_more && TruthOf(atom) == Truth::kUnknown) {
    Add(kind, UnitId(row_), Say(language_, Word::kCounterpartsOpen, UnitId(row_)), Missing::kYes);
  }
  // A share over nobody is what the question is about.
  if (count.may_be_nobody && atom.at_least_share.has_value() && atom.question >= 0) {
    ReadQuestion(atom.question);
  }
}

}  // namespace dangvien
