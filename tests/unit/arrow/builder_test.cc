// Who owns what and when: batches, streams and bytes on every way through a builder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

#include "tests/unit/arrow/build.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Column Units(const char* id) {
  return StructColumn("", 1,
                      {TextColumn("id", "u", {id}), TextColumn("kind", "u", {"PARTY_BODY"})});
}

std::string Bytes() { return SmallDataset("").SerializeAsString(); }

TEST(BuilderTest, BytesAloneAreReadAsByDataset) {
  DatasetBuilder builder;
  ASSERT_TRUE(builder.AddBytes(Bytes()).ok());
  const absl::StatusOr<Dataset> dataset = builder.Seal();
  ASSERT_TRUE(dataset.ok()) << dataset.status();
  EXPECT_EQ(dataset->unit_count(), 3);
  EXPECT_THAT(FaultsOf(builder.AddBytes("")), ElementsAre("empty_input at dataset"));
  ASSERT_TRUE(builder.AddBytes("\x08\x02").ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()),
              ::testing::Contains("unsupported_format at format"));
  ASSERT_TRUE(builder.AddBytes("\xff").ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()), ElementsAre("malformed_wire at (root)"));
}

TEST(BuilderTest, BytesInPartsAndTablesAreOneDossier) {
  DatasetBuilder builder;
  ASSERT_TRUE(builder.AddBytes(Bytes()).ok());
  v1::Dataset part;
  part.add_units()->set_id("more");
  part.mutable_units(0)->set_kind(v1::UNIT_KIND_PARTY_BODY);
  ASSERT_TRUE(builder.AddBytes(part.SerializeAsString()).ok());
  ASSERT_TRUE(AddTable(&builder, "units", Units("most")).ok());
  const absl::StatusOr<Dataset> dataset = builder.Seal();
  ASSERT_TRUE(dataset.ok()) << dataset.status();
  EXPECT_EQ(dataset->unit_count(), 5);
}

TEST(BuilderTest, RowsOfTablesComeBeforeThoseOfBytes) {
  DatasetBuilder builder;
  ASSERT_TRUE(builder.AddBytes(Bytes()).ok());
  ASSERT_TRUE(AddTable(&builder, "units", Units("root")).ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()), ElementsAre("duplicate_id at units[1].id"));
}

TEST(BuilderTest, ThePeriodIsOneRowFromOneSource) {
  const auto period = [](const std::vector<std::optional<int64_t>>& begins) {
    return StructColumn("", static_cast<int64_t>(begins.size()),
                        {NumberColumn("begin_date", "i", begins)});
  };
  DatasetBuilder builder;
  ASSERT_TRUE(builder.AddBytes(Bytes()).ok());
  ASSERT_TRUE(AddTable(&builder, "period", period({20180101})).ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()), ::testing::Contains("duplicate_fact at period"));
  ASSERT_TRUE(AddTable(&builder, "period", period({20180101, 20180101})).ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()),
              ::testing::Contains("inconsistent_counts at period"));
  ASSERT_TRUE(AddTable(&builder, "period", period({})).ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()), ::testing::Contains("missing_field at period"));
}

TEST(BuilderTest, NothingAtAllIsNoDossier) {
  EXPECT_THAT(FaultsOf(DatasetBuilder().Seal().status()), ElementsAre("empty_input at dataset"));
}

