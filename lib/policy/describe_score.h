// One part of a score as text, for the dump.
#ifndef DANGVIEN_POLICY_DESCRIBE_SCORE_H_
#define DANGVIEN_POLICY_DESCRIBE_SCORE_H_

#include <string>

#include "policy/compiled.h"

namespace dangvien {

// "sheet[chung 300], rescaled", "products[chat_luong 1 -2500/10000 a fault] points".
std::string DescribeScorePart(const CompiledPolicy& policy, wire::SubjectKind kind,
                              const CompiledScorePart& part);

// ", half_up to 5"; nothing where nothing is rounded.
std::string DescribeRounding(const wire::Rounding* rounding);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_DESCRIBE_SCORE_H_
