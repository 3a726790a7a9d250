// Conditions on the tiers of what belongs to a unit. Every one of the population is a set of
// outcomes: counted in the band, counted outside it, not counted. Who is in the band counts there
// only where counted_when holds for it. All ways to choose, independently for each one, are walked,
// keeping only the pairs (in the band, in the base) that can be reached; the condition is true
// (false) when every pair makes it so.
//
// Where counterpart bodies are not covered, any number of further bodies with any tier may exist.
// Adding bodies in the band only raises the share, adding others only lowers it; so no body or very
// many of either sort (more than any share or count needs) show all that any number can do.
//
// Tested by tests/oracle/oracle_composition_test.cc and tests/oracle/oracle_conditions_test.cc
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

constexpr int64_t kVeryMany = int64_t{1} << 40;

// One of the population.
struct Element {
  Outcome outcome;
  bool may_be_elsewhere = false;         // perhaps it is not one of the population at all
  Answer counted_when = {Truth::kTrue};  // what Condition.counted_when says of it
};

// (how many are in the band, how many are in the base)
using Tally = std::pair<int64_t, int64_t>;

// What a composition reads.
struct Sources {
  const Facts& facts;
  const Subjects& subjects;
  const v1::CompositionCondition& condition;
  Evaluator& evaluator;
};

Element ElementOf(const Sources& from, const Focus& one) {
  Element element;
  element.outcome = OutcomeOf(from.facts, from.subjects, one.ref, from.condition.layer());
  if (from.condition.has_counted_when()) {
    element.counted_when = from.evaluator.Evaluate(from.condition.counted_when(), one);
  }
  return element;
}

std::vector<Element> Members(const Sources& from, const Focus& focus) {
  std::vector<Element> elements;
  for (const v1::Person& person : from.facts.dataset().people()) {
    const std::vector<std::string> homes = from.facts.HomeUnits(person);
    if (std::find(homes.begin(), homes.end(), focus.unit_id) == homes.end()) continue;
    elements.push_back(ElementOf(from, *MemberFocus(from.facts, person)));
    elements.back().may_be_elsewhere = homes.size() >= 2;
  }
  return elements;
}

std::vector<Element> Subordinates(const Sources& from, const Focus& focus) {
  std::vector<Element> elements;
  for (const v1::Unit& unit : from.facts.dataset().units()) {
    const std::optional<Focus> below = OrganizationFocus(from.facts, unit.id());
    if (unit.parent_id() == focus.unit_id && below.has_value()) {
      elements.push_back(ElementOf(from, *below));
    }
  }
  return elements;
}

std::vector<Element> Counterparts(const Sources& from, const Focus& focus) {
  std::vector<Element> elements;
  for (const v1::Unit* body : from.facts.Counterparts(focus.unit_id)) {
    if (!IsListed(from.condition.counterpart_kinds(), body->kind())) continue;
    elements.emplace_back();
    elements.back().outcome = OutcomeOfBody(from.facts, *body);
  }
  return elements;
}

std::vector<Element> PopulationOf(const Sources& from, const Focus& focus) {
  switch (from.condition.population()) {
    case v1::POPULATION_MEMBERS:
      return Members(from, focus);
    case v1::POPULATION_SUBORDINATES:
      return Subordinates(from, focus);
    default:
      return Counterparts(from, focus);
  }
}

// What one element can add to a tally.
std::set<Tally> ChoicesOf(const Facts& facts, const v1::CompositionCondition& condition,
                          const Element& element) {
  std::set<Tally> choices;
  for (const std::string& tier_id : element.outcome.tier_ids) {
    const bool is_in_band = facts.IsInBand(tier_id, condition.band());
    if (is_in_band && element.counted_when.truth != Truth::kFalse) choices.insert({1, 1});
    if (!is_in_band || element.counted_when.truth != Truth::kTrue) choices.insert({0, 1});
  }
  if (element.outcome.may_have_none) {
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
  for (const std::string& tier_id : facts.AllTiers()) {
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

// Is it open what the element adds, and not only because of open questions?
bool LacksFactsOf(const Element& element) {
  const size_t count = element.outcome.tier_ids.size() + (element.outcome.may_have_none ? 1 : 0) +
                       (element.may_be_elsewhere ? 1 : 0);
  if (count > 1 && !element.outcome.needs_decision_only) return true;
  return element.counted_when.truth == Truth::kUnknown && element.counted_when.lacks_facts;
}

}  // namespace

Answer EvaluateComposition(const Facts& facts, const Subjects& subjects,
                           const v1::CompositionCondition& condition, const Focus& focus,
                           Evaluator* evaluator) {
  const bool may_have_unlisted = condition.population() == v1::POPULATION_COUNTERPARTS &&
                                 !facts.IsCovered(v1::COVERAGE_TABLE_COUNTERPARTS, focus.unit_id);
  std::set<Tally> tallies = {{0, 0}};
  bool lacks_facts = may_have_unlisted;
  for (const Element& element : PopulationOf({facts, subjects, condition, *evaluator}, focus)) {
    tallies = Sums(tallies, ChoicesOf(facts, condition, element));
    lacks_facts = lacks_facts || LacksFactsOf(element);
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
