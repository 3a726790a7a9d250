// What one evaluation holds: the graded subjects, what quotas did, the findings, the digests.
#ifndef DANGVIEN_EVALUATION_STATE_H_
#define DANGVIEN_EVALUATION_STATE_H_

#include "base/column.h"
#include "grading/grading.h"
#include "process/findings.h"
#include "process/outputs.h"
#include "quota/outcome.h"
#include "result/digests.h"

namespace dangvien {

struct EvaluationState : Grading {
  using Grading::Grading;

  QuotaOutcome quotas{memory};
  Column<FindingEntry> findings;           // in canonical order
  Column<ReRatingEntry> re_ratings;        // likewise
  Column<ReviewPlaceEntry> review_places;  // likewise
  ResultDigests digests;
};

}  // namespace dangvien

#endif  // DANGVIEN_EVALUATION_STATE_H_
