// How many seats a group has.
//
// In the literal reading the base shrinks with every seat: "at most 20 % of those graded HTT", who
// are n - x when x of n were picked. The greatest x with x <= floor(p/q * (n - x)) needs no search:
// q * x <= p * (n - x) means x <= p * n / (p + q). Of 23 that is floor(23/6) = 3; of the other
// bases floor(23/5) = 4. Rounding half up adds half a seat: 2q * x <= 2p * (n - x) + q.
//
// x never exceeds the group: a limit is at most 1, and what is counted at most the group.
//
// Not here: which subjects are counted (apply.cc).
// Tested by tests/unit/quota/seats_test.cc
#include "quota/seats.h"

#include <algorithm>

namespace dangvien {
namespace {

CountSpan CountedBy(const CompiledSmallGroup& rule, const GroupCounts& counts) {
  const auto less = [&rule](int64_t count) { return std::max<int64_t>(0, count - rule.seats); };
  switch (rule.counted) {
    case wire::SmallGroupCount::kLowerAfter:
      return {less(counts.lower_or_above.least), less(counts.lower_or_above.greatest)};
    case wire::SmallGroupCount::kRated:
      return counts.rated;
    case wire::SmallGroupCount::kAll:
      return counts.subjects;
    default:
      return counts.lower_or_above;
  }
}

// What may be the number of seats, as one span.
class SeatSpan {
 public:
  bool empty() const { return is_empty_; }
  CountSpan span() const { return span_; }

  void Add(int64_t seats) {
    span_.least = is_empty_ ? seats : std::min(span_.least, seats);
    span_.greatest = is_empty_ ? seats : std::max(span_.greatest, seats);
    is_empty_ = false;
  }

 private:
  bool is_empty_ = true;
  CountSpan span_;
};

}  // namespace

const CountSpan& BaseOf(wire::QuotaBase base, const GroupCounts& counts) {
  switch (base) {
    case wire::QuotaBase::kLowerBefore:
      return counts.lower;
    case wire::QuotaBase::kRated:
      return counts.rated;
    case wire::QuotaBase::kAll:
      return counts.subjects;
    default:
      return counts.lower_or_above;
  }
}

int64_t SeatsOf(int64_t count, Ratio limit, wire::QuotaBase base, wire::SeatRounding rounding) {
  // Below 2^62: a count is at most 2^40, numerator and denominator at most 2^20.
  const int64_t p = limit.numerator;
  const int64_t q = limit.denominator;
  const int64_t whole = base == wire::QuotaBase::kLowerAfter ? p + q : q;
  if (rounding == wire::SeatRounding::kHalfUp) return (2 * p * count + q) / (2 * whole);
  return p * count / whole;
}

CountSpan SeatsOfLimit(const CompiledQuota& quota, Ratio limit, const GroupCounts& counts) {
  const CountSpan& base = BaseOf(quota.base, counts);
  return {SeatsOf(base.least, limit, quota.base, quota.rounding),
          SeatsOf(base.greatest, limit, quota.base, quota.rounding)};
}

Seats CountSeats(const CompiledQuota& quota, Ratio limit, const GroupCounts& counts) {
  SeatSpan seats;
  for (const CompiledSmallGroup& rule : quota.small_groups) {
    const CountSpan count = CountedBy(rule, counts);
    const bool may_fit = rule.at_least <= count.greatest && count.least < rule.fewer_than;
    if (!may_fit) continue;
    const bool is_only = seats.empty();
    seats.Add(rule.seats);
    const bool surely_fits = rule.at_least <= count.least && count.greatest < rule.fewer_than;
    if (surely_fits) return {seats.span(), is_only ? rule.index + 1 : 0};
  }
  const CountSpan of_limit = SeatsOfLimit(quota, limit, counts);
  seats.Add(of_limit.least);
  seats.Add(of_limit.greatest);
  return {seats.span(), 0};
}

}  // namespace dangvien
