// The dossiers of this folder: large enough for several blocks of a pass, small enough to be
// evaluated a hundred times.
#ifndef DANGVIEN_TESTS_UNIT_CONTROL_DOSSIER_H_
#define DANGVIEN_TESTS_UNIT_CONTROL_DOSSIER_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>

#include "tests/property/evaluate.h"

namespace dangvien::testing {

inline constexpr int64_t kMemberCount = 4000;

// A generated tree of members of the policy `tkv-2018`.
inline std::string TreeBytes(bool columns, int64_t member_count = kMemberCount) {
  return property::MakeTree(member_count, 1, columns).SerializeAsString();
}

inline Dataset ReadTree(const DatasetOptions& options = {}) {
  absl::StatusOr<Dataset> dataset = Dataset::Read(TreeBytes(/*columns=*/false), options);
  EXPECT_TRUE(dataset.ok()) << dataset.status();
  return *std::move(dataset);
}

inline Policy TreePolicy() {
  PolicyOptions options;
  options.prove = false;
  return *Policy::Builtin("tkv-2018", options);
}

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_UNIT_CONTROL_DOSSIER_H_
