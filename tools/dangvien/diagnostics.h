// What goes to standard error: one line a fault.
#ifndef DANGVIEN_DANGVIEN_DIAGNOSTICS_H_
#define DANGVIEN_DANGVIEN_DIAGNOSTICS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dangvien::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitAttention = 1;
inline constexpr int kExitBadInput = 2;

// "error: MESSAGE". Returns kExitBadInput, so that a command can end with it.
int ReportError(absl::string_view message);

// The issues that the status carries, "error: SOURCE: unknown_unit at units[3].parent_id: ...", and
// how many more there are; its message where it carries none. Returns kExitBadInput.
int ReportFailure(absl::string_view source, const absl::Status& status);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_DIAGNOSTICS_H_
