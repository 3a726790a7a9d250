// Dates, months, intervals and working days; the algorithms against day-by-day walks.
#include "base/date.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace dangvien {
namespace {

constexpr int32_t kMinInt32 = std::numeric_limits<int32_t>::min();
constexpr int32_t kMaxInt32 = std::numeric_limits<int32_t>::max();

// A date known to be possible.
Date On(int32_t yyyymmdd) {
  const std::optional<Date> date = Date::FromYyyymmdd(yyyymmdd);
  EXPECT_TRUE(date.has_value()) << yyyymmdd;
  return date.value_or(Date());
}

TEST(DateTest, CountsDaysFromTheFirstOfJanuary1970) {
  struct Case {
    int32_t yyyymmdd;
    int32_t day_number;
    const char* why;
  };
  const Case cases[] = {
      {19700101, 0, "the origin"},
      {19700102, 1, "the day after"},
      {19691231, -1, "the day before"},
      {20000229, 11016, "the leap day of a century that has one"},
      {20000301, 11017, "the day after it"},
      {20181231, 17896, "the rating date of the first regime"},
      {19000101, -25567, "the first day accepted"},
      {21991231, 84005, "the last day accepted"},
  };
  for (const Case& c : cases) EXPECT_EQ(On(c.yyyymmdd).day_number(), c.day_number) << c.why;
}

TEST(DateTest, RefusesWhatNoCalendarHasAndYearsOutside1900To2199) {
  struct Case {
    int32_t yyyymmdd;
    const char* why;
  };
  const Case cases[] = {
      {0, "not set"},
      {20180100, "day 0"},
      {20180132, "day 32"},
      {20180431, "April has 30 days"},
      {20180631, "June has 30 days"},
      {20180931, "September has 30 days"},
      {20181131, "November has 30 days"},
      {20180229, "2018 is no leap year"},
      {20200230, "no February has 30 days"},
      {19000229, "1900 is no leap year"},
      {21000229, "2100 is no leap year"},
      {20180001, "month 0"},
      {20181301, "month 13"},
      {18991231, "the last day before the range"},
      {22000101, "the first day after the range"},
      {2018123, "a digit short"},
      {201812310, "a digit too many"},
      {-20181231, "negative"},
      {kMinInt32, "the least number"},
      {kMaxInt32, "the greatest number"},
  };
  for (const Case& c : cases) EXPECT_FALSE(Date::FromYyyymmdd(c.yyyymmdd).has_value()) << c.why;
}

TEST(DateTest, AcceptsLeapDaysByTheGregorianRule) {
  struct Case {
    int32_t yyyymmdd;
    const char* why;
  };
  const Case cases[] = {
      {20200229, "divisible by 4"},
      {20000229, "divisible by 400"},
      {19040229, "the first of the range"},
      {21960229, "the last of the range"},
  };
  for (const Case& c : cases) EXPECT_TRUE(Date::FromYyyymmdd(c.yyyymmdd).has_value()) << c.why;
}

TEST(DateTest, AcceptsEachDayOfTheRangeInTurnAndNothingElse) {
  int32_t expected_day_number = On(19000101).day_number();
  int32_t weekday = 1;  // 1900-01-01 was a Monday
  for (int32_t yyyymmdd = 19000000; yyyymmdd <= 21991399; ++yyyymmdd) {
    const std::optional<Date> date = Date::FromYyyymmdd(yyyymmdd);
    if (!date.has_value()) continue;
    ASSERT_EQ(date->day_number(), expected_day_number) << yyyymmdd;
    ASSERT_EQ(date->ToYyyymmdd(), yyyymmdd);
    ASSERT_EQ(static_cast<int32_t>(date->Weekday()), weekday) << yyyymmdd;
    ++expected_day_number;
    weekday = weekday % 7 + 1;
  }
  // 300 years, of which 75 divide by 4 and all but 2000 of 1900, 2000 and 2100 leave.
  EXPECT_EQ(expected_day_number - On(19000101).day_number(), 300 * 365 + 75 - 2);
}

TEST(DateTest, PrintsAsIso8601) {
  EXPECT_EQ(On(20181231).FormatIso(), "2018-12-31");
  EXPECT_EQ(On(20190105).FormatIso(), "2019-01-05");
}

TEST(DateTest, HasAnExactFormAtTheEdgesOfTheDayNumbers) {
  EXPECT_EQ(Date::FromDayNumber(kMaxInt32).FormatIso(), "5881580-07-11");
  EXPECT_EQ(Date::FromDayNumber(kMinInt32).FormatIso(), "-5877641-06-23");
}

TEST(DateTest, KnowsItsWeekday) {
  EXPECT_EQ(Date().Weekday(), DayOfWeek::kThursday);
  EXPECT_EQ(On(20181231).Weekday(), DayOfWeek::kMonday);
  EXPECT_EQ(On(19691228).Weekday(), DayOfWeek::kSunday);
}

TEST(DateTest, ComparesByDay) {
  const Date early = On(20181230);
  const Date late = On(20181231);
  EXPECT_TRUE(early < late && early <= late && early != late && late > early && late >= early);
  EXPECT_TRUE(early == early && early <= early && early >= early);
  EXPECT_FALSE(early == late || late < early || late <= early || early > late || early >= late);
  EXPECT_FALSE(early < early || early > early || early != early);
}

TEST(DateTest, AddDaysCrossesMonthsAndStopsAtTheEdges) {
  EXPECT_EQ(On(20181231).AddDays(1), On(20190101));
  EXPECT_EQ(On(20200301).AddDays(-1), On(20200229));
  EXPECT_EQ(Date::FromDayNumber(kMaxInt32).AddDays(1).day_number(), kMaxInt32);
  EXPECT_EQ(Date::FromDayNumber(kMinInt32).AddDays(-1).day_number(), kMinInt32);
}

TEST(DateTest, AddMonthsKeepsTheDayOrClampsItToTheEndOfTheMonth) {
  struct Case {
    int32_t from;
    int32_t months;
    int32_t expected;
    const char* why;
  };
  const Case cases[] = {
      {20180115, 1, 20180215, "the same day"},
      {20180115, 0, 20180115, "no month"},
      {20181115, 2, 20190115, "over the end of the year"},
      {20180115, -1, 20171215, "back over the end of the year"},
      {20180115, 12, 20190115, "a year"},
      {20180115, -25, 20151215, "two years and a month back"},
      {20180131, 1, 20180228, "February is short"},
      {20200131, 1, 20200229, "February of a leap year"},
      {20180131, 2, 20180331, "no clamping on the way"},
      {20180131, 3, 20180430, "April is short"},
      {20180331, -1, 20180228, "clamped backwards too"},
      {20200229, 12, 20210228, "a leap day a year later"},
      {20200229, 48, 20240229, "a leap day four years later"},
      {20181231, -1200, 19181231, "a century back"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(On(c.from).AddMonths(c.months).FormatIso(), On(c.expected).FormatIso()) << c.why;
  }
}

TEST(DateTest, AddMonthsStopsAtTheEdges) {
  EXPECT_EQ(Date().AddMonths(kMaxInt32).day_number(), kMaxInt32);
  EXPECT_EQ(Date().AddMonths(kMinInt32).day_number(), kMinInt32);
}

TEST(MonthsBetweenTest, CountsWholeMonthsFromTheOriginalDay) {
  struct Case {
    int32_t begin;
    int32_t end;
    int32_t expected;
    const char* why;
  };
  const Case cases[] = {
      {20180115, 20180115, 0, "the same day"},
      {20180115, 20180214, 0, "a day short"},
      {20180115, 20180215, 1, "to the day"},
      {20180115, 20180216, 1, "a day over"},
      {20180101, 20190101, 12, "a year"},
      {20180701, 20181231, 5, "half a year less a day"},
      {20180630, 20181231, 6, "half a year and a day"},
      {20180131, 20180228, 1, "the end of a short month completes it"},
      {20180131, 20180227, 0, "the day before does not"},
      {20180131, 20180330, 1, "two months end on 31 March, not on 28 or 30"},
      {20180131, 20180331, 2, "and are whole on that day"},
      {20180228, 20180331, 1, "from 28 February the month ends on 28 March"},
      {20200229, 20210228, 12, "a year from a leap day"},
      {20180215, 20180115, -1, "a month back"},
      {20180115, 20180114, -1, "a day back rounds down"},
      {20180215, 20180114, -2, "a month and a day back"},
      {20180331, 20180228, -1, "one month back from 31 March is 28 February"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(MonthsBetween(On(c.begin), On(c.end)), c.expected)
        << c.begin << " to " << c.end << ": " << c.why;
  }
}

TEST(MonthsBetweenTest, IsTheGreatestNumberOfMonthsThatFits) {
  for (Date begin = On(20190101); begin < On(20210101); begin = begin.AddDays(1)) {
    for (Date end = begin.AddDays(-100); end < begin.AddDays(100); end = end.AddDays(1)) {
      const int32_t n = MonthsBetween(begin, end);
      ASSERT_TRUE(begin.AddMonths(n) <= end && begin.AddMonths(n + 1) > end)
          << begin.FormatIso() << " to " << end.FormatIso() << ": " << n;
    }
  }
}

TEST(DateIntervalTest, HoldsItsBeginAndNotItsEnd) {
  const DateInterval interval{On(20180101), On(20190101)};
  EXPECT_FALSE(interval.Contains(On(20171231)));
  EXPECT_TRUE(interval.Contains(On(20180101)));
  EXPECT_TRUE(interval.Contains(On(20181231)));
  EXPECT_FALSE(interval.Contains(On(20190101)));
}

TEST(DateIntervalTest, IntersectsExactlyWhereADayIsShared) {
  for (int32_t begin = 0; begin <= 6; ++begin) {
    for (int32_t end = 0; end <= 6; ++end) {
      const DateInterval a{Date::FromDayNumber(2), Date::FromDayNumber(4)};
      const DateInterval b{Date::FromDayNumber(begin), Date::FromDayNumber(end)};
      bool is_shared = false;
      for (int32_t day = 0; day <= 6; ++day) {
        const Date date = Date::FromDayNumber(day);
        is_shared = is_shared || (a.Contains(date) && b.Contains(date));
      }
      EXPECT_EQ(a.Intersects(b), is_shared) << begin << ".." << end;
      EXPECT_EQ(b.Intersects(a), is_shared) << begin << ".." << end;
    }
  }
}

TEST(DateIntervalTest, EqualsByBothEnds) {
  const DateInterval interval{On(20180101), On(20190101)};
  EXPECT_TRUE(interval == (DateInterval{On(20180101), On(20190101)}));
  EXPECT_TRUE(interval != (DateInterval{On(20180101), On(20190102)}));
  EXPECT_TRUE(interval != (DateInterval{On(20180102), On(20190101)}));
}

// Around the New Year of 2019. Tuesday 1 January is a holiday; Monday 31 December was one too, and
// Saturday 5 January was worked for it.
WorkingCalendar NewYear2019() {
  return WorkingCalendar({On(20190101), On(20181231)}, {On(20190105)});
}

TEST(WorkingCalendarTest, WorksMondayToFridayLessHolidaysPlusExtraDays) {
  struct Case {
    int32_t yyyymmdd;
    bool expected;
    const char* why;
  };
  const Case cases[] = {
      {20181228, true, "a Friday"},
      {20181229, false, "a Saturday"},
      {20181230, false, "a Sunday"},
      {20181231, false, "a Monday that is a holiday"},
      {20190101, false, "a Tuesday that is a holiday"},
      {20190102, true, "a Wednesday"},
      {20190105, true, "a Saturday that is worked"},
      {20190106, false, "a Sunday"},
  };
  const WorkingCalendar calendar = NewYear2019();
  for (const Case& c : cases) EXPECT_EQ(calendar.IsWorking(On(c.yyyymmdd)), c.expected) << c.why;
}

TEST(WorkingCalendarTest, ADayInBothListsIsWorked) {
  const WorkingCalendar calendar({On(20190102), On(20190105)}, {On(20190102), On(20190105)});
  EXPECT_TRUE(calendar.IsWorking(On(20190102)));
  EXPECT_TRUE(calendar.IsWorking(On(20190105)));
  EXPECT_EQ(calendar.WorkingDaysBetween(On(20190101), On(20190107)), 5);
}

TEST(WorkingCalendarTest, CountsTheDayOfSendingAndNotTheDayHeld) {
  struct Case {
    int32_t sent;
    int32_t held;
    int32_t expected;
    const char* why;
  };
  const Case cases[] = {
      {20190107, 20190110, 3, "Monday to Thursday: in time for a rule of three days"},
      {20190107, 20190109, 2, "Monday to Wednesday: late for it"},
      {20190107, 20190107, 0, "the same day"},
      {20190111, 20190114, 1, "Friday to Monday: the weekend does not count"},
      {20190112, 20190114, 0, "Saturday to Monday"},
      {20190112, 20190115, 1, "sent on a Saturday, which does not count"},
      {20190107, 20190112, 5, "held on a Saturday: the whole week counts"},
      {20190107, 20190121, 10, "two weeks"},
      {20181228, 20190103, 2, "Friday and Wednesday; two holidays between"},
      {20181231, 20190102, 0, "only holidays"},
      {20190104, 20190107, 2, "Friday and the Saturday that is worked"},
      {20190110, 20190107, -3, "reversed"},
      {20190107, 20190104, -2, "reversed over the Saturday that is worked"},
  };
  const WorkingCalendar calendar = NewYear2019();
  for (const Case& c : cases) {
    EXPECT_EQ(calendar.WorkingDaysBetween(On(c.sent), On(c.held)), c.expected)
        << c.sent << " to " << c.held << ": " << c.why;
  }
}

TEST(WorkingCalendarTest, OrderRepetitionAndIdleEntriesOfTheListsDoNotMatter) {
  const WorkingCalendar calendar(
      {On(20181231), On(20190106), On(20190101), On(20181231)},  // a Sunday among them
      {On(20190105), On(20190105), On(20190103)});               // a Thursday among them
  EXPECT_EQ(calendar.WorkingDaysBetween(On(20181224), On(20190114)),
            NewYear2019().WorkingDaysBetween(On(20181224), On(20190114)));
}

TEST(WorkingCalendarTest, AgreesWithCountingDayByDay) {
  const WorkingCalendar calendar = NewYear2019();
  for (Date sent = On(20181215); sent < On(20190120); sent = sent.AddDays(1)) {
    int32_t count = 0;
    for (Date held = sent; held < On(20190215); held = held.AddDays(1)) {
      ASSERT_EQ(calendar.WorkingDaysBetween(sent, held), count)
          << sent.FormatIso() << " to " << held.FormatIso();
      ASSERT_EQ(calendar.WorkingDaysBetween(held, sent), -count);
      count += calendar.IsWorking(held) ? 1 : 0;
    }
  }
}

TEST(WorkingCalendarTest, CountsAcrossTheOriginOfTheDayNumbers) {
  const WorkingCalendar calendar({}, {});
  EXPECT_EQ(calendar.WorkingDaysBetween(On(19691201), On(19700201)), 23 + 22);
  EXPECT_EQ(calendar.WorkingDaysBetween(On(19000101), On(19000108)), 5);
}

TEST(WorkingCalendarTest, StopsAtTheEdgesOfInt32) {
  const WorkingCalendar calendar({}, {});
  const Date first = Date::FromDayNumber(kMinInt32);
  const Date last = Date::FromDayNumber(kMaxInt32);
  EXPECT_EQ(calendar.WorkingDaysBetween(first, last), kMaxInt32);
  EXPECT_EQ(calendar.WorkingDaysBetween(last, first), -kMaxInt32);
}

}  // namespace
}  // namespace dangvien
