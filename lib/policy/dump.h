// The compiled policy as text: what golden tests pin and what a reader checks against the document.
#ifndef DANGVIEN_POLICY_DUMP_H_
#define DANGVIEN_POLICY_DUMP_H_

#include <string>

#include "policy/compiled.h"

namespace dangvien {

std::string DumpPolicy(const CompiledPolicy& policy);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_DUMP_H_
