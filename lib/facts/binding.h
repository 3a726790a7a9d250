// A policy bound to a dossier: which column holds which criterion, which symbol means which level
// or tier.
//
// Made once per policy and run. A symbol that the policy does not declare is reported at the place
// where the dossier first uses it; nothing is skipped silently.
#ifndef DANGVIEN_FACTS_BINDING_H_
#define DANGVIEN_FACTS_BINDING_H_

#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/issue_list.h"
#include "dataset/tables.h"
#include "policy/compiled.h"

namespace dangvien {

// Ranks of marks: 0 the highest level; and these.
inline constexpr uint8_t kRankMissing = kMarkMissing;
inline constexpr uint8_t kRankNotApplicable = kMarkNotApplicable;

struct Binding {
  std::array<uint8_t, 256> level_rank{};  // by byte of a mark column
  std::vector<int> tier_rank;             // by tier symbol; -1 = not a tier of this policy
  // By subject kind and index in the policy; null = the dossier states nothing there.
  std::array<std::vector<const MarkColumn*>, kSubjectKinds> marks;
  std::array<std::vector<const TaskColumn*>, kSubjectKinds> tasks;
  std::array<std::vector<const FlagColumn*>, kSubjectKinds> flags;
  // By flag: one byte a unit; null = covered nowhere.
  std::vector<const std::vector<uint8_t>*> flag_coverage;
  // By section: the dossier's symbol, -1 = used nowhere.
  std::vector<int32_t> section_symbol;
  // By CompiledComponent::index: the dossier's symbol, -1 = used nowhere.
  std::vector<int32_t> component_symbol;
  // What people decided, by subject: (kind, row) in one number.
  std::unordered_map<int64_t, int> decided_rank;
  std::map<std::pair<int64_t, int32_t>, bool> answers;

  static int64_t Key(wire::SubjectKind kind, Row row) {
    return static_cast<int64_t>(kind) * (int64_t{1} << 32) + row;
  }
};

Binding Bind(const CompiledPolicy& policy, const DatasetTables& tables);

// Adds an issue for each thing in the dossier that none of the policies declares: those of the run,
// and those whose words are accepted besides (EvaluateOptions.also_declared).
void CheckDeclared(const std::vector<const CompiledPolicy*>& policies, const DatasetTables& tables,
                   IssueList* issues);

}  // namespace dangvien

#endif  // DANGVIEN_FACTS_BINDING_H_
