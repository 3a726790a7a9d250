// Whom a sanction hits. A target is the subject itself, units below it, or people by a tie to a
// unit: a post in some of its bodies, or an official membership. A tie is looked at on the day of
// the decision; or, where the policy counts people where it happened, at any time in the unit in
// which it happened, which may be any of theirs where it is not stated.
//
// Tested by tests/oracle/oracle_composition_test.cc and tests/oracle/oracle_conditions_test.cc
#include "tests/oracle/sanction_target.h"

#include "tests/oracle/calendar.h"

namespace dangvien::oracle {
namespace {

constexpr int32_t kAtAnyTime = 0;

bool IsTiedOn(int32_t from, int32_t to, int32_t day) {
  return day == kAtAnyTime || IsOnClosed(from, to, day);
}

// Committee or standing committee; with `or_leadership` also the leadership.
bool IsInBodies(const v1::Post& post, bool or_leadership) {
  return post.body() == v1::POST_BODY_COMMITTEE ||
         post.body() == v1::POST_BODY_STANDING_COMMITTEE ||
         (or_leadership && post.body() == v1::POST_BODY_LEADERSHIP);
}

bool HasPostIn(const v1::Person& person, const std::string& unit_id, bool or_leadership,
               int32_t day) {
  for (const v1::Post& post : person.posts()) {
    if (post.unit_id() == unit_id && IsInBodies(post, or_leadership) &&
        IsTiedOn(post.from_date(), post.to_date(), day)) {
      return true;
    }
  }
  return false;
}

bool IsOfficialMember(const v1::Person& person, const std::string& unit_id, int32_t day) {
  for (const v1::Membership& membership : person.memberships()) {
    if (membership.unit_id() == unit_id && membership.kind() == v1::MEMBERSHIP_KIND_OFFICIAL &&
        IsTiedOn(membership.from_date(), membership.to_date(), day)) {
      return true;
    }
  }
  return false;
}

// Is the person tied to the unit in the way that the target asks for?
bool IsTied(v1::SanctionTarget target, const v1::Person& person, const std::string& unit_id,
            int32_t day) {
  if (target == v1::SANCTION_TARGET_MEMBERS) return IsOfficialMember(person, unit_id, day);
  return HasPostIn(person, unit_id, target == v1::SANCTION_TARGET_COLLECTIVE_MEMBERS, day);
}

// Is the target about people tied to this unit, seen from the subject's?
bool IsUnitOfTarget(const Facts& facts, v1::SanctionTarget target, const std::string& unit_id,
                    const Focus& focus) {
  if (target == v1::SANCTION_TARGET_SUBORDINATE_COMMITTEE_MEMBERS) {
    return IsDirectlyBelow(facts, unit_id, focus.unit_id);
  }
  return unit_id == focus.unit_id;
}

bool IsTiedSomewhere(const Facts& facts, v1::SanctionTarget target, const v1::Person& person,
                     int32_t day, const Focus& focus) {
  for (const v1::Unit& unit : facts.dataset().units()) {
    if (IsUnitOfTarget(facts, target, unit.id(), focus) && IsTied(target, person, unit.id(), day)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsDirectlyBelow(const Facts& facts, const std::string& unit_id, const std::string& above) {
  const v1::Unit* unit = facts.FindUnit(unit_id);
  return unit != nullptr && IsPartyOrganization(*unit) && unit->parent_id() == above;
}

Truth IsOnTarget(const Facts& facts, const v1::SanctionedCondition& condition,
                 const v1::Violation& violation, const v1::Sanction& sanction, const Focus& focus) {
  const v1::SanctionTarget target = condition.target();
  if (target == v1::SANCTION_TARGET_SELF) {
    return FromBool(focus.person != nullptr ? sanction.person_id() == focus.person->id()
                                            : sanction.unit_id() == focus.unit_id);
  }
  if (target == v1::SANCTION_TARGET_SUBORDINATES) {
    return FromBool(IsDirectlyBelow(facts, sanction.unit_id(), focus.unit_id));
  }
  const v1::Person* person = facts.FindPerson(sanction.person_id());
  if (person == nullptr) return Truth::kFalse;
  if (condition.place() != v1::SANCTION_PLACE_WHERE_HAPPENED) {
    return FromBool(IsTiedSomewhere(facts, target, *person, sanction.decided_on(), focus));
  }
  if (violation.unit_id().empty()) {
    return And(FromBool(IsTiedSomewhere(facts, target, *person, kAtAnyTime, focus)),
               Truth::kUnknown);
  }
  return FromBool(IsUnitOfTarget(facts, target, violation.unit_id(), focus) &&
                  IsTied(target, *person, violation.unit_id(), kAtAnyTime));
}

}  // namespace dangvien::oracle
