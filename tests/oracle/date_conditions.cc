// Conditions on dates: the order of two, and a deadline. A review has the dates of its session, of
// the reviewed subject and of the session's unit; a subject has its own and those of its unit.
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

// The last of the dates; 0 where there is none, or one is not stated.
int32_t LastOf(const std::vector<int32_t>& dates) {
  if (dates.empty() || std::find(dates.begin(), dates.end(), 0) != dates.end()) return 0;
  return *std::max_element(dates.begin(), dates.end());
}

int32_t ReviewedOn(const Facts& facts, const Focus& focus) {
  std::vector<int32_t> dates;
  for (const v1::ReviewSession& session : facts.dataset().review_sessions()) {
    for (const v1::Review& review : session.reviews()) {
      if (IsReviewOf(review, focus)) dates.push_back(session.held_on());
    }
  }
  return LastOf(dates);
}

int32_t StateRatedOn(const Facts& facts, const Focus& focus) {
  std::vector<int32_t> dates;
  for (const v1::Rating& rating : RatingsOf(facts, focus)) {
    if (rating.side() == v1::SIDE_STATE && facts.IsOfThePeriod(rating)) {
      dates.push_back(rating.decided_on());
    }
  }
  return LastOf(dates);
}

int32_t DateOf(const Facts& facts, v1::DateField field, const Focus& focus) {
  const v1::Unit* unit = facts.FindUnit(focus.unit_id);
  switch (field) {
    case v1::DATE_FIELD_DRAFT_SENT:
      return focus.review().draft_sent_on();
    case v1::DATE_FIELD_HELD:
      return focus.session->held_on();
    case v1::DATE_FIELD_RATED:
      return RatedOn(facts, focus);
    case v1::DATE_FIELD_SUMMED_UP:
      return unit == nullptr ? 0 : unit->summed_up_on();
    case v1::DATE_FIELD_REPORTED:
      return unit == nullptr ? 0 : unit->reported_on();
    case v1::DATE_FIELD_REVIEWED:
      return ReviewedOn(facts, focus);
    default:
      return StateRatedOn(facts, focus);
  }
}

}  // namespace

Truth EvaluateDateOrder(const Facts& facts, const v1::DateOrderCondition& condition,
                        const Focus& focus) {
  const int32_t earlier = DateOf(facts, condition.earlier(), focus);
  const int32_t later = DateOf(facts, condition.later(), focus);
  if (earlier == 0 || later == 0) return Truth::kUnknown;
  uint32_t days = 0;
  uint32_t working_days = 0;
  for (int32_t day = earlier; day < later; day = NextDay(day)) {
    ++days;
    if (IsWorkingDay(facts.dataset(), day)) ++working_days;
  }
  const bool is_in_order = condition.strictly() ? earlier < later : earlier <= later;
  return FromBool(is_in_order && days >= condition.min_days() &&
                  working_days >= condition.min_working_days());
}

Truth EvaluateDeadline(const Facts& facts, const v1::DeadlineCondition& condition,
                       const Focus& focus) {
  const int32_t date = DateOf(facts, condition.field(), focus);
  if (date == 0) return Truth::kUnknown;
  const int32_t begin = facts.dataset().period().begin_date();
  const int32_t first_of_month =
      AddMonths(begin - begin % 100 + 1, static_cast<int>(condition.month_offset()));
  const int32_t deadline = first_of_month - 1 + static_cast<int32_t>(condition.day());
  return FromBool(condition.inclusive() ? date <= deadline : date < deadline);
}

}  // namespace dangvien::oracle
