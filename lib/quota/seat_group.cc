// One quota in one group: counts who is what, takes the seats, ranks the candidates and cuts.
//
// Let s seats be there and everybody decided. A candidate with b others before it and t tied with
// it surely has a seat where b + t < s, and has none where b >= s; the rest are tied at the line.
// While somebody is open, a candidate has a seat where it would even in the worst case (the least
// seats, everybody who may be a candidate is one) and has none where it would not even in the best.
//
//   rank      1    2    2    4       seats 2: the first is seated, the two that share rank 2 are
//   outcome   seat tied tied none    tied, the fourth has none; CUT_ALL cuts the two, KEEP_ALL
//                                    keeps them.
//
// In a group where some key is not known nobody is known to be tied, since it may rank them: they
// are open, and neither a rule nor people settle it.
//
// What people decided about those tied comes last, and only where nothing else is open.
//
// Not here: what an outcome does to the tier (apply.cc).
// Tested by tests/unit/quota/seat_group_test.cc
#include "quota/seat_group.h"

#include <algorithm>
#include <utility>

#include "quota/rank.h"

namespace dangvien {
namespace {

void Count(bool surely, bool perhaps, CountSpan* count) {
  if (surely) ++count->least;
  if (surely || perhaps) ++count->greatest;
}

// Others that are ranked before a candidate or tied with it: those that surely are candidates, and
// with those that perhaps are.
struct Others {
  CountSpan before;
  CountSpan tied;
};

class Seater {
 public:
  explicit Seater(const GroupInput& input) : in_(input), quota_(input.quota) {}

  SeatedGroup Seat() {
    out_.outcome.kind = SubjectKindOf(in_.kind);
    out_.outcome.quota = &quota_;
    out_.outcome.key = in_.group.key;
    out_.outcome.decision = in_.decision;
    out_.outcome.candidates = Column<CandidateOutcome>(in_.memory);
    out_.outcome.apart = Column<Row>(in_.memory);
    SetLimit();
    for (const int32_t index : in_.group.subjects) CountSubject(index);
    out_.outcome.seats = CountSeats(quota_, out_.outcome.limit, out_.outcome.counts);
    Rank();
    Cut();
    SettleTies();
    return std::move(out_);
  }

 private:
  const QuotaDecisionEntry* Decision() const {
    if (in_.decision == kNone) return nullptr;
    return &in_.context.tables.quota_decisions[static_cast<size_t>(in_.decision)];
  }

  // A raise beyond what the quota allows is not applied, nor is a limit that is not higher.
  void SetLimit() {
    out_.outcome.limit = quota_.limit;
    const QuotaDecisionEntry* decision = Decision();
    if (decision == nullptr || decision->raised_denominator == 0) return;
    if (!IsRaise(quota_, *decision) || IsTooHigh(quota_, *decision)) return;
    out_.outcome.limit = {decision->raised_numerator, decision->raised_denominator};
    out_.outcome.raised_by = in_.decision;
  }

  void CountSubject(int32_t index) {
    const QuotaSubject& subject = in_.grouping.subjects[static_cast<size_t>(index)];
    const Possible possible = in_.possible[subject.index];
    const Possible candidate_tiers = AtOrAbove(quota_.tier);
    const bool may_be_candidate = (possible & candidate_tiers) != 0;
    if (subject.is_apart) {
      if (may_be_candidate) out_.outcome.apart.push_back(subject.row);
      return;
    }
    const bool belongs = subject.belongs == Truth::kTrue;
    const auto count_in = [&](Possible tiers, CountSpan* count) {
      Count(belongs && (possible & ~tiers) == 0, (possible & tiers) != 0, count);
    };
    GroupCounts& counts = out_.outcome.counts;
    Count(belongs, true, &counts.subjects);
    count_in(AllTiers(in_.context.policy.tier_count()), &counts.rated);
    count_in(AtOrAbove(quota_.lowered_to), &counts.lower_or_above);
    count_in(static_cast<Possible>(1u << quota_.lowered_to), &counts.lower);
    count_in(candidate_tiers, &counts.candidates);
    if (!belongs || !IsDecided(possible)) out_.outcome.is_provisional = true;
    if (!may_be_candidate) return;
    const bool is_sure = belongs && (possible & ~candidate_tiers) == 0;
    out_.outcome.candidates.push_back({subject.row, wire::SeatOutcome::kUnspecified, !is_sure});
    out_.subjects.push_back(index);
  }

