// One recipe for each way to each outcome: to a tier by missing one demand of the next better one,
// to the fallback by missing one of the lowest standard, and to whatever each force, cap and
// exclusion gives by letting it fire. So each rule of a policy that one subject's facts can decide
// takes part in a dossier of some size.
//
// Every recipe comes twice: as it is, and with the policy's checks met where they can be.
//
// Tested by tests/province/province_test.cc
#include "generator/province/recipe_book.h"

#include <algorithm>
#include <set>

#include "generator/province/fill.h"

namespace dangvien::generator {
namespace {

using Around = Solver::Surroundings;

constexpr int kVariations = 3;

struct TierDemands {
  int tier;
  std::vector<const v1::Rule*> demands;
};

class Author {
 public:
  struct Sources {
    const v1::Policy& policy;
    const History& history;
  };

  Author(const Sources& sources, const v1::Pass& pass, const SubjectClass& subject)
      : policy_(sources.policy),
        history_(sources.history),
        pass_(pass),
        subject_(subject),
        solver_(sources.policy, subject) {
    for (const v1::Standard& standard : pass.standards()) {
      TierDemands one = {solver_.TierIndex(standard.tier_id()), {}};
      for (const v1::Rule& rule : standard.conditions()) {
        if (solver_.Exists(rule)) one.demands.push_back(&rule);
      }
      standards_.push_back(one);
    }
    std::sort(standards_.begin(), standards_.end(),
              [](const TierDemands& a, const TierDemands& b) { return a.tier < b.tier; });
  }

  std::vector<Recipe> Write() {
    for (int variation = 0; variation < kVariations; ++variation) {
      solver_.set_variation(variation);
      for (size_t index = 0; index < standards_.size(); ++index) WriteTier(index);
      WriteBroken(solver_.TierIndex(pass_.fallback().tier_id()), standards_.size());
      for (const v1::TierRule& force : pass_.forces()) {
        WriteForce(force);
        for (const v1::Exception& exception : force.rule().exceptions()) {
          WriteExcepted(force.rule(), exception);
        }
      }
      for (const v1::TierRule& cap : pass_.caps()) WriteCap(cap);
      for (const v1::Rule& exclusion : pass_.exclusions()) WriteExclusion(exclusion);
    }
    return std::move(recipes_);
  }

 private:
  // All demands of the standard, and of those below it where the ladder says so.
  bool Reach(size_t standard, Recipe& recipe) const {
    const bool is_cumulative = pass_.ladder() == v1::LADDER_CUMULATIVE;
    const size_t end =
        is_cumulative ? standards_.size() : std::min(standard + 1, standards_.size());
    for (size_t index = standard; index < end; ++index) {
      for (const v1::Rule* rule : standards_[index].demands) {
        if (!solver_.RequireDemand(*rule, true, Around::kTakenAsGiven, recipe)) return false;
      }
    }
    return true;
  }

  // No trigger fires, but the one left out.
  bool Rest(const v1::Rule* fires, Recipe& recipe) const {
    const auto rests = [&](const v1::Rule& rule) {
      return &rule == fires || !solver_.Exists(rule) ||
             solver_.RequireTrigger(rule, false, Around::kTakenAsGiven, recipe);
    };
    const auto rests_or_agrees = [&](const v1::TierRule& it) {
      return solver_.TierIndex(it.tier_id()) <= recipe.tier || rests(it.rule());
    };
    return std::all_of(pass_.exclusions().begin(), pass_.exclusions().end(), rests) &&
           std::all_of(pass_.forces().begin(), pass_.forces().end(),
                       [&](const v1::TierRule& it) { return rests(it.rule()); }) &&
           std::all_of(pass_.caps().begin(), pass_.caps().end(), rests_or_agrees);
  }

