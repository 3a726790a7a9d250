// A host of the core: loads a built-in policy and evaluates a dossier, so that the linker takes in
// everything that an evaluation needs.
//
// Tested by tests/isolation/isolation_test.py
#include <cstdio>
#include <iterator>
#include <string>

#include "dangvien/engine.h"

// Format 1, the year 2018, one branch `b`: the smallest dossier there is.
constexpr unsigned char kDossier[] = {0x08, 0x01, 0x12, 0x11, 0x08, 0x01, 0x10, 0x85, 0xd9, 0xcf,
                                      0x09, 0x18, 0x95, 0xa7, 0xd0, 0x09, 0x20, 0xef, 0xe1, 0xcf,
                                      0x09, 0x1a, 0x07, 0x0a, 0x01, 0x62, 0x10, 0x02, 0x18, 0x05};

int main() {
  const absl::StatusOr<dangvien::Policy> policy = dangvien::Policy::Builtin("tkv-2018");
  const std::string bytes(std::begin(kDossier), std::end(kDossier));
  const absl::StatusOr<dangvien::Dataset> dataset = dangvien::Dataset::Read(bytes);
  if (!policy.ok() || !dataset.ok()) {
    std::printf("%s\n%s\n", policy.status().ToString().c_str(),
                dataset.status().ToString().c_str());
    return 1;
  }
  const absl::StatusOr<dangvien::Evaluation> evaluation = dangvien::Evaluate(*dataset, {*policy});
  if (!evaluation.ok()) {
    std::printf("%s\n", evaluation.status().ToString().c_str());
    return 1;
  }
  std::printf("result: %zu bytes\n", evaluation->ToProto().size());
  return 0;
}
