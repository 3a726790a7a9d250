// Counts by unit: how many members and organizations have each tier, by the decided tier.
//
// Subtree counts are sums over the canonical order read backwards: a unit's own count goes to its
// superior once everything below it has been added.
// Tested by tests/unit/result/tallies_test.cc
#include <limits>
#include <utility>

#include "grading/subject_site.h"
#include "result/result.h"

namespace dangvien {
namespace {

struct UnitCounts {
  std::vector<OutcomeCounts> direct;
  std::vector<OutcomeCounts> subtree;
};

// Counts what `add(unit, counts)` finds in each unit, and sums up the tree.
template <typename AddUnit>
UnitCounts CountUp(const UnitTable& units, const AddUnit& add) {
  UnitCounts counts;
  counts.direct.resize(static_cast<size_t>(units.size()));
  for (size_t u = 0; u < counts.direct.size(); ++u) add(u, &counts.direct[u]);
  counts.subtree = counts.direct;
  for (auto it = units.order.rbegin(); it != units.order.rend(); ++it) {
    const Row parent = units.parent[static_cast<size_t>(*it)];
    if (parent == kNone) continue;
    counts.subtree[static_cast<size_t>(parent)].Add(counts.subtree[static_cast<size_t>(*it)]);
  }
  return counts;
}

UnitCounts CountMembers(const EvaluationState& state) {
  const Outcomes& members = state.outcomes.Of(wire::SubjectKind::kMember);
  return CountUp(state.dataset.tables().units, [&](size_t u, OutcomeCounts* counts) {
    const MemberRange range = state.placement.members_of_unit[u];
    for (int32_t member = range.begin; member < range.end; ++member) {
      counts->Add(members, static_cast<size_t>(member));
    }
  });
}

UnitCounts CountCollectives(const EvaluationState& state) {
  const UnitTable& units = state.dataset.tables().units;
  return CountUp(units, [&](size_t u, OutcomeCounts* counts) {
    if (!HasCollective(units, static_cast<Row>(u))) return;
    counts->Add(state.outcomes.Of(wire::SubjectKind::kCollective), u);
  });
}

// A person with several leading posts counts once, see CountedPost().
UnitCounts CountLeaders(const EvaluationState& state) {
  return CountUp(state.dataset.tables().units, [&](size_t u, OutcomeCounts* counts) {
    for (const Row post : state.placement.leaders_of_unit.Of(static_cast<Row>(u))) {
      if (!IsCountedPost(state, post)) continue;
      counts->Add(state.outcomes.Of(wire::SubjectKind::kLeader), static_cast<size_t>(post));
    }
  });
}

UnitCounts CountOrganizations(const EvaluationState& state) {
  const UnitTable& units = state.dataset.tables().units;
  const Outcomes& organizations = state.outcomes.Of(wire::SubjectKind::kOrganization);
  UnitCounts counts;
  counts.direct.resize(static_cast<size_t>(units.size()));
  counts.subtree.resize(static_cast<size_t>(units.size()));
  for (auto it = units.order.rbegin(); it != units.order.rend(); ++it) {
    const auto u = static_cast<size_t>(*it);
    const Row parent = units.parent[u];
    if (parent == kNone || !IsPartyUnit(units.kind[u])) continue;
    const auto p = static_cast<size_t>(parent);
    counts.direct[p].Add(organizations, u);
    counts.subtree[p].Add(organizations, u);
    counts.subtree[p].Add(counts.subtree[u]);
  }
  return counts;
}

}  // namespace

void OutcomeCounts::Add(const Outcomes& outcomes, size_t index) {
  const Possible decided = outcomes.decided[index];
  if (IsDecided(decided) && decided != kPossiblyNotRated) {
    int rank = 0;
    while ((decided >> rank & 1) == 0) ++rank;
    ++tiers[static_cast<size_t>(rank)];
  } else if (outcomes.status[index] == Status::kNotASubject) {
    ++not_a_subject;
  } else if (outcomes.status[index] == Status::kNeedsDecision) {
    ++needs_decision;
  } else {
    ++needs_input;
  }
}

void OutcomeCounts::Add(const OutcomeCounts& other) {
  for (size_t i = 0; i < tiers.size(); ++i) tiers[i] += other.tiers[i];
  not_a_subject += other.not_a_subject;
  needs_input += other.needs_input;
  needs_decision += other.needs_decision;
}

wire::Tally OutcomeCounts::ToTally(const CompiledPolicy& policy) const {
  wire::Tally tally;
  uint64_t total = not_a_subject + needs_input + needs_decision;
  for (size_t rank = 0; rank < policy.message.tiers.size(); ++rank) {
    wire::TierCount count;
    count.tier_id = policy.message.tiers[rank].id;
    count.count = tiers[rank];
    total += count.count;
    tally.tiers.push_back(count);
  }
  tally.not_a_subject_count = not_a_subject;
  tally.needs_input_count = needs_input;
  tally.needs_decision_count = needs_decision;
  tally.total_count = total;
  return tally;
}

bool IsCountedPost(const EvaluationState& state, Row post) {
  const auto& people = state.dataset.tables().people;
  const auto key = [](const PostEntry& entry) {
    const uint32_t last = std::numeric_limits<uint32_t>::max();
    return std::make_pair(entry.rank == 0 ? last : entry.rank, absl::string_view(entry.id));
  };
  const PostEntry& own = people.posts.entries[static_cast<size_t>(post)];
  const Row first = people.posts.begin[static_cast<size_t>(own.person)];
  const auto all = people.posts.Of(own.person);
  for (size_t i = 0; i < all.size(); ++i) {
    const SubjectRow other{wire::SubjectKind::kLeader, first + static_cast<Row>(i)};
    if (key(all[i]) < key(own) && SiteOf(state, other).pass != nullptr) return false;
  }
  return true;
}

struct TallyRows::Counts {
  explicit Counts(const EvaluationState& state)
      : organizations(CountOrganizations(state)),
        members(CountMembers(state)),
        collectives(CountCollectives(state)),
        leaders(CountLeaders(state)) {}

