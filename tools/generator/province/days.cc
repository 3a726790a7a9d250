// Deadlines are those that the checks of the policy name: everything ends a few days before the
// first of them, or three weeks before the end of the period where there is none.
//
// Tested by tests/province/province_test.cc
#include "generator/province/days.h"

#include <algorithm>

#include "base/date.h"
#include "generator/year.h"

namespace dangvien::generator {
namespace {

constexpr int kTermYears = 5;

Date FromNumber(int yyyymmdd) { return Date::FromYyyymmdd(yyyymmdd).value_or(Date()); }

// The first of the policy's deadlines for the date; `otherwise` where there is none.
int FirstDeadline(const v1::Policy& policy, v1::DateField field, int begin, int otherwise) {
  int first = otherwise;
  for (const v1::Check& check : policy.checks()) {
    const v1::Condition& when = check.rule().when();
    if (!when.has_deadline() || when.deadline().field() != field) continue;
    const int month = AddMonths(begin, static_cast<int>(when.deadline().month_offset()));
    first = std::min(first, month / 100 * 100 + static_cast<int>(when.deadline().day()));
  }
  return first;
}

int EndOf(const v1::Policy& policy, int begin) {
  switch (policy.period().kind()) {
    case v1::PERIOD_KIND_QUARTER:
      return AddMonths(begin, 3);
    case v1::PERIOD_KIND_TERM:
      return AddMonths(begin, 12 * kTermYears);
    default:
      return AddMonths(begin, 12);
  }
}

}  // namespace

int AddDays(int yyyymmdd, int days) { return FromNumber(yyyymmdd).AddDays(days).ToYyyymmdd(); }

int AddMonths(int yyyymmdd, int months) {
  return FromNumber(yyyymmdd).AddMonths(months).ToYyyymmdd();
}

Days DaysOf(const v1::Policy& policy) {
  Days days;
  days.begin = YearOf(policy).begin();
  days.end = EndOf(policy, days.begin);
  days.rating_date = AddDays(days.end, -1);
  days.day_count = FromNumber(days.end).day_number() - FromNumber(days.begin).day_number();
  const int late = AddDays(days.end, -20);
  days.rated_on = AddDays(FirstDeadline(policy, v1::DATE_FIELD_RATED, days.begin, late), -4);
  days.state_rated_on = AddDays(days.rated_on, -2);
  days.reviewed_on = AddDays(days.rated_on, -7);
  days.draft_sent_on = AddDays(days.reviewed_on, -9);
  days.counterparts_reviewed_on = AddDays(days.rated_on, -21);
  const int reported = FirstDeadline(policy, v1::DATE_FIELD_REPORTED, days.begin, days.end);
  days.reported_on = std::max(days.rated_on, AddDays(reported, -3));
  days.summed_up_on = AddDays(std::max(days.rated_on, late), 12);
  return days;
}

void WritePeriod(const v1::Policy& policy, const Days& days, v1::Dataset& out) {
  YearOf(policy).Write(policy.period().kind(), out);
  out.mutable_period()->set_begin_date(days.begin);
  out.mutable_period()->set_end_date(days.end);
  out.mutable_period()->set_rating_date(days.rating_date);
}

}  // namespace dangvien::generator
