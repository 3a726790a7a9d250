// Random conditions on what was marked, counted, attested and answered, and on scores. A condition
// on criteria never selects nothing: of the roles, only those are named that some criterion has
// under every reading.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

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

// Easy to meet, as is often wanted where a quota is to find somebody to cut.
bool IsLenient(const PolicyDraw& draw) {
  return draw.shape == Shape::kDecided && draw.random.Chance(60);
}

v1::Condition MakeCriteria(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  const v1::Frame& frame = FrameOf(draw.policy, place.subject);
  const std::vector<std::string> all_roles = IdsOf(draw.policy.roles());
  std::vector<std::string> roles;
  std::vector<std::string> excepted;
  if (random.Chance(60)) roles = random.Subset(all_roles, 1, 2);
  if (random.Chance(25)) excepted = random.Subset(all_roles, 1, 1);
  if (SelectedCount(frame, roles, excepted) == 0) {
    roles.clear();
    excepted.clear();
  }
  v1::Condition condition;
  v1::CriteriaCondition* criteria = condition.mutable_criteria();
  for (const std::string& role : roles) criteria->add_role_ids(role);
  for (const std::string& role : excepted) criteria->add_except_role_ids(role);
  const bool is_lenient = IsLenient(draw);
  const int level_count = draw.policy.levels_size();
  const int level = random.Between(is_lenient ? 1 : 0, level_count - 1);
  criteria->set_at_least_level_id(draw.policy.levels(level).id());
  if (random.Chance(is_lenient ? 70 : 40)) {
    const int selected = SelectedCount(frame, roles, excepted);
    criteria->set_at_least_count(static_cast<uint32_t>(random.Between(1, selected)));
  } else {
    criteria->set_when_none(random.Chance(50));
  }
  return condition;
}

v1::Condition MakeTaskShare(const PolicyDraw& draw, const Place&) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::TaskShareCondition* tasks = condition.mutable_task_share();
  for (const std::string& group : random.Subset(IdsOf(draw.policy.task_groups()), 1, 2)) {
    tasks->add_group_ids(group);
  }
  tasks->set_measure(static_cast<v1::TaskMeasure>(random.Between(1, 3)));
  tasks->set_comparison(static_cast<v1::Comparison>(random.Between(1, 4)));
  *tasks->mutable_share() = MakeShare(&random);
  if (IsLenient(draw)) {
    tasks->set_comparison(v1::COMPARISON_AT_LEAST);
    tasks->mutable_share()->set_numerator(tasks->share().numerator() / 2);
  }
  tasks->set_excused(static_cast<v1::ExcusedTasks>(random.Below(2)));
  tasks->set_when_none(random.Chance(50));
  return condition;
}

v1::Condition MakeAttested(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  condition.mutable_attested()->set_flag_id(draw.random.Pick(IdsOf(draw.policy.flags())));
  return condition;
}

v1::Condition MakeOpenQuestion(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  const std::string& question = draw.random.Pick(IdsOf(draw.policy.questions()));
  condition.mutable_open_question()->set_question_id(question);
  return condition;
}

v1::Condition MakeScore(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::ScoreCondition* score = condition.mutable_score();
  score->set_score_id(random.Pick(ScoreIds(draw.policy, place.subject)));
  score->set_comparison(static_cast<v1::Comparison>(random.Between(1, 4)));
  const int full = FullPoints(draw.policy, score->score_id());
  score->set_points(static_cast<uint32_t>(random.Between(0, full)));
  if (IsLenient(draw)) {
    score->set_comparison(v1::COMPARISON_AT_LEAST);
    score->set_points(score->points() / 2);
  }
  return condition;
}

}  // namespace

void ListAssessmentLeaves(const PolicyDraw& draw, const Place& place, std::vector<Leaf>* leaves) {
  leaves->insert(leaves->end(),
                 {MakeTaskShare, MakeTaskShare, MakeAttested, MakeAttested, MakeOpenQuestion});
  const bool is_scored = !ScoreIds(draw.policy, place.subject).empty();
  // Who has points has no levels: in a decided dossier one of the two is asked for.
  if (!is_scored || draw.shape == Shape::kScattered || draw.random.Chance(5)) {
    leaves->insert(leaves->end(), {MakeCriteria, MakeCriteria, MakeCriteria});
  }
  if (is_scored) {
    leaves->insert(leaves->end(), {MakeScore, MakeScore, MakeScore});
  }
}

}  // namespace dangvien::random
