// Conditions on what is stated of one subject: its marks, tasks, attestations, unit, employment,
// ratings by others, absences and tenure. Each function is its comment in condition.proto, in that
// order of words.
//
// Tested by tests/oracle/oracle_test.cc and tests/oracle/oracle_conditions_test.cc
#include <algorithm>

#include "tests/oracle/assessment.h"
#include "tests/oracle/calendar.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

// The day to which tenure is counted.
int32_t TenureEnd(const Facts& facts, v1::TenureDay day) {
  return day == v1::TENURE_DAY_PERIOD_END ? PreviousDay(facts.dataset().period().end_date())
                                          : facts.rating_date();
}

int32_t TenureBegin(const Facts& facts, const Focus& focus) {
  if (focus.post != nullptr) return focus.post->from_date();
  if (focus.person != nullptr) return focus.person->admitted_on();
  return facts.FindUnit(focus.unit_id)->founded_on();
}

}  // namespace

Truth EvaluateCriteria(const Facts& facts, const v1::CriteriaCondition& condition,
                       const Focus& focus) {
  std::vector<v1::Criterion> selected;
  for (const v1::Criterion& criterion : CriteriaOf(facts, focus.ref.kind())) {
    const bool has_role =
        condition.role_ids().empty() || HasOneOf(facts, criterion, condition.role_ids());
    if (has_role && !HasOneOf(facts, criterion, condition.except_role_ids())) {
      selected.push_back(criterion);
    }
  }
  const MarkCounts counts = CountMarks(facts, focus.ref, selected, condition.at_least_level_id());
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
  const int64_t left = part * condition.share().denominator();
  const int64_t right = base * condition.share().numerator();
  return FromBool(Compare(left, condition.comparison(), right));
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
  const v1::SubjectKind rated_as = condition.rated_as() == v1::SUBJECT_KIND_UNSPECIFIED
                                       ? focus.ref.kind()
                                       : condition.rated_as();
  bool has_rating = false;
  for (const v1::Rating& rating : RatingsOf(facts, focus)) {
    if (rating.side() != condition.side() || !facts.IsOfThePeriod(rating)) continue;
    if (RatedAs(rating, focus) != rated_as) continue;
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
  const int32_t since = TenureBegin(facts, focus);
  if (since == 0) return Truth::kUnknown;
  const int months = WholeMonths(since, TenureEnd(facts, condition.day()));
  return FromBool(static_cast<uint32_t>(months) < condition.less_than_months());
}

const google::protobuf::RepeatedPtrField<v1::Rating>& RatingsOf(const Facts& facts,
                                                                const Focus& focus) {
  return focus.person != nullptr ? focus.person->ratings()
                                 : facts.FindUnit(focus.unit_id)->ratings();
}

v1::SubjectKind RatedAs(const v1::Rating& rating, const Focus& focus) {
  if (rating.subject_kind() != v1::SUBJECT_KIND_UNSPECIFIED) return rating.subject_kind();
  return focus.person != nullptr ? v1::SUBJECT_KIND_MEMBER : v1::SUBJECT_KIND_ORGANIZATION;
}

}  // namespace dangvien::oracle
