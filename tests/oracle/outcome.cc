// The layers. Qualified: what the pass left. Proposed: what its quotas left of that; while the pass
// still runs, that is the same. Decided: the tier of a Decision, else the proposed one.
//
// Tested by tests/oracle/oracle_subjects_test.cc
#include "tests/oracle/outcome.h"

namespace dangvien::oracle {
namespace {

Outcome NoTier() {
  Outcome outcome;
  outcome.may_have_none = true;
  return outcome;
}

// Of the organization that is the unit: a party organization's own, or a counterpart body's.
Outcome OutcomeOfUnit(const Facts& facts, const Subjects& subjects, const std::string& unit_id,
                      v1::Layer layer) {
  const v1::Unit* unit = facts.FindUnit(unit_id);
  if (unit == nullptr) return NoTier();
  if (IsPartyOrganization(*unit)) {
    return OutcomeOf(facts, subjects, OrganizationRef(unit_id), layer);
  }
  return OutcomeOfBody(facts, *unit);
}

}  // namespace

bool LacksFacts(const Outcome& outcome) {
  const size_t count = outcome.tier_ids.size() + (outcome.may_have_none ? 1 : 0);
  return count > 1 && !outcome.needs_decision_only;
}

Outcome OutcomeOf(const Facts& facts, const Subjects& subjects, const v1::SubjectRef& ref,
                  v1::Layer layer) {
  const auto found = subjects.find(IdOf(ref));
  if (found == subjects.end() || !found->second.unplaced_reason.empty()) return NoTier();
  const OracleSubject& subject = found->second;
  const std::string decided = facts.DecidedTier(ref);
  Outcome outcome;
  if (layer == v1::LAYER_DECIDED && !decided.empty()) {
    outcome.tier_ids = {decided};
    return outcome;
  }
  const bool is_qualified = layer == v1::LAYER_QUALIFIED;
  outcome.tier_ids = is_qualified ? subject.qualified_tier_ids : subject.possible_tier_ids;
  outcome.may_have_none = subject.may_be_not_a_subject;
  outcome.needs_decision_only = (is_qualified ? subject.qualified_status : subject.status) ==
                                v1::SUBJECT_STATUS_NEEDS_DECISION;
  return outcome;
}

Outcome OutcomeOfBody(const Facts& facts, const v1::Unit& body) {
  Outcome outcome;
  outcome.tier_ids = facts.TiersOfBody(body);
  if (outcome.tier_ids.empty()) {
    outcome.tier_ids = facts.AllTiers();
    outcome.may_have_none = true;
  }
  return outcome;
}

Outcome OutcomeOfSource(const Facts& facts, const Subjects& subjects, const Focus& focus,
                        v1::TierSource source, v1::Layer layer) {
  switch (source) {
    case v1::TIER_SOURCE_SELF:
      return OutcomeOf(facts, subjects, focus.ref, layer);
    case v1::TIER_SOURCE_COLLECTIVE:
      return OutcomeOf(facts, subjects, CollectiveRef(focus.unit_id), layer);
    case v1::TIER_SOURCE_MEMBER:
      return OutcomeOf(facts, subjects, MemberRef(focus.person->id()), layer);
    default:
      return OutcomeOfUnit(facts, subjects, focus.unit_id, layer);
  }
}

}  // namespace dangvien::oracle
