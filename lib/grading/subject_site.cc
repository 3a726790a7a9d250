// Finds where a subject stands; one place for results and explanations, so that both speak of the
// same outcome.
//
// Example: a leader is a post, so its unit and policy are those of the post, whatever branch the
// person is a member of. A unit without a collective has a site without a pass.
// Tested by tests/spec/spec_test.cc, tests/unit/explain/explain_test.cc
#include "grading/subject_site.h"

#include <algorithm>

namespace dangvien {
namespace {

bool IsLeader(const Grading& state, Row unit, Row post) {
  const auto leaders = state.placement.leaders_of_unit.Of(unit);
  return std::find(leaders.begin(), leaders.end(), post) != leaders.end();
}

Row UnitOfSubject(const Grading& state, const SubjectRow& id) {
  const auto row = static_cast<size_t>(id.row);
  if (id.kind == wire::SubjectKind::kMember) return state.placement.home_unit[row];
  if (id.kind != wire::SubjectKind::kLeader) return id.row;
  return state.dataset.tables().people.posts.entries[row].unit;
}

bool IsSubject(const Grading& state, const SubjectSite& site) {
  const UnitTable& units = state.dataset.tables().units;
  const auto u = static_cast<size_t>(site.unit);
  switch (site.id.kind) {
    case wire::SubjectKind::kOrganization:
      return IsPartyUnit(units.kind[u]) && units.is_dissolved[u] == 0;
    case wire::SubjectKind::kCollective:
      return HasCollective(units, site.unit);
    case wire::SubjectKind::kLeader:
      return IsLeader(state, site.unit, site.id.row);
    default:
      return true;
  }
}

uint8_t ContradictionsAt(const Placement& placement, wire::SubjectKind kind, size_t index) {
  switch (kind) {
    case wire::SubjectKind::kMember:
      return placement.member_contradictions[index];
    case wire::SubjectKind::kCollective:
      return placement.collective_contradictions[index];
    case wire::SubjectKind::kLeader:
      return placement.post_contradictions[index];
    default:
      return placement.unit_contradictions[index];
  }
}

}  // namespace

SubjectSite SiteOf(const Grading& state, const SubjectRow& id) {
  SubjectSite site;
  site.id = id;
  site.kind = RowKindOf(id.kind);
  site.unit = UnitOfSubject(state, id);
  if (site.unit == kNone) return site;
  site.policy = state.PolicyOfUnit(site.unit);
  if (!IsSubject(state, site)) return site;
  site.pass = state.policies[static_cast<size_t>(site.policy)].compiled().PassFor(id.kind);
  if (site.pass == nullptr) return site;
  const auto row = static_cast<size_t>(id.row);
  site.index = id.kind == wire::SubjectKind::kMember
                   ? static_cast<size_t>(state.placement.member_of_person[row])
                   : row;
  site.contradictions = ContradictionsAt(state.placement, id.kind, site.index);
  return site;
}

}  // namespace dangvien
