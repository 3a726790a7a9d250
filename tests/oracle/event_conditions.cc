// Conditions on violations and sanctions. Each sanction (violation) is asked every question of the
// definition in condition.proto; the answer is false, perhaps or true, and perhaps is
// Truth::kUnknown. The condition is the "or" over all of them, and further over "there may be one
// that is not listed" where violations are not covered.
//
// Tested by tests/oracle/oracle_composition_test.cc and tests/oracle/oracle_conditions_test.cc
#include <vector>

#include "tests/oracle/conditions.h"
#include "tests/oracle/sanction_target.h"

namespace dangvien::oracle {
namespace {

// Was the same person or organization sanctioned for the same violation before the period?
bool IsSanctionedBefore(const Facts& facts, const v1::Violation& violation,
                        const v1::Sanction& sanction) {
  for (const v1::Sanction& other : violation.sanctions()) {
    if (other.person_id() == sanction.person_id() && other.unit_id() == sanction.unit_id() &&
        other.decided_on() < facts.dataset().period().begin_date()) {
      return true;
    }
  }
  return false;
}

// Is the violation one that the exception for self-detected ones does not lift?
Truth IsNotLifted(bool has_exception, const v1::Violation& violation) {
  if (!has_exception) return Truth::kTrue;
  if (!violation.has_self_detected_and_remedied()) return Truth::kUnknown;
  return FromBool(!violation.self_detected_and_remedied());
}

// An enumeration value against a filter: not stated while the filter is not empty is perhaps.
template <typename Filter>
Truth Fits(const Filter& filter, int value) {
  if (!filter.empty() && value == 0) return Truth::kUnknown;
  return FromBool(IsListed(filter, value));
}

// Does some day of the violation lie in the period? Without an end it is a single day.
Truth HappenedInThePeriod(const Facts& facts, const v1::Violation& violation) {
  const v1::Period& period = facts.dataset().period();
  if (violation.happened_from_date() == 0) return Truth::kUnknown;
  const bool begins_before_its_end = violation.happened_from_date() < period.end_date();
  const bool ends_after_its_begin = violation.happened_to_date() == 0
                                        ? violation.happened_from_date() >= period.begin_date()
                                        : violation.happened_to_date() > period.begin_date();
  return FromBool(begins_before_its_end && ends_after_its_begin);
}

Truth IsDutyRelated(const v1::Violation& violation) {
  return violation.has_duty_related() ? FromBool(violation.duty_related()) : Truth::kUnknown;
}

Truth SanctionCounts(const Facts& facts, const v1::SanctionedCondition& condition,
                     const v1::Violation& violation, const v1::Sanction& sanction) {
  Truth counts = condition.year() == v1::SANCTION_YEAR_HAPPENED
                     ? HappenedInThePeriod(facts, violation)
                     : FromBool(facts.IsDecidedInThePeriod(sanction));
  if (condition.duty_related_only()) counts = And(counts, IsDutyRelated(violation));
  counts = And(counts, Fits(condition.sides(), sanction.side()));
  counts = And(counts, Fits(condition.forms(), sanction.form()));
  if (condition.year() == v1::SANCTION_YEAR_FIRST_DECIDED) {
    counts = And(counts, FromBool(!IsSanctionedBefore(facts, violation, sanction)));
  }
  return And(counts, IsNotLifted(condition.has_self_detected(), violation));
}

Truth ViolationCounts(const Facts& facts, const v1::ViolationCondition& condition,
                      const v1::Violation& violation, const Focus& focus) {
  bool has_sanction = false;
  for (const v1::Sanction& sanction : violation.sanctions()) {
    has_sanction = has_sanction || facts.IsDecidedInThePeriod(sanction);
  }
  Truth counts = FromBool(has_sanction);
  counts = And(counts, violation.unit_id().empty()
                           ? Truth::kUnknown
                           : FromBool(IsDirectlyBelow(facts, violation.unit_id(), focus.unit_id)));
  counts = And(counts, Fits(condition.kinds(), violation.kind()));
  counts = And(counts, violation.has_committee_at_fault() ? FromBool(violation.committee_at_fault())
                                                          : Truth::kUnknown);
  return And(counts, IsNotLifted(condition.has_self_detected(), violation));
}

Truth UnlistedViolations(const Facts& facts, const Focus& focus) {
  const bool is_covered = facts.IsCovered(v1::COVERAGE_TABLE_VIOLATIONS, focus.unit_id);
  return is_covered ? Truth::kFalse : Truth::kUnknown;
}

}  // namespace

Truth EvaluateSanctioned(const Facts& facts, const v1::SanctionedCondition& condition,
                         const Focus& focus) {
  Truth truth = UnlistedViolations(facts, focus);
  for (const v1::Violation& violation : facts.dataset().violations()) {
    for (const v1::Sanction& sanction : violation.sanctions()) {
      const Truth counts = SanctionCounts(facts, condition, violation, sanction);
      truth = Or(truth, And(counts, IsOnTarget(facts, condition, violation, sanction, focus)));
    }
  }
  return truth;
}

Truth EvaluateViolation(const Facts& facts, const v1::ViolationCondition& condition,
                        const Focus& focus) {
  Truth truth = UnlistedViolations(facts, focus);
  for (const v1::Violation& violation : facts.dataset().violations()) {
    truth = Or(truth, ViolationCounts(facts, condition, violation, focus));
  }
  return truth;
}

}  // namespace dangvien::oracle
