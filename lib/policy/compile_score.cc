// Scores: the criteria that each sheet sums up under the chosen readings, the components of
// products, and the limits that keep the arithmetic exact.
//
// Example of a fault found here: a sheet whose roles select no criterion with points, which would
// give everybody 0. Not a fault: a criterion with the role that takes no points; it is no line of
// the sheet. Whether the parts add up to a hundred is the instrument's affair.
// Tested by tests/unit/policy/score_declarations_test.cc
#include <algorithm>

#include "policy/compiler.h"

namespace dangvien {
namespace {

using KindCase = wire::ScorePart::KindCase;

constexpr uint32_t kMaxComponentWeight = 10'000;
constexpr uint32_t kMaxFaultHundredths = 10'000;

void CheckLength(Compiler& compiler, size_t count, size_t most, const std::string& path) {
  if (1 <= count && count <= most) return;
  compiler.Add(count == 0 ? IssueCode::kMissingField : IssueCode::kLimitExceeded, path,
               absl::StrCat("expected 1 to ", most, " entries, found ", count));
}

const wire::Rounding* CompileRounding(Compiler& compiler, const std::optional<wire::Rounding>& in,
                                      const std::string& path) {
  if (!in.has_value()) return nullptr;
  Require(compiler, in->mode != wire::RoundingMode::kUnspecified, absl::StrCat(path, ".mode"));
  RequireInRange(compiler, in->step, 1, kMaxScorePoints, absl::StrCat(path, ".step"));
  return &*in;
}

CompiledSheet CompileSheet(Compiler& compiler, const wire::SheetPart& in, wire::SubjectKind kind,
                           const std::string& path) {
  CompiledSheet sheet;
  sheet.is_rescaled = in.not_applicable == wire::NotApplicableLines::kRescaled;
  sheet.rounding = CompileRounding(compiler, in.rounding, absl::StrCat(path, ".rounding"));
  std::vector<int32_t> roles;
  for (size_t i = 0; i < in.role_ids.size(); ++i) {
    roles.push_back(compiler.Find(compiler.in.roles, in.role_ids[i],
                                  absl::StrCat(path, ".role_ids[", i, "]"), "role"));
  }
  const std::vector<CompiledCriterion>& frame = compiler.out.frame(kind);
  for (size_t i = 0; i < frame.size(); ++i) {
    const std::vector<int32_t>& granted = frame[i].roles;
    const bool is_selected =
        roles.empty() || std::find_first_of(granted.begin(), granted.end(), roles.begin(),
                                            roles.end()) != granted.end();
    if (!is_selected || frame[i].source->max_points == 0) continue;
    sheet.criteria.push_back(static_cast<int32_t>(i));
  }
  if (sheet.criteria.empty()) {
    compiler.Add(IssueCode::kEmptyCondition, path, "no criterion that takes points is selected");
  }
  return sheet;
}

CompiledProducts CompileProducts(Compiler& compiler, const wire::ProductPart& in, int32_t index,
                                 const std::string& path) {
  CompiledProducts products;
  products.weights_are_points = in.weights == wire::ProductWeights::kPoints;
  products.rounding = CompileRounding(compiler, in.rounding, absl::StrCat(path, ".rounding"));
  if (products.rounding != nullptr && !products.weights_are_points) {
    compiler.Add(IssueCode::kNumberOutOfRange, absl::StrCat(path, ".rounding"),
                 "expected none: relative weights give no points a product");
  }
  const std::string list = absl::StrCat(path, ".components");
  CheckLength(compiler, in.components.size(), kMaxScoreComponents, list);
  CheckIds(compiler, in.components, list);
  uint32_t weights = 0;
  for (size_t i = 0; i < in.components.size(); ++i) {
    const wire::ProductComponent& component = in.components[i];
    const std::string at = absl::StrCat(list, "[", i, "]");
    RequireInRange(compiler, component.weight, 0, kMaxComponentWeight, absl::StrCat(at, ".weight"));
    RequireInRange(compiler, component.fault_hundredths, 0, kMaxFaultHundredths,
                   absl::StrCat(at, ".fault_hundredths"));
    weights |= component.weight;
    products.components.push_back({&component, index + static_cast<int32_t>(i)});
  }
  if (weights == 0 && !in.components.empty()) {
    compiler.Add(IssueCode::kNumberOutOfRange, list, "expected one weight above 0, found none");
  }
  return products;
}

// Counts the components of all scores.
int32_t ComponentsOf(const std::vector<CompiledScorePart>& parts) {
  int32_t count = 0;
  for (const CompiledScorePart& part : parts) {
    const auto* products = std::get_if<CompiledProducts>(&part.kind);
    if (products != nullptr) count += static_cast<int32_t>(products->components.size());
  }
  return count;
}

CompiledScore CompileScore(Compiler& compiler, const wire::Score& in, int32_t first_component,
                           const std::string& path) {
  CompiledScore score{&in, {}, nullptr};
  CheckCitations(compiler, in.citations, path);
  Require(compiler, in.subject_kind != wire::SubjectKind::kUnspecified,
          absl::StrCat(path, ".subject_kind"));
  score.rounding = CompileRounding(compiler, in.rounding, absl::StrCat(path, ".rounding"));
  CheckLength(compiler, in.parts.size(), kMaxScoreParts, absl::StrCat(path, ".parts"));
  CheckIds(compiler, in.parts, absl::StrCat(path, ".parts"));
  for (size_t i = 0; i < in.parts.size(); ++i) {
    const wire::ScorePart& part = in.parts[i];
    const std::string at = absl::StrCat(path, ".parts[", i, "]");
    RequireInRange(compiler, part.full_points, 1, kMaxScorePoints,
                   absl::StrCat(at, ".full_points"));
    if (part.kind_case() == KindCase::kSheet) {
      score.parts.push_back({&part, CompileSheet(compiler, *part.sheet, in.subject_kind,
                                                 absl::StrCat(at, ".sheet"))});
    } else if (part.kind_case() == KindCase::kProducts) {
      const int32_t index = first_component + ComponentsOf(score.parts);
      score.parts.push_back(
          {&part, CompileProducts(compiler, *part.products, index, absl::StrCat(at, ".products"))});
    } else {
      compiler.Add(IssueCode::kMissingField, at, "expected a sheet or products, found none");
    }
  }
  return score;
}

// Who gives points says in which unit.
void CheckPoints(Compiler& compiler) {
  const wire::Policy& in = compiler.in;
  bool are_used = !in.scores.empty();
  for (size_t i = 0; i < in.frames.size(); ++i) {
    for (size_t j = 0; j < in.frames[i].criteria.size(); ++j) {
      const uint32_t points = in.frames[i].criteria[j].max_points;
      are_used = are_used || points > 0;
      RequireInRange(compiler, points, 0, kMaxScorePoints,
                     absl::StrCat("frames[", i, "].criteria[", j, "].max_points"));
    }
  }
  RequireInRange(compiler, in.points_scale, are_used ? 1 : 0, kMaxScorePoints, "points_scale");
}

}  // namespace

void CompileScores(Compiler& compiler) {
  CheckPoints(compiler);
  int32_t components = 0;
  for (size_t i = 0; i < compiler.in.scores.size(); ++i) {
    compiler.out.scores.push_back(
        CompileScore(compiler, compiler.in.scores[i], components, absl::StrCat("scores[", i, "]")));
    components += ComponentsOf(compiler.out.scores.back().parts);
  }
}

}  // namespace dangvien
