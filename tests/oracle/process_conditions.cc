// Conditions on a review: what it is, who acted in it, which sections its report has, and what came
// before it. A review is asked with its session as context.
//
// Tested by tests/oracle/oracle_process_test.cc
#include "tests/oracle/calendar.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

bool HoldsPost(const v1::Person& person, v1::PostKind kind, const std::string& unit_id,
               int32_t day) {
  for (const v1::Post& post : person.posts()) {
    if (post.kind() == kind && post.unit_id() == unit_id &&
        IsOn(post.from_date(), post.to_date(), day)) {
      return true;
    }
  }
  return false;
}

// HEAD, DEPUTY or OTHER: the person's place in the session's unit on the day of the session.
v1::Holder PlaceOf(const Facts& facts, const std::string& person_id,
                   const v1::ReviewSession& session) {
  const v1::Person* person = facts.FindPerson(person_id);
  if (person == nullptr) return v1::HOLDER_OTHER;
  if (HoldsPost(*person, v1::POST_KIND_HEAD, session.unit_id(), session.held_on())) {
    return v1::HOLDER_HEAD;
  }
  if (HoldsPost(*person, v1::POST_KIND_DEPUTY, session.unit_id(), session.held_on())) {
    return v1::HOLDER_DEPUTY;
  }
  return v1::HOLDER_OTHER;
}

bool IsOfPerson(const v1::SubjectRef& ref) {
  return ref.kind() == v1::SUBJECT_KIND_MEMBER || ref.kind() == v1::SUBJECT_KIND_LEADER;
}

const std::string& ActorOf(const v1::Review& review, v1::Act act) {
  switch (act) {
    case v1::ACT_DIRECTED:
      return review.directed_by();
    case v1::ACT_PRESENTED:
      return review.presented_by();
    case v1::ACT_CHAIRED:
      return review.chaired_by();
    default:
      return review.concluded_by();
  }
}

Truth IsActedBy(const Facts& facts, const std::string& actor, v1::Holder holder,
                const Focus& focus) {
  const v1::Review& review = focus.review();
  if (holder == v1::HOLDER_SUBJECT) return FromBool(actor == review.subject().person_id());
  if (holder == v1::HOLDER_CHAIR) {
    if (review.chaired_by().empty()) return Truth::kUnknown;
    return FromBool(actor == review.chaired_by());
  }
  if (focus.session->held_on() == 0) return Truth::kUnknown;
  return FromBool(PlaceOf(facts, actor, *focus.session) == holder);
}

Truth HasSections(const google::protobuf::RepeatedPtrField<std::string>& wanted,
                  const google::protobuf::RepeatedPtrField<std::string>& present,
                  Truth when_missing) {
  Truth truth = Truth::kTrue;
  for (const std::string& section_id : wanted) {
    const bool is_present = !present.empty() && IsListed(present, section_id);
    truth = And(truth, is_present ? Truth::kTrue : when_missing);
  }
  return truth;
}

// Did `other` come before `focus`?
Truth CameBefore(const Focus& other, const Focus& focus) {
  const int32_t other_day = other.session->held_on();
  const int32_t day = focus.session->held_on();
  if (other_day == 0 || day == 0) return Truth::kUnknown;
  if (other_day != day) return FromBool(other_day < day);
  if (other.session != focus.session) return Truth::kUnknown;
  const uint32_t other_sequence = other.review().sequence();
  const uint32_t sequence = focus.review().sequence();
  if (other_sequence == 0 || sequence == 0) return Truth::kUnknown;
  return FromBool(other_sequence < sequence);
}

bool IsInNeighbourhood(const Facts& facts, const v1::ReviewSession& session,
                       v1::Neighbourhood neighbourhood, const Focus& focus) {
  if (neighbourhood == v1::NEIGHBOURHOOD_SESSION_UNIT) return session.unit_id() == focus.unit_id;
  const v1::Unit* unit = facts.FindUnit(session.unit_id());
  return unit != nullptr && !IsPartyOrganization(*unit) && unit->parent_id() == focus.unit_id;
}

}  // namespace

Truth EvaluateReviewIs(const Facts& facts, const v1::ReviewIsCondition& condition,
                       const Focus& focus) {
  const v1::Review& review = focus.review();
  Truth truth = FromBool(IsListed(condition.subject_kinds(), review.subject().kind()));
  if (!condition.bodies().empty()) {
    truth = And(truth, focus.session->body() == v1::REVIEW_BODY_UNSPECIFIED
                           ? Truth::kUnknown
                           : FromBool(IsListed(condition.bodies(), focus.session->body())));
  }
  if (!condition.depths().empty()) {
    truth = And(truth, review.depth() == v1::REVIEW_DEPTH_UNSPECIFIED
                           ? Truth::kUnknown
                           : FromBool(IsListed(condition.depths(), review.depth())));
  }
  if (condition.holders().empty()) return truth;
  if (!IsOfPerson(review.subject())) return Truth::kFalse;
  if (focus.session->held_on() == 0) return And(truth, Truth::kUnknown);
  const v1::Holder place = PlaceOf(facts, review.subject().person_id(), *focus.session);
  return And(truth, FromBool(IsListed(condition.holders(), place)));
}

Truth EvaluateActor(const Facts& facts, const v1::ActorCondition& condition, const Focus& focus) {
  const std::string& actor = ActorOf(focus.review(), condition.act());
  if (actor.empty()) return Truth::kUnknown;
  Truth truth = Truth::kFalse;
  for (const int holder : condition.holders()) {
    truth = Or(truth, IsActedBy(facts, actor, static_cast<v1::Holder>(holder), focus));
  }
  return truth;
}

Truth EvaluateSections(const v1::SectionsCondition& condition, const Focus& focus) {
  const v1::Review& review = focus.review();
  if (condition.place() == v1::SECTION_PLACE_REPORT) {
    return HasSections(condition.section_ids(), review.section_ids(),
                       review.sections_complete() ? Truth::kFalse : Truth::kUnknown);
  }
  Truth truth = Truth::kTrue;
  for (const v1::Fault& fault : review.faults()) {
    truth = And(truth, HasSections(condition.section_ids(), fault.section_ids(), Truth::kFalse));
  }
  return truth;
}

Truth EvaluatePrecededBy(const Facts& facts, const v1::PrecededByCondition& condition,
                         const Focus& focus) {
  const bool is_covered = facts.IsCovered(v1::COVERAGE_TABLE_REVIEWS, focus.unit_id);
  Truth truth = is_covered ? Truth::kTrue : Truth::kUnknown;
  for (const v1::ReviewSession& session : facts.dataset().review_sessions()) {
    if (!IsInNeighbourhood(facts, session, condition.neighbourhood(), focus)) continue;
    for (int index = 0; index < session.reviews_size(); ++index) {
      if (&session == focus.session && index == focus.review_index) continue;
      const Focus other = ReviewFocus(session, index);
      const Truth is_selected = EvaluateReviewIs(facts, condition.selected(), other);
      truth = And(truth, Or(Not(is_selected), CameBefore(other, focus)));
    }
  }
  return truth;
}

}  // namespace dangvien::oracle
