// score.proto, sentence by sentence, in fractions. An empty optional is "not known", and one that
// is not known makes the whole not known.
//
// Tested by tests/oracle/oracle_score_test.cc
#include "tests/oracle/score.h"

#include <vector>

#include "tests/oracle/assessment.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

using Points = std::optional<Fraction>;

constexpr int64_t kFullPercent = 10000;  // in hundredths of a percent

Fraction Round(const Fraction& points, const v1::Rounding& rounding) {
  if (rounding.mode() == v1::ROUNDING_MODE_UNSPECIFIED) return points;
  const Fraction step(rounding.step());
  Fraction steps = points / step;
  if (rounding.mode() == v1::ROUNDING_MODE_HALF_UP) steps = steps + Fraction::Of(1, 2);
  return steps.Floor() * step;
}

// One line of a sheet that applies.
struct Line {
  int64_t points = 0;
  int64_t max_points = 0;
};

// The lines that apply; empty where one is not known.
std::optional<std::vector<Line>> LinesOf(const Facts& facts, const v1::SheetPart& sheet,
                                         const v1::SubjectRef& ref) {
  std::vector<Line> lines;
  const v1::Assessment* assessment = facts.FindAssessment(ref);
  for (const v1::Criterion& criterion : CriteriaOf(facts, ref.kind())) {
    const bool is_selected =
        sheet.role_ids().empty() || HasOneOf(facts, criterion, sheet.role_ids());
    if (!is_selected || criterion.max_points() == 0) continue;
    const v1::Mark* mark = FindMark(assessment, criterion.id());
    if (mark != nullptr && mark->not_applicable()) continue;
    if (mark == nullptr || !mark->has_points()) {
      if (!criterion.if_any()) return std::nullopt;
      continue;
    }
    lines.push_back({mark->points(), criterion.max_points()});
  }
  return lines;
}

Points PointsOfSheet(const Facts& facts, const v1::ScorePart& part, const v1::SubjectRef& ref) {
  const std::optional<std::vector<Line>> lines = LinesOf(facts, part.sheet(), ref);
  if (!lines.has_value()) return std::nullopt;
  int64_t applicable_points = 0;
  for (const Line& line : *lines) applicable_points += line.max_points;
  Fraction sum;
  for (const Line& line : *lines) {
    Fraction points(line.points);
    if (part.sheet().not_applicable() == v1::NOT_APPLICABLE_LINES_RESCALED) {
      points = points * Fraction::Of(part.full_points(), applicable_points);
    }
    sum = sum + Round(points, part.sheet().rounding());
  }
  return sum;
}

// In hundredths of a percent.
Points PercentOf(const v1::ProductComponent& component, const v1::Product& product) {
  for (const v1::ProductValue& value : product.values()) {
    if (value.component_id() != component.id()) continue;
    if (value.has_percent_hundredths()) return Fraction(value.percent_hundredths());
    if (value.has_fault_count() && component.fault_hundredths() > 0) {
      const int64_t lost = int64_t{value.fault_count()} * component.fault_hundredths();
      return Fraction(lost > kFullPercent ? 0 : kFullPercent - lost);
    }
  }
  return std::nullopt;
}

// How far the product was done, from 0 to 1: the weighted mean of its components.
Points DegreeOf(const v1::ProductPart& part, const v1::Product& product) {
  Fraction sum;
  int64_t weights = 0;
  for (const v1::ProductComponent& component : part.components()) {
    const Points percent = PercentOf(component, product);
    if (!percent.has_value()) return std::nullopt;
    sum = sum + Fraction(component.weight()) * *percent;
    weights += component.weight();
  }
  return sum / Fraction(weights * kFullPercent);
}

Points PointsOfProducts(const Facts& facts, const v1::ScorePart& part, const v1::SubjectRef& ref) {
  const v1::Assessment* assessment = facts.FindAssessment(ref);
  if (assessment == nullptr || assessment->products().empty()) return std::nullopt;
  const bool are_points = part.products().weights() == v1::PRODUCT_WEIGHTS_POINTS;
  Fraction sum;
  int64_t weights = 0;
  for (const v1::Product& product : assessment->products()) {
    const Points degree = DegreeOf(part.products(), product);
    if (!degree.has_value()) return std::nullopt;
    const Fraction points = Fraction(product.weight()) * *degree;
    sum = sum + (are_points ? Round(points, part.products().rounding()) : points);
    weights += product.weight();
  }
  if (!are_points) return Fraction(part.full_points()) * sum / Fraction(weights);
  if (weights != part.full_points()) return std::nullopt;
  return sum;
}

Points PointsOfPart(const Facts& facts, const v1::ScorePart& part, const v1::SubjectRef& ref) {
  const Points points =
      part.has_sheet() ? PointsOfSheet(facts, part, ref) : PointsOfProducts(facts, part, ref);
  const Fraction full(part.full_points());
  if (points.has_value() && full < *points) return full;
  return points;
}

}  // namespace

std::optional<Fraction> ScoreOf(const Facts& facts, const std::string& score_id,
                                const v1::SubjectRef& ref) {
  for (const v1::Score& score : facts.policy().scores()) {
    if (score.id() != score_id) continue;
    Fraction sum;
    for (const v1::ScorePart& part : score.parts()) {
      const Points points = PointsOfPart(facts, part, ref);
      if (!points.has_value()) return std::nullopt;
      sum = sum + *points;
    }
    return Round(sum, score.rounding());
  }
  return std::nullopt;
}

Truth EvaluateScore(const Facts& facts, const v1::ScoreCondition& condition, const Focus& focus) {
  const Points score = ScoreOf(facts, condition.score_id(), focus.ref);
  if (!score.has_value()) return Truth::kUnknown;
  return FromBool(Compare(*score, condition.comparison(), Fraction(condition.points())));
}

}  // namespace dangvien::oracle
