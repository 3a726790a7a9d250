// People and assessments in column form: what is refused there, and that a cell means what the same
// row means.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

// A chunk of two people, c1 and c2.
v1::Dataset WithChunk(const std::string& text, const std::string& rows = "") {
  return SmallDataset(absl::StrCat(
      rows, " people_columns { person_ids: \"c1\" person_ids: \"c2\" unit_ids: \"branch\" ", text,
      " }"));
}

struct BadChunk {
  const char* text;  // of people_columns[0]
  std::vector<std::string> faults;
  const char* why;
};
const BadChunk kBadChunks[] = {
    {"admitted_on: 20180101", {"column_length at admitted_on"}, "one date for two people"},
    {"official_on: [0, 0, 0]", {"column_length at official_on"}, "three dates for two people"},
    {R"(employment: "\001")", {"column_length at employment"}, "one byte for two people"},
    {"home_unit: 1", {"column_length at home_unit"}, "one home for two people"},
    {"home_unit: [1, 1] home_from_date: 20180101",
     {"column_length at home_from_date"},
     "one date for two homes"},
    {"home_unit: [1, 1] home_to_date: 20180101",
     {"column_length at home_to_date"},
     "one date for two homes"},
    {R"(self_tier: "\000")", {"column_length at self_tier"}, "one tier for two people"},
    {"rated_on: 0", {"column_length at rated_on"}, "one day for two people"},
    {R"(marks { criterion_id: "a" levels: "\000" })",
     {"column_length at marks[0].levels"},
     "one level for two people"},
    {R"(marks { criterion_id: "a" points: 1 })",
     {"column_length at marks[0].points"},
     "one number of points for two people"},
    {R"(tasks { group_id: "t" assigned_count: 1 })",
     {"column_length at tasks[0].counts"},
     "one count for two people"},
    {R"(flags { flag_id: "f" values: "\000" })",
     {"column_length at flags[0].values"},
     "one value for two people"},
    {"home_unit: [0, 2]", {"column_length at home_unit[1].unit"}, "beyond the dictionary"},
    {R"(marks { criterion_id: "a" level_ids: "good" levels: "\001\002" })",
     {"column_length at marks[0].levels[1].value"},
     "beyond the dictionary of levels"},
    {R"(tier_ids: "high" self_tier: "\001\002")",
     {"column_length at self_tier[1].value"},
     "beyond the dictionary of tiers"},
    {R"(memberships { person: 2 membership {
          unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL } })",
     {"column_length at memberships[0].person"},
     "beyond the people of the chunk"},
    {R"(person_ids: "c1")", {"duplicate_id at person_ids[2].id"}, "twice in one chunk"},
    {R"(person_ids: "p")", {"duplicate_id at person_ids[2].id"}, "in rows and in columns"},
    {R"(person_ids: "")", {"missing_field at person_ids[2].id"}, "a person without an id"},
    {R"(unit_ids: "nobody")", {"unknown_unit at unit_ids[1].id"}, "a home that is no unit"},
    {R"(unit_ids: "front" home_unit: [2, 1])",
     {"wrong_kind at home_unit[0].unit"},
     "a home in a counterpart body"},
    {"home_unit: [1, 1] home_from_date: [0, 20180201] home_to_date: [0, 20180131]",
     {"reversed_interval at home_unit[1].to_date"},
     "a home that ends before it begins"},
    {"admitted_on: [0, 20180230]", {"impossible_date at person_ids[1].admitted_on"}, "30 February"},
    {"rated_on: [20180001, 0]", {"impossible_date at rated_on[0].value"}, "a month of zero"},
    {R"(employment: "\001\143")",
     {"unknown_enum_value at person_ids[1].employment"},
     "an employment that is not known"},
    {"memberships { person: 1 }",
     {"missing_field at memberships[0].membership"},
     "a row that states nothing"},
    {"posts { person: 1 }", {"missing_field at posts[0].post"}, "a row that states nothing"},
    {"absences { person: 1 }",
     {"missing_field at absences[0].absence"},
     "a row that states nothing"},
    {"ratings { person: 1 }", {"missing_field at ratings[0].rating"}, "a row that states nothing"},
    {R"(posts { person: 1 post { id: "a" unit_id: "root" kind: POST_KIND_HEAD
          body: POST_BODY_COMMITTEE } }
        posts { person: 1 post { id: "a" unit_id: "root" kind: POST_KIND_HEAD
          body: POST_BODY_LEADERSHIP } })",
     {"duplicate_id at posts[1].id"},
     "two posts of one id"},
    {R"(marks { levels: "\000\000" })", {"missing_field at marks[0].criterion_id"}, "which line?"},
    {R"(marks { criterion_id: "a" level_ids: "" })",
     {"missing_field at marks[0].level_ids[0].id"},
     "a level without a name"},
    {R"(tier_ids: "" self_tier: "\000\000")",
     {"missing_field at tier_ids[0].id"},
     "a tier without a name"},
    {R"(marks { criterion_id: "a" points: [-3, 1000001] })",
     {"number_out_of_range at marks[0].points[0].value",
      "number_out_of_range at marks[0].points[1].value"},
     "below and above the range"},
    {R"(marks { criterion_id: "a" level_ids: "good" levels: "\001\000" }
        marks { criterion_id: "a" level_ids: "good" levels: "\001\001" })",
     {"duplicate_fact at marks[1].levels[0].value"},
     "one cell in two columns"},
    {R"(marks { criterion_id: "a" level_ids: "good" levels: "\001\001" points: [-1, 7] })",
     {"duplicate_fact at marks[0].points[1].value"},
     "a level and points for one person"},
    {R"(marks { criterion_id: "a" levels: "\377\000" points: [-2, -2] })",
     {"duplicate_fact at marks[0].points[0].value"},
     "twice not applicable"},
    {R"(tasks { group_id: "t" assigned_count: [1, -2] })",
     {"negative_count at tasks[0].person[1].assigned_count"},
     "below `not known`"},
    {R"(tasks { group_id: "t" assigned_count: [1, 1000000001] })",
     {"count_overflow at tasks[0].person[1].assigned_count"},
     "one above the limit"},
    {R"(tasks { group_id: "t" assigned_count: [4, 4] completed_count: [5, 4] })",
     {"inconsistent_counts at tasks[0].person[0].completed_count"},
     "more than assigned"},
    {R"(tasks { group_id: "t" assigned_count: [4, -1] }
        tasks { group_id: "t" completed_count: [9, 9] })",
     {"duplicate_fact at tasks[1].person[0].group_id"},
     "one group in two columns"},
    {R"(flags { values: "\000\000" })", {"missing_field at flags[0].flag_id"}, "which flag?"},
    {R"(flags { flag_id: "f" values: "\004\377" })",
     {"number_out_of_range at flags[0].values[0].value",
      "number_out_of_range at flags[0].values[1].value"},
     "values that mean nothing"},
    {R"(flags { flag_id: "f" values: "\001\000" } flags { flag_id: "f" values: "\002\002" })",
     {"duplicate_fact at flags[1].values[0].value"},
     "one flag in two columns"},
};

