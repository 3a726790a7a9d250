// Random conditions of organizations and members. Every kind is offered wherever its subjects allow
// it; a list of conditions comes at the upper depths only. A condition never selects nothing: of
// the roles, only those are named that some criterion has under every reading.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

using Leaf = v1::Condition (*)(const v1::Policy&, Place, RandomSource*);

bool IsOrganization(Place place) {
  return place == Place::kOrganizationPass || place == Place::kOrganizationCheck;
}

const v1::Frame& FrameOf(const v1::Policy& policy, Place place) {
  return policy.frames(IsOrganization(place) ? 1 : 0);
}

bool HasRole(const v1::Criterion& criterion, const std::vector<std::string>& role_ids,
             bool under_every_reading) {
  for (const v1::RoleGrant& grant : criterion.roles()) {
    const bool counts = !under_every_reading || grant.under().empty();
    if (counts && std::find(role_ids.begin(), role_ids.end(), grant.role_id()) != role_ids.end()) {
      return true;
    }
  }
  return false;
}

// How many criteria are selected under every reading.
int SelectedCount(const v1::Frame& frame, const std::vector<std::string>& roles,
                  const std::vector<std::string>& excepted) {
  int count = 0;
  for (const v1::Criterion& criterion : frame.criteria()) {
    const bool is_selected = roles.empty() || HasRole(criterion, roles, true);
    if (is_selected && !HasRole(criterion, excepted, false)) ++count;
  }
  return count;
}

v1::Condition MakeCriteria(const v1::Policy& policy, Place place, RandomSource* random) {
  const v1::Frame& frame = FrameOf(policy, place);
  const std::vector<std::string> all_roles = IdsOf(policy.roles());
  std::vector<std::string> roles;
  std::vector<std::string> excepted;
  if (random->Chance(60)) roles = random->Subset(all_roles, 1, 2);
  if (random->Chance(25)) excepted = random->Subset(all_roles, 1, 1);
  if (SelectedCount(frame, roles, excepted) == 0) {
    roles.clear();
    excepted.clear();
  }
  v1::Condition condition;
  v1::CriteriaCondition* criteria = condition.mutable_criteria();
  for (const std::string& role : roles) criteria->add_role_ids(role);
  for (const std::string& role : excepted) criteria->add_except_role_ids(role);
  criteria->set_at_least_level_id(random->Pick(IdsOf(policy.levels())));
  if (random->Chance(40)) {
    const int selected = SelectedCount(frame, roles, excepted);
    criteria->set_at_least_count(static_cast<uint32_t>(random->Between(1, selected)));
  } else {
    criteria->set_when_none(random->Chance(50));
  }
  return condition;
}

v1::Share MakeShare(RandomSource* random) {
  v1::Share share;
  const std::vector<int> denominators = {1, 2, 3, 4, 5, 10, 100, 1000000};
  const int denominator = random->Pick(denominators);
  share.set_denominator(static_cast<uint32_t>(denominator));
  share.set_numerator(static_cast<uint32_t>(random->Between(0, denominator)));
  return share;
}

v1::Condition MakeTaskShare(const v1::Policy& policy, Place, RandomSource* random) {
  v1::Condition condition;
  v1::TaskShareCondition* tasks = condition.mutable_task_share();
  for (const std::string& group : random->Subset(IdsOf(policy.task_groups()), 1, 2)) {
    tasks->add_group_ids(group);
  }
  tasks->set_measure(static_cast<v1::TaskMeasure>(random->Between(1, 3)));
  tasks->set_comparison(static_cast<v1::Comparison>(random->Between(1, 4)));
  *tasks->mutable_share() = MakeShare(random);
  tasks->set_excused(static_cast<v1::ExcusedTasks>(random->Below(2)));
  tasks->set_when_none(random->Chance(50));
  return condition;
}

