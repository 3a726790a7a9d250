// Calendar dates as day numbers, intervals of them, and the count of working days between two.
//
//   const std::optional<Date> joined = Date::FromYyyymmdd(20180131);
//   joined->AddMonths(1).FormatIso()                           // "2018-02-28"
//   MonthsBetween(*joined, *Date::FromYyyymmdd(20180228))      // 1
//
// There is no clock, no time zone and no time of day here.
//
// Thread safety: Date and DateInterval are values; a WorkingCalendar is immutable.
#ifndef DANGVIEN_BASE_DATE_H_
#define DANGVIEN_BASE_DATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dangvien {

// The numbers of ISO 8601.
enum class DayOfWeek : int32_t {
  kMonday = 1,
  kTuesday = 2,
  kWednesday = 3,
  kThursday = 4,
  kFriday = 5,
  kSaturday = 6,
  kSunday = 7,
};

// A day of the proleptic Gregorian calendar. Every int32 day number is a Date; arithmetic that
// would leave that range (about 5.8 million years each way) stops at its first or last day.
class Date {
 public:
  static constexpr int32_t kMinYear = 1900;
  static constexpr int32_t kMaxYear = 2199;

  // 1970-01-01.
  constexpr Date() = default;

  // The day that is `day_number` days after 1970-01-01.
  static constexpr Date FromDayNumber(int32_t day_number) { return Date(day_number); }

  // 20181231 for 2018-12-31; nothing for a day that the calendar does not have (20230229,
  // 20181301, 0) and for years outside [kMinYear, kMaxYear].
  static std::optional<Date> FromYyyymmdd(int32_t yyyymmdd);

  constexpr int32_t day_number() const { return day_number_; }

  // The inverse of FromYyyymmdd.
  // REQUIRES: a year within 0..9999; every date that FromYyyymmdd made is.
  int32_t ToYyyymmdd() const;

  // "2018-12-31"; the year has at least four digits.
  std::string FormatIso() const;

  DayOfWeek Weekday() const;

  // The day `days` later, or earlier where negative.
  Date AddDays(int32_t days) const;

  // The same day of the month `months` calendar months later, or earlier where negative; where
  // that month is too short, its last day: 31 January + 1 month is 28 or 29 February.
  // Clamping forgets: 31 January + 1 + 1 month is 28 March, 31 January + 2 months is 31 March.
  // Hence always count from the original day, as MonthsBetween does.
  Date AddMonths(int32_t months) const;

  friend constexpr bool operator==(Date a, Date b) { return a.day_number_ == b.day_number_; }
  friend constexpr bool operator!=(Date a, Date b) { return a.day_number_ != b.day_number_; }
  friend constexpr bool operator<(Date a, Date b) { return a.day_number_ < b.day_number_; }
  friend constexpr bool operator<=(Date a, Date b) { return a.day_number_ <= b.day_number_; }
  friend constexpr bool operator>(Date a, Date b) { return a.day_number_ > b.day_number_; }
  friend constexpr bool operator>=(Date a, Date b) { return a.day_number_ >= b.day_number_; }

 private:
  explicit constexpr Date(int32_t day_number) : day_number_(day_number) {}

  int32_t day_number_ = 0;
};

// The whole calendar months from `begin` to `end`: the greatest n, negative ones included, with
// begin.AddMonths(n) <= end. Each n is counted from `begin` itself, never from a clamped day, so
// 31 January to 28 February 2018 is 1 month and 31 January to 30 March 2018 is 1 month too.
// Where `end` is before `begin` it rounds down, not toward zero: one day back is -1.
// COST: constant.
int32_t MonthsBetween(Date begin, Date end);

// The days d with begin <= d < end; none where end <= begin.
struct DateInterval {
  Date begin;
  Date end;

  constexpr bool Contains(Date date) const { return begin <= date && date < end; }

  // True where a day lies in both; an interval without days intersects nothing.
  constexpr bool Intersects(const DateInterval& other) const {
    const Date later_begin = begin < other.begin ? other.begin : begin;
    const Date earlier_end = end < other.end ? end : other.end;
    return later_begin < earlier_end;
  }

  friend constexpr bool operator==(const DateInterval& a, const DateInterval& b) {
    return a.begin == b.begin && a.end == b.end;
  }
  friend constexpr bool operator!=(const DateInterval& a, const DateInterval& b) {
    return !(a == b);
  }
};

// Monday to Friday, less the holidays, plus the extra working days (a Saturday worked in exchange
// for a holiday, say). A day in both lists is a working day. Order and repetition in the lists do
// not matter, nor do holidays on a weekend and extra working days that are working days anyway.
class WorkingCalendar {
 public:
  WorkingCalendar(std::vector<Date> holidays, std::vector<Date> extra_working_days);

  // COST: logarithmic in the length of the lists.
  bool IsWorking(Date date) const;

  // The number of working days in [sent, held): the day of sending counts where it is a working
  // day, the day held never does. "Sent at least 3 working days before the conference" holds
  // exactly where this is >= 3: sent on Monday, held on Thursday is 3 and in time.
  // A rule that does not count the day of sending asks WorkingDaysBetween(sent.AddDays(1), held).
  // With held before sent: minus the count of [held, sent).
  // COST: logarithmic in the length of the lists, whatever the distance.
  int32_t WorkingDaysBetween(Date sent, Date held) const;

 private:
  // 1. Both are sorted and without repetition. 2. weekdays_off_ holds Mondays to Fridays that are
  // not worked. 3. weekend_on_ holds Saturdays and Sundays that are.
  std::vector<Date> weekdays_off_;
  std::vector<Date> weekend_on_;
};

}  // namespace dangvien

#endif  // DANGVIEN_BASE_DATE_H_
