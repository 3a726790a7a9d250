// Spec files as runnable scenarios.
#ifndef DANGVIEN_TESTS_SPEC_SCENARIO_H_
#define DANGVIEN_TESTS_SPEC_SCENARIO_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "dangvien/dataset.h"
#include "dangvien/policy.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"
#include "tests/spec/spec.pb.h"

namespace dangvien::spec {

struct Scenario {
  std::string path;  // below tests/spec/
  Spec spec;
  v1::Dataset dossier;  // merged
  absl::StatusOr<Dataset> dataset = absl::UnknownError("not read yet");

  // The policies under which the scenario holds, one run each.
  std::vector<std::string> Runs() const;
};

// All spec files, sorted by path.
// ERRORS: the first file that cannot be read, with its path.
absl::StatusOr<std::vector<Scenario>> LoadScenarios(const std::string& source_dir);

// A built-in policy as a message.
v1::Policy BuiltinMessage(const std::string& name);

// Gives the compiled policy of a name under the scenario's readings; a test may put another in its
// place.
using PolicySource =
    std::function<absl::StatusOr<Policy>(const std::string& name, const Spec& spec)>;
absl::StatusOr<Policy> BuiltinPolicy(const std::string& name, const Spec& spec);

// Runs the scenario under one policy; what differs from the expectation, one a line; empty where it
// holds.
std::string Mismatches(const Scenario& scenario, const std::string& policy,
                       const PolicySource& policies);

}  // namespace dangvien::spec

#endif  // DANGVIEN_TESTS_SPEC_SCENARIO_H_
