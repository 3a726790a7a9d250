// Dossiers in row form that are broken in one place: the reader names the code and the path.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "dangvien/issue.h"
#include "tests/unit/dataset/bad_rows.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

void ExpectFaults(absl::Span<const BadRow> cases, const std::string& prefix = "",
                  const std::string& suffix = "", const std::string& path = "") {
  for (const BadRow& c : cases) {
    std::vector<std::string> expected = c.faults;
    for (std::string& fault : expected) fault.insert(fault.find(" at ") + 4, path);
    EXPECT_THAT(FaultsOfReading(SmallDataset(prefix + c.text + suffix)), ElementsAreArray(expected))
        << c.why;
  }
}

TEST(ReadTest, NamesTheFaultOfAUnit) { ExpectFaults(kUnits); }
TEST(ReadTest, NamesTheFaultOfAPerson) { ExpectFaults(kPeople); }
TEST(ReadTest, NamesTheFaultOfAnAssessment) { ExpectFaults(kAssessments); }
TEST(ReadTest, NamesTheFaultOfAnEvent) { ExpectFaults(kEvents); }

TEST(ReadTest, NamesTheFaultOfAMarkATallyOrAnAttestation) {
  ExpectFaults(kFacts, R"(assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } )",
               " }", "assessments[0].");
}

TEST(ReadTest, ReadsTheSmallDossier) {
  EXPECT_THAT(FaultsOfReading(SmallDataset("")), IsEmpty());
  const Dataset dataset = ReadSmall("");
  EXPECT_EQ(dataset.unit_count(), 3);
  EXPECT_EQ(dataset.person_count(), 2);
}

TEST(ReadTest, NamesTheFaultOfThePeriod) {
  struct PeriodCase {
    int32_t begin_date;
    int32_t end_date;
    int32_t rating_date;
    std::vector<std::string> faults;
    const char* why;
  };
  const PeriodCase cases[] = {
      {0, 20190101, 20181231, {"missing_field at period.begin_date"}, "no begin"},
      {20180101, 0, 20181231, {"missing_field at period.end_date"}, "no end"},
      {20180101, 20190101, 0, {"missing_field at period.rating_date"}, "no rating date"},
      {20180101, 20180101, 20180101, {"reversed_interval at period.end_date"}, "not one day long"},
      {20180101,
       20190101,
       20171231,
       {"reversed_interval at period.rating_date"},
       "rated before it began"},
      {20180101, 20190229, 20181231, {"impossible_date at period.end_date"}, "not a leap year"},
      {0,
       0,
       20181301,
       {"missing_field at period.begin_date", "missing_field at period.end_date",
        "impossible_date at period.rating_date"},
       "three faults at once"},
  };
  for (const PeriodCase& c : cases) {
    v1::Dataset dataset = SmallDataset("");
    dataset.mutable_period()->set_begin_date(c.begin_date);
    dataset.mutable_period()->set_end_date(c.end_date);
    dataset.mutable_period()->set_rating_date(c.rating_date);
    EXPECT_THAT(FaultsOfReading(dataset), ElementsAreArray(c.faults)) << c.why;
  }
}

TEST(ReadTest, ADossierWithoutAPeriodStillHasItsOtherFaultsReported) {
  v1::Dataset dataset = SmallDataset("holiday_dates: 1");
  dataset.clear_period();
  EXPECT_THAT(
      FaultsOfReading(dataset),
      UnorderedElementsAre("missing_field at period", "impossible_date at holiday_dates[0]"));
}

TEST(ReadTest, ReportsEveryFaultOfEveryTable) {
  EXPECT_THAT(
      FaultsOfReading(SmallDataset(R"(
                units { id: "x" kind: UNIT_KIND_BRANCH parent_id: "nobody" founded_on: 1 }
                people { id: "y" admitted_on: 1 posts { id: "a" unit_id: "nobody" } }
                assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: "nobody" } }
                violations { id: "v" unit_id: "nobody" sanctions { person_id: "p" } }
                review_sessions { id: "s" unit_id: "nobody" held_on: 1 }
                ballots { id: "b" unit_id: "branch" held_on: 1 issued_count: -1 }
                decisions { tier_id: "high" decided_on: 1 }
                coverage { table: COVERAGE_TABLE_REVIEWS unit_id: "nobody" })")),
      UnorderedElementsAre(
          "orphan at units[3].parent_id", "impossible_date at units[3].founded_on",
          "impossible_date at people[0].admitted_on", "missing_field at people[0].posts[0].kind",
          "missing_field at people[0].posts[0].body", "unknown_unit at people[0].posts[0].unit_id",
          "unknown_person at assessments[0].subject.person_id",
          "unknown_unit at violations[0].unit_id",
          "missing_field at violations[0].sanctions[0].decided_on",
          "unknown_unit at review_sessions[0].unit_id",
          "impossible_date at review_sessions[0].held_on", "impossible_date at ballots[0].held_on",
          "negative_count at ballots[0].issued_count", "missing_field at decisions[0].reference",
          "missing_field at decisions[0].subject", "impossible_date at decisions[0].decided_on",
          "unknown_unit at coverage[0].unit_id"));
}

