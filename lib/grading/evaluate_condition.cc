// Walks a condition's tree for a block of rows: atoms fill a row of truths, connectives combine
// rows of truths with the block operations of base/truth.h.
//
// No short cut is taken on a connective: a child is evaluated for the whole block even where its
// siblings have settled some rows. A block is small and stays in cache; a branch per row would cost
// more than it saves.
// Tested by tests/unit/grading/conditions_test.cc, tests/differential/differential_test.cc
#include <algorithm>
#include <array>

#include "grading/conditions.h"

namespace dangvien {
namespace {

using Block = std::array<uint8_t, kBlockRows>;

void EvalAtom(const Atom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  std::visit(
      [&](const auto& kind) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(kind)>, std::monostate>) {
          Eval(kind, context, rows, truth);
        }
      },
      atom);
}

}  // namespace

void EvalCondition(const CompiledCondition& condition, const EvalContext& context, const Rows& rows,
                   uint8_t* truth) {
  if (condition.connective == Connective::kAtom) {
    return EvalAtom(condition.atom, context, rows, truth);
  }
  const size_t count = rows.rows.size();
  if (condition.children.empty()) {  // all of nothing: a ceiling that is always
    std::fill_n(truth, count, static_cast<uint8_t>(Truth::kTrue));
    return;
  }
  EvalCondition(condition.children.front(), context, rows, truth);
  Block other;
  for (size_t i = 1; i < condition.children.size(); ++i) {
    EvalCondition(condition.children[i], context, rows, other.data());
    if (condition.connective == Connective::kAllOf) {
      AndBlock(truth, other.data(), count);
    } else {
      OrBlock(truth, other.data(), count);
    }
  }
  if (condition.connective == Connective::kNoneOf) NotBlock(truth, count);
}

void EvalRule(const CompiledRule& rule, const EvalContext& context, const Rows& rows,
              uint8_t* truth) {
  const size_t count = rows.rows.size();
  const bool is_demand = rule.role == RuleRole::kDemand || rule.role == RuleRole::kCheck;
  Block other;
  EvalCondition(rule.when, context, rows, truth);
  for (const CompiledException& exception : rule.exceptions) {
    EvalCondition(exception.when, context, rows, other.data());
    if (is_demand) {
      OrBlock(truth, other.data(), count);
    } else {
      NotBlock(other.data(), count);
      AndBlock(truth, other.data(), count);
    }
  }
  if (!rule.applies.has_value()) return;
  EvalCondition(*rule.applies, context, rows, other.data());
  if (is_demand) {
    NotBlock(other.data(), count);
    OrBlock(truth, other.data(), count);
  } else {
    AndBlock(truth, other.data(), count);
  }
}

Truth EvalConditionAt(const CompiledCondition& condition, const EvalContext& context, RowKind kind,
                      Row row) {
  uint8_t truth = 0;
  EvalCondition(condition, context, {kind, absl::MakeConstSpan(&row, 1)}, &truth);
  return static_cast<Truth>(truth);
}

Truth EvalRuleAt(const CompiledRule& rule, const EvalContext& context, RowKind kind, Row row) {
  uint8_t truth = 0;
  EvalRule(rule, context, {kind, absl::MakeConstSpan(&row, 1)}, &truth);
  return static_cast<Truth>(truth);
}

}  // namespace dangvien
