// What differs between the rules of two policies, for people and for programs.
#ifndef DANGVIEN_DANGVIEN_COMPARE_RULE_DIFFERENCE_H_
#define DANGVIEN_DANGVIEN_COMPARE_RULE_DIFFERENCE_H_

#include <string>
#include <vector>

#include "dangvien/policy_difference.h"
#include "law/policy_names.h"

namespace dangvien::cli {

// One policy as it holds, an overlay laid over its parent.
struct ComparedRules {
  std::string label;
  const PolicyNames* names = nullptr;
};

struct RuleComparison {
  ComparedRules before;
  ComparedRules after;
  PolicyDifference difference;
};

// Changed rules in plain words on both sides.
std::string RuleComparisonText(const RuleComparison& comparison);
// One line a rule.
std::string RuleComparisonCsv(const std::vector<RuleComparison>& comparisons);
std::string RuleComparisonJson(const std::vector<RuleComparison>& comparisons);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_COMPARE_RULE_DIFFERENCE_H_
