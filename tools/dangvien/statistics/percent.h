// Percentages as they are published: two decimals, half up, exact.
#ifndef DANGVIEN_DANGVIEN_STATISTICS_PERCENT_H_
#define DANGVIEN_DANGVIEN_STATISTICS_PERCENT_H_

#include <cstdint>
#include <string>

#include "dangvien/engine.h"

namespace dangvien::cli {

// "33.33" of 1 and 3; empty where the base is 0: a share of nobody is no number.
// REQUIRES: count <= base <= 2^40.
std::string PercentText(uint64_t count, uint64_t base);

// The same for people: "33,33 %", "–".
std::string PercentIn(Language language, uint64_t count, uint64_t base);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_STATISTICS_PERCENT_H_
