// Structs of programs that are older and younger than the library.
#include <gtest/gtest.h>

#include <cstring>

#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

// A struct of a later version: what this one knows, and one field more.
struct LaterOptions {
  dangvien_context_options known;
  int64_t later;
};

int32_t NewContext(const void* options, Error* error) {
  Context context;
  return dangvien_context_new(static_cast<const dangvien_context_options*>(options), context.out(),
                              error->out());
}

TEST(StructTest, ZerosAreTheDefaults) {
  Error error;
  const auto options = Sized<dangvien_context_options>();
  EXPECT_EQ(NewContext(&options, &error), DANGVIEN_STATUS_OK) << error.message();
  EXPECT_EQ(NewContext(nullptr, &error), DANGVIEN_STATUS_OK) << error.message();
}

TEST(StructTest, AnOlderStructIsShorter) {
  Error error;
  dangvien_context_options options = {};
  options.memory_limit = -1;  // beyond what the older program has: not read
  options.struct_size = offsetof(dangvien_context_options, memory_limit);
  EXPECT_EQ(NewContext(&options, &error), DANGVIEN_STATUS_OK) << error.message();
}

TEST(StructTest, AYoungerStructMayAskForNothingMore) {
  Error error;
  LaterOptions options = {};
  options.known.struct_size = sizeof(options);
  EXPECT_EQ(NewContext(&options, &error), DANGVIEN_STATUS_OK) << error.message();
}

TEST(StructTest, AnOptionOfALaterVersionIsRefused) {
  Error error;
  LaterOptions options = {};
  options.known.struct_size = sizeof(options);
  options.later = 1;
  EXPECT_EQ(NewContext(&options, &error), DANGVIEN_STATUS_UNIMPLEMENTED);
  EXPECT_EQ(error.reason(), "not_known");
  EXPECT_NE(error.message().find("options: expected zeros beyond"), std::string::npos)
      << error.message();
}

TEST(StructTest, AFlagOfALaterVersionIsRefused) {
  Error error;
  auto options = Sized<dangvien_context_options>();
  options.flags = 1;
  EXPECT_EQ(NewContext(&options, &error), DANGVIEN_STATUS_UNIMPLEMENTED);
  EXPECT_EQ(error.reason(), "not_known");
}

TEST(StructTest, ASizeThatNobodySetIsRefused) {
  Error error;
  dangvien_context_options options = {};
  for (const uint32_t size : {0u, 3u, 9u, 12u, 0x10001u, 0xffffffffu}) {
    options.struct_size = size;
    EXPECT_EQ(NewContext(&options, &error), DANGVIEN_STATUS_INVALID_ARGUMENT) << size;
    EXPECT_EQ(error.reason(), "bad_struct") << size;
  }
}

TEST(StructTest, AllFaultsOfACallAreNamed) {
  Error error;
  auto options = Sized<dangvien_context_options>();
  options.memory_limit = -1;
  options.deallocate = [](void*, void*, size_t, size_t) {};
  EXPECT_EQ(dangvien_context_new(&options, nullptr, error.out()), DANGVIEN_STATUS_INVALID_ARGUMENT);
  for (const char* part : {"out: ", "options.allocate: ", "options.memory_limit: "}) {
    EXPECT_NE(error.message().find(part), std::string::npos) << error.message();
  }
}

// Of a call that has a context too, which may be what is wrong.
TEST(StructTest, AContextThatIsNoneHidesNoOtherFault) {
  Error error;
  auto control = Sized<dangvien_control>();
  control.num_threads = 257;
  auto options = Sized<dangvien_dataset_options>();
  options.control = &control;
  EXPECT_EQ(dangvien_dataset_read(nullptr, nullptr, 1, &options, nullptr, error.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  for (const char* part : {"context: ", "data: ", "out: ", "control.num_threads: "}) {
    EXPECT_NE(error.message().find(part), std::string::npos) << error.message();
  }
}

TEST(StructTest, AnOutputStructIsWrittenAsFarAsItGoes) {
  Context context;
  ASSERT_EQ(dangvien_context_new(nullptr, context.out(), nullptr), DANGVIEN_STATUS_OK);
  unsigned char bytes[sizeof(dangvien_memory_usage) + 8];
  for (const size_t size : {size_t{8}, size_t{16}, sizeof(bytes)}) {
    std::memset(bytes, 0x5a, sizeof(bytes));
    const auto stated = static_cast<uint32_t>(size);
    std::memcpy(bytes, &stated, sizeof(stated));
    ASSERT_EQ(dangvien_context_memory(context.get(),
                                      reinterpret_cast<dangvien_memory_usage*>(bytes), nullptr),
              DANGVIEN_STATUS_OK);
    EXPECT_EQ(std::memcmp(bytes, &stated, sizeof(stated)), 0) << "the caller's size is kept";
    for (size_t i = std::min(size, sizeof(dangvien_memory_usage)); i < sizeof(bytes); ++i) {
      EXPECT_EQ(bytes[i], 0x5a) << "byte " << i << " of a struct of " << size;
    }
  }
}

TEST(StructTest, AnOutputStructOfASizeThatNobodyHasIsRefused) {
  Context context;
  ASSERT_EQ(dangvien_context_new(nullptr, context.out(), nullptr), DANGVIEN_STATUS_OK);
  auto usage = Sized<dangvien_memory_usage>();
  for (const uint32_t size : {0u, 4u, 9u}) {
    usage.struct_size = size;
    Error error;
    EXPECT_EQ(dangvien_context_memory(context.get(), &usage, error.out()),
              DANGVIEN_STATUS_INVALID_ARGUMENT);
    EXPECT_EQ(error.reason(), "bad_struct") << size;
  }
}

}  // namespace
}  // namespace dangvien::testing
