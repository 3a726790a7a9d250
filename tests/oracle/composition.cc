// Conditions on the tiers of what belongs to a unit. Every one of the population is a set of
// outcomes: counted in the band, counted outside it, not counted. All ways to choose, independently
// for each one, are walked, keeping only the pairs (in the band, in the base) that can be reached;
// the condition is true (false) when every pair makes it so.
//
// Where counterpart bodies are not covered, any number of further bodies with any tier may exist.
// Adding bodies in the band only raises the share, adding others only lowers it; so no body or very
// many of either sort (more than any share or count needs) show all that any number can do.
//
// Tested by tests/oracle/oracle_test.cc
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

constexpr int64_t kVeryMany = int64_t{1} << 40;

// One of the population.
struct Element {
  std::set<std::string> tier_ids;  // that are possible
  bool may_be_not_rated = false;
  bool may_be_elsewhere = false;  // perhaps it is not one of the population at all
  bool needs_decision_only = false;
};

// (how many are in the band, how many are in the base)
using Tally = std::pair<int64_t, int64_t>;

std::set<std::string> AllTiers(const Facts& facts) {
  std::set<std::string> tier_ids;
  for (const v1::Tier& tier : facts.policy().tiers()) tier_ids.insert(tier.id());
  return tier_ids;
}

Element ElementOfSubject(const Facts& facts, const OracleSubject& subject,
                         const v1::SubjectRef& ref, v1::Layer layer) {
  const std::string decided = facts.DecidedTier(ref);
  Element element;
  if (layer == v1::LAYER_DECIDED && !decided.empty()) {
    element.tier_ids = {decided};
    return element;
  }
  element.tier_ids = subject.possible_tier_ids;
  element.may_be_not_rated = subject.may_be_not_a_subject;
  element.needs_decision_only = subject.status == v1::SUBJECT_STATUS_NEEDS_DECISION;
  return element;
}

Element ElementOfCounterpart(const Facts& facts, const v1::Unit& body) {
  Element element;
  for (const v1::Rating& rating : body.ratings()) {
    if (facts.IsOfThePeriod(rating)) element.tier_ids.insert(rating.tier_id());
  }
  if (element.tier_ids.empty()) {
    element.tier_ids = AllTiers(facts);
    element.may_be_not_rated = true;
  }
  return element;
}

std::vector<Element> Members(const Facts& facts, const std::map<SubjectId, OracleSubject>& subjects,
                             const v1::CompositionCondition& condition, const Focus& focus) {
  std::vector<Element> elements;
  for (const v1::Person& person : facts.dataset().people()) {
    const std::vector<std::string> homes = facts.HomeUnits(person);
    bool is_placed_here = false;
    for (const std::string& home : homes) is_placed_here = is_placed_here || home == focus.unit_id;
    if (!is_placed_here) continue;
    Element element = ElementOfSubject(facts, subjects.at({v1::SUBJECT_KIND_MEMBER, person.id()}),
                                       MemberRef(person.id()), condition.layer());
    if (homes.size() >= 2) element.may_be_elsewhere = true;
    elements.push_back(element);
  }
  return elements;
}

std::vector<Element> Subordinates(const Facts& facts,
                                  const std::map<SubjectId, OracleSubject>& subjects,
                                  const v1::CompositionCondition& condition, const Focus& focus) {
  std::vector<Element> elements;
  for (const v1::Unit& unit : facts.dataset().units()) {
    if (unit.parent_id() == focus.unit_id && IsPartyOrganization(unit) &&
        !facts.IsDissolved(unit)) {
      elements.push_back(ElementOfSubject(facts,
                                          subjects.at({v1::SUBJECT_KIND_ORGANIZATION, unit.id()}),
                                          OrganizationRef(unit.id()), condition.layer()));
    }
  }
  return elements;
}

std::vector<Element> Counterparts(const Facts& facts, const v1::CompositionCondition& condition,
                                  const Focus& focus) {
  std::vector<Element> elements;
  for (const v1::Unit* body : facts.Counterparts(focus.unit_id)) {
    if (IsListed(condition.counterpart_kinds(), body->kind())) {
      elements.push_back(ElementOfCounterpart(facts, *body));
    }
  }
  return elements;
}

