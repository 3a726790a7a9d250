// Counting and the arithmetic of seats. The greatest x is found by trying every x from nobody to
// everybody. While the counts are ranges, the least seats are those of the least base and the
// greatest those of the greatest; small-group rules that may fit add their seats.
//
// Tested by tests/oracle/oracle_quota_test.cc
#include "tests/oracle/quota_seats.h"

#include <algorithm>
#include <functional>
#include <set>

#include "tests/oracle/fraction.h"

namespace dangvien::oracle {
namespace {

using TierTest = std::function<bool(int rank)>;

// Every possibility fits: true; some does: unknown.
Truth Fits(const Facts& facts, const OracleSubject& subject, Truth belongs, const TierTest& test) {
  bool some = false;
  bool all = !subject.may_be_not_a_subject;
  for (const std::string& tier_id : subject.possible_tier_ids) {
    const bool fits = test(facts.TierRank(tier_id));
    some = some || fits;
    all = all && fits;
  }
  if (!some) return Truth::kFalse;
  return And(belongs, all ? Truth::kTrue : Truth::kUnknown);
}

void Count(Truth truth, Range* range) {
  if (truth == Truth::kTrue) ++range->least;
  if (truth != Truth::kFalse) ++range->greatest;
}

int64_t RoundedShare(const v1::Share& limit, int64_t base, v1::SeatRounding rounding) {
  Fraction seats = Fraction::Of(limit.numerator(), limit.denominator()) * Fraction(base);
  if (rounding == v1::SEAT_ROUNDING_HALF_UP) seats = seats + Fraction::Of(1, 2);
  return std::stoll(seats.Floor().ToString());
}

// The greatest x <= everybody with x <= round(limit * base(x)).
int64_t GreatestSeats(const v1::Quota& quota, const v1::Share& limit, int64_t base,
                      int64_t everybody) {
  const bool shrinks = quota.base() == v1::QUOTA_BASE_LOWER_AFTER;
  int64_t greatest = 0;
  for (int64_t seats = 0; seats <= everybody; ++seats) {
    const int64_t base_of_seats = shrinks ? base - seats : base;
    if (seats <= RoundedShare(limit, base_of_seats, quota.rounding())) greatest = seats;
  }
  return greatest;
}

Range CountedBy(const v1::SmallGroup& rule, const GroupCounts& counts) {
  const int64_t seats = rule.seats();
  switch (rule.counted()) {
    case v1::SMALL_GROUP_COUNT_LOWER_OR_ABOVE:
      return counts.lower_or_above;
    case v1::SMALL_GROUP_COUNT_LOWER_AFTER:
      return {std::max<int64_t>(0, counts.lower_or_above.least - seats),
              std::max<int64_t>(0, counts.lower_or_above.greatest - seats)};
    case v1::SMALL_GROUP_COUNT_RATED:
      return counts.rated;
    default:
      return counts.all;
  }
}

Truth SmallGroupFits(const v1::SmallGroup& rule, const GroupCounts& counts) {
  const Range counted = CountedBy(rule, counts);
  std::set<bool> answers;
  for (int64_t count = counted.least; count <= counted.greatest; ++count) {
    answers.insert(rule.at_least() <= count && count < rule.fewer_than());
  }
  return answers.size() == 1 ? FromBool(*answers.begin()) : Truth::kUnknown;
}

}  // namespace

Truth IsAtOrAbove(const Facts& facts, const OracleSubject& subject, Truth belongs,
                  const std::string& tier_id) {
  const int lowest = facts.TierRank(tier_id);
  return Fits(facts, subject, belongs, [lowest](int rank) { return rank <= lowest; });
}

GroupCounts CountGroup(const Facts& facts, const v1::Quota& quota, const Group& group,
                       const Subjects& subjects) {
  const int lower = facts.TierRank(quota.lowered_to_tier_id());
  GroupCounts counts;
  for (const GroupSubject& one : group.counted) {
    const OracleSubject& subject = subjects.at(IdOf(one.focus.ref));
    Count(one.belongs, &counts.all);
    Count(Fits(facts, subject, one.belongs, [](int) { return true; }), &counts.rated);
    Count(IsAtOrAbove(facts, subject, one.belongs, quota.lowered_to_tier_id()),
          &counts.lower_or_above);
    Count(Fits(facts, subject, one.belongs, [lower](int rank) { return rank == lower; }),
          &counts.lower);
    Count(IsAtOrAbove(facts, subject, one.belongs, quota.tier_id()), &counts.candidates);
  }
  return counts;
}

Range BaseOf(v1::QuotaBase base, const GroupCounts& counts) {
  switch (base) {
    case v1::QUOTA_BASE_LOWER_BEFORE:
      return counts.lower;
    case v1::QUOTA_BASE_RATED:
      return counts.rated;
    case v1::QUOTA_BASE_ALL:
      return counts.all;
    default:
      return counts.lower_or_above;
  }
}

Seats SeatsOf(const Facts& facts, const v1::Quota& quota, const v1::Share& limit,
              const GroupCounts& counts) {
  const Range base = BaseOf(quota.base(), counts);
  Seats seats;
  seats.of_limit = {GreatestSeats(quota, limit, base.least, counts.all.greatest),
                    GreatestSeats(quota, limit, base.greatest, counts.all.greatest)};
  std::set<int64_t> given;
  bool is_settled = false;
  for (int index = 0; index < quota.small_groups_size() && !is_settled; ++index) {
    const v1::SmallGroup& rule = quota.small_groups(index);
    if (!facts.IsChosen(rule.under())) continue;
    const Truth fits = SmallGroupFits(rule, counts);
    if (fits == Truth::kFalse) continue;
    is_settled = fits == Truth::kTrue;
    if (is_settled && given.empty()) seats.small_group = static_cast<uint32_t>(index) + 1;
    given.insert(rule.seats());
  }
  if (!is_settled) given.insert({seats.of_limit.least, seats.of_limit.greatest});
  seats.count = {*given.begin(), *given.rbegin()};
  return seats;
}

}  // namespace dangvien::oracle