TEST(BuilderTest, LimitsAndOptionsHold) {
  DatasetOptions options;
  options.max_people = 1;
  options.max_units = 2;
  DatasetBuilder builder(options);
  for (const NamedTable& table : WriteTables(SmallDataset(""))) {
    ASSERT_TRUE(AddTable(&builder, table.table, table.rows).ok());
  }
  EXPECT_THAT(FaultsOf(builder.Seal().status()),
              ElementsAre("limit_exceeded at people", "limit_exceeded at units"));
  options = {};
  options.max_tree_depth = 0;
  DatasetBuilder wrong(options);
  EXPECT_EQ(wrong.Seal().status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(BuilderTest, ABatchIsMovedInAndReleasedBySealing) {
  Releases releases;
  DatasetBuilder builder;
  ASSERT_TRUE(builder.AddBytes(Bytes()).ok());
  const absl::StatusOr<TableBinding> binding = BindColumn("units", Units("x"));
  ArrowArray array = ArrayOf(Units("x"), {&releases});
  ASSERT_TRUE(builder.AddBatch(*binding, &array).ok());
  EXPECT_EQ(array.release, nullptr);
  EXPECT_EQ(releases.arrays, 0);
  ASSERT_TRUE(builder.Seal().ok());
  EXPECT_EQ(releases.arrays, 1);
  EXPECT_THAT(FaultsOf(builder.Seal().status()), ElementsAre("empty_input at dataset"))
      << "the builder is empty";
}

TEST(BuilderTest, AFailedSealingReleasesToo) {
  Releases releases;
  DatasetBuilder builder;
  ASSERT_TRUE(AddTable(&builder, "units", Units(""), {&releases}).ok());
  EXPECT_FALSE(builder.Seal().ok());
  EXPECT_EQ(releases.arrays, 1);
}

TEST(BuilderTest, ABuilderThatIsNotSealedReleases) {
  Releases releases;
  {
    DatasetBuilder first;
    ASSERT_TRUE(AddTable(&first, "units", Units("x"), {&releases}).ok());
    DatasetBuilder second(std::move(first));
    ASSERT_TRUE(AddTable(&second, "units", Units("y"), {&releases}).ok());
    DatasetBuilder third;
    ASSERT_TRUE(AddTable(&third, "units", Units("z"), {&releases}).ok());
    third = std::move(second);
    EXPECT_EQ(releases.arrays, 1) << "what the builder had";
  }
  EXPECT_EQ(releases.arrays, 3);
}

TEST(BuilderTest, ABindingServesManyBatchesAndOutlivesItsHandle) {
  DatasetBuilder builder;
  ASSERT_TRUE(builder.AddBytes(Bytes()).ok());
  {
    const absl::StatusOr<TableBinding> binding = BindColumn("units", Units("x"));
    for (const char* id : {"x", "y"}) {
      ArrowArray array = ArrayOf(Units(id));
      ASSERT_TRUE(builder.AddBatch(*binding, &array).ok());
    }
  }
  const absl::StatusOr<Dataset> dataset = builder.Seal();
  ASSERT_TRUE(dataset.ok()) << dataset.status();
  EXPECT_EQ(dataset->unit_count(), 5);
}

struct StreamCase {
  StreamPlan plan;
  absl::StatusCode code;
  const char* message;
  int arrays;
  int schemas;
  int units;  // once the builder is sealed
};

TEST(BuilderTest, AStreamIsPulledToItsEndOrReleasedWithItsError) {
  const Column good = Units("x");
  const Column more = Units("y");
  Column broken = Units("y");
  broken.children.pop_back();
  const StreamCase cases[] = {
      {{{good, more}, 0, 0, nullptr}, absl::StatusCode::kOk, "", 2, 1, 5},
      {{{good}, EINVAL, 0, "no query"}, absl::StatusCode::kInvalidArgument, "no query", 0, 0, 3},
      {{{good, more}, 0, ECANCELED, "stopped"}, absl::StatusCode::kCancelled, "stopped", 2, 1, 3},
      {{{good}, 0, ENOMEM, nullptr}, absl::StatusCode::kResourceExhausted, "no message", 1, 1, 3},
      {{{good}, 0, EIO, "\xff"}, absl::StatusCode::kInvalidArgument, "not valid UTF-8", 1, 1, 3},
      {{{good}, 0, EPIPE, "gone"}, absl::StatusCode::kInvalidArgument, "gone", 1, 1, 3},
      {{{good}, 0, ETIMEDOUT, "slow"}, absl::StatusCode::kDeadlineExceeded, "slow", 1, 1, 3},
      {{{good, broken}, 0, 0, nullptr},
       absl::StatusCode::kInvalidArgument,
       "expected 2 children",
       2,
       1,
       3},
      {{{StructColumn("", 1, {TextColumn("colour", "u", {"red"})})}, 0, 0, nullptr},
       absl::StatusCode::kInvalidArgument,
       "units.colour",
       0,
       1,
       3},
  };
  for (const StreamCase& c : cases) {
    Releases releases;
    DatasetBuilder builder;
    ASSERT_TRUE(builder.AddBytes(Bytes()).ok());
    ArrowArrayStream stream = StreamOf(c.plan, {&releases});
    const absl::Status status = builder.AddStream("units", &stream);
    EXPECT_EQ(status.code(), c.code) << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr(c.message));
    EXPECT_EQ(stream.release, nullptr);
    EXPECT_EQ(releases.streams, 1) << c.message;
    EXPECT_EQ(releases.schemas, c.schemas) << c.message;
    const absl::StatusOr<Dataset> dataset = builder.Seal();
    ASSERT_TRUE(dataset.ok()) << dataset.status();
    EXPECT_EQ(dataset->unit_count(), c.units) << c.message;
    EXPECT_EQ(releases.arrays, c.arrays) << c.message;
  }
}

}  // namespace
}  // namespace dangvien::testing
