// The checks of the policy, after all passes.
#ifndef DANGVIEN_TESTS_ORACLE_CHECKS_H_
#define DANGVIEN_TESTS_ORACLE_CHECKS_H_

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {

void RunChecks(const Facts& facts, Evaluator* evaluator, OracleResult* result);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_CHECKS_H_
