// `dangvien generate`: a synthetic dossier for trials and measurements. The binary form is written
// by the generator chunk by chunk; text and JSON are for reading and hold everything as messages.
//
// Tested by tests/cli/cli_test.py
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "commands.h"
#include "dangvien/v1/dataset.pb.h"
#include "diagnostics.h"
#include "formats.h"
#include "generator/generator.h"
#include "inputs.h"
#include "output.h"

namespace dangvien::cli {
namespace {

absl::StatusOr<generator::GeneratorOptions> OptionsOf(const Arguments& arguments) {
  generator::GeneratorOptions options;
  const absl::StatusOr<int64_t> members =
      NumberOr(arguments, "members", options.member_count, {1, 200'000'000});
  if (!members.ok()) return members.status();
  const absl::StatusOr<int64_t> seed =
      NumberOr(arguments, "seed", static_cast<int64_t>(options.seed),
               {0, std::numeric_limits<int64_t>::max()});
  if (!seed.ok()) return seed.status();
  const std::string profile = arguments.ValueOr("profile", "company");
  if (arguments.Has("members") && profile == "company") {
    return absl::InvalidArgumentError(
        "option `--members` needs `--profile scale` or `--profile province`; "
        "see `dangvien generate --help`");
  }
  options.profile = profile == "scale"      ? generator::Profile::kScale
                    : profile == "province" ? generator::Profile::kProvince
                                            : generator::Profile::kCompany;
  options.member_count = *members;
  options.seed = static_cast<uint64_t>(*seed);
  options.columns = arguments.Has("columns");
  return options;
}

absl::StatusOr<std::string> DossierAs(Format format, const v1::Policy& policy,
                                      const generator::GeneratorOptions& options) {
  if (format == Format::kBinary) return generator::GenerateBytes(policy, options);
  v1::Dataset dossier;
  generator::Generate(policy, options, &dossier);
  return Render(dossier, format);
}

}  // namespace

int RunGenerate(const Arguments& arguments) {
  const absl::StatusOr<generator::GeneratorOptions> options = OptionsOf(arguments);
  if (!options.ok()) return ReportError(options.status().message());
  const std::string output = arguments.ValueOr("output", "");
  if (absl::Status status = CheckOutput(output); !status.ok()) return ReportError(status.message());
  const std::optional<LoadedPolicies> policies = LoadPolicies(arguments.Values("policy"), {});
  if (!policies) return kExitBadInput;
  const absl::StatusOr<std::string> dossier =
      DossierAs(FormatNamed(arguments.ValueOr("format", "binary")),
                policies->sources.front().message, *options);
  if (!dossier.ok()) return ReportError(dossier.status().message());
  const absl::Status status = WriteOutput(output, *dossier);
  return status.ok() ? kExitOk : ReportError(status.message());
}

}  // namespace dangvien::cli
