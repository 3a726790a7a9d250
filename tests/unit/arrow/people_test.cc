// The table of people: what its wide columns say, and how faults in it are named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dataset/tables.h"
#include "tests/unit/arrow/build.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Column Ids() { return TextColumn("id", "u", {"x", "y"}); }

std::vector<std::string> FaultsOfPeople(std::vector<Column> columns) {
  columns.insert(columns.begin(), Ids());
  return FaultsOfBuilding("", {People(std::move(columns))});
}

struct Built {
  Dataset dataset;
  const DatasetTables& tables;
  size_t x;
  size_t y;

  const AssessmentTable& members() const {
    return tables.assessments_of(wire::SubjectKind::kMember);
  }
};

Built BuildPeople(std::vector<Column> columns) {
  columns.insert(columns.begin(), Ids());
  absl::StatusOr<Dataset> dataset = BuildSmall("", {People(std::move(columns))});
  EXPECT_TRUE(dataset.ok()) << dataset.status();
  const DatasetTables& tables = dataset->tables();
  return {*dataset, tables, static_cast<size_t>(tables.people.ids.Find("x")),
          static_cast<size_t>(tables.people.ids.Find("y"))};
}

TEST(PeopleTest, FactsOfAPersonAndTheHome) {
  const Built built = BuildPeople({NumberColumn("admitted_on", "tdD", {17897, std::nullopt}),
                                   NumberColumn("official_on", "i", {20190102, 0}),
                                   DictionaryColumn("employment", "C", {"CADRE", std::nullopt}),
                                   TextColumn("home_unit", "vu", {"branch", std::nullopt}),
                                   NumberColumn("home_from_date", "i", {20180101, 0}),
                                   NumberColumn("home_to_date", "l", {0, 0})});
  const PersonTable& people = built.tables.people;
  EXPECT_EQ(people.admitted_on[built.x], 17897);
  EXPECT_EQ(people.admitted_on[built.y], kNoDay);
  EXPECT_EQ(people.official_on[built.x], 17898);
  EXPECT_EQ(people.employment[built.x], wire::EmploymentKind::kCadre);
  EXPECT_EQ(people.employment[built.y], wire::EmploymentKind::kUnspecified);
  ASSERT_EQ(people.memberships.Of(static_cast<Row>(built.x)).size(), 1u);
  EXPECT_EQ(people.memberships.Of(static_cast<Row>(built.x))[0].span.to, kAfterAll);
  EXPECT_EQ(people.memberships.Of(static_cast<Row>(built.y)).size(), 0u);
}

TEST(PeopleTest, MarksAreLevelsOrPointsByTheTypeOfTheColumn) {
  const Built built = BuildPeople({TextColumn("marks.a", "U", {"good", "not_applicable"}),
                                   NumberColumn("marks.b", "s", {0, -2}),
                                   DictionaryColumn("marks.c", "l", {std::nullopt, "poor"}, true)});
  const auto& marks = built.members().marks;
  ASSERT_EQ(marks.size(), 3u);
  EXPECT_NE(marks[0].levels[built.x], kMarkMissing);
  EXPECT_EQ(marks[0].levels[built.y], kMarkNotApplicable);
  EXPECT_EQ(marks[1].points[built.x], 0);
  EXPECT_EQ(marks[1].levels[built.y], kMarkNotApplicable);
  EXPECT_EQ(marks[2].levels[built.x], kMarkMissing);
  EXPECT_NE(marks[2].levels[built.y], kMarkMissing);
  EXPECT_EQ(marks[0].first_path, "people.marks.a");
}

TEST(PeopleTest, TasksFlagsAndTiers) {
  const Built built = BuildPeople(
      {NumberColumn("tasks.t.assigned_count", "S", {10, std::nullopt}),
       NumberColumn("tasks.t.completed_count", "l", {9, 3}), BoolColumn("flags.f", {true, false}),
       TextColumn("flags.f.evidence_reference", "u", {"file 7", std::nullopt}),
       TextColumn("self_tier", "u", {"high", ""}), NumberColumn("rated_on", "i", {20181230, 0})});
  EXPECT_EQ(built.members().tasks[0].counts[kAssigned][built.x], 10);
  EXPECT_EQ(built.members().tasks[0].counts[kAssigned][built.y], kCountMissing);
  EXPECT_EQ(built.members().tasks[0].counts[kCompleted][built.y], 3);
  EXPECT_EQ(built.members().flags[0].values[built.x], kFlagHolds | kFlagHasEvidence);
  EXPECT_EQ(built.members().flags[0].values[built.y], kFlagDoesNotHold);
  EXPECT_NE(built.members().self_tier[built.x], kNone);
  EXPECT_EQ(built.members().self_tier[built.y], kNone);
  EXPECT_NE(built.members().rated_on[built.x], kNoDay);
}

TEST(PeopleTest, ANullStructStatesNothingBelowIt) {
  const Column marks =
      StructColumn("marks", 2, {TextColumn("a", "u", {"good", "good"})}, {true, false});
  const Built built = BuildPeople({marks});
  EXPECT_NE(built.members().marks[0].levels[built.x], kMarkMissing);
  EXPECT_EQ(built.members().marks[0].levels[built.y], kMarkMissing);
}

