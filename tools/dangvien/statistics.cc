// `dangvien statistics`: rate, then print the summary tables instead of the result.
//
// Tested by tests/cli/statistics_test.py
#include "statistics/statistics.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "commands.h"
#include "dangvien/engine.h"
#include "diagnostics.h"
#include "inputs.h"
#include "names.h"
#include "output.h"
#include "progress.h"
#include "wording.h"

namespace dangvien::cli {
namespace {

std::string StatisticsAs(const std::string& format, const Statistics& statistics,
                         const Names& names) {
  if (format == "csv") return StatisticsCsv(statistics, names);
  return format == "json" ? StatisticsJson(statistics, names) : StatisticsText(statistics, names);
}

}  // namespace

int RunStatistics(const Arguments& arguments) {
  const Language language = LanguageNamed(arguments.ValueOr("lang", "vi"));
  const std::string output = arguments.ValueOr("output", "");
  const std::string unit_id = arguments.ValueOr("unit", "");
  const absl::StatusOr<int64_t> threads = NumberOr(arguments, "threads", 1, {1, 256});
  if (!threads.ok()) return ReportError(threads.status().message());
  if (absl::Status status = CheckOutput(output); !status.ok()) return ReportError(status.message());

  Progress progress(language);
  const std::optional<LoadedPolicies> policies =
      LoadPolicies(arguments.Values("policy"), arguments.Values("reading"));
  if (!policies) return kExitBadInput;
  const std::optional<LoadedDataset> data =
      LoadDataset(arguments.ValueOr("data", "-"), arguments.ValueOr("data-format", "auto"),
                  unit_id.empty() ? Keep::kUnits : Keep::kUnitsAndPosts);
  if (!data) return kExitBadInput;
  if (!unit_id.empty() && data->units.Find(unit_id) == nullptr) {
    return ReportError(absl::StrCat(data->source, ": there is no unit `", unit_id, "`"));
  }

  progress.Enter(Word::kPhaseEvaluating);
  EvaluateOptions options;
  options.num_threads = static_cast<int>(*threads);
  options.run_checks = false;
  const absl::StatusOr<Evaluation> evaluation =
      Evaluate(data->dataset, policies->policies, options);
  if (!evaluation.ok()) return ReportFailure(data->source, evaluation.status());
  v1::Result result;
  if (!result.ParseFromString(evaluation->ToProto())) {
    return ReportError("the result is too large for tables");
  }

  progress.Enter(Word::kPhaseWriting);
  const Names names(policies->sources, data->units, language);
  const Statistics statistics = unit_id.empty()
                                    ? StatisticsOf(result, names)
                                    : StatisticsOfUnit(result, names, data->post_ranks, unit_id);
  progress.Finish();
  const absl::Status status =
      WriteOutput(output, StatisticsAs(arguments.ValueOr("format", "text"), statistics, names));
  return status.ok() ? kExitOk : ReportError(status.message());
}

}  // namespace dangvien::cli
