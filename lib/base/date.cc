// A date is its day number, so comparing, sorting and measuring intervals is integer work; year,
// month and day are computed only where a rule speaks of them (months, formats).
//
// Day number <-> year, month, day: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
// (days_from_civil, civil_from_days), https://howardhinnant.github.io/date_algorithms.html.
// The trick is to let the year begin on 1 March: the leap day is then the last of its year, and
// (153 m + 2) / 5 gives the days before month m without a table. 400 years are one era of 146097
// days. All of it is done in int64, so no int32 day number can overflow on the way.
//
// Working days: whole weeks by arithmetic, the exceptions by two binary searches. Monday to
// Friday days before d have a closed form, so the count in [a, b) is a difference of two, less
// the weekdays off in [a, b), plus the weekend days on in [a, b). The constructor sorts each
// exception into exactly one of the two lists, or drops it where it changes nothing; hence no day
// is counted twice.
//
// What is not here: which days are holidays (data of the caller), and any notion of today.
//
// Tested by tests/unit/base/date_test.cc
#include "base/date.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace dangvien {
namespace {

constexpr int64_t kDaysPerEra = 146097;
constexpr int64_t kDaysFromMarchZeroTo1970 = 719468;  // 0000-03-01 to 1970-01-01

struct Civil {
  int64_t year;
  int64_t month;  // 1..12
  int64_t day;    // 1..31
};

constexpr int64_t FloorDiv(int64_t a, int64_t positive) {
  return (a >= 0 ? a : a - (positive - 1)) / positive;
}

int32_t ClampToInt32(int64_t number) {
  constexpr int64_t kMin = std::numeric_limits<int32_t>::min();
  constexpr int64_t kMax = std::numeric_limits<int32_t>::max();
  return static_cast<int32_t>(std::clamp(number, kMin, kMax));
}

int64_t DaysFromCivil(const Civil& civil) {
  const int64_t year = civil.year - (civil.month <= 2 ? 1 : 0);  // the year that began in March
  const int64_t era = FloorDiv(year, 400);
  const int64_t year_of_era = year - era * 400;
  const int64_t month = (civil.month + 9) % 12;  // March is 0
  const int64_t day_of_year = (153 * month + 2) / 5 + civil.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kDaysFromMarchZeroTo1970;
}

Civil CivilFromDays(int64_t day_number) {
  const int64_t days = day_number + kDaysFromMarchZeroTo1970;
  const int64_t era = FloorDiv(days, kDaysPerEra);
  const int64_t day_of_era = days - era * kDaysPerEra;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day};
}

int64_t DaysInMonth(int64_t year, int64_t month) {
  if (month == 2) {
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return is_leap ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Days since the Monday before 1970-01-01, which was a Thursday.
int64_t DaysFromMonday(Date date) { return int64_t{date.day_number()} + 3; }

bool IsMondayToFriday(Date date) { return date.Weekday() <= DayOfWeek::kFriday; }

// How many Mondays to Fridays lie before `date`, counted from a fixed Monday; negative before it.
int64_t WeekdaysBefore(Date date) {
  const int64_t days = DaysFromMonday(date);
  const int64_t weeks = FloorDiv(days, 7);
  return weeks * 5 + std::min<int64_t>(days - weeks * 7, 5);
}

void SortAndDeduplicate(std::vector<Date>& dates) {
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
}

bool IsIn(const std::vector<Date>& sorted, Date date) {
  return std::binary_search(sorted.begin(), sorted.end(), date);
}

int64_t CountWithin(const std::vector<Date>& sorted, const DateInterval& interval) {
  return std::lower_bound(sorted.begin(), sorted.end(), interval.end) -
         std::lower_bound(sorted.begin(), sorted.end(), interval.begin);
}

}  // namespace

std::optional<Date> Date::FromYyyymmdd(int32_t yyyymmdd) {
  const int32_t year = yyyymmdd / 10000;  // a negative number gives a year below kMinYear
  const int32_t month = yyyymmdd / 100 % 100;
  const int32_t day = yyyymmdd % 100;
  if (year < kMinYear || year > kMaxYear) return std::nullopt;
  if (month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > DaysInMonth(year, month)) return std::nullopt;
  return Date(static_cast<int32_t>(DaysFromCivil({year, month, day})));
}

int32_t Date::ToYyyymmdd() const {
  const Civil civil = CivilFromDays(day_number_);
  return ClampToInt32(civil.year * 10000 + civil.month * 100 + civil.day);
}

std::string Date::FormatIso() const {
  const Civil civil = CivilFromDays(day_number_);
  return absl::StrCat(absl::Dec(civil.year, absl::kZeroPad4), "-",
                      absl::Dec(civil.month, absl::kZeroPad2), "-",
                      absl::Dec(civil.day, absl::kZeroPad2));
}

DayOfWeek Date::Weekday() const {
  const int64_t days = DaysFromMonday(*this);
  return static_cast<DayOfWeek>(days - FloorDiv(days, 7) * 7 + 1);
}

Date Date::AddDays(int32_t days) const { return Date(ClampToInt32(int64_t{day_number_} + days)); }

Date Date::AddMonths(int32_t months) const {
  const Civil civil = CivilFromDays(day_number_);
  const int64_t month_index = civil.year * 12 + (civil.month - 1) + months;
  const int64_t year = FloorDiv(month_index, 12);
  const int64_t month = month_index - year * 12 + 1;
  const int64_t day = std::min(civil.day, DaysInMonth(year, month));
  return Date(ClampToInt32(DaysFromCivil({year, month, day})));
}

int32_t MonthsBetween(Date begin, Date end) {
  const Civil from = CivilFromDays(begin.day_number());
  const Civil to = CivilFromDays(end.day_number());
  // begin + n months falls in the month of `end`, begin + (n + 1) months after it and
  // begin + (n - 1) months before it; so only n and n - 1 can be the answer.
  const int64_t n = (to.year - from.year) * 12 + (to.month - from.month);
  const int64_t day_reached = std::min(from.day, DaysInMonth(to.year, to.month));
  return static_cast<int32_t>(day_reached <= to.day ? n : n - 1);
}

WorkingCalendar::WorkingCalendar(std::vector<Date> holidays, std::vector<Date> extra_working_days) {
  SortAndDeduplicate(holidays);
  SortAndDeduplicate(extra_working_days);
  for (const Date holiday : holidays) {
    if (IsMondayToFriday(holiday) && !IsIn(extra_working_days, holiday)) {
      weekdays_off_.push_back(holiday);
    }
  }
  for (const Date extra : extra_working_days) {
    if (!IsMondayToFriday(extra)) weekend_on_.push_back(extra);
  }
}

bool WorkingCalendar::IsWorking(Date date) const {
  return IsMondayToFriday(date) ? !IsIn(weekdays_off_, date) : IsIn(weekend_on_, date);
}

int32_t WorkingCalendar::WorkingDaysBetween(Date sent, Date held) const {
  if (held < sent) return -WorkingDaysBetween(held, sent);
  const DateInterval interval{sent, held};
  const int64_t working_days = WeekdaysBefore(held) - WeekdaysBefore(sent) -
                               CountWithin(weekdays_off_, interval) +
                               CountWithin(weekend_on_, interval);
  return ClampToInt32(working_days);
}

}  // namespace dangvien
