// The format strings of Arrow schemas, as far as this library takes them.
#ifndef DANGVIEN_ARROW_FORMAT_H_
#define DANGVIEN_ARROW_FORMAT_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace dangvien::arrow {

// How the values of an array lie in its buffers.
enum class Layout : uint8_t {
  kNull,
  kBool,
  kInt8,
  kUint8,
  kInt16,
  kUint16,
  kInt32,
  kUint32,
  kInt64,
  kUint64,
  kDate32,
  kDate64,
  kTimestamp,
  kText32,    // 32-bit offsets
  kText64,    // 64-bit offsets
  kTextView,  // 16-byte views
  kList32,
  kList64,
  kListView32,
  kListView64,
  kStruct,
};

struct Format {
  Layout layout = Layout::kNull;
  int64_t ticks_per_day = 1;  // of dates and timestamps
};

// Nothing for a format that this library does not take: floating point, decimals, binary, times,
// durations, unions, maps, run ends, fixed sizes, and timestamps of a time zone other than UTC.
std::optional<Format> ParseFormat(absl::string_view format);

inline bool IsInteger(Layout layout) {
  return Layout::kInt8 <= layout && layout <= Layout::kUint64;
}
inline bool IsText(Layout layout) {
  return Layout::kText32 <= layout && layout <= Layout::kTextView;
}
inline bool IsList(Layout layout) {
  return Layout::kList32 <= layout && layout <= Layout::kListView64;
}
inline bool IsDay(Layout layout) {
  return Layout::kDate32 <= layout && layout <= Layout::kTimestamp;
}

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_FORMAT_H_
