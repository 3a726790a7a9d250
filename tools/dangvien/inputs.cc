// From names on the command line to checked objects. Text and JSON become serialized bytes first,
// so that the library reads every dossier and every policy through one door and reports one kind of
// fault. Binary bytes are handed over as they were read, and each buffer is dropped as soon as the
// next form exists.
//
// Tested by tests/cli/cli_test.py
#include "inputs.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "dangvien/v1/dataset.pb.h"
#include "diagnostics.h"
#include "formats.h"
#include "google/protobuf/descriptor.h"
#include "read_bytes.h"

namespace dangvien::cli {
namespace {

// The serialized message behind bytes of any format.
template <typename Message>
absl::StatusOr<std::string> Serialized(absl::string_view source, Format format, std::string bytes) {
  if (format == Format::kBinary) return bytes;
  Message message;
  if (absl::Status status = ParseMessage(source, format, bytes, message); !status.ok()) {
    return status;
  }
  std::string().swap(bytes);
  absl::StatusOr<std::string> binary = ToBinary(message);
  if (binary.ok()) return binary;
  return absl::InvalidArgumentError(absl::StrCat(source, ": ", binary.status().message()));
}

bool DeclaresReading(const v1::Policy& policy, absl::string_view reading_id) {
  return std::any_of(policy.readings().begin(), policy.readings().end(),
                     [&](const v1::Reading& reading) { return reading.id() == reading_id; });
}

std::optional<std::vector<ReadingChoice>> SplitReadings(const std::vector<std::string>& words) {
  std::vector<ReadingChoice> choices;
  for (const std::string& word : words) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(word, absl::MaxSplits('=', 1));
    if (parts.first.empty() || parts.second.empty()) {
      ReportError(absl::StrCat("option `--reading` takes ID=OPTION, not `", word, "`"));
      return std::nullopt;
    }
    choices.push_back({parts.first, parts.second});
  }
  return choices;
}

bool AreAllDeclared(const std::vector<ReadingChoice>& choices,
                    const std::vector<PolicySource>& sources) {
  for (const ReadingChoice& choice : choices) {
    const bool found = std::any_of(sources.begin(), sources.end(), [&](const PolicySource& source) {
      return DeclaresReading(source.message, choice.reading_id);
    });
    if (!found) {
      ReportError(absl::StrCat("option `--reading`: no policy of the run declares the reading `",
                               choice.reading_id, "`"));
      return false;
    }
  }
  return true;
}

// Puts what holds in place of what an overlay states, so that names and readings of its parent are
// known. Not proved here: compiling follows.
bool ResolveOverlays(std::vector<PolicySource>& sources) {
  PolicyOptions options;
  options.prove = false;
  options.parents = BytesOf(sources);
  for (PolicySource& source : sources) {
    if (source.message.parent_id().empty()) continue;
    const std::optional<Policy> policy = CompilePolicy(source, options);
    if (!policy) return false;
    source.message.ParseFromArray(policy->bytes().data(), static_cast<int>(policy->bytes().size()));
  }
  return true;
}

PolicyOptions OptionsFor(const PolicySource& source, const std::vector<ReadingChoice>& choices) {
  PolicyOptions options;
  for (const ReadingChoice& choice : choices) {
    if (DeclaresReading(source.message, choice.reading_id)) options.readings.push_back(choice);
  }
  return options;
}

}  // namespace

std::optional<PolicySource> FindPolicy(const std::string& name) {
  PolicySource source;
  source.name = name;
  std::string builtin = Policy::BuiltinBytes(name);
  if (!builtin.empty()) {
    source.bytes = std::move(builtin);
  } else if (!FileExists(name)) {
    ReportError(absl::StrCat("`", name, "` is neither a built-in policy (",
                             absl::StrJoin(Policy::BuiltinNames(), ", "), ") nor a file"));
    return std::nullopt;
  } else {
    absl::StatusOr<std::string> bytes = ReadBytes(name);
    if (bytes.ok()) {
      const Format format = DetectFormat(name, *bytes);
      bytes = Serialized<v1::Policy>(name, format, *std::move(bytes));
      if (!bytes.ok()) {
        ReportError(bytes.status().message());
        return std::nullopt;
      }
    } else {
      ReportFailure(name, bytes.status());
      return std::nullopt;
    }
    source.bytes = *std::move(bytes);
  }
  // Bytes that do not parse are reported, with a path, when the policy is compiled.
  source.message.ParsePartialFromString(source.bytes);
  return source;
}

