// The allocator of the host: everything comes back with the size it was asked for, the limit holds,
// and whichever allocation fails, the call says so and leaves nothing behind.
#include <gtest/gtest.h>

#include <cerrno>

#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

// All batches of a stream. Its errors are errno values; only a lack of memory is expected here.
int32_t Pull(ArrowArrayStream* stream) {
  ArrowSchema schema = {};
  int failed = stream->get_schema(stream, &schema);
  if (schema.release != nullptr) schema.release(&schema);
  for (bool more = true; failed == 0 && more;) {
    ArrowArray batch = {};
    failed = stream->get_next(stream, &batch);
    more = batch.release != nullptr;
    if (more) batch.release(&batch);
  }
  EXPECT_TRUE(failed == 0 || failed == ENOMEM) << failed;
  return failed == 0 ? DANGVIEN_STATUS_OK : DANGVIEN_STATUS_RESOURCE_EXHAUSTED;
}

// Everything that takes memory from a context, in one go; the first failure ends it.
class Uses {
 public:
  Uses(const dangvien_context_options& options, const std::string& bytes, Error* error)
      : bytes_(bytes), error_(error) {
    status_ = dangvien_context_new(&options, context_.out(), error_->out());
    Read();
    Evaluate();
    Build();
    Describe();
  }

  int32_t status() const { return status_; }

 private:
  template <typename Call>
  void Then(const Call& call) {
    if (status_ == DANGVIEN_STATUS_OK) status_ = call();
  }

  void Read() {
    Then([&] {
      return dangvien_policy_load_builtin(context_.get(), "tkv-2018", 8, nullptr, policy_.out(),
                                          error_->out());
    });
    Then([&] {
      return dangvien_dataset_read(context_.get(), Data(bytes_), bytes_.size(), nullptr,
                                   dataset_.out(), error_->out());
    });
  }
  void Evaluate() {
    Then([&] {
      dangvien_policy* policies[] = {policy_.get()};
      return dangvien_evaluate(context_.get(), dataset_.get(), policies, 1, nullptr,
                               evaluation_.out(), error_->out());
    });
    Then([&] {
      return dangvien_evaluation_result(evaluation_.get(), DANGVIEN_PART_ALL, buffer_.out(),
                                        error_->out());
    });
    Then([&] {
      const dangvien_subject subject = {
          sizeof(subject), DANGVIEN_SUBJECT_MEMBER, "DV1", 3, nullptr, 0};
      return dangvien_evaluation_explain_text(
          evaluation_.get(), &subject, DANGVIEN_LANGUAGE_VIETNAMESE, buffer_.out(), error_->out());
    });
  }
  void Build() {
    Then([&] {
      return dangvien_dataset_builder_new(context_.get(), nullptr, builder_.out(), error_->out());
    });
    Then([&] {
      return dangvien_dataset_builder_add_bytes(builder_.get(), Data(bytes_), bytes_.size(),
                                                error_->out());
    });
    Then([&] {
      return dangvien_dataset_builder_seal(builder_.get(), nullptr, dataset_.out(), error_->out());
    });
    ArrowArrayStream stream = {};
    Then([&] {
      return dangvien_evaluation_stream(evaluation_.get(), "subjects", 8, 0, &stream,
                                        error_->out());
    });
    Then([&] {
      const int32_t pulled = Pull(&stream);
      stream.release(&stream);
      return pulled;
    });
  }
  void Describe() {
    Then([&] { return dangvien_policy_describe(policy_.get(), buffer_.out(), error_->out()); });
    Then([&] {
      return dangvien_timeline_new(context_.get(), nullptr, 0, timeline_.out(), error_->out());
    });
    Then([&] { return dangvien_timeline_entries(timeline_.get(), buffer_.out(), error_->out()); });
    Then([&] { return dangvien_cancel_new(context_.get(), cancel_.out(), error_->out()); });
    // What failed has put nothing out.
    EXPECT_EQ(cancel_.get() != nullptr, status_ == DANGVIEN_STATUS_OK);
  }

  const std::string& bytes_;
  Error* error_;
  Context context_;
  APolicy policy_;
  ADataset dataset_;
  AnEvaluation evaluation_;
  ABuilder builder_;
  ATimeline timeline_;
  ACancel cancel_;
  Buffer buffer_;
  int32_t status_;
};

int32_t UseEverything(const dangvien_context_options& options, const std::string& bytes,
                      Error* error) {
  return Uses(options, bytes, error).status();
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
    // A stream that failed has no error of ours.
    if (error.get() != nullptr) {
      EXPECT_EQ(error.reason(), "out_of_memory") << "allocation " << call;
    }
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
