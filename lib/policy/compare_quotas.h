// In which fields one version of a quota is more lenient than another.
#ifndef DANGVIEN_POLICY_COMPARE_QUOTAS_H_
#define DANGVIEN_POLICY_COMPARE_QUOTAS_H_

#include <string>
#include <vector>

#include "policy/compiled.h"

namespace dangvien {

// A quota with the policy that has it.
struct QuotaVersion {
  const CompiledPolicy& policy;
  const wire::Quota& quota;
};

// One line a field, in the order of the fields; empty where `after` is nowhere more lenient. Fields
// that have no order are listed where they differ.
std::vector<std::string> QuotaLoosenings(const QuotaVersion& before, const QuotaVersion& after);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_COMPARE_QUOTAS_H_
