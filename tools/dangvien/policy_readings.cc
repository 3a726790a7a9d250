// `dangvien policy readings`: a dossier rated under every other option of every reading of a
// policy, one after the other, each compared with the readings as chosen.
//
// Tested by tests/cli/policy_readings_test.py
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "commands.h"
#include "compare/reading_effects.h"
#include "compared_policies.h"
#include "diagnostics.h"
#include "output.h"
#include "progress.h"

namespace dangvien::cli {
namespace {

// The chosen option: in the brackets of the operand, else the default.
std::string ChosenOption(const ComparedPolicy& policy, const v1::Reading& reading) {
  const std::string beginning = absl::StrCat(reading.id(), "=");
  for (const std::string& word : policy.readings) {
    if (absl::StartsWith(word, beginning)) return word.substr(beginning.size());
  }
  return reading.default_option_id();
}

// The readings of the operand, but one of them otherwise.
std::vector<std::string> With(const ComparedPolicy& policy, const v1::Reading& reading,
                              const v1::Option& option) {
  const std::string beginning = absl::StrCat(reading.id(), "=");
  std::vector<std::string> words = {absl::StrCat(beginning, option.id())};
  for (const std::string& word : policy.readings) {
    if (!absl::StartsWith(word, beginning)) words.push_back(word);
  }
  return words;
}

// Nothing where it failed and was reported.
std::optional<std::vector<ReadingEffect>> EffectsOf(const ComparedPolicy& policy,
                                                    const LoadedDataset& data, const Names& names,
                                                    int threads) {
  const std::optional<v1::Result> as_chosen = RateUnder(policy, {}, data, threads);
  if (!as_chosen) return std::nullopt;
  std::vector<ReadingEffect> effects;
  for (const v1::Reading& reading : policy.loaded.sources.front().message.readings()) {
    const std::string chosen = ChosenOption(policy, reading);
    for (const v1::Option& option : reading.options()) {
      if (option.id() == chosen) continue;
      const std::optional<ComparedPolicy> other =
          LoadCompared(policy.name, With(policy, reading, option));
      if (!other) return std::nullopt;
      const std::optional<v1::Result> result = RateUnder(*other, {}, data, threads);
      if (!result) return std::nullopt;
      const Comparison comparison =
          Compare({policy.label, &*as_chosen, &names}, {other->label, &*result, &names});
      effects.push_back({reading.id(), chosen, option.id(), ChangesOf(comparison)});
    }
  }
  return effects;
}

std::string EffectsAs(const ComparisonOptions& options, const std::vector<ReadingEffect>& effects,
                      const v1::Policy& policy, const Names& names) {
  if (options.format == "csv") return ReadingEffectsCsv(effects);
  if (options.format == "json") return ReadingEffectsJson(effects);
  return ReadingEffectsText(effects, policy, names, options.limit);
}

}  // namespace

int RunPolicyReadings(const Arguments& arguments) {
  const absl::StatusOr<ComparisonOptions> options = ReadComparisonOptions(arguments);
  if (!options.ok()) return ReportError(options.status().message());

  Progress progress(options->language);
  const std::optional<ComparedPolicy> policy = LoadOperand(arguments.operands().front());
  if (!policy) return kExitBadInput;
  const std::optional<LoadedDataset> data =
      LoadDataset(arguments.ValueOr("data", "-"), arguments.ValueOr("data-format", "auto"));
  if (!data) return kExitBadInput;
  progress.Enter(Word::kPhaseEvaluating);
  const Names names(policy->loaded.sources, data->units, options->language);
  const std::optional<std::vector<ReadingEffect>> effects =
      EffectsOf(*policy, *data, names, options->threads);
  if (!effects) return kExitBadInput;
  progress.Finish();
  const absl::Status status =
      WriteOutput(options->output,
                  EffectsAs(*options, *effects, policy->loaded.sources.front().message, names));
  return status.ok() ? kExitOk : ReportError(status.message());
}

}  // namespace dangvien::cli
