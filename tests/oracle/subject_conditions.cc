// Conditions on what is stated of one subject: its marks, tasks, attestations, unit, employment,
// ratings by others, absences and tenure. Each function is its comment in policy.proto, in that
// order of words. A mark in points says nothing about levels: it counts as missing.
//
// Tested by tests/oracle/oracle_test.cc
#include <algorithm>

#include "tests/oracle/calendar.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

int LevelRank(const v1::Policy& policy, const std::string& level_id) {
  int rank = 0;
  for (const v1::Level& level : policy.levels()) {
    if (level.id() == level_id) break;
    ++rank;
  }
  return rank;
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

struct MarkCounts {
  uint32_t reached = 0;  // at or above the level
  uint32_t below = 0;
  uint32_t missing = 0;
};

MarkCounts CountMarks(const Facts& facts, const v1::CriteriaCondition& condition,
                      const Focus& focus) {
  MarkCounts counts;
  const int level_rank = LevelRank(facts.policy(), condition.at_least_level_id());
  const v1::Assessment* assessment = facts.FindAssessment(focus.ref);
  for (const v1::Frame& frame : facts.policy().frames()) {
    if (frame.subject_kind() != focus.ref.kind()) continue;
    for (const v1::Criterion& criterion : frame.criteria()) {
      const bool is_selected =
          condition.role_ids().empty() || HasOneOf(facts, criterion, condition.role_ids());
      if (!is_selected || HasOneOf(facts, criterion, condition.except_role_ids())) continue;
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
  }
  return counts;
}

// The measure of a tally; -1 = not stated.
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

bool Compare(int64_t left, v1::Comparison comparison, int64_t right) {
  switch (comparison) {
    case v1::COMPARISON_LESS:
      return left < right;
    case v1::COMPARISON_AT_MOST:
      return left <= right;
    case v1::COMPARISON_AT_LEAST:
      return left >= right;
    default:
      return left > right;
  }
}

}  // namespace

Truth EvaluateCriteria(const Facts& facts, const v1::CriteriaCondition& condition,
                       const Focus& focus) {
  const MarkCounts counts = CountMarks(facts, condition, focus);
  if (condition.at_least_count() > 0) {
    if (counts.reached >= condition.at_least_count()) return Truth::kTrue;
    if (counts.reached + counts.missing < condition.at_least_count()) return Truth::kFalse;
    return Truth::kUnknown;
  }
  if (counts.below > 0) return Truth::kFalse;
  if (counts.missing > 0) return Truth::kUnknown;
  return counts.reached > 0 ? Truth::kTrue : FromBool(condition.when_none());
}

Truth EvaluateTaskShare(const Facts& facts, const v1::TaskShareCondition& condition,
                        const Focus& focus) {
  const bool leaves_out = condition.excused() == v1::EXCUSED_TASKS_LEFT_OUT;
  const v1::Assessment* assessment = facts.FindAssessment(focus.ref);
  int64_t part = 0;
  int64_t base = 0;
  for (const std::string& group_id : condition.group_ids()) {
    const v1::TaskTally* tally = FindTally(assessment, group_id);
    if (tally == nullptr || !tally->has_assigned_count()) return Truth::kUnknown;
    const int64_t measure = MeasureOf(*tally, condition.measure());
    if (measure < 0) return Truth::kUnknown;
    if (leaves_out && !tally->has_excused_count()) return Truth::kUnknown;
    part += measure;
    base += tally->assigned_count() - (leaves_out ? tally->excused_count() : 0);
  }
  if (base == 0) return FromBool(condition.when_none());
  // Counts are at most 10^9 and shares at most 10^6: no product of a few groups leaves 64 bits.
  return FromBool(Compare(part * condition.share().denominator(), condition.comparison(),
                          base * condition.share().numerator()));
}

Truth EvaluateAttested(const Facts& facts, const v1::AttestedCondition& condition,
                       const Focus& focus) {
  if (const v1::Assessment* assessment = facts.FindAssessment(focus.ref)) {
    for (const v1::Attestation& attestation : assessment->attestations()) {
      if (attestation.flag_id() == condition.flag_id()) return FromBool(attestation.holds());
    }
  }
  const bool is_covered =
      facts.IsCovered(v1::COVERAGE_TABLE_ATTESTATIONS, focus.unit_id, condition.flag_id());
  return is_covered ? Truth::kFalse : Truth::kUnknown;
}

Truth EvaluateUnitIs(const Facts& facts, const v1::UnitIsCondition& condition, const Focus& focus) {
  const v1::Unit* unit = facts.FindUnit(focus.unit_id);
  if (unit == nullptr) return Truth::kUnknown;
  const Truth kind_fits = FromBool(IsListed(condition.kinds(), unit->kind()));
  Truth level_fits = FromBool(IsListed(condition.levels(), unit->level()));
  if (!condition.levels().empty() && unit->level() == v1::UNIT_LEVEL_UNSPECIFIED) {
    level_fits = Truth::kUnknown;
  }
  return And(kind_fits, level_fits);
}

Truth EvaluateEmployment(const v1::EmploymentCondition& condition, const Focus& focus) {
  if (focus.person->employment() == v1::EMPLOYMENT_KIND_UNSPECIFIED) return Truth::kUnknown;
  return FromBool(IsListed(condition.kinds(), focus.person->employment()));
}

Truth EvaluateRatedBy(const Facts& facts, const v1::RatedByCondition& condition,
                      const Focus& focus) {
  bool has_rating = false;
  for (const v1::Rating& rating : focus.person->ratings()) {
    if (rating.side() != condition.side() || !facts.IsOfThePeriod(rating)) continue;
    if (facts.IsInBand(rating.tier_id(), condition.band())) return Truth::kTrue;
    has_rating = true;
  }
  if (has_rating) return Truth::kFalse;
  const bool is_covered = facts.IsCovered(v1::COVERAGE_TABLE_RATINGS, focus.unit_id);
  return is_covered ? Truth::kFalse : Truth::kUnknown;
}

Truth EvaluateAbsent(const Facts& facts, const v1::AbsentCondition& condition, const Focus& focus) {
  const v1::Period& period = facts.dataset().period();
  int64_t months = 0;
  bool is_absent_on_rating_date = false;
  for (const v1::Absence& absence : focus.person->absences()) {
    if (!IsListed(condition.kinds(), absence.kind())) continue;
    if (IsOn(absence.from_date(), absence.to_date(), facts.rating_date())) {
      is_absent_on_rating_date = true;
    }
    const int32_t begin = std::max(absence.from_date(), period.begin_date());
    const int32_t end =
        absence.to_date() == 0 ? period.end_date() : std::min(absence.to_date(), period.end_date());
    if (begin < end) months += WholeMonths(begin, end);
  }
  const bool holds = condition.min_months() == 0
                         ? is_absent_on_rating_date
                         : months >= static_cast<int64_t>(condition.min_months());
  if (holds) return Truth::kTrue;
  const bool is_covered = facts.IsCovered(v1::COVERAGE_TABLE_ABSENCES, focus.unit_id);
  return is_covered ? Truth::kFalse : Truth::kUnknown;
}

Truth EvaluateTenure(const Facts& facts, const v1::TenureCondition& condition, const Focus& focus) {
  const int32_t since = focus.person != nullptr ? focus.person->admitted_on()
                                                : facts.FindUnit(focus.unit_id)->founded_on();
  if (since == 0) return Truth::kUnknown;
  const int months = WholeMonths(since, facts.rating_date());
  return FromBool(static_cast<uint32_t>(months) < condition.less_than_months());
}

}  // namespace dangvien::oracle
