// What the generated readers and writers of lib/wire stand on: one message's bytes taken field
// by field (WireReader), the path to what is wrong (DecodeContext), and the writing of one
// field (Put...). The structs and their Decode/Encode come from tools/wiregen.
//
//   IssueList issues;
//   wire::DecodeContext context(&issues, "dataset");
//   wire::Dataset dataset;
//   if (!wire::Decode(bytes, context, &dataset) || !issues.empty()) ...
//
// Invariants:
//  1. No byte outside the given buffer is read, and no exception leaves but std::bad_alloc.
//  2. Memory grows with bytes that are present, never with a length that is only claimed.
//  3. Nothing is dropped in silence: whatever is not stored as it was written is an issue.
//  4. A refused value (enumerator, range, UTF-8) is stored as the zero of its type, so that
//     presence and the positions of its neighbours stay; a struct holds only valid values.
//  5. A broken message stops being read where it broke; its neighbours are still read.
//
// Thread safety: none; one context per thread of work.
#ifndef DANGVIEN_WIRE_CODEC_H_
#define DANGVIEN_WIRE_CODEC_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <protozero/types.hpp>
#include <protozero/varint.hpp>
#include <string>
#include <vector>

#include "absl/base/attributes.h"
#include "absl/base/optimization.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/issue_list.h"
#include "base/pace.h"
#include "base/utf8.h"
#include "dangvien/issue.h"

namespace dangvien::wire {

struct DecodeLimits {
  // How many messages may be nested below the outermost one.
  int64_t max_depth = 100;
};

// Where the reading stands, and the list that takes the issues found there.
// LIFETIME: keeps `issues` and `root_path`, which outlive it; field names are literals.
// COST: a path is text only once an issue is added, and only while the list still keeps issues.
class DecodeContext {
 public:
  using Limits = DecodeLimits;
  static constexpr int64_t kNoIndex = -1;

  // `root_path` opens each path ("dataset"); may be empty. `pace` is asked at every thousandth
  // entry of a list; null: nobody is.
  DecodeContext(IssueList* issues, absl::string_view root_path, const Pace* pace = nullptr,
                Limits limits = {})
      : issues_(issues), root_path_(root_path), pace_(pace), limits_(limits) {}

  // Steps into a field's message; false, and no step, where that is deeper than the limit.
  bool Push(const char* field, int64_t index) {
    if (ABSL_PREDICT_FALSE(static_cast<int64_t>(frames_.size()) >= limits_.max_depth)) {
      return false;
    }
    frames_.push_back({field, index});
    return true;
  }
  void Pop() { frames_.pop_back(); }

  // `dataset.units[3]`; "(root)" where there is neither a root path nor a step.
  std::string Path() const;
  std::string PathOf(const char* field, int64_t index) const;

  // An issue with the message that is being read, or with one of its fields.
  void Add(IssueCode code, std::string message);
  void AddAt(const char* field, int64_t index, IssueCode code, std::string message);

  // False once the list only counts: then texts for Add() need not be built.
  bool KeepsIssues() const {
    return issues_->count() == static_cast<int64_t>(issues_->kept().size());
  }
  const Limits& limits() const { return limits_; }

  // Throws StopRequested.
  void AskAt(int64_t index) const {
    // By a constant: a division an entry would be felt.
    if (ABSL_PREDICT_FALSE((index + 1) % Pace::kSubjects == 0) && pace_ != nullptr) {
      pace_->AskOrStop();
    }
  }

 private:
  struct Frame {
    const char* field;
    int64_t index;
  };

