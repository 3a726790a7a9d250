// The quotas of a pass.
#ifndef DANGVIEN_TESTS_ORACLE_QUOTA_H_
#define DANGVIEN_TESTS_ORACLE_QUOTA_H_

#include <vector>

#include "tests/oracle/quota_group.h"

namespace dangvien::oracle {

// A certificate, and who surely belongs to its group.
struct Certified {
  v1::Certificate certificate;
  std::vector<SubjectId> subjects;
};

// Changes the possible tiers of the pass's subjects, one quota after the other.
// REQUIRES: all of them have their qualified tiers; `focuses` stand in the canonical order.
std::vector<Certified> ApplyQuotas(const Facts& facts, const v1::Pass& pass,
                                   const std::vector<Focus>& focuses, Evaluator* evaluator,
                                   OracleResult* result);

// Adds the certificates to the result.
// REQUIRES: the decided tiers are set.
void Certify(const Facts& facts, const std::vector<Certified>& certified, OracleResult* result);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_QUOTA_H_
