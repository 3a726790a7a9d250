// The allocator of the host: everything comes back with the size it was asked for, the limit holds,
// and whichever allocation fails, the call says so and leaves nothing behind.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/capi/fallible_calls.h"

namespace dangvien::testing {
namespace {

class HostFaults final : public Faults {
 public:
  explicit HostFaults(HostAllocator* allocator) : allocator_(*allocator) {}

  void Arm(int64_t fail_at) override { allocator_.FailAt(fail_at + 1); }
  int64_t Disarm() override {
    const int64_t count = allocator_.call_count();
    allocator_.FailAt(0);
    return count;
  }
  int64_t live() override { return allocator_.live_bytes(); }

 private:
  HostAllocator& allocator_;
};

TEST(MemoryTest, AnyAllocationOfAnyCallMayFail) {
  HostAllocator allocator;
  {
    const dangvien_context_options options = allocator.Options();
    const World world(&options);
    HostFaults faults(&allocator);
    for (const FallibleCall& call : FallibleCalls()) {
      faults.FailEach(world, call);
      if (HasFailure()) return;
    }
    EXPECT_GT(faults.call_count(), 30) << "what puts something out takes the host's memory";
  }
  EXPECT_EQ(allocator.live_bytes(), 0);
  EXPECT_EQ(allocator.mismatch_count(), 0);
}

TEST(MemoryTest, EveryFunctionThatMayFailIsTried) {
  // What has no status takes no memory.
  const std::set<std::string> exempt = {
      "dangvien_abi_version",          "dangvien_binding_ref",
      "dangvien_binding_unref",        "dangvien_buffer_data",
      "dangvien_buffer_free",          "dangvien_buffer_size",
      "dangvien_build_info",           "dangvien_builtin_policy_name",
      "dangvien_cancel_is_triggered",  "dangvien_cancel_ref",
      "dangvien_cancel_trigger",       "dangvien_cancel_unref",
      "dangvien_context_ref",          "dangvien_context_unref",
      "dangvien_dataset_builder_free", "dangvien_dataset_person_count",
      "dangvien_dataset_ref",          "dangvien_dataset_unit_count",
      "dangvien_dataset_unref",        "dangvien_error_callback_value",
      "dangvien_error_free",           "dangvien_error_issue_count",
      "dangvien_error_issue_total",    "dangvien_error_message",
      "dangvien_error_reason",         "dangvien_error_status",
      "dangvien_evaluation_ref",       "dangvien_evaluation_unref",
      "dangvien_has_feature",          "dangvien_policy_id",
      "dangvien_policy_ref",           "dangvien_policy_unref",
      "dangvien_status_name",          "dangvien_timeline_ref",
      "dangvien_timeline_unref",       "dangvien_version",
  };
  std::set<std::string> tried = exempt;
  for (const FallibleCall& call : FallibleCalls()) {
    EXPECT_EQ(exempt.count(call.function), 0u) << call.function << " is tried";
    tried.insert(call.function);
  }
  std::ifstream file(std::string(DANGVIEN_SOURCE_DIR) + "/capi/abi/exports.txt");
  std::set<std::string> exported;
  for (std::string name; std::getline(file, name);) exported.insert(name);
  EXPECT_EQ(tried, exported);
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