  void Rank() {
    Column<CandidateOutcome>& candidates = out_.outcome.candidates;
    std::vector<Row> rows;
    rows.reserve(candidates.size());
    for (const CandidateOutcome& candidate : candidates) rows.push_back(candidate.row);
    Ranking ranking = RankSubjects(quota_, in_.context, in_.kind, rows);
    out_.outcome.used_key_count = ranking.used_key_count;
    is_tied_with_previous_ = std::move(ranking.is_tied_with_previous);
    Column<CandidateOutcome> ranked(in_.memory);
    std::vector<int32_t> subjects;
    ranked.reserve(rows.size());
    subjects.reserve(rows.size());
    for (const int32_t place : ranking.order) {
      ranked.push_back(candidates[static_cast<size_t>(place)]);
      subjects.push_back(out_.subjects[static_cast<size_t>(place)]);
    }
    candidates = std::move(ranked);
    out_.subjects = std::move(subjects);
  }

  // One run of candidates that are tied with each other after the other.
  void Cut() {
    Column<CandidateOutcome>& candidates = out_.outcome.candidates;
    CountSpan before;
    for (size_t begin = 0; begin < candidates.size();) {
      CountSpan tied;
      size_t end = begin;
      do {
        Count(!candidates[end].perhaps, true, &tied);
        ++end;
      } while (end < candidates.size() && is_tied_with_previous_[end]);
      for (size_t i = begin; i < end; ++i) {
        const int64_t self = candidates[i].perhaps ? 0 : 1;
        const Others others{before, {tied.least - self, tied.greatest - 1}};
        candidates[i].outcome = OutcomeOf(others);
      }
      before.least += tied.least;
      before.greatest += tied.greatest;
      begin = end;
    }
  }

  wire::SeatOutcome OutcomeOf(const Others& others) const {
    const CountSpan& seats = out_.outcome.seats.span;
    const bool is_ranked = out_.outcome.used_key_count == quota_.rank_keys.size();
    const bool ties_keep = is_ranked && quota_.ties == wire::TieRule::kKeepAll;
    const bool ties_cut = is_ranked && quota_.ties == wire::TieRule::kCutAll;
    const int64_t most_ahead = others.before.greatest + (ties_keep ? 0 : others.tied.greatest);
    const int64_t fewest_ahead = others.before.least + (ties_cut ? others.tied.least : 0);
    if (most_ahead < seats.least) return wire::SeatOutcome::kSeated;
    if (fewest_ahead >= seats.greatest) return wire::SeatOutcome::kNoSeat;
    const bool is_open = out_.outcome.is_provisional || !is_ranked;
    return is_open ? wire::SeatOutcome::kOpen : wire::SeatOutcome::kTied;
  }

  // Where people seated some of those tied, the others have no seat.
  void SettleTies() {
    const QuotaDecisionEntry* decision = Decision();
    if (decision == nullptr) return;
    const auto is_settled = [&](const CandidateOutcome& candidate) {
      return candidate.outcome == wire::SeatOutcome::kTied &&
             IsSeatedBy(*decision, {out_.outcome.kind, candidate.row});
    };
    Column<CandidateOutcome>& candidates = out_.outcome.candidates;
    if (std::none_of(candidates.begin(), candidates.end(), is_settled)) return;
    for (CandidateOutcome& candidate : candidates) {
      if (candidate.outcome != wire::SeatOutcome::kTied) continue;
      candidate.outcome = is_settled(candidate) ? wire::SeatOutcome::kSeatedByPeople
                                                : wire::SeatOutcome::kNoSeatByPeople;
    }
  }

  const GroupInput& in_;
  const CompiledQuota& quota_;
  std::vector<bool> is_tied_with_previous_;  // by rank
  SeatedGroup out_;
};

}  // namespace

bool IsTooHigh(const CompiledQuota& quota, const QuotaDecisionEntry& decision) {
  const Ratio highest = quota.highest_limit.value_or(quota.limit);
  return CompareShare(decision.raised_numerator, decision.raised_denominator, highest) > 0;
}

bool IsRaise(const CompiledQuota& quota, const QuotaDecisionEntry& decision) {
  return CompareShare(decision.raised_numerator, decision.raised_denominator, quota.limit) > 0;
}

bool IsSeatedBy(const QuotaDecisionEntry& decision, const SubjectRow& subject) {
  return std::any_of(decision.seated.begin(), decision.seated.end(), [&](const SubjectRow& one) {
    return one.kind == subject.kind && one.row == subject.row;
  });
}

SeatedGroup SeatGroup(const GroupInput& input) { return Seater(input).Seat(); }

}  // namespace dangvien
