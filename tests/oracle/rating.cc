// Each subject goes through the five steps of policy.proto: exclusions, standards, forces, caps,
// ceilings. Where it is not known which standards hold, all ways to fill them in are tried, each
// standard on its own; the later steps work on the set of possible tiers as the text says.
//
// A subject whose facts contradict each other goes through nothing: it may have any tier, and may
// be not rated.
//
// Tested by tests/oracle/oracle_test.cc and tests/oracle/oracle_subjects_test.cc
#include "tests/oracle/rating.h"

#include <algorithm>
#include <vector>

namespace dangvien::oracle {
namespace {

// Tiers as ranks, 0 = the highest; the lowest standard has the greatest rank.
using Ranks = std::set<int>;

// The tier for one way to fill in what is unknown: `holds` has a truth for each rank with a
// standard.
int TierReached(const v1::Pass& pass, const std::map<int, bool>& holds, int fallback_rank) {
  int reached = fallback_rank;
  // From the lowest standard to the highest.
  for (auto standard = holds.rbegin(); standard != holds.rend(); ++standard) {
    if (standard->second) {
      reached = standard->first;
    } else if (pass.ladder() == v1::LADDER_CUMULATIVE) {
      break;
    }
  }
  return reached;
}

// Every tier that some way to fill in the unknown standards gives.
Ranks TiersReached(const v1::Pass& pass, const std::map<int, Truth>& standards, int fallback_rank) {
  std::vector<std::map<int, bool>> ways = {{}};
  for (const auto& [rank, truth] : standards) {
    std::vector<std::map<int, bool>> longer;
    for (const std::map<int, bool>& way : ways) {
      for (const bool holds : {false, true}) {
        if (truth == FromBool(!holds)) continue;
        longer.push_back(way);
        longer.back()[rank] = holds;
      }
    }
    ways = longer;
  }
  Ranks ranks;
  for (const std::map<int, bool>& way : ways) {
    ranks.insert(TierReached(pass, way, fallback_rank));
  }
  return ranks;
}

// Rates one subject in one pass.
class Rating {
 public:
  Rating(const Facts& facts, const v1::Pass& pass, const Focus& focus, Evaluator* evaluator,
         OracleSubject* subject)
      : facts_(facts), pass_(pass), focus_(focus), evaluator_(*evaluator), subject_(*subject) {}

  void Run() {
    for (const v1::Rule& rule : pass_.exclusions()) Fire(rule, &subject_.exclusions);
    Ranks ranks = Standards();
    Force(&ranks);
    Cap(&ranks);
    Lower(&ranks);
    for (const int rank : ranks) {
      subject_.qualified_tier_ids.insert(facts_.policy().tiers(rank).id());
    }
    subject_.may_be_not_a_subject = !subject_.exclusions.unknown_ids.empty();
    if (!subject_.exclusions.true_ids.empty()) {
      subject_.qualified_tier_ids.clear();
      subject_.may_be_not_a_subject = true;
    }
    subject_.possible_tier_ids = subject_.qualified_tier_ids;
    subject_.qualified_status = Status();
    subject_.status = subject_.qualified_status;
  }

 private:
  Truth Fire(const v1::Rule& rule, FiredRules* fired) {
    if (!facts_.IsChosen(rule.under())) return Truth::kFalse;
    const Answer answer = evaluator_.Trigger(rule, focus_);
    lacks_facts_ = lacks_facts_ || answer.lacks_facts;
    if (answer.truth == Truth::kTrue) fired->true_ids.insert(rule.id());
    if (answer.truth == Truth::kUnknown) fired->unknown_ids.insert(rule.id());
    return answer.truth;
  }

  Ranks Standards() {
    std::map<int, Truth> standards;
    for (const v1::Standard& standard : pass_.standards()) {
      Truth holds = Truth::kTrue;
      for (const v1::Rule& rule : standard.conditions()) {
        if (!facts_.IsChosen(rule.under())) continue;
        const Answer answer = evaluator_.Demand(rule, focus_);
        lacks_facts_ = lacks_facts_ || answer.lacks_facts;
        subject_.demands[rule.id()] = answer.truth;
        holds = And(holds, answer.truth);
      }
      standards[facts_.TierRank(standard.tier_id())] = holds;
    }
    return TiersReached(pass_, standards, facts_.TierRank(pass_.fallback().tier_id()));
  }

  void Force(Ranks* ranks) {
    Ranks set;
    Ranks added;
    for (const v1::TierRule& force : pass_.forces()) {
      const Truth fires = Fire(force.rule(), &subject_.forces);
      if (fires == Truth::kTrue) set.insert(facts_.TierRank(force.tier_id()));
      if (fires == Truth::kUnknown) added.insert(facts_.TierRank(force.tier_id()));
    }
    if (!set.empty()) *ranks = set;
    ranks->insert(added.begin(), added.end());
  }

  void Cap(Ranks* ranks) {
    for (const v1::TierRule& cap : pass_.caps()) {
      const Truth fires = Fire(cap.rule(), &subject_.caps);
      if (fires == Truth::kFalse) continue;
      Ranks capped;
      for (const int rank : *ranks) capped.insert(std::max(rank, facts_.TierRank(cap.tier_id())));
      if (fires == Truth::kUnknown) capped.insert(ranks->begin(), ranks->end());
      *ranks = capped;
    }
  }

  void Lower(Ranks* ranks) {
    for (const v1::Ceiling& ceiling : pass_.ceilings()) {
      const Truth fires = Fire(ceiling.rule(), &subject_.ceilings);
      if (fires == Truth::kFalse) continue;
      const Outcome source = evaluator_.SourceOutcome(ceiling.source(), ceiling.layer(), focus_);
      lacks_facts_ = lacks_facts_ || LacksFacts(source);
      Ranks lowered;
      for (const std::string& tier_id : source.tier_ids) {
        for (const int rank : *ranks) lowered.insert(std::max(rank, facts_.TierRank(tier_id)));
      }
      if (source.may_have_none || fires == Truth::kUnknown) {
        lowered.insert(ranks->begin(), ranks->end());
      }
      *ranks = lowered;
    }
  }

  v1::SubjectStatus Status() const {
    if (subject_.qualified_tier_ids.empty()) return v1::SUBJECT_STATUS_NOT_A_SUBJECT;
    if (subject_.qualified_tier_ids.size() == 1 && !subject_.may_be_not_a_subject) {
      return v1::SUBJECT_STATUS_RATED;
    }
    return lacks_facts_ ? v1::SUBJECT_STATUS_NEEDS_INPUT : v1::SUBJECT_STATUS_NEEDS_DECISION;
  }

  const Facts& facts_;
  const v1::Pass& pass_;
  const Focus& focus_;
  Evaluator& evaluator_;
  OracleSubject& subject_;
  bool lacks_facts_ = false;  // a rule of the pass is unknown for lack of facts
};

}  // namespace

void RateSubject(const Facts& facts, const v1::Pass& pass, const Focus& focus, Evaluator* evaluator,
                 OracleSubject* subject) {
  if (subject->contradictions.empty()) {
    Rating(facts, pass, focus, evaluator, subject).Run();
    return;
  }
  subject->qualified_tier_ids = facts.AllTiers();
  subject->possible_tier_ids = subject->qualified_tier_ids;
  subject->qualified_status = v1::SUBJECT_STATUS_NEEDS_INPUT;
  subject->status = v1::SUBJECT_STATUS_NEEDS_INPUT;
}

}  // namespace dangvien::oracle
