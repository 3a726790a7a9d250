// Runs a pass: blocks of subjects are decided independently of each other, so any number of threads
// may take them in any order. Organizations depend on their subordinates alone, which lie one depth
// deeper; so the units of one depth are independent once the deeper ones are done.
//
// A subject with contradicting facts is not decided: every tier stays possible. People's decisions
// are put beside the outcome; later readers of the "decided" layer see them.
// Tested by tests/differential/differential_test.cc, tests/property/property_test.cc
#include "grading/run_pass.h"

#include <algorithm>

#include "base/parallel.h"
#include "grading/decide.h"
#include "grading/open_facts.h"

namespace dangvien {
namespace {

// One block of subjects under one policy; `index` is the place of each in the outcomes.
struct Batch {
  const CompiledPass* pass;
  int32_t policy;
  RowKind kind;
  Column<Row> rows;
  Column<int32_t> index;
};

Status StatusOf(Possible possible, bool is_contradicted, const Batch& batch,
                const EvalContext& context, Row row) {
  if (is_contradicted) return Status::kNeedsInput;
  if (possible == kPossiblyNotRated) return Status::kNotASubject;
  if (IsDecided(possible)) return Status::kRated;
  const std::vector<OpenFactEntry> open = OpenFactsOf(*batch.pass, context, batch.kind, row);
  const bool only_questions =
      std::all_of(open.begin(), open.end(), [](const auto& fact) { return fact.is_question; });
  return only_questions ? Status::kNeedsDecision : Status::kNeedsInput;
}

void DecideBatch(const EvalContext& context, const Batch& batch,
                 const Column<uint8_t>& contradictions, Outcomes* outcomes) {
  const int tier_count = context.policy.tier_count();
  const RuleTruths truths(*batch.pass, context, {batch.kind, batch.rows});
  for (size_t i = 0; i < batch.rows.size(); ++i) {
    const auto at = static_cast<size_t>(batch.index[i]);
    const bool is_contradicted = contradictions[at] != 0;
    Possible possible = Decide(*batch.pass, tier_count, truths, i);
    if (is_contradicted) possible = AllTiers(tier_count) | kPossiblyNotRated;
    outcomes->qualified[at] = possible;
    outcomes->proposed[at] = possible;
    outcomes->status[at] = StatusOf(possible, is_contradicted, batch, context, batch.rows[i]);
    outcomes->qualified_status[at] = outcomes->status[at];
    outcomes->decided[at] =
        DecidedTier(context, SubjectKindOf(batch.kind), batch.rows[i], possible);
  }
}

void RunBatches(Grading* state, const std::vector<Batch>& batches, const Workers& workers,
                const Column<uint8_t>& contradictions, Outcomes* outcomes) {
  ParallelFor(static_cast<int64_t>(batches.size()), workers, [&](int64_t b) {
    const Batch& batch = batches[static_cast<size_t>(b)];
    DecideBatch(state->ContextOf(batch.policy), batch, contradictions, outcomes);
    if (workers.pace != nullptr) workers.pace->Count(static_cast<int64_t>(batch.rows.size()));
  });
}

// Adds subjects to batches of at most kBlockRows, one open batch a policy.
class Batcher {
 public:
  Batcher(const Grading& state, wire::SubjectKind kind, RowKind row_kind)
      : memory_(state.memory), row_kind_(row_kind), open_(state.policies.size(), -1) {
    for (const Policy& policy : state.policies) passes_.push_back(policy.compiled().PassFor(kind));
  }

  void Add(int32_t policy, Row row, int32_t index) {
    const auto p = static_cast<size_t>(policy);
    if (passes_[p] == nullptr) return;  // the policy does not rate this kind
    if (open_[p] < 0 || batches_[static_cast<size_t>(open_[p])].rows.size() == kBlockRows) {
      open_[p] = static_cast<int32_t>(batches_.size());
      batches_.push_back(
          {passes_[p], policy, row_kind_, Column<Row>(memory_), Column<int32_t>(memory_)});
    }
    Batch& batch = batches_[static_cast<size_t>(open_[p])];
    batch.rows.push_back(row);
    batch.index.push_back(index);
  }
  std::vector<Batch> Take() { return std::move(batches_); }