TEST(ReadColumnsTest, NamesTheFaultOfAChunk) {
  for (const BadChunk& c : kBadChunks) {
    std::vector<std::string> expected = c.faults;
    for (std::string& fault : expected) fault.insert(fault.find(" at ") + 4, "people_columns[0].");
    EXPECT_THAT(FaultsOfReading(WithChunk(c.text)), ElementsAreArray(expected)) << c.why;
  }
}

TEST(ReadColumnsTest, ACellThatARowStatesToo) {
  struct Case {
    const char* row;  // of the assessment of c1
    const char* chunk;
    const char* fault;  // in people_columns[0]
    const char* why;
  };
  const Case cases[] = {
      {R"(marks { criterion_id: "a" level_id: "good" })",
       R"(marks { criterion_id: "a" level_ids: "good" levels: "\001\001" })",
       "marks[0].levels[0].value", "a level twice"},
      {R"(marks { criterion_id: "a" points: 3 })", R"(marks { criterion_id: "a" points: [3, 3] })",
       "marks[0].points[0].value", "points twice"},
      {R"(marks { criterion_id: "a" points: 3 })",
       R"(marks { criterion_id: "a" level_ids: "good" levels: "\001\001" })",
       "marks[0].points[0].value", "points in the row, a level in the column"},
      {R"(tasks { group_id: "t" assigned_count: 3 })",
       R"(tasks { group_id: "t" completed_count: [3, 3] })", "tasks[0].person[0].group_id",
       "one tally in two forms"},
      {R"(attestations { flag_id: "f" holds: true })",
       R"(flags { flag_id: "f" values: "\001\001" })", "flags[0].values[0].value", "a flag twice"},
      {R"(self_tier_id: "high")", R"(tier_ids: "high" self_tier: "\001\001")", "self_tier[0].value",
       "an own proposal twice"},
      {"rated_on: 20181220", "rated_on: [20181220, 20181220]", "rated_on[0].value", "a day twice"},
  };
  for (const Case& c : cases) {
    const std::string row = absl::StrCat(
        "assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"c1\" } ", c.row, " }");
    EXPECT_THAT(FaultsOfReading(WithChunk(c.chunk, row)),
                ElementsAre(absl::StrCat("duplicate_fact at people_columns[0].", c.fault)))
        << c.why;
  }
}

