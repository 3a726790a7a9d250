// Walks a policy by reflection: every field called `id` names something that the policy declares,
// every Share is a ratio, every number with eight digits a date. A kind of declaration that is
// added to the schema is found here without a change.
//
// How an id shows in C++ depends on its shape. One with a separator or a capital letter
// ("xuat_sac", "member-exempt", "HTXS") is nobody's word: it may not stand anywhere in the code, as
// it is written or turned into a C++ name (`kMemberExempt`, `member_exempt`). A plain lower-case
// word ("duty", "all") is also English and a fair name for a variable: it may not stand as a whole
// string literal, which is the only way in which code could compare it with what a policy declares.
//
// Left out on purpose: C++ names that the schema gives too (an option `party-body` beside
// UNIT_KIND_PARTY_BODY), since the words of the schema are the code's own; and 0/1, 1/1 and
// 100/100, which say "none" and "all" in every regime and outside of law: code such as `{0, 1}`
// writes them for a hundred other reasons.
//
// Tested by tests/law/law_test.cc
#include "tests/law/policy_terms.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cctype>
#include <map>

namespace dangvien::law {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Not part of a longer word or number.
std::string Alone(const std::string& pattern) {
  return "(^|[^A-Za-z0-9_])" + pattern + "(?![A-Za-z0-9_])";
}

bool IsPlainWord(const std::string& id) {
  for (const char c : id) {
    if (c < 'a' || c > 'z') return false;
  }
  return true;
}

std::string SnakeCase(std::string id) {
  for (char& c : id) c = c == '-' ? '_' : c;
  return id;
}

std::string CamelCase(const std::string& id) {
  std::string name;
  bool is_start = true;
  for (const char c : id) {
    if (c == '-' || c == '_') {
      is_start = true;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    name += is_start ? static_cast<char>(std::toupper(byte)) : c;
    is_start = false;
  }
  return name;
}

// Whether an enumeration of the schema has a value of that name, its prefix left aside.
bool IsSchemaWord(const std::string& snake) {
  std::string ending = "_";
  for (const char c : snake) {
    ending += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  for (const auto* file : {v1::Policy::descriptor()->file(), v1::Text::descriptor()->file()}) {
    for (int i = 0; i < file->enum_type_count(); ++i) {
      for (int j = 0; j < file->enum_type(i)->value_count(); ++j) {
        const std::string& name = file->enum_type(i)->value(j)->name();
        if (name.size() > ending.size() &&
            name.compare(name.size() - ending.size(), ending.size(), ending) == 0) {
          return true;
        }
      }
    }
  }
  return false;
}

Term MakeTerm(TermKind kind, const std::string& what, const std::string& sample) {
  Term term;
  term.kind = kind;
  term.what = what;
  term.sample = sample;
  return term;
}

Term IdTerm(const std::string& what, const std::string& id) {
  Term term =
      MakeTerm(TermKind::kId, what + " `" + id + "`", "const char* planted = \"" + id + "\";");
  if (IsPlainWord(id)) {
    term.texts = {"\"" + id + "\""};
    return term;
  }
  const std::string snake = SnakeCase(id);
  term.words = {id};
  if (IsSchemaWord(snake)) return term;
  term.words.insert(term.words.end(), {snake, snake + "_", CamelCase(id), "k" + CamelCase(id)});
  return term;
}

// 1/2 as `1 / 2`, `1, 2`, `50 %` and `0.5`; the last two where they are exact.
Term RatioTerm(const v1::Share& share) {
  const std::string p = std::to_string(share.numerator());
  const std::string q = std::to_string(share.denominator());
  Term term = MakeTerm(TermKind::kRatio, "ratio " + p + "/" + q,
                       "const Ratio planted(" + p + ", " + q + ");");
  term.patterns = {Alone(p + "\\s*/\\s*" + q), Alone(p + "\\s*,\\s*" + q)};
  if (share.numerator() * 100 % share.denominator() == 0) {
    const uint32_t percent = share.numerator() * 100 / share.denominator();
    term.patterns.push_back(Alone(std::to_string(percent) + "\\s*(%|percent)"));
    std::string digits = std::to_string(percent);
    while (digits.size() < 2) digits.insert(0, "0");
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    term.patterns.push_back(Alone("0?\\." + digits + "0*[fFlL]?"));
  }
  return term;
}

Term DateTerm(int32_t date) {
  const std::string text = std::to_string(date);
  const auto number = [](const std::string& digits) {
    return "0?" + std::to_string(std::stoi(digits));
  };
  const std::string year = text.substr(0, 4);
  const std::string month = number(text.substr(4, 2));
  const std::string day = number(text.substr(6, 2));
  Term term = MakeTerm(TermKind::kDate, "date " + text, "const int planted = " + text + ";");
  term.words = {text};
  term.patterns = {Alone(year + "\\s*[-,.]\\s*" + month + "\\s*[-,.]\\s*" + day),
                   Alone(day + "[-/.]" + month + "[-/.]" + year)};
  return term;
}

Term YearTerm(const std::string& year) {
  Term term = MakeTerm(TermKind::kYear, "year " + year, "const int planted = " + year + ";");
  term.words = {year};
  return term;
}

Term InstrumentTerm(const std::string& number) {
  Term term = MakeTerm(TermKind::kInstrument, "instrument `" + number + "`",
                       "const char* planted = \"" + number + "\";");
  term.texts = {number};
  return term;
}

// "Instrument" becomes "instrument", "TaskGroup" "task group".
std::string NameOf(const std::string& message_name) {
  std::string name;
  for (const char c : message_name) {
    if (c >= 'A' && c <= 'Z' && !name.empty()) name += ' ';
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return name;
}

class Collector {
 public:
  void Visit(const Message& message) {
    if (message.GetDescriptor() == v1::Share::descriptor()) AddShare(message);
    const auto* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
      if (is_message && field->is_repeated()) {
        for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
          Visit(reflection->GetRepeatedMessage(message, field, i));
        }
      } else if (is_message) {
        Visit(reflection->GetMessage(message, field));
      } else if (field->name() == "id") {
        Add(IdTerm(NameOf(message.GetDescriptor()->name()), reflection->GetString(message, field)));
      } else if (field->name() == "number") {
        Add(InstrumentTerm(reflection->GetString(message, field)));
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
        AddNumber(reflection->GetInt32(message, field));
      }
    }
  }

  std::vector<Term> Take() {
    std::vector<Term> terms;
    for (auto& [what, term] : terms_) terms.push_back(std::move(term));
    return terms;
  }

 private:
  void Add(Term term) { terms_.emplace(term.what, std::move(term)); }

  void AddShare(const Message& message) {
    const auto& share = static_cast<const v1::Share&>(message);
    const bool is_none_or_all = share.numerator() == 0 || share.numerator() == share.denominator();
    if (!is_none_or_all) Add(RatioTerm(share));
  }

  void AddNumber(int32_t number) {
    if (number >= 1900'01'01 && number <= 2199'12'31) {
      Add(DateTerm(number));
      Add(YearTerm(std::to_string(number / 10'000)));
    } else if (number >= 1900 && number <= 2199) {
      Add(YearTerm(std::to_string(number)));
    }
  }

  std::map<std::string, Term> terms_;
};

}  // namespace

std::vector<Term> TermsOf(const v1::Policy& policy) {
  Collector collector;
  collector.Visit(policy);
  return collector.Take();
}

}  // namespace dangvien::law
