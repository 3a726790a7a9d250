// What the quotas of a pass did with one subject, as steps.
#ifndef DANGVIEN_EXPLAIN_QUOTA_STEPS_H_
#define DANGVIEN_EXPLAIN_QUOTA_STEPS_H_

#include <vector>

#include "explain/steps.h"
#include "explain/subject.h"

namespace dangvien {

// Appends one step for each quota and group in which the subject is a candidate or a head that is
// apart, and for each quota whose group is not stated.
void AddQuotaSteps(const ExplainedSubject& subject, Language language,
                   std::vector<ExplainedStep>* steps);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_QUOTA_STEPS_H_
