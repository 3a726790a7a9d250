// Checks of what a caller hands over. All faults of one call are named in one error.
//
//   Arguments arguments;
//   arguments.Handle(policy, "policy");
//   arguments.Output(out, "out");
//   if (!arguments.ok()) return arguments.fault();
#ifndef DANGVIEN_CAPI_ARGUMENTS_H_
#define DANGVIEN_CAPI_ARGUMENTS_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "absl/strings/string_view.h"
#include "outcome.h"

namespace dangvien::capi {

class Arguments {
 public:
  template <typename T>
  void Handle(const T* handle, const char* name) {
    if (!IsValid(handle)) RefuseHandle(handle == nullptr, name);
  }
  // A list of handles, none of them null.
  template <typename T>
  void Handles(T* const* handles, size_t count, const char* name) {
    Sized(handles, count, name);
    if (handles == nullptr) return;
    for (size_t i = 0; i < count; ++i) {
      if (!IsValid(handles[i])) RefuseEntry(handles[i] == nullptr, name, i);
    }
  }
  void Output(const void* out, const char* name) {
    if (out == nullptr) Refuse(name, "expected where to put the output, found null");
  }
  // Null is right where the size is 0.
  void Sized(const void* data, size_t size, absl::string_view name) {
    if (data == nullptr && size != 0) Refuse(name, "expected as many bytes as stated, found null");
  }
  void Refuse(absl::string_view name, absl::string_view what);

  // Copies a struct of the caller into one of this version: what the caller's version does not
  // have is zero. Null gives all defaults.
  template <typename S>
  void ReadStruct(const S* in, const char* name, S* out) {
    static_assert(std::is_trivially_copyable_v<S>);
    static_assert(offsetof(S, struct_size) == 0);
    if (in != nullptr) CopyStruct(in, name, {sizeof(S), alignof(S)}, out);
  }
  // Whether an output struct has a size that can be.
  template <typename S>
  void OutputStruct(const S* out, const char* name) {
    Output(out, name);
    if (out != nullptr) CheckSize(out, name, alignof(S));
  }
  // A number of the caller's.
  void Between(int64_t least, int64_t most, int64_t value, absl::string_view name);
  void NotNegative(int64_t value, absl::string_view name);
  void NoFlagsBeyond(uint32_t known, uint32_t flags, const char* name);

  bool ok() const { return fault_.ok(); }
  const Outcome& fault() const { return fault_; }

 private:
  void RefuseHandle(bool is_null, const char* name);
  void RefuseEntry(bool is_null, const char* name, size_t index);
  // Of a struct as this version knows it.
  struct Layout {
    size_t size;
    size_t alignment;
  };
  void CopyStruct(const void* in, const char* name, Layout known, void* out);
  bool CheckSize(const void* given, const char* name, size_t alignment);
  void Add(absl::StatusCode code, Reason reason, absl::string_view message);

  Outcome fault_;
};

// REQUIRES: Arguments::OutputStruct() has accepted `out`.
template <typename S>
void WriteStruct(S value, S* out) {
  uint32_t size = 0;
  std::memcpy(&size, out, sizeof(size));
  value.struct_size = size;
  std::memcpy(out, &value, size < sizeof(S) ? size : sizeof(S));
}

// Text of the caller; empty where the pointer is null.
inline absl::string_view TextOf(const char* data, size_t size) {
  return data == nullptr ? absl::string_view() : absl::string_view(data, size);
}
inline absl::string_view BytesOf(const uint8_t* data, size_t size) {
  return TextOf(reinterpret_cast<const char*>(data), size);
}

}  // namespace dangvien::capi

#endif  // DANGVIEN_CAPI_ARGUMENTS_H_
