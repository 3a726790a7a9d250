// Conditions on posts and memberships: what the post is, which posts the person holds, the remarks
// of other branches, and whether the right level decided.
//
// Tested by tests/oracle/oracle_conditions_test.cc
#include <algorithm>

#include "tests/oracle/calendar.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

Truth PostFits(const Facts& facts, const v1::HoldsPostsCondition& condition, const v1::Post& post) {
  const v1::Unit* unit = facts.FindUnit(post.unit_id());
  if (unit == nullptr || !IsOn(post.from_date(), post.to_date(), facts.rating_date())) {
    return Truth::kFalse;
  }
  const Truth fits = FromBool(IsListed(condition.kinds(), post.kind()) &&
                              IsListed(condition.bodies(), post.body()) &&
                              IsListed(condition.unit_kinds(), unit->kind()));
  if (!condition.unit_levels().empty() && unit->level() == v1::UNIT_LEVEL_UNSPECIFIED) {
    return And(fits, Truth::kUnknown);
  }
  return And(fits, FromBool(IsListed(condition.unit_levels(), unit->level())));
}

// Does the condition ask for the remarks of this membership?
bool AsksRemarks(const Facts& facts, const v1::RemarksCondition& condition,
                 const v1::Membership& membership, const Focus& focus) {
  if (membership.kind() != condition.kind() || membership.unit_id() == focus.unit_id) return false;
  const v1::Period& period = facts.dataset().period();
  const int32_t begin = std::max(membership.from_date(), period.begin_date());
  const int32_t end = membership.to_date() == 0 ? period.end_date()
                                                : std::min(membership.to_date(), period.end_date());
  return begin < end && WholeMonths(begin, end) >= static_cast<int>(condition.min_months());
}

Truth RemarksAreThere(const Facts& facts, const v1::RemarksCondition& condition,
                      const v1::Membership& membership, const Focus& focus) {
  const int32_t received_on = membership.remarks_received_on();
  const v1::Assessment* assessment = facts.FindAssessment(focus.ref);
  const int32_t rated_on = assessment == nullptr ? 0 : assessment->rated_on();
  if (received_on == 0 && membership.remarks_reference().empty()) return Truth::kUnknown;
  if (!condition.before_rating()) return Truth::kTrue;
  if (received_on != 0 && rated_on != 0) return FromBool(received_on <= rated_on);
  return Truth::kUnknown;
}

}  // namespace

Truth EvaluatePostIs(const v1::PostIsCondition& condition, const Focus& focus) {
  return FromBool(IsListed(condition.kinds(), focus.post->kind()) &&
                  IsListed(condition.bodies(), focus.post->body()));
}

Truth EvaluateHoldsPosts(const Facts& facts, const v1::HoldsPostsCondition& condition,
                         const Focus& focus) {
  uint32_t surely = 0;
  uint32_t perhaps = 0;
  for (const v1::Post& post : focus.person->posts()) {
    const Truth fits = PostFits(facts, condition, post);
    if (fits == Truth::kTrue) ++surely;
    if (fits == Truth::kUnknown) ++perhaps;
  }
  if (surely >= condition.at_least()) return Truth::kTrue;
  return surely + perhaps < condition.at_least() ? Truth::kFalse : Truth::kUnknown;
}

Truth EvaluateRemarks(const Facts& facts, const v1::RemarksCondition& condition,
                      const Focus& focus) {
  Truth truth = Truth::kTrue;
  for (const v1::Membership& membership : focus.person->memberships()) {
    if (AsksRemarks(facts, condition, membership, focus)) {
      truth = And(truth, RemarksAreThere(facts, condition, membership, focus));
    }
  }
  return truth;
}

Truth EvaluateAuthority(const Facts& facts, const v1::AuthorityCondition& condition,
                        const Focus& focus) {
  const v1::Assessment* assessment = facts.FindAssessment(focus.ref);
  if (assessment == nullptr || assessment->deciding_unit_id().empty()) return Truth::kUnknown;
  if (assessment->deciding_unit_id() == focus.unit_id) return FromBool(condition.own_unit());
  const v1::Unit* above = facts.FindUnit(focus.unit_id);
  for (uint32_t level = 1; level <= condition.max_levels() && above != nullptr; ++level) {
    if (above->parent_id() == assessment->deciding_unit_id()) return Truth::kTrue;
    above = facts.FindUnit(above->parent_id());
  }
  return Truth::kFalse;
}

}  // namespace dangvien::oracle
