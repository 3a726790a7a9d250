// The C++ runtime's memory may run out at any moment, too: of everything that the library does
// inside a call, any allocation fails in turn. The call says so, nothing is thrown, put out or
// leaked, and the same call succeeds afterwards.
//
// This program replaces operator new, so it is one of its own.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <new>

#include "tests/capi/fixture.h"
#include "tests/property/scale.h"

namespace {

// Counts down to the allocation that fails; below zero: none does.
std::atomic<int64_t> allocations_left{-1};
std::atomic<int64_t> allocation_count{0};
std::atomic<int64_t> live_count{0};

bool Fails() {
  allocation_count.fetch_add(1, std::memory_order_relaxed);
  return allocations_left.load(std::memory_order_relaxed) >= 0 &&
         allocations_left.fetch_sub(1, std::memory_order_relaxed) == 0;
}

void* Allocate(std::size_t size, std::size_t alignment) noexcept {
  if (Fails()) return nullptr;
  void* memory =
      alignment <= alignof(std::max_align_t)
          ? std::malloc(size == 0 ? 1 : size)
          : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory != nullptr) live_count.fetch_add(1, std::memory_order_relaxed);
  return memory;
}

void* AllocateOrThrow(std::size_t size, std::size_t alignment) {
  void* const memory = Allocate(size, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void Free(void* memory) noexcept {
  if (memory == nullptr) return;
  live_count.fetch_sub(1, std::memory_order_relaxed);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return AllocateOrThrow(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return AllocateOrThrow(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Allocate(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return Allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { Free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { Free(memory); }

namespace dangvien::testing {
namespace {

// Every allocation of a call fails in turn, or every `stride`-th, with another remainder for each
// call.
void FailEach(const char* what, int64_t stride,
              const std::function<int32_t(dangvien_error**)>& call) {
  dangvien_error* error = nullptr;
  ASSERT_EQ(call(&error), DANGVIEN_STATUS_OK) << what;
  const int64_t before = allocation_count.load();
  ASSERT_EQ(call(&error), DANGVIEN_STATUS_OK) << what;
  const int64_t count = allocation_count.load() - before;
  ASSERT_GT(count, 0) << what;
  int64_t failures = 0;
  for (int64_t fail_at = 0; fail_at < count; fail_at += stride) {
    const int64_t live = live_count.load();
    allocations_left.store(fail_at);
    const int32_t status = call(&error);
    const bool has_failed = allocations_left.load() < 0;
    allocations_left.store(-1);
    // Where the library can do without (a thread, a buffer that need not grow), it goes on.
    if (status != DANGVIEN_STATUS_OK) {
      ++failures;
      EXPECT_EQ(status, DANGVIEN_STATUS_RESOURCE_EXHAUSTED) << what << ", allocation " << fail_at;
      EXPECT_TRUE(has_failed) << what << ", allocation " << fail_at;
      EXPECT_STREQ(dangvien_error_reason(error), "out_of_memory");
    }
    dangvien_error_free(error);
    EXPECT_EQ(live_count.load(), live) << what << ", allocation " << fail_at << " leaks";
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GT(failures, 0) << what;
}

// Of `full`, every allocation; else every so-many-th.
int64_t Stride(uint64_t step) { return static_cast<int64_t>(property::CaseCount(step, step, 1)); }

TEST(OperatorNewTest, AnyAllocationOfAnyCallMayFail) {
  const std::string bytes = SmallDossier();
  Context context;
  APolicy policy;
  ADataset dataset;
  AnEvaluation evaluation;
  FailEach("context", 1, [](dangvien_error** error) {
    Context made;
    return dangvien_context_new(nullptr, made.out(), error);
  });
  ASSERT_EQ(dangvien_context_new(nullptr, context.out(), nullptr), DANGVIEN_STATUS_OK);
  FailEach("policy", Stride(31), [&](dangvien_error** error) {
    APolicy made;
    return dangvien_policy_load_builtin(context.get(), "tkv-2018", 8, nullptr, made.out(), error);
  });
  ASSERT_EQ(
      dangvien_policy_load_builtin(context.get(), "tkv-2018", 8, nullptr, policy.out(), nullptr),
      DANGVIEN_STATUS_OK);
  FailEach("dataset", 1, [&](dangvien_error** error) {
    ADataset made;
    return dangvien_dataset_read(context.get(), Data(bytes), bytes.size(), nullptr, made.out(),
                                 error);
  });
  ASSERT_EQ(dangvien_dataset_read(context.get(), Data(bytes), bytes.size(), nullptr, dataset.out(),
                                  nullptr),
            DANGVIEN_STATUS_OK);
  dangvien_policy* policies[] = {policy.get()};
  for (const int32_t threads : {1, 2}) {
    FailEach("evaluate", 1, [&](dangvien_error** error) {
      auto control = Sized<dangvien_control>();
      control.num_threads = threads;
      auto options = Sized<dangvien_evaluate_options>();
      options.control = &control;
      AnEvaluation made;
      return dangvien_evaluate(context.get(), dataset.get(), policies, 1, &options, made.out(),
                               error);
    });
  }
  ASSERT_EQ(dangvien_evaluate(context.get(), dataset.get(), policies, 1, nullptr, evaluation.out(),
                              nullptr),
            DANGVIEN_STATUS_OK);
  FailEach("result", 1, [&](dangvien_error** error) {
    Buffer made;
    return dangvien_evaluation_result(evaluation.get(), DANGVIEN_PART_ALL, made.out(), error);
  });
  const dangvien_subject subject = {sizeof(subject), DANGVIEN_SUBJECT_MEMBER, "DV1", 3, nullptr, 0};
  FailEach("explain", 1, [&](dangvien_error** error) {
    Buffer made;
    return dangvien_evaluation_explain_text(evaluation.get(), &subject,
                                            DANGVIEN_LANGUAGE_VIETNAMESE, made.out(), error);
  });
  FailEach("difference", Stride(211), [&](dangvien_error** error) {
    Buffer made;
    return dangvien_policy_difference(policy.get(), policy.get(), nullptr, made.out(), error);
  });
  FailEach("timeline", Stride(31), [&](dangvien_error** error) {
    ATimeline made;
    return dangvien_timeline_new(context.get(), nullptr, 0, made.out(), error);
  });
}

}  // namespace
}  // namespace dangvien::testing
