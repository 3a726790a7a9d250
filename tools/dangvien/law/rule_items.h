// A rule of a policy as an entry of a list: its text and id, its conditions in plain words, its
// exceptions, the readings under which it exists, where it stands in the law.
#ifndef DANGVIEN_DANGVIEN_LAW_RULE_ITEMS_H_
#define DANGVIEN_DANGVIEN_LAW_RULE_ITEMS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "dangvien/v1/policy.pb.h"
#include "document/document.h"
#include "law/sentences.h"

namespace dangvien::cli {

// How the conditions of a rule are read; see Rule in policy.proto.
enum class RuleUse { kDemand, kTrigger };

Item RuleItem(const v1::Rule& rule, RuleUse use, const Asking& asking);

// The text in bold and the id, which can be referred to.
Item HeadItem(const v1::Text& text, const std::string& id, Language language);
std::string RuleAnchor(absl::string_view id);

// "label: sentence", what the sentence is made of below it.
Item Labelled(const std::string& label, Item sentence);

// One item a citation.
template <typename Citations>
void AddCitations(const Citations& citations, const PolicyNames& names, Item& item) {
  const char* const label = In(Phrase{"Căn cứ", "Source"}, names.language());
  for (const v1::Citation& citation : citations) {
    item.items.push_back(Labelled(label, {names.Citation(citation), {}, ""}));
  }
}

template <typename Options>
void AddReadings(const Options& under, const PolicyNames& names, Item& item) {
  for (const v1::ReadingOption& choice : under) {
    item.items.push_back({names.UnderReading(choice), {}, ""});
  }
}

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_LAW_RULE_ITEMS_H_
