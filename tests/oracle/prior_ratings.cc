// Each period looked at is in the band, not in it, or not known. Periods that are not known are
// taken as not in the band, and then as in it: more periods in the band never make the condition
// false, so the two show all that any choice can do.
//
// Tested by tests/oracle/oracle_conditions_test.cc
#include "tests/oracle/prior_ratings.h"

#include <algorithm>
#include <set>

#include "tests/oracle/calendar.h"

namespace dangvien::oracle {
namespace {

// Of the ratings of the subject for the period, those that may be the one decided last: the latest,
// and those of which the day is not known.
std::vector<v1::Rating> LastRatings(const Facts& facts, const v1::PriorRatingsCondition& condition,
                                    const Focus& focus, const CalendarPeriod& period) {
  const v1::SubjectKind rated_as = condition.rated_as() == v1::SUBJECT_KIND_UNSPECIFIED
                                       ? focus.ref.kind()
                                       : condition.rated_as();
  std::vector<v1::Rating> ratings;
  int32_t last = 0;
  for (const v1::Rating& rating : RatingsOf(facts, focus)) {
    if (rating.side() != condition.side() || RatedAs(rating, focus) != rated_as) continue;
    if (facts.IsOfThePeriod(rating) || rating.begin_date() != period.begin ||
        rating.end_date() != period.end) {
      continue;
    }
    ratings.push_back(rating);
    last = std::max(last, rating.decided_on());
  }
  ratings.erase(std::remove_if(ratings.begin(), ratings.end(),
                               [last](const v1::Rating& rating) {
                                 return rating.decided_on() != 0 && rating.decided_on() != last;
                               }),
                ratings.end());
  return ratings;
}

std::vector<CalendarPeriod> PeriodsLookedAt(const Facts& facts,
                                            const v1::PriorRatingsCondition& condition) {
  const v1::Period& period = facts.dataset().period();
  if (condition.window() == v1::PRIOR_WINDOW_WITHIN) {
    std::vector<CalendarPeriod> within =
        PeriodsWithin(condition.period_kind(), period.begin_date(), period.end_date());
    // The dossier's own period is none of them.
    if (within.size() == 1 && within[0].begin == period.begin_date() &&
        within[0].end == period.end_date()) {
      within.clear();
    }
    return within;
  }
  std::vector<CalendarPeriod> periods =
      PeriodsWithin(condition.period_kind(), 18000101, period.begin_date());
  const size_t count = std::min<size_t>(periods.size(), condition.count());
  return {periods.end() - static_cast<std::ptrdiff_t>(count), periods.end()};
}

Truth IsInBand(const Facts& facts, const v1::TierBand& band, const Outcome& own) {
  std::set<bool> answers;
  for (const std::string& tier_id : own.tier_ids) answers.insert(facts.IsInBand(tier_id, band));
  if (own.may_have_none) answers.insert(false);
  return answers.size() == 1 ? FromBool(*answers.begin()) : Truth::kUnknown;
}

// Are enough of them in the band, when those that are not known are taken so?
bool AreEnough(const v1::PriorRatingsCondition& condition, const std::vector<Truth>& in_band,
               bool taken) {
  uint32_t count = 0;
  uint32_t greatest = 0;
  for (const Truth truth : in_band) {
    const bool is_in = truth == Truth::kTrue || (truth == Truth::kUnknown && taken);
    if (is_in) ++count;
    if (!is_in && condition.consecutive()) count = 0;
    greatest = std::max(greatest, count);
  }
  return greatest >= condition.at_least();
}

}  // namespace

std::vector<CalendarPeriod> PeriodsWithin(v1::PeriodKind kind, int32_t begin, int32_t end) {
  const int months = kind == v1::PERIOD_KIND_QUARTER ? 3 : 12;
  std::vector<CalendarPeriod> periods;
  for (int32_t first = begin / 10000 * 10000 + 101; first < end; first = AddMonths(first, months)) {
    const CalendarPeriod period{first, AddMonths(first, months)};
    if (period.begin >= begin && period.end <= end) periods.push_back(period);
  }
  return periods;
}

Truth IsRatedInBand(const Facts& facts, const v1::PriorRatingsCondition& condition,
                    const Focus& focus, const CalendarPeriod& period) {
  std::set<bool> answers;
  for (const v1::Rating& rating : LastRatings(facts, condition, focus, period)) {
    answers.insert(facts.IsInBand(rating.tier_id(), condition.band()));
  }
  if (answers.size() == 1) return FromBool(*answers.begin());
  const bool is_covered = facts.IsCovered(v1::COVERAGE_TABLE_EARLIER_RATINGS, focus.unit_id);
  return answers.empty() && is_covered ? Truth::kFalse : Truth::kUnknown;
}

Truth EvaluatePriorRatings(const Facts& facts, const v1::PriorRatingsCondition& condition,
                           const Focus& focus, const Outcome& own) {
  std::vector<Truth> in_band;
  for (const CalendarPeriod& period : PeriodsLookedAt(facts, condition)) {
    in_band.push_back(IsRatedInBand(facts, condition, focus, period));
  }
  if (condition.with_current()) in_band.push_back(IsInBand(facts, condition.band(), own));
  if (AreEnough(condition, in_band, false)) return Truth::kTrue;
  return AreEnough(condition, in_band, true) ? Truth::kUnknown : Truth::kFalse;
}

}  // namespace dangvien::oracle
