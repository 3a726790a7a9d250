// The built-in policies as bytes, linked into the library so that it needs no files at run time.
// The definition is written at build time from policies/*.txtpb; see tools/embed.
#ifndef DANGVIEN_POLICY_BUILTIN_DATA_H_
#define DANGVIEN_POLICY_BUILTIN_DATA_H_

#include <cstddef>

#include "absl/types/span.h"

namespace dangvien {

struct EmbeddedPolicy {
  // File name without extension; NUL-terminated, unique.
  const char* name;
  // A dangvien.v1.Policy message; static storage.
  const unsigned char* data;
  size_t size;
};

// Sorted by name.
absl::Span<const EmbeddedPolicy> EmbeddedPolicies();

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_BUILTIN_DATA_H_
