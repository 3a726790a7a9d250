// Three-valued truth: what a condition says when facts may be missing.
//
//   And(Truth::kFalse, Truth::kUnknown)   // kFalse: no completion of the facts makes it true
//   And(Truth::kTrue, Truth::kUnknown)    // kUnknown
//   Not(Truth::kUnknown)                  // kUnknown
//
// A truth is the set of answers that are still possible, one bit each: bit 0 "can be true", bit 1
// "can be false". Both bits: unknown. Neither: not a Truth. And, Or and Not are those of Kleene's
// strong logic of three values (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
// They take their operands as independent: And(x, Not(x)) is unknown where x is, since the
// bits do not say that both ask the same question. So a result can be too wide, never too narrow.
//
// Thread safety: values and pure functions.
// Tested by tests/unit/base/truth_test.cc
#ifndef DANGVIEN_BASE_TRUTH_H_
#define DANGVIEN_BASE_TRUTH_H_

#include <cstddef>
#include <cstdint>

namespace dangvien {

// Stored one byte a row, and combined bit by bit below: never renumber.
enum class Truth : uint8_t {
  kTrue = 1,
  kFalse = 2,
  kUnknown = 3,
};

namespace internal {

inline constexpr uint8_t kCanBeTrue = 1;
inline constexpr uint8_t kCanBeFalse = 2;

// "a and b" can be true where both can, and can be false where either can.
constexpr uint8_t AndBits(uint8_t a, uint8_t b) {
  return static_cast<uint8_t>((a & b & kCanBeTrue) | ((a | b) & kCanBeFalse));
}

// "a or b" can be true where either can, and can be false where both can.
constexpr uint8_t OrBits(uint8_t a, uint8_t b) {
  return static_cast<uint8_t>(((a | b) & kCanBeTrue) | (a & b & kCanBeFalse));
}

// Swaps the two bits.
constexpr uint8_t NotBits(uint8_t a) {
  return static_cast<uint8_t>(((a & kCanBeTrue) << 1) | ((a & kCanBeFalse) >> 1));
}

}  // namespace internal

constexpr Truth FromBool(bool is_true) { return is_true ? Truth::kTrue : Truth::kFalse; }

constexpr bool CanBeTrue(Truth a) { return (static_cast<uint8_t>(a) & internal::kCanBeTrue) != 0; }
constexpr bool CanBeFalse(Truth a) {
  return (static_cast<uint8_t>(a) & internal::kCanBeFalse) != 0;
}

constexpr Truth And(Truth a, Truth b) {
  return static_cast<Truth>(internal::AndBits(static_cast<uint8_t>(a), static_cast<uint8_t>(b)));
}
constexpr Truth Or(Truth a, Truth b) {
  return static_cast<Truth>(internal::OrBits(static_cast<uint8_t>(a), static_cast<uint8_t>(b)));
}
constexpr Truth Not(Truth a) {
  return static_cast<Truth>(internal::NotBits(static_cast<uint8_t>(a)));
}

// The block forms: the same on arrays of `count` truths, one byte each.
// REQUIRES: every byte is a Truth; `dst` and `src` do not overlap.
// COST: linear, without a branch. The inner loops have a fixed length because gcc 12 vectorizes
// only those at -O2; at -O3 it would vectorize plain ones too.
inline constexpr size_t kTruthsPerStep = 64;

// dst[i] = And(dst[i], src[i]).
inline void AndBlock(uint8_t* __restrict dst, const uint8_t* __restrict src, size_t count) {
  size_t i = 0;
  for (; count - i >= kTruthsPerStep; i += kTruthsPerStep) {
    for (size_t j = 0; j < kTruthsPerStep; ++j) {
      dst[i + j] = internal::AndBits(dst[i + j], src[i + j]);
    }
  }
  for (; i < count; ++i) dst[i] = internal::AndBits(dst[i], src[i]);
}

// dst[i] = Or(dst[i], src[i]).
inline void OrBlock(uint8_t* __restrict dst, const uint8_t* __restrict src, size_t count) {
  size_t i = 0;
  for (; count - i >= kTruthsPerStep; i += kTruthsPerStep) {
    for (size_t j = 0; j < kTruthsPerStep; ++j) {
      dst[i + j] = internal::OrBits(dst[i + j], src[i + j]);
    }
  }
  for (; i < count; ++i) dst[i] = internal::OrBits(dst[i], src[i]);
}

// dst[i] = Not(dst[i]).
inline void NotBlock(uint8_t* dst, size_t count) {
  size_t i = 0;
  for (; count - i >= kTruthsPerStep; i += kTruthsPerStep) {
    for (size_t j = 0; j < kTruthsPerStep; ++j) dst[i + j] = internal::NotBits(dst[i + j]);
  }
  for (; i < count; ++i) dst[i] = internal::NotBits(dst[i]);
}

}  // namespace dangvien

#endif  // DANGVIEN_BASE_TRUTH_H_
