// Calendar arithmetic on dates in the form yyyymmdd.
#ifndef DANGVIEN_TESTS_ORACLE_CALENDAR_H_
#define DANGVIEN_TESTS_ORACLE_CALENDAR_H_

#include <cstdint>

#include "dangvien/v1/dataset.pb.h"

namespace dangvien::oracle {

// The day after `date`.
int32_t NextDay(int32_t date);

// The day before `date`.
int32_t PreviousDay(int32_t date);

// The same day `month_count` months later; the last day of that month where it is shorter.
int32_t AddMonths(int32_t date, int month_count);

// The greatest n >= 0 for which AddMonths(begin, n) is not after `end`; 0 where end is before
// begin.
int WholeMonths(int32_t begin, int32_t end);

// 0 = Monday, 6 = Sunday.
int Weekday(int32_t date);

// Monday to Friday and no holiday, or a weekend day worked in exchange.
bool IsWorkingDay(const v1::Dataset& dataset, int32_t date);

// Does `date` lie in [from, to)? 0 leaves an end open.
bool IsOn(int32_t from, int32_t to, int32_t date);

// Does `date` lie in [from, to]? 0 leaves an end open.
bool IsOnClosed(int32_t from, int32_t to, int32_t date);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_CALENDAR_H_
