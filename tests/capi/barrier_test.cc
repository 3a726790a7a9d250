// The barrier that every call stands behind: whatever is thrown in a call ends as its status. The
// library throws nothing but what means missing memory or a stop; the rest is tried with bodies
// that throw, and with a host that lets an exception out of its callback, which it must not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

#include "capi/outcome.h"
#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

using ::testing::HasSubstr;

template <typename Thrown>
int32_t GuardedThrow(Thrown thrown, dangvien_error** error) {
  return capi::Guarded(error, [&]() -> capi::Outcome { throw thrown; });
}

TEST(BarrierTest, AnExceptionOfTheLibraryIsADefect) {
  Error error;
  EXPECT_EQ(GuardedThrow(std::runtime_error("không\nthể"), error.out()), DANGVIEN_STATUS_INTERNAL);
  EXPECT_EQ(error.reason(), "internal");
  EXPECT_THAT(error.message(), HasSubstr("không"));
  EXPECT_EQ(error.message().find('\n'), std::string::npos);
}

TEST(BarrierTest, WhatIsNoExceptionIsADefectToo) {
  Error error;
  EXPECT_EQ(GuardedThrow(7, error.out()), DANGVIEN_STATUS_INTERNAL);
  EXPECT_EQ(error.reason(), "internal");
  EXPECT_THAT(error.message(), HasSubstr("unknown type"));
}

TEST(BarrierTest, MissingMemoryIsNoDefect) {
  Error error;
  EXPECT_EQ(GuardedThrow(std::bad_alloc(), error.out()), DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
  EXPECT_EQ(error.reason(), "out_of_memory");
  EXPECT_EQ(GuardedThrow(std::length_error("vector"), error.out()),
            DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
  EXPECT_EQ(error.reason(), "out_of_memory");
  EXPECT_EQ(GuardedThrow(capi::MemoryLimitReached(1'000), error.out()),
            DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
  EXPECT_EQ(error.reason(), "memory_limit");
  EXPECT_THAT(error.message(), HasSubstr("1000 bytes"));
}

TEST(BarrierTest, NobodyNeedsToAskForTheError) {
  EXPECT_EQ(GuardedThrow(std::runtime_error("x"), nullptr), DANGVIEN_STATUS_INTERNAL);
  EXPECT_EQ(GuardedThrow(7, nullptr), DANGVIEN_STATUS_INTERNAL);
  EXPECT_EQ(GuardedThrow(std::bad_alloc(), nullptr), DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
  EXPECT_EQ(GuardedThrow(capi::MemoryLimitReached(1), nullptr), DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
}

// A progress callback that throws, in calls of one and of two threads: the call ends, and its
// threads with it, and nothing of it is kept.
class ThrowingHostTest : public ::testing::TestWithParam<int32_t> {
 protected:
  ThrowingHostTest() : bytes_(LargeDossier()) {
    const dangvien_context_options options = allocator_.Options();
    EXPECT_EQ(dangvien_context_new(&options, context_.out(), nullptr), 0);
    EXPECT_EQ(dangvien_policy_load_builtin(context_.get(), "tkv-2018", 8, nullptr, policy_.out(),
                                           nullptr),
              0);
    EXPECT_EQ(dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), nullptr,
                                    dataset_.out(), nullptr),
              0);
  }

  int32_t Evaluate(dangvien_progress_fn progress) {
    auto control = Sized<dangvien_control>();
    control.num_threads = GetParam();
    control.progress = progress;
    auto options = Sized<dangvien_evaluate_options>();
    options.control = &control;
    dangvien_policy* policies[] = {policy_.get()};
    return dangvien_evaluate(context_.get(), dataset_.get(), policies, 1, &options,
                             evaluation_.out(), error_.out());
  }

  HostAllocator allocator_;
  std::string bytes_;
  Error error_;
  Context context_;
  APolicy policy_;
  ADataset dataset_;
  AnEvaluation evaluation_;
};

TEST_P(ThrowingHostTest, TheCallEnds) {
  const int64_t live = allocator_.live_bytes();
  EXPECT_EQ(Evaluate([](void*, int64_t, int64_t) -> int32_t { throw std::runtime_error("dừng"); }),
            DANGVIEN_STATUS_INTERNAL);
  EXPECT_EQ(error_.reason(), "internal");
  EXPECT_THAT(error_.message(), HasSubstr("dừng"));
  EXPECT_EQ(evaluation_.get(), nullptr);
  EXPECT_EQ(Evaluate([](void*, int64_t, int64_t) -> int32_t { throw 7; }),
            DANGVIEN_STATUS_INTERNAL);
  EXPECT_EQ(allocator_.live_bytes(), live);
  EXPECT_EQ(Evaluate(nullptr), DANGVIEN_STATUS_OK) << error_.message();
}

INSTANTIATE_TEST_SUITE_P(Threads, ThrowingHostTest, ::testing::Values(1, 2));

}  // namespace
}  // namespace dangvien::testing
