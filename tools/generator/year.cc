// The calendar of a generated dossier.
//
// Deadlines are counted in working days, so a dossier says which Mondays to Fridays were off and
// which Saturdays were worked in exchange. 2018 is given as it was (the lunar new year from 14 to
// 20 February, 31 December swapped for Saturday 5 January 2019). Other years have the holidays of
// the solar calendar alone: their lunar ones would need a table, and no deadline of a review in
// December depends on them.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/year.h"

#include <optional>
#include <utility>

namespace dangvien::generator {
namespace {

Date FromNumber(int32_t yyyymmdd) { return Date::FromYyyymmdd(yyyymmdd).value_or(Date()); }

std::vector<int32_t> HolidaysOf(int year) {
  if (year == 2018) {
    return {20180101, 20180214, 20180215, 20180216, 20180219, 20180220,
            20180425, 20180430, 20180501, 20180903, 20181231, 20190101};
  }
  std::vector<int32_t> weekdays;
  for (const int day : {101, 430, 501, 902}) {
    const int32_t date = year * 10000 + day;
    if (FromNumber(date).Weekday() <= DayOfWeek::kFriday) weekdays.push_back(date);
  }
  return weekdays;
}

std::vector<Date> ToDates(const std::vector<int32_t>& numbers) {
  std::vector<Date> dates;
  dates.reserve(numbers.size());
  for (const int32_t number : numbers) dates.push_back(FromNumber(number));
  return dates;
}

}  // namespace

Year::Year(int year)
    : number_(year),
      holidays_(HolidaysOf(year)),
      extra_working_days_(year == 2018 ? std::vector<int32_t>{20190105} : std::vector<int32_t>()),
      calendar_(ToDates(holidays_), ToDates(extra_working_days_)) {}

int Year::Day(int days) const { return FromNumber(begin()).AddDays(days).ToYyyymmdd(); }

int Year::WorkdayBefore(int date, int count) const {
  Date day = FromNumber(date);
  const int step = count < 0 ? 1 : -1;
  for (int left = count < 0 ? -count : count; left > 0;) {
    day = day.AddDays(step);
    if (calendar_.IsWorking(day)) --left;
  }
  return day.ToYyyymmdd();
}

void Year::Write(v1::PeriodKind kind, v1::Dataset& out) const {
  out.set_format(1);
  v1::Period& period = *out.mutable_period();
  period.set_kind(kind == v1::PERIOD_KIND_UNSPECIFIED ? v1::PERIOD_KIND_YEAR : kind);
  period.set_begin_date(begin());
  period.set_end_date(end());
  period.set_rating_date(rating_date());
  for (const int32_t date : holidays_) out.add_holiday_dates(date);
  for (const int32_t date : extra_working_days_) out.add_extra_working_dates(date);
}

Year YearOf(const v1::Policy& policy) {
  const int first = policy.period().first_year();
  return Year(first >= Date::kMinYear && first < Date::kMaxYear ? first : 2018);
}

}  // namespace dangvien::generator
