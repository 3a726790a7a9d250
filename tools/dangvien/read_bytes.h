// Reads a whole file, or standard input, into memory once.
#ifndef DANGVIEN_DANGVIEN_READ_BYTES_H_
#define DANGVIEN_DANGVIEN_READ_BYTES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dangvien::cli {

// The name of standard input in messages.
inline constexpr char kStandardInput[] = "<stdin>";

// `name` is a file, or `-` for standard input.
// ERRORS: kInvalidArgument: it cannot be opened or read, the message says why.
absl::StatusOr<std::string> ReadBytes(const std::string& name);

// How messages name the input.
std::string SourceName(const std::string& name);

bool FileExists(const std::string& name);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_READ_BYTES_H_
