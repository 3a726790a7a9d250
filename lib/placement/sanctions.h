// Which sanctions fall on the members and on the committee of each unit.
//
// A person counts for the unit of every official membership, or committee post, that held on the
// day of the decision or ended on that very day: an expulsion ends the membership, a dismissal the
// post.
#ifndef DANGVIEN_PLACEMENT_SANCTIONS_H_
#define DANGVIEN_PLACEMENT_SANCTIONS_H_

#include <cstdint>

#include "dataset/tables.h"

namespace dangvien {

// Indexes of ViolationTable::sanctions by unit, ascending.
struct SanctionIndex {
  Grouped<int32_t> of_members;
  Grouped<int32_t> of_committee;
};

// COST: proportional to the sanctions, not to the people.
SanctionIndex IndexSanctions(const DatasetTables& tables);

}  // namespace dangvien

#endif  // DANGVIEN_PLACEMENT_SANCTIONS_H_
