// Where every person is rated, and which facts contradict each other.
//
// A person is rated in the branch of the official membership that holds on the rating date (under
// policies of the state side: in the unit of the workplace membership). Nobody
// is rated twice: whoever has two such branches is placed in the first (by the canonical order of
// units), is counted as "perhaps there" in both, and needs input.
//
// Invariants: (1) `members` holds every placed person once: by the canonical order of units, then
// by id. (2) The members of unit u are members[begin, end) of `members_of_unit`. (3) A person is
// placed in a unit that is not dissolved (a party organization, by party membership), or not at
// all.
#ifndef DANGVIEN_PLACEMENT_PLACEMENT_H_
#define DANGVIEN_PLACEMENT_PLACEMENT_H_

#include <cstdint>
#include <memory_resource>
#include <utility>
#include <vector>

#include "base/pace.h"
#include "dataset/tables.h"

namespace dangvien {

// Facts that contradict each other; bits of one byte.
inline constexpr uint8_t kContradictoryMemberships = 1;
inline constexpr uint8_t kContradictoryHeads = 2;
inline constexpr uint8_t kContradictoryVotes = 4;

struct MemberRange {
  int32_t begin = 0;
  int32_t end = 0;
};

// A contradiction as it is reported: of a unit, of a person, or of a ballot.
struct Contradiction {
  uint8_t kind{};
  Row unit = kNone;
  Row person = kNone;
  int32_t ballot = kNone;
};

struct Placement {
  explicit Placement(std::pmr::memory_resource* memory)
      : members(memory),
        home_unit(memory),
        member_of_person(memory),
        doubtful_members(memory),
        leaders_of_unit(memory),
        member_contradictions(memory),
        post_contradictions(memory) {}

  Column<Row> members;               // person rows
  Column<Row> home_unit;             // by person; kNone = not placed
  Column<int32_t> member_of_person;  // index in members, or kNone
  std::vector<MemberRange> members_of_unit;
  // Members placed elsewhere that have a second official branch here: by unit, indexes in members.
  Grouped<int32_t> doubtful_members;
  // Leading posts held on the rating date, as post rows: by unit, then by person id and post id.
  Grouped<Row> leaders_of_unit;

  Column<uint8_t> member_contradictions;      // by index in members
  Column<uint8_t> unit_contradictions;        // by unit
  Column<uint8_t> collective_contradictions;  // by unit
  Column<uint8_t> post_contradictions;        // by post row
  std::vector<Contradiction> contradictions;  // in canonical order
};

// The columns come from `memory`.
// COST: linear, and a sort of the people of each unit where they do not come by id.
Placement PlacePeople(const DatasetTables& tables, wire::MembershipKind placed_by,
                      std::pmr::memory_resource* memory, Pace& pace);

// Whether the person has a membership that places on the rating date, if not in a dissolved unit.
bool HasPlacingMembership(const DatasetTables& tables, wire::MembershipKind placed_by, Row person);

}  // namespace dangvien

#endif  // DANGVIEN_PLACEMENT_PLACEMENT_H_
