// What a policy leaves open: texts with several readings, questions that are put to people, and
// what is not covered and only listed.
//
// Tested by tests/unit/page/policy_page_test.cc
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "law/policy_page.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

Section QuestionsWhere(bool only_listed, const Phrase& title, const PolicyNames& names) {
  Section section{In(title, names.language()), "", {}, {}};
  List list;
  for (const v1::Question& question : names.policy().questions()) {
    if (question.only_listed() != only_listed) continue;
    Item item = {{Strong(In(question.text(), names.language())), Plain(" "), Code(question.id())},
                 {},
                 absl::StrCat("question ", question.id())};
    AddCitations(question.citations(), names, item);
    list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
  return section;
}

Item OptionItem(const v1::Option& option, bool is_default, const PolicyNames& names) {
  const Language language = names.language();
  Item item = {{Plain(absl::StrCat(In(option.text(), language), " ")), Code(option.id())}, {}, ""};
  if (is_default) {
    item.line.push_back(Plain(" "));
    item.line.push_back(Strong(In(Phrase{"(mặc định)", "(the default)"}, language)));
  }
  if (!In(option.grounds(), language).empty()) {
    item.items.push_back(
        ItemOf(Put(language, {"Lý do: $0", "Grounds: $0"}, In(option.grounds(), language))));
  }
  return item;
}

}  // namespace

Section ReadingSection(const PolicyNames& names) {
  Section section{
      In(Phrase{"Chỗ có nhiều cách hiểu", "Texts with several readings"}, names.language()),
      "",
      {},
      {}};
  List list;
  for (const v1::Reading& reading : names.policy().readings()) {
    Item item = {{Strong(In(reading.question(), names.language())), Plain(" "), Code(reading.id())},
                 {},
                 absl::StrCat("reading ", reading.id())};
    for (const v1::Option& option : reading.options()) {
      item.items.push_back(OptionItem(option, option.id() == reading.default_option_id(), names));
    }
    AddCitations(reading.citations(), names, item);
    list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) section.blocks.push_back(std::move(list));
  return section;
}

Section QuestionSection(const PolicyNames& names) {
  return QuestionsWhere(
      false, {"Chỗ văn bản để ngỏ, hỏi cấp có thẩm quyền", "Open questions, put to people"}, names);
}

Section NotCoveredSection(const PolicyNames& names) {
  return QuestionsWhere(true, {"Chưa đưa vào quy tắc", "Not covered by rules"}, names);
}

}  // namespace dangvien::cli
