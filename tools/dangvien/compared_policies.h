// Policies that are compared, each under its own readings, and one dossier rated under each.
#ifndef DANGVIEN_DANGVIEN_COMPARED_POLICIES_H_
#define DANGVIEN_DANGVIEN_COMPARED_POLICIES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "command_line.h"
#include "dangvien/v1/result.pb.h"
#include "inputs.h"
#include "wording.h"

namespace dangvien::cli {

// The options that both `policy diff` and `policy readings` take.
struct ComparisonOptions {
  Language language;
  std::string format;
  std::string output;
  int threads;
  size_t limit;  // of subjects named in a text
};

// ERRORS: kInvalidArgument: a number out of range, an output that cannot be written.
absl::StatusOr<ComparisonOptions> ReadComparisonOptions(const Arguments& arguments);

// One operand, read: a policy with its readings.
struct ComparedPolicy {
  std::string label;
  std::string name;                   // of the policy or the file
  std::vector<std::string> readings;  // ID=OPTION, those in brackets
  LoadedPolicies loaded;              // of one
};

// NAME, or NAME[READING=OPTION,...]. Nothing where it failed and was reported; so for all below.
std::optional<ComparedPolicy> LoadOperand(const std::string& operand);

std::optional<ComparedPolicy> LoadCompared(const std::string& name,
                                           const std::vector<std::string>& readings);

// What only another one of `all` declares may stand in the dossier, and is not looked at.
std::optional<v1::Result> RateUnder(const ComparedPolicy& policy,
                                    const std::vector<ComparedPolicy>& all,
                                    const LoadedDataset& data, int threads);

// The results, in the order of the policies.
std::optional<std::vector<v1::Result>> RateUnderEach(const std::vector<ComparedPolicy>& policies,
                                                     const LoadedDataset& data, int threads);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_COMPARED_POLICIES_H_
