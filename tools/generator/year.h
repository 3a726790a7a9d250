// The days of one rating period: when it begins and ends, on which days nobody works, and the
// working days on which reviews, ballots and the summing-up take place.
#ifndef DANGVIEN_GENERATOR_YEAR_H_
#define DANGVIEN_GENERATOR_YEAR_H_

#include <cstdint>
#include <vector>

#include "base/date.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"

namespace dangvien::generator {

// A year, in dates of the form yyyymmdd.
class Year {
 public:
  explicit Year(int year);

  int begin() const { return number_ * 10000 + 101; }
  int end() const { return (number_ + 1) * 10000 + 101; }  // exclusive
  int rating_date() const { return number_ * 10000 + 1231; }
  int number() const { return number_; }

  // The day `days` after the first of January; negative: before it.
  int Day(int days) const;

  // The working day that is the `count`-th before `date`; negative: after it.
  int WorkdayBefore(int date, int count) const;

  // The `count`-th last working day of the year, from 1.
  int WorkdayFromEnd(int count) const { return WorkdayBefore(end(), count); }

  // Fills in the period and the calendar.
  void Write(v1::PeriodKind kind, v1::Dataset& out) const;

 private:
  int number_;
  std::vector<int32_t> holidays_;
  std::vector<int32_t> extra_working_days_;
  WorkingCalendar calendar_;
};

// The first year of the policy, or 2018 where it names none.
Year YearOf(const v1::Policy& policy);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_YEAR_H_
