// Runs one pass over all its subjects.
#ifndef DANGVIEN_GRADING_RUN_PASS_H_
#define DANGVIEN_GRADING_RUN_PASS_H_

#include "base/parallel.h"
#include "grading/grading.h"

namespace dangvien {

// Before the first pass nobody is a subject; a kind that no pass rates stays so.
void ResizeOutcomes(Grading* state);

// Every subject of the kind under the policy of its unit, in blocks, by the workers.
// Organizations bottom-up: one depth of the tree after the other, from the deepest.
void RunPass(Grading* state, wire::SubjectKind kind, const Workers& workers);

// What people decided, else what is proposed.
Possible DecidedTier(const EvalContext& context, wire::SubjectKind kind, Row row,
                     Possible proposed);

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_RUN_PASS_H_
