// The law from its own side: for each instrument and clause, which entries of the policy it gave.
// A reader with the document in hand goes through it from top to bottom and sees at each clause
// what became of it; a clause that is not listed became nothing.
//
// Citations are found by reflection, wherever they stand in the message: one that a new kind of
// entry carries is listed without a change here. Clauses are sorted as people count: "Điều 9" comes
// before "Điều 10".
//
// Tested by tests/unit/page/policy_page_test.cc
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "law/kind_names.h"
#include "law/policy_page.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Compares as text, a run of digits as a number.
bool ComesBefore(absl::string_view a, absl::string_view b) {
  const auto take_number = [](absl::string_view& text) {
    size_t size = 0;
    while (size < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[size]))) {
      ++size;
    }
    std::string digits(text.substr(0, size));
    text.remove_prefix(size);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
  };
  while (!a.empty() && !b.empty()) {
    const bool a_digit = absl::ascii_isdigit(static_cast<unsigned char>(a[0]));
    const bool b_digit = absl::ascii_isdigit(static_cast<unsigned char>(b[0]));
    if (a_digit && b_digit) {
      const std::string a_number = take_number(a);
      const std::string b_number = take_number(b);
      if (a_number.size() != b_number.size()) return a_number.size() < b_number.size();
      if (a_number != b_number) return a_number < b_number;
      continue;
    }
    if (a[0] != b[0]) return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return a.size() < b.size();
}

struct NaturalOrder {
  bool operator()(const std::string& a, const std::string& b) const { return ComesBefore(a, b); }
};

struct Carried {
  Line by;  // entries that cite the clause
  std::vector<std::string> inventory_ids;
  bool is_restated = false;
};

// By instrument id, then clause.
using Clauses = std::map<std::string, std::map<std::string, Carried, NaturalOrder>>;

class ClauseReader {
 public:
  explicit ClauseReader(Language language) : language_(language) {}

  // `owner`: the entry within which `message` stands.
  void Read(const Message& message, const Span& owner) {
    if (const auto* citation = dynamic_cast<const v1::Citation*>(&message)) {
      Add(*citation, owner);
      return;
    }
    const Span own = OwnerOf(message, owner);
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      if (!field->is_repeated()) {
        Read(message.GetReflection()->GetMessage(message, field), own);
        continue;
      }
      for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i) {
        Read(message.GetReflection()->GetRepeatedMessage(message, field, i), own);
      }
    }
  }

  const Clauses& clauses() const { return clauses_; }

 private:
  // How the page names an entry that can be referred to; others belong to the one around them.
  Span OwnerOf(const Message& message, const Span& around) const {
    if (const auto* frame = dynamic_cast<const v1::Frame*>(&message)) {
      return Plain(Put(language_, {"khung tiêu chí $0", "criteria of: $0"},
                       NameOf(language_, frame->subject_kind())));
    }
    const std::string& type = message.GetDescriptor()->name();
    const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName("id");
    if (field == nullptr) return around;
    const std::string id = message.GetReflection()->GetString(message, field);
    if (type == "Question") return {Span::Kind::kReference, id, absl::StrCat("question ", id)};
    if (type == "Reading") return {Span::Kind::kReference, id, absl::StrCat("reading ", id)};
    if (type == "Score") return {Span::Kind::kReference, id, absl::StrCat("score ", id)};
    if (type == "Pass" || type == "Policy") return Code(id);
    const bool is_rule = type == "Rule" || type == "Exception" || type == "EventException" ||
                         type == "Fallback" || type == "Quota" || type == "ReRatingRule";
    return is_rule ? Span{Span::Kind::kReference, id, RuleAnchor(id)} : around;
  }

  void Add(const v1::Citation& citation, const Span& owner) {
    Carried& carried = clauses_[citation.instrument_id()][citation.clause()];
    const bool is_known = std::any_of(carried.by.begin(), carried.by.end(), [&](const Span& span) {
      return span.text == owner.text && span.anchor == owner.anchor;
    });
    if (!is_known) {
      if (!carried.by.empty()) carried.by.push_back(Plain(", "));
      carried.by.push_back(owner);
    }
    for (const std::string& id : citation.inventory_ids()) {
      auto& ids = carried.inventory_ids;
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    if (citation.confidence() != v1::CONFIDENCE_TEXT) carried.is_restated = true;
  }

  Language language_;
  Clauses clauses_;
};

}  // namespace

Section ClauseSection(const PolicyNames& names) {
  const Language language = names.language();
  ClauseReader reader(language);
  reader.Read(names.policy(), Code(names.policy().id()));
  Section section{
      In(Phrase{"Theo từng điều khoản của văn bản", "By clause of the instruments"}, language),
      "",
      {},
      {}};
  for (const auto& [instrument_id, clauses] : reader.clauses()) {
    Table table{
        {In(Phrase{"Điều khoản", "Clause"}, language),
         In(Phrase{"Thể hiện ở", "Carried by"}, language),
         In(Phrase{"Bảng kê", "Inventory"}, language), In(Phrase{"Nguồn", "Source"}, language)},
        {}};
    for (const auto& [clause, carried] : clauses) {
      auto ids = carried.inventory_ids;
      std::sort(ids.begin(), ids.end());
      table.rows.push_back(
          {{Plain(clause)},
           carried.by,
           {Plain(absl::StrJoin(ids, ", "))},
           {carried.is_restated ? Mark(In(Phrase{"(dẫn lại)", "(restated)"}, language))
                                : Plain(In(Phrase{"văn bản", "text"}, language))}});
    }
    section.sections.push_back({names.Instrument(instrument_id), "", {std::move(table)}, {}});
  }
  return section;
}

}  // namespace dangvien::cli
