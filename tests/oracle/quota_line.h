// Who of a group's candidates has a seat.
#ifndef DANGVIEN_TESTS_ORACLE_QUOTA_LINE_H_
#define DANGVIEN_TESTS_ORACLE_QUOTA_LINE_H_

#include <vector>

#include "tests/oracle/quota_rank.h"
#include "tests/oracle/quota_seats.h"

namespace dangvien::oracle {

// Who may have the tier.
struct Standing {
  Focus focus;
  bool is_sure = true;
  v1::SeatOutcome outcome = v1::SEAT_OUTCOME_UNSPECIFIED;
};

// Sets each outcome. `is_provisional`: somebody of the group is undecided.
void DrawLine(v1::TieRule tie_rule, const Range& seats, bool is_provisional, const Ranking& ranking,
              std::vector<Standing>* candidates);

// Gives the seats of those tied to the ones named, where one of them is tied. The others stay as
// they are; returned are the named ones who are not tied.
std::vector<v1::SubjectRef> SeatByPeople(const v1::QuotaDecision& decision,
                                         std::vector<Standing>* candidates);

// Has it a seat?
Truth HasSeat(v1::SeatOutcome outcome);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_QUOTA_LINE_H_
