// The allocator of the host: everything comes back with the size it was asked for, the limit holds,
// and whichever allocation fails, the call says so and leaves nothing behind.
#include <gtest/gtest.h>

#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

// Everything that takes memory from a context, in one go; the first failure ends it.
int32_t UseEverything(const dangvien_context_options& options, const std::string& bytes,
                      Error* error) {
  Context context;
  APolicy policy;
  ADataset dataset;
  AnEvaluation evaluation;
  ATimeline timeline;
  ACancel cancel;
  Buffer buffer;
  const dangvien_subject subject = {sizeof(subject), DANGVIEN_SUBJECT_MEMBER, "DV1", 3, nullptr, 0};
  int32_t status = dangvien_context_new(&options, context.out(), error->out());
  const auto then = [&](auto call) {
    if (status == DANGVIEN_STATUS_OK) status = call();
  };
  then([&] {
    return dangvien_policy_load_builtin(context.get(), "tkv-2018", 8, nullptr, policy.out(),
                                        error->out());
  });
  then([&] {
    return dangvien_dataset_read(context.get(), Data(bytes), bytes.size(), nullptr, dataset.out(),
                                 error->out());
  });
  then([&] {
    dangvien_policy* policies[] = {policy.get()};
    return dangvien_evaluate(context.get(), dataset.get(), policies, 1, nullptr, evaluation.out(),
                             error->out());
  });
  then([&] {
    return dangvien_evaluation_result(evaluation.get(), DANGVIEN_PART_ALL, buffer.out(),
                                      error->out());
  });
  then([&] {
    return dangvien_evaluation_explain_text(
        evaluation.get(), &subject, DANGVIEN_LANGUAGE_VIETNAMESE, buffer.out(), error->out());
  });
  then([&] { return dangvien_policy_describe(policy.get(), buffer.out(), error->out()); });
  then([&] {
    return dangvien_timeline_new(context.get(), nullptr, 0, timeline.out(), error->out());
  });
  then([&] { return dangvien_timeline_entries(timeline.get(), buffer.out(), error->out()); });
  then([&] { return dangvien_cancel_new(context.get(), cancel.out(), error->out()); });
  // What failed has put nothing out.
  EXPECT_EQ(cancel.get() != nullptr, status == DANGVIEN_STATUS_OK);
  return status;
}

TEST(MemoryTest, GivesBackWhatItTook) {
  HostAllocator allocator;
  Error error;
  ASSERT_EQ(UseEverything(allocator.Options(), SmallDossier(), &error), DANGVIEN_STATUS_OK)
      << error.message();
  EXPECT_GT(allocator.call_count(), 20);
  EXPECT_EQ(allocator.live_bytes(), 0);
  EXPECT_EQ(allocator.mismatch_count(), 0);
}

TEST(MemoryTest, AnyAllocationMayFail) {
  const std::string bytes = SmallDossier();
  HostAllocator counting;
  Error error;
  ASSERT_EQ(UseEverything(counting.Options(), bytes, &error), DANGVIEN_STATUS_OK);
  for (int64_t call = 1; call <= counting.call_count(); ++call) {
    HostAllocator allocator;
    allocator.FailAt(call);
    ASSERT_EQ(UseEverything(allocator.Options(), bytes, &error), DANGVIEN_STATUS_RESOURCE_EXHAUSTED)
        << "allocation " << call << ": " << error.message();
    EXPECT_EQ(error.reason(), "out_of_memory") << "allocation " << call;
    EXPECT_EQ(allocator.live_bytes(), 0) << "allocation " << call;
    EXPECT_EQ(allocator.mismatch_count(), 0) << "allocation " << call;
  }
}

TEST(MemoryTest, TheLimitHolds) {
  const std::string bytes = SmallDossier();
  HostAllocator allocator;
  Error error;
  dangvien_context_options options = allocator.Options();
  options.memory_limit = 100'000'000;
  Context context;
  ASSERT_EQ(dangvien_context_new(&options, context.out(), nullptr), DANGVIEN_STATUS_OK);
  auto usage = Sized<dangvien_memory_usage>();
  ASSERT_EQ(dangvien_context_memory(context.get(), &usage, nullptr), DANGVIEN_STATUS_OK);
  EXPECT_EQ(usage.limit, 100'000'000);
  EXPECT_EQ(usage.current, 0) << "what a context itself takes is not counted";

  ADataset dataset;
  ASSERT_EQ(dangvien_dataset_read(context.get(), Data(bytes), bytes.size(), nullptr, dataset.out(),
                                  nullptr),
            DANGVIEN_STATUS_OK);
  ASSERT_EQ(dangvien_context_memory(context.get(), &usage, nullptr), DANGVIEN_STATUS_OK);
  EXPECT_GT(usage.current, 0);
  EXPECT_GE(usage.peak, usage.current);
  const int64_t needed = usage.peak;
  *dataset.out() = nullptr;
  ASSERT_EQ(dangvien_context_memory(context.get(), &usage, nullptr), DANGVIEN_STATUS_OK);
  EXPECT_EQ(usage.current, 0);
  EXPECT_EQ(usage.peak, needed);

  // One byte less than the dossier needs is too little, that many are enough.
  for (const int64_t missing : {1, 0}) {
    options.memory_limit = needed - missing;
    ASSERT_EQ(dangvien_context_new(&options, context.out(), nullptr), DANGVIEN_STATUS_OK);
    const int32_t status = dangvien_dataset_read(context.get(), Data(bytes), bytes.size(), nullptr,
                                                 dataset.out(), error.out());
    if (missing == 0) {
      EXPECT_EQ(status, DANGVIEN_STATUS_OK) << error.message();
      continue;
    }
    EXPECT_EQ(status, DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
    EXPECT_EQ(error.reason(), "memory_limit");
    EXPECT_EQ(dataset.get(), nullptr);
  }
}

}  // namespace
}  // namespace dangvien::testing
