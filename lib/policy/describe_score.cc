// Scores as lines of text, beside the conditions of describe_atom.cc. Points are printed as the
// policy states them, in its own unit:
//
//   score `diem` of member, half_up to 5  (366-QĐ/TW; Phụ lục)
//     part chung, 300: sheet[chung 300], lost
//     part nhiem_vu, 700: products[khoi_luong 1, chat_luong 1 -2500/10000 a fault] points
//
// Criteria are listed with what they can give, as the chosen readings select them.
// Tested by tests/unit/policy/score_declarations_test.cc
#include "policy/describe_score.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "policy/describe_atom.h"

namespace dangvien {

std::string DescribeRounding(const wire::Rounding* rounding) {
  if (rounding == nullptr) return "";
  return absl::StrCat(", ", WordOf(wire::Name(rounding->mode), "ROUNDING_MODE_"), " to ",
                      rounding->step);
}

std::string DescribeScorePart(const CompiledPolicy& policy, wire::SubjectKind kind,
                              const CompiledScorePart& part) {
  if (const auto* sheet = std::get_if<CompiledSheet>(&part.kind)) {
    const auto& frame = policy.frame(kind);
    const std::string lines =
        absl::StrJoin(sheet->criteria, ", ", [&frame](std::string* out, int32_t index) {
          const wire::Criterion& criterion = *frame[static_cast<size_t>(index)].source;
          absl::StrAppend(out, criterion.id, " ", criterion.max_points);
        });
    return absl::StrCat("sheet[", lines, "], ", sheet->is_rescaled ? "rescaled" : "lost",
                        DescribeRounding(sheet->rounding));
  }
  const auto& products = std::get<CompiledProducts>(part.kind);
  const std::string components = absl::StrJoin(
      products.components, ", ", [](std::string* out, const CompiledComponent& component) {
        absl::StrAppend(out, component.source->id, " ", component.source->weight);
        if (component.source->fault_hundredths == 0) return;
        absl::StrAppend(out, " -", component.source->fault_hundredths, "/10000 a fault");
      });
  return absl::StrCat("products[", components, "] ",
                      products.weights_are_points ? "points" : "relative",
                      DescribeRounding(products.rounding));
}

}  // namespace dangvien
