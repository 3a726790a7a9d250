// The text is a document: rules that are added, removed and changed, the changed ones in plain
// words as the policy pages have them, before and after; then how many cases of the decision space
// move between tiers. A case is a combination of answers, not a person.
//
// Tested by tests/cli/cli_test.py
#include "compare/rule_difference.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "csv.h"
#include "document/document.h"
#include "json_text.h"
#include "law/phrase.h"
#include "law/policy_page.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

const std::string& TextIn(const RuleVersion& version, Language language) {
  return language == Language::kEnglish ? version.text_en : version.text_vi;
}

const char* ChangeOf(const RuleDifference& rule) {
  if (!rule.before.has_value()) return "added";
  return rule.after.has_value() ? "changed" : "removed";
}

class PageWriter {
 public:
  explicit PageWriter(const RuleComparison& comparison)
      : comparison_(comparison),
        language_(comparison.after.names->language()),
        before_rules_(RulesById(*comparison.before.names)),
        after_rules_(RulesById(*comparison.after.names)) {}

  Document Write() {
    Document document;
    document.language = language_;
    document.body.title = absl::StrCat(comparison_.before.label, " → ", comparison_.after.label);
    List added;
    List removed;
    List changed;
    for (const RuleDifference& rule : comparison_.difference.rules) {
      if (!rule.before.has_value()) {
        added.items.push_back(Short(rule.rule_id, *rule.after));
      } else if (!rule.after.has_value()) {
        removed.items.push_back(Short(rule.rule_id, *rule.before));
      } else {
        changed.items.push_back(Changed(rule));
      }
    }
    Add({"Quy tắc bổ sung: $0", "Rules added: $0"}, std::move(added), document.body);
    Add({"Quy tắc bỏ: $0", "Rules removed: $0"}, std::move(removed), document.body);
    Add({"Quy tắc thay đổi: $0", "Rules changed: $0"}, std::move(changed), document.body);
    Cases(document.body);
    if (document.body.sections.empty()) {
      Paragraph none{
          {Plain(In(Phrase{"Không có quy tắc nào khác nhau.", "No rule differs."}, language_))}};
      document.body.blocks.emplace_back(std::move(none));
    }
    return document;
  }

 private:
  void Add(const Phrase& title, List list, Section& body) const {
    if (list.items.empty()) return;
    const std::string heading = Put(language_, title, list.items.size());
    body.sections.push_back({heading, "", {std::move(list)}, {}});
  }

  Item Short(const std::string& id, const RuleVersion& version) const {
    return {{Plain(absl::StrCat(TextIn(version, language_), " ")), Code(id),
             Plain(absl::StrCat(" — ", version.place))},
            {},
            ""};
  }

  Item Changed(const RuleDifference& rule) const {
    Item item = {{Code(rule.rule_id)}, {}, ""};
    AddSide({"Trước", "Before"}, rule.rule_id, *rule.before, before_rules_, item);
    AddSide({"Sau", "After"}, rule.rule_id, *rule.after, after_rules_, item);
    return item;
  }

  void AddSide(const Phrase& label, const std::string& id, const RuleVersion& version,
               const std::map<std::string, Item>& rules, Item& item) const {
    const auto found = rules.find(id);
    Item side = found == rules.end() ? Short(id, version) : found->second;
    side.line.push_back(Plain(absl::StrCat(" — ", version.place)));
    item.items.push_back(Labelled(In(label, language_), std::move(side)));
  }

  std::string TierName(const PolicyNames& names, const std::string& id) const {
    return id.empty() ? In(Phrase{"không xếp loại", "not rated"}, language_) : names.Tier(id);
  }

