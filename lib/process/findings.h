// Findings: what is wrong or missing in the dossier or the process and sets no tier by itself.
#ifndef DANGVIEN_PROCESS_FINDINGS_H_
#define DANGVIEN_PROCESS_FINDINGS_H_

#include <cstdint>
#include <string>

#include "base/column.h"
#include "base/pace.h"
#include "dataset/tables.h"
#include "facts/context.h"
#include "policy/compiled.h"

namespace dangvien {

enum class Verdict { kNotMet, kNotShown, kContradiction };

// Built-in findings, which no policy declares. Names leave the process: never change them.
enum class BuiltinFinding {
  kNotBuiltin,
  kTwoOfficialMemberships,
  kTwoHeads,
  kMoreVotesThanVoters,
  kAttestationWithoutEvidence,
  kDeviationWithoutReason,
  kPolicyNotOfThePeriod,
  kQuotaExceeded,
  kRaiseWithoutReason,
  kRaiseTooHigh,
  kPeerGroupNotStated,
  kSeatNotTied,
};
absl::string_view NameOf(BuiltinFinding finding);

struct FindingEntry {
  int32_t policy = kNone;
  int32_t check = kNone;  // index in CompiledPolicy::checks; or
  BuiltinFinding builtin = BuiltinFinding::kNotBuiltin;
  Verdict verdict = Verdict::kNotMet;
  Row unit = kNone;
  SubjectRow subject;      // where it is about one
  int32_t review = kNone;  // where it is about a review; or
  int32_t ballot = kNone;  // about a ballot
  // Where it is about a quota, and how its group is split; into the policies and the tables.
  absl::string_view quota;
  absl::string_view peer_group;
  wire::UnitKind unit_kind{};
};

struct Grading;
struct QuotaOutcome;

// Contradictions and other built-in findings, then the checks of every policy. Canonical order: by
// unit, then units before members before reviews, then by check, or by quota and group.
Column<FindingEntry> CollectFindings(const Grading& state, const QuotaOutcome& quotas,
                                     bool run_checks, Pace& pace);

}  // namespace dangvien

#endif  // DANGVIEN_PROCESS_FINDINGS_H_
