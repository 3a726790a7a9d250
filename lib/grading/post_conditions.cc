// Conditions over posts, memberships elsewhere, the deciding level and votes.
//
// Example: who moved in September was eight months in another branch; its written remarks must be
// there before the rating. Counter-example: a move after two months asks for no remarks where the
// text says six.
// Tested by tests/differential/differential_test.cc
#include <algorithm>

#include "base/checked_math.h"
#include "grading/conditions.h"

namespace dangvien {
namespace {

template <typename Kind>
bool IsAmong(const std::vector<Kind>& filter, Kind value) {
  return filter.empty() || Contains(filter, value);
}

Truth HoldsPosts(const HoldsPostsAtom& atom, const EvalContext& context, Row person) {
  uint32_t sure = 0;
  uint32_t perhaps = 0;
  for (const PostEntry& post : context.tables.people.posts.Of(person)) {
    const Truth fits = PostFits(atom, context, post);
    sure += fits == Truth::kTrue ? 1 : 0;
    perhaps += fits == Truth::kUnknown ? 1 : 0;
  }
  if (sure >= atom.at_least) return Truth::kTrue;
  return sure + perhaps >= atom.at_least ? Truth::kUnknown : Truth::kFalse;
}

Day RatedOn(const EvalContext& context, Row person) {
  const auto& days = context.tables.assessments_of(wire::SubjectKind::kMember).rated_on;
  return days.empty() ? kNoDay : days[static_cast<size_t>(person)];
}

Truth Authority(const AuthorityAtom& atom, const EvalContext& context, RowKind kind, Row row) {
  const auto& deciding = context.tables.assessments_of(SubjectKindOf(kind)).deciding_unit;
  const Row wanted = deciding.empty() ? kNone : deciding[static_cast<size_t>(row)];
  Row unit = UnitOf(context, kind, row);
  if (wanted == kNone || unit == kNone) return Truth::kUnknown;
  if (unit == wanted) return FromBool(atom.own_unit);
  for (uint32_t level = 0; level < atom.max_levels; ++level) {
    unit = context.tables.units.parent[static_cast<size_t>(unit)];
    if (unit == kNone) break;
    if (unit == wanted) return Truth::kTrue;
  }
  return Truth::kFalse;
}

int64_t BaseOf(const BallotEntry& ballot, wire::VoteBase base) {
  switch (base) {
    case wire::VoteBase::kSummonedLessExcused: {
      const int64_t summoned = ballot.counts[kSummoned];
      if (summoned < 0 || ballot.excused_count < 0) return -1;
      return std::max<int64_t>(0, summoned - ballot.excused_count);
    }
    case wire::VoteBase::kPresent:
      return ballot.counts[kPresent];
    case wire::VoteBase::kIssued:
      return ballot.counts[kIssued];
    case wire::VoteBase::kReturned:
      return ballot.counts[kReturned];
    case wire::VoteBase::kValid:
      return ballot.counts[kValid];
    default:
      return ballot.counts[kSummoned];
  }
}

struct FoundResult {
  const BallotEntry* ballot = nullptr;
  const BallotResultEntry* result = nullptr;
};

// The result for the subject in the ballot held last; null where there is no single last one.
FoundResult LastResult(const EvalContext& context, const SubjectRow& subject) {
  FoundResult last;
  bool is_single = true;
  for (const BallotResultPlace& place : context.tables.BallotResultsOf(subject)) {
    const BallotEntry& ballot = context.tables.ballots[static_cast<size_t>(place.ballot)];
    const BallotResultEntry& result = ballot.results[static_cast<size_t>(place.result)];
    if (last.ballot == nullptr) {
      last = {&ballot, &result};
      continue;
    }
    const bool comparable = ballot.held_on != kNoDay && last.ballot->held_on != kNoDay &&
                            ballot.held_on != last.ballot->held_on;
    if (!comparable) {
      is_single = false;
      if (ballot.held_on == kNoDay) last = {&ballot, &result};
    } else if (last.ballot->held_on < ballot.held_on) {
      last = {&ballot, &result};
      is_single = true;
    }
  }
  return is_single ? last : FoundResult{};
}

Truth VoteShare(const VoteShareAtom& atom, const EvalContext& context, RowKind kind, Row row) {
  // Else another ballot may have followed.
  const bool is_last =
      IsCovered(context, wire::CoverageTable::kReviews, UnitOf(context, kind, row));
  const VoteCount count = CountVotes(atom, context, {SubjectKindOf(kind), row});
  if (!is_last || count.ballot == nullptr || count.base < 0) return Truth::kUnknown;
  if (count.base == 0) return Truth::kFalse;
  return FromBool(Compares(atom.comparison, CompareShare(count.votes, count.base, atom.share)));
}

}  // namespace

Truth PostFits(const HoldsPostsAtom& atom, const EvalContext& context, const PostEntry& post) {
  const UnitTable& units = context.tables.units;
  const auto u = static_cast<size_t>(post.unit);
  if (!post.span.Contains(context.tables.period.rating)) return Truth::kFalse;
  if (!IsAmong(atom.kinds, post.kind) || !IsAmong(atom.bodies, post.body)) return Truth::kFalse;
  if (!IsAmong(atom.unit_kinds, units.kind[u])) return Truth::kFalse;
  return FitsFilter(atom.unit_levels, units.level[u]);
}

VoteCount CountVotes(const VoteShareAtom& atom, const EvalContext& context,
                     const SubjectRow& subject) {
  VoteCount count;
  const FoundResult found = LastResult(context, subject);
  if (found.result == nullptr) return count;
  count.ballot = found.ballot;
  count.base = BaseOf(*found.ballot, atom.base);
  for (const TierVotesEntry& entry : found.result->votes) {
    if (entry.tier == kNone) continue;
    const int rank = context.binding.tier_rank[static_cast<size_t>(entry.tier)];
    if (rank >= 0 && atom.band.Contains(rank)) count.votes += entry.vote_count;
  }
  return count;
}

std::vector<const MembershipEntry*> RemarksAsked(const RemarksAtom& atom,
                                                 const EvalContext& context, Row person) {
  std::vector<const MembershipEntry*> asked;
  const Row home = context.placement.home_unit[static_cast<size_t>(person)];
  for (const MembershipEntry& entry : context.tables.people.memberships.Of(person)) {
    if (entry.kind != atom.kind || entry.unit == home) continue;
    const bool touches =
        entry.span.from < context.tables.period.end && context.tables.period.begin < entry.span.to;
    const int64_t months = MonthsWithin(entry.span, context.tables.period);
    if (touches && months >= int64_t{atom.min_months}) asked.push_back(&entry);
  }
  return asked;
}

Truth RemarksThere(const RemarksAtom& atom, const MembershipEntry& entry, Day rated_on) {
  if (!entry.has_remarks) return Truth::kUnknown;
  if (!atom.before_rating) return Truth::kTrue;
  const bool is_known = entry.remarks_received_on != kNoDay && rated_on != kNoDay;
  return is_known ? FromBool(entry.remarks_received_on <= rated_on) : Truth::kUnknown;
}

void Eval(const RemarksAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row person) {
    Truth all = Truth::kTrue;
    for (const MembershipEntry* entry : RemarksAsked(atom, context, person)) {
      all = And(all, RemarksThere(atom, *entry, RatedOn(context, person)));
    }
    return all;
  });
}

void Eval(const PostIsAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) {
    const PostEntry& post = context.tables.people.posts.entries[static_cast<size_t>(row)];
    return FromBool(IsAmong(atom.kinds, post.kind) && IsAmong(atom.bodies, post.body));
  });
}

void Eval(const HoldsPostsAtom& atom, const EvalContext& context, const Rows& rows,
          uint8_t* truth) {
  FillTruth(rows, truth,
            [&](Row row) { return HoldsPosts(atom, context, PersonOf(context, rows.kind, row)); });
}

void Eval(const AuthorityAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return Authority(atom, context, rows.kind, row); });
}

void Eval(const VoteShareAtom& atom, const EvalContext& context, const Rows& rows, uint8_t* truth) {
  FillTruth(rows, truth, [&](Row row) { return VoteShare(atom, context, rows.kind, row); });
}

}  // namespace dangvien
