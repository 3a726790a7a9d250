// Conditions on violations and sanctions. Each sanction (violation) is asked every question of the
// definition in policy.proto; the answer is false, perhaps or true, and perhaps is Truth::kUnknown.
// The condition is the "or" over all of them, and further over "there may be one that is not
// listed" where violations are not covered.
//
// Tested by tests/oracle/oracle_test.cc
#include <vector>

#include "tests/oracle/calendar.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

bool IsDirectlyBelow(const Facts& facts, const std::string& unit_id, const std::string& above) {
  const v1::Unit* unit = facts.FindUnit(unit_id);
  return unit != nullptr && IsPartyOrganization(*unit) && unit->parent_id() == above;
}

// Holds, or held up to the day, a post in the committee or standing committee of the unit.
bool IsCommitteeMember(const v1::Person& person, const std::string& unit_id, int32_t day) {
  for (const v1::Post& post : person.posts()) {
    const bool is_committee =
        post.body() == v1::POST_BODY_COMMITTEE || post.body() == v1::POST_BODY_STANDING_COMMITTEE;
    if (post.unit_id() == unit_id && is_committee &&
        IsOnClosed(post.from_date(), post.to_date(), day)) {
      return true;
    }
  }
  return false;
}

bool IsOfficialMember(const v1::Person& person, const std::string& unit_id, int32_t day) {
  for (const v1::Membership& membership : person.memberships()) {
    if (membership.unit_id() == unit_id && membership.kind() == v1::MEMBERSHIP_KIND_OFFICIAL &&
        IsOnClosed(membership.from_date(), membership.to_date(), day)) {
      return true;
    }
  }
  return false;
}

bool IsCommitteeMemberBelow(const Facts& facts, const v1::Person& person,
                            const std::string& unit_id, int32_t day) {
  for (const v1::Unit& unit : facts.dataset().units()) {
    if (IsDirectlyBelow(facts, unit.id(), unit_id) && IsCommitteeMember(person, unit.id(), day)) {
      return true;
    }
  }
  return false;
}

bool IsOnTarget(const Facts& facts, const v1::Sanction& sanction, v1::SanctionTarget target,
                const Focus& focus) {
  if (target == v1::SANCTION_TARGET_SELF) {
    return focus.person != nullptr ? sanction.person_id() == focus.person->id()
                                   : sanction.unit_id() == focus.unit_id;
  }
  if (target == v1::SANCTION_TARGET_SUBORDINATES) {
    return IsDirectlyBelow(facts, sanction.unit_id(), focus.unit_id);
  }
  const v1::Person* person = facts.FindPerson(sanction.person_id());
  if (person == nullptr) return false;
  const int32_t day = sanction.decided_on();
  if (target == v1::SANCTION_TARGET_COMMITTEE_MEMBERS) {
    return IsCommitteeMember(*person, focus.unit_id, day);
  }
  if (target == v1::SANCTION_TARGET_MEMBERS) return IsOfficialMember(*person, focus.unit_id, day);
  return IsCommitteeMemberBelow(facts, *person, focus.unit_id, day);
}

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

Truth SanctionCounts(const Facts& facts, const v1::SanctionedCondition& condition,
                     const v1::Violation& violation, const v1::Sanction& sanction) {
  Truth counts = FromBool(facts.IsDecidedInThePeriod(sanction));
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
      if (!IsOnTarget(facts, sanction, condition.target(), focus)) continue;
      truth = Or(truth, SanctionCounts(facts, condition, violation, sanction));
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