  IssueList* issues_;
  absl::string_view root_path_;
  const Pace* pace_;
  Limits limits_;
  absl::InlinedVector<Frame, 16> frames_;
};

// What a refusal says of a type: how it reads the raw varint, and its name.
struct NumberType {
  enum class Form { kUnsigned, kSigned, kZigzag, kEnumerator };
  Form form = Form::kUnsigned;
  absl::string_view name;
};

// How a scalar travels as a varint. FromRaw: false where `raw` is not a value of the type.
struct AsBool {
  using Value = bool;
  static constexpr NumberType kType = {NumberType::Form::kUnsigned, "a bool, 0 or 1"};
  static bool FromRaw(uint64_t raw, bool* value) { return *value = raw == 1, raw <= 1; }
  static uint64_t ToRaw(bool value) { return value ? 1 : 0; }
};

struct AsInt32 {
  using Value = int32_t;
  static constexpr NumberType kType = {NumberType::Form::kSigned, "a number of type int32"};
  static bool FromRaw(uint64_t raw, int32_t* value) {
    *value = static_cast<int32_t>(raw);
    return static_cast<int64_t>(raw) == *value;
  }
  // Negative numbers are written with the sign extended to 64 bits.
  static uint64_t ToRaw(int32_t value) { return static_cast<uint64_t>(int64_t{value}); }
};

struct AsUint32 {
  using Value = uint32_t;
  static constexpr NumberType kType = {NumberType::Form::kUnsigned, "a number of type uint32"};
  static bool FromRaw(uint64_t raw, uint32_t* value) {
    *value = static_cast<uint32_t>(raw);
    return raw == *value;
  }
  static uint64_t ToRaw(uint32_t value) { return value; }
};

struct AsSint32 {
  using Value = int32_t;
  static constexpr NumberType kType = {NumberType::Form::kZigzag, "a number of type sint32"};
  static bool FromRaw(uint64_t raw, int32_t* value) {
    *value = protozero::decode_zigzag32(static_cast<uint32_t>(raw));
    return raw <= std::numeric_limits<uint32_t>::max();
  }
  static uint64_t ToRaw(int32_t value) { return protozero::encode_zigzag32(value); }
};

// 64 bits hold every raw value: nothing to refuse.
struct AnyRaw {
  static constexpr NumberType kType = {NumberType::Form::kUnsigned, "a number"};
};

struct AsInt64 : AnyRaw {
  using Value = int64_t;
  static bool FromRaw(uint64_t raw, int64_t* value) {
    *value = static_cast<int64_t>(raw);
    return true;
  }
  static uint64_t ToRaw(int64_t value) { return static_cast<uint64_t>(value); }
};

struct AsUint64 : AnyRaw {
  using Value = uint64_t;
  static bool FromRaw(uint64_t raw, uint64_t* value) {
    *value = raw;
    return true;
  }
  static uint64_t ToRaw(uint64_t value) { return value; }
};

struct AsSint64 : AnyRaw {
  using Value = int64_t;
  static bool FromRaw(uint64_t raw, int64_t* value) {
    *value = protozero::decode_zigzag64(raw);
    return true;
  }
  static uint64_t ToRaw(int64_t value) { return protozero::encode_zigzag64(value); }
};

// `Enum` has, in its own namespace, IsKnown(Enum) and TypeName(Enum).
template <typename Enum>
struct AsEnum {
  using Value = Enum;
  static constexpr NumberType kType = {NumberType::Form::kEnumerator, TypeName(Enum{})};
  static bool FromRaw(uint64_t raw, Enum* value) {
    int32_t number = 0;
    const bool fits = AsInt32::FromRaw(raw, &number);
    *value = static_cast<Enum>(number);
    return fits && IsKnown(*value);
  }
  static uint64_t ToRaw(Enum value) { return AsInt32::ToRaw(static_cast<int32_t>(value)); }
};

constexpr uint32_t VarintTag(uint32_t field) {
  return protozero::tag_and_type(field, protozero::pbf_wire_type::varint);
}
constexpr uint32_t BytesTag(uint32_t field) {
  return protozero::tag_and_type(field, protozero::pbf_wire_type::length_delimited);
}

// What a message knows, asked only when a field does not fit. Written by the generator.
struct FieldShape {
  uint32_t number;
  const char* name;
  protozero::pbf_wire_type wire_type;
};
struct MessageShape {
  const char* name;
  const FieldShape* fields;
  size_t field_count;
};

// The varint at `pos` and the position after it; nullptr where it is cut off, longer than
// `kMaxBytes`, or wider than 64 bits.
template <int kMaxBytes = 10>
inline const char* ParseVarint(const char* pos, const char* end, uint64_t* value) {
  uint64_t result = 0;
  for (int i = 0; i < kMaxBytes && pos != end; ++i) {
    const uint64_t byte = static_cast<uint8_t>(*pos++);
    if (i == 9 && byte > 1) return nullptr;
    result |= (byte & 0x7f) << (7 * i);
    if (byte < 0x80) {
      *value = result;
      return pos;
    }
  }
  return nullptr;
}

// Reads one message's bytes in one pass. protozero's own pbf_reader is not used: it cuts tags
// and lengths to 32 bits in silence (a length of 2^32 + 3 reads as 3), its get_bool() looks at a
// byte that may not exist, and it reports by exception, which hostile input could ask for once
// every three bytes.
//
// The generated loop:  while (reader.Next()) switch (reader.tag_and_type()) { case ...:
//   reader.Read...(field name, destination) ... default: reader.Unexpected(); }
class WireReader {
 public:
  WireReader(absl::string_view bytes, const MessageShape& shape, DecodeContext& context)
      : begin_(bytes.data()),
        pos_(bytes.data()),
        end_(bytes.data() + bytes.size()),
        shape_(shape),
        context_(context) {}

