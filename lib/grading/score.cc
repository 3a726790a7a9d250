// Scores: sheets of marked lines and products with components, added up without rounding but where
// the policy states it.
//
// Example: 26 of the 28 points whose lines apply, in a part of 30, are 195/7 points; against a
// threshold of 28 they are too few, though a table would print 27.9. Lines rounded to tenths and
// then added may give another sum than a total rounded once.
//
// Most sheets are whole points. They are added as integers, and a fraction is made only where a
// part is none.
// Tested by tests/unit/grading/score_test.cc, tests/differential/differential_test.cc
#include "grading/score.h"

#include <algorithm>

#include "grading/conditions.h"

namespace dangvien {
namespace {

constexpr int32_t kFullHundredths = 10'000;

// Points added up so far: a whole number, and what is none.
struct Sum {
  uint64_t whole = 0;
  bool has_rest = false;
  Fraction rest;

  void Add(const Fraction& fraction) {
    rest = has_rest ? rest + fraction : fraction;
    has_rest = true;
  }
  Fraction Total() const { return has_rest ? rest + Fraction(whole) : Fraction(whole); }
};

struct Subject {
  const EvalContext& context;
  RowKind kind;
  Row row;
};

FractionRounding ModeOf(const wire::Rounding& rounding) {
  return rounding.mode == wire::RoundingMode::kFloor ? FractionRounding::kFloor
                                                     : FractionRounding::kHalfUp;
}

// numerator / denominator to a multiple of the step. Both are whole, so half a step may be cut to
// a whole number: no numerator lies between.
uint64_t RoundedQuotient(absl::uint128 numerator, absl::uint128 denominator,
                         const wire::Rounding& rounding) {
  const absl::uint128 step = denominator * rounding.step;
  if (rounding.mode == wire::RoundingMode::kHalfUp) numerator += step / 2;
  return static_cast<uint64_t>(numerator / step) * rounding.step;
}

// Adds numerator / denominator, but at most `full`.
void AddCapped(absl::uint128 numerator, absl::uint128 denominator, uint32_t full, Sum* sum) {
  if (numerator >= denominator * full) {
    sum->whole += full;
  } else if (numerator % denominator == 0) {
    sum->whole += static_cast<uint64_t>(numerator / denominator);
  } else {
    sum->Add(Fraction(numerator, denominator));
  }
}

bool AddSheet(const CompiledSheet& sheet, uint32_t full, const Subject& subject, Sum* sum) {
  const auto& frame = subject.context.policy.frame(SubjectKindOf(subject.kind));
  uint64_t marked = 0;
  uint64_t applicable = 0;
  for (const int32_t criterion : sheet.criteria) {
    int32_t points = 0;
    const SheetLine line =
        SheetLineOf(criterion, subject.context, subject.kind, subject.row, &points);
    if (line == SheetLine::kMissing) return false;
    if (line == SheetLine::kNotApplicable) continue;
    applicable += frame[static_cast<size_t>(criterion)].source->max_points;
    marked += static_cast<uint64_t>(points);
  }
  if (applicable == 0) return true;
  const uint64_t factor = sheet.is_rescaled ? full : 1;
  const uint64_t divisor = sheet.is_rescaled ? applicable : 1;
  if (sheet.rounding == nullptr) {
    AddCapped(absl::uint128(marked) * factor, divisor, full, sum);
    return true;
  }
  uint64_t rounded = 0;
  for (const int32_t criterion : sheet.criteria) {
    int32_t points = 0;
    SheetLineOf(criterion, subject.context, subject.kind, subject.row, &points);
    rounded += RoundedQuotient(absl::uint128(static_cast<uint64_t>(points)) * factor, divisor,
                               *sheet.rounding);
  }
  AddCapped(rounded, 1, full, sum);
  return true;
}

// sum(component weight * hundredths); false where one is not known.
bool DegreeOf(const CompiledProducts& products, const ProductEntry& product, const Binding& binding,
              uint64_t* degree) {
  *degree = 0;
  for (const CompiledComponent& component : products.components) {
    const int32_t hundredths = ComponentHundredths(component, product, binding);
    if (hundredths < 0) return false;
    *degree += uint64_t{component.source->weight} * static_cast<uint64_t>(hundredths);
  }
  return true;
}

bool AddProducts(const CompiledProducts& products, uint32_t full, const Subject& subject,
                 Sum* sum) {
  uint64_t divisor = 0;
  for (const CompiledComponent& component : products.components) {
    divisor += uint64_t{component.source->weight} * kFullHundredths;
  }
  const auto& table = subject.context.tables.assessments_of(SubjectKindOf(subject.kind));
  absl::uint128 weighted = 0;
  uint64_t rounded = 0;
  uint64_t weights = 0;
  for (const ProductEntry& product : table.ProductsOf(subject.row)) {
    uint64_t degree = 0;
    if (!DegreeOf(products, product, subject.context.binding, &degree)) return false;
    const absl::uint128 points = absl::uint128(degree) * static_cast<uint64_t>(product.weight);
    weights += static_cast<uint64_t>(product.weight);
    weighted += points;
    if (products.rounding != nullptr) {
      rounded += RoundedQuotient(points, divisor, *products.rounding);
    }
  }
  if (weights == 0) return false;
  if (!products.weights_are_points) {
    AddCapped(weighted * full, absl::uint128(divisor) * weights, full, sum);
    return true;
  }
  if (weights != full) return false;
  if (products.rounding != nullptr) {
    AddCapped(rounded, 1, full, sum);
  } else {
    AddCapped(weighted, divisor, full, sum);
  }
  return true;
}

bool AddPart(const CompiledScorePart& part, const Subject& subject, Sum* sum) {
  const uint32_t full = part.source->full_points;
  if (const auto* sheet = std::get_if<CompiledSheet>(&part.kind)) {
    return AddSheet(*sheet, full, subject, sum);
  }
  return AddProducts(std::get<CompiledProducts>(part.kind), full, subject, sum);
}

// The rounded sum of all parts; false where one is not known.
bool AddParts(const CompiledScore& score, const Subject& subject, Sum* sum) {
  sum->whole = 0;
  sum->has_rest = false;
  for (const CompiledScorePart& part : score.parts) {
    if (!AddPart(part, subject, sum)) return false;
  }
  if (score.rounding == nullptr) return true;
  if (sum->has_rest) {
    sum->rest = sum->Total().RoundedTo(score.rounding->step, ModeOf(*score.rounding));
    sum->whole = 0;
  } else {
    sum->whole = RoundedQuotient(sum->whole, 1, *score.rounding);
  }
  return true;
}

int CompareWhole(uint64_t left, uint64_t right) {
  return left < right ? -1 : (right < left ? 1 : 0);
}

}  // namespace

SheetLine SheetLineOf(int32_t criterion, const EvalContext& context, RowKind kind, Row row,
                      int32_t* points) {
  const auto k = static_cast<size_t>(SubjectKindOf(kind));
  const auto c = static_cast<size_t>(criterion);
  const auto r = static_cast<size_t>(row);
  const MarkColumn* column = context.binding.marks[k][c];
  if (column != nullptr && !column->points.empty() && column->points[r] != kPointsMissing) {
    *points = column->points[r];
    return SheetLine::kPoints;
  }
  const bool is_not_applicable =
      column != nullptr && !column->levels.empty() && column->levels[r] == kMarkNotApplicable;
  const bool is_if_any = context.policy.frame(SubjectKindOf(kind))[c].source->if_any;
  return is_not_applicable || is_if_any ? SheetLine::kNotApplicable : SheetLine::kMissing;
}

int32_t ComponentHundredths(const CompiledComponent& component, const ProductEntry& product,
                            const Binding& binding) {
  const int32_t symbol = binding.component_symbol[static_cast<size_t>(component.index)];
  for (const ProductValueEntry& value : product.values) {
    if (value.component != symbol || symbol == kNone) continue;
    if (!value.is_fault_count) return value.amount;
    const int64_t per_fault = component.source->fault_hundredths;
    if (per_fault == 0) return -1;
    return static_cast<int32_t>(
        std::max<int64_t>(0, kFullHundredths - per_fault * int64_t{value.amount}));
  }
  return -1;
}

ScoreValue ScoreOf(int32_t score, const EvalContext& context, RowKind kind, Row row) {
  Sum sum;
  const auto s = static_cast<size_t>(score);
  if (!AddParts(context.policy.scores[s], {context, kind, row}, &sum)) return {};
  return {true, sum.Total()};
}

ScoreValue ScorePartOf(int32_t score, size_t part, const EvalContext& context, RowKind kind,
                       Row row) {
  Sum sum;
  const CompiledScore& compiled = context.policy.scores[static_cast<size_t>(score)];
  if (!AddPart(compiled.parts[part], {context, kind, row}, &sum)) return {};
  return {true, sum.Total()};
}

void Eval(const ScoreAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  const CompiledScore& score = context.policy.scores[static_cast<size_t>(atom.score)];
  Sum sum;  // of one row after the other
  FillTruth(rows, truth, [&](Row row) {
    if (!AddParts(score, {context, rows.kind, row}, &sum)) return Truth::kUnknown;
    const int order = sum.has_rest ? sum.Total().Compare(Fraction(atom.points))
                                   : CompareWhole(sum.whole, atom.points);
    return FromBool(Compares(atom.comparison, order));
  });
}

}  // namespace dangvien
