// A subject that is not rated belongs to its group too: some bases count it. Of groups that keep
// within a level, the root is the one of whoever has no unit of such a level above.
//
// Tested by tests/oracle/oracle_quota_test.cc and tests/oracle/oracle_quota_group_test.cc
#include "tests/oracle/quota_group.h"

#include <set>

#include "tests/oracle/calendar.h"

namespace dangvien::oracle {
namespace {

std::string UnitOfGroup(const Facts& facts, const v1::QuotaGroup& group, const Focus& focus) {
  switch (group.within()) {
    case v1::GROUP_WITHIN_UNIT:
      return focus.unit_id;
    case v1::GROUP_WITHIN_SUPERIOR:
      return facts.FindUnit(focus.unit_id)->parent_id();
    case v1::GROUP_WITHIN_LEVEL:
      for (const v1::Unit* unit = facts.FindUnit(focus.unit_id); unit != nullptr;
           unit = facts.FindUnit(unit->parent_id())) {
        for (const int level : group.levels()) {
          if (unit->level() == level) return unit->id();
        }
      }
      return facts.WayDown(focus.unit_id).front();
    default:
      return "";
  }
}

std::vector<const v1::Post*> PostsHeld(const Facts& facts, const v1::Person& person) {
  std::vector<const v1::Post*> posts;
  for (const v1::Post& post : person.posts()) {
    if (IsOn(post.from_date(), post.to_date(), facts.rating_date())) posts.push_back(&post);
  }
  return posts;
}

std::set<std::string> PeerGroupsOf(const Facts& facts, const Focus& focus) {
  std::set<std::string> ids;
  if (focus.post != nullptr) {
    ids.insert(focus.post->group_ids().begin(), focus.post->group_ids().end());
  } else if (focus.person != nullptr) {
    for (const v1::Post* post : PostsHeld(facts, *focus.person)) {
      if (post->rank() == 1) ids.insert(post->group_ids().begin(), post->group_ids().end());
    }
  } else {
    const v1::Unit& unit = *facts.FindUnit(focus.unit_id);
    ids.insert(unit.group_ids().begin(), unit.group_ids().end());
  }
  return ids;
}

bool IsHead(const Facts& facts, const Focus& focus) {
  if (focus.post != nullptr) return focus.post->kind() == v1::POST_KIND_HEAD;
  if (focus.person == nullptr) return false;
  for (const v1::Post* post : PostsHeld(facts, *focus.person)) {
    if (post->kind() == v1::POST_KIND_HEAD) return true;
  }
  return false;
}

std::vector<GroupKey> KeysOf(const Facts& facts, const v1::QuotaGroup& group, const Focus& focus) {
  GroupKey key;
  key.unit_id = UnitOfGroup(facts, group, focus);
  if (group.by() == v1::GROUP_BY_UNIT_KIND) key.unit_kind = facts.FindUnit(focus.unit_id)->kind();
  if (group.by() != v1::GROUP_BY_PEER_GROUP) return {key};
  std::vector<GroupKey> keys;
  for (const std::string& id : PeerGroupsOf(facts, focus)) {
    keys.push_back(key);
    keys.back().peer_group_id = id;
  }
  return keys;
}

}  // namespace

Grouping GroupSubjects(const Facts& facts, const v1::Quota& quota,
                       const std::vector<Focus>& focuses, Evaluator* evaluator) {
  Grouping grouping;
  for (const Focus& focus : focuses) {
    GroupSubject subject{focus};
    if (quota.has_applies()) subject.belongs = evaluator->Evaluate(quota.applies(), focus).truth;
    if (subject.belongs == Truth::kFalse) continue;
    const bool is_apart = quota.head() == v1::QUOTA_HEAD_APART && IsHead(facts, focus);
    const std::vector<GroupKey> keys = KeysOf(facts, quota.group(), focus);
    for (const GroupKey& key : keys) {
      Group& group = grouping.groups[key];
      (is_apart ? group.apart : group.counted).push_back(subject);
    }
    if (keys.empty() && !is_apart) grouping.ungrouped.push_back(subject);
  }
  return grouping;
}

}  // namespace dangvien::oracle
