// Says how a score came about: each part with what it is worth, then the total and how it stands to
// what it is compared with.
//
//   Tiêu chí chung: 27,857… (195/7) trên 30 điểm
//   Điểm xếp loại: 90,9 điểm, làm tròn từ 90,857… (636/7) (trên 90)
//
// Values are exact: a decimal that does not end is cut for the eye, marked by dots, and the
// fraction stands beside it. A part that is not known names the lines or products that are missing.
// All of it is one fact, the score: what is missing is asked for under its name.
// Tested by tests/unit/explain/facts_test.cc
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "explain/facts.h"
#include "explain/phrases.h"
#include "grading/score.h"

namespace dangvien {
namespace {

// How the score stands to what it is compared with.
Word ComparisonWord(int order) {
  return order < 0 ? Word::kShareLess : (order == 0 ? Word::kShareEqual : Word::kShareMore);
}

}  // namespace

std::string FactReader::MissingLines(const CompiledSheet& sheet) const {
  std::vector<std::string> names;
  for (const int32_t criterion : sheet.criteria) {
    int32_t points = 0;
    if (SheetLineOf(criterion, context_, kind_, row_, &points) != SheetLine::kMissing) continue;
    const auto& frame = context_.policy.frame(ThisRow().subject_kind());
    const wire::Criterion& source = *frame[static_cast<size_t>(criterion)].source;
    names.push_back(TextIn(language_, source.name, source.id));
  }
  return Say(language_, Word::kScoreNoMark, absl::StrJoin(names, ", "));
}

std::string FactReader::MissingProducts(const CompiledProducts& products,
                                        uint32_t full_points) const {
  const auto& table = context_.tables.assessments_of(ThisRow().subject_kind());
  std::vector<std::string> names;
  int64_t weights = 0;
  for (const ProductEntry& product : table.ProductsOf(row_)) {
    weights += product.weight;
    for (const CompiledComponent& component : products.components) {
      if (ComponentHundredths(component, product, context_.binding) >= 0) continue;
      names.push_back(absl::StrCat(
          product.id, " (", TextIn(language_, component.source->name, component.source->id), ")"));
    }
  }
  if (!names.empty()) return Say(language_, Word::kScoreNoValue, absl::StrJoin(names, ", "));
  if (weights == 0) return Say(language_, Word::kScoreNoProduct);
  const uint32_t scale = context_.policy.message.points_scale;
  return Say(language_, Word::kScoreWeights,
             PointsText(language_, Fraction(static_cast<uint64_t>(weights)), scale),
             PointsText(language_, Fraction(full_points), scale));
}

void FactReader::ReadScorePart(const ScoreAtom& atom, size_t part) {
  const CompiledScore& score = context_.policy.scores[static_cast<size_t>(atom.score)];
  const CompiledScorePart& compiled = score.parts[part];
  const uint32_t full_points = compiled.source->full_points;
  const std::string name = TextIn(language_, compiled.source->name, compiled.source->id);
  const ScoreValue value = ScorePartOf(atom.score, part, context_, kind_, row_);
  const uint32_t scale = context_.policy.message.points_scale;
  if (value.is_known) {
    return Add(wire::FactKind::kScore, score.source->id,
               Say(language_, Word::kScorePart, name, PointsText(language_, value.value, scale),
                   PointsText(language_, Fraction(full_points), scale)));
  }
  const auto* sheet = std::get_if<CompiledSheet>(&compiled.kind);
  const std::string missing =
      sheet != nullptr ? MissingLines(*sheet)
                       : MissingProducts(std::get<CompiledProducts>(compiled.kind), full_points);
  Add(wire::FactKind::kScore, score.source->id,
      Say(language_, Word::kScorePartMissing, name, missing), Missing::kYes);
}

void FactReader::Read(const ScoreAtom& atom) {
  const CompiledScore& score = context_.policy.scores[static_cast<size_t>(atom.score)];
  Fraction sum;
  for (size_t part = 0; part < score.parts.size(); ++part) {
    ReadScorePart(atom, part);
    const ScoreValue value = ScorePartOf(atom.score, part, context_, kind_, row_);
    if (value.is_known) sum = sum + value.value;
  }
  const ScoreValue total = ScoreOf(atom.score, context_, kind_, row_);
  if (!total.is_known) return;
  const uint32_t scale = context_.policy.message.points_scale;
  std::string text = PointsText(language_, total.value, scale);
  if (sum.Compare(total.value) != 0) {
    text = Say(language_, Word::kScoreRounded, text, PointsText(language_, sum, scale));
  }
  const Fraction compared(atom.points);
  Add(wire::FactKind::kScore, score.source->id,
      Say(language_, Word::kScore, TextIn(language_, score.source->name, score.source->id), text,
          Say(language_, ComparisonWord(total.value.Compare(compared)),
              PointsText(language_, compared, scale))));
}

}  // namespace dangvien
