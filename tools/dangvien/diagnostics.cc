// Faults on standard error: a prefix that scripts can look for, the file, then the issue with its
// stable code and path. One fault is one line whatever the ids in it contain, hence Printable().
//
// A status either carries issues (the input is broken, each fault with a path) or only a message
// (the call or the machine is at fault); both come out in the same form.
//
// Tested by tests/cli/cli_test.py
#include "diagnostics.h"

#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "dangvien/issue.h"
#include "text_table.h"

namespace dangvien::cli {

int ReportError(absl::string_view message) {
  const std::string line = absl::StrCat("error: ", Printable(message), "\n");
  std::fwrite(line.data(), 1, line.size(), stderr);
  return kExitBadInput;
}

int ReportFailure(absl::string_view source, const absl::Status& status) {
  const std::vector<Issue> issues = IssuesOf(status);
  if (issues.empty()) return ReportError(absl::StrCat(source, ": ", status.message()));
  for (const Issue& issue : issues) {
    ReportError(absl::StrCat(source, ": ", IssueCodeName(issue.code), " at ", issue.path, ": ",
                             issue.message));
  }
  const int64_t left_out = IssueCountOf(status) - static_cast<int64_t>(issues.size());
  if (left_out > 0) ReportError(absl::StrCat(source, ": ... and ", left_out, " more"));
  return kExitBadInput;
}

}  // namespace dangvien::cli
