// Applies the quotas of a pass when all its subjects have their qualified tiers.
#ifndef DANGVIEN_QUOTA_APPLY_H_
#define DANGVIEN_QUOTA_APPLY_H_

#include "base/pace.h"
#include "grading/grading.h"
#include "quota/outcome.h"

namespace dangvien {

// Of every policy of the run, in the order of the quotas; each one on what the ones before left.
// Updates proposed and decided tiers and statuses of the kind, and adds to `out`.
// REQUIRES: the pass over the kind has run, and no quota of it yet.
// COST: a few walks over the subjects of the kind a quota, and a sort of the candidates.
void ApplyQuotas(Grading* state, wire::SubjectKind kind, Pace& pace, QuotaOutcome* out);

}  // namespace dangvien

#endif  // DANGVIEN_QUOTA_APPLY_H_
