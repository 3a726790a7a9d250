// Tested by tests/cli/policy_diff_test.py and tests/cli/policy_readings_test.py
#include "compared_policies.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "dangvien/engine.h"
#include "diagnostics.h"
#include "output.h"

namespace dangvien::cli {
namespace {

constexpr int64_t kDefaultLimit = 10;

}  // namespace

absl::StatusOr<ComparisonOptions> ReadComparisonOptions(const Arguments& arguments) {
  const absl::StatusOr<int64_t> threads = NumberOr(arguments, "threads", 1, {1, 256});
  if (!threads.ok()) return threads.status();
  const absl::StatusOr<int64_t> limit = NumberOr(arguments, "limit", kDefaultLimit, {0, 1'000'000});
  if (!limit.ok()) return limit.status();
  const std::string output = arguments.ValueOr("output", "");
  if (absl::Status status = CheckOutput(output); !status.ok()) return status;
  return ComparisonOptions{LanguageNamed(arguments.ValueOr("lang", "vi")),
                           arguments.ValueOr("format", "text"), output, static_cast<int>(*threads),
                           static_cast<size_t>(*limit)};
}

std::optional<ComparedPolicy> LoadCompared(const std::string& name,
                                           const std::vector<std::string>& readings) {
  std::optional<LoadedPolicies> loaded = LoadPolicies({name}, readings);
  if (!loaded) return std::nullopt;
  const std::string brackets =
      readings.empty() ? "" : absl::StrCat("[", absl::StrJoin(readings, ","), "]");
  return ComparedPolicy{absl::StrCat(name, brackets), name, readings, *std::move(loaded)};
}

std::optional<ComparedPolicy> LoadOperand(const std::string& operand) {
  const size_t bracket = operand.find('[');
  if (bracket == std::string::npos || operand.back() != ']') return LoadCompared(operand, {});
  const std::string inside = operand.substr(bracket + 1, operand.size() - bracket - 2);
  return LoadCompared(operand.substr(0, bracket), absl::StrSplit(inside, ',', absl::SkipEmpty()));
}

std::optional<v1::Result> RateUnder(const ComparedPolicy& policy,
                                    const std::vector<ComparedPolicy>& all,
                                    const LoadedDataset& data, int threads) {
  EvaluateOptions options;
  options.num_threads = threads;
  options.run_checks = false;
  for (const ComparedPolicy& other : all) {
    options.also_declared.push_back(other.loaded.policies.front());
  }
  const absl::StatusOr<Evaluation> evaluation =
      Evaluate(data.dataset, policy.loaded.policies, options);
  if (!evaluation.ok()) {
    ReportFailure(absl::StrCat(data.source, " under ", policy.label), evaluation.status());
    return std::nullopt;
  }
  v1::Result result;
  if (!result.ParseFromString(evaluation->ToProto())) {
    ReportError("the result is too large for a comparison");
    return std::nullopt;
  }
  return result;
}

std::optional<std::vector<v1::Result>> RateUnderEach(const std::vector<ComparedPolicy>& policies,
                                                     const LoadedDataset& data, int threads) {
  std::vector<v1::Result> results;
  for (const ComparedPolicy& policy : policies) {
    std::optional<v1::Result> result = RateUnder(policy, policies, data, threads);
    if (!result) return std::nullopt;
    results.push_back(*std::move(result));
  }
  return results;
}

}  // namespace dangvien::cli
