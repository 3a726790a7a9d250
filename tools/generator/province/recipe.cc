// Turns the conditions of a policy into what facts have to be like.
//
// A recipe starts with everything allowed; each condition that is wanted true or false takes
// something away: "every criterion at `tot` or better" leaves two levels of each, its contrary
// leaves the levels below for one of them. What cannot be drawn for one subject alone, such as a
// share of its members, is taken as given where it is only hoped for, and refused where the outcome
// rests on it. So a recipe may promise too much, never too little; the engine judges.
//
// Of several alternatives the one chosen depends on the variation; each is tried before giving up.
//
// Tested by tests/province/province_test.cc
#include "generator/province/recipe.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <tuple>

namespace dangvien::generator {
namespace {

template <typename List>
int IndexOf(const List& list, const std::string& id) {
  for (int index = 0; index < list.size(); ++index) {
    if (list[index].id() == id) return index;
  }
  return -1;
}

template <typename List, typename Value>
bool Has(const List& list, Value value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool IsDefault(const v1::Policy& policy, const v1::ReadingOption& option) {
  const int reading = IndexOf(policy.readings(), option.reading_id());
  return reading >= 0 && policy.readings(reading).default_option_id() == option.option_id();
}

v1::Comparison Contrary(v1::Comparison comparison) {
  switch (comparison) {
    case v1::COMPARISON_LESS:
      return v1::COMPARISON_AT_LEAST;
    case v1::COMPARISON_AT_MOST:
      return v1::COMPARISON_MORE;
    case v1::COMPARISON_AT_LEAST:
      return v1::COMPARISON_LESS;
    default:
      return v1::COMPARISON_AT_MOST;
  }
}

bool SetOnce(const std::string& id, bool wanted, std::map<std::string, bool>& values) {
  return values.insert({id, wanted}).first->second == wanted;
}

void Narrow(int least, int greatest, Range& range) {
  range.least = std::max(range.least, least);
  range.greatest = std::min(range.greatest, greatest);
}

int FullPoints(const v1::Score& score) {
  int full = 0;
  for (const v1::ScorePart& part : score.parts()) full += static_cast<int>(part.full_points());
  return full;
}

}  // namespace

bool SubjectClass::operator<(const SubjectClass& other) const {
  return std::tie(kind, unit_kind, unit_level, post_kind, post_body) <
         std::tie(other.kind, other.unit_kind, other.unit_level, other.post_kind, other.post_body);
}

int Recipe::Events() const {
  const auto is_wanted = [](const auto& wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [](const auto& it) { return it.second; });
  };
  return (is_wanted(sanctions) ? kSanctionEvent : kNoEvent) |
         (is_wanted(absences) ? kAbsenceEvent : kNoEvent) |
         (most_tenure_months >= 0 ? kNewEvent : kNoEvent);
}

Solver::Solver(const v1::Policy& policy, const SubjectClass& subject)
    : policy_(policy), subject_(subject) {
  for (const v1::Frame& frame : policy.frames()) {
    if (frame.subject_kind() == subject.kind) frame_ = &frame;
  }
}

Recipe Solver::Start(int tier) const {
  Recipe recipe;
  recipe.tier = tier;
  const int count = frame_ == nullptr ? 0 : frame_->criteria_size();
  recipe.levels.assign(static_cast<size_t>(count), {0, policy_.levels_size() - 1});
  return recipe;
}

bool Solver::Exists(const v1::Rule& rule) const {
  return std::all_of(rule.under().begin(), rule.under().end(),
                     [this](const v1::ReadingOption& it) { return IsDefault(policy_, it); });
}

int Solver::TierIndex(const std::string& id) const { return IndexOf(policy_.tiers(), id); }

bool Solver::InBand(int tier, const v1::TierBand& band) const {
  const int best = band.best_tier_id().empty() ? 0 : TierIndex(band.best_tier_id());
  const int worst =
      band.worst_tier_id().empty() ? policy_.tiers_size() - 1 : TierIndex(band.worst_tier_id());
  return best <= tier && tier <= worst;
}

bool Solver::RequireDemand(const v1::Rule& rule, bool wanted, Surroundings around,
                           Recipe& recipe) const {
  if (wanted) {
    Recipe attempt = recipe;
    if (Require(rule.when(), true, around, attempt)) {
      recipe = attempt;
      return true;
    }
    for (const v1::Exception& exception : rule.exceptions()) {
      attempt = recipe;
      if (!Require(exception.when(), true, around, attempt)) continue;
      recipe = attempt;
      return true;
    }
    return rule.has_applies() && Require(rule.applies(), false, around, recipe);
  }
  if (rule.has_applies() && !Require(rule.applies(), true, around, recipe)) return false;
  for (const v1::Exception& exception : rule.exceptions()) {
    if (!Require(exception.when(), false, around, recipe)) return false;
  }
  return Require(rule.when(), false, around, recipe);
}

bool Solver::RequireTrigger(const v1::Rule& rule, bool wanted, Surroundings around,
                            Recipe& recipe) const {
  if (!wanted) {
    Recipe attempt = recipe;
    if (Require(rule.when(), false, around, attempt)) {
      recipe = attempt;
      return true;
    }
    if (rule.has_applies()) {
      attempt = recipe;
      if (Require(rule.applies(), false, around, attempt)) {
        recipe = attempt;
        return true;
      }
    }
    return rule.exceptions_size() > 0 && Require(rule.exceptions(0).when(), true, around, recipe);
  }
  if (rule.has_applies() && !Require(rule.applies(), true, around, recipe)) return false;
  for (const v1::Exception& exception : rule.exceptions()) {
    if (!Require(exception.when(), false, around, recipe)) return false;
  }
  return Require(rule.when(), true, around, recipe);
}

bool Solver::RequireEach(const Conditions& list, bool wanted, Surroundings around,
                         Recipe& recipe) const {
  return std::all_of(list.begin(), list.end(), [&](const v1::Condition& condition) {
    return Require(condition, wanted, around, recipe);
  });
}

bool Solver::RequireOne(const Conditions& list, bool wanted, Surroundings around,
                        Recipe& recipe) const {
  for (const Surroundings attempted : {Surroundings::kRefused, around}) {
    for (int step = 0; step < list.size(); ++step) {
      Recipe attempt = recipe;
      const v1::Condition& condition = list[(variation_ + step) % list.size()];
      if (!Require(condition, wanted, attempted, attempt)) continue;
      recipe = attempt;
      return true;
    }
  }
  return false;
}

bool Solver::Require(const v1::Condition& condition, bool wanted, Surroundings around,
                     Recipe& recipe) const {
  switch (condition.kind_case()) {
    case v1::Condition::kAllOf:
      return wanted ? RequireEach(condition.all_of().conditions(), true, around, recipe)
                    : RequireOne(condition.all_of().conditions(), false, around, recipe);
    case v1::Condition::kAnyOf:
      return wanted ? RequireOne(condition.any_of().conditions(), true, around, recipe)
                    : RequireEach(condition.any_of().conditions(), false, around, recipe);
    case v1::Condition::kNoneOf:
      return wanted ? RequireEach(condition.none_of().conditions(), false, around, recipe)
                    : RequireOne(condition.none_of().conditions(), true, around, recipe);
    case v1::Condition::kCriteria:
      return RequireLevels(condition.criteria(), wanted, recipe);
    case v1::Condition::kTaskShare:
      return RequireTasks(condition.task_share(), wanted, recipe);
    case v1::Condition::kScore:
      return RequireScore(condition.score(), wanted, recipe);
    case v1::Condition::kAttested:
      return SetOnce(condition.attested().flag_id(), wanted, recipe.flags);
    case v1::Condition::kOpenQuestion:
      return SetOnce(condition.open_question().question_id(), wanted, recipe.answers);
    case v1::Condition::kVoteShare:
      // A ballot gives most votes to the tier that is meant.
      return InBand(recipe.tier, condition.vote_share().band()) == wanted;
    case v1::Condition::kUnitIs:
    case v1::Condition::kPostIs:
      return IsOfClass(condition) == wanted;
    default:
      return RequireOfPerson(condition, wanted, around, recipe);
  }
}

bool Solver::RequireOfPerson(const v1::Condition& condition, bool wanted, Surroundings around,
                             Recipe& recipe) const {
  switch (condition.kind_case()) {
    case v1::Condition::kSanctioned:
      if (condition.sanctioned().target() == v1::SANCTION_TARGET_SELF) {
        return RequireSanction(condition.sanctioned(), wanted, recipe);
      }
      break;
    case v1::Condition::kEmployment:
      return RequireEmployment(condition.employment(), wanted, recipe);
    case v1::Condition::kTenure:
      return RequireTenure(condition.tenure(), wanted, recipe);
    case v1::Condition::kAbsent:
      for (const auto& [other, is_wanted] : recipe.absences) {
        const bool is_same = other.SerializeAsString() == condition.absent().SerializeAsString();
        if (is_same && is_wanted != wanted) return false;
      }
      recipe.absences.emplace_back(condition.absent(), wanted);
      return true;
    case v1::Condition::kRatedBy:
      recipe.ratings.emplace_back(condition.rated_by(), wanted);
      return true;
    case v1::Condition::kPriorRatings:
      recipe.earlier_ratings.emplace_back(condition.prior_ratings(), wanted);
      return true;
    default:
      break;
  }
  return around == Surroundings::kTakenAsGiven;
}

std::vector<int> Solver::Selected(const v1::CriteriaCondition& condition) const {
  std::vector<int> selected;
  for (int index = 0; frame_ != nullptr && index < frame_->criteria_size(); ++index) {
    bool is_in = condition.role_ids().empty();
    bool is_excepted = false;
    for (const v1::RoleGrant& grant : frame_->criteria(index).roles()) {
      const bool holds =
          std::all_of(grant.under().begin(), grant.under().end(),
                      [this](const v1::ReadingOption& it) { return IsDefault(policy_, it); });
      is_in |= holds && Has(condition.role_ids(), grant.role_id());
      is_excepted |= holds && Has(condition.except_role_ids(), grant.role_id());
    }
    if (is_in && !is_excepted) selected.push_back(index);
  }
  return selected;
}

bool Solver::RequireLevels(const v1::CriteriaCondition& condition, bool wanted,
                           Recipe& recipe) const {
  const int level = IndexOf(policy_.levels(), condition.at_least_level_id());
  const std::vector<int> selected = Selected(condition);
  const bool asks_all = condition.at_least_count() == 0;
  if (selected.empty()) return (asks_all && condition.when_none()) == wanted;
  if (wanted || !asks_all) {
    for (const int index : selected) {
      Range& range = recipe.levels[static_cast<size_t>(index)];
      wanted ? Narrow(0, level, range) : Narrow(level + 1, range.greatest, range);
      if (!asks_all || !condition.when_none()) recipe.applicable.insert(index);
      if (range.is_empty()) return false;
    }
    return true;
  }
  const int count = static_cast<int>(selected.size());
  for (int step = 0; step < count; ++step) {
    const int index = selected[static_cast<size_t>((variation_ + step) % count)];
    Range range = recipe.levels[static_cast<size_t>(index)];
    Narrow(level + 1, range.greatest, range);
    if (range.is_empty()) continue;
    recipe.levels[static_cast<size_t>(index)] = range;
    recipe.applicable.insert(index);
    return true;
  }
  return false;
}

bool Solver::RequireTasks(const v1::TaskShareCondition& condition, bool wanted,
                          Recipe& recipe) const {
  TaskDemand demand;
  demand.measure = condition.measure();
  demand.comparison = wanted ? condition.comparison() : Contrary(condition.comparison());
  demand.share = condition.share();
  for (const std::string& group : condition.group_ids()) recipe.tasks[group].push_back(demand);
  return true;
}

bool Solver::RequireScore(const v1::ScoreCondition& condition, bool wanted, Recipe& recipe) const {
  const int score = IndexOf(policy_.scores(), condition.score_id());
  if (score < 0) return false;
  const Range all = {0, FullPoints(policy_.scores(score))};
  Range& range = recipe.scores.insert({condition.score_id(), all}).first->second;
  const int points = static_cast<int>(condition.points());
  switch (wanted ? condition.comparison() : Contrary(condition.comparison())) {
    case v1::COMPARISON_LESS:
      Narrow(range.least, points - 1, range);
      break;
    case v1::COMPARISON_AT_MOST:
      Narrow(range.least, points, range);
      break;
    case v1::COMPARISON_AT_LEAST:
      Narrow(points, range.greatest, range);
      break;
    default:
      Narrow(points + 1, range.greatest, range);
      break;
  }
  return !range.is_empty();
}

bool Solver::RequireSanction(const v1::SanctionedCondition& condition, bool wanted,
                             Recipe& recipe) const {
  // Whether there is any sanction at all is settled once; which ones, when it is written.
  for (const auto& [other, is_wanted] : recipe.sanctions) {
    if (is_wanted != wanted) return false;
  }
  recipe.sanctions.emplace_back(condition, wanted);
  return true;
}

bool Solver::RequireTenure(const v1::TenureCondition& condition, bool wanted,
                           Recipe& recipe) const {
  const int months = static_cast<int>(condition.less_than_months());
  if (wanted) {
    const int most = recipe.most_tenure_months;
    recipe.most_tenure_months = most < 0 ? months - 1 : std::min(most, months - 1);
  } else {
    recipe.least_tenure_months = std::max(recipe.least_tenure_months, months);
  }
  return recipe.most_tenure_months < 0 || recipe.least_tenure_months <= recipe.most_tenure_months;
}

bool Solver::RequireEmployment(const v1::EmploymentCondition& condition, bool wanted,
                               Recipe& recipe) const {
  std::set<int> allowed;
  for (int kind = v1::EMPLOYMENT_KIND_CADRE; kind <= v1::EMPLOYMENT_KIND_OTHER; ++kind) {
    const bool is_allowed = recipe.employment.empty() || recipe.employment.count(kind) > 0;
    if (is_allowed && Has(condition.kinds(), kind) == wanted) allowed.insert(kind);
  }
  recipe.employment = allowed;
  return !allowed.empty();
}

bool Solver::IsOfClass(const v1::Condition& condition) const {
  if (condition.has_post_is()) {
    const v1::PostIsCondition& post = condition.post_is();
    return (post.kinds().empty() || Has(post.kinds(), subject_.post_kind)) &&
           (post.bodies().empty() || Has(post.bodies(), subject_.post_body));
  }
  const v1::UnitIsCondition& unit = condition.unit_is();
  return (unit.kinds().empty() || Has(unit.kinds(), subject_.unit_kind)) &&
         (unit.levels().empty() || Has(unit.levels(), subject_.unit_level));
}

}  // namespace dangvien::generator
