// Built-in findings on quotas.
#ifndef DANGVIEN_PROCESS_QUOTA_FINDINGS_H_
#define DANGVIEN_PROCESS_QUOTA_FINDINGS_H_

#include "process/findings.h"

namespace dangvien {

// In no particular order.
void AddQuotaFindings(const Grading& state, const QuotaOutcome& quotas,
                      Column<FindingEntry>* findings);

}  // namespace dangvien

#endif  // DANGVIEN_PROCESS_QUOTA_FINDINGS_H_