TEST(PeopleTest, FaultsNameTheRowAndTheColumn) {
  struct Case {
    std::vector<Column> columns;
    std::vector<std::string> faults;
    const char* why;
  };
  const std::string text(300, 'a');
  const Case cases[] = {
      {{NumberColumn("admitted_on", "i", {1, 20180101})},
       {"impossible_date at people[2].admitted_on"},
       "a date"},
      {{NumberColumn("rated_on", "i", {0, 20180230})},
       {"impossible_date at people[3].rated_on"},
       "the day of the rating"},
      {{TextColumn("employment", "u", {"cook", "CADRE"})},
       {"unknown_enum_value at people[2].employment"},
       "an enum"},
      {{TextColumn("home_unit", "u", {"branch", "nobody"})},
       {"unknown_unit at people[3].home_unit"},
       "a unit that is not there"},
      {{TextColumn("home_unit", "u", {"front", "branch"})},
       {"wrong_kind at people[2].home_unit"},
       "a home that is no party organization"},
      {{TextColumn("home_unit", "u", {"branch", "branch"}),
        NumberColumn("home_from_date", "i", {20180201, 1}),
        NumberColumn("home_to_date", "i", {20180101, 0})},
       {"reversed_interval at people[2].home_to_date",
        "impossible_date at people[3].home_from_date"},
       "an interval"},
      {{TextColumn("marks.a", "u", {"good", text})},
       {"limit_exceeded at people[3].marks.a"},
       "an id that is too long"},
      {{NumberColumn("marks.b", "l", {-3, 1LL << 40})},
       {"number_out_of_range at people[2].marks.b", "number_out_of_range at people[3].marks.b"},
       "points out of range"},
      {{NumberColumn("tasks.t.assigned_count", "i", {-1, 2}),
        NumberColumn("tasks.t.completed_count", "i", {1, 3})},
       {"negative_count at people[2].tasks.t.assigned_count",
        "inconsistent_counts at people[3].tasks.t.completed_count"},
       "counts"},
      {{BoolColumn("flags.f", {false, true}),
        TextColumn("flags.f.evidence_reference", "u", {"file", "file"})},
       {"missing_field at people[2].flags.f"},
       "evidence of a flag that does not hold"},
      {{TextColumn("self_tier", "u", {"high", text})},
       {"limit_exceeded at people[3].self_tier"},
       "a tier"},
      {{ListColumn("memberships", "+l", {0, 2},
                   StructColumn("item", 2,
                                {TextColumn("unit_id", "u", {"branch", "nobody"}),
                                 TextColumn("kind", "u", {"OFFICIAL", ""})}))},
       {"missing_field at people[3].memberships[1].kind",
        "unknown_unit at people[3].memberships[1].unit_id"},
       "a membership of a list"},
  };
  for (const Case& c : cases) EXPECT_EQ(FaultsOfPeople(c.columns), c.faults) << c.why;
}

TEST(PeopleTest, IdsAreUniqueOverAllBatchesAndReportedOnce) {
  const NamedTable people = People({TextColumn("id", "u", {"z", "p", "", "z"})});
  EXPECT_THAT(FaultsOfBuilding("", {people}),
              ElementsAre("duplicate_id at people[3].id", "missing_field at people[4].id",
                          "duplicate_id at people[5].id"));
}

TEST(PeopleTest, AFactInAColumnAndInAnAssessmentIsThere) {
  const char* const text = R"(assessments {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "x" }
    marks { criterion_id: "a" level_id: "good" } })";
  EXPECT_THAT(
      FaultsOfBuilding(text, {People({Ids(), TextColumn("marks.a", "u", {"poor", "poor"})})}),
      ElementsAre("duplicate_fact at people[2].marks.a"));
}

TEST(PeopleTest, TablesBesidePeopleNameThemById) {
  const auto sick = [](const char* id) {
    return NamedTable{"absences", StructColumn("", 1,
                                               {TextColumn("person_id", "u", {id}),
                                                TextColumn("kind", "u", {"SICK"})})};
  };
  EXPECT_THAT(FaultsOfBuilding("", {sick("p")}), IsEmpty());
  EXPECT_THAT(FaultsOfBuilding("", {sick("p"), sick("nobody"), sick("")}),
              ElementsAre("unknown_person at absences[1].person_id",
                          "missing_field at absences[2].person_id"));
  const NamedTable posts = {"posts",
                            StructColumn("", 2,
                                         {TextColumn("person_id", "u", {"h", "p"}),
                                          TextColumn("id", "u", {"chair", "chair"}),
                                          TextColumn("unit_id", "u", {"branch", "branch"}),
                                          TextColumn("kind", "u", {"HEAD", "HEAD"}),
                                          TextColumn("body", "u", {"COMMITTEE", "COMMITTEE"})})};
  EXPECT_THAT(FaultsOfBuilding("", {posts}), ElementsAre("duplicate_id at posts[0].id"));
}

TEST(PeopleTest, MoreDifferentLevelsThanADossierMayHaveAreRefusedAtTheColumn) {
  Texts ids;
  Texts levels;
  for (int i = 0; i < 300; ++i) {
    ids.emplace_back("z" + std::to_string(i));
    levels.emplace_back("level " + std::to_string(i));
  }
  EXPECT_THAT(FaultsOfBuilding(
                  "", {People({TextColumn("id", "u", ids), TextColumn("marks.a", "u", levels)})}),
              ElementsAre("limit_exceeded at people.marks.a"));
  EXPECT_THAT(FaultsOfBuilding(
                  "", {People({TextColumn("id", "u", ids), TextColumn("self_tier", "u", levels)})}),
              ElementsAre("limit_exceeded at people.self_tier"));
}

}  // namespace
}  // namespace dangvien::testing