 private:
  std::pmr::memory_resource* memory_;
  RowKind row_kind_;
  std::vector<int32_t> open_;
  std::vector<const CompiledPass*> passes_;
  std::vector<Batch> batches_;
};

const Column<uint8_t>& ContradictionsOf(const Placement& placement, wire::SubjectKind kind) {
  switch (kind) {
    case wire::SubjectKind::kMember:
      return placement.member_contradictions;
    case wire::SubjectKind::kCollective:
      return placement.collective_contradictions;
    case wire::SubjectKind::kLeader:
      return placement.post_contradictions;
    default:
      return placement.unit_contradictions;
  }
}

void RunAll(Grading* state, wire::SubjectKind kind, const std::vector<Batch>& batches,
            const Workers& workers) {
  RunBatches(state, batches, workers, ContradictionsOf(state->placement, kind),
             &state->outcomes.Of(kind));
}

void RunMembers(Grading* state, const Workers& workers) {
  Batcher batcher(*state, wire::SubjectKind::kMember, RowKind::kPerson);
  for (size_t i = 0; i < state->placement.members.size(); ++i) {
    const Row person = state->placement.members[i];
    const Row home = state->placement.home_unit[static_cast<size_t>(person)];
    batcher.Add(state->PolicyOfUnit(home), person, static_cast<int32_t>(i));
  }
  RunAll(state, wire::SubjectKind::kMember, batcher.Take(), workers);
}

// Bottom-up: one depth of the tree after the other, from the deepest.
void RunOrganizations(Grading* state, const Workers& workers) {
  const UnitTable& units = state->dataset.tables().units;
  int32_t deepest = 0;
  for (const int32_t depth : units.depth) deepest = std::max(deepest, depth);
  std::vector<std::vector<Row>> by_depth(static_cast<size_t>(deepest) + 1);
  for (const Row unit : units.order) {
    const auto u = static_cast<size_t>(unit);
    if (!IsPartyUnit(units.kind[u]) || units.is_dissolved[u] != 0) continue;
    by_depth[static_cast<size_t>(units.depth[u])].push_back(unit);
  }
  for (auto level = by_depth.rbegin(); level != by_depth.rend(); ++level) {
    Batcher batcher(*state, wire::SubjectKind::kOrganization, RowKind::kUnit);
    for (const Row unit : *level) batcher.Add(state->PolicyOfUnit(unit), unit, unit);
    RunAll(state, wire::SubjectKind::kOrganization, batcher.Take(), workers);
  }
}

void RunCollectives(Grading* state, const Workers& workers) {
  const UnitTable& units = state->dataset.tables().units;
  Batcher batcher(*state, wire::SubjectKind::kCollective, RowKind::kCollective);
  for (const Row unit : units.order) {
    if (HasCollective(units, unit)) batcher.Add(state->PolicyOfUnit(unit), unit, unit);
  }
  RunAll(state, wire::SubjectKind::kCollective, batcher.Take(), workers);
}

void RunLeaders(Grading* state, const Workers& workers) {
  Batcher batcher(*state, wire::SubjectKind::kLeader, RowKind::kPost);
  for (const Row unit : state->dataset.tables().units.order) {
    for (const Row post : state->placement.leaders_of_unit.Of(unit)) {
      batcher.Add(state->PolicyOfUnit(unit), post, post);
    }
  }
  RunAll(state, wire::SubjectKind::kLeader, batcher.Take(), workers);
}

}  // namespace

Possible DecidedTier(const EvalContext& context, wire::SubjectKind kind, Row row,
                     Possible proposed) {
  const auto it = context.binding.decided_rank.find(Binding::Key(kind, row));
  return it == context.binding.decided_rank.end() ? proposed
                                                  : static_cast<Possible>(1u << it->second);
}

void RunPass(Grading* state, wire::SubjectKind kind, const Workers& workers) {
  switch (kind) {
    case wire::SubjectKind::kMember:
      return RunMembers(state, workers);
    case wire::SubjectKind::kOrganization:
      return RunOrganizations(state, workers);
    case wire::SubjectKind::kCollective:
      return RunCollectives(state, workers);
    case wire::SubjectKind::kLeader:
      return RunLeaders(state, workers);
    case wire::SubjectKind::kUnspecified:
      return;
  }
}

void ResizeOutcomes(Grading* state) {
  const DatasetTables& tables = state->dataset.tables();
  const auto resize = [state](wire::SubjectKind kind, size_t count) {
    state->outcomes.Of(kind).Resize(count, state->memory);
  };
  resize(wire::SubjectKind::kMember, state->placement.members.size());
  resize(wire::SubjectKind::kOrganization, static_cast<size_t>(tables.units.size()));
  resize(wire::SubjectKind::kCollective, static_cast<size_t>(tables.units.size()));
  resize(wire::SubjectKind::kLeader, tables.people.posts.entries.size());
}

}  // namespace dangvien
