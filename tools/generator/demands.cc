// Reads from a policy what facts must look like for a tier.
//
// The generator draws the tier first and the facts afterwards, so it needs the inverse of the
// rules: "second tier" means "every criterion with the role of a task at level two or better, the
// rest at level three or better". For demands on levels that inverse is a table, one worst level
// for each tier and criterion, and a ladder of standards makes each column of it monotone.
//
// Alternatives (`any_of`) are read as if all of them were asked: what is drawn then reaches the
// tier by each of them. Shares of tasks, composition and discipline are not inverted here; facts
// about them are drawn so that they hinder nobody but those whom they are meant to hinder.
//
// This is no second engine: a fact that a rule of another shape judges otherwise gives another
// tier than the drawn one, and nothing breaks.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/demands.h"

#include <algorithm>
#include <functional>

namespace dangvien::generator {
namespace {

using Visitor = std::function<void(const v1::Condition&, bool is_alternative)>;

// Calls the visitor for every condition that has to be true; not for what must be false.
void VisitDemanded(const v1::Condition& condition, bool is_alternative, const Visitor& visit) {
  visit(condition, is_alternative);
  for (const v1::Condition& child : condition.all_of().conditions()) {
    VisitDemanded(child, is_alternative, visit);
  }
  for (const v1::Condition& child : condition.any_of().conditions()) {
    VisitDemanded(child, true, visit);
  }
}

// Calls the visitor for every condition, whatever it stands in.
void VisitAll(const v1::Condition& condition, const Visitor& visit) {
  visit(condition, false);
  for (const auto* list : {&condition.all_of(), &condition.any_of(), &condition.none_of()}) {
    for (const v1::Condition& child : list->conditions()) VisitAll(child, visit);
  }
}

template <typename Message>
int IndexOf(const google::protobuf::RepeatedPtrField<Message>& list, const std::string& id) {
  for (int index = 0; index < list.size(); ++index) {
    if (list[index].id() == id) return index;
  }
  return -1;
}

bool IsDefault(const v1::Policy& policy, const v1::ReadingOption& option) {
  const int reading = IndexOf(policy.readings(), option.reading_id());
  return reading >= 0 && policy.readings(reading).default_option_id() == option.option_id();
}

template <typename UnderReadings>
bool Exists(const v1::Policy& policy, const UnderReadings& item) {
  return std::all_of(item.under().begin(), item.under().end(),
                     [&policy](const v1::ReadingOption& it) { return IsDefault(policy, it); });
}

template <typename List>
bool HasOneOf(const List& wanted, const std::vector<std::string>& roles) {
  return std::any_of(wanted.begin(), wanted.end(), [&roles](const std::string& role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  });
}

class Reader {
 public:
  Reader(const v1::Policy& policy, v1::SubjectKind kind) : policy_(policy) {
    for (const v1::Frame& frame : policy.frames()) {
      if (frame.subject_kind() == kind) frame_ = &frame;
    }
    for (const v1::Pass& pass : policy.passes()) {
      if (pass.subject_kind() == kind) pass_ = &pass;
    }
  }

  Demands Read() {
    ReadVocabulary();
    if (pass_ != nullptr) {
      ReadStandards();
      ReadUses();
    }
    FindFreeCriteria();
    return demands_;
  }

 private:
  void ReadVocabulary() {
    demands_.tier_count = policy_.tiers_size();
    demands_.level_count = policy_.levels_size();
    for (const v1::Flag& flag : policy_.flags()) demands_.flag_ids.push_back(flag.id());
    if (frame_ != nullptr) {
      for (const v1::Criterion& criterion : frame_->criteria()) {
        demands_.criterion_ids.push_back(criterion.id());
        demands_.is_if_any.push_back(criterion.if_any());
      }
    }
    const auto tiers = static_cast<size_t>(demands_.tier_count);
    const int default_level = std::max(0, demands_.level_count - 2);
    demands_.worst_level.assign(tiers,
                                std::vector<int>(demands_.criterion_ids.size(), default_level));
    demands_.flag_is_needed.assign(tiers, std::vector<bool>(demands_.flag_ids.size(), false));
    demands_.flag_forces.assign(demands_.flag_ids.size(), false);
    demands_.flag_excuses.assign(demands_.flag_ids.size(), false);
    is_free_.assign(demands_.criterion_ids.size(), true);
  }

  void ReadStandards() {
    for (const v1::Standard& standard : pass_->standards()) {
      const int tier = IndexOf(policy_.tiers(), standard.tier_id());
      for (const v1::Rule& rule : standard.conditions()) {
        if (tier < 0 || !Exists(policy_, rule)) continue;
        VisitDemanded(rule.when(), false,
                      [this, tier](const v1::Condition& condition, bool is_alternative) {
                        Demand(tier, condition, is_alternative);
                      });
      }
    }
  }