  // The next field's tag; false at the end and after a break.
  bool Next() {
    if (pos_ == end_) return false;
    const auto first = static_cast<uint8_t>(*pos_);
    if (ABSL_PREDICT_FALSE(first >= 0x80)) return NextLongTag();
    if (ABSL_PREDICT_FALSE(first < 8)) return BreakAtTag();
    tag_at_ = pos_++;
    tag_and_type_ = first;
    return true;
  }
  uint32_t tag_and_type() const { return tag_and_type_; }

  // False once a part of the message was not readable; an issue says which.
  bool ok() const { return ok_; }

  template <typename Codec>
  void Read(const char* field, typename Codec::Value* out) {
    ReadAt<Codec>(field, DecodeContext::kNoIndex, out);
  }
  void ReadText(const char* field, absl::string_view* out) {
    ReadTextAt(field, DecodeContext::kNoIndex, out);
  }
  void ReadBytes(const char* field, absl::string_view* out) {
    ReadBytesAt(field, DecodeContext::kNoIndex, out);
  }
  // Merges into `out`, as protobuf does when a field comes twice.
  template <typename Message>
  void ReadMessage(const char* field, Message* out) {
    ReadMessageAt(field, DecodeContext::kNoIndex, out);
  }

  template <typename Codec, typename Element>
  void Append(const char* field, std::vector<Element>* out) {
    typename Codec::Value value{};
    ReadAt<Codec>(field, IndexAfter(*out), &value);
    out->push_back(value);
  }
  template <typename Codec, typename Element>
  void AppendPacked(const char* field, std::vector<Element>* out);
  void AppendText(const char* field, std::vector<absl::string_view>* out) {
    const int64_t index = IndexAfter(*out);
    context_.AskAt(index);
    ReadTextAt(field, index, &out->emplace_back());
  }
  void AppendBytes(const char* field, std::vector<absl::string_view>* out) {
    const int64_t index = IndexAfter(*out);
    context_.AskAt(index);
    ReadBytesAt(field, index, &out->emplace_back());
  }
  template <typename Message>
  void AppendMessage(const char* field, std::vector<Message>* out) {
    const int64_t index = IndexAfter(*out);
    context_.AskAt(index);
    ReadMessageAt(field, index, &out->emplace_back());
  }

  // A field that the generated switch has no case for: unknown, or of another wire type.
  ABSL_ATTRIBUTE_NOINLINE ABSL_ATTRIBUTE_COLD void Unexpected();

 private:
  template <typename Element>
  static int64_t IndexAfter(const std::vector<Element>& list) {
    return static_cast<int64_t>(list.size());
  }

