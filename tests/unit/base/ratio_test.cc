// Exact comparison of shares with ratios, at the line and one step to each side of it.
#include "base/ratio.h"

#include <cstdint>
#include <limits>
#include <vector>

#include "gtest/gtest.h"

namespace dangvien {
namespace {

constexpr uint32_t kMaxUint32 = std::numeric_limits<uint32_t>::max();

TEST(CompareShareTest, OrdersAShareAgainstARatioWithoutRounding) {
  struct Case {
    int64_t part = 0;
    int64_t whole = 0;
    Ratio ratio;
    int expected = 0;
    const char* why = "";
  };
  const Case cases[] = {
      {3, 15, {20, 100}, 0, "3 of 15 is exactly 20 %"},
      {3, 14, {20, 100}, 1, "one person fewer and it is above"},
      {3, 16, {20, 100}, -1, "one person more and it is below"},
      {3, 15, {1, 5}, 0, "an unreduced ratio and its reduced form agree"},
      {1, 3, {333333, 1000000}, 1, "a third is above its decimal"},
      {1, 3, {333334, 1000000}, -1, "and below the next one"},
      {2, 3, {2, 3}, 0, "a ratio that no decimal hits"},
      {0, 7, {0, 1}, 0, "nobody is exactly 0 %"},
      {1, 7, {0, 1}, 1, "one person is above 0 %"},
      {7, 7, {1, 1}, 0, "all are exactly 100 %"},
      {6, 7, {1, 1}, -1, "all but one are below 100 %"},
      {8, 7, {1, 1}, 1, "a part above its whole is above 100 %"},
      {kMaxShareCount, kMaxShareCount, {1, 1}, 0, "the greatest counts"},
      {kMaxShareCount - 1, kMaxShareCount, {999999, 1000000}, 1, "the greatest counts, near 1"},
      {kMaxShareCount, kMaxShareCount, {kMaxUint32, kMaxUint32}, 0, "products of 72 bits, equal"},
      {kMaxShareCount - 1, kMaxShareCount, {kMaxUint32, kMaxUint32}, -1, "products of 72 bits"},
      {kMaxShareCount, kMaxShareCount, {kMaxUint32 - 1, kMaxUint32}, 1, "products of 72 bits"},
      {kMaxShareCount, 1, {1, kMaxUint32}, 1, "one product of 72 bits, one of 1"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(CompareShare(c.part, c.whole, c.ratio), c.expected)
        << c.part << " of " << c.whole << " vs " << ToString(c.ratio) << ": " << c.why;
  }
}

TEST(ShareMarginTest, IsTheDifferenceOfTheCrossProducts) {
  struct Case {
    int64_t part = 0;
    int64_t whole = 0;
    Ratio ratio;
    int64_t expected = 0;
    const char* why = "";
  };
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
  const Case cases[] = {
      {3, 15, {20, 100}, 0, "exactly at the line"},
      {3, 14, {20, 100}, 20, "300 - 280"},
      {3, 16, {20, 100}, -20, "300 - 320"},
      {0, 0, {20, 100}, 0, "over nobody the margin is 0; the policy says what that means"},
      {kMaxShareCount, 0, {1, 1000000}, kMaxShareCount * 1000000, "the greatest exact margin"},
      {0, kMaxShareCount, {1000000, 1000000}, -kMaxShareCount * 1000000, "the least one"},
      {kMaxShareCount, 0, {1, kMaxUint32}, kMax, "clamped above: the sign still holds"},
      {0, kMaxShareCount, {kMaxUint32, 1}, kMin, "clamped below: the sign still holds"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ShareMargin(c.part, c.whole, c.ratio), c.expected)
        << c.part << " of " << c.whole << " vs " << ToString(c.ratio) << ": " << c.why;
  }
}

// Every ratio with a denominator up to 12.
std::vector<Ratio> SmallRatios() {
  std::vector<Ratio> ratios;
  for (uint32_t denominator = 1; denominator <= 12; ++denominator) {
    for (uint32_t numerator = 0; numerator <= denominator; ++numerator) {
      ratios.push_back(Ratio{numerator, denominator});
    }
  }
  return ratios;
}

TEST(ShareMarginTest, HasTheSignOfTheComparison) {
  for (const Ratio ratio : SmallRatios()) {
    for (int64_t whole = 1; whole <= 12; ++whole) {
      for (int64_t part = 0; part <= whole; ++part) {
        const int64_t margin = ShareMargin(part, whole, ratio);
        const int sign = margin > 0 ? 1 : (margin < 0 ? -1 : 0);
        EXPECT_EQ(sign, CompareShare(part, whole, ratio))
            << part << " of " << whole << " vs " << ToString(ratio);
      }
    }
  }
}

TEST(IsValidRatioTest, AcceptsExactlyTheRatiosAPolicyMayState) {
  struct Case {
    Ratio ratio;
    bool expected = false;
    const char* why = "";
  };
  const Case cases[] = {
      {{0, 1}, true, "0 %"},
      {{1, 1}, true, "100 %"},
      {{20, 100}, true, "unreduced is fine"},
      {{1000000, 1000000}, true, "the greatest denominator"},
      {{1, 1000001}, false, "a denominator above the greatest"},
      {{2, 1}, false, "above 100 %"},
      {{0, 0}, false, "0/0"},
      {{1, 0}, false, "1/0"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(IsValidRatio(c.ratio), c.expected) << ToString(c.ratio) << ": " << c.why;
  }
}

TEST(RatioTest, PrintsAsStatedAndNotReduced) { EXPECT_EQ(ToString(Ratio{20, 100}), "20/100"); }

TEST(RatioTest, IsZeroByDefault) { EXPECT_EQ(CompareShare(0, 1, Ratio()), 0); }

}  // namespace
}  // namespace dangvien
