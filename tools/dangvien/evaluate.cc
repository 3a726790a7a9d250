// `dangvien evaluate`: read, rate, write. The binary result is what the library returned, byte for
// byte; the other forms are printed from it. Whatever goes wrong before the last step leaves the
// output as it was.
//
// Tested by tests/cli/cli_test.py
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "commands.h"
#include "dangvien/engine.h"
#include "dangvien/v1/result.pb.h"
#include "diagnostics.h"
#include "formats.h"
#include "inputs.h"
#include "names.h"
#include "output.h"
#include "progress.h"
#include "report.h"
#include "timeline_choice.h"
#include "wording.h"

namespace dangvien::cli {
namespace {

ReportSections SectionsOf(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.Values("sections");
  if (words.empty()) return {};
  const auto has = [&](const char* word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return {has("tallies"),   has("attention"),  has("findings"),      has("certificates"),
          has("decisions"), has("re-ratings"), has("review-places"), has("subjects")};
}

bool NeedsAttention(const StatusCounts& counts) {
  return counts.findings > 0 || counts.needs_input > 0 || counts.needs_decision > 0;
}

// The policies that are named, or the one that the timeline gives for the dossier's period.
struct ChosenPolicies {
  std::optional<LoadedPolicies> loaded;
  std::string how;  // for the table; empty where they are named
};

absl::Status CheckChoice(const Arguments& arguments) {
  const bool has_timeline = arguments.Has("scope") || arguments.Has("as-of");
  if (arguments.Has("policy") && has_timeline) {
    return absl::InvalidArgumentError(
        "options `--scope` and `--as-of` choose the policy; they go without `--policy`");
  }
  if (arguments.Has("as-of") && !arguments.Has("scope")) {
    return absl::InvalidArgumentError("option `--as-of` needs `--scope`");
  }
  return DateOf(arguments, "as-of").status();
}

ChosenPolicies ChooseByTimeline(const Arguments& arguments, const v1::Period& period,
                                Language language) {
  const absl::StatusOr<TimelineChoice> choice =
      ChooseForPeriod(arguments.ValueOr("scope", ""), *DateOf(arguments, "as-of"), period);
  if (!choice.ok()) {
    ReportFailure("timeline", choice.status());
    return {};
  }
  return {LoadPolicies({choice->policy_id}, arguments.Values("reading")),
          ChoiceText(*choice, language)};
}

absl::StatusOr<std::string> ResultAs(const std::string& format, std::string bytes,
                                     const Names& names, const ReportSections& sections) {
  if (format == "binary") return bytes;
  v1::Result result;
  if (!result.ParseFromString(bytes)) {
    return absl::InvalidArgumentError("the result is too large for this format; use binary");
  }
  std::string().swap(bytes);
  if (format == "table") return Report(result, names, sections);
  return Render(result, FormatNamed(format));
}

}  // namespace

int RunEvaluate(const Arguments& arguments) {
  const Language language = LanguageNamed(arguments.ValueOr("lang", "vi"));
  const std::string output = arguments.ValueOr("output", "");
  const absl::StatusOr<int64_t> threads = NumberOr(arguments, "threads", 1, {1, 256});
  if (!threads.ok()) return ReportError(threads.status().message());
  for (const absl::Status& status : {CheckOutput(output), CheckChoice(arguments)}) {
    if (!status.ok()) return ReportError(status.message());
  }

  Progress progress(language);
  ChosenPolicies chosen;
  if (!arguments.Has("scope")) {
    chosen.loaded = LoadPolicies(arguments.Values("policy"), arguments.Values("reading"));
    if (!chosen.loaded) return kExitBadInput;
  }
  const std::optional<LoadedDataset> data =
      LoadDataset(arguments.ValueOr("data", "-"), arguments.ValueOr("data-format", "auto"));
  if (!data) return kExitBadInput;
  if (!chosen.loaded) chosen = ChooseByTimeline(arguments, data->period, language);
  if (!chosen.loaded) return kExitBadInput;

  progress.Enter(Word::kPhaseEvaluating);
  EvaluateOptions options;
  options.num_threads = static_cast<int>(*threads);
  options.run_checks = !arguments.Has("no-checks");
  const absl::StatusOr<Evaluation> evaluation =
      Evaluate(data->dataset, chosen.loaded->policies, options);
  if (!evaluation.ok()) return ReportFailure(data->source, evaluation.status());

  progress.Enter(Word::kPhaseWriting);
  const Names names(chosen.loaded->sources, data->units, language);
  absl::StatusOr<std::string> rendered = ResultAs(
      arguments.ValueOr("format", "table"), evaluation->ToProto(), names, SectionsOf(arguments));
  if (!rendered.ok()) return ReportError(rendered.status().message());
  if (arguments.ValueOr("format", "table") == "table") rendered->insert(0, chosen.how);
  progress.Finish();
  if (absl::Status status = WriteOutput(output, *rendered); !status.ok()) {
    return ReportError(status.message());
  }
  return arguments.Has("strict") && NeedsAttention(evaluation->status_counts()) ? kExitAttention
                                                                                : kExitOk;
}

}  // namespace dangvien::cli
