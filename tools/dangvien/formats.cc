// A binary dataset begins with the byte of a field number, which is neither `{` nor a letter
// followed by a colon; so the first bytes tell the three forms apart without a marker. The
// extension goes first, because a person chose it.
//
// Faults in text carry a place: text format gets it from Protobuf; JSON is walked first for its
// syntax, and what Protobuf says about a path is looked up in the text. Bytes that are not UTF-8
// are found before either reads them.
//
// Tested by tests/cli/cli_test.py
#include "formats.h"

#include <utf8proc.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "json_position.h"
#include "protobuf_compat.h"

namespace dangvien::cli {
namespace {

constexpr absl::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Extension {
  const char* ending;
  Format format;
};
constexpr Extension kExtensions[] = {
    {".binpb", Format::kBinary}, {".pb", Format::kBinary},      {".bin", Format::kBinary},
    {".txtpb", Format::kText},   {".textproto", Format::kText}, {".pbtxt", Format::kText},
    {".json", Format::kJson},
};

bool IsNameLetter(char letter) {
  return absl::ascii_isalnum(static_cast<unsigned char>(letter)) || letter == '_';
}

absl::string_view WithoutSpace(absl::string_view text) {
  return absl::StripLeadingAsciiWhitespace(text);
}

bool StartsTextFormat(absl::string_view text) {
  text = WithoutSpace(text);
  while (absl::StartsWith(text, "#")) {
    const size_t end = text.find('\n');
    if (end == absl::string_view::npos) return true;
    text = WithoutSpace(text.substr(end));
  }
  size_t name_size = 0;
  while (name_size < text.size() && IsNameLetter(text[name_size])) ++name_size;
  if (name_size == 0) return false;
  const absl::string_view after = WithoutSpace(text.substr(name_size));
  return !after.empty() && absl::StrContains(":{<", after[0]);
}

// "file:3:14: ", both counted from 1; columns in code points, as editors count.
std::string Place(absl::string_view source, absl::string_view text, size_t offset) {
  const absl::string_view before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_begin),
                                    before.end(), [](char c) { return (c & 0xC0) != 0x80; }) +
                      1;
  return absl::StrCat(source, ":", line, ":", column, ": ");
}

std::optional<size_t> FirstInvalidUtf8(absl::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                         static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (size <= 0) return at;
    at += static_cast<size_t>(size);
  }
  return std::nullopt;
}

// Protobuf 3.21 says "(units[1]) foo: Cannot find field." or "(units[1].kind): invalid value ...".
std::string JsonPathIn(absl::string_view error) {
  std::string path;
  if (absl::StartsWith(error, "(")) {
    const size_t end = error.find(')');
    path = std::string(error.substr(1, end - 1));
    error = absl::StripLeadingAsciiWhitespace(error.substr(std::min(end + 1, error.size())));
  }
  const absl::string_view name = error.substr(0, error.find(':'));
  if (!name.empty() && std::all_of(name.begin(), name.end(), IsNameLetter)) {
    absl::StrAppend(&path, path.empty() ? "" : ".", name);
  }
  return path;
}

absl::Status ParseJsonMessage(absl::string_view source, absl::string_view text,
                              google::protobuf::Message& message) {
  if (const std::optional<JsonFault> fault = FindJsonFault(text)) {
    return absl::InvalidArgumentError(
        absl::StrCat(Place(source, text, fault->offset), "invalid JSON: ", fault->message));
  }
  std::string error;
  if (ParseJson(text, message, error)) return absl::OkStatus();
  const size_t offset = OffsetOfJsonPath(text, JsonPathIn(error));
  return absl::InvalidArgumentError(absl::StrCat(Place(source, text, offset), error));
}

absl::Status ParseTextMessage(absl::string_view source, absl::string_view text,
                              google::protobuf::Message& message) {
  TextFault fault;
  if (ParseTextFormat(text, message, fault)) return absl::OkStatus();
  if (fault.line == 0) return absl::InvalidArgumentError(absl::StrCat(source, ": ", fault.message));
  return absl::InvalidArgumentError(
      absl::StrCat(source, ":", fault.line, ":", fault.column, ": ", fault.message));
}

}  // namespace

Format DetectFormat(absl::string_view name, absl::string_view bytes) {
  for (const Extension& extension : kExtensions) {
    if (absl::EndsWithIgnoreCase(name, extension.ending)) return extension.format;
  }
  if (absl::StartsWith(bytes, kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (absl::StartsWith(WithoutSpace(bytes), "{")) return Format::kJson;
  return StartsTextFormat(bytes) ? Format::kText : Format::kBinary;
}

Format FormatNamed(absl::string_view word) {
  if (word == "json") return Format::kJson;
  return word == "text" ? Format::kText : Format::kBinary;
}

absl::Status ParseMessage(absl::string_view source, Format format, absl::string_view bytes,
                          google::protobuf::Message& message) {
  if (absl::StartsWith(bytes, kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int>::max())) {
    return absl::InvalidArgumentError(
        absl::StrCat(source, ": text and JSON are read up to 2 GiB; use the binary format"));
  }
  if (const std::optional<size_t> offset = FirstInvalidUtf8(bytes)) {
    return absl::InvalidArgumentError(
        absl::StrCat(Place(source, bytes, *offset), "the text is not valid UTF-8"));
  }
  return format == Format::kJson ? ParseJsonMessage(source, bytes, message)
                                 : ParseTextMessage(source, bytes, message);
}

absl::StatusOr<std::string> ToBinary(const google::protobuf::Message& message) {
  std::string bytes;
  bool is_written = false;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    is_written = message.ByteSizeLong() <= static_cast<size_t>(std::numeric_limits<int>::max()) &&
                 message.SerializePartialToCodedStream(&coded);
  }
  if (!is_written) return absl::InvalidArgumentError("the message is larger than 2 GiB");
  return bytes;
}

absl::StatusOr<std::string> Render(const google::protobuf::Message& message, Format format) {
  if (format == Format::kBinary) return ToBinary(message);
  std::string text;
  const bool is_written =
      format == Format::kJson ? PrintJson(message, text) : PrintTextFormat(message, text);
  if (!is_written) return absl::InvalidArgumentError("the message cannot be written as text");
  if (!absl::EndsWith(text, "\n")) text.push_back('\n');
  return text;
}

}  // namespace dangvien::cli