  template <typename Codec>
  void ReadAt(const char* field, int64_t index, typename Codec::Value* out);
  void ReadTextAt(const char* field, int64_t index, absl::string_view* out) {
    ReadBytesAt(field, index, out);
    if (ABSL_PREDICT_FALSE(!IsValidUtf8(*out))) RefuseText(field, index, out);
  }
  void ReadBytesAt(const char* field, int64_t index, absl::string_view* out);
  template <typename Message>
  void ReadMessageAt(const char* field, int64_t index, Message* out);

  bool NextLongTag();
  bool LongLength(uint64_t* length);
  ABSL_ATTRIBUTE_NOINLINE const char* LongVarint(uint64_t* value) const;

  // Each adds an issue. Break...: the rest of the message cannot be read.
  ABSL_ATTRIBUTE_NOINLINE ABSL_ATTRIBUTE_COLD bool BreakAtTag();
  ABSL_ATTRIBUTE_NOINLINE ABSL_ATTRIBUTE_COLD void BreakAtVarint(const char* field, int64_t index,
                                                                 const char* at);
  ABSL_ATTRIBUTE_NOINLINE ABSL_ATTRIBUTE_COLD void BreakAtLength(const char* field, int64_t index,
                                                                 const char* at);
  ABSL_ATTRIBUTE_NOINLINE ABSL_ATTRIBUTE_COLD void RefuseText(const char* field, int64_t index,
                                                              absl::string_view* out);
  ABSL_ATTRIBUTE_NOINLINE ABSL_ATTRIBUTE_COLD void RefuseDepth(const char* field, int64_t index);
  ABSL_ATTRIBUTE_NOINLINE ABSL_ATTRIBUTE_COLD void Refuse(const char* field, int64_t index,
                                                          uint64_t raw, const NumberType& type);
  void ReportKnownField(const FieldShape& known);
  void ReportUnknownField(uint32_t number);
  void Skip(const char* field);
  void Break(const char* field, int64_t index, std::string message);
  size_t Offset(const char* at) const { return static_cast<size_t>(at - begin_); }

