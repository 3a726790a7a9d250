// What differs between two policies, rule by rule, and in which cases the tier differs.
//
//   absl::StatusOr<PolicyDifference> difference = Difference(*before, *after);
//   for (const RuleDifference& rule : difference->rules) Show(rule.rule_id);
//
// Rules are compared by their ids: of two regimes that name nothing alike, every rule is removed
// and every rule is added.
//
// Thread safety: functions and values only.
#ifndef DANGVIEN_POLICY_DIFFERENCE_H_
#define DANGVIEN_POLICY_DIFFERENCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "dangvien/policy.h"

namespace dangvien {

// A rule, fallback, quota, check, review place or re-rating rule as one policy has it.
struct RuleVersion {
  std::string path;   // `passes[0].caps[1].rule`, in the resolved policy
  std::string place;  // what it does: "members: cap `HTNV`"
  std::string text_vi;
  std::string text_en;
  // Its lines of Policy::Dump(), conditions and citations; empty under readings that are not
  // chosen, and for what the dump does not show.
  std::string dump;
};

// Nothing before: added. Nothing after: removed. Else something of it differs: its place, its
// conditions, exceptions, readings, texts or citations.
struct RuleDifference {
  std::string rule_id;
  std::optional<RuleVersion> before;
  std::optional<RuleVersion> after;
};

// The cases that both policies distinguish, and how the qualified tier moves between them.
struct PassDifference {
  struct Move {
    std::string from_tier_id;  // empty = not rated
    std::string to_tier_id;
    int64_t case_count = 0;
  };

  std::string pass_id;      // of `after`
  int64_t case_count = 0;   // 0: both judge by the same text, no case was looked at
  std::vector<Move> moves;  // from the highest tier to the lowest, then not rated
};

struct PolicyDifference {
  // In the order of `after`, removed ones where they stood in `before`.
  std::vector<RuleDifference> rules;
  // Cases can be counted: one policy keeps what the other declares, in its place, as an overlay
  // does. `passes` is empty otherwise.
  bool has_cases = false;
  // One a subject kind that both rate, in the order of `after`.
  std::vector<PassDifference> passes;
};

// Each policy is taken under the readings that it was read with.
// ERRORS: kResourceExhausted: some pass has more than `max_cases` cases in common.
// COST: as the proof of each pass, some times over.
absl::StatusOr<PolicyDifference> Difference(const Policy& before, const Policy& after,
                                            const CompareOptions& options = {});

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_DIFFERENCE_H_
