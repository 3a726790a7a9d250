// Three-valued truth with the strong Kleene connectives, ordered so that "and" is the minimum and
// "or" the maximum.
#ifndef DANGVIEN_TESTS_ORACLE_TRUTH_H_
#define DANGVIEN_TESTS_ORACLE_TRUTH_H_

#include <algorithm>

namespace dangvien::oracle {

enum class Truth { kFalse = 0, kUnknown = 1, kTrue = 2 };

inline Truth And(Truth a, Truth b) { return std::min(a, b); }
inline Truth Or(Truth a, Truth b) { return std::max(a, b); }
inline Truth Not(Truth a) {
  if (a == Truth::kUnknown) return Truth::kUnknown;
  return a == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
}
inline Truth FromBool(bool holds) { return holds ? Truth::kTrue : Truth::kFalse; }

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_TRUTH_H_
