// Checks the certificates of a result with nothing but the result: as somebody would who was sent
// it and knows neither the policy nor the dossier.
#ifndef DANGVIEN_TESTS_PROPERTY_RECHECK_H_
#define DANGVIEN_TESTS_PROPERTY_RECHECK_H_

#include <string>
#include <vector>

#include "dangvien/v1/result.pb.h"

namespace dangvien::property {

// What does not hold, one line each: "q at b1: 3 seats, expected 2".
//
// Checked of each certificate: the counts among each other and against the candidates; the base;
// the limit against the stated and the highest one; the seats of the limit and those after the
// small-group rules; the order by the rank keys in their directions; the outcome of each candidate
// by the tie rule; what people settled; the decided count, and the finding where, and only where,
// it exceeds the seats. And of each subject: the proposed tier, from its qualified tier and the
// outcomes in the quotas one after the other.
// Not checked, because a result does not list them: who belongs to a group without being a
// candidate. Their counts are taken as they stand.
std::vector<std::string> RecheckCertificates(const v1::Result& result);

// How the groups of a result keep to their seats.
struct SeatUse {
  std::vector<std::string> faults;  // groups that hold more than the quota allows
  uint64_t bound = 0;               // groups in which somebody has no seat
  uint64_t raised = 0;              // of these, with a limit that a decision raised
  uint64_t full = 0;                // groups whose every seat is taken
};

// By the proposed tiers alone. A group may hold more than its seats where the quota only flags,
// where it keeps all who are tied at the line, and where people seated more of those tied than
// there are seats; that is looked for and counts as kept.
SeatUse CountSeatUse(const v1::Result& result);

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_RECHECK_H_
