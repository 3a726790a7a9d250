// docs/issues.md lists the codes of include/dangvien/issue_codes.inc, all of them, in their order.
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace dangvien {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Not;

// The rows of all tables of the document, without their heads.
std::vector<std::string> DocumentedRows() {
  std::ifstream file(DANGVIEN_SOURCE_DIR "/docs/issues.md");
  std::vector<std::string> rows;
  std::string line;
  while (std::getline(file, line)) {
    const bool is_head = absl::StartsWith(line, "| number") || absl::StartsWith(line, "|--");
    if (absl::StartsWith(line, "|") && !is_head) rows.push_back(line);
  }
  return rows;
}

TEST(IssueDocTest, TheDocumentHasTheRowsOfTheTable) {
  std::vector<std::string> expected;
#define DANGVIEN_ISSUE(enumerator, number, name, meaning) \
  expected.push_back(absl::StrCat("| ", number, " | `", name, "` | ", meaning, " |"));
#include "dangvien/issue_codes.inc"
#undef DANGVIEN_ISSUE
  ASSERT_THAT(expected, Not(IsEmpty()));
  EXPECT_THAT(DocumentedRows(), ElementsAreArray(expected));
}

}  // namespace
}  // namespace dangvien
