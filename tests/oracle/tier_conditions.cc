// Conditions on tiers: of another subject that the subject's rule reads, and, in checks, of what
// was stated against what came out.
//
// Tested by tests/oracle/oracle_conditions_test.cc
#include <set>
#include <string>

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

// Does a stated tier stand so to the own one?
bool Stands(const Facts& facts, v1::TierRelation relation, const std::string& stated,
            const std::string& own) {
  const int stated_rank = facts.TierRank(stated);
  const int own_rank = facts.TierRank(own);
  if (relation == v1::TIER_RELATION_SAME) return stated_rank == own_rank;
  if (relation == v1::TIER_RELATION_NOT_ABOVE) return stated_rank >= own_rank;
  return stated_rank <= own_rank;
}

// So, or not so, for every own tier that is possible.
Truth StandsToAll(const Facts& facts, v1::TierRelation relation, const std::string& stated,
                  const Outcome& own) {
  std::set<bool> answers;
  for (const std::string& tier_id : own.tier_ids) {
    answers.insert(Stands(facts, relation, stated, tier_id));
  }
  return answers.size() == 1 ? FromBool(*answers.begin()) : Truth::kUnknown;
}

// What is stated, and whether something further is not known to be.
struct Statement {
  std::set<std::string> tier_ids;
  Truth rest = Truth::kTrue;
};

Statement OfSelf(const v1::Assessment* assessment) {
  if (assessment == nullptr || assessment->self_tier_id().empty()) return {{}, Truth::kUnknown};
  return {{assessment->self_tier_id()}};
}

Statement OfProposals(const v1::Assessment* assessment) {
  if (assessment == nullptr || assessment->proposals().empty()) return {{}, Truth::kUnknown};
  Statement statement;
  for (const v1::Proposal& proposal : assessment->proposals()) {
    statement.tier_ids.insert(proposal.tier_id());
  }
  return statement;
}

Statement OfCounterparts(const Facts& facts, const Focus& focus) {
  const std::vector<const v1::Unit*> bodies = facts.Counterparts(focus.unit_id);
  Statement statement;
  if (bodies.empty() && !facts.IsCovered(v1::COVERAGE_TABLE_COUNTERPARTS, focus.unit_id)) {
    statement.rest = Truth::kUnknown;
  }
  for (const v1::Unit* body : bodies) {
    const std::set<std::string> tier_ids = facts.TiersOfBody(*body);
    statement.tier_ids.insert(tier_ids.begin(), tier_ids.end());
    if (tier_ids.empty()) statement.rest = Truth::kUnknown;
  }
  return statement;
}

Statement OfState(const Facts& facts, const Focus& focus) {
  Statement statement;
  for (const v1::Rating& rating : RatingsOf(facts, focus)) {
    if (rating.side() == v1::SIDE_STATE && facts.IsOfThePeriod(rating)) {
      statement.tier_ids.insert(rating.tier_id());
    }
  }
  if (statement.tier_ids.empty()) statement.rest = Truth::kUnknown;
  return statement;
}

Statement StatementOf(const Facts& facts, v1::StatedTier stated, const Focus& focus) {
  switch (stated) {
    case v1::STATED_TIER_SELF:
      return OfSelf(facts.FindAssessment(focus.ref));
    case v1::STATED_TIER_PROPOSALS:
      return OfProposals(facts.FindAssessment(focus.ref));
    case v1::STATED_TIER_COUNTERPARTS:
      return OfCounterparts(facts, focus);
    default:
      return OfState(facts, focus);
  }
}

}  // namespace

Answer EvaluateTierOf(const Facts& facts, const v1::TierOfCondition& condition,
                      const Outcome& source) {
  std::set<bool> answers;
  for (const std::string& tier_id : source.tier_ids) {
    answers.insert(facts.IsInBand(tier_id, condition.band()));
  }
  if (source.may_have_none) answers.insert(condition.when_none() == v1::WHEN_NONE_HOLDS);
  if (answers.size() == 1) return {FromBool(*answers.begin()), false};
  return {Truth::kUnknown, LacksFacts(source)};
}

Truth EvaluateStatedTier(const Facts& facts, const v1::StatedTierCondition& condition,
                         const Focus& focus, const Outcome& own) {
  if (own.may_have_none) return Truth::kUnknown;
  const Statement statement = StatementOf(facts, condition.stated(), focus);
  Truth truth = statement.rest;
  for (const std::string& tier_id : statement.tier_ids) {
    truth = And(truth, StandsToAll(facts, condition.relation(), tier_id, own));
  }
  return truth;
}

}  // namespace dangvien::oracle