TEST(ReadColumnsTest, ALevelDictionaryHasAtMost250Entries) {
  v1::Dataset dataset = WithChunk("");
  v1::MarkColumn* column = dataset.mutable_people_columns(0)->add_marks();
  column->set_criterion_id("a");
  for (int i = 0; i < 251; ++i) column->add_level_ids(absl::StrCat("level", i % 3));
  EXPECT_THAT(FaultsOfReading(dataset),
              ElementsAre("limit_exceeded at people_columns[0].marks[0].level_ids"));
}

TEST(ReadColumnsTest, DictionariesTogetherNameAtMost250DifferentLevels) {
  v1::Dataset dataset = WithChunk("");
  for (int c = 0; c < 2; ++c) {
    v1::MarkColumn* column = dataset.mutable_people_columns(0)->add_marks();
    column->set_criterion_id(absl::StrCat("criterion", c));
    for (int i = 0; i < 125 + c; ++i) column->add_level_ids(absl::StrCat(c, ".", i));
  }
  EXPECT_THAT(FaultsOfReading(dataset),
              ElementsAre("limit_exceeded at people_columns[0].marks[1].level_ids[125].id"));
}

TEST(ReadColumnsTest, ATierDictionaryHasAtMost255Entries) {
  v1::Dataset dataset = WithChunk(R"(self_tier: "\001\000")");
  for (int i = 0; i < 256; ++i) dataset.mutable_people_columns(0)->add_tier_ids("high");
  EXPECT_THAT(FaultsOfReading(dataset),
              ElementsAre("limit_exceeded at people_columns[0].tier_ids"));
}

// The same facts of the two people, once in each form.
TEST(ReadColumnsTest, AChunkAndItsRowsHaveOneDigest) {
  struct Case {
    const char* chunk;
    const char* rows[2];  // inside the assessments of c1 and c2
    const char* why;
  };
  const Case cases[] = {
      {R"(marks { criterion_id: "a" level_ids: ["fair", "good"] levels: "\002\001" })",
       {R"(marks { criterion_id: "a" level_id: "good" })",
        R"(marks { criterion_id: "a" level_id: "fair" })"},
       "levels by dictionary"},
      {R"(marks { criterion_id: "a" level_ids: "good" levels: "\377\000" })",
       {R"(marks { criterion_id: "a" not_applicable: true })", ""},
       "not applicable, and not known"},
      {R"(marks { criterion_id: "a" points: [-2, 0] })",
       {R"(marks { criterion_id: "a" not_applicable: true })",
        R"(marks { criterion_id: "a" points: 0 })"},
       "not applicable among points"},
      {R"(tasks { group_id: "t" assigned_count: [5, -1] completed_count: [4, 2] })",
       {R"(tasks { group_id: "t" assigned_count: 5 completed_count: 4 })",
        R"(tasks { group_id: "t" completed_count: 2 })"},
       "counts, one not known"},
      {R"(flags { flag_id: "f" values: "\003\002" })",
       {R"(attestations { flag_id: "f" holds: true evidence_reference: "1" })",
        R"(attestations { flag_id: "f" })"},
       "attested with evidence, and not to hold"},
      {R"(tier_ids: "low" self_tier: "\000\001" rated_on: [20181220, 0])",
       {"rated_on: 20181220", R"(self_tier_id: "low")"},
       "the own proposal, and the day of the rating"},
  };
  const auto digest = [](const v1::Dataset& message) {
    const absl::StatusOr<Dataset> dataset = Dataset::Read(message.SerializeAsString());
    EXPECT_TRUE(dataset.ok()) << dataset.status();
    const absl::StatusOr<Evaluation> evaluation = Evaluate(*dataset, {SmallPolicy({})});
    EXPECT_TRUE(evaluation.ok()) << evaluation.status();
    return ResultOf(*evaluation).data_digest();
  };
  const std::string nobody = digest(WithChunk("home_unit: [1, 1]"));
  for (const Case& c : cases) {
    const std::string in_chunk = digest(WithChunk(absl::StrCat("home_unit: [1, 1] ", c.chunk)));
    const std::string in_rows = digest(WithChunk(
        "home_unit: [1, 1]",
        absl::StrCat("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"c1\" } ",
                     c.rows[0], " } assessments { subject { kind: SUBJECT_KIND_MEMBER ",
                     "person_id: \"c2\" } ", c.rows[1], " }")));
    EXPECT_EQ(in_chunk, in_rows) << c.why;
    EXPECT_NE(in_chunk, nobody) << c.why;
  }
}

TEST(ReadColumnsTest, ReadsAChunkThatStatesNothingButIds) {
  EXPECT_THAT(FaultsOfReading(WithChunk("")), IsEmpty());
}

}  // namespace
}  // namespace dangvien::testing
