// The rows of one assessment, found by walking over them.
//
// Tested by tests/oracle/oracle_test.cc
#include "tests/oracle/assessment.h"

namespace dangvien::oracle {

int LevelRank(const v1::Policy& policy, const std::string& level_id) {
  int rank = 0;
  for (const v1::Level& level : policy.levels()) {
    if (level.id() == level_id) break;
    ++rank;
  }
  return rank;
}

std::vector<v1::Criterion> CriteriaOf(const Facts& facts, v1::SubjectKind kind) {
  std::vector<v1::Criterion> criteria;
  for (const v1::Frame& frame : facts.policy().frames()) {
    if (frame.subject_kind() != kind) continue;
    criteria.insert(criteria.end(), frame.criteria().begin(), frame.criteria().end());
  }
  return criteria;
}

bool HasOneOf(const Facts& facts, const v1::Criterion& criterion,
              const google::protobuf::RepeatedPtrField<std::string>& role_ids) {
  for (const v1::RoleGrant& grant : criterion.roles()) {
    for (const std::string& role_id : role_ids) {
      if (grant.role_id() == role_id && facts.IsChosen(grant.under())) return true;
    }
  }
  return false;
}

const v1::Mark* FindMark(const v1::Assessment* assessment, const std::string& criterion_id) {
  if (assessment == nullptr) return nullptr;
  for (const v1::Mark& mark : assessment->marks()) {
    if (mark.criterion_id() == criterion_id) return &mark;
  }
  return nullptr;
}

const v1::TaskTally* FindTally(const v1::Assessment* assessment, const std::string& group_id) {
  if (assessment == nullptr) return nullptr;
  for (const v1::TaskTally& tally : assessment->tasks()) {
    if (tally.group_id() == group_id) return &tally;
  }
  return nullptr;
}

MarkCounts CountMarks(const Facts& facts, const v1::SubjectRef& ref,
                      const std::vector<v1::Criterion>& criteria, const std::string& level_id) {
  MarkCounts counts;
  const int level_rank = LevelRank(facts.policy(), level_id);
  const v1::Assessment* assessment = facts.FindAssessment(ref);
  for (const v1::Criterion& criterion : criteria) {
    const v1::Mark* mark = FindMark(assessment, criterion.id());
    if (mark != nullptr && mark->not_applicable()) continue;
    if (mark == nullptr || !mark->has_level_id()) {
      if (!criterion.if_any()) ++counts.missing;
    } else if (LevelRank(facts.policy(), mark->level_id()) <= level_rank) {
      ++counts.reached;
    } else {
      ++counts.below;
    }
  }
  return counts;
}

int64_t MeasureOf(const v1::TaskTally& tally, v1::TaskMeasure measure) {
  if (measure == v1::TASK_MEASURE_COMPLETED && tally.has_completed_count()) {
    return tally.completed_count();
  }
  if (measure == v1::TASK_MEASURE_ON_TIME && tally.has_on_time_count()) {
    return tally.on_time_count();
  }
  if (measure == v1::TASK_MEASURE_EXCEEDED && tally.has_exceeded_count()) {
    return tally.exceeded_count();
  }
  return -1;
}

}  // namespace dangvien::oracle
