// Points of a subject, exactly: the meaning is score.proto's.
//
//   const ScoreValue score = ScoreOf(atom.score, context, RowKind::kPerson, person);
//   if (score.is_known) ... score.value.Compare(Fraction(900)) ...  // 90 points in tenths
//
// Why nothing overflows. A policy has at most 2^31 criteria in a frame and a dossier at most 2^31
// products, since both are counted by int32. With the limits of compiled.h:
//  * the denominator of a sheet is a sum of max_points:                  below 2^31 * 2^20 = 2^51
//  * that of products is weights of components * 10,000 * weights of products:
//                                  at most (16 * 10^4) * 10^4 * (2^31 * 10^6), below 2^82
//  * a part is worth at most 10^6 points, so its numerator is below 2^20 * 2^82 = 2^102, and
//    128 bits hold it.
// Eight parts have a denominator below 2^(8 * 82) = 2^656 and, at less than 2^23 points, a
// numerator below 2^679. Fraction holds 2^700, which leaves a division by points_scale, too.
#ifndef DANGVIEN_GRADING_SCORE_H_
#define DANGVIEN_GRADING_SCORE_H_

#include <cstddef>

#include "base/fraction.h"
#include "facts/context.h"

namespace dangvien {

// In units of 1/points_scale.
struct ScoreValue {
  bool is_known = false;
  Fraction value;  // where it is known
};

// `score` is an index in CompiledPolicy::scores; the row is of the score's subject kind.
ScoreValue ScoreOf(int32_t score, const EvalContext& context, RowKind kind, Row row);

// One part, before the rounding of the total.
ScoreValue ScorePartOf(int32_t score, size_t part, const EvalContext& context, RowKind kind,
                       Row row);

// One line of a sheet for one subject: marked by points, not applicable, or missing.
enum class SheetLine { kPoints, kNotApplicable, kMissing };
SheetLine SheetLineOf(int32_t criterion, const EvalContext& context, RowKind kind, Row row,
                      int32_t* points);

// Hundredths of a percent of a component in one product; -1 = not known.
int32_t ComponentHundredths(const CompiledComponent& component, const ProductEntry& product,
                            const Binding& binding);

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_SCORE_H_
