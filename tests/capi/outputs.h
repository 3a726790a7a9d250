// Outputs of a call under trial: what failed has left them as they were.
#ifndef DANGVIEN_TESTS_CAPI_OUTPUTS_H_
#define DANGVIEN_TESTS_CAPI_OUTPUTS_H_

#include <gtest/gtest.h>

#include <cstring>
#include <functional>

#include "tests/capi/fallible_calls.h"

namespace dangvien::testing {

inline char not_a_handle;

// A call that puts out a handle: on failure it has left the output as it was.
template <typename T>
int32_t PutsOut(const Trial& trial, void (*release)(T*), const std::function<int32_t(T**)>& call) {
  T* const before = reinterpret_cast<T*>(&not_a_handle);
  T* out = before;
  const int32_t status = trial.under_test([&] { return call(&out); });
  EXPECT_EQ(out == before, status != DANGVIEN_STATUS_OK) << "the output";
  if (out != before) release(out);
  return status;
}

inline int32_t PutsOutBuffer(const Trial& trial,
                             const std::function<int32_t(dangvien_buffer**)>& call) {
  return PutsOut<dangvien_buffer>(trial, &dangvien_buffer_free, call);
}

// A struct that a call fills in, and whether it was left as it was.
template <typename S>
struct Filled {
  Filled() {
    std::memset(&value, 0xa5, sizeof(S));
    std::memset(&before, 0xa5, sizeof(S));
  }
  bool is_untouched() const { return std::memcmp(&value, &before, sizeof(S)) == 0; }

  S value;
  S before;
};

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_CAPI_OUTPUTS_H_
