// The seats of a group from its counts: every base and rounding, small groups, open counts.
#include "quota/seats.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace dangvien {
namespace {

constexpr Ratio kOneFifth{1, 5};
constexpr auto kAfter = wire::QuotaBase::kLowerAfter;
constexpr auto kOrAbove = wire::QuotaBase::kLowerOrAbove;
constexpr auto kFloor = wire::SeatRounding::kFloor;
constexpr auto kHalfUp = wire::SeatRounding::kHalfUp;

// The definition itself, by trying every number.
int64_t SeatsByTrying(int64_t count, Ratio limit, wire::QuotaBase base,
                      wire::SeatRounding rounding) {
  int64_t greatest = 0;
  for (int64_t x = 0; x <= count; ++x) {
    const int64_t of = base == kAfter ? count - x : count;
    const int64_t p = limit.numerator;
    const int64_t q = limit.denominator;
    const int64_t rounded = rounding == kFloor ? p * of / q : (2 * p * of + q) / (2 * q);
    if (x <= rounded) greatest = x;
  }
  return greatest;
}

struct SeatsCase {
  int64_t qualified;  // for the higher or the lower tier
  int64_t after_floor;
  int64_t or_above_floor;
  int64_t after_half_up;
  int64_t or_above_half_up;
  const char* why;
};

TEST(SeatsTest, TheReadingsOfTwentyPercentDifferEarly) {
  const std::vector<SeatsCase> cases = {
      {0, 0, 0, 0, 0, "nobody"},
      {3, 0, 0, 0, 1, "3 * 0.2 = 0.6 rounds to 1, which is a third"},
      {4, 0, 0, 1, 1, "after the pick of one, 3 are left: 0.6"},
      {5, 0, 1, 1, 1, "x <= P/6 against x <= P/5"},
      {6, 1, 1, 1, 1, "one of six leaves five: exactly 20 %"},
      {8, 1, 1, 1, 2, "two of eight are a quarter"},
      {10, 1, 2, 2, 2, "2 of 8 left is 1.6, rounded 2"},
      {15, 2, 3, 2, 3, "2 of 13 left, 3 of 15"},
      {23, 3, 4, 4, 5, "3 of 20 left; 4 of 19 left is 3.8"},
  };
  for (const SeatsCase& c : cases) {
    EXPECT_EQ(SeatsOf(c.qualified, kOneFifth, kAfter, kFloor), c.after_floor) << c.why;
    EXPECT_EQ(SeatsOf(c.qualified, kOneFifth, kOrAbove, kFloor), c.or_above_floor) << c.why;
    EXPECT_EQ(SeatsOf(c.qualified, kOneFifth, kAfter, kHalfUp), c.after_half_up) << c.why;
    EXPECT_EQ(SeatsOf(c.qualified, kOneFifth, kOrAbove, kHalfUp), c.or_above_half_up) << c.why;
  }
}

TEST(SeatsTest, TheFormulaIsTheDefinition) {
  for (uint32_t q = 1; q <= 7; ++q) {
    for (uint32_t p = 0; p <= q; ++p) {
      for (int64_t count = 0; count <= 40; ++count) {
        for (const auto base : {kAfter, kOrAbove}) {
          for (const auto rounding : {kFloor, kHalfUp}) {
            EXPECT_EQ(SeatsOf(count, {p, q}, base, rounding),
                      SeatsByTrying(count, {p, q}, base, rounding))
                << p << "/" << q << " of " << count;
          }
        }
      }
    }
  }
}

TEST(SeatsTest, GreatCountsDoNotOverflow) {
  EXPECT_EQ(SeatsOf(kMaxShareCount, {999'999, 1'000'000}, kOrAbove, kHalfUp),
            kMaxShareCount - (kMaxShareCount + 500'000) / 1'000'000);
  EXPECT_EQ(SeatsOf(kMaxShareCount, {1'000'000, 1'000'000}, kAfter, kFloor), kMaxShareCount / 2);
}

CompiledQuota QuotaOf(wire::QuotaBase base) {
  CompiledQuota quota;
  quota.limit = kOneFifth;
  quota.base = base;
  quota.rounding = kFloor;
  return quota;
}

std::string SeatsText(const CompiledQuota& quota, const GroupCounts& counts) {
  const Seats seats = CountSeats(quota, quota.limit, counts);
  return absl::StrCat(seats.span.least, "-", seats.span.greatest, " by ", seats.small_group);
}

GroupCounts SameCounts(int64_t least, int64_t greatest) {
  const CountSpan span{least, greatest};
  return {span, span, span, span, span};
}

TEST(SeatsTest, EachBaseReadsItsOwnCount) {
  const GroupCounts counts{{50, 50}, {40, 40}, {30, 30}, {20, 20}, {10, 10}};
  EXPECT_EQ(SeatsText(QuotaOf(wire::QuotaBase::kAll), counts), "10-10 by 0");
  EXPECT_EQ(SeatsText(QuotaOf(wire::QuotaBase::kRated), counts), "8-8 by 0");
  EXPECT_EQ(SeatsText(QuotaOf(kOrAbove), counts), "6-6 by 0");
  EXPECT_EQ(SeatsText(QuotaOf(kAfter), counts), "5-5 by 0");
  EXPECT_EQ(SeatsText(QuotaOf(wire::QuotaBase::kLowerBefore), counts), "4-4 by 0");
}

struct SmallCase {
  int64_t qualified;
  const char* before;  // fewer than 5 before the pick: one seat
  const char* after;   // fewer than 5 after the pick
  const char* why;
};

TEST(SeatsTest, FewerThanFiveChooseOne) {
  const std::vector<SmallCase> cases = {
      {0, "1-1 by 1", "1-1 by 1", "the seat is there, nobody takes it"},
      {1, "1-1 by 1", "1-1 by 1", "picking the one leaves none"},
      {4, "1-1 by 1", "1-1 by 1", "four"},
      {5, "1-1 by 0", "1-1 by 1", "20 % of five is one; five less one are fewer than five"},
      {6, "1-1 by 0", "1-1 by 0", "five are left, not fewer"},
      {10, "2-2 by 0", "2-2 by 0", "far from the edge"},
  };
  CompiledQuota before = QuotaOf(kOrAbove);
  before.small_groups = {{0, wire::SmallGroupCount::kLowerOrAbove, 0, 5, 1}};
  CompiledQuota after = QuotaOf(kOrAbove);
  after.small_groups = {{0, wire::SmallGroupCount::kLowerAfter, 0, 5, 1}};
  for (const SmallCase& c : cases) {
    const GroupCounts counts = SameCounts(c.qualified, c.qualified);
    EXPECT_EQ(SeatsText(before, counts), c.before) << c.why;
    EXPECT_EQ(SeatsText(after, counts), c.after) << c.why;
  }
}

TEST(SeatsTest, ALargerGroupMayGetLess) {
  CompiledQuota quota = QuotaOf(wire::QuotaBase::kLowerBefore);
  quota.limit = {15, 100};
  quota.small_groups = {{0, wire::SmallGroupCount::kAll, 0, 7, 1}};
  GroupCounts counts = SameCounts(6, 6);
  EXPECT_EQ(SeatsText(quota, counts), "1-1 by 1");
  counts.subjects = {7, 7};
  EXPECT_EQ(SeatsText(quota, counts), "0-0 by 0") << "15 % of six is 0.9";
}

TEST(SeatsTest, TheFirstRuleThatFitsGivesTheSeats) {
  CompiledQuota quota = QuotaOf(kOrAbove);
  quota.small_groups = {{1, wire::SmallGroupCount::kRated, 2, 4, 7},
                        {3, wire::SmallGroupCount::kRated, 0, 10, 3}};
  EXPECT_EQ(SeatsText(quota, SameCounts(1, 1)), "3-3 by 4");
  EXPECT_EQ(SeatsText(quota, SameCounts(2, 2)), "7-7 by 2");
  EXPECT_EQ(SeatsText(quota, SameCounts(3, 3)), "7-7 by 2");
  EXPECT_EQ(SeatsText(quota, SameCounts(4, 4)), "3-3 by 4");
  EXPECT_EQ(SeatsText(quota, SameCounts(10, 10)), "2-2 by 0");
}

TEST(SeatsTest, WhatIsOpenGivesARange) {
  EXPECT_EQ(SeatsText(QuotaOf(kOrAbove), SameCounts(4, 11)), "0-2 by 0");
  CompiledQuota small = QuotaOf(kOrAbove);
  small.small_groups = {{0, wire::SmallGroupCount::kLowerOrAbove, 0, 5, 1}};
  EXPECT_EQ(SeatsText(small, SameCounts(3, 4)), "1-1 by 1") << "surely fits";
  EXPECT_EQ(SeatsText(small, SameCounts(4, 11)), "0-2 by 0") << "fits perhaps, adds its seat";
  EXPECT_EQ(SeatsText(small, SameCounts(4, 5)), "0-1 by 0");
  EXPECT_EQ(SeatsText(small, SameCounts(5, 11)), "1-2 by 0") << "does not fit";
}

TEST(SeatsTest, ARuleThatSurelyFitsEndsTheWalk) {
  CompiledQuota quota = QuotaOf(kOrAbove);
  quota.small_groups = {{0, wire::SmallGroupCount::kRated, 0, 3, 5},
                        {1, wire::SmallGroupCount::kRated, 0, 20, 1}};
  EXPECT_EQ(SeatsText(quota, SameCounts(2, 12)), "1-5 by 0");
  EXPECT_EQ(SeatsText(quota, SameCounts(3, 12)), "1-1 by 2");
}

}  // namespace
}  // namespace dangvien
