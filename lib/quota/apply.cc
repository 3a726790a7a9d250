// From seats to proposed tiers. Each quota is taken in all its groups on what was possible before
// it; then its effects come at once, so that a subject in two groups is judged alike in both.
//
//   seated in every group            the tier stays
//   no seat in one group             every tier at the quota's or above becomes the lower one
//   tied, open, or not known which   both stay possible
//   group it belongs to
//
// A subject that was decided and now waits for a seat needs a decision where it is tied with
// everybody else decided, else input. One that was open already keeps its status, unless the quota
// leaves one tier only: then it is rated, whatever it would have been without the quota.
//
// People's decisions on tiers are counted (GroupOutcome::decided_count) when all quotas of the pass
// are done; they take and free no seat.
// Tested by tests/unit/quota/apply_test.cc, tests/unit/quota/examples_test.cc
#include "quota/apply.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "grading/run_pass.h"
#include "quota/seat_group.h"

namespace dangvien {
namespace {

enum class Lowering : uint8_t { kNot, kPerhaps, kSurely };

// What one quota does to a subject.
struct Effect {
  Lowering lowering = Lowering::kNot;
  bool needs_input = false;  // where it is lowered perhaps
};

Lowering LoweringOf(wire::SeatOutcome outcome, Truth belongs) {
  switch (outcome) {
    case wire::SeatOutcome::kSeated:
    case wire::SeatOutcome::kSeatedByPeople:
      return Lowering::kNot;
    case wire::SeatOutcome::kNoSeat:
    case wire::SeatOutcome::kNoSeatByPeople:
      return belongs == Truth::kTrue ? Lowering::kSurely : Lowering::kPerhaps;
    default:
      return Lowering::kPerhaps;
  }
}

// The decisions on one quota, by group.
class DecisionsOn {
 public:
  DecisionsOn(const DatasetTables& tables, absl::string_view quota_id) {
    const int32_t symbol = tables.symbols.quotas.ids.Find(quota_id);
    if (symbol == kNone) return;
    for (size_t i = 0; i < tables.quota_decisions.size(); ++i) {
      const QuotaDecisionEntry& entry = tables.quota_decisions[i];
      if (entry.quota != symbol) continue;
      by_group_[{entry.unit, entry.unit_kind, entry.peer_group}] = static_cast<int32_t>(i);
    }
  }

  int32_t In(const GroupKey& group) const {
    const auto it = by_group_.find({group.unit, group.unit_kind, group.peer_group});
    return it == by_group_.end() ? kNone : it->second;
  }

 private:
  std::map<std::tuple<Row, wire::UnitKind, absl::string_view>, int32_t> by_group_;
};

// The quotas of one pass of one policy.
class QuotaRun {
 public:
  QuotaRun(Grading* state, int32_t policy, wire::SubjectKind kind, Pace& pace, QuotaOutcome* out)
      : state_(*state),
        policy_(policy),
        kind_(kind),
        context_(state->ContextOf(policy)),
        outcomes_(state->outcomes.Of(kind)),
        pace_(pace),
        out_(*out),
        first_group_(out->groups.size()) {}

  void Run(const CompiledPass& pass) {
    for (const CompiledQuota& quota : pass.quotas) Apply(quota);
    for (size_t i = 0; i < counted_.size(); ++i) CountDecided(i);
  }

 private:
  void Apply(const CompiledQuota& quota) {
    pace_.Check();
    const Grouping grouping = GroupSubjects(state_, policy_, kind_, quota);
    const DecisionsOn decisions(state_.dataset.tables(), quota.source->id);
    Column<Effect> effects(grouping.subjects.size(), Effect(), state_.memory);
    for (const SubjectGroup& group : grouping.groups) {
      pace_.Advance(static_cast<int64_t>(group.subjects.size()));
      SeatedGroup seated = SeatGroup({context_, RowKindOf(kind_), quota, grouping, group,
                                      outcomes_.proposed, decisions.In(group.key), state_.memory});
      seated.outcome.policy = policy_;
      AddEffects(grouping, seated, &effects);
      AddPlaces(seated.outcome);
      KeepCounted(grouping, group);
      out_.groups.push_back(std::move(seated.outcome));
    }
    AddMissing(grouping, quota, &effects);
    if (quota.only_flags) return;
    for (size_t i = 0; i < effects.size(); ++i) Lower(quota, grouping.subjects[i], effects[i]);
  }

