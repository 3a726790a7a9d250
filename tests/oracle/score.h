// Points of a subject.
#ifndef DANGVIEN_TESTS_ORACLE_SCORE_H_
#define DANGVIEN_TESTS_ORACLE_SCORE_H_

#include <optional>
#include <string>

#include "tests/oracle/facts.h"
#include "tests/oracle/fraction.h"

namespace dangvien::oracle {

// In units of 1/points_scale; empty where it is not known.
std::optional<Fraction> ScoreOf(const Facts& facts, const std::string& score_id,
                                const v1::SubjectRef& ref);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_SCORE_H_
