// What is possible for something that has a tier, as other rules read it.
#ifndef DANGVIEN_TESTS_ORACLE_OUTCOME_H_
#define DANGVIEN_TESTS_ORACLE_OUTCOME_H_

#include <set>
#include <string>

#include "tests/oracle/focus.h"
#include "tests/oracle/oracle.h"

namespace dangvien::oracle {

struct Outcome {
  std::set<std::string> tier_ids;
  bool may_have_none = false;  // not there, or not rated
  bool needs_decision_only = false;
};

// More than one possibility, and not only because of open questions.
bool LacksFacts(const Outcome& outcome);

Outcome OutcomeOf(const Facts& facts, const Subjects& subjects, const v1::SubjectRef& ref,
                  v1::Layer layer);
// Of a counterpart body: the tiers of its ratings of the period; without one every tier, and none.
Outcome OutcomeOfBody(const Facts& facts, const v1::Unit& body);
Outcome OutcomeOfSource(const Facts& facts, const Subjects& subjects, const Focus& focus,
                        v1::TierSource source, v1::Layer layer);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_OUTCOME_H_
