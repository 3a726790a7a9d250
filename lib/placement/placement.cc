// Places people and finds contradictions, in four steps: the official branches of each person on
// the rating date, the members of each unit in canonical order, units with two heads, ballots with
// more votes than voters.
//
// Counter-example: two memberships in the same branch that overlap are one branch, no
// contradiction. The steps only read the tables; their order does not matter for the result except
// that votes name members.
// Tested by tests/unit/placement/placement_test.cc
#include "placement/placement.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "absl/container/inlined_vector.h"

namespace dangvien {
namespace {

constexpr size_t kPostBodyCount = static_cast<size_t>(wire::PostBody::kPartyGroup) + 1;

// Nearly everybody has one; no allocation for those.
using Branches = absl::InlinedVector<Row, 4>;

// The different branches (or workplaces) of a person on the rating date, by the canonical order of
// units.
Branches HomesOf(const DatasetTables& tables, Row person, wire::MembershipKind placed_by,
                 const std::vector<int32_t>& position) {
  Branches branches;
  for (const MembershipEntry& entry : tables.people.memberships.Of(person)) {
    if (entry.kind != placed_by) continue;
    if (!entry.span.Contains(tables.period.rating)) continue;
    if (tables.units.is_dissolved[static_cast<size_t>(entry.unit)] != 0) continue;
    branches.push_back(entry.unit);
  }
  const auto at = [&position](Row unit) { return position[static_cast<size_t>(unit)]; };
  std::sort(branches.begin(), branches.end(), [&](Row a, Row b) { return at(a) < at(b); });
  branches.erase(std::unique(branches.begin(), branches.end()), branches.end());
  return branches;
}

std::vector<int32_t> PositionOf(const UnitTable& units) {
  std::vector<int32_t> position(units.order.size());
  for (size_t i = 0; i < units.order.size(); ++i) {
    position[static_cast<size_t>(units.order[i])] = static_cast<int32_t>(i);
  }
  return position;
}

// Fills `members` unit by unit: a counting sort by unit, then by id within the unit.
void OrderMembers(const DatasetTables& tables, Placement* placement) {
  const UnitTable& units = tables.units;
  std::vector<int32_t> count(static_cast<size_t>(units.size()), 0);
  for (const Row home : placement->home_unit) {
    if (home != kNone) ++count[static_cast<size_t>(home)];
  }
  placement->members_of_unit.resize(count.size());
  int32_t next = 0;
  for (const Row unit : units.order) {
    const auto u = static_cast<size_t>(unit);
    placement->members_of_unit[u] = {next, next};
    next += count[u];
  }
  placement->members.resize(static_cast<size_t>(next));
  for (Row person = 0; person < tables.people.size(); ++person) {
    const Row home = placement->home_unit[static_cast<size_t>(person)];
    if (home == kNone) continue;
    int32_t& end = placement->members_of_unit[static_cast<size_t>(home)].end;
    placement->members[static_cast<size_t>(end++)] = person;
  }
  const auto by_id = [&tables](Row a, Row b) {
    return tables.people.ids.Name(a) < tables.people.ids.Name(b);
  };
  placement->member_of_person.assign(static_cast<size_t>(tables.people.size()), kNone);
  for (const MemberRange& range : placement->members_of_unit) {
    const auto begin = placement->members.begin() + range.begin;
    const auto end = placement->members.begin() + range.end;
    if (!std::is_sorted(begin, end, by_id)) std::sort(begin, end, by_id);
  }
  for (size_t i = 0; i < placement->members.size(); ++i) {
    const auto person = static_cast<size_t>(placement->members[i]);
    placement->member_of_person[person] = static_cast<int32_t>(i);
  }
}

void PlaceMembers(const DatasetTables& tables, wire::MembershipKind placed_by, Pace& pace,
                  Placement* placement) {
  const std::vector<int32_t> position = PositionOf(tables.units);
  std::vector<std::pair<Row, Row>> second_homes;  // (unit, person)
  placement->home_unit.assign(static_cast<size_t>(tables.people.size()), kNone);
  for (Row person = 0; person < tables.people.size(); ++person) {
    pace.Advance();
    const Branches branches = HomesOf(tables, person, placed_by, position);
    if (branches.empty()) continue;
    placement->home_unit[static_cast<size_t>(person)] = branches.front();
    for (size_t i = 1; i < branches.size(); ++i) second_homes.emplace_back(branches[i], person);
  }
  OrderMembers(tables, placement);
  placement->member_contradictions.assign(placement->members.size(), 0);
  std::vector<std::pair<Row, int32_t>> doubtful;
  for (const auto& [unit, person] : second_homes) {
    const int32_t member = placement->member_of_person[static_cast<size_t>(person)];
    placement->member_contradictions[static_cast<size_t>(member)] |= kContradictoryMemberships;
    doubtful.emplace_back(unit, member);
  }
  std::sort(doubtful.begin(), doubtful.end());
  placement->doubtful_members.begin.assign(static_cast<size_t>(tables.units.size()) + 1, 0);
  for (const auto& [unit, member] : doubtful) {
    ++placement->doubtful_members.begin[static_cast<size_t>(unit) + 1];
    placement->doubtful_members.entries.push_back(member);
  }
  for (size_t i = 1; i < placement->doubtful_members.begin.size(); ++i) {
    placement->doubtful_members.begin[i] += placement->doubtful_members.begin[i - 1];
  }
}

bool IsLeading(const PostEntry& post) {
  return (post.kind == wire::PostKind::kHead || post.kind == wire::PostKind::kDeputy) &&
         post.body != wire::PostBody::kPartyGroup;
}

void PlaceLeaders(const DatasetTables& tables, Placement* placement) {
  const Column<PostEntry>& posts = tables.people.posts.entries;
  Column<Row> leaders(placement->leaders_of_unit.entries.get_allocator());
  for (size_t i = 0; i < posts.size(); ++i) {
    const bool is_held = posts[i].span.Contains(tables.period.rating) &&
                         tables.units.is_dissolved[static_cast<size_t>(posts[i].unit)] == 0;
    if (is_held && IsLeading(posts[i])) leaders.push_back(static_cast<Row>(i));
  }
  std::sort(leaders.begin(), leaders.end(), [&](Row a, Row b) {
    const PostEntry& one = posts[static_cast<size_t>(a)];
    const PostEntry& other = posts[static_cast<size_t>(b)];
    const auto person = [&tables](const PostEntry& post) {
      return tables.people.ids.Name(post.person);
    };
    return std::make_tuple(one.unit, person(one), absl::string_view(one.id)) <
           std::make_tuple(other.unit, person(other), absl::string_view(other.id));
  });
  Grouped<Row>& grouped = placement->leaders_of_unit;
  grouped.begin.assign(static_cast<size_t>(tables.units.size()) + 1, 0);
  for (const Row row : leaders) {
    ++grouped.begin[static_cast<size_t>(posts[static_cast<size_t>(row)].unit) + 1];
  }
  for (size_t i = 1; i < grouped.begin.size(); ++i) grouped.begin[i] += grouped.begin[i - 1];
  grouped.entries = std::move(leaders);
}

// On the rating date, of a body of which a unit has one. A branch may have several party groups.
bool IsOnlyHead(const DatasetTables& tables, const PostEntry& post) {
  return post.kind == wire::PostKind::kHead && post.body != wire::PostBody::kPartyGroup &&
         post.span.Contains(tables.period.rating);
}

// Different people head one body of a unit: each of their posts there is in doubt.
void MarkHeads(const DatasetTables& tables, Row unit, Placement* placement) {
  const Column<PostEntry>& posts = tables.people.posts.entries;
  for (const Row row : placement->leaders_of_unit.Of(unit)) {
    const PostEntry& post = posts[static_cast<size_t>(row)];
    if (!IsOnlyHead(tables, post)) continue;
    for (const PostEntry& other : tables.people.posts_by_unit.Of(unit)) {
      if (!IsOnlyHead(tables, other) || other.body != post.body || other.person == post.person)
        continue;
      placement->post_contradictions[static_cast<size_t>(row)] |= kContradictoryHeads;
    }
  }
}

// Two different people head the same body of the unit on the rating date.
bool HasTwoHeads(const DatasetTables& tables, Row unit) {
  std::array<Row, kPostBodyCount> head_of_body{};
  head_of_body.fill(kNone);
  for (const PostEntry& post : tables.people.posts_by_unit.Of(unit)) {
    if (!IsOnlyHead(tables, post)) continue;
    Row& head = head_of_body[static_cast<size_t>(post.body)];
    if (head != kNone && head != post.person) return true;
    head = post.person;
  }
  return false;
}

// Each stated count is at most the nearest earlier stated one.
bool CountsFit(const BallotEntry& ballot) {
  int64_t limit = kCountMissing;
  for (const int64_t count : ballot.counts) {
    if (count == kCountMissing) continue;
    if (limit != kCountMissing && count > limit) return false;
    limit = count;
  }
  return true;
}

// The number that the votes of one result cannot exceed: the last stage of the ballot that is
// stated.
int64_t VoteLimit(const BallotEntry& ballot) {
  for (size_t i = ballot.counts.size(); i-- > 0;) {
    if (ballot.counts[i] != kCountMissing) return ballot.counts[i];
  }
  return kCountMissing;
}

void MarkContradiction(const SubjectRow& subject, uint8_t kind, Placement* placement) {
  if (subject.kind == wire::SubjectKind::kOrganization) {
    placement->unit_contradictions[static_cast<size_t>(subject.row)] |= kind;
  } else if (subject.kind == wire::SubjectKind::kCollective) {
    placement->collective_contradictions[static_cast<size_t>(subject.row)] |= kind;
  } else if (subject.kind == wire::SubjectKind::kLeader) {
    placement->post_contradictions[static_cast<size_t>(subject.row)] |= kind;
  } else if (subject.kind == wire::SubjectKind::kMember) {
    const int32_t member = placement->member_of_person[static_cast<size_t>(subject.row)];
    if (member != kNone) placement->member_contradictions[static_cast<size_t>(member)] |= kind;
  }
}

// Ballots by id, so that their order in the input does not matter.
void CheckBallots(const DatasetTables& tables, Placement* placement) {
  std::vector<int32_t> order(tables.ballots.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int32_t>(i);
  std::sort(order.begin(), order.end(), [&tables](int32_t a, int32_t b) {
    return tables.ballots[static_cast<size_t>(a)].id < tables.ballots[static_cast<size_t>(b)].id;
  });
  for (const int32_t index : order) {
    const BallotEntry& ballot = tables.ballots[static_cast<size_t>(index)];
    const bool counts_fit = CountsFit(ballot);
    const int64_t limit = VoteLimit(ballot);
    bool found = !counts_fit;
    for (const BallotResultEntry& result : ballot.results) {
      const bool fits = counts_fit && (limit == kCountMissing || result.vote_count <= limit);
      if (fits) continue;
      found = true;
      MarkContradiction(result.subject, kContradictoryVotes, placement);
    }
    if (found) {
      placement->contradictions.push_back({kContradictoryVotes, ballot.unit, kNone, index});
    }
  }
}

}  // namespace

Placement PlacePeople(const DatasetTables& tables, wire::MembershipKind placed_by,
                      std::pmr::memory_resource* memory, Pace& pace) {
  Placement placement(memory);
  PlaceMembers(tables, placed_by, pace, &placement);
  PlaceLeaders(tables, &placement);
  placement.unit_contradictions.assign(static_cast<size_t>(tables.units.size()), 0);
  placement.collective_contradictions.assign(static_cast<size_t>(tables.units.size()), 0);
  placement.post_contradictions.assign(tables.people.posts.entries.size(), 0);
  for (size_t i = 0; i < placement.members.size(); ++i) {
    if (placement.member_contradictions[i] == 0) continue;
    const Row person = placement.members[i];
    const Row home = placement.home_unit[static_cast<size_t>(person)];
    placement.contradictions.push_back({kContradictoryMemberships, home, person, kNone});
  }
  for (const Row unit : tables.units.order) {
    if (!HasTwoHeads(tables, unit)) continue;
    placement.unit_contradictions[static_cast<size_t>(unit)] |= kContradictoryHeads;
    placement.contradictions.push_back({kContradictoryHeads, unit, kNone, kNone});
    MarkHeads(tables, unit, &placement);
  }
  CheckBallots(tables, &placement);
  return placement;
}

bool HasPlacingMembership(const DatasetTables& tables, wire::MembershipKind placed_by, Row person) {
  const auto memberships = tables.people.memberships.Of(person);
  return std::any_of(memberships.begin(), memberships.end(), [&](const MembershipEntry& entry) {
    return entry.kind == placed_by && entry.span.Contains(tables.period.rating);
  });
}

}  // namespace dangvien
