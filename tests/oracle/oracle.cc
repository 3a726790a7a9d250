// The passes. Each subject goes through the four steps of policy.proto: exclusions, standards,
// forces, caps. Where it is not known which standards hold, all ways to fill them in are tried,
// each standard on its own; forces and caps then work on the set of possible tiers as the text
// says.
//
// A subject whose facts contradict each other goes through nothing: it may have any tier, and may
// be not rated. Organizations are visited from the deepest up, so that a superior finds its
// subordinates done.
//
// Tested by tests/oracle/oracle_test.cc
#include "tests/oracle/oracle.h"

#include <algorithm>
#include <vector>

#include "tests/oracle/conditions.h"
#include "tests/oracle/facts.h"

namespace dangvien::oracle {
namespace {

// Tiers as ranks, 0 = the highest; the lowest standard has the greatest rank.
using Ranks = std::set<int>;

int DepthOf(const Facts& facts, const v1::Unit& unit) {
  int depth = 0;
  for (const v1::Unit* above = facts.FindUnit(unit.parent_id()); above != nullptr;
       above = facts.FindUnit(above->parent_id())) {
    ++depth;
  }
  return depth;
}

// The members, or the organizations from the deepest up.
std::vector<Focus> SubjectsOfKind(const Facts& facts, v1::SubjectKind kind) {
  std::vector<Focus> subjects;
  if (kind == v1::SUBJECT_KIND_MEMBER) {
    for (const v1::Person& person : facts.dataset().people()) {
      const std::vector<std::string> homes = facts.HomeUnits(person);
      if (!homes.empty()) subjects.push_back({MemberRef(person.id()), homes[0], &person});
    }
    return subjects;
  }
  std::vector<std::pair<int, const v1::Unit*>> units;
  for (const v1::Unit& unit : facts.dataset().units()) {
    if (IsPartyOrganization(unit) && !facts.IsDissolved(unit)) {
      units.emplace_back(DepthOf(facts, unit), &unit);
    }
  }
  std::stable_sort(units.begin(), units.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [depth, unit] : units) {
    subjects.push_back({OrganizationRef(unit->id()), unit->id()});
  }
  return subjects;
}

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
    for (const int rank : ranks) {
      subject_.possible_tier_ids.insert(facts_.policy().tiers(rank).id());
    }
    subject_.may_be_not_a_subject = !subject_.exclusions.unknown_ids.empty();
    if (!subject_.exclusions.true_ids.empty()) {
      subject_.possible_tier_ids.clear();
      subject_.may_be_not_a_subject = true;
    }
    subject_.status = Status();
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

