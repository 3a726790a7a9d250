#include <cstdio>
#include <string>

#include "dangvien/policy.h"

int main() {
  const auto policy = dangvien::Policy::Builtin("tkv-2018");
  if (!policy.ok()) return 1;
  std::printf("core: policy %s\n", std::string(policy->id()).c_str());
  return 0;
}
