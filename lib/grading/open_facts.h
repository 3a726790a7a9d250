// Which facts, or questions that the policy leaves open, keep a subject undecided.
#ifndef DANGVIEN_GRADING_OPEN_FACTS_H_
#define DANGVIEN_GRADING_OPEN_FACTS_H_

#include <string>
#include <vector>

#include "grading/conditions.h"
#include "wire/result.wire.h"

namespace dangvien {

struct OpenFactEntry {
  wire::FactKind kind;
  std::string id;
  const CompiledRule* rule;  // the first that asks for it
  // People must decide, nobody can look it up: an open question, or a tier that waits for one.
  bool is_question;
};

// What is not known in a condition for one row, in the order of the rule's text; empty where it is
// known.
std::vector<OpenFactEntry> OpenFactsOf(const CompiledRule& rule, const EvalContext& context,
                                       RowKind kind, Row row);

// Of a whole pass: every rule whose truth is not known, each fact once.
std::vector<OpenFactEntry> OpenFactsOf(const CompiledPass& pass, const EvalContext& context,
                                       RowKind kind, Row row);

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_OPEN_FACTS_H_