  void Cases(Section& body) const {
    if (!comparison_.difference.has_cases) return;
    Section section{In(Phrase{"Số trường hợp chuyển mức (tổ hợp câu trả lời, không phải số người)",
                              "Cases that move (combinations of answers, not people)"},
                       language_),
                    "",
                    {},
                    {}};
    for (const PassDifference& pass : comparison_.difference.passes) {
      Table table{{In(Phrase{"Từ", "From"}, language_), In(Phrase{"Sang", "To"}, language_),
                   In(Phrase{"Số trường hợp", "Cases"}, language_)},
                  {}};
      for (const PassDifference::Move& move : pass.moves) {
        if (move.from_tier_id == move.to_tier_id) continue;
        table.rows.push_back({{Plain(TierName(*comparison_.before.names, move.from_tier_id))},
                              {Plain(TierName(*comparison_.after.names, move.to_tier_id))},
                              {Plain(absl::StrCat(move.case_count))}});
      }
      if (table.rows.empty()) continue;
      section.sections.push_back(
          {Put(language_, {"$0: $1 trường hợp", "$0: $1 cases"}, pass.pass_id, pass.case_count),
           "",
           {std::move(table)},
           {}});
    }
    if (!section.sections.empty()) body.sections.push_back(std::move(section));
  }

  const RuleComparison& comparison_;
  Language language_;
  std::map<std::string, Item> before_rules_;
  std::map<std::string, Item> after_rules_;
};

void WriteVersion(const char* key, const std::optional<RuleVersion>& version, JsonText& json) {
  json.Key(key);
  if (!version.has_value()) {
    json.Null();
    return;
  }
  json.BeginObject().Key("path").String(version->path).Key("place").String(version->place);
  json.Key("text_vi").String(version->text_vi).Key("text_en").String(version->text_en);
  json.Key("dump").String(version->dump).End();
}

}  // namespace

std::string RuleComparisonText(const RuleComparison& comparison) {
  return ToText(PageWriter(comparison).Write());
}

std::string RuleComparisonCsv(const std::vector<RuleComparison>& comparisons) {
  CsvTable table({"from_policy", "to_policy", "change", "rule_id", "place_before", "text_before",
                  "place_after", "text_after"});
  for (const RuleComparison& comparison : comparisons) {
    const Language language = comparison.after.names->language();
    for (const RuleDifference& rule : comparison.difference.rules) {
      const RuleVersion none;
      const RuleVersion& before = rule.before.has_value() ? *rule.before : none;
      const RuleVersion& after = rule.after.has_value() ? *rule.after : none;
      table.AddRow({comparison.before.label, comparison.after.label, ChangeOf(rule), rule.rule_id,
                    before.place, TextIn(before, language), after.place, TextIn(after, language)});
    }
  }
  return table.text();
}

std::string RuleComparisonJson(const std::vector<RuleComparison>& comparisons) {
  JsonText json;
  json.BeginObject().Key("pairs").BeginArray();
  for (const RuleComparison& comparison : comparisons) {
    json.BeginObject().Key("from").String(comparison.before.label);
    json.Key("to").String(comparison.after.label).Key("rules").BeginArray();
    for (const RuleDifference& rule : comparison.difference.rules) {
      json.BeginObject().Key("rule_id").String(rule.rule_id).Key("change").String(ChangeOf(rule));
      WriteVersion("before", rule.before, json);
      WriteVersion("after", rule.after, json);
      json.End();
    }
    json.End().Key("passes").BeginArray();
    for (const PassDifference& pass : comparison.difference.passes) {
      json.BeginObject().Key("pass_id").String(pass.pass_id);
      json.Key("cases").Number(static_cast<uint64_t>(pass.case_count)).Key("moves").BeginArray();
      for (const PassDifference::Move& move : pass.moves) {
        json.BeginObject().Key("from").String(move.from_tier_id);
        json.Key("to").String(move.to_tier_id);
        json.Key("cases").Number(static_cast<uint64_t>(move.case_count)).End();
      }
      json.End().End();
    }
    json.End().End();
  }
  json.End().End();
  return json.Finish();
}

}  // namespace dangvien::cli
