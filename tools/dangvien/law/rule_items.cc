// A demand and a trigger read the same fields in opposite senses: an exception excuses from a
// demand and stops a trigger. The labels say which it is, so that a reader need not know.
//
// Tested by tests/unit/page/policy_page_test.cc
#include "law/rule_items.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace dangvien::cli {
namespace {

struct Labels {
  Phrase applies;
  Phrase when;
  Phrase exception;
  Phrase exception_when;
};

constexpr Labels kDemandLabels = {
    {"Chỉ áp dụng khi", "Only where"},
    {"Đạt khi", "Met where"},
    {"Cũng coi là đạt", "Also met"},
    {"Khi", "Where"},
};
constexpr Labels kTriggerLabels = {
    {"Chỉ áp dụng khi", "Only where"},
    {"Khi", "Where"},
    {"Trừ trường hợp", "Except"},
    {"Khi", "Where"},
};

}  // namespace

std::string RuleAnchor(absl::string_view id) { return absl::StrCat("rule ", id); }

Item HeadItem(const v1::Text& text, const std::string& id, Language language) {
  return {{Strong(In(text, language)), Plain(" "), Code(id)}, {}, RuleAnchor(id)};
}

Item Labelled(const std::string& label, Item sentence) {
  sentence.line.insert(sentence.line.begin(), Plain(absl::StrCat(label, ": ")));
  return sentence;
}

Item RuleItem(const v1::Rule& rule, RuleUse use, const Asking& asking) {
  const Labels& labels = use == RuleUse::kDemand ? kDemandLabels : kTriggerLabels;
  Item item = HeadItem(rule.text(), rule.id(), asking.language());
  AddReadings(rule.under(), asking.names, item);
  if (rule.has_applies()) {
    item.items.push_back(Labelled(asking.Say(labels.applies), Sentence(rule.applies(), asking)));
  }
  if (rule.has_when()) {
    item.items.push_back(Labelled(asking.Say(labels.when), Sentence(rule.when(), asking)));
  }
  for (const v1::Exception& exception : rule.exceptions()) {
    Item below = Labelled(asking.Say(labels.exception),
                          HeadItem(exception.text(), exception.id(), asking.language()));
    below.items.push_back(
        Labelled(asking.Say(labels.exception_when), Sentence(exception.when(), asking)));
    AddCitations(exception.citations(), asking.names, below);
    item.items.push_back(std::move(below));
  }
  AddCitations(rule.citations(), asking.names, item);
  return item;
}

}  // namespace dangvien::cli
