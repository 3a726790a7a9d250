// What a result tells beside tiers and findings.
#ifndef DANGVIEN_TESTS_ORACLE_FURTHER_OUTPUTS_H_
#define DANGVIEN_TESTS_ORACLE_FURTHER_OUTPUTS_H_

#include <vector>

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {

// By subject, year, violation and rule.
std::vector<v1::ReRating> ReRatingsOf(const Facts& facts);

// By person, place, unit and rule.
std::vector<v1::ReviewPlace> ReviewPlacesOf(const Facts& facts, Evaluator* evaluator);

// By subject kind, unit level and unit kind.
// REQUIRES: all passes have run.
std::vector<v1::SummaryRow> SummaryOf(const Facts& facts, const Subjects& subjects);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_FURTHER_OUTPUTS_H_
