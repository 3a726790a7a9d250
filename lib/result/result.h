// The outcome of an evaluation as messages.
#ifndef DANGVIEN_RESULT_RESULT_H_
#define DANGVIEN_RESULT_RESULT_H_

#include <list>
#include <string>

#include "dangvien/engine.h"
#include "evaluation_state.h"
#include "wire/result.wire.h"

namespace dangvien {

// One subject's result; the texts that `message` views live as long as this and the state.
struct SubjectMessage {
  wire::SubjectResult message;
  std::list<std::string> texts;  // a list: views into it stay valid while it grows
};

// The caller's ids of a subject; views into the tables.
wire::SubjectRef RefOf(const DatasetTables& tables, const SubjectRow& subject);

SubjectMessage DescribeSubject(const EvaluationState& state, const SubjectRow& subject);

// The whole result in canonical order.
// COST: linear; one subject at a time is in memory beside the output.
std::string EncodeResult(const EvaluationState& state);

StatusCounts CountStatuses(const EvaluationState& state);

// Of several leading posts of one person, statistics count the one of the smallest rank, then by
// id.
bool IsCountedPost(const EvaluationState& state, Row post);

// Appends the tallies of every party unit, in canonical order, as fields of a Result.
void EncodeTallies(const EvaluationState& state, std::string* out);

}  // namespace dangvien

#endif  // DANGVIEN_RESULT_RESULT_H_
