// Whether a sanction is on the target of a condition.
#ifndef DANGVIEN_TESTS_ORACLE_SANCTION_TARGET_H_
#define DANGVIEN_TESTS_ORACLE_SANCTION_TARGET_H_

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {

// A party organization directly below the unit.
bool IsDirectlyBelow(const Facts& facts, const std::string& unit_id, const std::string& above);

// Unknown where it depends on the place of the violation, which is not stated.
Truth IsOnTarget(const Facts& facts, const v1::SanctionedCondition& condition,
                 const v1::Violation& violation, const v1::Sanction& sanction, const Focus& focus);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_SANCTION_TARGET_H_
