// Tables are a third way to write a dossier: Arrow batches and streams in any layout give the same
// result as the message, byte for byte and with the digest of the data among the bytes.
//
// The tables are written by reflection over the generated classes (tests/arrow/write_tables.h), the
// layout of each column is drawn, and what people have comes as wide columns, as lists or as tables
// of its own.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dangvien/dataset_builder.h"
#include "dangvien/result_tables.h"
#include "tests/arrow/read_tables.h"
#include "tests/arrow/write_tables.h"
#include "tests/oracle/expand_columns.h"
#include "tests/property/evaluate.h"
#include "tests/property/rewrite.h"
#include "tests/property/scale.h"

namespace dangvien::property {
namespace {

using testing::Export;
using testing::NamedTable;
using testing::Releases;

testing::Choose ChooseBy(random::RandomSource* random) {
  return [random](uint64_t bound) {
    return static_cast<uint64_t>(random->Between(0, static_cast<int>(bound) - 1));
  };
}

// Adds every table as a batch or as a stream of one.
absl::StatusOr<Dataset> Build(const std::vector<NamedTable>& tables, const Export& how,
                              random::RandomSource* random) {
  DatasetBuilder builder;
  for (const NamedTable& table : tables) {
    if (random->Between(0, 1) == 0) {
      ArrowArrayStream stream = testing::StreamOf({{table.rows}}, how);
      const absl::Status added = builder.AddStream(table.table, &stream);
      if (!added.ok()) return added;
      continue;
    }
    ArrowSchema schema = testing::SchemaOf(table.rows, how);
    const absl::StatusOr<TableBinding> binding = TableBinding::Bind(table.table, schema);
    schema.release(&schema);
    if (!binding.ok()) return binding.status();
    ArrowArray array = testing::ArrayOf(table.rows, how);
    const absl::Status added = builder.AddBatch(*binding, &array);
    if (!added.ok()) return added;
  }
  return builder.Seal();
}

void ExpectSame(const std::string& expected, const Policy& policy, const v1::Dataset& dataset,
                const std::string& what, random::RandomSource* random) {
  Releases releases;
  const Export how{&releases, random->Between(0, 1) == 1};
  const std::vector<NamedTable> tables = testing::WriteTables(dataset, ChooseBy(random));
  const absl::StatusOr<Dataset> built = Build(tables, how, random);
  ASSERT_TRUE(built.ok()) << what << ": " << built.status().ToString();
  EXPECT_EQ(releases.arrays, static_cast<int>(tables.size())) << what;
  const absl::StatusOr<Evaluation> evaluation = Evaluate(*built, {policy});
  ASSERT_TRUE(evaluation.ok()) << what << ": " << evaluation.status().ToString();
  const std::string found = evaluation->ToProto();
  if (found == expected) return;
  const v1::Result a = Parse(expected);
  const v1::Result b = Parse(found);
  ADD_FAILURE() << what << ": another result; data digest "
                << (a.data_digest() == b.data_digest() ? "the same" : "differs") << ", digest "
                << (a.digest() == b.digest() ? "the same" : "differs");
}

// A column of a table is of one type: a chunk that states levels and points for one criterion has
// no table like it.
bool HasLevelsBesidePoints(const v1::Dataset& dataset) {
  for (const v1::PeopleColumns& chunk : dataset.people_columns()) {
    for (const v1::MarkColumn& mark : chunk.marks()) {
      if (!mark.levels().empty() && !mark.points().empty()) return true;
    }
  }
  return false;
}

TEST(TablesTest, RandomPairsGiveTheSameBytesAsMessagesAndAsTables) {
  const uint64_t pairs = CaseCount(50, 500, 10'000);
  for (uint64_t seed = 1; seed <= pairs && !HasFailure(); ++seed) {
    const random::RandomPair pair = random::MakePair(seed);
    const Policy policy = PolicyOf(pair);
    random::RandomSource random(seed);
    const std::string expected = EvaluateToBytes(policy, pair.dataset);
    const std::string name = "seed " + std::to_string(seed);
    if (!HasLevelsBesidePoints(pair.dataset)) {
      ExpectSame(expected, policy, pair.dataset, name + ", as drawn", &random);
    }
    const v1::Dataset rows = oracle::ExpandColumns(pair.dataset);
    ExpectSame(expected, policy, rows, name + ", rows", &random);
    for (const int size : {1, 3, 100'000}) {
      ExpectSame(expected, policy, ToColumns(rows, size),
                 name + ", batches of " + std::to_string(size), &random);
    }
  }
  ReportCases("tables-pairs", pairs * 5);
}

// Each table of the result, whole and as a stream of small batches, says what the message says.
void ExpectTablesOf(const Evaluation& evaluation, int64_t rows_per_batch, const std::string& what,
                    std::map<std::string, size_t>* row_counts) {
  const v1::Result result = Parse(evaluation.ToProto());
  ExportOptions options;
  options.rows_per_batch = rows_per_batch;
  for (const std::string& table : ResultTableNames()) {
    const std::vector<std::string> expected = testing::ExpectedTexts(result, table);
    (*row_counts)[table] += expected.size();
    ArrowSchema schema{};
    ArrowArray array{};
    ASSERT_TRUE(ExportTable(evaluation, table, &schema, &array).ok()) << what;
    EXPECT_EQ(testing::RowTexts(schema, array), expected) << what << ", table " << table;
    schema.release(&schema);
    array.release(&array);
    ArrowArrayStream stream{};
    ASSERT_TRUE(ExportStream(evaluation, table, &stream, options).ok()) << what;
    EXPECT_EQ(testing::PullTexts(&stream), expected) << what << ", stream " << table;
  }
}

TEST(TablesTest, TablesOfTheResultAgreeWithItsMessage) {
  const uint64_t pairs = CaseCount(50, 500, 10'000);
  std::map<std::string, size_t> row_counts;
  for (uint64_t seed = 1; seed <= pairs && !HasFailure(); ++seed) {
    const random::RandomPair pair = random::MakePair(seed);
    const absl::StatusOr<Dataset> dataset = Dataset::Read(pair.dataset.SerializeAsString());
    ASSERT_TRUE(dataset.ok()) << dataset.status();
    const absl::StatusOr<Evaluation> evaluation = Evaluate(*dataset, {PolicyOf(pair)});
    ASSERT_TRUE(evaluation.ok()) << evaluation.status();
    ExpectTablesOf(*evaluation, 1 + static_cast<int64_t>(seed % 7), "seed " + std::to_string(seed),
                   &row_counts);
  }
  for (const auto& [table, count] : row_counts) EXPECT_GT(count, 0) << table;
  ReportCases("tables-results", pairs);
}

TEST(TablesTest, CompanyGivesTheSameBytesAsMessageAndAsTables) {
  const absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
  ASSERT_TRUE(policy.ok()) << policy.status().ToString();
  const uint64_t seeds = CaseCount(1, 5, 50);
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    random::RandomSource random(seed);
    const v1::Dataset rows = MakeCompany(seed);
    const std::string expected = EvaluateToBytes(*policy, rows);
    const std::string name = "company, seed " + std::to_string(seed);
    ExpectSame(expected, *policy, rows, name + ", rows", &random);
    ExpectSame(expected, *policy, ToColumns(rows, 50), name + ", batches of 50", &random);
  }
  ReportCases("tables-company", seeds * 2);
}

// More people than a slice has.
TEST(TablesTest, TreeGivesTheSameBytesAsMessageAndAsTables) {
  const absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
  ASSERT_TRUE(policy.ok()) << policy.status().ToString();
  const auto members = static_cast<int64_t>(CaseCount(10'000, 20'000, 100'000));
  random::RandomSource random(1);
  const v1::Dataset rows = MakeTree(members, 1, false);
  const std::string expected = EvaluateToBytes(*policy, rows);
  ExpectSame(expected, *policy, ToColumns(rows, 9'000), "batches of 9000", &random);
  ReportCases("tables-tree", 1);
}

}  // namespace
}  // namespace dangvien::property
