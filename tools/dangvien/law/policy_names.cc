// Ids are looked up one list after the other, each time: a page has some hundred lookups, and lists
// of a policy have some ten entries.
//
// Tested by tests/unit/page/policy_page_test.cc
#include "law/policy_names.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "law/phrase.h"

namespace dangvien::cli {
namespace {

template <typename Entries>
auto Find(const Entries& entries, absl::string_view id) -> decltype(&*entries.begin()) {
  for (const auto& entry : entries) {
    if (entry.id() == id) return &entry;
  }
  return nullptr;
}

// The name of an entry of the list that `list_of` takes from each policy of the chain.
template <typename ListOf>
std::string NameIn(const PolicyChain& chain, Language language, absl::string_view id,
                   const ListOf& list_of) {
  for (const v1::Policy* policy : chain) {
    const auto* found = Find(list_of(*policy), id);
    if (found != nullptr && !In(found->name(), language).empty()) {
      return In(found->name(), language);
    }
  }
  return std::string(id);
}

}  // namespace

PolicyNames::PolicyNames(PolicyChain chain, Language language)
    : chain_(std::move(chain)), language_(language) {
  for (auto policy = chain_.rbegin(); policy != chain_.rend(); ++policy) {
    for (const v1::Tier& tier : (*policy)->tiers()) {
      const v1::Tier** known = nullptr;
      for (const v1::Tier*& other : tiers_) {
        if (other->id() == tier.id()) known = &other;
      }
      if (known == nullptr) {
        tiers_.push_back(&tier);
      } else {
        *known = &tier;
      }
    }
  }
}

std::string PolicyNames::Tier(absl::string_view id) const {
  return NameIn(
      chain_, language_, id, [](const v1::Policy& p) -> auto& { return p.tiers(); });
}

std::string PolicyNames::Level(absl::string_view id) const {
  return NameIn(
      chain_, language_, id, [](const v1::Policy& p) -> auto& { return p.levels(); });
}

std::string PolicyNames::Role(absl::string_view id) const {
  return NameIn(
      chain_, language_, id, [](const v1::Policy& p) -> auto& { return p.roles(); });
}

std::string PolicyNames::TaskGroup(absl::string_view id) const {
  return NameIn(
      chain_, language_, id, [](const v1::Policy& p) -> auto& { return p.task_groups(); });
}

std::string PolicyNames::Flag(absl::string_view id) const {
  return NameIn(
      chain_, language_, id, [](const v1::Policy& p) -> auto& { return p.flags(); });
}

std::string PolicyNames::ReportSection(absl::string_view id) const {
  return NameIn(
      chain_, language_, id, [](const v1::Policy& p) -> auto& { return p.sections(); });
}

std::string PolicyNames::Score(absl::string_view id) const {
  return NameIn(
      chain_, language_, id, [](const v1::Policy& p) -> auto& { return p.scores(); });
}

std::string PolicyNames::Question(absl::string_view id) const {
  for (const v1::Policy* policy : chain_) {
    const v1::Question* question = Find(policy->questions(), id);
    if (question != nullptr) return In(question->text(), language_);
  }
  return std::string(id);
}

std::string PolicyNames::Band(const v1::TierBand& band) const {
  const std::string& best = band.best_tier_id();
  const std::string& worst = band.worst_tier_id();
  const std::string best_name = Quoted(Tier(best));
  const std::string worst_name = Quoted(Tier(worst));
  if (best.empty() && worst.empty()) return In({"mức bất kỳ", "any tier"}, language_);
  const std::string highest = tiers_.empty() ? "" : tiers_.front()->id();
  const std::string lowest = tiers_.empty() ? "" : tiers_.back()->id();
  const bool is_open_above = best.empty() || best == highest;
  const bool is_open_below = worst.empty() || worst == lowest;
  if (best == worst || best == lowest) return best_name;
  if (worst == highest) return worst_name;
  if (is_open_above && is_open_below) return In({"mức bất kỳ", "any tier"}, language_);
  if (is_open_above) return Put(language_, {"$0 trở lên", "$0 or better"}, worst_name);
  if (is_open_below) return Put(language_, {"$0 trở xuống", "$0 or worse"}, best_name);
  return Put(language_, {"từ $0 đến $1", "from $0 to $1"}, best_name, worst_name);
}

v1::SubjectKind PolicyNames::SubjectOf(const v1::Pass& pass) const {
  if (pass.subject_kind() != v1::SUBJECT_KIND_UNSPECIFIED) return pass.subject_kind();
  for (const v1::Policy* policy : chain_) {
    const v1::Pass* found = Find(policy->passes(), pass.id());
    if (found != nullptr && found->subject_kind() != v1::SUBJECT_KIND_UNSPECIFIED) {
      return found->subject_kind();
    }
  }
  return v1::SUBJECT_KIND_UNSPECIFIED;
}

std::string PolicyNames::Points(uint64_t points) const {
  uint32_t scale = 0;
  for (const v1::Policy* policy : chain_) {
    if (scale == 0) scale = policy->points_scale();
  }
  return Decimal(language_, points, scale == 0 ? 1 : scale);
}

Line PolicyNames::UnderReading(const v1::ReadingOption& choice) const {
  for (const v1::Policy* policy : chain_) {
    const v1::Reading* reading = Find(policy->readings(), choice.reading_id());
    if (reading == nullptr) continue;
    const v1::Option* option = Find(reading->options(), choice.option_id());
    const std::string text = option == nullptr ? choice.option_id() : In(option->text(), language_);
    const bool is_default = choice.option_id() == reading->default_option_id();
    return {Plain(In({"Chỉ theo cách hiểu: ", "Only under the reading: "}, language_)),
            Plain(absl::StrCat(Quoted(text), " ")),
            {Span::Kind::kReference, absl::StrCat(choice.reading_id(), "=", choice.option_id()),
             absl::StrCat("reading ", choice.reading_id())},
            Plain(is_default ? In({" (mặc định)", " (the default)"}, language_)
                             : In({" (không phải mặc định)", " (not the default)"}, language_))};
  }
  return {Plain(absl::StrCat(choice.reading_id(), "=", choice.option_id()))};
}

const v1::Instrument* PolicyNames::FindInstrument(absl::string_view id) const {
  for (const v1::Policy* policy : chain_) {
    const v1::Instrument* instrument = Find(policy->instruments(), id);
    if (instrument != nullptr) return instrument;
  }
  return nullptr;
}

std::string PolicyNames::Instrument(absl::string_view id) const {
  const v1::Instrument* instrument = FindInstrument(id);
  if (instrument == nullptr) return std::string(id);
  if (instrument->date() == 0) return instrument->number();
  return absl::StrCat(instrument->number(), " (", DateOfLaw(language_, instrument->date()), ")");
}

Line PolicyNames::Citation(const v1::Citation& citation) const {
  Line line = {Plain(Instrument(citation.instrument_id()))};
  if (!citation.clause().empty()) line.push_back(Plain(absl::StrCat(", ", citation.clause())));
  if (citation.inventory_ids_size() > 0) {
    line.push_back(Plain(absl::StrCat(" — ", absl::StrJoin(citation.inventory_ids(), ", "))));
  }
  if (citation.confidence() != v1::CONFIDENCE_TEXT) {
    line.push_back(Plain(" "));
    line.push_back(Mark(In({"(dẫn lại)", "(restated)"}, language_)));
  }
  return line;
}

}  // namespace dangvien::cli
