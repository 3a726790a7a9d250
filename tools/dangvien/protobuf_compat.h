// The only place that knows how Protobuf's interfaces differ between Debian's 3.21 and current
// ones.
#ifndef DANGVIEN_DANGVIEN_PROTOBUF_COMPAT_H_
#define DANGVIEN_DANGVIEN_PROTOBUF_COMPAT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace dangvien::cli {

// The first fault of a parse; `line` is 0 where it has no place. Both count from 1.
struct TextFault {
  int line = 0;
  int column = 0;
  std::string message;
};

// Stops the Protobuf library from writing to standard error by itself.
void QuietProtobuf();

// Returns whether the whole text was read; else fills in the fault.
bool ParseTextFormat(absl::string_view text, google::protobuf::Message& message, TextFault& fault);

// Returns whether the whole text was read; else `error` is what the library said.
bool ParseJson(absl::string_view text, google::protobuf::Message& message, std::string& error);

bool PrintTextFormat(const google::protobuf::Message& message, std::string& out);
bool PrintJson(const google::protobuf::Message& message, std::string& out);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_PROTOBUF_COMPAT_H_
