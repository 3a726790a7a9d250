// An overlay keeps the numbers of what its parent declares. So conditions of both can stand in one
// decision space, where those on the same facts are answered together:
//
//   parent: tenure < 6 months     overlay: tenure < 3 months     3 answers, not 4
//
// Each case of that space is judged under both versions; where the outcome is better under the
// later one, some change is more lenient. Which one? Each change is made alone, in the earlier
// version; if that gives some of these cases a better tier, it is responsible. What no change does
// alone (a demand of two rules that are both gone) is laid to all that differ in the case.
//
// A change that is more lenient alone, but is made up for by another one in every case, is not
// reported: then nobody is better off.
// Tested by tests/unit/policy/loosening_test.cc
#include "policy/compare_passes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "policy/judge_cases.h"
#include "policy/prove_cases.h"
#include "policy/witness.h"
#include "wire/same_bytes.h"

namespace dangvien {
namespace {

template <typename List>
bool BeginsWith(const List& list, const List& beginning) {
  if (beginning.size() > list.size()) return false;
  return std::equal(beginning.begin(), beginning.end(), list.begin(),
                    [](const auto& a, const auto& b) { return a.id == b.id; });
}

bool BeginsWith(const std::vector<CompiledCriterion>& frame,
                const std::vector<CompiledCriterion>& beginning) {
  if (beginning.size() > frame.size()) return false;
  return std::equal(beginning.begin(), beginning.end(), frame.begin(),
                    [](const auto& a, const auto& b) { return a.source->id == b.source->id; });
}

bool Declares(const CompiledPolicy& policy, const CompiledPolicy& other) {
  const wire::Policy& wide = policy.message;
  const wire::Policy& narrow = other.message;
  for (size_t kind = 0; kind < kSubjectKinds; ++kind) {
    if (!BeginsWith(policy.frames[kind], other.frames[kind])) return false;
  }
  return BeginsWith(wide.tiers, narrow.tiers) && BeginsWith(wide.levels, narrow.levels) &&
         BeginsWith(wide.task_groups, narrow.task_groups) && BeginsWith(wide.flags, narrow.flags) &&
         BeginsWith(wide.sections, narrow.sections) &&
         BeginsWith(wide.questions, narrow.questions) && BeginsWith(wide.scores, narrow.scores) &&
         (narrow.points_scale == 0 || wide.points_scale == narrow.points_scale);
}

// By the ids of the options: an overlay may state a reading anew, with its options in another
// order. REQUIRES: the readings are in the order of the message.
bool ChooseAlike(const CompiledPolicy& policy, const CompiledPolicy& other) {
  const auto& readings = policy.message.readings;
  const auto& others = other.message.readings;
  for (size_t i = 0; i < std::min(readings.size(), others.size()); ++i) {
    const auto chosen = static_cast<size_t>(policy.chosen_options[i]);
    const auto chosen_there = static_cast<size_t>(other.chosen_options[i]);
    if (readings[i].id != others[i].id ||
        readings[i].options[chosen].id != others[i].options[chosen_there].id) {
      return false;
    }
  }
  return true;
}

// Lists that a rule reads as a whole ("all criteria") are the same to the end; of the readings, the
// chosen options of those that both have.
bool ReadAlike(const CompiledPolicy& policy, const CompiledPolicy& other) {
  const wire::Policy& one = policy.message;
  const wire::Policy& two = other.message;
  return wire::SameBytes(one.tiers, two.tiers) && wire::SameBytes(one.levels, two.levels) &&
         wire::SameBytes(one.frames, two.frames) &&
         wire::SameBytes(one.task_groups, two.task_groups) &&
         wire::SameBytes(one.scores, two.scores) && one.placement == two.placement &&
         ChooseAlike(policy, other);
}

using RuleRefs = std::vector<const CompiledRule*>;
using JudgedRules = std::vector<JudgedRule>;

// Something that may differ between the versions. A rule that is not there is no rule; a ceiling is
// several (CapsOf).
struct Slot {
  enum class Kind { kRule, kFallback, kLadder };