  v1::SubjectStatus Status() const {
    if (subject_.possible_tier_ids.empty()) return v1::SUBJECT_STATUS_NOT_A_SUBJECT;
    if (subject_.possible_tier_ids.size() == 1 && !subject_.may_be_not_a_subject) {
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

// Everybody before the passes: placed or not, contradicted or not, decided by people or not.
std::map<SubjectId, OracleSubject> PlaceSubjects(const Facts& facts) {
  std::map<SubjectId, OracleSubject> subjects;
  for (const v1::Unit& unit : facts.dataset().units()) {
    if (!IsPartyOrganization(unit)) continue;
    OracleSubject& subject = subjects[{v1::SUBJECT_KIND_ORGANIZATION, unit.id()}];
    subject.unit_id = unit.id();
    subject.decided_tier_id = facts.DecidedTier(OrganizationRef(unit.id()));
    if (facts.IsDissolved(unit)) subject.unplaced_reason = "unit_not_rated";
  }
  for (const v1::Person& person : facts.dataset().people()) {
    OracleSubject& subject = subjects[{v1::SUBJECT_KIND_MEMBER, person.id()}];
    const std::vector<std::string> homes = facts.HomeUnits(person);
    if (!homes.empty()) subject.unit_id = homes[0];
    subject.decided_tier_id = facts.DecidedTier(MemberRef(person.id()));
    if (facts.OfficialUnits(person).empty()) {
      subject.unplaced_reason = "no_official_membership";
    } else if (homes.empty()) {
      subject.unplaced_reason = "unit_not_rated";
    }
  }
  for (const auto& [id, names] : FindContradictions(facts)) {
    const auto found = subjects.find(id);
    if (found != subjects.end()) found->second.contradictions = names;
  }
  for (auto& [id, subject] : subjects) {
    subject.is_decided_by_people = !subject.decided_tier_id.empty();
  }
  return subjects;
}

void RunPass(const Facts& facts, const v1::Pass& pass, Evaluator* evaluator, OracleResult* result) {
  for (const Focus& focus : SubjectsOfKind(facts, pass.subject_kind())) {
    const bool is_person = focus.person != nullptr;
    OracleSubject& subject = result->subjects.at(
        {focus.ref.kind(), is_person ? focus.ref.person_id() : focus.ref.unit_id()});
    if (!subject.contradictions.empty()) {
      subject.status = v1::SUBJECT_STATUS_NEEDS_INPUT;
      for (const v1::Tier& tier : facts.policy().tiers()) {
        subject.possible_tier_ids.insert(tier.id());
      }
      continue;
    }
    Rating(facts, pass, focus, evaluator, &subject).Run();
    if (subject.status == v1::SUBJECT_STATUS_RATED && !subject.is_decided_by_people) {
      subject.decided_tier_id = *subject.possible_tier_ids.begin();
    }
  }
}

std::vector<Focus> CheckedSubjects(const Facts& facts, v1::CheckSubject kind,
                                   const OracleResult& result) {
  std::vector<Focus> checked;
  if (kind == v1::CHECK_SUBJECT_REVIEW) {
    for (const v1::ReviewSession& session : facts.dataset().review_sessions()) {
      for (int index = 0; index < session.reviews_size(); ++index) {
        checked.push_back(
            {session.reviews(index).subject(), session.unit_id(), nullptr, &session, index});
      }
    }
    return checked;
  }
  const bool is_member = kind == v1::CHECK_SUBJECT_MEMBER;
  const v1::SubjectKind subject_kind =
      is_member ? v1::SUBJECT_KIND_MEMBER : v1::SUBJECT_KIND_ORGANIZATION;
  for (const Focus& focus : SubjectsOfKind(facts, subject_kind)) {
    const std::string& id = is_member ? focus.ref.person_id() : focus.ref.unit_id();
    if (result.subjects.at({subject_kind, id}).status != v1::SUBJECT_STATUS_NOT_A_SUBJECT) {
      checked.push_back(focus);
    }
  }
  return checked;
}

void RunCheck(const Facts& facts, const v1::Check& check, Evaluator* evaluator,
              OracleResult* result) {
  if (!facts.IsChosen(check.rule().under())) return;
  for (const Focus& focus : CheckedSubjects(facts, check.subject(), *result)) {
    const Truth met = evaluator->Demand(check.rule(), focus).truth;
    if (met == Truth::kTrue) continue;
    OracleFinding finding;
    finding.rule_id = check.rule().id();
    finding.verdict =
        met == Truth::kFalse ? v1::FINDING_VERDICT_NOT_MET : v1::FINDING_VERDICT_NOT_SHOWN;
    finding.unit_id = focus.unit_id;
    finding.person_id = focus.ref.person_id();
    if (focus.session != nullptr) finding.session_id = focus.session->id();
    finding.review_index = focus.review_index;
    result->findings.insert(finding);
  }
}

}  // namespace

OracleResult Rate(const v1::Policy& policy, const v1::Dataset& dataset,
                  const std::map<std::string, std::string>& readings) {
  const Facts facts(policy, dataset, readings);
  OracleResult result;
  result.subjects = PlaceSubjects(facts);
  Evaluator evaluator(facts, result.subjects, &result.counts);
  for (const v1::Pass& pass : policy.passes()) RunPass(facts, pass, &evaluator, &result);
  for (const v1::Check& check : policy.checks()) RunCheck(facts, check, &evaluator, &result);
  return result;
}

}  // namespace dangvien::oracle
