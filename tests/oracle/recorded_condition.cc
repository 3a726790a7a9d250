// What is recorded of a review, or of the reviews, ballots and counterpart bodies of a subject. A
// field of a review that is not stated is unknown; a table in which nothing is found says "none"
// only where the dossier's coverage says that it is complete.
//
// Tested by tests/oracle/oracle_process_test.cc and tests/oracle/oracle_conditions_test.cc
#include "tests/oracle/calendar.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

Truth Stated(bool is_stated, bool value) { return is_stated ? FromBool(value) : Truth::kUnknown; }

Truth UnitHasDeputy(const Facts& facts, const Focus& focus) {
  const int32_t day = focus.session->held_on();
  if (day == 0) return Truth::kUnknown;
  for (const v1::Person& person : facts.dataset().people()) {
    for (const v1::Post& post : person.posts()) {
      if (post.unit_id() == focus.unit_id && post.kind() == v1::POST_KIND_DEPUTY &&
          IsOn(post.from_date(), post.to_date(), day)) {
        return Truth::kTrue;
      }
    }
  }
  return Truth::kFalse;
}

Truth RecordedOfReview(const Facts& facts, v1::Record record, const Focus& focus) {
  const v1::Review& review = focus.review();
  switch (record) {
    case v1::RECORD_PRESENTED_BY_DELEGATE:
      return Stated(review.has_presented_by_delegate(), review.presented_by_delegate());
    case v1::RECORD_COMMENTS_COLLECTED:
      return Stated(review.has_comments_collected(), review.comments_collected());
    case v1::RECORD_COMMENTS_GIVEN:
      return Stated(review.has_comments_given(), review.comments_given());
    case v1::RECORD_CONCLUDED_ITEM_BY_ITEM:
      return Stated(review.has_concluded_item_by_item(), review.concluded_item_by_item());
    case v1::RECORD_REPORT_REVISED:
      return Stated(review.has_report_revised(), review.report_revised());
    default:
      return UnitHasDeputy(facts, focus);
  }
}

Truth UnlistedReviews(const Facts& facts, const Focus& focus) {
  const bool is_covered = facts.IsCovered(v1::COVERAGE_TABLE_REVIEWS, focus.unit_id);
  return is_covered ? Truth::kFalse : Truth::kUnknown;
}

Truth IsReviewed(const Facts& facts, const Focus& focus) {
  for (const v1::ReviewSession& session : facts.dataset().review_sessions()) {
    for (const v1::Review& review : session.reviews()) {
      if (IsReviewOf(review, focus)) return Truth::kTrue;
    }
  }
  return UnlistedReviews(facts, focus);
}

Truth BallotHeld(const Facts& facts, const Focus& focus) {
  for (const v1::Ballot& ballot : facts.dataset().ballots()) {
    if (ballot.unit_id() == focus.unit_id) return Truth::kTrue;
  }
  return UnlistedReviews(facts, focus);
}

Truth BallotsAre(const Facts& facts, v1::Record record, const Focus& focus) {
  Truth truth = Truth::kTrue;
  bool has_ballot = false;
  for (const v1::Ballot& ballot : facts.dataset().ballots()) {
    if (ballot.unit_id() != focus.unit_id) continue;
    has_ballot = true;
    truth = And(truth, record == v1::RECORD_BALLOTS_SECRET
                           ? Stated(ballot.has_secret(), ballot.secret())
                           : Stated(ballot.scope() != v1::BALLOT_SCOPE_UNSPECIFIED,
                                    ballot.scope() == v1::BALLOT_SCOPE_WHOLE_UNIT));
  }
  const Truth others_are = Not(UnlistedReviews(facts, focus));  // those that are not listed
  return has_ballot ? And(truth, others_are) : Truth::kUnknown;
}

Truth CounterpartsRated(const Facts& facts, const Focus& focus) {
  const bool has_all = facts.IsCovered(v1::COVERAGE_TABLE_COUNTERPARTS, focus.unit_id);
  Truth truth = has_all ? Truth::kTrue : Truth::kUnknown;
  for (const v1::Unit* body : facts.Counterparts(focus.unit_id)) {
    if (!facts.TiersOfBody(*body).empty()) continue;
    const bool has_ratings = facts.IsCovered(v1::COVERAGE_TABLE_RATINGS, body->id());
    truth = And(truth, has_ratings ? Truth::kFalse : Truth::kUnknown);
  }
  return truth;
}

