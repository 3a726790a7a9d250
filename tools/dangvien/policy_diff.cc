// `dangvien policy diff`: several policies, each compared with the one before it: by who moves in a
// dossier, or by their rules.
//
// A dossier names criteria, flags and tiers that one policy declares and another does not. Each run
// accepts what any of the policies declares, and reads what its own does.
//
// Tested by tests/cli/policy_diff_test.py
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "commands.h"
#include "compare/comparison.h"
#include "compare/rule_difference.h"
#include "compared_policies.h"
#include "dangvien/engine.h"
#include "dangvien/policy_difference.h"
#include "diagnostics.h"
#include "inputs.h"
#include "names.h"
#include "output.h"
#include "progress.h"
#include "wording.h"

namespace dangvien::cli {
namespace {

std::string ComparisonsAs(const ComparisonOptions& options,
                          const std::vector<Comparison>& comparisons) {
  if (options.format == "csv") return ComparisonCsv(comparisons);
  if (options.format == "json") return ComparisonJson(comparisons);
  return ComparisonText(comparisons, options.limit);
}

// Each pair of neighbours with their rules; nothing where it failed and was reported.
std::optional<std::string> RulesAs(const ComparisonOptions& options,
                                   const std::vector<ComparedPolicy>& policies) {
  std::vector<std::unique_ptr<PolicyNames>> names;
  std::vector<RuleComparison> comparisons;
  for (size_t i = 0; i < policies.size(); ++i) {
    names.push_back(std::make_unique<PolicyNames>(
        PolicyChain{&policies[i].loaded.sources.front().message}, options.language));
    if (i == 0) continue;
    absl::StatusOr<PolicyDifference> difference =
        Difference(policies[i - 1].loaded.policies.front(), policies[i].loaded.policies.front());
    if (!difference.ok()) {
      ReportFailure(absl::StrCat(policies[i - 1].label, ", ", policies[i].label),
                    difference.status());
      return std::nullopt;
    }
    comparisons.push_back({{policies[i - 1].label, names[i - 1].get()},
                           {policies[i].label, names[i].get()},
                           *std::move(difference)});
  }
  if (options.format == "csv") return RuleComparisonCsv(comparisons);
  if (options.format == "json") return RuleComparisonJson(comparisons);
  std::string text;
  for (const RuleComparison& comparison : comparisons) {
    absl::StrAppend(&text, text.empty() ? "" : "\n", RuleComparisonText(comparison));
  }
  return text;
}

// Reads the dossier, rates it under each policy and compares neighbours; as RulesAs().
std::optional<std::string> TransitionsAs(const ComparisonOptions& options,
                                         const Arguments& arguments,
                                         const std::vector<ComparedPolicy>& policies) {
  const std::optional<LoadedDataset> data =
      LoadDataset(arguments.ValueOr("data", "-"), arguments.ValueOr("data-format", "auto"));
  if (!data) return std::nullopt;
  const std::optional<std::vector<v1::Result>> results =
      RateUnderEach(policies, *data, options.threads);
  if (!results) return std::nullopt;
  std::vector<std::unique_ptr<Names>> names;
  std::vector<Comparison> comparisons;
  for (size_t i = 0; i < policies.size(); ++i) {
    names.push_back(
        std::make_unique<Names>(policies[i].loaded.sources, data->units, options.language));
    if (i == 0) continue;
    comparisons.push_back(Compare({policies[i - 1].label, &(*results)[i - 1], names[i - 1].get()},
                                  {policies[i].label, &(*results)[i], names[i].get()}));
  }
  return ComparisonsAs(options, comparisons);
}

}  // namespace

int RunPolicyDiff(const Arguments& arguments) {
  const absl::StatusOr<ComparisonOptions> options = ReadComparisonOptions(arguments);
  if (!options.ok()) return ReportError(options.status().message());

  Progress progress(options->language);
  std::vector<ComparedPolicy> policies;
  for (const std::string& operand : arguments.operands()) {
    std::optional<ComparedPolicy> policy = LoadOperand(operand);
    if (!policy) return kExitBadInput;
    policies.push_back(*std::move(policy));
  }
  progress.Enter(Word::kPhaseEvaluating);
  const std::optional<std::string> text = arguments.Has("data")
                                              ? TransitionsAs(*options, arguments, policies)
                                              : RulesAs(*options, policies);
  if (!text) return kExitBadInput;
  progress.Finish();
  const absl::Status status = WriteOutput(options->output, *text);
  return status.ok() ? kExitOk : ReportError(status.message());
}

}  // namespace dangvien::cli
