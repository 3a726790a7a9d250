// Where results go: standard output, or a file that is written whole or not at all.
#ifndef DANGVIEN_DANGVIEN_OUTPUT_H_
#define DANGVIEN_DANGVIEN_OUTPUT_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace dangvien::cli {

// `name` is a file, or empty or `-` for standard output. A file gets the bytes whole, replacing
// what it held, or stays as it was.
// ERRORS: kInvalidArgument: it cannot be written; the message names it and says why.
absl::Status WriteOutput(const std::string& name, absl::string_view bytes);

// Says early, before long work, that WriteOutput() would fail for want of a place.
absl::Status CheckOutput(const std::string& name);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_OUTPUT_H_
