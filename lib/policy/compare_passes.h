// Two versions of one pass, judged over the cases of both.
#ifndef DANGVIEN_POLICY_COMPARE_PASSES_H_
#define DANGVIEN_POLICY_COMPARE_PASSES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "policy/compiled.h"
#include "policy/prove_cases.h"

namespace dangvien {

// The policy of the two whose declarations begin with those of the other, in the same order: the
// numbers of both can be read with it. Null where it is neither.
const CompiledPolicy* WiderOf(const CompiledPolicy& a, const CompiledPolicy& b);

// REQUIRES: `policy` is WiderOf() the policies of the passes, which are over one subject kind.
struct PassVersions {
  const CompiledPolicy& policy;
  const CompiledPass& before;
  const CompiledPass& after;
};

// Do both judge by the same text, read with the same words? Then no case can differ, however many
// there are. Words that neither pass can tell apart (texts, flags and sections at the end) may
// differ.
// REQUIRES: the passes are of the policies, one of which is WiderOf() them.
bool JudgeAlike(const CompiledPolicy& policy, const CompiledPass& pass, const CompiledPolicy& other,
                const CompiledPass& other_pass);

// Ranks, and what is no tier.
using OutcomeNumber = int;
inline constexpr OutcomeNumber kNoTier = kMaxTiers;
inline constexpr OutcomeNumber kNotRated = kMaxTiers + 1;

struct OutcomeMoves {
  struct Move {
    OutcomeNumber from;
    OutcomeNumber to;
    int64_t case_count;
  };
  int64_t case_count = 0;   // of the joint space
  std::vector<Move> moves;  // where the outcome differs, by `from`, then by `to`
};

// Nothing where the joint space has more cases than the limit.
std::optional<OutcomeMoves> CompareOutcomes(const PassVersions& versions, const CaseLimit& limit);

// A change that gives some case a better tier, or none.
struct LooserChange {
  // One rule, fallback, or for the ladder the pass. Several where none of them does it alone.
  std::vector<absl::string_view> ids;
  std::string what;  // "2 of 24 cases get a better tier: `B` in place of `C` where ..."
};

// In the order in which `before` applies its rules, new ones after them. Nothing where the joint
// space has more cases than the limit.
std::optional<std::vector<LooserChange>> FindLooserChanges(const PassVersions& versions,
                                                           const CaseLimit& limit);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_COMPARE_PASSES_H_
