// Expands what tools/embed has compressed. No other file of the library knows by what.
// Tested by tests/unit/policy/policy_test.cc
#include "policy/builtin_data.h"

#include <zlib.h>

#include <new>

namespace dangvien {

std::string Expand(const EmbeddedPolicy& policy) {
  std::string bytes(policy.size, '\0');
  uLongf size = policy.size;
  const int code = uncompress(reinterpret_cast<Bytef*>(&bytes[0]), &size, policy.data,
                              static_cast<uLong>(policy.data_size));
  // The data is the build's own and its size is stated: only memory can be lacking.
  if (code != Z_OK) throw std::bad_alloc();
  return bytes;
}

}  // namespace dangvien
