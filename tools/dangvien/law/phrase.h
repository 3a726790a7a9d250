// Phrases in both languages side by side, where they are used: a page of the law is made of some
// hundred small ones, and a reviewer reads them in pairs.
//
//   constexpr Phrase kAtLeast = {"từ $0 trở lên", "at least $0"};
//   std::string text = Put(Language::kEnglish, kAtLeast, "50 %");
#ifndef DANGVIEN_DANGVIEN_LAW_PHRASE_H_
#define DANGVIEN_DANGVIEN_LAW_PHRASE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "dangvien/engine.h"

namespace dangvien::cli {

struct Phrase {
  const char* vi;
  const char* en;
};

inline const char* In(const Phrase& phrase, Language language) {
  return language == Language::kEnglish ? phrase.en : phrase.vi;
}

// The phrase of a table that is ordered by number; entry 0 where the number is beyond it.
template <size_t kSize>
const Phrase& PhraseAt(const Phrase (&table)[kSize], int number) {
  return table[number >= 0 && static_cast<size_t>(number) < kSize ? number : 0];
}

// Puts the arguments in place of $0, $1, ...
template <typename... Arguments>
std::string Put(Language language, const Phrase& phrase, const Arguments&... arguments) {
  return absl::Substitute(In(phrase, language), arguments...);
}

// "a, b hoặc c", "a, b or c"; "a, b và c", "a, b and c".
std::string JoinOr(Language language, const std::vector<std::string>& parts);
std::string JoinAnd(Language language, const std::vector<std::string>& parts);

// “text”
std::string Quoted(const std::string& text);

// "08/3/2018" as Vietnamese documents write it, or "2018-03-08"; empty for 0.
std::string DateOfLaw(Language language, int32_t date);

// numerator/denominator * unit as a decimal where it ends within four digits, else as a fraction:
// "12,5", "2/3".
std::string Decimal(Language language, uint64_t numerator, uint64_t denominator);

// "50 %", "2/3".
std::string Percent(Language language, uint64_t numerator, uint64_t denominator);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_LAW_PHRASE_H_
