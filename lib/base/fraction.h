// Exact fractions that are never negative, for points.
//
//   const Fraction line = Fraction(26 * 300, 280);     // 26 of 28 points, as if out of 30
//   line.RoundedTo(5, FractionRounding::kHalfUp)       // 28: the nearest multiple of 5 tenths
//   (line + Fraction(1, 7)).ToString()                 // "28"
//
// A sum of fractions has the product of their denominators; how great these may be is stated
// here, and whoever makes fractions proves that he keeps to it (grading/score.h does). Within that
// nothing overflows, and nothing is ever rounded but by RoundedTo().
//
// Thread safety: values.
#ifndef DANGVIEN_BASE_FRACTION_H_
#define DANGVIEN_BASE_FRACTION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/numeric/int128.h"

namespace dangvien {

// A natural number below 2^kBits.
class Natural {
 public:
  static constexpr int kBits = 1536;

  Natural() = default;  // 0
  explicit Natural(absl::uint128 value);

  bool IsZero() const { return size_ == 0; }
  int BitLength() const;
  std::string ToString() const;

  // REQUIRES: the result is below 2^kBits.
  Natural Plus(const Natural& other) const;
  Natural Times(const Natural& other) const;
  Natural ShiftedLeft(int bits) const;
  // REQUIRES: other <= *this.
  Natural Minus(const Natural& other) const;

  // Quotient and remainder. REQUIRES: divisor is not 0.
  struct Division;
  Division DividedBy(const Natural& divisor) const;

  // -1, 0 or 1.
  int Compare(const Natural& other) const;

 private:
  static constexpr size_t kLimbs = kBits / 32;

  void Append(uint32_t limb);
  void Trim();
  uint32_t LimbAt(size_t i) const { return i < size_ ? limbs_[i] : 0; }

  size_t size_ = 0;  // without leading zeros
  std::array<uint32_t, kLimbs> limbs_{};
};

struct Natural::Division {
  Natural quotient;
  Natural remainder;
};

enum class FractionRounding { kHalfUp, kFloor };

// Numerator and denominator are below 2^700: with room for one comparison, whose products are
// below 2^1400, and for one rounding. A sum may have a numerator of one bit more than the greater
// of its products.
class Fraction {
 public:
  Fraction() : denominator_(1) {}
  // REQUIRES: denominator > 0.
  explicit Fraction(absl::uint128 numerator, absl::uint128 denominator = 1)
      : numerator_(numerator), denominator_(denominator) {}

  const Natural& numerator() const { return numerator_; }
  const Natural& denominator() const { return denominator_; }

  Fraction operator+(const Fraction& other) const;
  // REQUIRES: divisor > 0.
  Fraction DividedBy(uint32_t divisor) const;

  // To a multiple of the step. REQUIRES: step > 0.
  Fraction RoundedTo(uint32_t step, FractionRounding rounding) const;

  // -1, 0 or 1.
  int Compare(const Fraction& other) const;

  // In lowest terms.
  Fraction Reduced() const;
  // In lowest terms: "195/7", "28".
  std::string ToString() const;

  // Digits before and behind the decimal mark, at most so many; exact where nothing was cut.
  struct Decimal {
    std::string whole;
    std::string digits;
    bool is_exact = true;
  };
  Decimal ToDecimal(int max_digits) const;

 private:
  Fraction(Natural numerator, Natural denominator)
      : numerator_(numerator), denominator_(denominator) {}

  Natural numerator_;
  Natural denominator_;
};

}  // namespace dangvien

#endif  // DANGVIEN_BASE_FRACTION_H_
