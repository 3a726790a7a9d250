// Rules and the connectives. A demand is met unless `applies` holds and neither `when` nor an
// exception does; a trigger fires when `applies` and `when` hold and no exception does; everything
// is evaluated, nothing is cut short, so that the counts by condition kind say what the random
// pairs really exercise.
//
// Beside the truth, each answer carries why it is unknown: `lacks_facts` is set when some leaf,
// reached only through sub-conditions that are unknown themselves, is unknown for another reason
// than an open question. That decides between "needs input" and "needs decision".
//
// Tested by tests/oracle/oracle_test.cc and tests/oracle/oracle_conditions_test.cc
#include "tests/oracle/conditions.h"

#include <optional>
#include <vector>

namespace dangvien::oracle {
namespace {

// The whole lacks facts when it is unknown and an unknown part of it does.
Answer Combine(Truth truth, const std::vector<Answer>& parts) {
  Answer whole{truth, false};
  if (truth != Truth::kUnknown) return whole;
  for (const Answer& part : parts) {
    if (part.truth == Truth::kUnknown && part.lacks_facts) whole.lacks_facts = true;
  }
  return whole;
}

std::string KindName(const v1::Condition& condition) {
  return std::string(v1::Condition::descriptor()->FindFieldByNumber(condition.kind_case())->name());
}

}  // namespace

Answer Evaluator::Demand(const v1::Rule& rule, const Focus& focus) {
  const Answer applies =
      rule.has_applies() ? Evaluate(rule.applies(), focus) : Answer{Truth::kTrue};
  const Answer when = Evaluate(rule.when(), focus);
  std::vector<Answer> parts = {applies, when};
  Truth met = Or(Not(applies.truth), when.truth);
  for (const v1::Exception& exception : rule.exceptions()) {
    parts.push_back(Evaluate(exception.when(), focus));
    met = Or(met, parts.back().truth);
  }
  return Combine(met, parts);
}

Answer Evaluator::Trigger(const v1::Rule& rule, const Focus& focus) {
  const Answer applies =
      rule.has_applies() ? Evaluate(rule.applies(), focus) : Answer{Truth::kTrue};
  const Answer when = rule.has_when() ? Evaluate(rule.when(), focus) : Answer{Truth::kTrue};
  std::vector<Answer> parts = {applies, when};
  Truth fires = And(applies.truth, when.truth);
  for (const v1::Exception& exception : rule.exceptions()) {
    parts.push_back(Evaluate(exception.when(), focus));
    fires = And(fires, Not(parts.back().truth));
  }
  return Combine(fires, parts);
}

Answer Evaluator::Evaluate(const v1::Condition& condition, const Focus& focus) {
  const Answer answer = EvaluateUncounted(condition, focus);
  TruthCounts& counts = counts_[KindName(condition)];
  if (answer.truth == Truth::kTrue) ++counts.true_count;
  if (answer.truth == Truth::kFalse) ++counts.false_count;
  if (answer.truth == Truth::kUnknown) ++counts.unknown_count;
  return answer;
}

Answer Evaluator::EvaluateUncounted(const v1::Condition& condition, const Focus& focus) {
  switch (condition.kind_case()) {
    case v1::Condition::kAllOf:
    case v1::Condition::kAnyOf:
    case v1::Condition::kNoneOf:
      return EvaluateList(condition, focus);
    case v1::Condition::kOpenQuestion:
      return {facts_.AnswerTo(condition.open_question().question_id(), focus.ref), false};
    case v1::Condition::kComposition:
      return EvaluateComposition(facts_, subjects_, condition.composition(), focus, this);
    case v1::Condition::kRelated:
      return EvaluateRelated(condition.related(), focus);
    case v1::Condition::kTierOf:
      return EvaluateTierOf(
          facts_, condition.tier_of(),
          SourceOutcome(condition.tier_of().source(), condition.tier_of().layer(), focus));
    default:
      break;
  }
  const Truth truth = EvaluateLeaf(condition, focus);
  return {truth, truth == Truth::kUnknown};
}

Answer Evaluator::EvaluateRelated(const v1::RelatedCondition& condition, const Focus& focus) {
  std::optional<Focus> related;
  if (condition.relation() == v1::RELATION_ORGANIZATION) {
    related = OrganizationFocus(facts_, focus.unit_id);
  } else if (condition.relation() == v1::RELATION_COLLECTIVE) {
    related = CollectiveFocus(facts_, focus.unit_id);
  } else {
    related = MemberFocus(facts_, *focus.person);
  }
  if (related.has_value()) return Evaluate(condition.condition(), *related);
  return {FromBool(condition.when_none() == v1::WHEN_NONE_HOLDS), false};
}

Answer Evaluator::EvaluateList(const v1::Condition& condition, const Focus& focus) {
  const bool is_all = condition.has_all_of();
  const v1::ConditionList& list = is_all                   ? condition.all_of()
                                  : condition.has_any_of() ? condition.any_of()
                                                           : condition.none_of();
  std::vector<Answer> parts;
  Truth truth = FromBool(is_all);
  for (const v1::Condition& part : list.conditions()) {
    parts.push_back(Evaluate(part, focus));
    truth = is_all ? And(truth, parts.back().truth) : Or(truth, parts.back().truth);
  }
  return Combine(condition.has_none_of() ? Not(truth) : truth, parts);
}

Truth Evaluator::EvaluateLeaf(const v1::Condition& condition, const Focus& focus) const {
  switch (condition.kind_case()) {
    case v1::Condition::kCriteria:
      return EvaluateCriteria(facts_, condition.criteria(), focus);
    case v1::Condition::kTaskShare:
      return EvaluateTaskShare(facts_, condition.task_share(), focus);
    case v1::Condition::kAttested:
      return EvaluateAttested(facts_, condition.attested(), focus);
    case v1::Condition::kSanctioned:
      return EvaluateSanctioned(facts_, condition.sanctioned(), focus);
    case v1::Condition::kViolation:
      return EvaluateViolation(facts_, condition.violation(), focus);
    case v1::Condition::kUnitIs:
      return EvaluateUnitIs(facts_, condition.unit_is(), focus);
    case v1::Condition::kEmployment:
      return EvaluateEmployment(condition.employment(), focus);
    case v1::Condition::kRatedBy:
      return EvaluateRatedBy(facts_, condition.rated_by(), focus);
    case v1::Condition::kAbsent:
      return EvaluateAbsent(facts_, condition.absent(), focus);
    case v1::Condition::kTenure:
      return EvaluateTenure(facts_, condition.tenure(), focus);
    default:
      return EvaluateStatedLeaf(condition, focus);
  }
}

Truth Evaluator::EvaluateStatedLeaf(const v1::Condition& condition, const Focus& focus) const {
  switch (condition.kind_case()) {
    case v1::Condition::kScore:
      return EvaluateScore(facts_, condition.score(), focus);
    case v1::Condition::kPriorRatings:
      return EvaluatePriorRatings(facts_, condition.prior_ratings(), focus,
                                  SourceOutcome(v1::TIER_SOURCE_SELF, v1::LAYER_DECIDED, focus));
    case v1::Condition::kPostIs:
      return EvaluatePostIs(condition.post_is(), focus);
    case v1::Condition::kHoldsPosts:
      return EvaluateHoldsPosts(facts_, condition.holds_posts(), focus);
    case v1::Condition::kRemarks:
      return EvaluateRemarks(facts_, condition.remarks(), focus);
    case v1::Condition::kAuthority:
      return EvaluateAuthority(facts_, condition.authority(), focus);
    case v1::Condition::kVoteShare:
      return EvaluateVoteShare(facts_, condition.vote_share(), focus);
    case v1::Condition::kStatedTier:
      return EvaluateStatedTier(
          facts_, condition.stated_tier(), focus,
          SourceOutcome(v1::TIER_SOURCE_SELF, condition.stated_tier().layer(), focus));
    default:
      return EvaluateProcessLeaf(condition, focus);
  }
}

Truth Evaluator::EvaluateProcessLeaf(const v1::Condition& condition, const Focus& focus) const {
  switch (condition.kind_case()) {
    case v1::Condition::kReviewIs:
      return EvaluateReviewIs(facts_, condition.review_is(), focus);
    case v1::Condition::kDateOrder:
      return EvaluateDateOrder(facts_, condition.date_order(), focus);
    case v1::Condition::kDeadline:
      return EvaluateDeadline(facts_, condition.deadline(), focus);
    case v1::Condition::kActor:
      return EvaluateActor(facts_, condition.actor(), focus);
    case v1::Condition::kRecorded:
      return EvaluateRecorded(facts_, condition.recorded(), focus);
    case v1::Condition::kSections:
      return EvaluateSections(condition.sections(), focus);
    case v1::Condition::kPrecededBy:
      return EvaluatePrecededBy(facts_, condition.preceded_by(), focus);
    default:
      return Truth::kUnknown;  // no kind set: no compiled policy has it
  }
}

}  // namespace dangvien::oracle
