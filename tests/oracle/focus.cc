// Who is rated. Organizations: party organizations. Collectives: of any unit that has one. Members:
// people with a home on the rating date. Leaders: posts of head or deputy that are held on the
// rating date, in no party group. A dissolved unit has nobody.
//
// Tested by tests/oracle/oracle_subjects_test.cc
#include "tests/oracle/focus.h"

#include <algorithm>

#include "tests/oracle/calendar.h"

namespace dangvien::oracle {
namespace {

bool IsLeaderPost(const Facts& facts, const v1::Post& post) {
  const v1::Unit* unit = facts.FindUnit(post.unit_id());
  const bool leads = post.kind() == v1::POST_KIND_HEAD || post.kind() == v1::POST_KIND_DEPUTY;
  return leads && post.body() != v1::POST_BODY_PARTY_GROUP && unit != nullptr &&
         !facts.IsDissolved(*unit) && IsOn(post.from_date(), post.to_date(), facts.rating_date());
}

// The place among the subjects of one unit.
int OrderInUnit(v1::SubjectKind kind) {
  switch (kind) {
    case v1::SUBJECT_KIND_ORGANIZATION:
      return 0;
    case v1::SUBJECT_KIND_COLLECTIVE:
      return 1;
    case v1::SUBJECT_KIND_MEMBER:
      return 2;
    default:
      return 3;
  }
}

std::vector<Focus> PeopleOfKind(const Facts& facts, v1::SubjectKind kind) {
  std::vector<Focus> subjects;
  for (const v1::Person& person : facts.dataset().people()) {
    if (kind == v1::SUBJECT_KIND_MEMBER) {
      const std::optional<Focus> member = MemberFocus(facts, person);
      if (member.has_value()) subjects.push_back(*member);
      continue;
    }
    for (const v1::Post& post : person.posts()) {
      if (IsLeaderPost(facts, post)) subjects.push_back(PostFocus(person, post));
    }
  }
  return subjects;
}

std::vector<Focus> UnitsOfKind(const Facts& facts, v1::SubjectKind kind) {
  std::vector<Focus> subjects;
  for (const v1::Unit& unit : facts.dataset().units()) {
    const std::optional<Focus> subject = kind == v1::SUBJECT_KIND_ORGANIZATION
                                             ? OrganizationFocus(facts, unit.id())
                                             : CollectiveFocus(facts, unit.id());
    if (subject.has_value()) subjects.push_back(*subject);
  }
  return subjects;
}

}  // namespace

Focus ReviewFocus(const v1::ReviewSession& session, int review_index) {
  Focus focus;
  focus.ref = session.reviews(review_index).subject();
  focus.unit_id = session.unit_id();
  focus.session = &session;
  focus.review_index = review_index;
  return focus;
}

Focus PostFocus(const v1::Person& person, const v1::Post& post) {
  Focus focus;
  focus.ref = LeaderRef(person.id(), post.id());
  focus.unit_id = post.unit_id();
  focus.person = &person;
  focus.post = &post;
  return focus;
}

std::optional<Focus> OrganizationFocus(const Facts& facts, const std::string& unit_id) {
  const v1::Unit* unit = facts.FindUnit(unit_id);
  if (unit == nullptr || !IsPartyOrganization(*unit) || facts.IsDissolved(*unit)) return {};
  Focus focus;
  focus.ref = OrganizationRef(unit_id);
  focus.unit_id = unit_id;
  return focus;
}

std::optional<Focus> CollectiveFocus(const Facts& facts, const std::string& unit_id) {
  const v1::Unit* unit = facts.FindUnit(unit_id);
  if (unit == nullptr || !facts.HasCollective(*unit) || facts.IsDissolved(*unit)) return {};
  Focus focus;
  focus.ref = CollectiveRef(unit_id);
  focus.unit_id = unit_id;
  return focus;
}

std::optional<Focus> MemberFocus(const Facts& facts, const v1::Person& person) {
  const std::vector<std::string> homes = facts.HomeUnits(person);
  if (homes.empty()) return {};
  Focus focus;
  focus.ref = MemberRef(person.id());
  focus.unit_id = homes[0];
  focus.person = &person;
  return focus;
}

std::vector<Focus> SubjectsOfKind(const Facts& facts, v1::SubjectKind kind) {
  const bool is_person = kind == v1::SUBJECT_KIND_MEMBER || kind == v1::SUBJECT_KIND_LEADER;
  std::vector<Focus> subjects = is_person ? PeopleOfKind(facts, kind) : UnitsOfKind(facts, kind);
  std::sort(subjects.begin(), subjects.end(), [&facts](const Focus& a, const Focus& b) {
    return CanonicalPlaceOf(facts, a) < CanonicalPlaceOf(facts, b);
  });
  if (kind == v1::SUBJECT_KIND_ORGANIZATION) {
    std::stable_sort(subjects.begin(), subjects.end(), [&facts](const Focus& a, const Focus& b) {
      return facts.WayDown(a.unit_id).size() > facts.WayDown(b.unit_id).size();
    });
  }
  return subjects;
}

CanonicalPlace CanonicalPlaceOf(const Facts& facts, const Focus& focus) {
  return {facts.WayDown(focus.unit_id), OrderInUnit(focus.ref.kind()), focus.ref.person_id(),
          focus.ref.post_id()};
}

}  // namespace dangvien::oracle
