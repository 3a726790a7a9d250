// Prints how many policies are built in, by the C++ interface, after the version by the C one.
#include <dangvien/c/dangvien.h>

#include <cstdio>

#include "dangvien/policy.h"

int main() {
  const auto policy = dangvien::Policy::Builtin("tkv-2018");
  if (!policy.ok()) return 1;
  std::printf("%s: %d policies\n", dangvien_version(),
              static_cast<int>(dangvien::Policy::BuiltinNames().size()));
  return 0;
}
