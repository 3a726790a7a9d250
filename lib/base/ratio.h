// Exact ratios p/q, and the comparison of a share with one.
//
//   constexpr Ratio kOneFifth{20, 100};
//   CompareShare(3, 14, kOneFifth) > 0      // 3 of 14 is more than 20 %
//   CompareShare(3, 15, kOneFifth) == 0     // 3 of 15 is exactly 20 %, and no rounding says so
//
// Thread safety: values and pure functions.
#ifndef DANGVIEN_BASE_RATIO_H_
#define DANGVIEN_BASE_RATIO_H_

#include <cassert>
#include <cstdint>
#include <limits>
#include <string>

#include "absl/numeric/int128.h"

namespace dangvien {

// The greatest denominator that a policy may state (issue code invalid_ratio).
inline constexpr uint32_t kMaxRatioDenominator = 1'000'000;

// The greatest count that is ever compared with a ratio.
inline constexpr int64_t kMaxShareCount = int64_t{1} << 40;

// numerator / denominator, kept as the instrument states it: 20/100 is not turned into 1/5.
struct Ratio {
  uint32_t numerator = 0;
  uint32_t denominator = 1;
};

// True where 0 <= numerator <= denominator and 0 < denominator <= kMaxRatioDenominator.
bool IsValidRatio(Ratio ratio);

// "20/100".
std::string ToString(Ratio ratio);

// -1, 0 or 1 as part/whole is less than, equal to or greater than `ratio`.
// Exact for every Ratio whose denominator is not 0, valid or not.
// REQUIRES: 0 <= part <= kMaxShareCount, 0 < whole <= kMaxShareCount, 0 < ratio.denominator.
// What a share over nobody means is for the policy to say, before this is called.
inline int CompareShare(int64_t part, int64_t whole, Ratio ratio) {
  assert(part >= 0 && part <= kMaxShareCount);
  assert(whole > 0 && whole <= kMaxShareCount);
  assert(ratio.denominator > 0);
  // Both sides times whole * denominator, which is positive, so the order stays. Each product is
  // below 2^40 * 2^32 = 2^72 and needs more than 64 bits.
  const absl::uint128 left = absl::uint128(static_cast<uint64_t>(part)) * ratio.denominator;
  const absl::uint128 right = absl::uint128(static_cast<uint64_t>(whole)) * ratio.numerator;
  return left < right ? -1 : (right < left ? 1 : 0);
}

// part * denominator - whole * numerator: how far the share is above (positive) or below
// (negative) the ratio, in units of 1/(whole * denominator). Zero exactly where CompareShare is.
// Exact where ratio.numerator and ratio.denominator are at most kMaxRatioDenominator, as in every
// valid ratio; for any other it is clamped to the range of int64, so that the sign still holds.
// REQUIRES: 0 <= part <= kMaxShareCount, 0 <= whole <= kMaxShareCount.
inline int64_t ShareMargin(int64_t part, int64_t whole, Ratio ratio) {
  assert(part >= 0 && part <= kMaxShareCount);
  assert(whole >= 0 && whole <= kMaxShareCount);
  const absl::int128 margin =
      absl::int128(part) * ratio.denominator - absl::int128(whole) * ratio.numerator;
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
  if (margin > kMax) return kMax;
  if (margin < kMin) return kMin;
  return static_cast<int64_t>(margin);
}

}  // namespace dangvien

#endif  // DANGVIEN_BASE_RATIO_H_