  Kind kind = Kind::kRule;
  absl::string_view id;
  RuleRefs before{};
  RuleRefs after{};
};

class Comparison {
 public:
  Comparison(const PassVersions& versions, const CaseLimit& limit)
      : policy_(versions.policy),
        shape_before_(ShapeIn(versions.before)),
        shape_after_(ShapeIn(versions.after)),
        caps_before_(CapsIn(versions.before)),
        caps_after_(CapsIn(versions.after)),
        slots_(SlotsOf(versions)),
        space_(policy_, Rules(), limit) {}

  int64_t case_count() const { return space_.case_count(); }

  std::vector<OutcomeMoves::Move> CountMoves() {
    std::array<std::array<int64_t, kNotRated + 1>, kNotRated + 1> counts{};
    ForEachBlock([&] {
      for (OutcomeNumber from = 0; from <= kNotRated; ++from) {
        for (OutcomeNumber to = 0; to <= kNotRated; ++to) {
          if (from == to) continue;
          counts[static_cast<size_t>(from)][static_cast<size_t>(to)] +=
              (CasesOf(was_, from) & CasesOf(is_, to)).Count();
        }
      }
    });
    std::vector<OutcomeMoves::Move> moves;
    for (OutcomeNumber from = 0; from <= kNotRated; ++from) {
      for (OutcomeNumber to = 0; to <= kNotRated; ++to) {
        const int64_t count = counts[static_cast<size_t>(from)][static_cast<size_t>(to)];
        if (count > 0) moves.push_back({from, to, count});
      }
    }
    return moves;
  }

  std::vector<LooserChange> FindLooser() {
    std::vector<Found> found(slots_.size());
    Found together;
    ForEachBlock([&] {
      const CaseBits looser = LooserCases(was_, is_);
      if (!looser.Any()) return;
      CaseBits unexplained = looser;
      for (size_t slot = 0; slot < slots_.size(); ++slot) {
        if (!Differs(slot)) continue;
        const CaseBits alone = looser & LooserCases(was_, JudgeWith(slot));
        Note(alone, {slot}, &found[slot]);
        unexplained &= ~alone;
      }
      if (unexplained.Any()) Note(unexplained, DifferingIn(unexplained.First()), &together);
    });
    found.push_back(std::move(together));
    std::vector<LooserChange> changes;
    for (Found& one : found) {
      if (one.case_count > 0) changes.push_back(Describe(std::move(one)));
    }
    return changes;
  }

 private:
  struct Found {
    std::vector<absl::string_view> ids;
    int64_t case_count = 0;
    std::string example;
  };

  // With an entry for each tier of the wider policy.
  PassShape ShapeIn(const CompiledPass& pass) const {
    PassShape shape = ShapeOf(pass);
    shape.has_standard.resize(static_cast<size_t>(policy_.tier_count()));
    return shape;
  }

  std::vector<CompiledRule> CapsIn(const CompiledPass& pass) const {
    std::vector<CompiledRule> caps;
    for (const CompiledRule& rule : pass.rules) {
      if (rule.role != RuleRole::kCeiling) continue;
      for (CompiledRule& cap : CapsOf(rule, policy_.tier_count())) caps.push_back(std::move(cap));
    }
    return caps;
  }

  std::vector<Slot> SlotsOf(const PassVersions& versions) const {
    std::vector<Slot> slots;
    const auto add = [&slots](const CompiledRule& rule, RuleRefs Slot::*version) {
      if (rule.role == RuleRole::kCeiling) return;
      const absl::string_view id = rule.source->id;
      auto slot = std::find_if(slots.begin(), slots.end(),
                               [id](const Slot& other) { return other.id == id; });
      if (slot == slots.end()) slot = slots.insert(slot, Slot{Slot::Kind::kRule, id});
      ((*slot).*version).push_back(&rule);
    };
    for (const CompiledRule& rule : versions.before.rules) add(rule, &Slot::before);
    for (const CompiledRule& rule : caps_before_) add(rule, &Slot::before);
    for (const CompiledRule& rule : versions.after.rules) add(rule, &Slot::after);
    for (const CompiledRule& rule : caps_after_) add(rule, &Slot::after);
    if (versions.after.source->fallback.has_value()) {
      slots.push_back({Slot::Kind::kFallback, versions.after.source->fallback->id});
    }
    slots.push_back({Slot::Kind::kLadder, versions.after.source->id});
    return slots;
  }

