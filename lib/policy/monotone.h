// The part of the proof that asks whether better facts can give a lower tier.
#ifndef DANGVIEN_POLICY_MONOTONE_H_
#define DANGVIEN_POLICY_MONOTONE_H_

#include <string>
#include <vector>

#include "policy/compiled.h"

namespace dangvien {

// Ids of the rules of the pass, and of its fallback, by which a qualified tier may be lowered when
// a fact of the subject gets better, in the order of application. None: that cannot happen.
// PassProof::monotone_exceptions of policy.h says what is better.
std::vector<std::string> MonotoneExceptions(const CompiledPass& pass, int tier_count);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_MONOTONE_H_