  UnitCounts organizations;
  UnitCounts members;
  UnitCounts collectives;
  UnitCounts leaders;
};

TallyRows::TallyRows(const EvaluationState& state)
    : state_(state), counts_(std::make_unique<const Counts>(state)) {}

TallyRows::~TallyRows() = default;

bool TallyRows::Next(absl::FunctionRef<void(const wire::UnitTally&)> use) {
  const UnitTable& units = state_.dataset.tables().units;
  while (unit_ < units.order.size()) {
    const Row unit = units.order[unit_++];
    const auto u = static_cast<size_t>(unit);
    if (!IsPartyUnit(units.kind[u])) continue;
    const CompiledPolicy& policy =
        state_.policies[static_cast<size_t>(state_.PolicyOfUnit(unit))].compiled();
    const auto put = [&](wire::SubjectKind kind, const UnitCounts& counts) {
      wire::UnitTally tally;
      tally.unit_id = units.ids.Name(unit);
      tally.subject_kind = kind;
      tally.direct = counts.direct[u].ToTally(policy);
      tally.subtree = counts.subtree[u].ToTally(policy);
      use(tally);
    };
    put(wire::SubjectKind::kOrganization, counts_->organizations);
    put(wire::SubjectKind::kMember, counts_->members);
    if (state_.Rates(wire::SubjectKind::kCollective, unit)) {
      put(wire::SubjectKind::kCollective, counts_->collectives);
    }
    if (state_.Rates(wire::SubjectKind::kLeader, unit)) {
      put(wire::SubjectKind::kLeader, counts_->leaders);
    }
    return true;
  }
  return false;
}

StatusCounts CountStatuses(const EvaluationState& state) {
  StatusCounts counts;
  const auto add = [&counts](Status status) {
    switch (status) {
      case Status::kRated:
        ++counts.rated;
        return;
      case Status::kNotASubject:
        ++counts.not_a_subject;
        return;
      case Status::kNeedsInput:
        ++counts.needs_input;
        return;
      case Status::kNeedsDecision:
        ++counts.needs_decision;
    }
  };
  for (const Status status : state.outcomes.Of(wire::SubjectKind::kMember).status) add(status);
  counts.not_a_subject +=
      state.dataset.tables().people.size() - static_cast<int64_t>(state.placement.members.size());
  const UnitTable& units = state.dataset.tables().units;
  const auto& organizations = state.outcomes.Of(wire::SubjectKind::kOrganization).status;
  const auto& collectives = state.outcomes.Of(wire::SubjectKind::kCollective).status;
  const auto& leaders = state.outcomes.Of(wire::SubjectKind::kLeader).status;
  for (const Row unit : units.order) {
    const auto u = static_cast<size_t>(unit);
    if (IsPartyUnit(units.kind[u])) add(organizations[u]);
    const bool has_collective =
        HasCollective(units, unit) && state.Rates(wire::SubjectKind::kCollective, unit);
    if (has_collective) add(collectives[u]);
    if (!state.Rates(wire::SubjectKind::kLeader, unit)) continue;
    for (const Row post : state.placement.leaders_of_unit.Of(unit)) {
      add(leaders[static_cast<size_t>(post)]);
    }
  }
  counts.findings = static_cast<int64_t>(state.findings.size());
  return counts;
}

}  // namespace dangvien
