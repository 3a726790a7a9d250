// How many of a group are what, and how many seats that gives.
#ifndef DANGVIEN_TESTS_ORACLE_QUOTA_SEATS_H_
#define DANGVIEN_TESTS_ORACLE_QUOTA_SEATS_H_

#include <cstdint>

#include "tests/oracle/quota_group.h"

namespace dangvien::oracle {

// Surely at least, and perhaps as many as.
struct Range {
  int64_t least = 0;
  int64_t greatest = 0;
};

struct GroupCounts {
  Range all;
  Range rated;
  Range lower_or_above;  // at Quota.lowered_to_tier_id or above
  Range lower;           // exactly there
  Range candidates;      // at Quota.tier_id or above
};

// Does the subject count as one at or above the tier?
Truth IsAtOrAbove(const Facts& facts, const OracleSubject& subject, Truth belongs,
                  const std::string& tier_id);

GroupCounts CountGroup(const Facts& facts, const v1::Quota& quota, const Group& group,
                       const Subjects& subjects);

struct Seats {
  Range count;
  Range of_limit;            // without the small-group rules
  uint32_t small_group = 0;  // 1 + index of the small-group rule that alone gave them, else 0
};

// What the base counts.
Range BaseOf(v1::QuotaBase base, const GroupCounts& counts);

Seats SeatsOf(const Facts& facts, const v1::Quota& quota, const v1::Share& limit,
              const GroupCounts& counts);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_QUOTA_SEATS_H_
