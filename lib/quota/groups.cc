// Walks the subjects of a pass in canonical order, asks each whether the quota concerns it, and
// puts it into its groups: within the whole dossier, its unit, its superior, or the nearest unit of
// a level; split by the kind of the unit or by peer groups.
//
// Example: members of three branches below one grassroots committee, grouped by that level, are one
// group; a member in two peer groups is in two groups and needs a seat in each.
//
// A subject that the quota concerns perhaps is in its groups and counts there as "perhaps". So is
// one that may belong to the group of this unit or of that, because a level is not stated. Whoever
// is not rated is in a group, too: some texts count everybody.
//
// Not here: what is counted, and who gets a seat (apply.cc).
// Tested by tests/unit/quota/groups_test.cc
#include "quota/groups.h"

#include <algorithm>
#include <utility>

#include "grading/conditions.h"

namespace dangvien {
namespace {

struct Membership {
  GroupKey key;
  int32_t position = -1;  // of the unit in the tree; -1 = the whole dossier
  int32_t subject = 0;

  friend bool operator<(const Membership& a, const Membership& b) {
    return std::tie(a.position, a.key.unit_kind, a.key.peer_group, a.subject) <
           std::tie(b.position, b.key.unit_kind, b.key.peer_group, b.subject);
  }
};

class Grouper {
 public:
  Grouper(const Grading& state, int32_t policy, wire::SubjectKind kind, const CompiledQuota& quota)
      : state_(state),
        tables_(state.dataset.tables()),
        context_(state.ContextOf(policy)),
        policy_(policy),
        kind_(kind),
        quota_(quota),
        position_(static_cast<size_t>(tables_.units.size())),
        memberships_(state.memory) {
    out_.subjects = Column<QuotaSubject>(state.memory);
    out_.without_group = Column<int32_t>(state.memory);
    for (size_t i = 0; i < tables_.units.order.size(); ++i) {
      position_[static_cast<size_t>(tables_.units.order[i])] = static_cast<int32_t>(i);
    }
  }

  Grouping Group() {
    for (const Row unit : tables_.units.order) {
      if (state_.PolicyOfUnit(unit) == policy_) AddSubjectsOf(unit);
    }
    AskApplies();
    for (size_t i = 0; i < out_.subjects.size(); ++i) Join(static_cast<int32_t>(i));
    MakeGroups();
    return std::move(out_);
  }

 private:
  void AddSubject(Row row, Row unit) {
    QuotaSubject subject;
    subject.row = row;
    subject.index = static_cast<size_t>(OutcomeIndex(context_, RowKindOf(kind_), row));
    subject.unit = unit;
    subject.is_apart = quota_.heads_apart && IsHead(row);
    out_.subjects.push_back(subject);
  }

  void AddSubjectsOf(Row unit) {
    const UnitTable& units = tables_.units;
    const auto u = static_cast<size_t>(unit);
    switch (kind_) {
      case wire::SubjectKind::kOrganization:
        if (IsPartyUnit(units.kind[u]) && units.is_dissolved[u] == 0) AddSubject(unit, unit);
        return;
      case wire::SubjectKind::kCollective:
        if (HasCollective(units, unit)) AddSubject(unit, unit);
        return;
      case wire::SubjectKind::kMember: {
        const MemberRange range = state_.placement.members_of_unit[u];
        for (int32_t member = range.begin; member < range.end; ++member) {
          AddSubject(state_.placement.members[static_cast<size_t>(member)], unit);
        }
        return;
      }
      case wire::SubjectKind::kLeader:
        for (const Row post : state_.placement.leaders_of_unit.Of(unit)) AddSubject(post, unit);
        return;
      case wire::SubjectKind::kUnspecified:
        return;
    }
  }

  bool IsHeld(const PostEntry& post) const { return post.span.Contains(tables_.period.rating); }

  // A leader by the post, a member by any post.
  bool IsHead(Row row) const {
    const auto is_head = [](const PostEntry& post) { return post.kind == wire::PostKind::kHead; };
    if (kind_ == wire::SubjectKind::kLeader) {
      return is_head(tables_.people.posts.entries[static_cast<size_t>(row)]);
    }
    if (kind_ != wire::SubjectKind::kMember) return false;
    const auto posts = tables_.people.posts.Of(row);
    return std::any_of(posts.begin(), posts.end(),
                       [&](const PostEntry& post) { return is_head(post) && IsHeld(post); });
  }

