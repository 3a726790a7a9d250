// The passes: everybody is placed, each pass rates its subjects and then applies its quotas, and
// the checks and the further outputs come last. Organizations are visited from the deepest up, so
// that a superior finds its subordinates done.
//
// Tested by tests/oracle/oracle_test.cc and tests/oracle/oracle_subjects_test.cc
#include "tests/oracle/oracle.h"

#include <algorithm>
#include <vector>

#include "tests/oracle/checks.h"
#include "tests/oracle/conditions.h"
#include "tests/oracle/facts.h"
#include "tests/oracle/further_outputs.h"
#include "tests/oracle/quota.h"
#include "tests/oracle/rating.h"

namespace dangvien::oracle {
namespace {

void PlaceOrganizations(const Facts& facts, Subjects* subjects) {
  for (const v1::Unit& unit : facts.dataset().units()) {
    if (!IsPartyOrganization(unit)) continue;
    OracleSubject& subject = (*subjects)[{v1::SUBJECT_KIND_ORGANIZATION, unit.id()}];
    subject.unit_id = unit.id();
    if (facts.IsDissolved(unit)) {
      subject.unplaced_reason = "unit_dissolved";
    } else if (!facts.HasPass(v1::SUBJECT_KIND_ORGANIZATION)) {
      subject.unplaced_reason = "no_pass";
    }
  }
}

void PlaceMembers(const Facts& facts, Subjects* subjects) {
  for (const v1::Person& person : facts.dataset().people()) {
    OracleSubject& subject = (*subjects)[{v1::SUBJECT_KIND_MEMBER, person.id()}];
    const std::vector<std::string> homes = facts.HomeUnits(person);
    if (!homes.empty()) subject.unit_id = homes[0];
    if (facts.MembershipUnits(person, facts.HomeKind()).empty()) {
      subject.unplaced_reason = "no_official_membership";
    } else if (homes.empty()) {
      subject.unplaced_reason = "unit_dissolved";
    } else if (!facts.HasPass(v1::SUBJECT_KIND_MEMBER)) {
      subject.unplaced_reason = "no_pass";
    }
  }
}

// Everybody before the passes: placed or not, contradicted or not, decided by people or not.
Subjects PlaceSubjects(const Facts& facts) {
  Subjects subjects;
  PlaceOrganizations(facts, &subjects);
  PlaceMembers(facts, &subjects);
  for (const v1::SubjectKind kind : {v1::SUBJECT_KIND_COLLECTIVE, v1::SUBJECT_KIND_LEADER}) {
    if (!facts.HasPass(kind)) continue;
    for (const Focus& focus : SubjectsOfKind(facts, kind)) {
      subjects[IdOf(focus.ref)].unit_id = focus.unit_id;
    }
  }
  for (const auto& [id, names] : FindContradictions(facts)) {
    const auto found = subjects.find(id);
    if (found != subjects.end()) found->second.contradictions = names;
  }
  for (const v1::Decision& decision : facts.dataset().decisions()) {
    const auto found = subjects.find(IdOf(decision.subject()));
    if (found == subjects.end() || decision.tier_id().empty()) continue;
    found->second.decided_tier_id = facts.DecidedTier(decision.subject());
    found->second.is_decided_by_people = true;
  }
  return subjects;
}

std::string OnlyTier(const std::set<std::string>& tier_ids, const OracleSubject& subject) {
  return tier_ids.size() == 1 && !subject.may_be_not_a_subject ? *tier_ids.begin() : "";
}

// The status and the decided tiers, after the quotas.
void Settle(OracleSubject* subject) {
  subject->qualified_tier_id = OnlyTier(subject->qualified_tier_ids, *subject);
  subject->proposed_tier_id = OnlyTier(subject->possible_tier_ids, *subject);
  if (!subject->proposed_tier_id.empty()) {
    subject->status = v1::SUBJECT_STATUS_RATED;
  } else if (!subject->qualified_tier_id.empty()) {
    subject->status = subject->seat_lacks_facts ? v1::SUBJECT_STATUS_NEEDS_INPUT
                                                : v1::SUBJECT_STATUS_NEEDS_DECISION;
  }
  if (!subject->is_decided_by_people) subject->decided_tier_id = subject->proposed_tier_id;
}

void RunPass(const Facts& facts, const v1::Pass& pass, Evaluator* evaluator, OracleResult* result) {
  std::vector<Focus> focuses = SubjectsOfKind(facts, pass.subject_kind());
  for (const Focus& focus : focuses) {
    RateSubject(facts, pass, focus, evaluator, &result->subjects.at(IdOf(focus.ref)));
  }
  std::sort(focuses.begin(), focuses.end(), [&facts](const Focus& a, const Focus& b) {
    return CanonicalPlaceOf(facts, a) < CanonicalPlaceOf(facts, b);
  });
  const std::vector<Certified> certified = ApplyQuotas(facts, pass, focuses, evaluator, result);
  for (const Focus& focus : focuses) Settle(&result->subjects.at(IdOf(focus.ref)));
  Certify(facts, certified, result);
}

}  // namespace

OracleResult Rate(const v1::Policy& policy, const v1::Dataset& dataset,
                  const std::map<std::string, std::string>& readings) {
  const Facts facts(policy, dataset, readings);
  OracleResult result;
  result.subjects = PlaceSubjects(facts);
  Evaluator evaluator(facts, result.subjects, &result.counts);
  for (const v1::Pass& pass : policy.passes()) RunPass(facts, pass, &evaluator, &result);
  RunChecks(facts, &evaluator, &result);
  result.re_ratings = ReRatingsOf(facts);
  result.review_places = ReviewPlacesOf(facts, &evaluator);
  result.summary = SummaryOf(facts, result.subjects);
  return result;
}

}  // namespace dangvien::oracle
