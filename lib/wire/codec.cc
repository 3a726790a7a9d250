// The slow side of reading: long tags and lengths, fields that no case knows, and the texts of
// all issues. Nothing here runs for a well-formed message of small numbers.
//
// Three kinds of fault, told apart by what can still be read after them:
//   - a value is refused (range, enumerator, UTF-8): reading goes on, the message is ok();
//   - a field is unknown or of the wrong wire type: its bytes are skipped, reading goes on, and
//     the message is not ok() where the field is a known one;
//   - a tag, a varint or a length is broken: where the next field begins is unknown, so the
//     message ends here. The messages around it know their own lengths and go on.
// Too deep a message is skipped whole, by its length.
//
// Offsets in texts count from the first byte of the message that the path names, or whose field
// it names.
//
// Stricter than libprotobuf, never laxer: unknown fields, unknown enumerators and numbers out of
// range are issues; a ten-byte varint must fit 64 bits; groups are not read at all.
//
// Tested by tests/unit/wire/codec_test.cc
#include "wire/codec.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "dangvien/issue.h"

namespace dangvien::wire {
namespace {

using WireType = protozero::pbf_wire_type;

// A tag or a length has 32 bits.
constexpr int kMaxShortVarintBytes = 5;

void AppendStep(const char* field, int64_t index, std::string* path) {
  absl::StrAppend(path, path->empty() ? "" : ".", field);
  if (index != DecodeContext::kNoIndex) absl::StrAppend(path, "[", index, "]");
}

const char* NameOf(WireType type) {
  switch (type) {
    case WireType::varint:
      return "varint";
    case WireType::fixed64:
      return "fixed64";
    case WireType::length_delimited:
      return "length-delimited";
    case WireType::fixed32:
      return "fixed32";
    default:
      return "unknown";
  }
}

std::string RefusalOf(uint64_t raw, const NumberType& type) {
  const auto number = static_cast<int64_t>(raw);
  switch (type.form) {
    case NumberType::Form::kEnumerator:
      return absl::StrCat("value ", number, " is not known to enum `", type.name, "`");
    case NumberType::Form::kSigned:
      return absl::StrCat("expected ", type.name, ", found ", number);
    case NumberType::Form::kZigzag:
      return absl::StrCat("expected ", type.name, ", found ", protozero::decode_zigzag64(raw));
    case NumberType::Form::kUnsigned:
      break;
  }
  return absl::StrCat("expected ", type.name, ", found ", raw);
}

bool IsReadable(WireType type) {
  return type == WireType::varint || type == WireType::fixed64 ||
         type == WireType::length_delimited || type == WireType::fixed32;
}

bool FitsUint32(uint64_t number) { return number <= std::numeric_limits<uint32_t>::max(); }

// Why ParseVarint() refused the bytes at `pos`.
std::string VarintFault(const char* pos, const char* end, int max_bytes) {
  for (int i = 0; i < max_bytes; ++i, ++pos) {
    if (pos == end) return "the number is cut off";
    if ((*pos & 0x80) == 0) break;
  }
  return max_bytes == kMaxShortVarintBytes ? "the number is longer than 32 bits"
                                           : "the number is longer than 64 bits";
}

}  // namespace

std::string DecodeContext::Path() const {
  std::string path(root_path_);
  for (const Frame& frame : frames_) AppendStep(frame.field, frame.index, &path);
  return path.empty() ? "(root)" : path;
}

std::string DecodeContext::PathOf(const char* field, int64_t index) const {
  std::string path = root_path_.empty() && frames_.empty() ? std::string() : Path();
  AppendStep(field, index, &path);
  return path;
}

void DecodeContext::Add(IssueCode code, std::string message) {
  issues_->Add(code, KeepsIssues() ? Path() : std::string(), std::move(message));
}

void DecodeContext::AddAt(const char* field, int64_t index, IssueCode code, std::string message) {
  issues_->Add(code, KeepsIssues() ? PathOf(field, index) : std::string(), std::move(message));
}

bool WireReader::NextLongTag() {
  uint64_t tag = 0;
  const char* next = ParseVarint<kMaxShortVarintBytes>(pos_, end_, &tag);
  if (next == nullptr || !FitsUint32(tag) || tag < 8) return BreakAtTag();
  tag_at_ = pos_;
  pos_ = next;
  tag_and_type_ = static_cast<uint32_t>(tag);
  return true;
}

bool WireReader::LongLength(uint64_t* length) {
  const char* next = ParseVarint<kMaxShortVarintBytes>(pos_, end_, length);
  if (next == nullptr || !FitsUint32(*length)) return false;
  pos_ = next;
  return true;
}

const char* WireReader::LongVarint(uint64_t* value) const { return ParseVarint(pos_, end_, value); }

void WireReader::Unexpected() {
  const auto type = static_cast<WireType>(tag_and_type_ & 7);
  const uint32_t number = tag_and_type_ >> 3;
  const FieldShape* known = nullptr;
  for (size_t i = 0; i < shape_.field_count; ++i) {
    if (shape_.fields[i].number == number) known = &shape_.fields[i];
  }
  const char* const field = known != nullptr ? known->name : nullptr;
  if (!IsReadable(type)) {
    return Break(field, DecodeContext::kNoIndex,
                 absl::StrCat("byte ", Offset(tag_at_), ": field ", number, " has wire type ",
                              tag_and_type_ & 7, ", which is not used"));
  }
  if (known != nullptr) {
    ReportKnownField(*known);
  } else {
    ReportUnknownField(number);
  }
  Skip(field);
}

void WireReader::ReportKnownField(const FieldShape& known) {
  ok_ = false;
  std::string text;
  if (context_.KeepsIssues()) {
    text = absl::StrCat("byte ", Offset(tag_at_), ": field ", known.number, " has wire type ",
                        NameOf(static_cast<WireType>(tag_and_type_ & 7)), ", expected ",
                        NameOf(known.wire_type));
  }
  context_.AddAt(known.name, DecodeContext::kNoIndex, IssueCode::kMalformedWire, std::move(text));
}

void WireReader::ReportUnknownField(uint32_t number) {
  std::string text;
  if (context_.KeepsIssues()) {
    text = absl::StrCat("field ", number, " is not known to message `", shape_.name, "`");
  }
  context_.Add(IssueCode::kUnknownField, std::move(text));
}

// Steps over the value of a field whose wire type is readable.
void WireReader::Skip(const char* field) {
  const auto type = static_cast<WireType>(tag_and_type_ & 7);
  if (type == WireType::varint) {
    uint64_t ignored = 0;
    const char* next = LongVarint(&ignored);
    if (next == nullptr) return BreakAtVarint(field, DecodeContext::kNoIndex, pos_);
    pos_ = next;
    return;
  }
  if (type == WireType::length_delimited) {
    absl::string_view ignored;
    return ReadBytesAt(field, DecodeContext::kNoIndex, &ignored);
  }
  const size_t size = type == WireType::fixed64 ? 8 : 4;
  const size_t remaining = static_cast<size_t>(end_ - pos_);
  if (remaining < size) {
    return Break(field, DecodeContext::kNoIndex,
                 absl::StrCat("byte ", Offset(pos_), ": ", NameOf(type), " needs ", size,
                              " bytes, ", remaining, " remain"));
  }
  pos_ += size;
}

bool WireReader::BreakAtTag() {
  uint64_t tag = 0;
  const char* next = ParseVarint<kMaxShortVarintBytes>(pos_, end_, &tag);
  std::string fault = "field number 0 is not used";
  if (next == nullptr || !FitsUint32(tag)) {
    fault =
        absl::StrCat("a field tag was expected: ", VarintFault(pos_, end_, kMaxShortVarintBytes));
  }
  Break(nullptr, DecodeContext::kNoIndex, absl::StrCat("byte ", Offset(pos_), ": ", fault));
  return false;
}

void WireReader::BreakAtVarint(const char* field, int64_t index, const char* at) {
  // A packed run was stepped over before its numbers are read: there they end where pos_ is.
  const char* const end = at != pos_ ? pos_ : end_;
  Break(field, index, absl::StrCat("byte ", Offset(at), ": ", VarintFault(at, end, 10)));
}

void WireReader::BreakAtLength(const char* field, int64_t index, const char* at) {
  uint64_t length = 0;
  const char* next = ParseVarint<kMaxShortVarintBytes>(at, end_, &length);
  if (next == nullptr || !FitsUint32(length)) {
    return Break(field, index,
                 absl::StrCat("byte ", Offset(at), ": a length prefix was expected: ",
                              VarintFault(at, end_, kMaxShortVarintBytes)));
  }
  Break(field, index,
        absl::StrCat("byte ", Offset(at), ": length prefix says ", length, " bytes, ",
                     static_cast<size_t>(end_ - next), " remain"));
}

void WireReader::RefuseText(const char* field, int64_t index, absl::string_view* out) {
  *out = absl::string_view();
  context_.AddAt(field, index, IssueCode::kInvalidUtf8, "text is not valid UTF-8");
}

void WireReader::Refuse(const char* field, int64_t index, uint64_t raw, const NumberType& type) {
  const bool is_enum = type.form == NumberType::Form::kEnumerator;
  context_.AddAt(field, index,
                 is_enum ? IssueCode::kUnknownEnumValue : IssueCode::kNumberOutOfRange,
                 context_.KeepsIssues() ? RefusalOf(raw, type) : std::string());
}

void WireReader::RefuseDepth(const char* field, int64_t index) {
  context_.AddAt(
      field, index, IssueCode::kTooDeep,
      absl::StrCat("messages are nested deeper than ", context_.limits().max_depth, " levels"));
}

// The end of this message, as far as it can be read.
void WireReader::Break(const char* field, int64_t index, std::string message) {
  ok_ = false;
  pos_ = end_;
  if (field == nullptr) {
    context_.Add(IssueCode::kMalformedWire, std::move(message));
  } else {
    context_.AddAt(field, index, IssueCode::kMalformedWire, std::move(message));
  }
}

}  // namespace dangvien::wire
