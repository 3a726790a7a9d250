// What is marked and counted of one subject; read by conditions, scores and rank keys.
#ifndef DANGVIEN_TESTS_ORACLE_ASSESSMENT_H_
#define DANGVIEN_TESTS_ORACLE_ASSESSMENT_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/oracle/facts.h"

namespace dangvien::oracle {

// 0 = the highest.
int LevelRank(const v1::Policy& policy, const std::string& level_id);

// The criteria of the frame for the kind, in its order.
std::vector<v1::Criterion> CriteriaOf(const Facts& facts, v1::SubjectKind kind);
// Has the criterion one of the roles, under the chosen readings?
bool HasOneOf(const Facts& facts, const v1::Criterion& criterion,
              const google::protobuf::RepeatedPtrField<std::string>& role_ids);

// Null where nothing is stated.
const v1::Mark* FindMark(const v1::Assessment* assessment, const std::string& criterion_id);
const v1::TaskTally* FindTally(const v1::Assessment* assessment, const std::string& group_id);

struct MarkCounts {
  uint32_t reached = 0;  // at or above the level
  uint32_t below = 0;
  uint32_t missing = 0;
};
// A mark in points says nothing about levels: it counts as missing. So does no mark; where the
// criterion says "if any", neither is counted at all.
MarkCounts CountMarks(const Facts& facts, const v1::SubjectRef& ref,
                      const std::vector<v1::Criterion>& criteria, const std::string& level_id);

// The measure of a tally; -1 = not stated.
int64_t MeasureOf(const v1::TaskTally& tally, v1::TaskMeasure measure);

// left <comparison> right.
template <typename Number>
bool Compare(const Number& left, v1::Comparison comparison, const Number& right) {
  switch (comparison) {
    case v1::COMPARISON_LESS:
      return left < right;
    case v1::COMPARISON_AT_MOST:
      return !(right < left);
    case v1::COMPARISON_AT_LEAST:
      return !(left < right);
    default:
      return right < left;
  }
}

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_ASSESSMENT_H_
