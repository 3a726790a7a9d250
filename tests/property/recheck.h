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
// Checked: the seats from the counts, the limit, the base and the rounding (where no small-group
// rule gave them and nothing is open); the counts among each other; the order of the candidates;
// each outcome from the seats and the ranks; the decided count against the decided tiers, and the
// finding where it exceeds the seats; that nobody without a seat is proposed for the tier, unless
// that is a finding, too.
// A certificate does not say how ties are treated: what every rule demands is checked.
std::vector<std::string> RecheckCertificates(const v1::Result& result);

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_RECHECK_H_
