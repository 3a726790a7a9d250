// Every pointer of every function, null, released or of another kind: refused, and nothing is
// written but the error. The calls follow from capi/api.yaml.
#include <gtest/gtest.h>

#include <cstring>
#include <ostream>

#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

enum class Spoilt { kNull, kReleased, kWrong };

struct Given;

struct RefusedCall {
  const char* function;
  const char* parameter;
  Spoilt how;
  bool returns_status;
  void (*spoil)(Fixture&, Given&);
  int32_t (*call)(Given&);

  friend void PrintTo(const RefusedCall& call, std::ostream* out) {
    *out << call.function << " " << call.parameter << " " << static_cast<int>(call.how);
  }
};

// What a function without a status gives for a handle that is none: nothing.
template <typename T>
int32_t Nothing(T value) {
  return value == T{} ? DANGVIEN_STATUS_OK : DANGVIEN_STATUS_INTERNAL;
}
// An empty text.
int32_t Nothing(const char* text) {
  return text == nullptr || *text == '\0' ? DANGVIEN_STATUS_OK : DANGVIEN_STATUS_INTERNAL;
}

#include "tests/capi/generated/matrix.inc"

// Bytes that no call leaves behind by chance, and sizes that make the structs valid.
void Prepare(Outputs* outputs) {
  std::memset(outputs, 0x5a, sizeof(*outputs));
  outputs->out_dangvien_issue_pointer_output.struct_size = sizeof(dangvien_issue);
  outputs->out_dangvien_memory_usage_pointer_output.struct_size = sizeof(dangvien_memory_usage);
  outputs->out_dangvien_status_counts_pointer_output.struct_size = sizeof(dangvien_status_counts);
}

class MatrixTest : public ::testing::TestWithParam<RefusedCall> {
 protected:
  static Fixture& fixture() {
    static Fixture* const fixture = new Fixture;
    return *fixture;
  }
};

TEST_P(MatrixTest, RefusesAndWritesNothing) {
  const RefusedCall& call = GetParam();
  Outputs outputs;
  Outputs expected;
  Prepare(&outputs);
  Prepare(&expected);
  Given given(fixture(), &outputs);
  call.spoil(fixture(), given);
  const int32_t status = call.call(given);
  if (call.returns_status) {
    EXPECT_EQ(status, DANGVIEN_STATUS_INVALID_ARGUMENT);
    ASSERT_NE(given.error, nullptr);
    EXPECT_STREQ(dangvien_error_reason(given.error), "bad_argument");
    const std::string message = dangvien_error_message(given.error, nullptr);
    EXPECT_NE(message.find(call.parameter), std::string::npos) << message;
    EXPECT_EQ(std::memcmp(&outputs, &expected, sizeof(outputs)), 0) << "an output was written";
  } else {
    EXPECT_EQ(status, DANGVIEN_STATUS_OK);
  }
  dangvien_error_free(given.error);
  EXPECT_EQ(fixture().allocator().mismatch_count(), 0);
}

std::string NameOfCase(const ::testing::TestParamInfo<RefusedCall>& of) {
  constexpr const char* kHow[] = {"null", "released", "wrong"};
  return std::string(of.param.function).substr(std::strlen("dangvien_")) + "_" +
         of.param.parameter + "_" + kHow[static_cast<int>(of.param.how)];
}

INSTANTIATE_TEST_SUITE_P(Calls, MatrixTest, ::testing::ValuesIn(kRefusedCalls), NameOfCase);

}  // namespace
}  // namespace dangvien::testing