  // Missing what every better standard asks: with a ladder the next better one is enough.
  bool Miss(size_t standard, const v1::Rule& broken, Recipe& recipe) const {
    if (!solver_.RequireDemand(broken, false, Around::kRefused, recipe)) return false;
    if (pass_.ladder() == v1::LADDER_CUMULATIVE) return true;
    for (size_t better = 0; better + 1 < standard; ++better) {
      const auto& demands = standards_[better].demands;
      const bool is_missed = std::any_of(demands.begin(), demands.end(), [&](const v1::Rule* rule) {
        Recipe attempt = recipe;
        if (!solver_.RequireDemand(*rule, false, Around::kRefused, attempt)) return false;
        recipe = attempt;
        return true;
      });
      if (!is_missed) return false;
    }
    return true;
  }

  void WriteTier(size_t standard) {
    if (standard > 0) return WriteBroken(standards_[standard].tier, standard);
    Recipe recipe = solver_.Start(standards_[0].tier);
    if (Reach(0, recipe) && Rest(nullptr, recipe)) Keep(recipe);
  }

  void WriteBroken(int tier, size_t standard) {
    if (standard == 0) return;
    for (const v1::Rule* rule : standards_[standard - 1].demands) {
      Recipe recipe = solver_.Start(tier);
      recipe.rule_id = rule->id();
      if (Reach(standard, recipe) && Miss(standard, *rule, recipe) && Rest(nullptr, recipe)) {
        Keep(recipe);
      }
    }
  }

  // A trigger, on the facts of the standard if these allow it, else on any.
  void WriteTrigger(const v1::Rule& rule, int tier, size_t standard) {
    if (!solver_.Exists(rule)) return;
    for (const size_t base : {standard, standards_.size()}) {
      Recipe recipe = solver_.Start(tier);
      recipe.rule_id = rule.id();
      if (Reach(base, recipe) && solver_.RequireTrigger(rule, true, Around::kRefused, recipe) &&
          Rest(&rule, recipe) && Keep(recipe)) {
        return;
      }
    }
  }

  void WriteForce(const v1::TierRule& force) {
    WriteTrigger(force.rule(), solver_.TierIndex(force.tier_id()),
                 standards_.empty() ? 0 : standards_.size() - 1);
  }

  // The trigger would fire, were it not for the exception: the tier is that of the lowest standard.
  void WriteExcepted(const v1::Rule& rule, const v1::Exception& exception) {
    if (standards_.empty() || !solver_.Exists(rule)) return;
    Recipe recipe = solver_.Start(standards_.back().tier);
    recipe.rule_id = exception.id();
    if (!Reach(standards_.size() - 1, recipe)) return;
    if (rule.has_applies() && !solver_.Require(rule.applies(), true, Around::kRefused, recipe)) {
      return;
    }
    const bool is_excepted = solver_.Require(rule.when(), true, Around::kRefused, recipe) &&
                             solver_.Require(exception.when(), true, Around::kRefused, recipe);
    if (!is_excepted || !Rest(&rule, recipe)) return;
    if (standards_.size() == 1) {
      Keep(recipe);
      return;
    }
    for (const v1::Rule* broken : standards_[standards_.size() - 2].demands) {
      Recipe attempt = recipe;
      if (Miss(standards_.size() - 1, *broken, attempt) && Keep(attempt)) return;
    }
  }

  void WriteCap(const v1::TierRule& cap) {
    const int tier = solver_.TierIndex(cap.tier_id());
    size_t standard = 0;
    while (standard < standards_.size() && standards_[standard].tier < tier) ++standard;
    WriteTrigger(cap.rule(), tier, standard > 0 ? standard - 1 : 0);
  }

  void WriteExclusion(const v1::Rule& exclusion) {
    WriteTrigger(exclusion, kNotRatedTier, standards_.size());
  }

