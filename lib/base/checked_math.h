// Integer arithmetic that says when a result does not fit, in place of undefined behaviour.
//
//   const std::optional<int64_t> total_points = CheckedAdd(points, bonus_points);
//   if (!total_points.has_value()) return NotGradable(...);
//
// The answer is an optional and not a Status: only the caller knows which field to name.
//
// Thread safety: pure functions.
#ifndef DANGVIEN_BASE_CHECKED_MATH_H_
#define DANGVIEN_BASE_CHECKED_MATH_H_

#include <cstdint>
#include <limits>
#include <optional>

namespace dangvien {

// a + b, or nothing where that is not an int64.
constexpr std::optional<int64_t> CheckedAdd(int64_t a, int64_t b) {
  // Neither difference can overflow, since the sign of b is known where it is computed.
  if (b > 0 && a > std::numeric_limits<int64_t>::max() - b) return std::nullopt;
  if (b < 0 && a < std::numeric_limits<int64_t>::min() - b) return std::nullopt;
  return a + b;
}

// a * b, or nothing where that is not an int64.
constexpr std::optional<int64_t> CheckedMul(int64_t a, int64_t b) {
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  constexpr int64_t kMin = std::numeric_limits<int64_t>::min();
  if (a == 0 || b == 0) return 0;
  // Division truncates toward zero, so each quotient is the last factor that still fits. The
  // one quotient that would itself overflow, kMin / -1, is never formed: where the product is
  // negative, the division is by the positive factor.
  if (a > 0 && b > 0 && a > kMax / b) return std::nullopt;
  if (a < 0 && b < 0 && a < kMax / b) return std::nullopt;
  if (a < 0 && b > 0 && a < kMin / b) return std::nullopt;
  if (a > 0 && b < 0 && b < kMin / a) return std::nullopt;
  return a * b;
}

}  // namespace dangvien

#endif  // DANGVIEN_BASE_CHECKED_MATH_H_
