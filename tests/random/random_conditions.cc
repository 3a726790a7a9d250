// Random conditions: which kinds may be asked where, and lists of them at the upper depths. A
// policy for a complete dossier mostly asks what such a dossier decides.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

v1::Condition MakeLeaf(const PolicyDraw& draw, const Place& place) {
  std::vector<Leaf> leaves;
  if (place.IsReview()) {
    ListReviewLeaves(&leaves);
    return draw.random.Pick(leaves)(draw, place);
  }
  ListAssessmentLeaves(draw, place, &leaves);
  if (draw.shape == Shape::kDecided && draw.random.Chance(65)) {
    return draw.random.Pick(leaves)(draw, place);
  }
  ListEventLeaves(place, &leaves);
  ListTierLeaves(place, &leaves);
  ListPersonLeaves(place, &leaves);
  if (draw.shape == Shape::kScattered || draw.random.Chance(10)) ListProcessLeaves(place, &leaves);
  return draw.random.Pick(leaves)(draw, place);
}

}  // namespace

bool Place::CanRead(v1::SubjectKind kind) const {
  return std::find(readable.begin(), readable.end(), kind) != readable.end();
}

bool Place::CanAskTier(v1::SubjectKind kind) const {
  return CanRead(kind) || std::find(unrated.begin(), unrated.end(), kind) != unrated.end();
}

v1::Condition MakeCondition(const PolicyDraw& draw, const Place& place, int depth) {
  const int leaf_percent = draw.shape == Shape::kDecided ? 85 : 60;
  if (depth == 0 || draw.random.Chance(leaf_percent)) return MakeLeaf(draw, place);
  v1::Condition condition;
  const int which = draw.random.Below(3);
  v1::ConditionList* list = which == 0   ? condition.mutable_all_of()
                            : which == 1 ? condition.mutable_any_of()
                                         : condition.mutable_none_of();
  for (int i = draw.random.Between(1, 3); i > 0; --i) {
    *list->add_conditions() = MakeCondition(draw, place, depth - 1);
  }
  return condition;
}

}  // namespace dangvien::random
