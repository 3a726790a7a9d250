// Draws marks, task counts and flags for a tier that is already chosen.
//
// First each criterion gets a level by the share table of the rank, made better where the standard
// of the tier asks for more. That reaches the tier; it might reach a better one too. So one
// criterion is then set to just below what the next better tier asks for, unless some criterion is
// there already. One in ten of those who lack only an attested flag keeps all the best marks: good
// results without being an example for others are the lifelike way to miss the best tier.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/facts.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {
namespace {

// The share table: how often the best, second, third level is drawn, by rank 0 to 3.
constexpr std::array<std::array<int, 3>, 4> kLevelShares = {
    {{85, 15, 0}, {35, 63, 2}, {5, 55, 40}, {5, 55, 40}}};
constexpr int kIfAnyApplies = 250;   // per mille: the text's "if any" is the case
constexpr int kLacksOnlyFlag = 100;  // per mille of rank 1

size_t Index(int value) { return static_cast<size_t>(value); }

bool NeedsMoreFlags(const Demands& demands, int tier) {
  return tier > 0 && demands.flag_is_needed[Index(tier)] != demands.flag_is_needed[Index(tier - 1)];
}

// Sees to it that the marks do not reach the tier above `tier`.
void StayBelow(const Demands& demands, int tier, Random& random, MarkedFacts& out) {
  const std::vector<int>& own = demands.worst_level[Index(tier)];
  const std::vector<int>& better = demands.worst_level[Index(tier - 1)];
  std::vector<size_t> candidates;
  for (size_t index = 0; index < own.size(); ++index) {
    if (out.levels[index] == kNotApplicable) continue;
    if (out.levels[index] > better[index]) return;
    if (own[index] > better[index]) candidates.push_back(index);
  }
  if (candidates.empty()) return;
  const size_t chosen = candidates[Index(random.Below(static_cast<int>(candidates.size())))];
  out.levels[chosen] = static_cast<int16_t>(better[chosen] + 1);
}

void DrawLevels(const Demands& demands, int rank, Random& random, MarkedFacts& out) {
  const int tier = demands.TierOfRank(std::min(rank, 2));
  out.levels.assign(demands.criterion_ids.size(), kMissing);
  if (demands.level_count == 0) return;
  for (size_t index = 0; index < out.levels.size(); ++index) {
    const int drawn = random.Pick(kLevelShares[Index(rank)]);
    const bool applies = !demands.is_if_any[index] || random.PerMille(kIfAnyApplies);
    const int worst = demands.worst_level[Index(tier)][index];
    out.levels[index] = applies ? static_cast<int16_t>(std::min(drawn, worst)) : kNotApplicable;
  }
  if (tier == 0) return;
  if (NeedsMoreFlags(demands, tier) && random.PerMille(kLacksOnlyFlag)) {
    for (size_t index = 0; index < out.levels.size(); ++index) {
      const int best = demands.worst_level[Index(tier - 1)][index];
      if (out.levels[index] > best) out.levels[index] = static_cast<int16_t>(best);
    }
    return;
  }
  StayBelow(demands, tier, random, out);
}

void DrawTasks(const Demands& demands, int rank, Random& random, MarkedFacts& out) {
  constexpr std::array<int, 4> kLeastPercent = {100, 92, 72, 72};
  constexpr std::array<int, 4> kMostPercent = {100, 100, 90, 90};
  constexpr std::array<int, 4> kExceededPercent = {55, 20, 5, 5};
  out.tasks.resize(demands.task_group_ids.size());
  for (auto& counts : out.tasks) {
    const int assigned = random.Between(8, 30);
    const int percent = random.Between(kLeastPercent[Index(rank)], kMostPercent[Index(rank)]);
    const int completed = (assigned * percent + 99) / 100;
    const int late = rank == 0 ? 0 : random.Below(completed / 8 + 1);
    const bool is_excused = completed < assigned && random.PerMille(100);
    counts[kAssigned] = assigned;
    counts[kCompleted] = completed;
    counts[kOnTime] = completed - late;
    counts[kExceeded] = (completed * kExceededPercent[Index(rank)] + 99) / 100;
    counts[kExcused] = is_excused ? 1 : 0;
  }
}

void DrawFlags(const Demands& demands, int rank, FlagStyle style, MarkedFacts& out) {
  const int tier = demands.TierOfRank(rank);
  out.flags.assign(demands.flag_ids.size(), kFlagNotStated);
  for (size_t index = 0; index < out.flags.size(); ++index) {
    const bool is_merit = demands.flag_is_needed[0][index];
    if (demands.flag_is_needed[Index(tier)][index]) {
      out.flags[index] = kFlagHoldsWithEvidence;
    } else if (style == FlagStyle::kStated && is_merit) {
      out.flags[index] = kFlagDoesNotHold;
    }
  }
}

bool SetFirst(const std::vector<bool>& flags, MarkedFacts& out) {
  const auto found = std::find(flags.begin(), flags.end(), true);
  if (found == flags.end()) return false;
  out.flags[static_cast<size_t>(found - flags.begin())] = kFlagHoldsWithEvidence;
  return true;
}

void FailByTasks(Random& random, MarkedFacts& out) {
  for (auto& counts : out.tasks) {
    counts[kCompleted] = counts[kAssigned] * random.Between(25, 45) / 100;
    counts[kOnTime] = counts[kCompleted];
    counts[kExceeded] = 0;
    counts[kExcused] = 0;
  }
}

// One mark is enough, unless the policy lets people forgive any single one.
void FailByMarks(const Demands& demands, MarkedFacts& out) {
  const bool all_are_free = demands.free_criteria.size() == out.levels.size();
  for (size_t index = 0; index < out.levels.size(); ++index) {
    const auto& free = demands.free_criteria;
    const bool is_free = std::find(free.begin(), free.end(), static_cast<int>(index)) != free.end();
    if (out.levels[index] == kNotApplicable || (is_free && !all_are_free)) continue;
    out.levels[index] = static_cast<int16_t>(demands.level_count - 1);
    if (!all_are_free) return;
  }
}

}  // namespace

