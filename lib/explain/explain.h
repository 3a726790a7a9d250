#ifndef DANGVIEN_EXPLAIN_EXPLAIN_H_
#define DANGVIEN_EXPLAIN_EXPLAIN_H_
#include <string>
#include "absl/status/statusor.h"
#include "dangvien/engine.h"
#include "evaluation_state.h"
namespace dangvien {
absl::StatusOr<std::string> ExplainSubject(const EvaluationState& state, const SubjectId& subject,
                                           Language language);
}  // namespace dangvien
#endif  // DANGVIEN_EXPLAIN_EXPLAIN_H_
