// How numbers, dates and lists are written in a sentence. Vietnamese documents write 08/3/2018: a
// zero before a day below 10 and before January and February only. English takes 2018-03-08, which
// cannot be misread. Decimals are exact or not used: two thirds stay 2/3.
//
// Tested by tests/unit/page/phrase_test.cc
#include "law/phrase.h"

#include "absl/strings/str_join.h"

namespace dangvien::cli {
namespace {

std::string Join(const std::vector<std::string>& parts, const char* last) {
  if (parts.size() < 2) return absl::StrJoin(parts, "");
  return absl::StrCat(absl::StrJoin(parts.begin(), parts.end() - 1, ", "), " ", last, " ",
                      parts.back());
}

std::string TwoDigits(int32_t number) { return absl::StrCat(number < 10 ? "0" : "", number); }

}  // namespace

std::string JoinOr(Language language, const std::vector<std::string>& parts) {
  return Join(parts, In({"hoặc", "or"}, language));
}

std::string JoinAnd(Language language, const std::vector<std::string>& parts) {
  return Join(parts, In({"và", "and"}, language));
}

std::string Quoted(const std::string& text) { return absl::StrCat("“", text, "”"); }

std::string DateOfLaw(Language language, int32_t date) {
  if (date == 0) return "";
  const int32_t year = date / 10000;
  const int32_t month = date / 100 % 100;
  const int32_t day = date % 100;
  if (language == Language::kEnglish) {
    return absl::StrCat(year, "-", TwoDigits(month), "-", TwoDigits(day));
  }
  return absl::StrCat(TwoDigits(day), "/", month <= 2 ? "0" : "", month, "/", year);
}

std::string Decimal(Language language, uint64_t numerator, uint64_t denominator) {
  if (denominator == 0) return absl::StrCat(numerator, "/", denominator);
  std::string text = absl::StrCat(numerator / denominator);
  uint64_t rest = numerator % denominator;
  if (rest == 0) return text;
  absl::StrAppend(&text, language == Language::kEnglish ? "." : ",");
  for (int digits = 0; digits < 4 && rest != 0; ++digits) {
    absl::StrAppend(&text, rest * 10 / denominator);
    rest = rest * 10 % denominator;
  }
  return rest == 0 ? text : absl::StrCat(numerator, "/", denominator);
}

std::string Percent(Language language, uint64_t numerator, uint64_t denominator) {
  const std::string number = Decimal(language, numerator * 100, denominator);
  return number.find('/') == std::string::npos ? absl::StrCat(number, " %")
                                               : absl::StrCat(numerator, "/", denominator);
}

}  // namespace dangvien::cli