  RuleRefs Rules() const {
    RuleRefs rules;
    for (const Slot& slot : slots_) {
      rules.insert(rules.end(), slot.before.begin(), slot.before.end());
      rules.insert(rules.end(), slot.after.begin(), slot.after.end());
    }
    return rules;
  }

  template <typename Visit>
  void ForEachBlock(Visit visit) {
    for (block_ = 0; block_ < space_.block_count(); ++block_) {
      space_.Load(block_);
      judged_before_.clear();
      judged_after_.clear();
      for (const Slot& slot : slots_) {
        judged_before_.push_back(JudgeRules(slot.before));
        judged_after_.push_back(JudgeRules(slot.after));
      }
      was_ = Judge(shape_before_, slots_.size(), &judged_before_);
      is_ = Judge(shape_after_, slots_.size(), &judged_after_);
      visit();
    }
  }

  JudgedRules JudgeRules(const RuleRefs& rules) const {
    JudgedRules judged;
    for (const CompiledRule* rule : rules) judged.push_back(JudgeRule(space_, *rule));
    return judged;
  }

  // With all rules of one version, but at `swapped` those of the later one.
  CaseOutcomes Judge(const PassShape& shape, size_t swapped,
                     const std::vector<JudgedRules>* judged) const {
    std::vector<const JudgedRule*> rules;
    for (size_t i = 0; i < judged->size(); ++i) {
      const JudgedRules& taken = i == swapped ? judged_after_[i] : (*judged)[i];
      for (const JudgedRule& rule : taken) rules.push_back(&rule);
    }
    return JudgeCases(space_.existing(), shape, rules);
  }

  bool Differs(size_t index) const {
    switch (slots_[index].kind) {
      case Slot::Kind::kRule:
        return judged_before_[index] != judged_after_[index];
      case Slot::Kind::kFallback:
        return shape_before_.fallback_tier != shape_after_.fallback_tier;
      case Slot::Kind::kLadder:
        return shape_before_.is_cumulative != shape_after_.is_cumulative;
    }
    return false;
  }

  // The earlier version with one change.
  CaseOutcomes JudgeWith(size_t index) const {
    PassShape shape = shape_before_;
    switch (slots_[index].kind) {
      case Slot::Kind::kRule:
        // A demand of a tier that had no standard brings the standard with it.
        for (const JudgedRule& rule : judged_after_[index]) {
          if (rule.role != RuleRole::kDemand) continue;
          shape.has_standard[static_cast<size_t>(rule.tier)] = true;
        }
        break;
      case Slot::Kind::kFallback:
        shape.fallback_tier = shape_after_.fallback_tier;
        break;
      case Slot::Kind::kLadder:
        shape.is_cumulative = shape_after_.is_cumulative;
        break;
    }
    return Judge(shape, index, &judged_before_);
  }

  std::vector<size_t> DifferingIn(size_t bit) const {
    std::vector<size_t> slots;
    for (size_t i = 0; i < slots_.size(); ++i) {
      if (Differs(i) && (slots_[i].kind != Slot::Kind::kRule || DiffersIn(bit, i))) {
        slots.push_back(i);
      }
    }
    return slots;
  }

  bool DiffersIn(size_t bit, size_t slot) const {
    const JudgedRules& was = judged_before_[slot];
    const JudgedRules& is = judged_after_[slot];
    const auto has_effect = [bit](const JudgedRule& rule) { return rule.effect.Has(bit); };
    const bool had = std::any_of(was.begin(), was.end(), has_effect);
    const bool has = std::any_of(is.begin(), is.end(), has_effect);
    return had != has || (had && was[0].tier != is[0].tier);
  }

