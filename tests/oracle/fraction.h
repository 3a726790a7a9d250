// Exact fractions.
#ifndef DANGVIEN_TESTS_ORACLE_FRACTION_H_
#define DANGVIEN_TESTS_ORACLE_FRACTION_H_

#include <cstdint>
#include <string>

namespace dangvien::oracle {

__extension__ typedef __int128 WideInt;

// In lowest terms, the denominator above 0. Ends the program where 127 bits do not hold a result: a
// wrong answer would be worse than none.
class Fraction {
 public:
  Fraction(int64_t whole = 0) : numerator_(whole), denominator_(1) {}  // NOLINT: numbers mix
  // REQUIRES: denominator != 0.
  static Fraction Of(int64_t numerator, int64_t denominator);

  Fraction operator+(const Fraction& other) const;
  Fraction operator*(const Fraction& other) const;
  // REQUIRES: other != 0.
  Fraction operator/(const Fraction& other) const;
  bool operator<(const Fraction& other) const;
  bool operator==(const Fraction& other) const {
    return numerator_ == other.numerator_ && denominator_ == other.denominator_;
  }

  // The greatest whole number that is not above it.
  Fraction Floor() const;
  // "3", or "7/8".
  std::string ToString() const;

 private:
  Fraction(WideInt numerator, WideInt denominator);

  WideInt numerator_;
  WideInt denominator_;
};

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_FRACTION_H_
