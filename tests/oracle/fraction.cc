// School arithmetic on whole numbers of 128 bits, reduced after every step.
//
// Tested by tests/oracle/oracle_score_test.cc
#include "tests/oracle/fraction.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace dangvien::oracle {
namespace {

[[noreturn]] void Overflow() {
  std::fputs("a fraction of the oracle does not fit into 127 bits\n", stderr);
  std::abort();
}

WideInt Times(WideInt a, WideInt b) {
  WideInt product = 0;
  if (__builtin_mul_overflow(a, b, &product)) Overflow();
  return product;
}

WideInt Plus(WideInt a, WideInt b) {
  WideInt sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) Overflow();
  return sum;
}

WideInt GreatestCommonDivisor(WideInt a, WideInt b) {
  while (b != 0) {
    const WideInt rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

std::string Digits(WideInt number) {
  const bool is_negative = number < 0;
  std::string digits;
  do {
    const int digit = static_cast<int>(number % 10);
    digits.push_back(static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    number /= 10;
  } while (number != 0);
  if (is_negative) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

Fraction::Fraction(WideInt numerator, WideInt denominator)
    : numerator_(numerator), denominator_(denominator) {
  const WideInt divisor = GreatestCommonDivisor(numerator_, denominator_);
  const WideInt sign = denominator_ < 0 ? -1 : 1;
  numerator_ = numerator_ / divisor * sign;
  denominator_ = denominator_ / divisor * sign;
}

Fraction Fraction::Of(int64_t numerator, int64_t denominator) {
  return Fraction(WideInt{numerator}, WideInt{denominator});
}

Fraction Fraction::operator+(const Fraction& other) const {
  return Fraction(
      Plus(Times(numerator_, other.denominator_), Times(other.numerator_, denominator_)),
      Times(denominator_, other.denominator_));
}

Fraction Fraction::operator*(const Fraction& other) const {
  return Fraction(Times(numerator_, other.numerator_), Times(denominator_, other.denominator_));
}

Fraction Fraction::operator/(const Fraction& other) const {
  return Fraction(Times(numerator_, other.denominator_), Times(denominator_, other.numerator_));
}

bool Fraction::operator<(const Fraction& other) const {
  return Times(numerator_, other.denominator_) < Times(other.numerator_, denominator_);
}

Fraction Fraction::Floor() const {
  WideInt whole = numerator_ / denominator_;
  if (numerator_ < 0 && whole * denominator_ != numerator_) --whole;
  return Fraction(whole, WideInt{1});
}

std::string Fraction::ToString() const {
  return denominator_ == 1 ? Digits(numerator_) : Digits(numerator_) + "/" + Digits(denominator_);
}

}  // namespace dangvien::oracle