  bool Keep(const Recipe& recipe) {
    if (!CanFill(recipe, subject_.kind, history_)) return false;
    recipes_.push_back(recipe);
    Recipe in_order = recipe;
    for (const v1::Check& check : policy_.checks()) {
      if (!IsOfKind(check) || !solver_.Exists(check.rule())) continue;
      Recipe attempt = in_order;
      const bool is_met = solver_.RequireDemand(check.rule(), true, Around::kTakenAsGiven, attempt);
      if (is_met && attempt.Events() == recipe.Events() &&
          CanFill(attempt, subject_.kind, history_)) {
        in_order = attempt;
      }
    }
    // Most subjects are in order.
    for (int copy = 0; copy < 4; ++copy) recipes_.push_back(in_order);
    return true;
  }

  bool IsOfKind(const v1::Check& check) const {
    switch (check.subject()) {
      case v1::CHECK_SUBJECT_ORGANIZATION:
        return subject_.kind == v1::SUBJECT_KIND_ORGANIZATION;
      case v1::CHECK_SUBJECT_MEMBER:
        return subject_.kind == v1::SUBJECT_KIND_MEMBER;
      case v1::CHECK_SUBJECT_COLLECTIVE:
        return subject_.kind == v1::SUBJECT_KIND_COLLECTIVE;
      case v1::CHECK_SUBJECT_LEADER:
        return subject_.kind == v1::SUBJECT_KIND_LEADER;
      default:
        return false;
    }
  }

  const v1::Policy& policy_;
  const History& history_;
  const v1::Pass& pass_;
  SubjectClass subject_;
  Solver solver_;
  std::vector<TierDemands> standards_;
  std::vector<Recipe> recipes_;
};

}  // namespace

int Recipes::TierOfRank(int rank, Random& random) const {
  const int count = static_cast<int>(tiers.size());
  if (count == 0) return kNotRatedTier;
  int index = 0;
  if (rank == 1) index = 1 + random.Below(std::max(1, count - 3));
  if (rank == 2) index = std::max(1, count - 2);
  if (rank == 3) index = count - 1;
  return tiers[static_cast<size_t>(std::min(index, count - 1))];
}

const Recipe* Recipes::Pick(int tier, int events, int employment, Random& random) const {
  const auto pick = [&](const auto& fits) -> const Recipe* {
    std::vector<const Recipe*> candidates;
    for (const Recipe& recipe : all) {
      const bool is_allowed =
          employment == 0 || recipe.employment.empty() || recipe.employment.count(employment) > 0;
      if (is_allowed && fits(recipe)) candidates.push_back(&recipe);
    }
    if (candidates.empty()) return nullptr;
    return candidates[static_cast<size_t>(random.Below(static_cast<int>(candidates.size())))];
  };
  const auto has_events = [events](const Recipe& recipe) {
    return events == kAnyEvents || recipe.Events() == events;
  };
  const Recipe* found =
      pick([&](const Recipe& recipe) { return recipe.tier == tier && has_events(recipe); });
  if (found == nullptr) found = pick(has_events);
  if (found == nullptr) {
    found = pick([](const Recipe& recipe) { return recipe.Events() == kNoEvent; });
  }
  if (found != nullptr || all.empty()) return found;
  return &all.front();
}

bool RecipeBook::HasPass(v1::SubjectKind kind) const {
  return std::any_of(policy_.passes().begin(), policy_.passes().end(),
                     [kind](const v1::Pass& pass) { return pass.subject_kind() == kind; });
}

const Recipes& RecipeBook::Of(const SubjectClass& subject) {
  const auto [it, is_new] = recipes_.try_emplace(subject);
  if (!is_new) return it->second;
  for (const v1::Pass& pass : policy_.passes()) {
    if (pass.subject_kind() == subject.kind) {
      it->second.all = Author({policy_, history_}, pass, subject).Write();
    }
  }
  std::set<int> tiers;
  for (const Recipe& recipe : it->second.all) {
    if (recipe.tier != kNotRatedTier) tiers.insert(recipe.tier);
  }
  it->second.tiers.assign(tiers.begin(), tiers.end());
  return it->second;
}

}  // namespace dangvien::generator
