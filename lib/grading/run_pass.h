// Runs one pass over all its subjects.
#ifndef DANGVIEN_GRADING_RUN_PASS_H_
#define DANGVIEN_GRADING_RUN_PASS_H_

#include "grading/grading.h"

namespace dangvien {

// Members of units under each policy, in blocks, on `num_threads` threads.
void RunMemberPass(Grading* state, int num_threads);

// Organizations bottom-up: one depth of the tree after the other, from the deepest.
void RunOrganizationPass(Grading* state, int num_threads);

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_RUN_PASS_H_
