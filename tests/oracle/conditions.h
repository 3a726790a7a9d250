// The truth of rules and conditions for one subject.
#ifndef DANGVIEN_TESTS_ORACLE_CONDITIONS_H_
#define DANGVIEN_TESTS_ORACLE_CONDITIONS_H_

#include <map>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/oracle/facts.h"
#include "tests/oracle/focus.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/outcome.h"

namespace dangvien::oracle {

struct Answer {
  Truth truth;
  // Unknown, and not only because people have not answered an open question.
  bool lacks_facts = false;
};

class Evaluator {
 public:
  // LIFETIME: the arguments must outlive this; `subjects` grows while passes run.
  Evaluator(const Facts& facts, const Subjects& subjects,
            std::map<std::string, TruthCounts>* counts)
      : facts_(facts), subjects_(subjects), counts_(*counts) {}

  // As a condition of a standard or a check: is it met?
  Answer Demand(const v1::Rule& rule, const Focus& focus);
  // As an exclusion, force, cap or ceiling: does it fire?
  Answer Trigger(const v1::Rule& rule, const Focus& focus);
  Answer Evaluate(const v1::Condition& condition, const Focus& focus);

  Outcome SourceOutcome(v1::TierSource source, v1::Layer layer, const Focus& focus) const {
    return OutcomeOfSource(facts_, subjects_, focus, source, layer);
  }

 private:
  Answer EvaluateUncounted(const v1::Condition& condition, const Focus& focus);
  Answer EvaluateRelated(const v1::RelatedCondition& condition, const Focus& focus);
  Answer EvaluateList(const v1::Condition& condition, const Focus& focus);
  Truth EvaluateLeaf(const v1::Condition& condition, const Focus& focus) const;
  Truth EvaluateStatedLeaf(const v1::Condition& condition, const Focus& focus) const;
  Truth EvaluateProcessLeaf(const v1::Condition& condition, const Focus& focus) const;

  const Facts& facts_;
  const Subjects& subjects_;
  std::map<std::string, TruthCounts>& counts_;
};

// One function a condition kind.
Truth EvaluateCriteria(const Facts& facts, const v1::CriteriaCondition& condition,
                       const Focus& focus);
Truth EvaluateTaskShare(const Facts& facts, const v1::TaskShareCondition& condition,
                        const Focus& focus);
Truth EvaluateAttested(const Facts& facts, const v1::AttestedCondition& condition,
                       const Focus& focus);
Truth EvaluateSanctioned(const Facts& facts, const v1::SanctionedCondition& condition,
                         const Focus& focus);
Truth EvaluateViolation(const Facts& facts, const v1::ViolationCondition& condition,
                        const Focus& focus);
// `evaluator` answers counted_when.
Answer EvaluateComposition(const Facts& facts, const Subjects& subjects,
                           const v1::CompositionCondition& condition, const Focus& focus,
                           Evaluator* evaluator);
Truth EvaluateUnitIs(const Facts& facts, const v1::UnitIsCondition& condition, const Focus& focus);
Truth EvaluateEmployment(const v1::EmploymentCondition& condition, const Focus& focus);
Truth EvaluateRatedBy(const Facts& facts, const v1::RatedByCondition& condition,
                      const Focus& focus);
Truth EvaluateAbsent(const Facts& facts, const v1::AbsentCondition& condition, const Focus& focus);
Truth EvaluateTenure(const Facts& facts, const v1::TenureCondition& condition, const Focus& focus);
Truth EvaluateReviewIs(const Facts& facts, const v1::ReviewIsCondition& condition,
                       const Focus& focus);
Truth EvaluateDateOrder(const Facts& facts, const v1::DateOrderCondition& condition,
                        const Focus& focus);
Truth EvaluateActor(const Facts& facts, const v1::ActorCondition& condition, const Focus& focus);
Truth EvaluateRecorded(const Facts& facts, const v1::RecordedCondition& condition,
                       const Focus& focus);
Truth EvaluateSections(const v1::SectionsCondition& condition, const Focus& focus);
Truth EvaluatePrecededBy(const Facts& facts, const v1::PrecededByCondition& condition,
                         const Focus& focus);

Truth EvaluateDeadline(const Facts& facts, const v1::DeadlineCondition& condition,
                       const Focus& focus);
Truth EvaluateScore(const Facts& facts, const v1::ScoreCondition& condition, const Focus& focus);
Truth EvaluatePostIs(const v1::PostIsCondition& condition, const Focus& focus);
Truth EvaluateHoldsPosts(const Facts& facts, const v1::HoldsPostsCondition& condition,
                         const Focus& focus);
Truth EvaluateRemarks(const Facts& facts, const v1::RemarksCondition& condition,
                      const Focus& focus);
Truth EvaluateAuthority(const Facts& facts, const v1::AuthorityCondition& condition,
                        const Focus& focus);
Truth EvaluateVoteShare(const Facts& facts, const v1::VoteShareCondition& condition,
                        const Focus& focus);
// Of what is possible for the source, or for the subject itself in the layer.
Answer EvaluateTierOf(const Facts& facts, const v1::TierOfCondition& condition,
                      const Outcome& source);
Truth EvaluateStatedTier(const Facts& facts, const v1::StatedTierCondition& condition,
                         const Focus& focus, const Outcome& own);
// `own` is what is possible for the subject in the decided layer; read with_current only.
Truth EvaluatePriorRatings(const Facts& facts, const v1::PriorRatingsCondition& condition,
                           const Focus& focus, const Outcome& own);

// The ratings of the person, or of the unit.
const google::protobuf::RepeatedPtrField<v1::Rating>& RatingsOf(const Facts& facts,
                                                                const Focus& focus);
// As what the rating rates the person or unit: where it does not say, as member or organization.
v1::SubjectKind RatedAs(const v1::Rating& rating, const Focus& focus);
// Is the review one of the subject? A review of a collective counts for the organization and the
// other way round; one of a leader for every post of the person.
bool IsReviewOf(const v1::Review& review, const Focus& focus);

// Is `value` in the list? An empty list holds everything.
template <typename List, typename Value>
bool IsListed(const List& list, const Value& value) {
  for (const auto& entry : list) {
    if (entry == value) return true;
  }
  return list.empty();
}

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_CONDITIONS_H_
