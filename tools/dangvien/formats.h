// The forms in which a message comes in and goes out, and how to tell them apart.
#ifndef DANGVIEN_DANGVIEN_FORMATS_H_
#define DANGVIEN_DANGVIEN_FORMATS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace dangvien::cli {

enum class Format { kBinary, kText, kJson };

// How help texts describe DetectFormat().
inline constexpr char kDetectionHelp[] =
    "How a format is recognized:\n"
    "  by extension: .binpb .pb .bin (binary), .txtpb .textproto .pbtxt (text), .json (JSON);\n"
    "  else, and on standard input, by content: a first non-space byte `{` is JSON; a name "
    "followed\n"
    "  by `:`, `{` or `<`, after comments if any, is text format; anything else is binary.\n";

// By the extension of `name`, else by the first bytes.
Format DetectFormat(absl::string_view name, absl::string_view bytes);

// `word` is one of binary, text, json.
Format FormatNamed(absl::string_view word);

// Reads text format or JSON into the message; `source` is the name shown in messages.
// ERRORS: kInvalidArgument: "SOURCE:LINE:COLUMN: what is wrong".
absl::Status ParseMessage(absl::string_view source, Format format, absl::string_view bytes,
                          google::protobuf::Message& message);

// The serialized message, the same bytes each time.
// ERRORS: kInvalidArgument: larger than Protobuf can write (2 GiB).
absl::StatusOr<std::string> ToBinary(const google::protobuf::Message& message);

// ERRORS: as ToBinary().
absl::StatusOr<std::string> Render(const google::protobuf::Message& message, Format format);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_FORMATS_H_
