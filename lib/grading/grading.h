// What the passes work on: the inputs of a run, kept alive, and the outcome of every subject.
#ifndef DANGVIEN_GRADING_GRADING_H_
#define DANGVIEN_GRADING_GRADING_H_

#include <cstdint>
#include <memory_resource>
#include <utility>
#include <vector>

#include "dangvien/dataset.h"
#include "dangvien/policy.h"
#include "facts/context.h"

namespace dangvien {

struct Grading {
  Grading(Dataset the_dataset, std::vector<Policy> the_policies,
          std::pmr::memory_resource* the_memory = std::pmr::new_delete_resource())
      : memory(the_memory), dataset(std::move(the_dataset)), policies(std::move(the_policies)) {}

  std::pmr::memory_resource* memory;  // of the columns
  Dataset dataset;
  std::vector<Policy> policies;
  Placement placement{memory};
  SanctionIndex sanctions;
  std::vector<Binding> bindings;        // by policy
  std::vector<int32_t> policy_of_unit;  // index in policies
  AllOutcomes outcomes;

  EvalContext ContextOf(int32_t policy) const {
    const auto p = static_cast<size_t>(policy);
    return {dataset.tables(), placement, sanctions, policies[p].compiled(), bindings[p], outcomes};
  }
  // Whether the policy of the unit has a pass for the kind.
  bool Rates(wire::SubjectKind kind, Row unit) const {
    const auto policy = static_cast<size_t>(PolicyOfUnit(unit));
    return policies[policy].compiled().PassFor(kind) != nullptr;
  }
  // The policy under which a unit and its members are rated.
  int32_t PolicyOfUnit(Row unit) const { return policy_of_unit[static_cast<size_t>(unit)]; }
};

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_GRADING_H_
