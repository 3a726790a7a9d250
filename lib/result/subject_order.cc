// The canonical order of subjects, as result.proto states it: units by their place in the tree,
// within a unit the organization, its collective, its members by id, its leaders; at last people
// who are placed nowhere.
//
// One subject at a time, so that a stream of a nation's results needs no list of them.
// Tested by tests/property/property_test.cc, tests/unit/arrow/result_tables_test.cc
#include <algorithm>

#include "result/result.h"

namespace dangvien {

SubjectOrder::SubjectOrder(const EvaluationState& state) : state_(state) {
  const PersonTable& people = state.dataset.tables().people;
  for (Row person = 0; person < people.size(); ++person) {
    if (state.placement.home_unit[static_cast<size_t>(person)] == kNone) {
      unplaced_.push_back(person);
    }
  }
  std::sort(unplaced_.begin(), unplaced_.end(),
            [&people](Row a, Row b) { return people.ids.Name(a) < people.ids.Name(b); });
}

bool SubjectOrder::Next(SubjectRow* subject) {
  const std::vector<Row>& units = state_.dataset.tables().units.order;
  while (unit_ < units.size()) {
    if (NextOf(units[unit_], subject)) return true;
    ++unit_;
    part_ = Part::kOrganization;
  }
  if (next_unplaced_ == unplaced_.size()) return false;
  *subject = {wire::SubjectKind::kMember, unplaced_[next_unplaced_++]};
  return true;
}

// The next subject of the unit; false where there is none left.
bool SubjectOrder::NextOf(Row unit, SubjectRow* subject) {
  const UnitTable& units = state_.dataset.tables().units;
  const auto u = static_cast<size_t>(unit);
  if (part_ == Part::kOrganization) {
    part_ = Part::kCollective;
    *subject = {wire::SubjectKind::kOrganization, unit};
    if (IsPartyUnit(units.kind[u])) return true;
  }
  if (part_ == Part::kCollective) {
    part_ = Part::kMembers;
    within_ = 0;
    *subject = {wire::SubjectKind::kCollective, unit};
    if (HasCollective(units, unit) && state_.Rates(wire::SubjectKind::kCollective, unit))
      return true;
  }
  if (part_ == Part::kMembers) {
    const MemberRange range = state_.placement.members_of_unit[u];
    const auto member = static_cast<size_t>(range.begin) + within_++;
    if (member < static_cast<size_t>(range.end)) {
      *subject = {wire::SubjectKind::kMember, state_.placement.members[member]};
      return true;
    }
    part_ = Part::kLeaders;
    within_ = 0;
  }
  if (!state_.Rates(wire::SubjectKind::kLeader, unit)) return false;
  const auto leaders = state_.placement.leaders_of_unit.Of(unit);
  if (within_ == leaders.size()) return false;
  *subject = {wire::SubjectKind::kLeader, leaders[within_++]};
  return true;
}

}  // namespace dangvien
