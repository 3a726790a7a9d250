// Which answers a subject's facts can give to the conditions of one group at once, all facts known.
//
//   tenure < 6 months, tenure < 12 months   ->   00, 01, 11: less than 6 is less than 12
//
// A group holds all conditions of a pass that read the same facts (GroupKey); conditions of two
// groups are taken as independent of each other. An answer that the facts cannot give may be listed
// (the case is then proved in vain); an answer that they can give is never missing.
#ifndef DANGVIEN_POLICY_PROVE_FACTS_H_
#define DANGVIEN_POLICY_PROVE_FACTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "policy/compiled.h"

namespace dangvien {

// One truth for each condition of a group, in the order of the group.
using Truths = std::vector<bool>;
using AtomRefs = absl::Span<const Atom* const>;

// Equal for two conditions that belong to one group.
std::string GroupKey(const CompiledPolicy& policy, const Atom& atom);

// The possible answers to a group: sorted, distinct, at least one. Where there are more than
// `limit`, some number above `limit` of entries, which mean nothing.
// REQUIRES: `atoms` share one GroupKey.
std::vector<Truths> PossibleTruths(const CompiledPolicy& policy, AtomRefs atoms, size_t limit);

// The part of PossibleTruths() for conditions on the tiers of what belongs to a unit.
std::vector<Truths> CompositionTruths(int tier_count, AtomRefs atoms, size_t limit);

// All `count` long rows of truths in which each pair, and each entry with itself, is allowed.
using AllowsPair = absl::FunctionRef<bool(size_t i, bool truth_of_i, size_t j, bool truth_of_j)>;
std::vector<Truths> PairwiseTruths(size_t count, size_t limit, AllowsPair allows);

// Is each entry of `part` in `whole`? An empty list stands for everything.
template <typename Enum>
bool IsWithin(const std::vector<Enum>& part, const std::vector<Enum>& whole) {
  if (whole.empty()) return true;
  if (part.empty()) return false;
  for (Enum value : part) {
    bool found = false;
    for (Enum other : whole) found = found || other == value;
    if (!found) return false;
  }
  return true;
}

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_PROVE_FACTS_H_
