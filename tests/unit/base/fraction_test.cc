// Fractions against worked examples, against 128-bit arithmetic where that holds, and at the size
// of the greatest score.
#include "base/fraction.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace dangvien {
namespace {

std::string Text(const Fraction::Decimal& decimal) {
  return decimal.whole + "." + decimal.digits + (decimal.is_exact ? "" : "...");
}

TEST(FractionTest, PrintsInLowestTermsAndAsADecimal) {
  struct Case {
    uint64_t numerator;
    uint64_t denominator;
    const char* fraction;
    const char* decimal;
  };
  const Case cases[] = {
      {0, 5, "0", "0."},
      {28, 1, "28", "28."},
      {26 * 30, 28, "195/7", "27.857..."},
      {67475, 1000, "2699/40", "67.475"},
      {1, 1000000, "1/1000000", "0.000..."},
      {UINT64_MAX, 1, "18446744073709551615", "18446744073709551615."},
  };
  for (const Case& c : cases) {
    const Fraction fraction(c.numerator, c.denominator);
    EXPECT_EQ(fraction.ToString(), c.fraction);
    EXPECT_EQ(Text(fraction.ToDecimal(3)), c.decimal);
  }
}

TEST(FractionTest, AddsAndComparesExactly) {
  EXPECT_EQ((Fraction(1, 3) + Fraction(1, 7)).ToString(), "10/21");
  EXPECT_EQ((Fraction(1, 6) + Fraction(1, 3)).ToString(), "1/2");
  EXPECT_EQ((Fraction() + Fraction(5)).ToString(), "5");
  EXPECT_EQ(Fraction(2, 4).Compare(Fraction(1, 2)), 0);
  EXPECT_EQ(Fraction(899'999'999, 10'000'000).Compare(Fraction(90)), -1);
  EXPECT_EQ(Fraction(900'000'001, 10'000'000).Compare(Fraction(90)), 1);
  EXPECT_EQ(Fraction(1350, 2).DividedBy(10).ToString(), "135/2");
}

TEST(FractionTest, RoundsToAStepOnlyWhenAsked) {
  struct Case {
    Fraction fraction;
    uint32_t step;
    const char* half_up;
    const char* floor;
    const char* why;
  };
  const Case cases[] = {
      {Fraction(67475, 100), 1, "675", "674", "674.75"},
      {Fraction(1349, 2), 1, "675", "674", "exactly half a step goes up"},
      {Fraction(1348999, 2000), 1, "674", "674", "a little less does not"},
      {Fraction(672), 5, "670", "670", "two of five"},
      {Fraction(673), 5, "675", "670", "three of five"},
      {Fraction(6725, 10), 5, "675", "670", "half of five"},
      {Fraction(670), 5, "670", "670", "a multiple stays"},
      {Fraction(0), 5, "0", "0", "nothing stays"},
      {Fraction(1, 3), 1'000'000, "0", "0", "a step greater than all"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(c.fraction.RoundedTo(c.step, FractionRounding::kHalfUp).ToString(), c.half_up)
        << c.why;
    EXPECT_EQ(c.fraction.RoundedTo(c.step, FractionRounding::kFloor).ToString(), c.floor) << c.why;
  }
}

TEST(FractionTest, AgreesWithIntegersOfTheMachine) {
  std::mt19937_64 random(20260110);
  for (int i = 0; i < 2000; ++i) {
    const int bits = 1 + static_cast<int>(random() % 60);
    const auto number = [&] { return 1 + (random() & ((uint64_t{1} << bits) - 1)); };
    const uint64_t a = number();
    const uint64_t b = number();
    const uint64_t c = number();
    const uint64_t d = number();
    const absl::uint128 left = absl::uint128(a) * d;
    const absl::uint128 right = absl::uint128(c) * b;
    EXPECT_EQ(Fraction(a, b).Compare(Fraction(c, d)), left < right ? -1 : (right < left ? 1 : 0));
    const Fraction sum = Fraction(a, b) + Fraction(c, d);
    EXPECT_EQ(sum.Compare(Fraction(left + right, absl::uint128(b) * d)), 0);
    const uint32_t step = 1 + static_cast<uint32_t>(random() % 1000);
    const absl::uint128 down = absl::uint128(a) / (absl::uint128(b) * step) * step;
    EXPECT_EQ(Fraction(a, b).RoundedTo(step, FractionRounding::kFloor).Compare(Fraction(down)), 0);
  }
}

// Eight parts with denominators of 82 bits, without a common factor.
std::vector<Fraction> GreatestParts(uint32_t points) {
  const absl::uint128 base = absl::uint128(1) << 81;
  std::vector<Fraction> parts;
  for (const uint32_t odd : {1u, 3u, 5u, 9u, 11u, 15u, 17u, 21u}) {
    const absl::uint128 denominator = base + odd;
    parts.emplace_back(denominator * points - 1, denominator);
  }
  return parts;
}

TEST(FractionTest, HoldsTheGreatestScore) {
  Fraction sum;
  Fraction less;
  for (const Fraction& part : GreatestParts(1'000'000)) sum = sum + part;
  for (const Fraction& part : GreatestParts(999'999)) less = less + part;
  EXPECT_GT(sum.denominator().BitLength(), 640);
  EXPECT_EQ(sum.Compare(Fraction(8'000'000)), -1) << "less by eight times nearly nothing";
  EXPECT_EQ(sum.Compare(Fraction(7'999'999)), 1);
  EXPECT_EQ(less.Compare(sum), -1);
  EXPECT_EQ(sum.RoundedTo(1'000'000, FractionRounding::kHalfUp).ToString(), "8000000");
  EXPECT_EQ(sum.RoundedTo(1'000'000, FractionRounding::kFloor).ToString(), "7000000");
  EXPECT_EQ(Text(sum.DividedBy(1'000'000).ToDecimal(3)), "7.999...");
  EXPECT_EQ(sum.Reduced().Compare(sum), 0);
}

TEST(NaturalTest, DividesAndPrintsGreatNumbers) {
  Natural power(1);
  for (int i = 0; i < 40; ++i) power = power.Times(Natural(10));
  EXPECT_EQ(power.ToString(), "1" + std::string(40, '0'));
  const Natural::Division division = power.Plus(Natural(7)).DividedBy(Natural(1'000'000'000));
  EXPECT_EQ(division.quotient.ToString(), "1" + std::string(31, '0'));
  EXPECT_EQ(division.remainder.ToString(), "7");
  EXPECT_EQ(power.Minus(Natural(1)).ToString(), std::string(40, '9'));
  EXPECT_EQ(Natural(5).ShiftedLeft(100).BitLength(), 103);
  EXPECT_EQ(Natural().ToString(), "0");
  EXPECT_EQ(Natural(3).DividedBy(Natural(5)).remainder.ToString(), "3");
}

}  // namespace
}  // namespace dangvien