  void Note(const CaseBits& cases, const std::vector<size_t>& slots, Found* found) const {
    const int64_t count = cases.Count();
    if (count > 0 && found->case_count == 0) {
      for (size_t slot : slots) found->ids.push_back(slots_[slot].id);
      found->example = Example(cases.First(), slots);
    }
    found->case_count += count;
  }

  std::string Example(size_t bit, const std::vector<size_t>& slots) const {
    Witness witness(policy_, space_, block_ * space_.cases_per_block() + static_cast<int64_t>(bit));
    for (size_t slot : slots) {
      for (const CompiledRule* rule : slots_[slot].before) witness.Add(*rule);
      for (const CompiledRule* rule : slots_[slot].after) witness.Add(*rule);
    }
    return absl::StrCat(NameOf(OutcomeOf(is_, bit)), " in place of ", NameOf(OutcomeOf(was_, bit)),
                        witness.Text());
  }

  LooserChange Describe(Found found) const {
    return {std::move(found.ids),
            absl::StrCat(found.case_count, " of ", case_count(),
                         found.case_count == 1 ? " cases gets" : " cases get",
                         " a better tier or none, the first one ", found.example)};
  }

  static const CaseBits& CasesOf(const CaseOutcomes& outcomes, OutcomeNumber number) {
    static const CaseBits none;
    if (number == kNoTier) return outcomes.no_tier;
    if (number == kNotRated) return outcomes.not_rated;
    const auto rank = static_cast<size_t>(number);
    return rank < outcomes.by_rank.size() ? outcomes.by_rank[rank] : none;
  }

  static OutcomeNumber OutcomeOf(const CaseOutcomes& outcomes, size_t bit) {
    OutcomeNumber number = 0;
    while (number < kNotRated && !CasesOf(outcomes, number).Has(bit)) ++number;
    return number;
  }

  std::string NameOf(OutcomeNumber number) const {
    if (number == kNoTier) return "no tier";
    if (number == kNotRated) return "not rated";
    return absl::StrCat("`", policy_.message.tiers[static_cast<size_t>(number)].id, "`");
  }

  const CompiledPolicy& policy_;
  PassShape shape_before_;
  PassShape shape_after_;
  std::vector<CompiledRule> caps_before_;  // of ceilings
  std::vector<CompiledRule> caps_after_;
  std::vector<Slot> slots_;
  DecisionSpace space_;
  // Of the block that is loaded, by slot.
  int64_t block_ = 0;
  std::vector<JudgedRules> judged_before_;
  std::vector<JudgedRules> judged_after_;
  CaseOutcomes was_;
  CaseOutcomes is_;
};

}  // namespace

const CompiledPolicy* WiderOf(const CompiledPolicy& a, const CompiledPolicy& b) {
  if (Declares(a, b)) return &a;
  return Declares(b, a) ? &b : nullptr;
}

bool JudgeAlike(const CompiledPolicy& policy, const CompiledPass& pass, const CompiledPolicy& other,
                const CompiledPass& other_pass) {
  return ReadAlike(policy, other) && wire::SameBytes(*pass.source, *other_pass.source);
}

std::optional<OutcomeMoves> CompareOutcomes(const PassVersions& versions, const CaseLimit& limit) {
  Comparison comparison(versions, limit);
  if (comparison.case_count() < 0) return std::nullopt;
  return OutcomeMoves{comparison.case_count(), comparison.CountMoves()};
}

std::optional<std::vector<LooserChange>> FindLooserChanges(const PassVersions& versions,
                                                           const CaseLimit& limit) {
  Comparison comparison(versions, limit);
  if (comparison.case_count() < 0) return std::nullopt;
  return comparison.FindLooser();
}

}  // namespace dangvien
