// The arithmetic of seats: from what was counted in a group to how many may hold the tier.
#ifndef DANGVIEN_QUOTA_SEATS_H_
#define DANGVIEN_QUOTA_SEATS_H_

#include <cstdint>

#include "base/ratio.h"
#include "policy/compiled.h"

namespace dangvien {

// From what is sure to what is possible; one number where everybody is decided.
struct CountSpan {
  int64_t least = 0;
  int64_t greatest = 0;
};

// Who counts as what in one group; heads that are apart are in none of them.
struct GroupCounts {
  CountSpan subjects;        // rated or not
  CountSpan rated;           // by the quotas before
  CountSpan lower_or_above;  // at the lower tier of the quota or above
  CountSpan lower;           // at the lower tier itself
  CountSpan candidates;      // at the tier of the quota or above
};

// The greatest x with x <= round(limit * base(x)). `count` is what the base counts; of LOWER_AFTER
// those at the lower tier or above, who are fewer by x when x of them hold a seat.
// REQUIRES: 0 <= count <= kMaxShareCount, and a valid limit.
int64_t SeatsOf(int64_t count, Ratio limit, wire::QuotaBase base, wire::SeatRounding rounding);

// What the base counts of a group.
const CountSpan& BaseOf(wire::QuotaBase base, const GroupCounts& counts);

// Seats that the limit gives, whatever the small-group rules say.
CountSpan SeatsOfLimit(const CompiledQuota& quota, Ratio limit, const GroupCounts& counts);

struct Seats {
  CountSpan span;
  uint32_t small_group = 0;  // 1 + index in Quota.small_groups of the rule that gave them all
};

// With the small-group rules. The limit is given apart: a decision may have raised it.
Seats CountSeats(const CompiledQuota& quota, Ratio limit, const GroupCounts& counts);

}  // namespace dangvien

#endif  // DANGVIEN_QUOTA_SEATS_H_
