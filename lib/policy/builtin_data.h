// The built-in policies, linked into the library so that it needs no files at run time. They are
// compressed, to a quarter: regimes become more with the years, and the C library shall stay small.
// The data is written at build time from policies/*.txtpb; see tools/embed.
#ifndef DANGVIEN_POLICY_BUILTIN_DATA_H_
#define DANGVIEN_POLICY_BUILTIN_DATA_H_

#include <cstddef>
#include <string>

#include "absl/types/span.h"

namespace dangvien {

struct EmbeddedPolicy {
  // File name without extension; NUL-terminated, unique.
  const char* name;
  // A dangvien.v1.Policy message in the zlib format (RFC 1950); static storage.
  const unsigned char* data;
  size_t data_size;
  // Of the message.
  size_t size;
};

// Sorted by name.
absl::Span<const EmbeddedPolicy> EmbeddedPolicies();

// The message's bytes.
std::string Expand(const EmbeddedPolicy& policy);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_BUILTIN_DATA_H_
