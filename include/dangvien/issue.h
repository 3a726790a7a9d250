// What is wrong with an input: one Issue a fault, each with a stable code, the path to the
// fault, and a message that says what was expected and what was found.
//
//   absl::StatusOr<Dataset> dataset = Dataset::Read(bytes);
//   if (!dataset.ok())
//     for (const Issue& issue : IssuesOf(dataset.status())) Report(issue.path, issue.message);
//
// Issues speak of broken input (identity, reference, range, encoding). Facts that contradict
// each other are findings of the result; domain outcomes are values.
#ifndef DANGVIEN_ISSUE_H_
#define DANGVIEN_ISSUE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dangvien {

// Stable numbers; see issue_codes.inc for the meaning of each.
enum class IssueCode : int32_t {
#define DANGVIEN_ISSUE(enumerator, number, name, meaning) enumerator = (number),
#include "dangvien/issue_codes.inc"
#undef DANGVIEN_ISSUE
};

struct Issue {
  IssueCode code;
  // Where: `units[3].parent_id`, `policy.passes[0].forces[1].when`; never empty.
  std::string path;
  // Lower case, no full stop, the caller's own words in back-ticks; one line, valid UTF-8.
  std::string message;

  friend bool operator==(const Issue& a, const Issue& b) {
    return a.code == b.code && a.path == b.path && a.message == b.message;
  }
};

// "unknown_unit" for IssueCode::kUnknownUnit.
absl::string_view IssueCodeName(IssueCode code);

// "unknown_unit at `people[2].memberships[0].unit_id`: no unit has id `x`".
std::string ToString(const Issue& issue);

// The issues that a failed call carries, in the order found; empty for a status without any.
// COST: copies them.
std::vector<Issue> IssuesOf(const absl::Status& status);

// How many faults were found in all: more than IssuesOf() returns where the limit
// (`max_issues` of the call's options) was reached.
int64_t IssueCountOf(const absl::Status& status);

}  // namespace dangvien

#endif  // DANGVIEN_ISSUE_H_