void DrawMarked(const Demands& demands, int rank, FlagStyle style, Random& random,
                MarkedFacts& out) {
  DrawLevels(demands, rank, random, out);
  DrawTasks(demands, rank, random, out);
  DrawFlags(demands, rank, style, out);
}

void Fail(const Demands& demands, Random& random, MarkedFacts& out) {
  const int cause = random.Below(8);
  if (cause < 5 && !out.tasks.empty()) {
    FailByTasks(random, out);
  } else if (cause > 5 || !SetFirst(demands.flag_forces, out)) {
    FailByMarks(demands, out);
  }
}

void FailWithExcuse(const Demands& demands, Random& random, MarkedFacts& out) {
  if (SetFirst(demands.flag_excuses, out)) FailByTasks(random, out);
}

void LeaveToPeople(const Demands& demands, MarkedFacts& out) {
  for (const int criterion : demands.free_criteria) {
    if (demands.is_if_any[Index(criterion)]) continue;
    out.levels[Index(criterion)] = static_cast<int16_t>(demands.level_count - 1);
    return;
  }
}

void LoseMark(const Demands& demands, Random& random, MarkedFacts& out) {
  std::vector<size_t> candidates;
  for (size_t index = 0; index < out.levels.size(); ++index) {
    if (!demands.is_if_any[index]) candidates.push_back(index);
  }
  if (candidates.empty()) return;
  out.levels[candidates[Index(random.Below(static_cast<int>(candidates.size())))]] = kMissing;
}

void WriteAssessment(const v1::Policy& policy, const Demands& demands, const MarkedFacts& facts,
                     v1::Assessment& out) {
  for (size_t index = 0; index < facts.levels.size(); ++index) {
    const int level = facts.levels[index];
    if (level == kMissing) continue;
    v1::Mark& mark = *out.add_marks();
    mark.set_criterion_id(demands.criterion_ids[index]);
    if (level == kNotApplicable) {
      mark.set_not_applicable(true);
    } else {
      mark.set_level_id(policy.levels(level).id());
    }
  }
  for (size_t index = 0; index < facts.tasks.size(); ++index) {
    const auto& counts = facts.tasks[index];
    v1::TaskTally& tally = *out.add_tasks();
    tally.set_group_id(demands.task_group_ids[index]);
    tally.set_assigned_count(counts[kAssigned]);
    tally.set_completed_count(counts[kCompleted]);
    tally.set_on_time_count(counts[kOnTime]);
    tally.set_exceeded_count(counts[kExceeded]);
    tally.set_excused_count(counts[kExcused]);
  }
  for (size_t index = 0; index < facts.flags.size(); ++index) {
    if (facts.flags[index] == kFlagNotStated) continue;
    v1::Attestation& attestation = *out.add_attestations();
    attestation.set_flag_id(demands.flag_ids[index]);
    attestation.set_holds(facts.flags[index] != kFlagDoesNotHold);
    if (facts.flags[index] == kFlagHoldsWithEvidence) {
      attestation.set_evidence_reference(absl::StrCat("HS-", demands.flag_ids[index]));
    }
  }
  if (facts.self_tier >= 0) out.set_self_tier_id(policy.tiers(facts.self_tier).id());
  out.set_rated_on(facts.rated_on);
}

}  // namespace dangvien::generator
