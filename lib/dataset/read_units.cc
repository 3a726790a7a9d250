// Units: one row each, then the tree over them.
//
// The tree is checked without recursion. Each unit is followed up to a root; a unit that is met
// twice on one such walk closes a cycle, reported once at the unit of the cycle that comes first in
// the input. An orphan is a unit whose parent id is empty though its kind needs one (a counterpart
// body), or names no unit.
//
// The canonical order (a unit before what is below it, siblings by id) makes every later output
// independent of the order of rows in the input.
// Tested by tests/unit/dataset/read_test.cc
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "dataset/reader.h"

namespace dangvien {
namespace {

constexpr uint32_t kMaxPartyGroups = 1000;

void ReadUnit(Reader& reader, const wire::Unit& unit, int64_t index) {
  const Place place("units", index);
  UnitTable& units = reader.out.units;
  const bool fits = reader.CheckId(unit.id, place, "id");
  if (units.ids.Find(unit.id) != kNone) {
    if (!fits) return;
    reader.Add(IssueCode::kDuplicateId, place, "id",
               absl::StrCat("unit `", unit.id, "` is there already"));
    return;
  }
  units.ids.Intern(unit.id);
  if (unit.kind == wire::UnitKind::kUnspecified) {
    reader.Add(IssueCode::kMissingField, place, "kind", "expected a kind of unit, found none");
  }
  units.kind.push_back(unit.kind);
  units.level.push_back(unit.level);
  units.names.emplace_back(unit.name);
  units.parent.push_back(kNone);
  units.policy.push_back(
      unit.policy_id.empty()
          ? kNone
          : reader.Intern(&reader.out.symbols.policies, unit.policy_id, place, "policy_id"));
  units.founded_on.push_back(reader.ReadDay(unit.founded_on, place, "founded_on"));
  units.summed_up_on.push_back(reader.ReadDay(unit.summed_up_on, place, "summed_up_on"));
  units.reported_on.push_back(reader.ReadDay(unit.reported_on, place, "reported_on"));
  units.has_collective.push_back(unit.has_collective.value_or(false) ? 1 : 0);
  units.peer_groups.push_back(ReadPeerGroups(reader, unit.group_ids, place));
  const Day dissolved = reader.ReadDay(unit.dissolved_on, place, "dissolved_on", kAfterAll);
  units.is_dissolved.push_back(dissolved <= reader.out.period.rating ? 1 : 0);
  int32_t groups = kNone;
  if (unit.party_group_count.has_value()) {
    if (*unit.party_group_count > kMaxPartyGroups) {
      reader.Add(
          IssueCode::kCountOverflow, place, "party_group_count",
          absl::StrCat("expected at most ", kMaxPartyGroups, ", found ", *unit.party_group_count));
    } else {
      groups = static_cast<int32_t>(*unit.party_group_count);
    }
  }
  units.party_group_count.push_back(groups);
}

// The index in the input of each unit row; they differ once a duplicate was refused.
std::vector<int64_t> InputIndexes(const Reader& reader) {
  std::vector<int64_t> indexes(static_cast<size_t>(reader.out.units.size()), 0);
  std::vector<bool> seen(indexes.size(), false);
  for (size_t i = 0; i < reader.in.units.size(); ++i) {
    const auto row = static_cast<size_t>(reader.out.units.ids.Find(reader.in.units[i].id));
    if (seen[row]) continue;
    seen[row] = true;
    indexes[row] = static_cast<int64_t>(i);
  }
  return indexes;
}

void LinkParents(Reader& reader, const std::vector<int64_t>& indexes) {
  UnitTable& units = reader.out.units;
  for (Row row = 0; row < units.size(); ++row) {
    const auto r = static_cast<size_t>(row);
    const Place place("units", indexes[r]);
    const absl::string_view parent_id = reader.in.units[static_cast<size_t>(indexes[r])].parent_id;
    if (parent_id.empty()) {
      if (!IsPartyUnit(units.kind[r]) && units.kind[r] != wire::UnitKind::kUnspecified) {
        reader.Add(IssueCode::kOrphan, place, "parent_id",
                   "expected the party organization of the same level, found nothing");
      }
      continue;
    }
    const Row parent = units.ids.Find(parent_id);
    if (parent == kNone) {
      reader.Add(IssueCode::kOrphan, place, "parent_id",
                 absl::StrCat("no unit has id `", parent_id, "`"));
      continue;
    }
    const wire::UnitKind kind = units.kind[static_cast<size_t>(parent)];
    const bool fits =
        IsPartyUnit(units.kind[r]) ? kind == wire::UnitKind::kPartyBody : IsPartyUnit(kind);
    if (!fits) {
      reader.Add(IssueCode::kWrongKind, place, "parent_id",
                 absl::StrCat("unit `", parent_id, "` of kind ", wire::Name(kind),
                              " cannot have this unit below it"));
      continue;
    }
    units.parent[r] = parent;
  }
}

// Depths by walking up; a cycle is reported and cut so that later steps see a tree.
void MeasureDepths(Reader& reader, const std::vector<int64_t>& indexes) {
  UnitTable& units = reader.out.units;
  constexpr int32_t kUnvisited = -1;
  constexpr int32_t kOnWalk = -2;
  units.depth.assign(static_cast<size_t>(units.size()), kUnvisited);
  std::vector<Row> walk;
  for (Row start = 0; start < units.size(); ++start) {
    Row row = start;
    walk.clear();
    while (row != kNone && units.depth[static_cast<size_t>(row)] == kUnvisited) {
      units.depth[static_cast<size_t>(row)] = kOnWalk;
      walk.push_back(row);
      row = units.parent[static_cast<size_t>(row)];
    }
    if (row != kNone && units.depth[static_cast<size_t>(row)] == kOnWalk) {
      reader.Add(IssueCode::kCycle, Place("units", indexes[static_cast<size_t>(row)]), "parent_id",
                 absl::StrCat("unit `", units.ids.Name(row), "` is above itself"));
      units.parent[static_cast<size_t>(row)] = kNone;
      row = kNone;
    }
    int32_t depth = row == kNone ? -1 : units.depth[static_cast<size_t>(row)];
    for (auto it = walk.rbegin(); it != walk.rend(); ++it) {
      units.depth[static_cast<size_t>(*it)] = ++depth;
    }
    if (depth >= reader.options.max_tree_depth &&
        depth == units.depth[static_cast<size_t>(start)] && !walk.empty()) {
      reader.Add(IssueCode::kTooDeep, Place("units", indexes[static_cast<size_t>(start)]),
                 "parent_id",
                 absl::StrCat("expected a tree of at most ", reader.options.max_tree_depth,
                              " levels, found ", depth + 1));
    }
  }
}

void OrderUnits(UnitTable* units) {
  std::vector<std::pair<Row, Row>> children;
  std::vector<Row> roots;
  std::vector<Row> by_id(static_cast<size_t>(units->size()));
  for (Row row = 0; row < units->size(); ++row) by_id[static_cast<size_t>(row)] = row;
  std::sort(by_id.begin(), by_id.end(),
            [units](Row a, Row b) { return units->ids.Name(a) < units->ids.Name(b); });
  for (const Row row : by_id) {
    const Row parent = units->parent[static_cast<size_t>(row)];
    if (parent == kNone) {
      roots.push_back(row);
    } else {
      children.emplace_back(parent, row);
    }
  }
  GroupByRow(std::move(children), units->size(), &units->children);
  std::vector<Row> stack(roots.rbegin(), roots.rend());
  while (!stack.empty()) {
    const Row row = stack.back();
    stack.pop_back();
    units->order.push_back(row);
    const auto below = units->children.Of(row);
    stack.insert(stack.end(), below.rbegin(), below.rend());
  }
}

}  // namespace

void ReadUnits(Reader& reader) {
  for (size_t i = 0; i < reader.in.units.size(); ++i) {
    ReadUnit(reader, reader.in.units[i], static_cast<int64_t>(i));
  }
}

void BuildUnitTree(Reader& reader) {
  const std::vector<int64_t> indexes = InputIndexes(reader);
  LinkParents(reader, indexes);
  MeasureDepths(reader, indexes);
  OrderUnits(&reader.out.units);
  UnitTable& units = reader.out.units;
  for (const Row row : units.order) {  // a unit's superior stands before it
    const Row parent = units.parent[static_cast<size_t>(row)];
    if (parent == kNone || units.policy[static_cast<size_t>(row)] != kNone) continue;
    units.policy[static_cast<size_t>(row)] = units.policy[static_cast<size_t>(parent)];
  }
}

void ReadUnitRatings(Reader& reader) {
  std::vector<std::pair<Row, RatingEntry>> ratings;
  for (size_t i = 0; i < reader.in.units.size(); ++i) {
    const wire::Unit& unit = reader.in.units[i];
    const Place place("units", static_cast<int64_t>(i));
    for (size_t j = 0; j < unit.ratings.size(); ++j) {
      const Place at = place.In("ratings", static_cast<int64_t>(j));
      const RatingEntry entry =
          RatedAs(reader, reader.ReadRating(unit.ratings[j], at), wire::SubjectKind::kOrganization,
                  wire::SubjectKind::kCollective, at);
      const Row row = reader.out.units.ids.Find(unit.id);
      if (row != kNone) ratings.emplace_back(row, entry);
    }
  }
  GroupByRow(std::move(ratings), reader.out.units.size(), &reader.out.units.ratings);
}

}  // namespace dangvien
