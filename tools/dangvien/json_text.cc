// One entry a line, indented by one space a level, as protobuf prints its messages.
//
// Tested by tests/unit/page/forms_test.cc
#include "json_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace dangvien::cli {
namespace {

std::string Escaped(absl::string_view text) {
  std::string out;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      absl::StrAppend(&out, "\\", absl::string_view(&letter, 1));
    } else if (byte < 0x20) {
      absl::StrAppendFormat(&out, "\\u%04x", byte);
    } else {
      out.push_back(letter);
    }
  }
  return out;
}

}  // namespace

void JsonText::NewLine() { absl::StrAppend(&text_, "\n", std::string(open_.size(), ' ')); }

void JsonText::StartValue() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!is_first_) text_.push_back(',');
  if (!open_.empty()) NewLine();
  is_first_ = false;
}

JsonText& JsonText::Begin(char open, char close) {
  StartValue();
  text_.push_back(open);
  open_.push_back(close);
  is_first_ = true;
  return *this;
}

JsonText& JsonText::End() {
  const char close = open_.back();
  open_.pop_back();
  if (!is_first_) NewLine();
  text_.push_back(close);
  is_first_ = false;
  return *this;
}

JsonText& JsonText::Key(absl::string_view key) {
  StartValue();
  absl::StrAppend(&text_, "\"", Escaped(key), "\": ");
  after_key_ = true;
  return *this;
}

JsonText& JsonText::Value(absl::string_view text) {
  StartValue();
  absl::StrAppend(&text_, text);
  return *this;
}

JsonText& JsonText::String(absl::string_view text) {
  return Value(absl::StrCat("\"", Escaped(text), "\""));
}

JsonText& JsonText::Number(uint64_t number) { return Value(absl::StrCat(number)); }

JsonText& JsonText::Bool(bool value) { return Value(value ? "true" : "false"); }

std::string JsonText::Finish() { return absl::StrCat(text_, "\n"); }

}  // namespace dangvien::cli
