// Small pieces of text that every part of an explanation uses.
//
// Percentages are integer arithmetic: 45 of 105 is (45 * 1000 * 2 + 105) / (2 * 105) = 429 tenths
// of a percent. They are for the eye; "less than 1/2" beside them is the exact comparison, so that
// 4999 of 10000, "about 50.0 %", is still said to be less than 1/2.
//
// No locale is asked: the decimal comma and the order of day and month follow the language alone.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/phrases.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace dangvien {
namespace {

std::string PaddedTo2(int32_t number) { return absl::StrCat(number < 10 ? "0" : "", number); }

std::string DateText(Language language, int32_t year, int32_t month, int32_t day) {
  if (language == Language::kVietnamese) {
    return absl::StrCat(PaddedTo2(day), "/", PaddedTo2(month), "/", year);
  }
  return absl::StrCat(year, "-", PaddedTo2(month), "-", PaddedTo2(day));
}

std::string DateTextOfNumber(Language language, int32_t yyyymmdd) {
  return DateText(language, yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100);
}

}  // namespace

std::string TextIn(Language language, const std::optional<wire::Text>& text, absl::string_view id) {
  if (!text.has_value()) return std::string(id);
  const bool is_vietnamese = language == Language::kVietnamese;
  const absl::string_view first = is_vietnamese ? text->vi : text->en;
  const absl::string_view second = is_vietnamese ? text->en : text->vi;
  if (!first.empty()) return std::string(first);
  return std::string(second.empty() ? id : second);
}

std::string DateText(Language language, Day day) {
  return DateTextOfNumber(language, Date::FromDayNumber(day).ToYyyymmdd());
}

std::string UnitText(const DatasetTables& tables, Row unit) {
  const absl::string_view id = tables.units.ids.Name(unit);
  const std::string& name = tables.units.names[static_cast<size_t>(unit)];
  return name.empty() ? std::string(id) : absl::StrCat(name, " (", id, ")");
}

std::string TierText(Language language, const CompiledPolicy& policy, int rank) {
  const wire::Tier& tier = policy.message.tiers[static_cast<size_t>(rank)];
  return TextIn(language, tier.name, tier.id);
}

absl::string_view TierId(const CompiledPolicy& policy, int rank) {
  return policy.message.tiers[static_cast<size_t>(rank)].id;
}

std::string PossibleText(Language language, const CompiledPolicy& policy, Possible possible) {
  std::vector<std::string> names;
  for (int rank = 0; rank < policy.tier_count(); ++rank) {
    if ((possible >> rank & 1) != 0) names.push_back(TierText(language, policy, rank));
  }
  if ((possible & kPossiblyNotRated) != 0) names.push_back(Say(language, Word::kNotRatedTier));
  return absl::StrJoin(names, ", ");
}

std::string BandText(Language language, const CompiledPolicy& policy, RankBand band) {
  const std::string best = TierText(language, policy, band.best);
  const std::string worst = TierText(language, policy, band.worst);
  if (band.best == band.worst) return absl::StrCat("“", best, "”");
  if (band.best == 0) return Say(language, Word::kBandOrBetter, worst);
  if (band.worst == policy.tier_count() - 1) return Say(language, Word::kBandOrWorse, best);
  return Say(language, Word::kBandFromTo, best, worst);
}

std::string PointsText(Language language, const Fraction& points, uint32_t scale) {
  constexpr int kDigits = 3;
  const Fraction value = points.DividedBy(scale);
  const Fraction::Decimal decimal = value.ToDecimal(kDigits);
  const absl::string_view point = language == Language::kVietnamese ? "," : ".";
  const std::string text =
      decimal.digits.empty() ? decimal.whole : absl::StrCat(decimal.whole, point, decimal.digits);
  return decimal.is_exact ? text : absl::StrCat(text, "… (", value.ToString(), ")");
}

std::string PostTitle(const PostEntry& post) {
  return post.title.empty() ? post.id : absl::StrCat(post.title, " (", post.id, ")");
}

std::string PostText(Language language, const DatasetTables& tables, const PostEntry& post) {
  std::string text = absl::StrCat(PostTitle(post), ", ", NameIn(language, post.kind));
  if (post.body != wire::PostBody::kUnspecified) {
    absl::StrAppend(&text, ", ", NameIn(language, post.body));
  }
  return absl::StrCat(text, ", ", tables.units.ids.Name(post.unit));
}

std::string ShareText(Language language, int64_t part, int64_t whole, Ratio share) {
  const int64_t tenths = (part * 1000 * 2 + whole) / (2 * whole);
  const bool is_exact = part * 1000 % whole == 0;
  const absl::string_view point = language == Language::kVietnamese ? "," : ".";
  const std::string percent = absl::StrCat(tenths / 10, point, tenths % 10);
  const int order = CompareShare(part, whole, share);
  const Word word = order < 0    ? Word::kShareLess
                    : order == 0 ? Word::kShareEqual
                                 : Word::kShareMore;
  return Say(language, is_exact ? Word::kPercent : Word::kPercentAbout, percent,
             Say(language, word, ToString(share)));
}

std::vector<std::string> CitationTexts(Language language, const CompiledPolicy& policy,
                                       const std::vector<wire::Citation>& citations) {
  std::vector<std::string> texts;
  for (const wire::Citation& citation : citations) {
    const wire::Instrument* instrument = policy.FindInstrument(citation.instrument_id);
    std::string text(instrument == nullptr ? citation.instrument_id : instrument->number);
    if (instrument != nullptr && instrument->date != 0) {
      absl::StrAppend(&text, " (", DateTextOfNumber(language, instrument->date), ")");
    }
    if (!citation.clause.empty()) absl::StrAppend(&text, ", ", citation.clause);
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace dangvien
