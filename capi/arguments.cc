// A struct may come from a program that is older or younger than the library. An older one is
// shorter: what it lacks is zero, which is the default of every field. A younger one is longer: as
// long as what it has beyond is zero, it asks for nothing that this version cannot do; anything
// else is refused, because an option that is ignored in silence is worse than none. A size that is
// no multiple of the alignment is no struct's, and could end within a pointer.
//
// Tested by tests/capi/struct_test.cc
#include "arguments.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace dangvien::capi {
namespace {

constexpr uint32_t kSmallestStruct = sizeof(uint32_t);
// No struct will ever be this large: such a size is memory that nobody has set.
constexpr uint32_t kLargestStruct = 1 << 16;

uint32_t SizeOf(const void* in) {
  uint32_t size = 0;
  std::memcpy(&size, in, sizeof(size));
  return size;
}

}  // namespace

void Arguments::Add(absl::StatusCode code, Reason reason, absl::string_view message) {
  if (fault_.ok()) {
    fault_.status = absl::Status(code, message);
    fault_.reason = reason;
  } else {
    fault_.status =
        absl::Status(fault_.status.code(), absl::StrCat(fault_.status.message(), "; ", message));
  }
}

void Arguments::Refuse(absl::string_view name, absl::string_view what) {
  Add(absl::StatusCode::kInvalidArgument, Reason::kBadArgument, absl::StrCat(name, ": ", what));
}

void Arguments::RefuseHandle(bool is_null, const char* name) {
  Refuse(name, is_null ? "expected a handle, found null"
                       : "expected a handle, found one that was released or is of another type");
}

void Arguments::RefuseEntry(bool is_null, const char* name, size_t index) {
  RefuseHandle(is_null, absl::StrCat(name, "[", index, "]").c_str());
}

void Arguments::CopyStruct(const void* in, const char* name, Layout known, void* out) {
  if (!CheckSize(in, name, known.alignment)) return;
  const uint32_t size = SizeOf(in);
  const auto* const bytes = static_cast<const unsigned char*>(in);
  const auto is_set = [](unsigned char byte) { return byte != 0; };
  if (size > known.size && std::any_of(bytes + known.size, bytes + size, is_set)) {
    return Add(absl::StatusCode::kUnimplemented, Reason::kNotKnown,
               absl::StrCat(name, ": expected zeros beyond the ", known.size,
                            " bytes that this version knows, found an option of a later one"));
  }
  std::memcpy(out, in, std::min<size_t>(size, known.size));
}

bool Arguments::CheckSize(const void* given, const char* name, size_t alignment) {
  const uint32_t size = SizeOf(given);
  if (size >= kSmallestStruct && size <= kLargestStruct && size % alignment == 0) return true;
  Add(absl::StatusCode::kInvalidArgument, Reason::kBadStruct,
      absl::StrCat(name, ".struct_size: expected the size of the struct, found ", size));
  return false;
}

void Arguments::Between(int64_t least, int64_t most, int64_t value, absl::string_view name) {
  if (least <= value && value <= most) return;
  Refuse(name, absl::StrCat("expected ", least, " to ", most, ", found ", value));
}

void Arguments::NotNegative(int64_t value, absl::string_view name) {
  if (value < 0) Refuse(name, absl::StrCat("expected 0 or more, found ", value));
}

void Arguments::NoFlagsBeyond(uint32_t known, uint32_t flags, const char* name) {
  if ((flags & ~known) == 0) return;
  Add(absl::StatusCode::kUnimplemented, Reason::kNotKnown,
      absl::StrCat(name, ".flags: expected none beyond ", known, ", found ", flags));
}

}  // namespace dangvien::capi