  const char* begin_;
  const char* pos_;
  const char* end_;
  const char* tag_at_ = nullptr;
  const MessageShape& shape_;
  DecodeContext& context_;
  uint32_t tag_and_type_ = 0;
  bool ok_ = true;
};

template <typename Codec>
inline void WireReader::ReadAt(const char* field, int64_t index, typename Codec::Value* out) {
  uint64_t raw = 0;
  if (ABSL_PREDICT_TRUE(pos_ != end_ && static_cast<uint8_t>(*pos_) < 0x80)) {
    raw = static_cast<uint8_t>(*pos_++);
  } else {
    const char* next = LongVarint(&raw);
    if (ABSL_PREDICT_FALSE(next == nullptr)) return BreakAtVarint(field, index, pos_);
    pos_ = next;
  }
  if (ABSL_PREDICT_FALSE(!Codec::FromRaw(raw, out))) {
    *out = typename Codec::Value{};
    Refuse(field, index, raw, Codec::kType);
  }
}

inline void WireReader::ReadBytesAt(const char* field, int64_t index, absl::string_view* out) {
  const char* const at = pos_;
  uint64_t length = 0;
  if (ABSL_PREDICT_TRUE(pos_ != end_ && static_cast<uint8_t>(*pos_) < 0x80)) {
    length = static_cast<uint8_t>(*pos_++);
  } else if (ABSL_PREDICT_FALSE(!LongLength(&length))) {
    return BreakAtLength(field, index, at);
  }
  if (ABSL_PREDICT_FALSE(length > static_cast<uint64_t>(end_ - pos_))) {
    return BreakAtLength(field, index, at);
  }
  *out = absl::string_view(pos_, length);
  pos_ += length;
}

template <typename Message>
inline void WireReader::ReadMessageAt(const char* field, int64_t index, Message* out) {
  absl::string_view bytes;
  ReadBytesAt(field, index, &bytes);
  if (ABSL_PREDICT_FALSE(!context_.Push(field, index))) return RefuseDepth(field, index);
  if (!Decode(bytes, context_, out)) ok_ = false;
  context_.Pop();
}

template <typename Codec, typename Element>
void WireReader::AppendPacked(const char* field, std::vector<Element>* out) {
  absl::string_view run;
  ReadBytesAt(field, DecodeContext::kNoIndex, &run);
  const char* pos = run.data();
  const char* const end = pos + run.size();
  // A varint ends in its only byte below 0x80, so their number is that of the elements. Doubling
  // keeps a field that comes in many short runs from being copied once per run.
  const auto count =
      static_cast<size_t>(std::count_if(pos, end, [](char c) { return (c & 0x80) == 0; }));
  if (out->size() + count > out->capacity()) {
    out->reserve(std::max(out->size() + count, 2 * out->capacity()));
  }
  while (pos != end) {
    uint64_t raw = 0;
    const char* next = ParseVarint(pos, end, &raw);
    if (ABSL_PREDICT_FALSE(next == nullptr)) return BreakAtVarint(field, IndexAfter(*out), pos);
    pos = next;
    typename Codec::Value value{};
    if (ABSL_PREDICT_FALSE(!Codec::FromRaw(raw, &value))) {
      value = typename Codec::Value{};
      Refuse(field, IndexAfter(*out), raw, Codec::kType);
    }
    out->push_back(value);
  }
}

// The value of a field that may be absent, made present.
template <typename Value>
Value* Present(std::optional<Value>* field) {
  return field->has_value() ? &**field : &field->emplace();
}
template <typename Value>
Value* Present(std::unique_ptr<Value>* field) {
  if (*field == nullptr) *field = std::make_unique<Value>();
  return field->get();
}

// Writers: each appends one field, tag included.
template <typename Codec>
inline void Put(uint32_t field, typename Codec::Value value, std::string* out) {
  char bytes[2 * protozero::max_varint_length];
  int size = protozero::add_varint_to_buffer(bytes, VarintTag(field));
  size += protozero::add_varint_to_buffer(bytes + size, Codec::ToRaw(value));
  out->append(bytes, static_cast<size_t>(size));
}

inline void PutLength(uint32_t field, uint64_t length, std::string* out) {
  char bytes[2 * protozero::max_varint_length];
  int size = protozero::add_varint_to_buffer(bytes, BytesTag(field));
  size += protozero::add_varint_to_buffer(bytes + size, length);
  out->append(bytes, static_cast<size_t>(size));
}

inline void PutBytes(uint32_t field, absl::string_view bytes, std::string* out) {
  PutLength(field, bytes.size(), out);
  out->append(bytes.data(), bytes.size());
}

// Writes nothing for an empty list.
template <typename Codec, typename Element>
void PutPacked(uint32_t field, const std::vector<Element>& list, std::string* out) {
  if (list.empty()) return;
  size_t length = 0;
  for (const Element& value : list) {
    const uint64_t raw = Codec::ToRaw(static_cast<typename Codec::Value>(value));
    length += static_cast<size_t>(protozero::length_of_varint(raw));
  }
  PutLength(field, length, out);
  char bytes[protozero::max_varint_length];
  for (const Element& value : list) {
    const uint64_t raw = Codec::ToRaw(static_cast<typename Codec::Value>(value));
    const int size = protozero::add_varint_to_buffer(bytes, raw);
    out->append(bytes, static_cast<size_t>(size));
  }
}

// The length goes in front once it is known. An empty message is written too: it is present.
template <typename Message>
void PutMessage(uint32_t field, const Message& message, std::string* out) {
  PutLength(field, 0, out);
  const size_t begin = out->size();
  Encode(message, out);
  const size_t length = out->size() - begin;
  if (length < 0x80) {
    (*out)[begin - 1] = static_cast<char>(length);
    return;
  }
  char bytes[protozero::max_varint_length];
  const int size = protozero::add_varint_to_buffer(bytes, length);
  out->replace(begin - 1, 1, bytes, static_cast<size_t>(size));
}

}  // namespace dangvien::wire

#endif  // DANGVIEN_WIRE_CODEC_H_
