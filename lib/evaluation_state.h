// What one evaluation holds: its inputs, kept alive, and the outcome of every subject.
#ifndef DANGVIEN_EVALUATION_STATE_H_
#define DANGVIEN_EVALUATION_STATE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dangvien/engine.h"
#include "grading/context.h"
#include "process/findings.h"
#include "result/digests.h"

namespace dangvien {

struct EvaluationState {
  EvaluationState(Dataset the_dataset, std::vector<Policy> the_policies)
      : dataset(std::move(the_dataset)), policies(std::move(the_policies)) {}

  Dataset dataset;
  std::vector<Policy> policies;
  Placement placement;
  SanctionIndex sanctions;
  std::vector<Binding> bindings;        // by policy
  std::vector<int32_t> policy_of_unit;  // index in policies
  Outcomes members;                     // by index in Placement::members
  Outcomes units;                       // by unit row; counterpart bodies stay "not a subject"
  std::vector<FindingEntry> findings;   // in canonical order
  ResultDigests digests;

  EvalContext ContextOf(int32_t policy) const {
    const auto p = static_cast<size_t>(policy);
    return {dataset.tables(), placement, sanctions, policies[p].compiled(),
            bindings[p],      members,   units};
  }
  // The policy under which a member or unit is rated.
  int32_t PolicyOfUnit(Row unit) const { return policy_of_unit[static_cast<size_t>(unit)]; }
};

}  // namespace dangvien

#endif  // DANGVIEN_EVALUATION_STATE_H_
