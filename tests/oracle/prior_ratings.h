// Ratings of other calendar periods.
#ifndef DANGVIEN_TESTS_ORACLE_PRIOR_RATINGS_H_
#define DANGVIEN_TESTS_ORACLE_PRIOR_RATINGS_H_

#include <cstdint>
#include <vector>

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {

struct CalendarPeriod {
  int32_t begin = 0;
  int32_t end = 0;  // exclusive
};

// The calendar years or quarters inside [begin, end), in their order.
std::vector<CalendarPeriod> PeriodsWithin(v1::PeriodKind kind, int32_t begin, int32_t end);

// Was the subject rated in the band for the period?
Truth IsRatedInBand(const Facts& facts, const v1::PriorRatingsCondition& condition,
                    const Focus& focus, const CalendarPeriod& period);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_PRIOR_RATINGS_H_
