// Collects the faults of one input, all of them up to a limit, and turns them into one Status.
//
// Thread safety: none; one list per thread of work.
#ifndef DANGVIEN_BASE_ISSUE_LIST_H_
#define DANGVIEN_BASE_ISSUE_LIST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "dangvien/issue.h"

namespace dangvien {

class IssueList {
 public:
  explicit IssueList(int64_t max_issues = 100) : max_issues_(max_issues) {}

  // Keeps the issue while fewer than the limit are kept; counts it in any case.
  void Add(IssueCode code, std::string path, std::string message);

  bool empty() const { return count_ == 0; }
  int64_t count() const { return count_; }
  const std::vector<Issue>& kept() const { return kept_; }

  // OK where the list is empty; else kInvalidArgument whose message names the count and the
  // first issue, carrying all kept issues for IssuesOf() and IssueCountOf().
  // `subject` says what was read: "dataset", "policy `x`".
  absl::Status ToStatus(absl::string_view subject) const;

 private:
  int64_t max_issues_;
  int64_t count_ = 0;
  std::vector<Issue> kept_;
};

}  // namespace dangvien

#endif  // DANGVIEN_BASE_ISSUE_LIST_H_
