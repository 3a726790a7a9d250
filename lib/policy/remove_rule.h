// Takes out of a policy what an overlay names in Policy.removed_ids.
#ifndef DANGVIEN_POLICY_REMOVE_RULE_H_
#define DANGVIEN_POLICY_REMOVE_RULE_H_

#include "absl/strings/string_view.h"
#include "wire/policy.wire.h"

namespace dangvien {

// Takes out the rule, exception, check, quota, review place or re-rating rule with the id. False
// where there is none, and then nothing is changed.
bool RemoveRule(absl::string_view id, wire::Policy* policy);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_REMOVE_RULE_H_
