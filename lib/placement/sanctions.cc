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

struct UnitPairs {
  Pairs of_members;
  Pairs of_committee;
  Pairs of_collective;

  SanctionsByUnit Group(int32_t unit_count) && {
    return {GroupByUnit(std::move(of_members), unit_count),
            GroupByUnit(std::move(of_committee), unit_count),
            GroupByUnit(std::move(of_collective), unit_count)};
  }
};

// Adds the sanction to every unit of the person's memberships and posts that `counts(unit, span)`.
template <typename Counts>
void AddTo(const DatasetTables& tables, Row person, int32_t sanction, const Counts& counts,
           UnitPairs* pairs) {
  for (const MembershipEntry& membership : tables.people.memberships.Of(person)) {
    if (membership.kind == wire::MembershipKind::kOfficial &&
        counts(membership.unit, membership.span)) {
      pairs->of_members.emplace_back(membership.unit, sanction);
    }
  }
  for (const PostEntry& post : tables.people.posts.Of(person)) {
    if (!counts(post.unit, post.span)) continue;
    if (IsCommittee(post.body)) pairs->of_committee.emplace_back(post.unit, sanction);
    if (post.body != wire::PostBody::kPartyGroup) {
      pairs->of_collective.emplace_back(post.unit, sanction);
    }
  }
}

}  // namespace

SanctionIndex IndexSanctions(const DatasetTables& tables) {
  UnitPairs on_decision;
  UnitPairs where_happened;
  for (size_t i = 0; i < tables.violations.sanctions.size(); ++i) {
    const SanctionEntry& sanction = tables.violations.sanctions[i];
    if (sanction.person == kNone) continue;
    const auto index = static_cast<int32_t>(i);
    const auto on_that_day = [&](Row, const DaySpan& span) {
      return span.ContainsOrEndsOn(sanction.decided_on);
    };
    const Row place = tables.violations.violations[static_cast<size_t>(sanction.violation)].unit;
    const auto may_be_there = [place](Row unit, const DaySpan&) {
      return place == kNone || unit == place;
    };
    AddTo(tables, sanction.person, index, on_that_day, &on_decision);
    AddTo(tables, sanction.person, index, may_be_there, &where_happened);
  }
  return {std::move(on_decision).Group(tables.units.size()),
          std::move(where_happened).Group(tables.units.size())};
}

}  // namespace dangvien
