// Conditions on dates: the order of two, and a deadline. A review has the dates of its session, of
// the reviewed subject and of the session's unit; a subject has its own and those of its unit.
//
// A date is the first and the last day that it may be: one and the same where it is known. Both
// conditions are asked of the ends: of two dates in order, the first is best early, the second
// late.
//
// Tested by tests/oracle/oracle_process_test.cc and tests/oracle/oracle_conditions_test.cc
#include <algorithm>

#include "tests/oracle/calendar.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

// In a review, one of a collective counts for the organization of that unit.
int32_t RatedOn(const Facts& facts, const Focus& focus) {
  const bool is_collective_review =
      focus.session != nullptr && focus.ref.kind() == v1::SUBJECT_KIND_COLLECTIVE;
  const v1::Assessment* assessment =
      facts.FindAssessment(is_collective_review ? OrganizationRef(focus.ref.unit_id()) : focus.ref);
  return assessment == nullptr ? 0 : assessment->rated_on();
}

constexpr int32_t kAtLast = 99991231;  // as good as never

struct Days {
  int32_t first = 0;  // 0 = not known at all
  int32_t last = 0;

  static Days Known(int32_t day) { return {day, day}; }
  bool IsKnown() const { return first != 0; }
};

// When the last of these was, if all of them are listed; else, no earlier than that.
Days LastOf(const std::vector<int32_t>& dates, bool is_complete) {
  const bool has_undated = std::find(dates.begin(), dates.end(), 0) != dates.end();
  const int32_t last = dates.empty() ? 0 : *std::max_element(dates.begin(), dates.end());
  if (last == 0 || (is_complete && !has_undated)) return Days::Known(last);
  return {last, kAtLast};
}

Days ReviewedOn(const Facts& facts, const Focus& focus) {
  std::vector<int32_t> dates;
  for (const v1::ReviewSession& session : facts.dataset().review_sessions()) {
    for (const v1::Review& review : session.reviews()) {
      if (IsReviewOf(review, focus)) dates.push_back(session.held_on());
    }
  }
  return LastOf(dates, facts.IsCovered(v1::COVERAGE_TABLE_REVIEWS, focus.unit_id));
}

Days StateRatedOn(const Facts& facts, const Focus& focus) {
  std::vector<int32_t> dates;
  for (const v1::Rating& rating : RatingsOf(facts, focus)) {
    if (rating.side() == v1::SIDE_STATE && facts.IsOfThePeriod(rating)) {
      dates.push_back(rating.decided_on());
    }
  }
  return LastOf(dates, facts.IsCovered(v1::COVERAGE_TABLE_RATINGS, focus.unit_id));
}

Days DateOf(const Facts& facts, v1::DateField field, const Focus& focus) {
  const v1::Unit* unit = facts.FindUnit(focus.unit_id);
  switch (field) {
    case v1::DATE_FIELD_DRAFT_SENT:
      return Days::Known(focus.review().draft_sent_on());
    case v1::DATE_FIELD_HELD:
      return Days::Known(focus.session->held_on());
    case v1::DATE_FIELD_RATED:
      return Days::Known(RatedOn(facts, focus));
    case v1::DATE_FIELD_SUMMED_UP:
      return Days::Known(unit == nullptr ? 0 : unit->summed_up_on());
    case v1::DATE_FIELD_REPORTED:
      return Days::Known(unit == nullptr ? 0 : unit->reported_on());
    case v1::DATE_FIELD_REVIEWED:
      return ReviewedOn(facts, focus);
    default:
      return StateRatedOn(facts, focus);
  }
}

bool AreInOrder(const Facts& facts, const v1::DateOrderCondition& condition, int32_t earlier,
                int32_t later) {
  if (later == kAtLast) return earlier != kAtLast;  // however many days are asked for
  if (earlier == kAtLast) return false;
  uint32_t days = 0;
  uint32_t working_days = 0;
  for (int32_t day = earlier; day < later; day = NextDay(day)) {
    ++days;
    if (IsWorkingDay(facts.dataset(), day)) ++working_days;
  }
  const bool is_in_order = condition.strictly() ? earlier < later : earlier <= later;
  return is_in_order && days >= condition.min_days() &&
         working_days >= condition.min_working_days();
}

Truth Between(bool at_best, bool at_worst) {
  return at_best == at_worst ? FromBool(at_best) : Truth::kUnknown;
}

}  // namespace

Truth EvaluateDateOrder(const Facts& facts, const v1::DateOrderCondition& condition,
                        const Focus& focus) {
  const Days earlier = DateOf(facts, condition.earlier(), focus);
  const Days later = DateOf(facts, condition.later(), focus);
  if (!earlier.IsKnown() || !later.IsKnown()) return Truth::kUnknown;
  return Between(AreInOrder(facts, condition, earlier.first, later.last),
                 AreInOrder(facts, condition, earlier.last, later.first));
}

Truth EvaluateDeadline(const Facts& facts, const v1::DeadlineCondition& condition,
                       const Focus& focus) {
  const Days days = DateOf(facts, condition.field(), focus);
  if (!days.IsKnown()) return Truth::kUnknown;
  const int32_t begin = facts.dataset().period().begin_date();
  const int32_t first_of_month =
      AddMonths(begin - begin % 100 + 1, static_cast<int>(condition.month_offset()));
  const int32_t deadline = first_of_month - 1 + static_cast<int32_t>(condition.day());
  const auto is_in_time = [&](int32_t day) {
    return condition.inclusive() ? day <= deadline : day < deadline;
  };
  return Between(is_in_time(days.first), is_in_time(days.last));
}

}  // namespace dangvien::oracle