// All in the leadership of the counterpart body are in the standing committee of the party
// organization above it.
bool LeadersAreInStandingCommittee(const Facts& facts, const Focus& focus) {
  const v1::Unit& unit = *facts.FindUnit(focus.unit_id);
  if (IsPartyOrganization(unit)) return false;
  const auto holds = [&](const v1::Person& person, v1::PostBody body, const std::string& unit_id) {
    for (const v1::Post& post : person.posts()) {
      if (post.body() == body && post.unit_id() == unit_id &&
          IsOn(post.from_date(), post.to_date(), facts.rating_date())) {
        return true;
      }
    }
    return false;
  };
  bool has_somebody = false;
  for (const v1::Person& person : facts.dataset().people()) {
    if (!holds(person, v1::POST_BODY_LEADERSHIP, unit.id())) continue;
    has_somebody = true;
    if (!holds(person, v1::POST_BODY_STANDING_COMMITTEE, unit.parent_id())) return false;
  }
  return has_somebody;
}

Truth IsRatedByState(const Facts& facts, const Focus& focus) {
  for (const v1::Rating& rating : RatingsOf(facts, focus)) {
    if (rating.side() == v1::SIDE_STATE && facts.IsOfThePeriod(rating)) return Truth::kTrue;
  }
  return facts.IsCovered(v1::COVERAGE_TABLE_RATINGS, focus.unit_id) ? Truth::kFalse
                                                                    : Truth::kUnknown;
}

Truth RecordedOfSubject(const Facts& facts, v1::Record record, const Focus& focus) {
  switch (record) {
    case v1::RECORD_PARTY_MEMBER:
      return FromBool(!facts.MembershipUnits(*focus.person, v1::MEMBERSHIP_KIND_OFFICIAL).empty());
    case v1::RECORD_LEADERS_IN_STANDING_COMMITTEE:
      return FromBool(LeadersAreInStandingCommittee(facts, focus));
    case v1::RECORD_TIER_DECIDED:
      return facts.DecidedTier(focus.ref).empty() ? Truth::kUnknown : Truth::kTrue;
    default:
      return IsRatedByState(facts, focus);
  }
}

}  // namespace

bool IsReviewOf(const v1::Review& review, const Focus& focus) {
  const v1::SubjectRef& ref = review.subject();
  if (focus.person != nullptr) {
    return ref.kind() == focus.ref.kind() && ref.person_id() == focus.person->id();
  }
  return (ref.kind() == v1::SUBJECT_KIND_ORGANIZATION ||
          ref.kind() == v1::SUBJECT_KIND_COLLECTIVE) &&
         ref.unit_id() == focus.unit_id;
}

Truth EvaluateRecorded(const Facts& facts, const v1::RecordedCondition& condition,
                       const Focus& focus) {
  switch (condition.record()) {
    case v1::RECORD_REVIEWED:
      return IsReviewed(facts, focus);
    case v1::RECORD_HAS_PARTY_GROUPS: {
      const v1::Unit& unit = *facts.FindUnit(focus.unit_id);
      return Stated(unit.has_party_group_count(), unit.party_group_count() > 0);
    }
    case v1::RECORD_BALLOT_HELD:
      return BallotHeld(facts, focus);
    case v1::RECORD_BALLOTS_SECRET:
    case v1::RECORD_BALLOTS_OF_WHOLE_UNIT:
      return BallotsAre(facts, condition.record(), focus);
    case v1::RECORD_COUNTERPARTS_RATED:
      return CounterpartsRated(facts, focus);
    case v1::RECORD_PARTY_MEMBER:
    case v1::RECORD_LEADERS_IN_STANDING_COMMITTEE:
    case v1::RECORD_TIER_DECIDED:
    case v1::RECORD_STATE_RATED:
      return RecordedOfSubject(facts, condition.record(), focus);
    default:
      return RecordedOfReview(facts, condition.record(), focus);
  }
}

}  // namespace dangvien::oracle