// What one element can add to a tally.
std::set<Tally> ChoicesOf(const Facts& facts, const v1::CompositionCondition& condition,
                          const Element& element) {
  std::set<Tally> choices;
  for (const std::string& tier_id : element.tier_ids) {
    choices.insert({facts.IsInBand(tier_id, condition.band()) ? 1 : 0, 1});
  }
  if (element.may_be_not_rated) {
    choices.insert({0, condition.base() == v1::COMPOSITION_BASE_ALL ? 1 : 0});
  }
  if (element.may_be_elsewhere) choices.insert({0, 0});
  return choices;
}

// Every sum of one tally of each set.
std::set<Tally> Sums(const std::set<Tally>& left, const std::set<Tally>& right) {
  std::set<Tally> sums;
  for (const Tally& a : left) {
    for (const Tally& b : right) sums.insert({a.first + b.first, a.second + b.second});
  }
  return sums;
}

// What bodies that are not listed can add.
std::set<Tally> UnlistedChoices(const Facts& facts, const v1::CompositionCondition& condition) {
  std::set<Tally> choices = {{0, 0}};
  // A body that is not rated stays in a base of all.
  if (condition.base() == v1::COMPOSITION_BASE_ALL) choices.insert({0, kVeryMany});
  for (const std::string& tier_id : AllTiers(facts)) {
    const bool is_in_band = facts.IsInBand(tier_id, condition.band());
    choices.insert({is_in_band ? kVeryMany : 0, kVeryMany});
  }
  return choices;
}

Truth TruthOf(const Facts& facts, const v1::CompositionCondition& condition, const Focus& focus,
              const Tally& tally) {
  const auto [in_band, base] = tally;
  if (condition.quantity_case() == v1::CompositionCondition::kAtLeastCount) {
    return FromBool(in_band >= static_cast<int64_t>(condition.at_least_count()));
  }
  if (base > 0) {
    const v1::Share& share = condition.at_least_share();
    return FromBool(in_band * share.denominator() >= share.numerator() * base);
  }
  if (condition.when_none() == v1::WHEN_NONE_HOLDS) return Truth::kTrue;
  if (condition.when_none() == v1::WHEN_NONE_FAILS) return Truth::kFalse;
  return facts.AnswerTo(condition.open_question_id(), focus.ref);
}

}  // namespace

Answer EvaluateComposition(const Facts& facts, const std::map<SubjectId, OracleSubject>& subjects,
                           const v1::CompositionCondition& condition, const Focus& focus) {
  std::vector<Element> elements;
  bool may_have_unlisted = false;
  if (condition.population() == v1::POPULATION_MEMBERS) {
    elements = Members(facts, subjects, condition, focus);
  } else if (condition.population() == v1::POPULATION_SUBORDINATES) {
    elements = Subordinates(facts, subjects, condition, focus);
  } else {
    elements = Counterparts(facts, condition, focus);
    may_have_unlisted = !facts.IsCovered(v1::COVERAGE_TABLE_COUNTERPARTS, focus.unit_id);
  }
  std::set<Tally> tallies = {{0, 0}};
  bool lacks_facts = may_have_unlisted;
  for (const Element& element : elements) {
    tallies = Sums(tallies, ChoicesOf(facts, condition, element));
    const size_t outcome_count = element.tier_ids.size() + (element.may_be_not_rated ? 1 : 0) +
                                 (element.may_be_elsewhere ? 1 : 0);
    if (outcome_count > 1 && !element.needs_decision_only) lacks_facts = true;
  }
  if (may_have_unlisted) tallies = Sums(tallies, UnlistedChoices(facts, condition));
  bool can_be_true = false;
  bool can_be_false = false;
  for (const Tally& tally : tallies) {
    const Truth truth = TruthOf(facts, condition, focus, tally);
    can_be_true = can_be_true || truth != Truth::kFalse;
    can_be_false = can_be_false || truth != Truth::kTrue;
  }
  if (can_be_true && can_be_false) return {Truth::kUnknown, lacks_facts};
  return {FromBool(can_be_true), false};
}

}  // namespace dangvien::oracle
