// A library that does everything wrong that tests/abi/binary_test.py looks for: the control without
// which nobody would know that the checks see anything.
#include <stdlib.h>

#include <condition_variable>
#include <string>

#include "absl/strings/str_cat.h"

template <typename T>
struct Shared {
  static int state;  // merged by the loader across libraries
};
template <typename T>
int Shared<T>::state = 1;

__attribute__((tls_model("initial-exec"))) thread_local int fixed_slot;
extern "C" {
int sloppy_anchor = 0;
}
// A relocation in code.
asm(".text\n.quad sloppy_anchor\n");

// Symbols of runtimes above the floor: arc4random of glibc 2.36, the wait of GCC 12's libstdc++.
std::string Sloppy(std::condition_variable& condition, std::unique_lock<std::mutex>& lock) {
  condition.wait(lock);
  return absl::StrCat(SLOPPY_PATH, Shared<int>::state, fixed_slot, arc4random(), sloppy_anchor);
}
