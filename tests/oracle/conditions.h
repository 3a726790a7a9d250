// The truth of rules and conditions for one subject.
#ifndef DANGVIEN_TESTS_ORACLE_CONDITIONS_H_
#define DANGVIEN_TESTS_ORACLE_CONDITIONS_H_

#include <map>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/oracle/facts.h"
#include "tests/oracle/oracle.h"

namespace dangvien::oracle {

// What a condition is asked of.
struct Focus {
  v1::SubjectRef ref;   // the subject; of a review: Review.subject
  std::string unit_id;  // organization: itself; member: home branch; review: session's unit
  const v1::Person* person = nullptr;          // member
  const v1::ReviewSession* session = nullptr;  // review
  int review_index = -1;                       // review: its place in the session

  const v1::Review& review() const { return session->reviews(review_index); }
};

struct Answer {
  Truth truth;
  // Unknown, and not only because people have not answered an open question.
  bool lacks_facts = false;
};

class Evaluator {
 public:
  // LIFETIME: the arguments must outlive this; `subjects` grows while passes run.
  Evaluator(const Facts& facts, const std::map<SubjectId, OracleSubject>& subjects,
            std::map<std::string, TruthCounts>* counts)
      : facts_(facts), subjects_(subjects), counts_(*counts) {}

  // As a condition of a standard or a check: is it met?
  Answer Demand(const v1::Rule& rule, const Focus& focus);
  // As an exclusion, force or cap: does it fire?
  Answer Trigger(const v1::Rule& rule, const Focus& focus);

 private:
  Answer Evaluate(const v1::Condition& condition, const Focus& focus);
  Answer EvaluateUncounted(const v1::Condition& condition, const Focus& focus);
  Answer EvaluateList(const v1::Condition& condition, const Focus& focus);
  Truth EvaluateLeaf(const v1::Condition& condition, const Focus& focus) const;
  Truth EvaluateProcessLeaf(const v1::Condition& condition, const Focus& focus) const;

  const Facts& facts_;
  const std::map<SubjectId, OracleSubject>& subjects_;
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
Answer EvaluateComposition(const Facts& facts, const std::map<SubjectId, OracleSubject>& subjects,
                           const v1::CompositionCondition& condition, const Focus& focus);
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
