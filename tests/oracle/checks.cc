// A check is a demand on each review, or on each subject of a kind that may be rated. One that is
// not met, or of which it is not known, is a finding.
//
// Tested by tests/oracle/oracle_test.cc and tests/oracle/oracle_subjects_test.cc
#include "tests/oracle/checks.h"

#include <vector>

namespace dangvien::oracle {
namespace {

v1::SubjectKind KindOf(v1::CheckSubject subject) {
  switch (subject) {
    case v1::CHECK_SUBJECT_ORGANIZATION:
      return v1::SUBJECT_KIND_ORGANIZATION;
    case v1::CHECK_SUBJECT_MEMBER:
      return v1::SUBJECT_KIND_MEMBER;
    case v1::CHECK_SUBJECT_COLLECTIVE:
      return v1::SUBJECT_KIND_COLLECTIVE;
    default:
      return v1::SUBJECT_KIND_LEADER;
  }
}

std::vector<Focus> AllReviews(const Facts& facts) {
  std::vector<Focus> reviews;
  for (const v1::ReviewSession& session : facts.dataset().review_sessions()) {
    for (int index = 0; index < session.reviews_size(); ++index) {
      reviews.push_back(ReviewFocus(session, index));
    }
  }
  return reviews;
}

std::vector<Focus> CheckedSubjects(const Facts& facts, v1::CheckSubject subject,
                                   const OracleResult& result) {
  if (subject == v1::CHECK_SUBJECT_REVIEW) return AllReviews(facts);
  std::vector<Focus> checked;
  for (const Focus& focus : SubjectsOfKind(facts, KindOf(subject))) {
    const auto found = result.subjects.find(IdOf(focus.ref));
    if (found != result.subjects.end() &&
        found->second.status != v1::SUBJECT_STATUS_NOT_A_SUBJECT) {
      checked.push_back(focus);
    }
  }
  return checked;
}

OracleFinding FindingOf(const v1::Check& check, const Focus& focus, Truth met) {
  OracleFinding finding;
  finding.rule_id = check.rule().id();
  finding.verdict =
      met == Truth::kFalse ? v1::FINDING_VERDICT_NOT_MET : v1::FINDING_VERDICT_NOT_SHOWN;
  finding.unit_id = focus.unit_id;
  finding.person_id = focus.ref.person_id();
  finding.post_id = focus.ref.post_id();
  if (focus.session != nullptr) finding.session_id = focus.session->id();
  finding.review_index = focus.review_index;
  return finding;
}

}  // namespace

void RunChecks(const Facts& facts, Evaluator* evaluator, OracleResult* result) {
  for (const v1::Check& check : facts.policy().checks()) {
    if (!facts.IsChosen(check.rule().under())) continue;
    for (const Focus& focus : CheckedSubjects(facts, check.subject(), *result)) {
      const Truth met = evaluator->Demand(check.rule(), focus).truth;
      if (met != Truth::kTrue) result->findings.insert(FindingOf(check, focus, met));
    }
  }
}

}  // namespace dangvien::oracle
