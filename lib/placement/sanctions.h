// Which sanctions fall on the members and on the committee of each unit.
//
// A person counts for the unit of every official membership, or committee post, that held on the
// day of the decision or ended on that very day: an expulsion ends the membership, a dismissal the
// post. Where the place of the violation decides (SANCTION_PLACE_WHERE_HAPPENED), he counts for
// that unit alone, if he had at any time such a membership or post there; a violation without a
// place may have happened in each such unit.
#ifndef DANGVIEN_PLACEMENT_SANCTIONS_H_
#define DANGVIEN_PLACEMENT_SANCTIONS_H_

#include <cstdint>

#include "dataset/tables.h"

namespace dangvien {

// Indexes of ViolationTable::sanctions by unit, ascending.
struct SanctionsByUnit {
  Grouped<int32_t> of_members;
  Grouped<int32_t> of_committee;
  Grouped<int32_t> of_collective;  // committee, standing committee or leadership
};

struct SanctionIndex {
  SanctionsByUnit on_decision;
  SanctionsByUnit where_happened;
};

// COST: proportional to the sanctions, not to the people.
SanctionIndex IndexSanctions(const DatasetTables& tables);

}  // namespace dangvien

#endif  // DANGVIEN_PLACEMENT_SANCTIONS_H_
