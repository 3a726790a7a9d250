// The population that a composition condition counts over, and its answer.
#ifndef DANGVIEN_COMPOSITION_COMPOSITION_H_
#define DANGVIEN_COMPOSITION_COMPOSITION_H_

#include <cstdint>
#include <vector>

#include "facts/context.h"

namespace dangvien {

// One of a population: a member (index in Placement::members) or a unit row, and what is possible
// for it.
struct Constituent {
  bool is_member = false;
  int32_t row = 0;
  Possible possible = 0;
  Truth counted = Truth::kTrue;  // CompositionCondition.counted_when, asked of it
};

struct PopulationView {
  std::vector<Constituent> constituents;
  bool may_have_more = false;  // counterparts that the dossier does not list
};

// What is possible for a counterpart body: the tiers of its ratings of the period; without one
// every tier, and none.
Possible CounterpartTiers(const EvalContext& context, Row unit);

// What a share over nobody means: the policy says, or people decided, or it is not known.
Truth WhenNoneTruth(const CompositionAtom& atom, const EvalContext& context, Row unit);

// Without an answer to `counted_when`, see grading/conditions.h.
// COST: linear in the population.
PopulationView PopulationOf(const CompositionAtom& atom, const EvalContext& context, Row unit);

// The answer for a population, exact for independent choices of what is possible for each.
// `when_none` judges an empty base.
Truth CompositionTruth(const CompositionAtom& atom, int tier_count, const PopulationView& view,
                       Truth when_none);

}  // namespace dangvien

#endif  // DANGVIEN_COMPOSITION_COMPOSITION_H_
