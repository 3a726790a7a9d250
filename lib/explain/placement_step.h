// Where a subject is rated, as the first step of its explanation.
#ifndef DANGVIEN_EXPLAIN_PLACEMENT_STEP_H_
#define DANGVIEN_EXPLAIN_PLACEMENT_STEP_H_

#include "explain/steps.h"
#include "explain/subject.h"

namespace dangvien {

// The unit and since when; or why nobody is rated here; with what contradicts there.
ExplainedStep PlacementStep(const ExplainedSubject& subject, Language language);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_PLACEMENT_STEP_H_
