// What the fuzzers share: the host of a context, and checks that hold after every call.
#ifndef DANGVIEN_TESTS_FUZZ_HOST_H_
#define DANGVIEN_TESTS_FUZZ_HOST_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "dangvien/c/dangvien_arrow.h"

namespace dangvien::fuzz {

inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

// A failed call has an error that says so, with texts that end; a good one has none. The error by
// reference, because the call that writes it is an argument too.
inline bool Succeeded(int32_t status, dangvien_error*& error) {
  if (status == DANGVIEN_STATUS_OK) {
    Require(error == nullptr, "success has no error");
    return true;
  }
  Require(status != DANGVIEN_STATUS_INTERNAL, "no defect of the library");
  Require(dangvien_error_status(error) == status, "the error has the status");
  Require(std::strlen(dangvien_error_message(error, nullptr)) > 0, "the error has a message");
  for (size_t i = 0; i < dangvien_error_issue_count(error); ++i) {
    dangvien_issue issue = {};
    issue.struct_size = sizeof(issue);
    Require(dangvien_error_issue(error, i, &issue, nullptr) == DANGVIEN_STATUS_OK, "every issue");
    Require(std::strlen(issue.path) == issue.path_size, "a path without NUL");
    Require(std::strlen(issue.name) > 0, "an issue has a name");
  }
  const uint8_t* details = nullptr;
  size_t details_size = 0;
  Require(dangvien_error_details(error, &details, &details_size, nullptr) == DANGVIEN_STATUS_OK,
          "every error has details");
  const bool has_none = std::strcmp(dangvien_error_reason(error), "out_of_memory") == 0;
  Require(details_size > 0 || has_none, "which are empty only where there was no memory");
  dangvien_error_free(error);
  return false;
}

// One context for all runs, with little memory, so that no input can ask for much.
inline dangvien_context* Context() {
  static dangvien_context* const context = [] {
    dangvien_context_options options = {};
    options.struct_size = sizeof(options);
    options.memory_limit = 256 << 20;
    dangvien_context* made = nullptr;
    Require(dangvien_context_new(&options, &made, nullptr) == DANGVIEN_STATUS_OK, "a context");
    return made;
  }();
  return context;
}

inline dangvien_policy* Builtin(const std::string& name) {
  dangvien_policy_options options = {};
  options.struct_size = sizeof(options);
  options.flags = DANGVIEN_POLICY_SKIP_PROOF;
  dangvien_policy* policy = nullptr;
  Require(dangvien_policy_load_builtin(Context(), name.data(), name.size(), &options, &policy,
                                       nullptr) == DANGVIEN_STATUS_OK,
          "a built-in policy");
  return policy;
}

// Takes values from the front of the input; zeros behind its end.
class Input {
 public:
  Input(const uint8_t* data, size_t size) : data_(data), size_(size) {}

  template <typename T>
  T Take() {
    T value{};
    const size_t length = size_ < sizeof(T) ? size_ : sizeof(T);
    if (length != 0) std::memcpy(&value, data_, length);
    data_ += length;
    size_ -= length;
    return value;
  }
  // Of 0 to count - 1.
  size_t Choose(size_t count) { return Take<uint8_t>() % count; }
  std::string TakeText(size_t size) {
    const size_t length = size_ < size ? size_ : size;
    std::string text(reinterpret_cast<const char*>(data_), length);
    data_ += length;
    size_ -= length;
    return text;
  }

  const uint8_t* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  const uint8_t* data_;
  size_t size_;
};

}  // namespace dangvien::fuzz

#endif  // DANGVIEN_TESTS_FUZZ_HOST_H_