std::vector<absl::string_view> BytesOf(const std::vector<PolicySource>& sources) {
  std::vector<absl::string_view> bytes;
  for (const PolicySource& source : sources) bytes.push_back(source.bytes);
  return bytes;
}

std::optional<Policy> CompilePolicy(const PolicySource& source, const PolicyOptions& options) {
  absl::StatusOr<Policy> policy = Policy::Read(source.bytes, options);
  if (policy.ok()) return *std::move(policy);
  ReportFailure(source.name, policy.status());
  return std::nullopt;
}

std::optional<LoadedPolicies> LoadPolicies(const std::vector<std::string>& names,
                                           const std::vector<std::string>& readings) {
  if (names.empty()) {
    ReportError("option `--policy` is missing; `dangvien policy list` shows the built-in ones");
    return std::nullopt;
  }
  const std::optional<std::vector<ReadingChoice>> choices = SplitReadings(readings);
  if (!choices) return std::nullopt;
  LoadedPolicies loaded;
  for (const std::string& name : names) {
    std::optional<PolicySource> source = FindPolicy(name);
    if (!source) return std::nullopt;
    loaded.sources.push_back(*std::move(source));
  }
  if (!ResolveOverlays(loaded.sources)) return std::nullopt;
  if (!AreAllDeclared(*choices, loaded.sources)) return std::nullopt;
  for (const PolicySource& source : loaded.sources) {
    PolicyOptions options = OptionsFor(source, *choices);
    options.parents = BytesOf(loaded.sources);
    std::optional<Policy> policy = CompilePolicy(source, options);
    if (!policy) return std::nullopt;
    loaded.policies.push_back(*std::move(policy));
  }
  return loaded;
}

std::optional<LoadedDataset> LoadDataset(const std::string& name, const std::string& format,
                                         Keep keep) {
  const std::string source = SourceName(name);
  absl::StatusOr<std::string> bytes = ReadBytes(name);
  if (!bytes.ok()) {
    ReportFailure(source, bytes.status());
    return std::nullopt;
  }
  const Format actual = format == "auto" ? DetectFormat(name, *bytes) : FormatNamed(format);
  bytes = Serialized<v1::Dataset>(source, actual, *std::move(bytes));
  if (!bytes.ok()) {
    ReportError(bytes.status().message());
    return std::nullopt;
  }
  absl::StatusOr<Dataset> dataset = Dataset::Read(*bytes);
  if (!dataset.ok()) {
    ReportFailure(source, dataset.status());
    return std::nullopt;
  }
  return LoadedDataset{source, *std::move(dataset), DossierUnits(*bytes), ReadPeriod(*bytes),
                       keep == Keep::kUnits ? PostRanks() : ReadPostRanks(*bytes)};
}

bool LoadMessage(const std::string& name, const std::string& format,
                 google::protobuf::Message& message) {
  const std::string source = SourceName(name);
  const absl::StatusOr<std::string> bytes = ReadBytes(name);
  if (!bytes.ok()) {
    ReportFailure(source, bytes.status());
    return false;
  }
  const Format actual = format == "auto" ? DetectFormat(name, *bytes) : FormatNamed(format);
  if (actual == Format::kBinary) {
    if (message.ParseFromString(*bytes)) return true;
    ReportError(absl::StrCat(source, ": this is no ", message.GetDescriptor()->full_name()));
    return false;
  }
  const absl::Status status = ParseMessage(source, actual, *bytes, message);
  if (!status.ok()) ReportError(status.message());
  return status.ok();
}

}  // namespace dangvien::cli