  // A demand of a tier is one of every better tier too.
  void Demand(int tier, const v1::Condition& condition, bool is_alternative) {
    if (condition.has_criteria()) DemandLevels(tier, condition.criteria(), is_alternative);
    if (condition.has_attested() && !is_alternative) {
      const int flag = IndexOf(policy_.flags(), condition.attested().flag_id());
      for (int better = 0; flag >= 0 && better <= tier; ++better) {
        demands_.flag_is_needed[static_cast<size_t>(better)][static_cast<size_t>(flag)] = true;
      }
    }
  }

  void DemandLevels(int tier, const v1::CriteriaCondition& condition, bool is_alternative) {
    const int level = IndexOf(policy_.levels(), condition.at_least_level_id());
    for (size_t index = 0; level >= 0 && index < demands_.criterion_ids.size(); ++index) {
      if (!IsSelected(condition, static_cast<int>(index))) continue;
      if (tier == LowestStandard() && !is_alternative) is_free_[index] = false;
      for (int better = 0; better <= tier; ++better) {
        int& worst = demands_.worst_level[static_cast<size_t>(better)][index];
        worst = std::min(worst, level);
      }
    }
  }

  bool IsSelected(const v1::CriteriaCondition& condition, int criterion) const {
    std::vector<std::string> roles;
    for (const v1::RoleGrant& grant : frame_->criteria(criterion).roles()) {
      if (Exists(policy_, grant)) roles.push_back(grant.role_id());
    }
    return (condition.role_ids().empty() || HasOneOf(condition.role_ids(), roles)) &&
           !HasOneOf(condition.except_role_ids(), roles);
  }

  int LowestStandard() const {
    int lowest = -1;
    for (const v1::Standard& standard : pass_->standards()) {
      lowest = std::max(lowest, IndexOf(policy_.tiers(), standard.tier_id()));
    }
    return lowest;
  }

  // What rules of any kind read: task groups, questions, and flags that force a tier.
  void ReadUses() {
    const Visitor use = [this](const v1::Condition& condition, bool) {
      for (const std::string& id : condition.task_share().group_ids()) {
        AddOnce(id, demands_.task_group_ids);
      }
      if (condition.has_open_question()) {
        AddOnce(condition.open_question().question_id(), demands_.question_ids);
      }
    };
    for (const v1::Standard& standard : pass_->standards()) {
      for (const v1::Rule& rule : standard.conditions()) VisitRule(rule, use);
    }
    for (const v1::TierRule& rule : pass_->forces()) {
      VisitRule(rule.rule(), use);
      if (Exists(policy_, rule.rule())) ReadForce(rule.rule());
    }
    for (const v1::TierRule& rule : pass_->caps()) VisitRule(rule.rule(), use);
  }

  void ReadForce(const v1::Rule& rule) {
    VisitDemanded(rule.when(), false, [this](const v1::Condition& condition, bool) {
      SetFlag(condition, demands_.flag_forces);
    });
    for (const v1::Exception& exception : rule.exceptions()) {
      VisitDemanded(exception.when(), false, [this](const v1::Condition& condition, bool) {
        SetFlag(condition, demands_.flag_excuses);
      });
    }
  }

  void SetFlag(const v1::Condition& condition, std::vector<bool>& flags) const {
    const int flag =
        condition.has_attested() ? IndexOf(policy_.flags(), condition.attested().flag_id()) : -1;
    if (flag >= 0) flags[static_cast<size_t>(flag)] = true;
  }

  void VisitRule(const v1::Rule& rule, const Visitor& visit) const {
    if (!Exists(policy_, rule)) return;
    VisitAll(rule.applies(), visit);
    VisitAll(rule.when(), visit);
    for (const v1::Exception& exception : rule.exceptions()) VisitAll(exception.when(), visit);
  }

  static void AddOnce(const std::string& id, std::vector<std::string>& ids) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }

  void FindFreeCriteria() {
    for (size_t index = 0; index < is_free_.size(); ++index) {
      if (is_free_[index]) demands_.free_criteria.push_back(static_cast<int>(index));
    }
  }

  const v1::Policy& policy_;
  const v1::Frame* frame_ = nullptr;
  const v1::Pass* pass_ = nullptr;
  Demands demands_;
  std::vector<bool> is_free_;  // [criterion]: see Demands::free_criteria
};

}  // namespace

int Demands::TierOfRank(int rank) const {
  const int lowest = tier_count - 1;
  if (rank >= 3) return lowest;
  return std::max(0, std::min(rank, lowest - 1));
}

Demands ReadDemands(const v1::Policy& policy, v1::SubjectKind kind) {
  return Reader(policy, kind).Read();
}

}  // namespace dangvien::generator
