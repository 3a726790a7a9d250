// From bytes to a compiled policy: decode, resolve where it is an overlay, check the declarations,
// choose the readings, compile frames, scores, passes and checks, prove. Each step needs the ones
// before it to be sound; a step that found faults ends the work, after having reported all of its
// own.
//
// The canonical form, whose digest names the policy, is the re-encoded message: field order and
// packing of the input do not matter.
// Tested by tests/unit/policy/policy_test.cc
#include "dangvien/policy.h"

#include <utility>

#include "base/guarded.h"
#include "base/sha256.h"
#include "policy/builtin_data.h"
#include "policy/compiler.h"
#include "policy/dump.h"
#include "policy/resolve.h"

namespace dangvien {
namespace {

std::string Subject(const wire::Policy& message) {
  return message.id.empty() ? "policy" : absl::StrCat("policy `", message.id, "`");
}

void Compile(Compiler& compiler) {
  CheckDeclarations(compiler);
  ChooseReadings(compiler);
  if (!compiler.issues.empty()) return;
  CompileFrames(compiler);
  CompileScores(compiler);
  CompilePasses(compiler);
  CompileChecks(compiler);
  CompileReviewPlaces(compiler);
  CompileReRatings(compiler);
}

absl::StatusOr<std::shared_ptr<CompiledPolicy>> ReadPolicy(absl::string_view bytes,
                                                           const PolicyOptions& options) {
  if (options.max_proof_cases < 1 || options.max_proof_cases > PolicyOptions::kMostProofCases) {
    return absl::InvalidArgumentError(absl::StrCat("max_proof_cases: expected 1 to ",
                                                   PolicyOptions::kMostProofCases, ", found ",
                                                   options.max_proof_cases));
  }
  IssueList issues(options.max_issues);
  auto policy = std::make_shared<CompiledPolicy>();
  policy->bytes = std::string(bytes);
  const Redundancy redundancy = options.prove ? Redundancy::kRefused : Redundancy::kAllowed;
  if (!DecodePolicy(policy->bytes, "", &issues, &policy->message) ||
      !ResolveOverlay(options.parents, redundancy, &issues, policy.get())) {
    return issues.ToStatus(Subject(policy->message));
  }
  Compiler compiler{policy->message, options, issues, *policy};
  Compile(compiler);
  if (issues.empty() && options.prove) {
    Pace pace(options.control, 0, Pace::kCases);
    ProvePasses(*policy, {options.max_proof_cases, pace}, &issues, &policy->proofs);
    pace.Finish();
  }
  if (!issues.empty()) return issues.ToStatus(Subject(policy->message));
  std::string canonical;
  wire::Encode(policy->message, &canonical);
  const Sha256Digest digest = Sha256Of(canonical);
  policy->digest.assign(digest.begin(), digest.end());
  return policy;
}

}  // namespace

absl::StatusOr<Policy> Policy::Read(absl::string_view bytes, const PolicyOptions& options) {
  return Guarded([&]() -> absl::StatusOr<Policy> {
    absl::StatusOr<std::shared_ptr<CompiledPolicy>> policy = ReadPolicy(bytes, options);
    if (!policy.ok()) return policy.status();
    return Policy(*std::move(policy));
  });
}

absl::StatusOr<Policy> Policy::Builtin(absl::string_view name, const PolicyOptions& options) {
  return Guarded([&]() -> absl::StatusOr<Policy> {
    const std::string bytes = BuiltinBytes(name);
    if (!bytes.empty()) return Read(bytes, options);
    std::string names;
    for (const std::string& known : BuiltinNames()) {
      absl::StrAppend(&names, names.empty() ? "`" : ", `", known, "`");
    }
    return absl::NotFoundError(
        absl::StrCat("no built-in policy is named `", name, "`; there are ", names));
  });
}

std::vector<std::string> Policy::BuiltinNames() {
  std::vector<std::string> names;
  for (const EmbeddedPolicy& policy : EmbeddedPolicies()) names.emplace_back(policy.name);
  return names;
}

std::string Policy::BuiltinBytes(absl::string_view name) {
  for (const EmbeddedPolicy& policy : EmbeddedPolicies()) {
    if (policy.name == name) return Expand(policy);
  }
  return {};
}

Policy::Policy(std::shared_ptr<const CompiledPolicy> compiled) : compiled_(std::move(compiled)) {}

absl::string_view Policy::id() const { return compiled_->message.id; }
absl::string_view Policy::parent_id() const { return compiled_->parent_id; }
absl::string_view Policy::bytes() const { return compiled_->bytes; }

PolicyPeriodInfo Policy::period() const { return PeriodOf(compiled_->message); }

const std::string& Policy::digest() const { return compiled_->digest; }
const std::vector<PassProof>& Policy::proofs() const { return compiled_->proofs; }
std::string Policy::Dump() const { return DumpPolicy(*compiled_); }

}  // namespace dangvien
