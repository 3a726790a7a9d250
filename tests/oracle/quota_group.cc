// A subject that is not rated belongs to its group too: some bases count it. Of groups that keep
// within a level, the root is the one of whoever has no unit of such a level above.
//
// Tested by tests/oracle/oracle_quota_test.cc and tests/oracle/oracle_quota_group_test.cc
#include "tests/oracle/quota_group.h"

#include <algorithm>
#include <set>

#include "tests/oracle/calendar.h"

namespace dangvien::oracle {
namespace {

bool IsOneOf(const v1::QuotaGroup& group, v1::UnitLevel level) {
  return std::find(group.levels().begin(), group.levels().end(), level) != group.levels().end();
}

// For each way to take the levels that are not stated: as one of those asked for, or not.
std::set<std::string> UnitsOfLevel(const Facts& facts, const v1::QuotaGroup& group,
                                   const Focus& focus) {
  const std::vector<std::string> way = facts.WayDown(focus.unit_id);
  std::set<std::string> ids;
  for (size_t i = way.size(); i > 0; --i) {
    const v1::UnitLevel level = facts.FindUnit(way[i - 1])->level();
    const bool is_stated = level != v1::UNIT_LEVEL_UNSPECIFIED;
    if (!is_stated || IsOneOf(group, level)) ids.insert(way[i - 1]);
    if (is_stated && IsOneOf(group, level)) return ids;
  }
  ids.insert(way.front());  // none of them is
  return ids;
}

// The one unit, or those of which one is it.
std::set<std::string> UnitsOfGroup(const Facts& facts, const v1::QuotaGroup& group,
                                   const Focus& focus) {
  switch (group.within()) {
    case v1::GROUP_WITHIN_UNIT:
      return {focus.unit_id};
    case v1::GROUP_WITHIN_SUPERIOR:
      return {facts.FindUnit(focus.unit_id)->parent_id()};
    case v1::GROUP_WITHIN_LEVEL:
      return UnitsOfLevel(facts, group, focus);
    default:
      return {""};
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

// Of the groups within one unit.
std::vector<GroupKey> KeysOf(const Facts& facts, const v1::QuotaGroup& group, const Focus& focus,
                             const std::string& unit_id) {
  GroupKey key;
  key.unit_id = unit_id;
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
    const std::set<std::string> unit_ids = UnitsOfGroup(facts, quota.group(), focus);
    if (unit_ids.size() > 1) subject.belongs = Truth::kUnknown;
    std::vector<GroupKey> keys;
    for (const std::string& unit_id : unit_ids) {
      for (const GroupKey& key : KeysOf(facts, quota.group(), focus, unit_id)) keys.push_back(key);
    }
    for (const GroupKey& key : keys) {
      Group& group = grouping.groups[key];
      (is_apart ? group.apart : group.counted).push_back(subject);
    }
    if (keys.empty() && !is_apart) grouping.ungrouped.push_back(subject);
  }
  return grouping;
}

}  // namespace dangvien::oracle
