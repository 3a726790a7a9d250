// Attributes each sanction on a person to units, by memberships and committee posts on the day of
// the decision.
//
// Example: a committee member dismissed on 1 June, whose post ends on 1 June, is a disciplined
// committee member; one whose post ended in March and who is reprimanded in June is not.
// Tested by tests/unit/placement/placement_test.cc
#include "placement/sanctions.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dangvien {
namespace {

using Pairs = std::vector<std::pair<Row, int32_t>>;

bool IsCommittee(wire::PostBody body) {
  return body == wire::PostBody::kCommittee || body == wire::PostBody::kStandingCommittee;
}

Grouped<int32_t> GroupByUnit(Pairs pairs, int32_t unit_count) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  Grouped<int32_t> grouped;
  grouped.begin.assign(static_cast<size_t>(unit_count) + 1, 0);
  for (const auto& [unit, sanction] : pairs) {
    ++grouped.begin[static_cast<size_t>(unit) + 1];
    grouped.entries.push_back(sanction);
  }
  for (size_t i = 1; i < grouped.begin.size(); ++i) grouped.begin[i] += grouped.begin[i - 1];
  return grouped;
}

}  // namespace

SanctionIndex IndexSanctions(const DatasetTables& tables) {
  Pairs of_members;
  Pairs of_committee;
  for (size_t i = 0; i < tables.violations.sanctions.size(); ++i) {
    const SanctionEntry& sanction = tables.violations.sanctions[i];
    if (sanction.person == kNone) continue;
    const auto index = static_cast<int32_t>(i);
    for (const MembershipEntry& membership : tables.people.memberships.Of(sanction.person)) {
      if (membership.kind == wire::MembershipKind::kOfficial &&
          membership.span.ContainsOrEndsOn(sanction.decided_on)) {
        of_members.emplace_back(membership.unit, index);
      }
    }
    for (const PostEntry& post : tables.people.posts.Of(sanction.person)) {
      if (IsCommittee(post.body) && post.span.ContainsOrEndsOn(sanction.decided_on)) {
        of_committee.emplace_back(post.unit, index);
      }
    }
  }
  return {GroupByUnit(std::move(of_members), tables.units.size()),
          GroupByUnit(std::move(of_committee), tables.units.size())};
}

}  // namespace dangvien
