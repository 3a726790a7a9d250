// Fractions on natural numbers of a fixed size. A sum of eight fractions whose denominators need
// 82 bits has a denominator of 656: too much for any integer of the machine, and little enough for
// an array.
//
// Example: 1/3 + 1/7 is 10/21, and is compared with 1/2 as 20 with 21. What it is not: a general
// library of great numbers. Division goes bit by bit, because quotients here are short: points, or
// a digit.
// Tested by tests/unit/base/fraction_test.cc
#include "base/fraction.h"

#include <algorithm>
#include <cassert>

#include "absl/strings/str_cat.h"

namespace dangvien {

Natural::Natural(absl::uint128 value) {
  while (value != 0) {
    Append(static_cast<uint32_t>(value));
    value >>= 32;
  }
}

void Natural::Append(uint32_t limb) {
  assert(size_ < kLimbs);
  limbs_[size_++] = limb;
}

void Natural::Trim() {
  while (size_ > 0 && limbs_[size_ - 1] == 0) --size_;
}

int Natural::BitLength() const {
  if (size_ == 0) return 0;
  int bits = static_cast<int>(size_ - 1) * 32;
  for (uint32_t top = limbs_[size_ - 1]; top != 0; top >>= 1) ++bits;
  return bits;
}

std::string Natural::ToString() const {
  constexpr uint32_t kNineDigits = 1'000'000'000;
  std::string text;
  Natural rest = *this;
  while (rest.size_ > 2) {
    const Division division = rest.DividedBy(Natural(kNineDigits));
    const std::string digits = absl::StrCat(division.remainder.LimbAt(0));
    text = absl::StrCat(std::string(9 - digits.size(), '0'), digits, text);
    rest = division.quotient;
  }
  const uint64_t head = uint64_t{rest.LimbAt(1)} << 32 | rest.LimbAt(0);
  return absl::StrCat(head, text);
}

Natural Natural::Plus(const Natural& other) const {
  Natural sum;
  uint64_t carry = 0;
  for (size_t i = 0; i < std::max(size_, other.size_) || carry != 0; ++i) {
    carry += uint64_t{LimbAt(i)} + other.LimbAt(i);
    sum.Append(static_cast<uint32_t>(carry));
    carry >>= 32;
  }
  return sum;
}

Natural Natural::Minus(const Natural& other) const {
  assert(other.Compare(*this) <= 0);
  Natural difference = *this;
  uint64_t borrow = 0;
  for (size_t i = 0; i < size_; ++i) {
    const uint64_t taken = uint64_t{other.LimbAt(i)} + borrow;
    borrow = taken > limbs_[i] ? 1 : 0;
    difference.limbs_[i] = static_cast<uint32_t>((borrow << 32) + limbs_[i] - taken);
  }
  difference.Trim();
  return difference;
}

Natural Natural::Times(const Natural& other) const {
  Natural product;
  if (IsZero() || other.IsZero()) return product;
  for (size_t i = 0; i < size_; ++i) {
    uint64_t carry = 0;
    for (size_t j = 0; j < other.size_ || carry != 0; ++j) {
      if (i + j == product.size_) product.Append(0);
      carry += uint64_t{limbs_[i]} * other.LimbAt(j) + product.limbs_[i + j];
      product.limbs_[i + j] = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
  }
  product.Trim();
  return product;
}

Natural Natural::ShiftedLeft(int bits) const {
  if (IsZero()) return *this;
  Natural shifted;
  for (int i = 0; i < bits / 32; ++i) shifted.Append(0);
  uint64_t carry = 0;
  for (size_t i = 0; i < size_; ++i) {
    carry |= uint64_t{limbs_[i]} << (bits % 32);
    shifted.Append(static_cast<uint32_t>(carry));
    carry >>= 32;
  }
  if (carry != 0) shifted.Append(static_cast<uint32_t>(carry));
  return shifted;
}

int Natural::Compare(const Natural& other) const {
  if (size_ != other.size_) return size_ < other.size_ ? -1 : 1;
  for (size_t i = size_; i > 0; --i) {
    if (limbs_[i - 1] != other.limbs_[i - 1]) return limbs_[i - 1] < other.limbs_[i - 1] ? -1 : 1;
  }
  return 0;
}

// The quotient bit by bit, the highest first.
Natural::Division Natural::DividedBy(const Natural& divisor) const {
  assert(!divisor.IsZero());
  Division division;
  division.remainder = *this;
  for (int bit = BitLength() - divisor.BitLength(); bit >= 0; --bit) {
    const Natural part = divisor.ShiftedLeft(bit);
    if (part.Compare(division.remainder) > 0) continue;
    division.remainder = division.remainder.Minus(part);
    division.quotient = division.quotient.Plus(Natural(1).ShiftedLeft(bit));
  }
  return division;
}

Fraction Fraction::operator+(const Fraction& other) const {
  return {numerator_.Times(other.denominator_).Plus(other.numerator_.Times(denominator_)),
          denominator_.Times(other.denominator_)};
}

Fraction Fraction::DividedBy(uint32_t divisor) const {
  return {numerator_, denominator_.Times(Natural(divisor))};
}

// To the half: floor(n / (d * step) + 1/2) is floor((2 n + d * step) / (2 d * step)).
Fraction Fraction::RoundedTo(uint32_t step, FractionRounding rounding) const {
  Natural dividend = numerator_;
  Natural divisor = denominator_.Times(Natural(step));
  if (rounding == FractionRounding::kHalfUp) {
    dividend = dividend.ShiftedLeft(1).Plus(divisor);
    divisor = divisor.ShiftedLeft(1);
  }
  return {dividend.DividedBy(divisor).quotient.Times(Natural(step)), Natural(1)};
}

int Fraction::Compare(const Fraction& other) const {
  return numerator_.Times(other.denominator_).Compare(other.numerator_.Times(denominator_));
}

Fraction Fraction::Reduced() const {
  Natural divisor = denominator_;
  Natural rest = numerator_;
  while (!rest.IsZero()) {
    const Natural next = divisor.DividedBy(rest).remainder;
    divisor = rest;
    rest = next;
  }
  return {numerator_.DividedBy(divisor).quotient, denominator_.DividedBy(divisor).quotient};
}

std::string Fraction::ToString() const {
  const Fraction reduced = Reduced();
  if (reduced.denominator_.Compare(Natural(1)) == 0) return reduced.numerator_.ToString();
  return absl::StrCat(reduced.numerator_.ToString(), "/", reduced.denominator_.ToString());
}

Fraction::Decimal Fraction::ToDecimal(int max_digits) const {
  Natural::Division division = numerator_.DividedBy(denominator_);
  Decimal decimal;
  decimal.whole = division.quotient.ToString();
  for (int i = 0; i < max_digits && !division.remainder.IsZero(); ++i) {
    division = division.remainder.Times(Natural(10)).DividedBy(denominator_);
    absl::StrAppend(&decimal.digits, division.quotient.ToString());
  }
  decimal.is_exact = division.remainder.IsZero();
  return decimal;
}

}  // namespace dangvien
