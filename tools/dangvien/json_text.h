// JSON that is no message of the schema, written piece by piece.
//
//   JsonText json;
//   json.BeginObject().Key("count").Number(3).Key("ids").BeginArray().String("DV1").End().End();
//   std::string text = json.Finish();
#ifndef DANGVIEN_DANGVIEN_JSON_TEXT_H_
#define DANGVIEN_DANGVIEN_JSON_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dangvien::cli {

class JsonText {
 public:
  JsonText& BeginObject() { return Begin('{', '}'); }
  JsonText& BeginArray() { return Begin('[', ']'); }
  // Closes the object or array that was opened last.
  JsonText& End();

  // Within an object, before each value.
  JsonText& Key(absl::string_view key);

  JsonText& String(absl::string_view text);
  JsonText& Number(uint64_t number);
  JsonText& Bool(bool value);
  JsonText& Null() { return Value("null"); }

  // REQUIRES: everything is closed.
  std::string Finish();

 private:
  JsonText& Begin(char open, char close);
  JsonText& Value(absl::string_view text);
  void StartValue();
  void NewLine();

  std::string text_;
  std::vector<char> open_;  // closing letters
  bool is_first_ = true;    // of the object or array
  bool after_key_ = false;
};

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_JSON_TEXT_H_
