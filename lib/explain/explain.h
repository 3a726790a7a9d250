// Why one subject has its tier: the rules in the order of application, the facts they read, what is
// missing.
#ifndef DANGVIEN_EXPLAIN_EXPLAIN_H_
#define DANGVIEN_EXPLAIN_EXPLAIN_H_

#include <string>

#include "absl/status/statusor.h"
#include "dangvien/engine.h"
#include "evaluation_state.h"

namespace dangvien {

// A serialized dangvien.v1.Explanation; the second only its lines, each with a line end.
// ERRORS: kNotFound: no such subject in the dossier; the message names the id.
// COST: the rules of one pass for one row, and the members or units that they count over.
absl::StatusOr<std::string> ExplainSubject(const EvaluationState& state, const SubjectId& subject,
                                           Language language);
absl::StatusOr<std::string> ExplainSubjectAsText(const EvaluationState& state,
                                                 const SubjectId& subject, Language language);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_EXPLAIN_H_
