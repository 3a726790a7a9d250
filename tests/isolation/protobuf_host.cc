// The negative control: a host that uses the generated classes, and so links libprotobuf.
//
// Tested by tests/isolation/isolation_test.py
#include <cstdio>

#include "dangvien/policy.h"
#include "dangvien/v1/policy.pb.h"

int main() {
  const std::string bytes = dangvien::Policy::BuiltinBytes("tkv-2018");
  dangvien::v1::Policy policy;
  if (!policy.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return 1;
  std::printf("policy: %s\n", policy.id().c_str());
  return 0;
}
