// From the bytes of a policy, which may be an overlay, to the bytes of one that stands alone.
#ifndef DANGVIEN_POLICY_RESOLVE_H_
#define DANGVIEN_POLICY_RESOLVE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/issue_list.h"
#include "policy/compiled.h"
#include "policy/overlay.h"
#include "wire/policy.wire.h"

namespace dangvien {

// Decodes a policy of the format that this version reads. False with issues, whose paths begin with
// `root_path`.
// LIFETIME: `message` views `bytes`.
bool DecodePolicy(absl::string_view bytes, absl::string_view root_path, IssueList* issues,
                  wire::Policy* message);

// Replaces an overlay by the resolved policy, and sets parent_id. A policy without a parent stays
// as it is. False with issues; then `policy` may hold nothing that makes sense.
//
// The parent is looked for among `parents`, then among the built-in policies; so is its own.
// REQUIRES: DecodePolicy(policy->bytes, ..., &policy->message) was true.
bool ResolveOverlay(absl::Span<const absl::string_view> parents, Redundancy redundancy,
                    IssueList* issues, CompiledPolicy* policy);

PolicyPeriodInfo PeriodOf(const wire::Policy& policy);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_RESOLVE_H_
