// Tables and streams of results: names, schemas, memory and who releases it. That they say what the
// message says is tests/property/tables_test.cc's part.
#include "dangvien/result_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdint>
#include <memory_resource>

#include "tests/arrow/read_tables.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;

// Counts what it has lent, gives single bytes at odd addresses, and fails when told.
class CountingResource : public std::pmr::memory_resource {
 public:
  int64_t lent = 0;
  int64_t calls_left = INT64_MAX;

 private:
  void* do_allocate(size_t bytes, size_t alignment) override {
    if (calls_left-- <= 0) throw std::bad_alloc();
    lent += static_cast<int64_t>(bytes);
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* memory, size_t bytes, size_t alignment) override {
    lent -= static_cast<int64_t>(bytes);
    std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

Evaluation Small() { return EvaluateSmall({}, ""); }

TEST(ResultTablesTest, TheTablesAreTheListsOfTheResult) {
  EXPECT_THAT(ResultTableNames(),
              ElementsAre("policies", "subjects", "reasons", "open_facts", "findings", "tallies",
                          "certificates", "re_ratings", "review_places", "summary"));
}

TEST(ResultTablesTest, TheSchemaOfSubjectsIsKnownBeforehand) {
  ArrowSchema schema{};
  ASSERT_TRUE(ExportTableSchema("subjects", &schema).ok());
  EXPECT_STREQ(schema.format, "+s");
  std::vector<std::string> columns;
  for (int64_t i = 0; i < schema.n_children; ++i) {
    columns.push_back(std::string(schema.children[i]->name) + " " + schema.children[i]->format);
  }
  EXPECT_THAT(columns, ElementsAre("subject +s", "unit_id u", "status c", "qualified_tier_id u",
                                   "proposed_tier_id u", "decided_tier_id u", "decided_by_people b",
                                   "possible_tier_ids +l", "may_be_not_a_subject b",
                                   "not_rated_because u", "digest z"));
  EXPECT_STREQ(schema.children[2]->dictionary->format, "u");
  EXPECT_STREQ(schema.children[0]->children[1]->name, "unit_id");
  schema.release(&schema);
  EXPECT_EQ(schema.release, nullptr);
}

TEST(ResultTablesTest, FaultsLeaveTheOutputsAlone) {
  const Evaluation evaluation = Small();
  ArrowSchema schema{};
  ArrowArray array{};
  ArrowArrayStream stream{};
  EXPECT_EQ(ExportTable(evaluation, "people", &schema, &array).code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ExportStream(evaluation, "", &stream).code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ExportTableSchema("format", &schema).code(), absl::StatusCode::kNotFound);
  for (const int64_t rows : {int64_t{0}, int64_t{-1}, (int64_t{1} << 20) + 1}) {
    ExportOptions options;
    options.rows_per_batch = rows;
    EXPECT_EQ(ExportStream(evaluation, "subjects", &stream, options).code(),
              absl::StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(schema.release, nullptr);
  EXPECT_EQ(array.release, nullptr);
  EXPECT_EQ(stream.release, nullptr);
}

TEST(ResultTablesTest, WhatIsExportedOutlivesTheEvaluationAndHoldsItsMemory) {
  auto memory = std::make_shared<CountingResource>();
  const std::weak_ptr<CountingResource> watched = memory;
  ExportOptions options;
  options.memory = memory.get();
  options.keep_alive = memory;
  ArrowSchema schema{};
  ArrowArray array{};
  ArrowArrayStream stream{};
  {
    const Evaluation evaluation = Small();
    ASSERT_TRUE(ExportTable(evaluation, "subjects", &schema, &array, options).ok());
    ASSERT_TRUE(ExportStream(evaluation, "subjects", &stream, options).ok());
  }
  EXPECT_GT(memory->lent, 0);
  options = {};
  memory.reset();
  EXPECT_EQ(PullTexts(&stream), RowTexts(schema, array));
  EXPECT_FALSE(watched.expired());
  schema.release(&schema);
  EXPECT_FALSE(watched.expired());
  // A consumer that keeps one column and releases the rest.
  ArrowArray kept = *array.children[1];
  array.children[1]->release = nullptr;
  array.release(&array);
  ASSERT_FALSE(watched.expired());
  EXPECT_GT(watched.lock()->lent, 0);
  kept.release(&kept);
  EXPECT_TRUE(watched.expired());
}

TEST(ResultTablesTest, BuffersSuitEveryConsumer) {
  ArrowSchema schema{};
  ArrowArray array{};
  ASSERT_TRUE(ExportTable(Small(), "subjects", &schema, &array).ok());
  for (int64_t i = 0; i < array.n_children; ++i) {
    for (int64_t j = 0; j < array.children[i]->n_buffers; ++j) {
      EXPECT_EQ(reinterpret_cast<uintptr_t>(array.children[i]->buffers[j]) % 64, 0u);
    }
  }
  schema.release(&schema);
  array.release(&array);
}

TEST(ResultTablesTest, AllThatWasLentIsGivenBackWhereverMemoryRunsOut) {
  const Evaluation evaluation = Small();
  CountingResource memory;
  ExportOptions options;
  options.memory = &memory;
  int64_t failures = 0;
  for (int64_t calls = 0;; ++calls) {
    memory.calls_left = calls;
    ArrowSchema schema{};
    ArrowArray array{};
    const absl::Status status = ExportTable(evaluation, "summary", &schema, &array, options);
    const bool failed = !status.ok();
    if (failed) {
      EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << calls;
      EXPECT_EQ(schema.release, nullptr);
      EXPECT_EQ(array.release, nullptr);
      ++failures;
    }
    if (!failed) {
      schema.release(&schema);
      array.release(&array);
    }
    ASSERT_EQ(memory.lent, 0) << calls;
    if (!failed) break;
  }
  EXPECT_GT(failures, 50);
}

TEST(ResultTablesTest, AStreamReportsThatMemoryRanOutAndStaysBroken) {
  CountingResource memory;
  ExportOptions options;
  options.memory = &memory;
  ArrowArrayStream stream{};
  ASSERT_TRUE(ExportStream(Small(), "subjects", &stream, options).ok());
  memory.calls_left = 5;
  ArrowSchema schema{};
  EXPECT_EQ(stream.get_schema(&stream, &schema), ENOMEM);
  EXPECT_EQ(schema.release, nullptr);
  EXPECT_STREQ(stream.get_last_error(&stream), "out of memory");
  memory.calls_left = 5;
  ArrowArray array{};
  EXPECT_EQ(stream.get_next(&stream, &array), ENOMEM);
  EXPECT_EQ(array.release, nullptr);
  memory.calls_left = INT64_MAX;
  EXPECT_EQ(stream.get_next(&stream, &array), EIO) << "rows would be missing";
  EXPECT_STREQ(stream.get_last_error(&stream), "the stream failed before");
  EXPECT_EQ(stream.get_schema(&stream, &schema), 0);
  EXPECT_EQ(stream.get_last_error(&stream), nullptr);
  schema.release(&schema);
  stream.release(&stream);
  EXPECT_EQ(memory.lent, 0);
}

TEST(ResultTablesTest, AStreamMayBeReleasedEarly) {
  ExportOptions options;
  options.rows_per_batch = 1;
  ArrowArrayStream stream{};
  ASSERT_TRUE(ExportStream(Small(), "subjects", &stream, options).ok());
  ArrowArray array{};
  ASSERT_EQ(stream.get_next(&stream, &array), 0);
  EXPECT_EQ(array.length, 1);
  stream.release(&stream);
  EXPECT_EQ(stream.release, nullptr);
  EXPECT_EQ(array.n_children, 11) << "a batch is its own";
  array.release(&array);
}

TEST(ResultTablesTest, AnEmptyTableHasItsColumnsAndAStreamOfItNoBatch) {
  const Evaluation evaluation = Small();
  ArrowSchema schema{};
  ArrowArray array{};
  ASSERT_TRUE(ExportTable(evaluation, "certificates", &schema, &array).ok());
  EXPECT_EQ(array.length, 0);
  EXPECT_EQ(array.n_children, schema.n_children);
  schema.release(&schema);
  array.release(&array);
  ArrowArrayStream stream{};
  ASSERT_TRUE(ExportStream(evaluation, "certificates", &stream).ok());
  EXPECT_THAT(PullTexts(&stream), ElementsAre());
}

}  // namespace
}  // namespace dangvien::testing