  static void AddEffects(const Grouping& grouping, const SeatedGroup& seated,
                         Column<Effect>* effects) {
    for (size_t i = 0; i < seated.subjects.size(); ++i) {
      const auto subject = static_cast<size_t>(seated.subjects[i]);
      const wire::SeatOutcome outcome = seated.outcome.candidates[i].outcome;
      const Lowering lowering = LoweringOf(outcome, grouping.subjects[subject].belongs);
      Effect& effect = (*effects)[subject];
      effect.lowering = std::max(effect.lowering, lowering);
      if (lowering == Lowering::kPerhaps && outcome != wire::SeatOutcome::kTied) {
        effect.needs_input = true;
      }
    }
  }

  void AddPlaces(const GroupOutcome& outcome) {
    Column<SeatPlace>& places = out_.places[static_cast<size_t>(kind_)];
    const auto group = static_cast<int32_t>(out_.groups.size());
    for (size_t i = 0; i < outcome.candidates.size(); ++i) {
      places.push_back({outcome.candidates[i].row, group, static_cast<int32_t>(i)});
    }
    for (const Row row : outcome.apart) places.push_back({row, group, kNone});
  }

  // Who would need a seat and has no group to have it in.
  void AddMissing(const Grouping& grouping, const CompiledQuota& quota, Column<Effect>* effects) {
    for (const int32_t index : grouping.without_group) {
      const QuotaSubject& subject = grouping.subjects[static_cast<size_t>(index)];
      const bool may_need_seat =
          !subject.is_apart && (outcomes_.proposed[subject.index] & AtOrAbove(quota.tier)) != 0;
      if (!may_need_seat) continue;
      (*effects)[static_cast<size_t>(index)] = {Lowering::kPerhaps, true};
      out_.missing[static_cast<size_t>(kind_)].push_back({subject.row, policy_, &quota});
    }
  }

  void Lower(const CompiledQuota& quota, const QuotaSubject& subject, const Effect& effect) {
    if (effect.lowering == Lowering::kNot) return;
    const Possible before = outcomes_.proposed[subject.index];
    auto after = static_cast<Possible>((before & ~AtOrAbove(quota.tier)) | 1u << quota.lowered_to);
    if (effect.lowering == Lowering::kPerhaps) after |= before;
    outcomes_.proposed[subject.index] = after;
    // At once: whom the next quota concerns may depend on it.
    outcomes_.decided[subject.index] = DecidedTier(context_, kind_, subject.row, after);
    Status& status = outcomes_.status[subject.index];
    if (IsDecided(after)) {
      status = Status::kRated;
    } else if (IsDecided(before)) {
      status = effect.needs_input ? Status::kNeedsInput : Status::kNeedsDecision;
    }
  }

  void KeepCounted(const Grouping& grouping, const SubjectGroup& group) {
    Column<size_t>& indexes = counted_.emplace_back(state_.memory);
    for (const int32_t index : group.subjects) {
      const QuotaSubject& subject = grouping.subjects[static_cast<size_t>(index)];
      if (!subject.is_apart && subject.belongs == Truth::kTrue) indexes.push_back(subject.index);
    }
  }

  void CountDecided(size_t group) {
    GroupOutcome& outcome = out_.groups[first_group_ + group];
    for (const size_t index : counted_[group]) {
      const Possible decided = outcomes_.decided[index];
      const bool holds = IsDecided(decided) && (decided & AtOrAbove(outcome.quota->tier)) != 0;
      if (holds) ++outcome.decided_count;
    }
  }

  const Grading& state_;
  int32_t policy_;
  wire::SubjectKind kind_;
  const EvalContext context_;
  Outcomes& outcomes_;
  Pace& pace_;
  QuotaOutcome& out_;
  size_t first_group_;
  std::vector<Column<size_t>> counted_;  // by group: the outcomes that count in it
};

}  // namespace

void ApplyQuotas(Grading* state, wire::SubjectKind kind, Pace& pace, QuotaOutcome* out) {
  std::vector<int32_t> by_id(state->policies.size());
  std::iota(by_id.begin(), by_id.end(), 0);
  const auto id = [state](int32_t p) { return state->policies[static_cast<size_t>(p)].id(); };
  std::sort(by_id.begin(), by_id.end(), [&](int32_t a, int32_t b) { return id(a) < id(b); });
  for (const int32_t policy : by_id) {
    const CompiledPass* pass =
        state->policies[static_cast<size_t>(policy)].compiled().PassFor(kind);
    if (pass != nullptr) QuotaRun(state, policy, kind, pace, out).Run(*pass);
  }
  const auto by_row = [](const auto& a, const auto& b) { return a.row < b.row; };
  auto& places = out->places[static_cast<size_t>(kind)];
  auto& missing = out->missing[static_cast<size_t>(kind)];
  std::stable_sort(places.begin(), places.end(), by_row);
  std::stable_sort(missing.begin(), missing.end(), by_row);
}

}  // namespace dangvien