v1::Condition MakeAttested(const v1::Policy& policy, Place, RandomSource* random) {
  v1::Condition condition;
  condition.mutable_attested()->set_flag_id(random->Pick(IdsOf(policy.flags())));
  return condition;
}

v1::Condition MakeOpenQuestion(const v1::Policy& policy, Place, RandomSource* random) {
  v1::Condition condition;
  condition.mutable_open_question()->set_question_id(random->Pick(IdsOf(policy.questions())));
  return condition;
}

v1::EventException MakeEventException(RandomSource* random) {
  v1::EventException exception;
  exception.set_id("self-detected-" + std::to_string(random->Below(1000000000)));
  *exception.mutable_text() = MakeText("self-detected");
  *exception.add_citations() = MakeCitation();
  return exception;
}

v1::Condition MakeSanctioned(const v1::Policy&, Place place, RandomSource* random) {
  v1::Condition condition;
  v1::SanctionedCondition* sanctioned = condition.mutable_sanctioned();
  sanctioned->set_target(IsOrganization(place)
                             ? static_cast<v1::SanctionTarget>(random->Between(1, 5))
                             : v1::SANCTION_TARGET_SELF);
  if (random->Chance(40)) {
    for (const int side : random->Subset(Numbers(1, 3), 1, 2)) {
      sanctioned->add_sides(static_cast<v1::Side>(side));
    }
  }
  if (random->Chance(40)) {
    for (const int form : random->Subset(Numbers(1, 9), 2, 7)) {
      sanctioned->add_forms(static_cast<v1::SanctionForm>(form));
    }
  }
  sanctioned->set_year(static_cast<v1::SanctionYear>(random->Below(2)));
  if (random->Chance(30)) *sanctioned->mutable_self_detected() = MakeEventException(random);
  return condition;
}

v1::Condition MakeViolation(const v1::Policy&, Place, RandomSource* random) {
  v1::Condition condition;
  v1::ViolationCondition* violation = condition.mutable_violation();
  if (random->Chance(40)) {
    violation->add_kinds(static_cast<v1::ViolationKind>(random->Between(1, 2)));
  }
  if (random->Chance(30)) *violation->mutable_self_detected() = MakeEventException(random);
  return condition;
}

v1::Condition MakeComposition(const v1::Policy& policy, Place place, RandomSource* random) {
  v1::Condition condition;
  v1::CompositionCondition* composition = condition.mutable_composition();
  // A check asks for counterparts only: it belongs to no pass whose tiers it could read.
  composition->set_population(place == Place::kOrganizationPass
                                  ? static_cast<v1::Population>(random->Between(1, 3))
                                  : v1::POPULATION_COUNTERPARTS);
  if (composition->population() == v1::POPULATION_COUNTERPARTS) {
    if (random->Chance(50)) {
      for (const int kind : random->Subset(Numbers(3, 9), 1, 4)) {
        composition->add_counterpart_kinds(static_cast<v1::UnitKind>(kind));
      }
    }
  } else {
    composition->set_layer(static_cast<v1::Layer>(random->Between(1, 3)));
  }
  *composition->mutable_band() = MakeBand(policy, random);
  composition->set_base(static_cast<v1::CompositionBase>(random->Below(2)));
  if (random->Chance(30)) {
    composition->set_at_least_count(static_cast<uint32_t>(random->Between(1, 3)));
    return condition;
  }
  *composition->mutable_at_least_share() = MakeShare(random);
  composition->set_when_none(static_cast<v1::WhenNone>(random->Between(1, 3)));
  if (composition->when_none() == v1::WHEN_NONE_UNKNOWN) {
    composition->set_open_question_id(random->Pick(IdsOf(policy.questions())));
  }
  return condition;
}

