// Dates by walking: a later day is reached one day at a time, a number of months is found by trying
// them one after the other. Years 1900 to 2199 make that at most some hundred thousand steps, and
// it leaves nothing to get wrong but the length of a month.
//
// Whole months follow the rule of corresponding days: from 31 January, one month is complete on the
// last day of February.
//
// Tested by tests/oracle/oracle_test.cc
#include "tests/oracle/calendar.h"

#include <algorithm>

namespace dangvien::oracle {
namespace {

int MonthLength(int year, int month) {
  if (month == 2) {
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return is_leap ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int32_t MakeDate(int year, int month, int day) { return year * 10000 + month * 100 + day; }

}  // namespace

int32_t NextDay(int32_t date) {
  const int year = date / 10000;
  const int month = date / 100 % 100;
  const int day = date % 100;
  if (day < MonthLength(year, month)) return MakeDate(year, month, day + 1);
  if (month < 12) return MakeDate(year, month + 1, 1);
  return MakeDate(year + 1, 1, 1);
}

int32_t PreviousDay(int32_t date) {
  const int year = date / 10000;
  const int month = date / 100 % 100;
  const int day = date % 100;
  if (day > 1) return MakeDate(year, month, day - 1);
  if (month > 1) return MakeDate(year, month - 1, MonthLength(year, month - 1));
  return MakeDate(year - 1, 12, 31);
}

int32_t AddMonths(int32_t date, int month_count) {
  const int months = date / 10000 * 12 + (date / 100 % 100 - 1) + month_count;
  const int year = months / 12;
  const int month = months % 12 + 1;
  return MakeDate(year, month, std::min(date % 100, MonthLength(year, month)));
}

int WholeMonths(int32_t begin, int32_t end) {
  int count = 0;
  while (AddMonths(begin, count + 1) <= end) ++count;
  return count;
}

int Weekday(int32_t date) {
  const int year = date / 10000;
  const int month = date / 100 % 100;
  int days = date % 100 - 1;  // since 1 January 1900, a Monday
  for (int y = 1900; y < year; ++y) days += 337 + MonthLength(y, 2);
  for (int m = 1; m < month; ++m) days += MonthLength(year, m);
  return days % 7;
}

bool IsWorkingDay(const v1::Dataset& dataset, int32_t date) {
  const auto& holidays = dataset.holiday_dates();
  const auto& extra = dataset.extra_working_dates();
  if (Weekday(date) >= 5) return std::find(extra.begin(), extra.end(), date) != extra.end();
  return std::find(holidays.begin(), holidays.end(), date) == holidays.end();
}

bool IsOn(int32_t from, int32_t to, int32_t date) {
  return (from == 0 || from <= date) && (to == 0 || date < to);
}

bool IsOnClosed(int32_t from, int32_t to, int32_t date) {
  return (from == 0 || from <= date) && (to == 0 || date <= to);
}

}  // namespace dangvien::oracle
