// Policies and dossiers as the subcommands name them. Faults are reported on standard error; the
// caller only has to stop.
#ifndef DANGVIEN_DANGVIEN_INPUTS_H_
#define DANGVIEN_DANGVIEN_INPUTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "dangvien/dataset.h"
#include "dangvien/policy.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dossier_units.h"
#include "google/protobuf/message.h"

namespace dangvien::cli {

// A policy as it was found: not yet checked.
struct PolicySource {
  std::string name;  // of the built-in policy, or of the file
  std::string bytes;
  v1::Policy message;  // as written; of LoadPolicies(): what holds, an overlay laid over its parent
};

// `name` is a built-in policy, else a file.
std::optional<PolicySource> FindPolicy(const std::string& name);

std::optional<Policy> CompilePolicy(const PolicySource& source, const PolicyOptions& options);

// Serialized policies that may be named as parents; see PolicyOptions.parents.
std::vector<absl::string_view> BytesOf(const std::vector<PolicySource>& sources);

struct LoadedPolicies {
  std::vector<PolicySource> sources;
  std::vector<Policy> policies;  // in the same order
};

// `readings` are words of the form ID=OPTION; each goes to the policies that declare the reading.
std::optional<LoadedPolicies> LoadPolicies(const std::vector<std::string>& names,
                                           const std::vector<std::string>& readings);

struct LoadedDataset {
  std::string source;  // how messages name it
  Dataset dataset;
  DossierUnits units;
  v1::Period period;
  PostRanks post_ranks;  // with kUnitsAndPosts
};

// What is kept of a dossier besides what the library reads.
enum class Keep { kUnits, kUnitsAndPosts };

// `format` is auto, binary, text or json; `name` may be `-`.
std::optional<LoadedDataset> LoadDataset(const std::string& name, const std::string& format,
                                         Keep keep = Keep::kUnits);

// A message as it stands in a file, not checked; for commands that write it again.
bool LoadMessage(const std::string& name, const std::string& format,
                 google::protobuf::Message& message);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_INPUTS_H_
