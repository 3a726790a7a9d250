// Line and column for faults in JSON, which Protobuf's own messages lack.
#ifndef DANGVIEN_DANGVIEN_JSON_POSITION_H_
#define DANGVIEN_DANGVIEN_JSON_POSITION_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace dangvien::cli {

struct JsonFault {
  size_t offset;
  std::string message;
};

// The first place where the text is not JSON as of RFC 8259; none where it is. Nesting above 100 is
// a fault too.
std::optional<JsonFault> FindJsonFault(absl::string_view text);

// Where the member or element with this path stands, `units[3].parent_id`, or the longest part of
// the path that exists.
// REQUIRES: FindJsonFault(text) finds none.
size_t OffsetOfJsonPath(absl::string_view text, absl::string_view path);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_JSON_POSITION_H_
