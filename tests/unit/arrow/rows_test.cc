// Rows of tables: what is wrong with them is named as in messages, and what a cell says is what the
// field says.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <random>

#include "dataset/tables.h"
#include "tests/unit/arrow/build.h"
#include "tests/unit/dataset/bad_rows.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Every layout, by the seed.
Choose ChooseBy(uint64_t seed) {
  return [engine = std::mt19937_64(seed)](uint64_t bound) mutable { return engine() % bound; };
}

TEST(RowsTest, TheSmallDossierIsReadFromTables) {
  const absl::StatusOr<Dataset> dataset = BuildSmall("");
  ASSERT_TRUE(dataset.ok()) << dataset.status();
  EXPECT_EQ(dataset->unit_count(), 3);
  EXPECT_EQ(dataset->person_count(), 2);
}

template <size_t kCount>
void ExpectTheSameFaults(const BadRow (&rows)[kCount]) {
  for (const BadRow& row : rows) {
    EXPECT_EQ(FaultsOfBuilding(row.text), FaultsOfReading(SmallDataset(row.text))) << row.why;
  }
}

TEST(RowsTest, BrokenRowsHaveTheFaultsAndPathsOfMessages) {
  ExpectTheSameFaults(kUnits);
  ExpectTheSameFaults(kPeople);
}

Column OneUnit(std::vector<Column> more) {
  more.insert(more.begin(), TextColumn("id", "u", {"x"}));
  return StructColumn("", 1, std::move(more));
}

std::vector<std::string> FaultsOfUnit(std::vector<Column> columns) {
  return FaultsOfBuilding("", {{"units", OneUnit(std::move(columns))}});
}

Column Kind(const char* name) { return TextColumn("kind", "u", {name}); }

TEST(RowsTest, EnumsAreTakenByNameWithAndWithoutThePrefixOrByNumber) {
  const Column parent = TextColumn("parent_id", "u", {"root"});
  EXPECT_THAT(FaultsOfUnit({Kind("UNIT_KIND_BRANCH"), parent}), IsEmpty());
  EXPECT_THAT(FaultsOfUnit({Kind("BRANCH"), parent}), IsEmpty());
  EXPECT_THAT(FaultsOfUnit({NumberColumn("kind", "C", {2}), parent}), IsEmpty());
  for (const char* name : {"branch", "Branch", "UNIT_KIND_", "LEVEL", " BRANCH"}) {
    EXPECT_THAT(
        FaultsOfUnit({Kind(name), parent}),
        ElementsAre("unknown_enum_value at units[3].kind", "missing_field at units[3].kind"))
        << name;
  }
  for (const int64_t number : {int64_t{10}, int64_t{-1}, int64_t{1} << 32}) {
    EXPECT_THAT(
        FaultsOfUnit({NumberColumn("kind", "l", {number}), parent}),
        ElementsAre("unknown_enum_value at units[3].kind", "missing_field at units[3].kind"))
        << number;
  }
}

TEST(RowsTest, NumbersOutsideTheRangeOfTheirFieldAreRefused) {
  const Column root = Kind("PARTY_BODY");
  for (const int64_t number : {int64_t{-1}, int64_t{1} << 32}) {
    EXPECT_THAT(FaultsOfUnit({root, NumberColumn("party_group_count", "l", {number})}),
                ElementsAre("number_out_of_range at units[3].party_group_count"));
  }
  EXPECT_THAT(FaultsOfUnit({root, NumberColumn("party_group_count", "L", {-1})}),
              ElementsAre("number_out_of_range at units[3].party_group_count"))
      << "2^64 - 1";
  EXPECT_THAT(FaultsOfUnit({root, NumberColumn("party_group_count", "C", {-1})}), IsEmpty())
      << "255";
}

