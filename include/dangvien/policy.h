// A policy: the rules of one regime, read from bytes, checked, proved and compiled once.
//
//   absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
//   absl::StatusOr<Policy> own = Policy::Read(bytes);  // a serialized dangvien.v1.Policy
//
// Thread safety: immutable; any number of threads may share one. Copies share the compiled form.
#ifndef DANGVIEN_POLICY_H_
#define DANGVIEN_POLICY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dangvien {

struct CompiledPolicy;

// The reading to take where the text allows several; see Policy.readings in policy.proto.
struct ReadingChoice {
  std::string reading_id;
  std::string option_id;
};

struct PolicyOptions {
  // Readings that differ from the policy's defaults.
  std::vector<ReadingChoice> readings;
  // Enumerate the decision space, and refuse gaps, contradictory forces and unreachable rules.
  bool prove = true;
  // Most cases that the proof may visit for one pass, 1 to 2^40; beyond: `proof_too_large`.
  int64_t max_proof_cases = int64_t{1} << 24;
  // Most issues kept in a failed status; all are counted.
  int64_t max_issues = 100;
};

// What the proof visited, for one pass.
struct PassProof {
  std::string pass_id;
  int64_t case_count = 0;
};

class Policy {
 public:
  // Reads a serialized dangvien.v1.Policy. The bytes need not outlive the call.
  // ERRORS: kInvalidArgument with all issues (IssuesOf()): broken bytes, unknown references,
  //   missing citations, passes that read later passes, and what the proof refuses.
  // COST: milliseconds; with the proof up to a second.
  static absl::StatusOr<Policy> Read(absl::string_view bytes, const PolicyOptions& options = {});

  // The built-in policy of that name.
  // ERRORS: kNotFound: no such name, the message lists the names; else as Read().
  static absl::StatusOr<Policy> Builtin(absl::string_view name, const PolicyOptions& options = {});

  // Names of the built-in policies, sorted.
  static std::vector<std::string> BuiltinNames();

  // The serialized dangvien.v1.Policy behind a name; empty where there is none. Static storage.
  static absl::string_view BuiltinBytes(absl::string_view name);

  absl::string_view id() const;
  // SHA-256 over the policy in canonical form, 32 bytes.
  const std::string& digest() const;
  // One entry a pass, in order; empty when read without `prove`.
  const std::vector<PassProof>& proofs() const;

  // The compiled form as text, for people and for golden tests. The format may change.
  std::string Dump() const;

  const CompiledPolicy& compiled() const { return *compiled_; }  // for the library's own stages

 private:
  explicit Policy(std::shared_ptr<const CompiledPolicy> compiled);
  // Shared, because evaluations outlive the caller's handle and explain themselves with the same
  // rules.
  std::shared_ptr<const CompiledPolicy> compiled_;
};

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_H_
