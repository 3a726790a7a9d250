// Tables through the C interface: the same results as from bytes, everything released once, in any
// order, and a builder that belongs to one thread.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <thread>

#include "dangvien/v1/dataset.pb.h"
#include "tests/arrow/producer.h"
#include "tests/arrow/write_tables.h"
#include "tests/capi/fixture.h"

namespace dangvien::testing {
namespace {

using ::testing::HasSubstr;

std::vector<NamedTable> Tables() {
  v1::Dataset dataset;
  EXPECT_TRUE(dataset.ParseFromString(CompanyDossier()));
  return WriteTables(dataset);
}

class ArrowTest : public ::testing::Test {
 protected:
  ArrowTest() {
    const dangvien_context_options options = allocator_.Options();
    EXPECT_EQ(dangvien_context_new(&options, context_.out(), nullptr), 0);
    EXPECT_EQ(dangvien_dataset_builder_new(context_.get(), nullptr, builder_.out(), nullptr), 0);
  }

  int32_t Bind(const std::string& table, const Column& rows, ABinding* binding) {
    ArrowSchema schema = SchemaOf(rows, {&releases_});
    const int32_t status = dangvien_binding_new(context_.get(), table.data(), table.size(), &schema,
                                                binding->out(), error_.out());
    schema.release(&schema);
    return status;
  }
  void AddBatches(const std::vector<NamedTable>& tables) {
    for (const NamedTable& table : tables) {
      ABinding binding;
      ASSERT_EQ(Bind(table.table, table.rows, &binding), 0) << error_.message();
      ArrowArray array = ArrayOf(table.rows, {&releases_});
      ASSERT_EQ(
          dangvien_dataset_builder_add_batch(builder_.get(), binding.get(), &array, error_.out()),
          0)
          << error_.message();
      EXPECT_EQ(array.release, nullptr) << "moved";
    }
  }
  int32_t AddStream(const std::string& table, ArrowArrayStream* stream,
                    const dangvien_control* control = nullptr) {
    return dangvien_dataset_builder_add_stream(builder_.get(), table.data(), table.size(), stream,
                                               control, error_.out());
  }
  int32_t Seal(ADataset* dataset) {
    return dangvien_dataset_builder_seal(builder_.get(), nullptr, dataset->out(), error_.out());
  }
  void Evaluate(const ADataset& dataset, AnEvaluation* evaluation) {
    APolicy policy;
    ASSERT_EQ(dangvien_policy_load_builtin(context_.get(), "tkv-2018", 8, nullptr, policy.out(),
                                           error_.out()),
              0);
    dangvien_policy* policies[] = {policy.get()};
    ASSERT_EQ(dangvien_evaluate(context_.get(), dataset.get(), policies, 1, nullptr,
                                evaluation->out(), error_.out()),
              0)
        << error_.message();
  }
  std::string ResultOf(const ADataset& dataset) {
    AnEvaluation evaluation;
    Evaluate(dataset, &evaluation);
    Buffer buffer;
    EXPECT_EQ(
        dangvien_evaluation_result(evaluation.get(), DANGVIEN_PART_ALL, buffer.out(), nullptr), 0);
    return buffer.bytes();
  }
  std::string ResultOfBytes() {
    const std::string bytes = CompanyDossier();
    ADataset dataset;
    EXPECT_EQ(dangvien_dataset_read(context_.get(), Data(bytes), bytes.size(), nullptr,
                                    dataset.out(), nullptr),
              0);
    return ResultOf(dataset);
  }

