// Exact ratios. The comparisons themselves stand in ratio.h, because the grading loops need them
// inline; here is what is done once a policy: is this a ratio a policy may state, and how is it
// printed.
//
// A ratio is never reduced. "20/100" in a certificate must read as the instrument reads, and the
// comparison by cross multiplication gives the same answer for 20/100 and 1/5. For that reason
// there is no operator== either: equal as numbers and equal as written are different questions.
//
// Nothing here or in ratio.h divides, so nothing is ever rounded.
//
// Tested by tests/unit/base/ratio_test.cc
#include "base/ratio.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace dangvien {

bool IsValidRatio(Ratio ratio) {
  return ratio.denominator > 0 && ratio.denominator <= kMaxRatioDenominator &&
         ratio.numerator <= ratio.denominator;
}

std::string ToString(Ratio ratio) { return absl::StrCat(ratio.numerator, "/", ratio.denominator); }

}  // namespace dangvien
