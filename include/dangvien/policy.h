// A policy: the rules of one regime, read from bytes, checked, proved and compiled once.
//
//   absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
//   absl::StatusOr<Policy> own = Policy::Read(bytes);  // a serialized dangvien.v1.Policy
//
// An overlay (Policy.parent_id of policy.proto) is read together with its parent; what comes out
// is the resolved policy, which stands alone.
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

class Control;
struct CompiledPolicy;

// The reading to take where the text allows several; see Policy.readings in policy.proto.
struct ReadingChoice {
  std::string reading_id;
  std::string option_id;
};

// As dangvien.v1.PeriodKind, with its numbers.
enum class PeriodKind : int32_t {
  kUnspecified = 0,
  kYear = 1,
  kQuarter = 2,
  kMonth = 3,
  kTerm = 4,
  kOther = 5,
};

// For which periods, and for whom, a policy is law; 0 and empty where it does not say.
struct PolicyPeriodInfo {
  PeriodKind kind = PeriodKind::kUnspecified;
  int32_t first_year = 0;
  int32_t last_year = 0;   // 0 = still in force as far as known
  int32_t known_from = 0;  // yyyymmdd
  std::string scope_id;
};

struct PolicyOptions {
  // Readings that differ from the policy's defaults.
  std::vector<ReadingChoice> readings;
  // Serialized policies that an overlay may name as its parent, besides the built-in ones. Of two
  // with one id, one given here counts before a built-in one. Views need not outlive the call.
  std::vector<absl::string_view> parents;
  // Enumerate the decision space, and refuse gaps, contradictory forces, unreachable rules, and
  // entries of an overlay that change nothing.
  bool prove = true;
  static constexpr int64_t kMostProofCases = int64_t{1} << 40;
  // Most cases that the proof may visit for one pass, 1 to kMostProofCases; beyond:
  // `proof_too_large`.
  int64_t max_proof_cases = int64_t{1} << 24;
  // Stops the call and hears of its progress, in cases of the proof; how many there are is not
  // known beforehand. Null: nobody.
  Control* control = nullptr;
  // Most issues kept in a failed status; all are counted.
  int64_t max_issues = 100;
};

// What the proof visited, for one pass.
struct PassProof {
  std::string pass_id;
  int64_t case_count = 0;
  // Rules by which better facts may give a lower qualified tier; where there are none, they never
  // do. Better: a mark at a higher level, or of more points; more tasks completed, on time or
  // exceeded, of as many; a higher tier in a rating, of a subordinate, of a member or of a source;
  // more votes for a higher tier in place of a lower one. Of everything else no value is better.
  // The proof is by signs (lib/policy/monotone.cc): a rule may be named in vain.
  std::vector<std::string> monotone_exceptions;
};

class Policy {
 public:
  // Reads a serialized dangvien.v1.Policy. The bytes need not outlive the call.
  // ERRORS: kInvalidArgument with all issues (IssuesOf()): broken bytes, unknown references,
  //   missing citations, passes that read later passes, and what the proof refuses. Paths are those
  //   of the resolved policy, where the parent's entries stand before those that an overlay adds;
  //   faults of an overlay's own statements have its own paths, those of its parent begin with
  //   `parent.`.
  // COST: milliseconds; with the proof up to a second.
  static absl::StatusOr<Policy> Read(absl::string_view bytes, const PolicyOptions& options = {});

  // The built-in policy of that name.
  // ERRORS: kNotFound: no such name, the message lists the names; else as Read().
  static absl::StatusOr<Policy> Builtin(absl::string_view name, const PolicyOptions& options = {});

  // Names of the built-in policies, sorted.
  static std::vector<std::string> BuiltinNames();

  // The serialized dangvien.v1.Policy behind a name; empty where there is none.
  // COST: linear; the library holds it compressed.
  static std::string BuiltinBytes(absl::string_view name);

  absl::string_view id() const;
  // The policy over which this one is an overlay; empty where it is none.
  absl::string_view parent_id() const;
  PolicyPeriodInfo period() const;
  // A serialized dangvien.v1.Policy that stands alone: of an overlay, the resolved policy.
  absl::string_view bytes() const;
  // SHA-256 over the resolved policy in canonical form, 32 bytes.
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

// One way in which an overlay is more lenient than its parent.
struct Loosening {
  // Of the rule, quota, check, re-rating rule, fallback, score or criterion; of the pass where its
  // ladder is meant.
  std::string rule_id;
  // In the resolved overlay; with `parent.` before it where the overlay has it no more.
  std::string path;
  std::string what;  // one line, lower case, no full stop
};

struct CompareOptions {
  // Most cases of one pass or check that both policies may have in common.
  int64_t max_cases = int64_t{1} << 28;
  // Stops the call and hears of its progress, in cases; how many there are is not known beforehand.
  // Null: nobody.
  Control* control = nullptr;
};

// Every way in which `overlay` is more lenient, in the order of the passes; empty: it is not.
//  * Rules: every case of both (as in the proof) is judged under both policies. Reported is what
//    gives some case a better qualified tier, or no rating where there was one.
//  * Quotas are compared field by field: a higher limit, a larger base, a softer rounding, tie rule
//    or effect. What cannot be ordered (other groups, other small groups) is reported.
//  * Checks: gone, less severe, or met where they were not. Re-rating rules: gone, or of less.
//  * Scores that are defined otherwise are reported without a look at what they give.
// Each policy is taken under the readings that it was read with.
// ERRORS: kInvalidArgument: the overlay does not keep what the parent declares, in its place;
//   kResourceExhausted: some pass or check has more than `max_cases` cases in common.
// COST: as the proof of each pass, times the number of changed rules.
absl::StatusOr<std::vector<Loosening>> Loosenings(const Policy& overlay, const Policy& parent,
                                                  const CompareOptions& options = {});

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_H_
