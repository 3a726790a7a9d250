// Cases for quotas: a branch of members, one letter each, under a policy with one or more quotas.
//
//   H M L   the tier high, mid or low        h   high or mid: the top flag is not attested
//   X       excluded from rating             m   mid or low
//                                            x   high, or excluded
//
// Members are named by their branch and place: "b1-01", "b1-02", ...
#ifndef DANGVIEN_TESTS_UNIT_QUOTA_QUOTA_CASES_H_
#define DANGVIEN_TESTS_UNIT_QUOTA_QUOTA_CASES_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "dangvien/engine.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"

namespace dangvien::testing {

// The branches below root `r`, by id, with the letters of their members; `more` is merged in.
using Branches = std::vector<std::pair<std::string, std::string>>;
v1::Dataset Dossier(const Branches& branches, const std::string& more = "");

// Branch `b1` alone.
v1::Dataset Members(const std::string& letters, const std::string& more = "");

// `quotas { ... }`: at most 1/5 high of those at mid or above, else mid, rounded down, in each
// unit; `more` is added, and what it states replaces that.
std::string QuotaText(const std::string& more = "", const std::string& id = "q");

// The policy with these quotas on its members' pass; `more` is merged into the policy.
v1::Policy QuotaPolicy(const std::string& quotas, const std::string& more = "");

absl::StatusOr<Policy> ReadPolicy(const v1::Policy& policy);
Evaluation EvaluateQuotas(const v1::Policy& policy, const v1::Dataset& dataset);
v1::Result RunQuotas(const std::string& quotas, const v1::Dataset& dataset);

// A letter a member in canonical order: H, M, L as proposed, X not rated, I needs input, D needs a
// decision.
std::string ProposedOf(const v1::Result& result);

// "1", or "1-2".
std::string Span(const v1::CountRange& range);

// "3: b1-01 S, b1-02 S, b1-03 T": the seats, then each candidate by rank with S (seat), N (none), T
// (tied), O (open), s and n (by people).
std::string LineOf(const v1::Certificate& certificate);

// The lines of all certificates, each with its group before it: "b1 3: ...".
std::vector<std::string> LinesOf(const v1::Result& result);

// Adds the counts of task group `t` to the assessment of a member.
void SetTasks(const std::string& person, int completed, int assigned, v1::Dataset* dataset);

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_UNIT_QUOTA_QUOTA_CASES_H_
