// What the walk over the cases of a pass found out, and how it is reported.
#ifndef DANGVIEN_POLICY_PROVE_REPORT_H_
#define DANGVIEN_POLICY_PROVE_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/issue_list.h"
#include "policy/compiled.h"
#include "policy/prove_cases.h"

namespace dangvien {

inline constexpr int64_t kNoCase = -1;

struct RuleFindings {
  // A trigger fired; a demand was not met.
  bool has_effect = false;
  std::vector<bool> excused;  // by exception: it kept the rule from having its effect
  // Of a force: the first earlier force that sets another tier in some case, and that case.
  size_t rival = 0;
  int64_t rival_case = kNoCase;
};

struct PassFindings {
  std::vector<RuleFindings> rules;  // as in CompiledPass::rules
  std::vector<bool> reached;        // by rank
  int64_t gap = kNoCase;
};

// One issue a fault, in the order gap, rules, standards.
void ReportFindings(const CompiledPolicy& policy, size_t pass_index, const DecisionSpace& space,
                    const PassFindings& findings, IssueList* issues);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_PROVE_REPORT_H_