  // Keeps those whom the quota concerns or may concern.
  void AskApplies() {
    if (!quota_.applies.has_value()) return;
    Column<Row> rows(state_.memory);
    rows.reserve(out_.subjects.size());
    for (const QuotaSubject& subject : out_.subjects) rows.push_back(subject.row);
    Column<uint8_t> truths(rows.size(), 0, state_.memory);
    for (size_t begin = 0; begin < rows.size(); begin += kBlockRows) {
      const auto block = absl::MakeConstSpan(rows).subspan(begin, kBlockRows);
      EvalCondition(*quota_.applies, context_, {RowKindOf(kind_), block}, truths.data() + begin);
    }
    size_t kept = 0;
    for (size_t i = 0; i < truths.size(); ++i) {
      const auto truth = static_cast<Truth>(truths[i]);
      if (truth == Truth::kFalse) continue;
      out_.subjects[kept] = out_.subjects[i];
      out_.subjects[kept++].belongs = truth;
    }
    out_.subjects.resize(kept);
  }

  bool HasLevel(Row unit) const {
    return Contains(quota_.levels, tables_.units.level[static_cast<size_t>(unit)]);
  }

  // The unit that the group of a subject of `unit` is kept within; several where it may be any.
  std::vector<Row> KeptWithin(Row unit) const {
    if (quota_.within == wire::GroupWithin::kUnit) return {unit};
    if (quota_.within == wire::GroupWithin::kLevel) return NearestOfLevel(unit);
    if (quota_.within != wire::GroupWithin::kSuperior) return {kNone};
    return {tables_.units.parent[static_cast<size_t>(unit)]};
  }

  std::vector<Row> NearestOfLevel(Row unit) const {
    const UnitTable& units = tables_.units;
    std::vector<Row> nearest;
    while (!HasLevel(unit) && units.parent[static_cast<size_t>(unit)] != kNone) {
      const wire::UnitLevel level = units.level[static_cast<size_t>(unit)];
      if (level == wire::UnitLevel::kUnspecified) nearest.push_back(unit);
      unit = units.parent[static_cast<size_t>(unit)];
    }
    nearest.push_back(unit);  // without such a unit the root: the whole tree
    return nearest;
  }

  // Each id once.
  std::vector<absl::string_view> PeerGroupsOf(const QuotaSubject& subject) const {
    std::vector<absl::string_view> groups;
    const auto add = [&groups](const std::vector<std::string>& ids) {
      groups.insert(groups.end(), ids.begin(), ids.end());
    };
    if (kind_ == wire::SubjectKind::kLeader) {
      add(tables_.people.posts.entries[static_cast<size_t>(subject.row)].peer_groups);
    } else if (kind_ == wire::SubjectKind::kMember) {
      for (const PostEntry& post : tables_.people.posts.Of(subject.row)) {
        if (post.rank == 1 && IsHeld(post)) add(post.peer_groups);
      }
    } else if (!tables_.units.peer_groups.empty()) {
      add(tables_.units.peer_groups[static_cast<size_t>(subject.unit)]);
    }
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    return groups;
  }

  // By peer group, one membership each; else one.
  std::vector<absl::string_view> SplitsOf(const QuotaSubject& subject) const {
    if (quota_.by != wire::GroupBy::kPeerGroup) return {""};
    return PeerGroupsOf(subject);
  }

  void Join(int32_t index) {
    QuotaSubject& subject = out_.subjects[static_cast<size_t>(index)];
    const std::vector<Row> units = KeptWithin(subject.unit);
    if (units.size() > 1) subject.belongs = And(subject.belongs, Truth::kUnknown);
    const std::vector<absl::string_view> splits = SplitsOf(subject);
    if (splits.empty()) out_.without_group.push_back(index);
    Membership membership;
    membership.subject = index;
    if (quota_.by == wire::GroupBy::kUnitKind) {
      membership.key.unit_kind = tables_.units.kind[static_cast<size_t>(subject.unit)];
    }
    for (const Row unit : units) {
      membership.key.unit = unit;
      membership.position = unit == kNone ? -1 : position_[static_cast<size_t>(unit)];
      for (const absl::string_view split : splits) {
        membership.key.peer_group = split;
        memberships_.push_back(membership);
      }
    }
  }

  void MakeGroups() {
    std::sort(memberships_.begin(), memberships_.end());
    for (const Membership& membership : memberships_) {
      if (out_.groups.empty() || !(out_.groups.back().key == membership.key)) {
        out_.groups.push_back({membership.key, Column<int32_t>(state_.memory)});
      }
      out_.groups.back().subjects.push_back(membership.subject);
    }
  }

  const Grading& state_;
  const DatasetTables& tables_;
  const EvalContext context_;
  int32_t policy_;
  wire::SubjectKind kind_;
  const CompiledQuota& quota_;
  std::vector<int32_t> position_;  // of units in the tree
  Column<Membership> memberships_;
  Grouping out_;
};

}  // namespace

Grouping GroupSubjects(const Grading& state, int32_t policy, wire::SubjectKind kind,
                       const CompiledQuota& quota) {
  return Grouper(state, policy, kind, quota).Group();
}

}  // namespace dangvien