TEST(RowsTest, DatesAreTakenAsNumbersDaysAndMidnights) {
  struct DateCase {
    const char* format;
    int64_t value;
    std::vector<std::string> faults;
  };
  const int64_t day = 17897;  // 2019-01-01
  const std::vector<std::string> impossible = {"impossible_date at units[3].founded_on"};
  const DateCase cases[] = {
      {"i", 20190101, {}},
      {"l", 20190101, {}},
      {"l", 0, {}},
      {"tdD", day, {}},
      {"tdD", -25567, {}},  // 1900-01-01
      {"tdm", day * 86'400'000, {}},
      {"tss:", day * 86'400, {}},
      {"tsn:UTC", day * 86'400'000'000'000, {}},
      {"i", 20190229, impossible},
      {"i", -20190101, impossible},
      {"l", 120190101000, impossible},
      {"tdD", -25568, impossible},
      {"tdD", 84006, impossible},  // 2200-01-01
      {"tdm", day * 86'400'000 + 1, impossible},
      {"tss:", day * 86'400 - 3600, impossible},
      {"tsn:", INT64_MIN, impossible},
  };
  for (const DateCase& c : cases) {
    EXPECT_EQ(FaultsOfUnit({Kind("PARTY_BODY"), NumberColumn("founded_on", c.format, {c.value})}),
              c.faults)
        << c.format << " " << c.value;
  }
  const absl::StatusOr<Dataset> dataset = BuildSmall(
      "", {{"units", OneUnit({Kind("PARTY_BODY"), NumberColumn("founded_on", "tdD", {day})})}});
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->tables().units.founded_on[3], day);
}

TEST(RowsTest, OfAOneofOneMemberIsStatedAndFalseStatesNothing) {
  const auto marks = [](std::vector<Column> columns) {
    columns.push_back(TextColumn("criterion_id", "u", {"a"}));
    return ListColumn("marks", "+l", {1}, StructColumn("item", 1, std::move(columns)));
  };
  const auto assessment = [&](std::vector<Column> columns) {
    const Column subject = StructColumn(
        "subject", 1, {TextColumn("kind", "u", {"MEMBER"}), TextColumn("person_id", "u", {"p"})});
    return std::vector<NamedTable>{
        {"assessments", StructColumn("", 1, {subject, marks(std::move(columns))})}};
  };
  const Column level = TextColumn("level_id", "u", {"good"});
  const Column points = NumberColumn("points", "i", {7});
  const Column applies = BoolColumn("not_applicable", {false});
  const Column not_applicable = BoolColumn("not_applicable", {true});
  EXPECT_THAT(FaultsOfBuilding("", assessment({level, applies})), IsEmpty());
  EXPECT_THAT(FaultsOfBuilding("", assessment({not_applicable})), IsEmpty());
  EXPECT_THAT(FaultsOfBuilding("", assessment({level, points})),
              ElementsAre("duplicate_fact at assessments[0].marks[0].points"));
  EXPECT_THAT(FaultsOfBuilding("", assessment({applies})),
              ElementsAre("missing_field at assessments[0].marks[0].result"));
}

TEST(RowsTest, ElementsOfListsAreNotNull) {
  const Column groups =
      ListColumn("group_ids", "+l", {2}, TextColumn("item", "u", {"a", std::nullopt}));
  EXPECT_THAT(
      FaultsOfUnit({Kind("PARTY_BODY"), groups}),
      ElementsAre("missing_field at units[3].group_ids[1]", "missing_field at units[3].group_ids"));
}

TEST(RowsTest, RowsCountOverAllBatches) {
  DatasetBuilder builder;
  for (const NamedTable& table : WriteTables(SmallDataset(""))) {
    ASSERT_TRUE(AddTable(&builder, table.table, table.rows).ok());
  }
  const auto unit = [](const char* id) {
    return StructColumn(
        "", 2, {TextColumn("id", "u", {id, "ok"}), TextColumn("kind", "u", {"BRANCH", "BRANCH"})});
  };
  ASSERT_TRUE(AddTable(&builder, "units", unit("y")).ok());
  ASSERT_TRUE(AddTable(&builder, "units", unit("")).ok());
  EXPECT_THAT(FaultsOf(builder.Seal().status()),
              ElementsAre("missing_field at units[5].id", "duplicate_id at units[6].id"));
}

TEST(RowsTest, EveryLayoutOfTheSmallDossierReads) {
  const char* const text = R"(
    violations { id: "v1" unit_id: "branch" duty_related: false
                 sanctions { person_id: "p" decided_on: 20180301 form: SANCTION_FORM_WARNING } }
    holiday_dates: 20180101 holiday_dates: 20180102
    decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
                tier_id: "low" reference: "1" })";
  const v1::Dataset message = SmallDataset(text);
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    DatasetBuilder builder;
    for (const NamedTable& table : WriteTables(message, ChooseBy(seed))) {
      const absl::Status status =
          AddTable(&builder, table.table, table.rows, {nullptr, seed % 2 == 1});
      ASSERT_TRUE(status.ok()) << seed << ": " << status;
    }
    const absl::StatusOr<Dataset> dataset = builder.Seal();
    ASSERT_TRUE(dataset.ok()) << seed << ": " << dataset.status();
    EXPECT_EQ(dataset->tables().violations.sanctions.size(), 1u);
    EXPECT_EQ(dataset->tables().holidays.size(), 2u);
    EXPECT_EQ(dataset->tables().violations.violations[0].duty_related, Truth::kFalse);
  }
}

}  // namespace
}  // namespace dangvien::testing
