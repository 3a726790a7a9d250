// The line between those with a seat and those without, as quota.proto draws it: b and t are the
// others that surely are candidates, ranked before and tied; B and T the same with those that
// perhaps are. A tie is one only where every key ranks: else the key may tell them apart, so that
// who has a seat stays open.
//
// Tested by tests/oracle/oracle_quota_test.cc and tests/oracle/oracle_quota_group_test.cc
#include "tests/oracle/quota_line.h"

#include <algorithm>

namespace dangvien::oracle {
namespace {

struct Others {
  Range before;
  Range tied;
};

Others OthersOf(const Ranking& ranking, const std::vector<Standing>& candidates, size_t self) {
  Others others;
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (i == self || ranking.IsBefore(self, i)) continue;
    Range& range = ranking.IsBefore(i, self) ? others.before : others.tied;
    if (candidates[i].is_sure) ++range.least;
    ++range.greatest;
  }
  return others;
}

bool HasOneSurely(v1::TieRule ties, const Range& seats, const Others& others) {
  if (others.before.greatest + others.tied.greatest < seats.least) return true;
  return ties == v1::TIE_RULE_KEEP_ALL && others.before.greatest < seats.least;
}

bool HasNoneSurely(v1::TieRule ties, const Range& seats, const Others& others) {
  if (others.before.least >= seats.greatest) return true;
  return ties == v1::TIE_RULE_CUT_ALL && others.before.least + others.tied.least >= seats.greatest;
}

}  // namespace

void DrawLine(v1::TieRule tie_rule, const Range& seats, bool is_provisional, const Ranking& ranking,
              std::vector<Standing>* candidates) {
  const v1::TieRule ties = ranking.IsEveryKeyUsed() ? tie_rule : v1::TIE_RULE_REFER;
  const bool is_open = is_provisional || !ranking.IsEveryKeyUsed();
  for (size_t i = 0; i < candidates->size(); ++i) {
    const Others others = OthersOf(ranking, *candidates, i);
    v1::SeatOutcome& outcome = (*candidates)[i].outcome;
    if (HasOneSurely(ties, seats, others)) {
      outcome = v1::SEAT_OUTCOME_SEATED;
    } else if (HasNoneSurely(ties, seats, others)) {
      outcome = v1::SEAT_OUTCOME_NO_SEAT;
    } else {
      outcome = is_open ? v1::SEAT_OUTCOME_OPEN : v1::SEAT_OUTCOME_TIED;
    }
  }
}

std::vector<v1::SubjectRef> SeatByPeople(const v1::QuotaDecision& decision,
                                         std::vector<Standing>* candidates) {
  std::vector<v1::SubjectRef> not_tied;
  bool is_applied = false;
  for (const v1::SubjectRef& ref : decision.seated()) {
    const auto found = std::find_if(
        candidates->begin(), candidates->end(),
        [&ref](const Standing& candidate) { return IsSameSubject(candidate.focus.ref, ref); });
    const bool is_tied = found != candidates->end() &&
                         (found->outcome == v1::SEAT_OUTCOME_TIED ||
                          found->outcome == v1::SEAT_OUTCOME_SEATED_BY_PEOPLE);  // named twice
    if (is_tied) {
      found->outcome = v1::SEAT_OUTCOME_SEATED_BY_PEOPLE;
      is_applied = true;
    } else {
      not_tied.push_back(ref);
    }
  }
  for (Standing& candidate : *candidates) {
    if (is_applied && candidate.outcome == v1::SEAT_OUTCOME_TIED) {
      candidate.outcome = v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE;
    }
  }
  return not_tied;
}

Truth HasSeat(v1::SeatOutcome outcome) {
  switch (outcome) {
    case v1::SEAT_OUTCOME_SEATED:
    case v1::SEAT_OUTCOME_SEATED_BY_PEOPLE:
      return Truth::kTrue;
    case v1::SEAT_OUTCOME_NO_SEAT:
    case v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE:
      return Truth::kFalse;
    default:
      return Truth::kUnknown;
  }
}

}  // namespace dangvien::oracle