v1::Condition MakeUnitIs(const v1::Policy&, Place, RandomSource* random) {
  v1::Condition condition;
  v1::UnitIsCondition* unit_is = condition.mutable_unit_is();
  const bool has_kinds = random->Chance(50);
  if (has_kinds) unit_is->add_kinds(static_cast<v1::UnitKind>(random->Between(1, 2)));
  if (!has_kinds || random->Chance(50)) {
    for (const int level : random->Subset(Numbers(1, 7), 2, 4)) {
      unit_is->add_levels(static_cast<v1::UnitLevel>(level));
    }
  }
  return condition;
}

v1::Condition MakeEmployment(const v1::Policy&, Place, RandomSource* random) {
  v1::Condition condition;
  for (const int kind : random->Subset(Numbers(1, 8), 2, 5)) {
    condition.mutable_employment()->add_kinds(static_cast<v1::EmploymentKind>(kind));
  }
  return condition;
}

v1::Condition MakeRatedBy(const v1::Policy& policy, Place, RandomSource* random) {
  v1::Condition condition;
  condition.mutable_rated_by()->set_side(static_cast<v1::Side>(random->Between(1, 3)));
  *condition.mutable_rated_by()->mutable_band() = MakeBand(policy, random);
  return condition;
}

v1::Condition MakeAbsent(const v1::Policy&, Place, RandomSource* random) {
  v1::Condition condition;
  for (const int kind : random->Subset(Numbers(1, 7), 2, 5)) {
    condition.mutable_absent()->add_kinds(static_cast<v1::AbsenceKind>(kind));
  }
  if (random->Chance(60)) {
    condition.mutable_absent()->set_min_months(static_cast<uint32_t>(random->Between(1, 8)));
  }
  return condition;
}

v1::Condition MakeTenure(const v1::Policy&, Place, RandomSource* random) {
  v1::Condition condition;
  condition.mutable_tenure()->set_less_than_months(static_cast<uint32_t>(random->Between(1, 24)));
  return condition;
}

v1::Condition MakeRecord(const v1::Policy&, Place place, RandomSource* random) {
  return MakeRecordLeaf(IsOrganization(place), random);
}

v1::Condition MakeLeaf(const v1::Policy& policy, Place place, RandomSource* random) {
  if (place == Place::kReviewCheck) return MakeReviewLeaf(policy, random);
  // Kinds that decide most are offered several times.
  std::vector<Leaf> leaves = {MakeCriteria,   MakeCriteria, MakeCriteria, MakeTaskShare,
                              MakeTaskShare,  MakeAttested, MakeAttested, MakeOpenQuestion,
                              MakeSanctioned, MakeUnitIs,   MakeTenure,   MakeRecord};
  if (IsOrganization(place)) {
    leaves.insert(leaves.end(), {MakeComposition, MakeComposition, MakeComposition, MakeViolation});
  } else {
    leaves.insert(leaves.end(), {MakeEmployment, MakeRatedBy, MakeAbsent});
  }
  return random->Pick(leaves)(policy, place, random);
}

}  // namespace

v1::TierBand MakeBand(const v1::Policy& policy, RandomSource* random) {
  v1::TierBand band;
  const int best = random->Below(policy.tiers_size());
  const int worst = random->Between(best, policy.tiers_size() - 1);
  if (random->Chance(60)) band.set_best_tier_id(policy.tiers(best).id());
  if (random->Chance(60)) band.set_worst_tier_id(policy.tiers(worst).id());
  return band;
}

v1::Condition MakeCondition(const v1::Policy& policy, Place place, int depth,
                            RandomSource* random) {
  if (depth == 0 || random->Chance(60)) return MakeLeaf(policy, place, random);
  v1::Condition condition;
  const int which = random->Below(3);
  v1::ConditionList* list = which == 0   ? condition.mutable_all_of()
                            : which == 1 ? condition.mutable_any_of()
                                         : condition.mutable_none_of();
  for (int i = random->Between(1, 3); i > 0; --i) {
    *list->add_conditions() = MakeCondition(policy, place, depth - 1, random);
  }
  return condition;
}

}  // namespace dangvien::random
