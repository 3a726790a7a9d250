// Random conditions on sanctions and violations. Where it happened matters for sanctions on people
// of a unit only.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

v1::EventException MakeEventException(RandomSource* random) {
  v1::EventException exception;
  exception.set_id("self-detected-" + std::to_string(random->Below(1000000000)));
  *exception.mutable_text() = MakeText("self-detected");
  *exception.add_citations() = MakeCitation();
  return exception;
}

bool IsOfPeople(v1::SanctionTarget target) {
  return target != v1::SANCTION_TARGET_SELF && target != v1::SANCTION_TARGET_SUBORDINATES;
}

v1::Condition MakeSanctioned(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::SanctionedCondition* sanctioned = condition.mutable_sanctioned();
  sanctioned->set_target(place.IsUnit() ? static_cast<v1::SanctionTarget>(random.Between(1, 6))
                                        : v1::SANCTION_TARGET_SELF);
  if (random.Chance(40)) AddSome(Numbers(1, 3), 1, 2, sanctioned->mutable_sides(), &random);
  if (random.Chance(40)) AddSome(Numbers(1, 9), 2, 7, sanctioned->mutable_forms(), &random);
  sanctioned->set_year(static_cast<v1::SanctionYear>(random.Below(3)));
  if (random.Chance(30)) *sanctioned->mutable_self_detected() = MakeEventException(&random);
  if (IsOfPeople(sanctioned->target()) && random.Chance(40)) {
    sanctioned->set_place(v1::SANCTION_PLACE_WHERE_HAPPENED);
  }
  sanctioned->set_duty_related_only(random.Chance(25));
  return condition;
}

v1::Condition MakeViolation(const PolicyDraw& draw, const Place&) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::ViolationCondition* violation = condition.mutable_violation();
  if (random.Chance(40)) {
    violation->add_kinds(static_cast<v1::ViolationKind>(random.Between(1, 2)));
  }
  if (random.Chance(30)) *violation->mutable_self_detected() = MakeEventException(&random);
  return condition;
}

}  // namespace

void ListEventLeaves(const Place& place, std::vector<Leaf>* leaves) {
  leaves->insert(leaves->end(), {MakeSanctioned, MakeSanctioned});
  if (place.subject == v1::SUBJECT_KIND_ORGANIZATION) leaves->push_back(MakeViolation);
}

}  // namespace dangvien::random
