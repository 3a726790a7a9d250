// 1 of 6 is 16.666...: (1 * 10000 * 2 + 6) / (2 * 6) = 1667 hundredths. Nothing is rounded twice,
// and nothing is added up after rounding: the shares of a row may add up to 99.99 or 100.01.
//
// Tested by tests/unit/page/statistics_test.cc
#include "statistics/percent.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace dangvien::cli {

std::string PercentText(uint64_t count, uint64_t base) {
  if (base == 0) return "";
  const uint64_t hundredths = (count * 20000 + base) / (2 * base);
  return absl::StrFormat("%d.%02d", hundredths / 100, hundredths % 100);
}

std::string PercentIn(Language language, uint64_t count, uint64_t base) {
  std::string text = PercentText(count, base);
  if (text.empty()) return "–";
  if (language == Language::kVietnamese) text[text.find('.')] = ',';
  return absl::StrCat(text, " %");
}

}  // namespace dangvien::cli