TEST(ReadTest, AMessageQuotesWhatWasFound) {
  const absl::Status status =
      Dataset::Read(SmallDataset(R"(coverage { table: COVERAGE_TABLE_REVIEWS unit_id: "chi bộ" })")
                        .SerializeAsString())
          .status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  ASSERT_THAT(IssuesOf(status), SizeIs(1));
  EXPECT_EQ(IssuesOf(status)[0].message, "no unit has id `chi bộ`");
}

TEST(ReadTest, ViolationsStandInTheOrderOfTheirIds) {
  const Dataset dataset = ReadSmall(R"(
    violations { id: "v2" sanctions { person_id: "p" decided_on: 20180301 } }
    violations { id: "v1" sanctions { person_id: "p" decided_on: 20180401 } })");
  const ViolationTable& table = dataset.tables().violations;
  ASSERT_THAT(table.violations, SizeIs(2));
  EXPECT_EQ(table.violations[0].id, "v1");
  EXPECT_EQ(table.violations[1].id, "v2");
  EXPECT_EQ(table.sanctions[0].violation, 0) << "sanctions follow their violations";
}

TEST(ReadTest, CoverageReachesEverythingBelowItsUnitAndNothingElse) {
  const Dataset dataset = ReadSmall(R"(
    units { id: "other" kind: UNIT_KIND_PARTY_BODY }
    units { id: "deep" kind: UNIT_KIND_BRANCH parent_id: "middle" }
    units { id: "middle" kind: UNIT_KIND_PARTY_BODY parent_id: "root" }
    coverage { table: COVERAGE_TABLE_REVIEWS unit_id: "middle" }
    coverage { table: COVERAGE_TABLE_REVIEWS unit_id: "root" })");
  const auto covers = [&dataset](const char* id) {
    const DatasetTables& tables = dataset.tables();
    return tables.coverage.Covers(wire::CoverageTable::kReviews, tables.units.ids.Find(id));
  };
  EXPECT_TRUE(covers("root"));
  EXPECT_TRUE(covers("middle"));
  EXPECT_TRUE(covers("deep"));
  EXPECT_TRUE(covers("front"));
  EXPECT_FALSE(covers("other"));
}

// The codes of the bytes have their cases in read_bytes_test.cc, those of columns in
// read_columns_test.cc, those of a binding (25 to 32) in tests/unit/grading/binding_test.cc.
TEST(ReadTest, HasACaseForEveryCodeThatRowsCanRaise) {
  std::set<std::string> seen;
  for (absl::Span<const BadRow> cases :
       {absl::MakeConstSpan(kUnits), absl::MakeConstSpan(kPeople),
        absl::MakeConstSpan(kAssessments), absl::MakeConstSpan(kFacts),
        absl::MakeConstSpan(kEvents)}) {
    for (const BadRow& c : cases) {
      for (const std::string& fault : c.faults) seen.insert(fault.substr(0, fault.find(" at ")));
    }
  }
  const std::set<std::string> elsewhere = {
      "unknown_policy",     "unknown_criterion", "unknown_level",    "unknown_tier", "unknown_flag",
      "unknown_task_group", "unknown_section",   "unknown_question", "column_length"};
  std::set<std::string> expected = {"number_out_of_range"};
  for (int number = 20; number <= 42; ++number) {
    const std::string name(IssueCodeName(static_cast<IssueCode>(number)));
    if (elsewhere.count(name) == 0) expected.insert(name);
  }
  EXPECT_EQ(seen, expected);
}

}  // namespace
}  // namespace dangvien::testing
