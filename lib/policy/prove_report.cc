// Turns the findings of a walk into issues, with the path of the rule in the policy as it was
// written and, for a gap or a contradiction, a case in words:
//
//   contradicting_forces at `passes[0].forces[2].rule`: force `b` sets KHT and force `a` sets HTT
//   where `attested(x)` holds; `tenure < 6 months` does not
//
// The case names the conditions that the fault is about (for a contradiction those of the two
// forces and of the exclusions) and not every fact of the subject. It is one of many: the first in
// the order of the walk, where few conditions hold.
//
// Compiled rules are in the order of application; the path is found by the identity of their
// source.
// Tested by tests/unit/policy/prove_test.cc
#include "policy/prove_report.h"

#include "absl/strings/str_cat.h"
#include "policy/witness.h"

namespace dangvien {
namespace {

std::string TierRulePath(const std::vector<wire::TierRule>& list, const char* name,
                         const wire::Rule* rule) {
  for (size_t i = 0; i < list.size(); ++i) {
    if (list[i].rule.has_value() && &*list[i].rule == rule) {
      return absl::StrCat(name, "[", i, "].rule");
    }
  }
  return name;
}

// Below the pass.
std::string RulePath(const wire::Pass& pass, const CompiledRule& rule) {
  if (rule.role == RuleRole::kForce) return TierRulePath(pass.forces, "forces", rule.source);
  if (rule.role == RuleRole::kCap) return TierRulePath(pass.caps, "caps", rule.source);
  if (rule.role == RuleRole::kCeiling) {
    for (size_t i = 0; i < pass.ceilings.size(); ++i) {
      if (&*pass.ceilings[i].rule == rule.source) return absl::StrCat("ceilings[", i, "].rule");
    }
  }
  for (size_t i = 0; i < pass.exclusions.size(); ++i) {
    if (&pass.exclusions[i] == rule.source) return absl::StrCat("exclusions[", i, "]");
  }
  for (size_t i = 0; i < pass.standards.size(); ++i) {
    const auto& conditions = pass.standards[i].conditions;
    for (size_t j = 0; j < conditions.size(); ++j) {
      if (&conditions[j] != rule.source) continue;
      return absl::StrCat("standards[", i, "].conditions[", j, "]");
    }
  }
  return "standards";
}

class Report {
 public:
  Report(const CompiledPolicy& policy, size_t pass_index, const DecisionSpace& space,
         IssueList* issues)
      : policy_(policy),
        pass_(policy.passes[pass_index]),
        path_(absl::StrCat("passes[", pass_index, "]")),
        space_(space),
        issues_(issues) {}

  void Gap(int64_t case_number) {
    Witness witness(policy_, space_, case_number);
    for (const CompiledRule& rule : pass_.rules) {
      if (rule.role != RuleRole::kCap) witness.Add(rule);
    }
    issues_->Add(IssueCode::kGap, path_,
                 absl::StrCat("no standard is reached, no force fires and there is no fallback",
                              witness.Text()));
  }

  void Rule(const CompiledRule& rule, const RuleFindings& findings) {
    const std::string path = absl::StrCat(path_, ".", RulePath(*pass_.source, rule));
    if (findings.rival_case != kNoCase) Contradiction(rule, findings, path);
    if (!findings.has_effect) {
      Unreachable(path, absl::StrCat("rule `", rule.source->id, "` ",
                                     rule.role == RuleRole::kDemand ? "is met in every case"
                                                                    : "fires in no case"));
      return;
    }
    for (size_t i = 0; i < findings.excused.size(); ++i) {
      if (findings.excused[i]) continue;
      Unreachable(absl::StrCat(path, ".exceptions[", i, "]"),
                  absl::StrCat("exception `", rule.exceptions[i].source->id, "` changes no case"));
    }
  }

  void Standards(const std::vector<bool>& reached) {
    const auto& standards = pass_.source->standards;
    for (size_t i = 0; i < standards.size(); ++i) {
      for (size_t tier = 0; tier < reached.size(); ++tier) {
        if (policy_.message.tiers[tier].id != standards[i].tier_id || reached[tier]) continue;
        Unreachable(absl::StrCat(path_, ".standards[", i, "]"),
                    absl::StrCat("tier `", standards[i].tier_id, "` is reached in no case"));
      }
    }
  }

 private:
  void Unreachable(std::string path, std::string message) {
    issues_->Add(IssueCode::kUnreachableRule, std::move(path), std::move(message));
  }

  void Contradiction(const CompiledRule& rule, const RuleFindings& findings,
                     const std::string& path) {
    const CompiledRule& rival = pass_.rules[findings.rival];
    Witness witness(policy_, space_, findings.rival_case);
    witness.Add(rule);
    witness.Add(rival);
    for (const CompiledRule& other : pass_.rules) {
      if (other.role == RuleRole::kExclusion) witness.Add(other);
    }
    issues_->Add(IssueCode::kContradictingForces, path,
                 absl::StrCat(Sets(rule), " and ", Sets(rival), witness.Text()));
  }

  std::string Sets(const CompiledRule& force) const {
    return absl::StrCat("force `", force.source->id, "` sets `",
                        policy_.message.tiers[static_cast<size_t>(force.tier)].id, "`");
  }

  const CompiledPolicy& policy_;
  const CompiledPass& pass_;
  std::string path_;
  const DecisionSpace& space_;
  IssueList* issues_;
};

}  // namespace

void ReportFindings(const CompiledPolicy& policy, size_t pass_index, const DecisionSpace& space,
                    const PassFindings& findings, IssueList* issues) {
  const CompiledPass& pass = policy.passes[pass_index];
  Report report(policy, pass_index, space, issues);
  if (findings.gap != kNoCase) report.Gap(findings.gap);
  for (size_t i = 0; i < pass.rules.size(); ++i) report.Rule(pass.rules[i], findings.rules[i]);
  report.Standards(findings.reached);
}

}  // namespace dangvien