  HostAllocator allocator_;
  Releases releases_;
  Error error_;
  Context context_;
  ABuilder builder_;
};

TEST_F(ArrowTest, BatchesGiveTheSameResultAsBytes) {
  const std::vector<NamedTable> tables = Tables();
  AddBatches(tables);
  EXPECT_EQ(releases_.arrays, 0) << "batches stay until the dossier is sealed";
  ADataset dataset;
  ASSERT_EQ(Seal(&dataset), 0) << error_.message();
  EXPECT_EQ(releases_.arrays, static_cast<int>(tables.size()));
  EXPECT_EQ(ResultOf(dataset), ResultOfBytes());
}

TEST_F(ArrowTest, StreamsGiveTheSameResultAsBytes) {
  for (const NamedTable& table : Tables()) {
    ArrowArrayStream stream = StreamOf({{table.rows}}, {&releases_});
    ASSERT_EQ(AddStream(table.table, &stream), 0) << error_.message();
    EXPECT_EQ(stream.release, nullptr) << "moved";
  }
  ADataset dataset;
  ASSERT_EQ(Seal(&dataset), 0) << error_.message();
  EXPECT_EQ(ResultOf(dataset), ResultOfBytes());
}

TEST_F(ArrowTest, BytesMayStandBesideTables) {
  const std::string bytes = CompanyDossier();
  ASSERT_EQ(
      dangvien_dataset_builder_add_bytes(builder_.get(), Data(bytes), bytes.size(), error_.out()),
      0)
      << error_.message();
  ADataset dataset;
  ASSERT_EQ(Seal(&dataset), 0) << error_.message();
  EXPECT_EQ(ResultOf(dataset), ResultOfBytes());
}

TEST_F(ArrowTest, AColumnThatIsNotKnownIsAnIssue) {
  ABinding binding;
  EXPECT_EQ(Bind("units", StructColumn("", 1, {TextColumn("tên", "u", {"x"})}), &binding),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "table_invalid");
  EXPECT_THAT(error_.message(), HasSubstr("units.tên"));
  EXPECT_EQ(Bind("không có", StructColumn("", 0, {}), &binding), DANGVIEN_STATUS_INVALID_ARGUMENT);
}

TEST_F(ArrowTest, ABatchThatIsRefusedStaysTheCallers) {
  const Column rows = StructColumn("", 1, {TextColumn("id", "u", {"x"})});
  ABinding binding;
  ASSERT_EQ(Bind("units", rows, &binding), 0) << error_.message();
  Column broken = rows;
  broken.children[0].buffers.pop_back();
  ArrowArray array = ArrayOf(broken, {&releases_});
  EXPECT_EQ(dangvien_dataset_builder_add_batch(builder_.get(), binding.get(), &array, error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  ASSERT_NE(array.release, nullptr);
  EXPECT_EQ(releases_.arrays, 0);
  array.release(&array);
}

TEST_F(ArrowTest, WhatAStreamSaysIsTheError) {
  const Column rows = StructColumn("", 1, {TextColumn("id", "u", {"x"})});
  ArrowArrayStream stream = StreamOf({{rows}, 0, ECANCELED, "người dùng đã dừng"}, {&releases_});
  EXPECT_EQ(AddStream("units", &stream), DANGVIEN_STATUS_CANCELLED);
  EXPECT_EQ(error_.reason(), "stream_failed") << "no cancel of the library was triggered";
  EXPECT_THAT(error_.message(), HasSubstr("người dùng đã dừng"));
  EXPECT_EQ(releases_.streams, 1);
  stream = StreamOf({{rows}, 0, ETIMEDOUT, "chậm"}, {&releases_});
  EXPECT_EQ(AddStream("units", &stream), DANGVIEN_STATUS_DEADLINE_EXCEEDED);
  EXPECT_EQ(error_.reason(), "stream_failed");
}

// A stream of the same batch without end.
ArrowArrayStream EndlessStream() {
  ArrowArrayStream stream = {};
  stream.get_schema = [](ArrowArrayStream*, ArrowSchema* out) {
    *out = SchemaOf(StructColumn("", 1, {TextColumn("id", "u", {"x"})}));
    return 0;
  };
  stream.get_next = [](ArrowArrayStream*, ArrowArray* out) {
    *out = ArrayOf(StructColumn("", 1, {TextColumn("id", "u", {"x"})}));
    return 0;
  };
  stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  stream.release = [](ArrowArrayStream* self) { self->release = nullptr; };
  return stream;
}

TEST_F(ArrowTest, AStreamWithoutEndIsStopped) {
  auto control = Sized<dangvien_control>();
  control.progress = [](void*, int64_t done, int64_t) -> int32_t { return done < 50 ? 0 : 7; };
  ArrowArrayStream stream = EndlessStream();
  EXPECT_EQ(AddStream("units", &stream, &control), DANGVIEN_STATUS_CANCELLED);
  EXPECT_EQ(error_.reason(), "callback_stopped");
  EXPECT_EQ(dangvien_error_callback_value(error_.get()), 7);
  EXPECT_EQ(stream.release, nullptr) << "it is released all the same";

  control = Sized<dangvien_control>();
  control.timeout_ms = 1;
  stream = EndlessStream();
  EXPECT_EQ(AddStream("units", &stream, &control), DANGVIEN_STATUS_DEADLINE_EXCEEDED);
  EXPECT_EQ(error_.reason(), "deadline_exceeded");

  ACancel cancel;
  ASSERT_EQ(dangvien_cancel_new(context_.get(), cancel.out(), nullptr), 0);
  dangvien_cancel_trigger(cancel.get());
  control = Sized<dangvien_control>();
  control.cancel = cancel.get();
  stream = EndlessStream();
  EXPECT_EQ(AddStream("units", &stream, &control), DANGVIEN_STATUS_CANCELLED);
  EXPECT_EQ(error_.reason(), "cancelled");
  EXPECT_EQ(stream.release, nullptr);

  ADataset dataset;
  EXPECT_EQ(Seal(&dataset), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_THAT(error_.message(), HasSubstr("empty_input")) << "none of their rows are kept";
}

TEST_F(ArrowTest, ProgressOfAStreamIsInRows) {
  std::vector<int64_t> heard;
  auto control = Sized<dangvien_control>();
  control.progress_user = &heard;
  control.progress = [](void* user, int64_t done, int64_t total) -> int32_t {
    EXPECT_EQ(total, 0) << "nobody knows how long a stream is";
    static_cast<std::vector<int64_t>*>(user)->push_back(done);
    return 0;
  };
  const Column rows = StructColumn("", 2, {TextColumn("id", "u", {"x", "y"})});
  ArrowArrayStream stream = StreamOf({{rows, rows, rows}}, {&releases_});
  ASSERT_EQ(AddStream("units", &stream, &control), 0) << error_.message();
  EXPECT_THAT(heard, ::testing::ElementsAre(0, 2, 4, 6));
}

TEST_F(ArrowTest, ABuilderThatIsFreedReleasesItsBatches) {
  const std::vector<NamedTable> tables = Tables();
  AddBatches(tables);
  *builder_.out() = nullptr;
  EXPECT_EQ(releases_.arrays, static_cast<int>(tables.size()));
}

TEST_F(ArrowTest, AControlOfItsOwnIsNotForTheOptions) {
  const auto control = Sized<dangvien_control>();
  auto options = Sized<dangvien_dataset_options>();
  options.control = &control;
  ABuilder builder;
  EXPECT_EQ(dangvien_dataset_builder_new(context_.get(), &options, builder.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_THAT(error_.message(), HasSubstr("options.control"));
}

TEST_F(ArrowTest, SealingCanBeCancelled) {
  AddBatches(Tables());
  ACancel cancel;
  ASSERT_EQ(dangvien_cancel_new(context_.get(), cancel.out(), nullptr), 0);
  dangvien_cancel_trigger(cancel.get());
  auto control = Sized<dangvien_control>();
  control.cancel = cancel.get();
  ADataset dataset;
  EXPECT_EQ(dangvien_dataset_builder_seal(builder_.get(), &control, dataset.out(), error_.out()),
            DANGVIEN_STATUS_CANCELLED);
  EXPECT_EQ(releases_.arrays, static_cast<int>(Tables().size())) << "the builder is empty then";
}

TEST_F(ArrowTest, AStreamThatFailsIsNoDefectOfTheLibrary) {
  const Column rows = StructColumn("", 1, {TextColumn("id", "u", {"x"})});
  for (const int error : {EIO, EPIPE, EBUSY, EACCES, ENOSYS}) {
    ArrowArrayStream stream = StreamOf({{rows}, 0, error, "mất kết nối"}, {&releases_});
    EXPECT_EQ(AddStream("units", &stream), DANGVIEN_STATUS_INVALID_ARGUMENT) << error;
    EXPECT_EQ(error_.reason(), "stream_failed") << error;
    EXPECT_THAT(error_.message(), HasSubstr("mất kết nối"));
    EXPECT_EQ(stream.release, nullptr) << "it is released all the same";
  }
  ArrowArrayStream stream = StreamOf({{rows}, 0, ENOMEM, "đầy"}, {&releases_});
  EXPECT_EQ(AddStream("units", &stream), DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
  EXPECT_EQ(error_.reason(), "stream_failed");
}

TEST_F(ArrowTest, AnErrorIsOneLineOfUtf8WhateverTheHostCallsAColumn) {
  ABinding binding;
  const Column rows = StructColumn("", 1, {TextColumn("\xff\n", "u", {"x"})});
  EXPECT_EQ(Bind("units", rows, &binding), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_THAT(error_.message(), HasSubstr("units.\\xff\\x0a"));
  EXPECT_EQ(Bind("b\n\xc0", rows, &binding), DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_THAT(error_.message(), HasSubstr("b\\x0a\\xc0"));
}

TEST_F(ArrowTest, OptionsOutOfRangeAreRefusedBeforeAnythingIsTaken) {
  auto options = Sized<dangvien_dataset_options>();
  options.max_tree_depth = 5000;
  options.max_people = -1;
  ABuilder builder;
  EXPECT_EQ(dangvien_dataset_builder_new(context_.get(), &options, builder.out(), error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "bad_argument");
  EXPECT_THAT(error_.message(), HasSubstr("options.max_tree_depth"));
  EXPECT_THAT(error_.message(), HasSubstr("options.max_people"));
}

// A stream that, while it is read, lets another thread use the builder.
struct Intruder {
  dangvien_dataset_builder* builder = nullptr;
  int32_t status = DANGVIEN_STATUS_OK;
  std::string reason;
};

TEST_F(ArrowTest, ASecondThreadIsToldThatTheBuilderIsInUse) {
  Intruder intruder;
  intruder.builder = builder_.get();
  ArrowArrayStream stream = {};
  stream.private_data = &intruder;
  stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    auto* given = static_cast<Intruder*>(self->private_data);
    std::thread([given] {
      Error error;
      const uint8_t byte = 0;
      given->status = dangvien_dataset_builder_add_bytes(given->builder, &byte, 1, error.out());
      given->reason = error.reason();
    }).join();
    *out = SchemaOf(StructColumn("", 0, {}));
    return 0;
  };
  stream.get_next = [](ArrowArrayStream*, ArrowArray* out) {
    *out = {};
    return 0;
  };
  stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  stream.release = [](ArrowArrayStream* self) { self->release = nullptr; };
  AddStream("units", &stream);
  EXPECT_EQ(intruder.status, DANGVIEN_STATUS_FAILED_PRECONDITION);
  EXPECT_EQ(intruder.reason, "handle_busy");
  const std::string bytes = CompanyDossier();
  EXPECT_EQ(
      dangvien_dataset_builder_add_bytes(builder_.get(), Data(bytes), bytes.size(), error_.out()),
      0)
      << "in use no more: " << error_.message();
}

TEST_F(ArrowTest, ABuilderThatIsFreedUnderACallLivesUntilTheCallEnds) {
  Intruder intruder;
  ASSERT_EQ(dangvien_dataset_builder_new(context_.get(), nullptr, &intruder.builder, nullptr), 0);
  ArrowArrayStream stream = EndlessStream();
  stream.private_data = &intruder;
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    auto* given = static_cast<Intruder*>(self->private_data);
    dangvien_dataset_builder_free(given->builder);
    *out = {};
    return 0;
  };
  EXPECT_EQ(dangvien_dataset_builder_add_stream(intruder.builder, "units", 5, &stream, nullptr,
                                                error_.out()),
            DANGVIEN_STATUS_OK)
      << error_.message();
  *builder_.out() = nullptr;
  *context_.out() = nullptr;
  EXPECT_EQ(allocator_.live_bytes(), 0) << "it went when the call ended";
}

class ResultTest : public ArrowTest {
 protected:
  ResultTest() {
    ADataset dataset;
    const std::string bytes = CompanyDossier();
    EXPECT_EQ(dangvien_dataset_read(context_.get(), Data(bytes), bytes.size(), nullptr,
                                    dataset.out(), nullptr),
              0);
    Evaluate(dataset, &evaluation_);
  }
  int64_t SubjectCount() {
    auto counts = Sized<dangvien_status_counts>();
    EXPECT_EQ(dangvien_evaluation_status_counts(evaluation_.get(), &counts, nullptr), 0);
    return counts.rated + counts.not_a_subject + counts.needs_input + counts.needs_decision;
  }

  AnEvaluation evaluation_;
};

TEST_F(ResultTest, ATableOutlivesEveryHandle) {
  const int64_t subjects = SubjectCount();
  ArrowSchema schema;
  ArrowArray array;
  ASSERT_EQ(
      dangvien_evaluation_table(evaluation_.get(), "subjects", 8, &schema, &array, error_.out()), 0)
      << error_.message();
  *evaluation_.out() = nullptr;
  *builder_.out() = nullptr;
  *context_.out() = nullptr;
  EXPECT_STREQ(schema.format, "+s");
  EXPECT_EQ(array.length, subjects);
  EXPECT_GT(allocator_.live_bytes(), 0);
  schema.release(&schema);
  array.release(&array);
  EXPECT_EQ(allocator_.live_bytes(), 0);
  EXPECT_EQ(allocator_.mismatch_count(), 0);
}

TEST_F(ResultTest, AStreamOutlivesEveryHandle) {
  const int64_t subjects = SubjectCount();
  ArrowArrayStream stream;
  ASSERT_EQ(
      dangvien_evaluation_stream(evaluation_.get(), "subjects", 8, 100, &stream, error_.out()), 0)
      << error_.message();
  *evaluation_.out() = nullptr;
  *builder_.out() = nullptr;
  *context_.out() = nullptr;
  int64_t rows = 0;
  for (;;) {
    ArrowArray batch;
    ASSERT_EQ(stream.get_next(&stream, &batch), 0);
    if (batch.release == nullptr) break;
    EXPECT_LE(batch.length, 100);
    rows += batch.length;
    batch.release(&batch);
  }
  EXPECT_EQ(rows, subjects);
  stream.release(&stream);
  EXPECT_EQ(allocator_.live_bytes(), 0);
}

TEST_F(ResultTest, TheSchemaNeedsNoEvaluation) {
  ArrowSchema schema;
  ASSERT_EQ(dangvien_result_table_schema(context_.get(), "reasons", 7, &schema, error_.out()), 0)
      << error_.message();
  EXPECT_GT(schema.n_children, 0);
  schema.release(&schema);
}

TEST_F(ResultTest, ATableThatIsNoneIsNotFound) {
  ArrowSchema schema;
  ArrowArray array;
  ArrowArrayStream stream;
  EXPECT_EQ(dangvien_evaluation_table(evaluation_.get(), "x", 1, &schema, &array, error_.out()),
            DANGVIEN_STATUS_NOT_FOUND);
  EXPECT_EQ(dangvien_evaluation_stream(evaluation_.get(), "x", 1, 0, &stream, error_.out()),
            DANGVIEN_STATUS_NOT_FOUND);
  EXPECT_EQ(error_.reason(), "not_found");
  EXPECT_EQ(dangvien_evaluation_stream(evaluation_.get(), "subjects", 8, -1, &stream, error_.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error_.reason(), "bad_argument");
}

}  // namespace
}  // namespace dangvien::testing
