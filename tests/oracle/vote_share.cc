// The share of votes for a subject in the ballot that counts: the only one with a result for it, or
// the one of several that was surely held last. Where not all ballots are listed, none surely was.
//
// Tested by tests/oracle/oracle_conditions_test.cc
#include <cstdint>
#include <optional>
#include <vector>

#include "tests/oracle/assessment.h"
#include "tests/oracle/conditions.h"

namespace dangvien::oracle {
namespace {

bool IsVotedOn(const v1::Ballot& ballot, const Focus& focus) {
  for (const v1::BallotResult& result : ballot.results()) {
    if (IsSameSubject(result.subject(), focus.ref)) return true;
  }
  return false;
}

// Null where there is no ballot, or no single last one.
const v1::Ballot* LastBallot(const Facts& facts, const Focus& focus) {
  std::vector<const v1::Ballot*> ballots;
  for (const v1::Ballot& ballot : facts.dataset().ballots()) {
    if (IsVotedOn(ballot, focus)) ballots.push_back(&ballot);
  }
  if (ballots.size() == 1) return ballots[0];
  for (const v1::Ballot* last : ballots) {
    bool is_last = last->held_on() != 0;
    for (const v1::Ballot* other : ballots) {
      if (other == last) continue;
      is_last = is_last && other->held_on() != 0 && other->held_on() < last->held_on();
    }
    if (is_last) return last;
  }
  return nullptr;
}

std::optional<int64_t> Stated(bool is_stated, int64_t count) {
  return is_stated ? std::optional<int64_t>(count) : std::nullopt;
}

std::optional<int64_t> BaseOf(const v1::Ballot& ballot, v1::VoteBase base) {
  switch (base) {
    case v1::VOTE_BASE_SUMMONED:
      return Stated(ballot.has_summoned_count(), ballot.summoned_count());
    case v1::VOTE_BASE_SUMMONED_LESS_EXCUSED:
      return Stated(ballot.has_summoned_count() && ballot.has_excused_count(),
                    ballot.summoned_count() - ballot.excused_count());
    case v1::VOTE_BASE_PRESENT:
      return Stated(ballot.has_present_count(), ballot.present_count());
    case v1::VOTE_BASE_ISSUED:
      return Stated(ballot.has_issued_count(), ballot.issued_count());
    case v1::VOTE_BASE_RETURNED:
      return Stated(ballot.has_returned_count(), ballot.returned_count());
    default:
      return Stated(ballot.has_valid_count(), ballot.valid_count());
  }
}

}  // namespace

Truth EvaluateVoteShare(const Facts& facts, const v1::VoteShareCondition& condition,
                        const Focus& focus) {
  const v1::Ballot* ballot = LastBallot(facts, focus);
  const bool has_all = facts.IsCovered(v1::COVERAGE_TABLE_REVIEWS, focus.unit_id);
  if (ballot == nullptr || !has_all) return Truth::kUnknown;
  const std::optional<int64_t> base = BaseOf(*ballot, condition.base());
  if (!base.has_value()) return Truth::kUnknown;
  if (*base == 0) return Truth::kFalse;
  int64_t votes = 0;
  for (const v1::BallotResult& result : ballot->results()) {
    if (!IsSameSubject(result.subject(), focus.ref)) continue;
    for (const v1::TierVotes& tier : result.votes()) {
      const bool is_rated = !tier.tier_id().empty();  // else: votes for "not rated yet"
      if (is_rated && facts.IsInBand(tier.tier_id(), condition.band())) votes += tier.vote_count();
    }
  }
  const int64_t left = votes * condition.share().denominator();
  const int64_t right = *base * condition.share().numerator();
  return FromBool(Compare(left, condition.comparison(), right));
}

}  // namespace dangvien::oracle
