// One subject in one pass, up to its qualified tier.
#ifndef DANGVIEN_TESTS_ORACLE_RATING_H_
#define DANGVIEN_TESTS_ORACLE_RATING_H_

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {

// Fills the rules that fired, the demands, the qualified tiers and their status; the possible tiers
// are the same until quotas are applied.
void RateSubject(const Facts& facts, const v1::Pass& pass, const Focus& focus, Evaluator* evaluator,
                 OracleSubject* subject);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_RATING_H_
