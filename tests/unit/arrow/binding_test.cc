// What a schema may be: tables, columns and types that are taken, and the path of each fault.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/arrow/build.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> FaultsOfBinding(const std::string& table, const Column& rows) {
  return FaultsOf(BindColumn(table, rows).status());
}

Column Typed(const std::string& name, const std::string& format) {
  Column column;
  column.name = name;
  column.format = format;
  return column;
}

Column Dictionary(const std::string& name, const std::string& index, const std::string& values) {
  Column column = Typed(name, index);
  column.dictionary.push_back(Typed("", values));
  return column;
}

Column Nested(const std::string& name, const std::string& format, std::vector<Column> children) {
  Column column = Typed(name, format);
  column.children = std::move(children);
  return column;
}

Column Rows(std::vector<Column> columns) { return Nested("", "+s", std::move(columns)); }

TEST(BindingTest, EveryFieldTakesTheTypesOfItsKindAndNoOthers) {
  const std::vector<std::string> texts = {"u", "U", "vu", "n"};
  const std::vector<std::string> integers = {"c", "C", "s", "S", "i", "I", "l", "L"};
  const std::vector<std::string> dates = {
      "tdD", "tdm", "tss:", "tsm:", "tsu:",    "tsn:",        "i",
      "I",   "l",   "L",    "n",    "tsu:UTC", "tss:Etc/UTC", "tsm:+00:00"};
  const std::vector<std::string> others = {
      "g",   "f",  "e",  "z",  "Z",    "d:19,10", "w:4", "tts", "tDs",
      "tiM", "+l", "+s", "+m", "+w:3", "+ud:0",   "+r",  "",    "tsu:Asia/Ho_Chi_Minh",
      "vz",  "b"};
  const auto takes = [](const std::string& table, const std::string& column,
                        const std::string& format) {
    std::vector<Column> columns = {Typed(column, format)};
    if (table == "people") columns.push_back(Typed("id", "u"));
    return FaultsOfBinding(table, Rows(columns)).empty();
  };
  for (const std::string& format : texts) EXPECT_TRUE(takes("units", "name", format)) << format;
  for (const std::string& format : integers) {
    EXPECT_TRUE(takes("units", "party_group_count", format)) << format;
    EXPECT_TRUE(takes("units", "kind", format)) << format;
    EXPECT_TRUE(takes("people", "marks.c1", format)) << format;
    EXPECT_FALSE(takes("units", "name", format)) << format;
    EXPECT_FALSE(takes("units", "has_collective", format)) << format;
  }
  for (const std::string& format : dates)
    EXPECT_TRUE(takes("units", "founded_on", format)) << format;
  for (const std::string& format : others) {
    for (const char* column : {"name", "party_group_count", "kind", "founded_on"}) {
      EXPECT_FALSE(takes("units", column, format)) << column << " of " << format;
    }
    // A struct there is a prefix of further columns, of which this one has none.
    EXPECT_EQ(takes("people", "marks.c1", format), format == "+s") << format;
  }
  EXPECT_TRUE(takes("units", "has_collective", "b"));
  EXPECT_FALSE(takes("units", "founded_on", "s")) << "16 bits hold no yyyymmdd";
}

TEST(BindingTest, DictionariesOfTextAreIndexedByAnyInteger) {
  for (const char* index : {"c", "C", "s", "S", "i", "I", "l", "L"}) {
    for (const char* values : {"u", "U", "vu"}) {
      EXPECT_THAT(FaultsOfBinding("units", Rows({Dictionary("kind", index, values)})), IsEmpty());
    }
  }
  EXPECT_THAT(FaultsOfBinding("units", Rows({Dictionary("kind", "i", "l")})),
              ElementsAre("wrong_type at units.kind"));
  EXPECT_THAT(FaultsOfBinding("units", Rows({Dictionary("kind", "u", "u")})),
              ElementsAre("wrong_type at units.kind"));
  EXPECT_THAT(FaultsOfBinding("units", Rows({Dictionary("founded_on", "i", "u")})),
              ElementsAre("wrong_type at units.founded_on"));
}

TEST(BindingTest, AMessageSaysWhatWasExpectedAndFound) {
  const absl::Status status =
      BindColumn("people", Rows({Typed("id", "u"), Typed("marks.c1", "g")})).status();
  ASSERT_EQ(IssuesOf(status).size(), 1u);
  EXPECT_EQ(ToString(IssuesOf(status)[0]),
            "wrong_type at `people.marks.c1`: expected utf8 or a dictionary of utf8, found format "
            "`g`");
  EXPECT_THAT(std::string(status.message()), HasSubstr("table `people`"));
}

TEST(BindingTest, AllFaultsOfASchemaAreReported) {
  const Column rows = Rows(
      {Typed("id", "u"), Typed("id", "u"), Typed("colour", "u"), Typed("founded_on", "u"),
       Nested("ratings", "+l", {Nested("item", "+s", {Typed("side", "b"), Typed("mood", "u")})}),
       Nested("group_ids", "+l", {Typed("item", "i")})});
  EXPECT_THAT(
      FaultsOfBinding("units", rows),
      ElementsAre("duplicate_id at units.id", "unknown_field at units.colour",
                  "wrong_type at units.founded_on", "wrong_type at units.ratings[].side",
                  "unknown_field at units.ratings[].mood", "wrong_type at units.group_ids[]"));
}

TEST(BindingTest, TablesAreTheListsOfADossier) {
  const Column id = Typed("id", "u");
  const Column date = Typed("date", "tdD");
  const Column person = Typed("person_id", "u");
  for (const char* table : {"units", "violations", "review_sessions", "ballots", "people"}) {
    EXPECT_THAT(FaultsOfBinding(table, Rows({id})), IsEmpty()) << table;
  }
  for (const char* table : {"memberships", "posts", "absences", "ratings"}) {
    EXPECT_THAT(FaultsOfBinding(table, Rows({person})), IsEmpty()) << table;
    EXPECT_THAT(FaultsOfBinding(table, Rows({Typed("person_id", "u"), person})),
                ElementsAre(std::string("duplicate_id at ") + table + ".person_id"));
    EXPECT_THAT(FaultsOfBinding(table, Rows({})),
                ElementsAre(std::string("missing_field at ") + table + ".person_id"));
  }
  for (const char* table : {"holiday_dates", "extra_working_dates"}) {
    EXPECT_THAT(FaultsOfBinding(table, Rows({date})), IsEmpty()) << table;
    EXPECT_THAT(FaultsOfBinding(table, Rows({id})),
                UnorderedElementsAre(std::string("unknown_field at ") + table + ".id",
                                     std::string("missing_field at ") + table + ".date"));
  }
  EXPECT_THAT(FaultsOfBinding("period", Rows({Typed("begin_date", "i")})), IsEmpty());
  for (const char* table : {"format", "people_columns", "person", "Units"}) {
    EXPECT_THAT(FaultsOfBinding(table, Rows({id})),
                ElementsAre(std::string("unknown_field at ") + table));
  }
  EXPECT_THAT(FaultsOfBinding("", Rows({id})), ElementsAre("unknown_field at table"));
}

TEST(BindingTest, ATableIsAStruct) {
  EXPECT_THAT(FaultsOfBinding("units", Typed("", "u")), ElementsAre("wrong_type at units"));
  EXPECT_THAT(FaultsOfBinding("units", Typed("", "n")), ElementsAre("wrong_type at units"));
  EXPECT_THAT(FaultsOfBinding("people", Typed("", "+l")), ElementsAre("wrong_type at people"));
}

TEST(BindingTest, PeopleHaveWideColumnsFlatOrInStructs) {
  const Column rows =
      Rows({Typed("id", "u"), Typed("marks.a.b", "u"), Typed("tasks.g.h.assigned_count", "l"),
            Nested("tasks", "+s", {Nested("k", "+s", {Typed("excused_count", "s")})}),
            Nested("flags", "+s", {Typed("f", "b"), Typed("f.evidence_reference", "u")}),
            Typed("home_unit", "u"), Typed("home_from_date", "i"), Typed("home_to_date", "tdD"),
            Typed("self_tier", "vu"), Typed("rated_on", "tsu:")});
  EXPECT_THAT(FaultsOfBinding("people", rows), IsEmpty());
  const Column bad =
      Rows({Typed("marks.a", "u"), Nested("marks", "+s", {Typed("a", "i")}), Typed("marks.", "u"),
            Typed("tasks.g.count", "l"), Typed("flags.f", "i"), Typed("home_unit", "i")});
  EXPECT_THAT(FaultsOfBinding("people", bad),
              ElementsAre("duplicate_id at people.marks.a", "unknown_field at people.marks.",
                          "unknown_field at people.tasks.g.count", "wrong_type at people.flags.f",
                          "wrong_type at people.home_unit", "missing_field at people.id"));
}

TEST(BindingTest, BrokenSchemasAreRefused) {
  struct BrokenCase {
    void (*damage)(ArrowSchema*);
    const char* why;
  };
  const BrokenCase cases[] = {
      {[](ArrowSchema* schema) { schema->format = nullptr; }, "no format"},
      {[](ArrowSchema* schema) { schema->n_children = -1; }, "fewer than no children"},
      {[](ArrowSchema* schema) { schema->children = nullptr; }, "no children's pointers"},
      {[](ArrowSchema* schema) { schema->children[0] = nullptr; }, "no child"},
      {[](ArrowSchema* schema) { schema->children[0]->release(schema->children[0]); },
       "a child that was moved out"},
  };
  for (const BrokenCase& c : cases) {
    ArrowSchema schema = SchemaOf(Rows({Typed("id", "u")}));
    c.damage(&schema);
    EXPECT_THAT(FaultsOf(TableBinding::Bind("units", schema).status()),
                ElementsAre("broken_array at units"))
        << c.why;
    schema.release(&schema);
  }
  ArrowSchema released{};
  EXPECT_THAT(FaultsOf(TableBinding::Bind("people", released).status()),
              ElementsAre("broken_array at people"));
}

TEST(BindingTest, KeepsNoMoreIssuesThanAskedFor) {
  ArrowSchema schema = SchemaOf(Rows({Typed("a", "u"), Typed("b", "u"), Typed("c", "u")}));
  const absl::Status status = TableBinding::Bind("units", schema, 2).status();
  schema.release(&schema);
  EXPECT_EQ(IssuesOf(status).size(), 2u);
  EXPECT_EQ(IssueCountOf(status), 3);
}

TEST(BindingTest, NeitherKeepsNorReleasesTheSchema) {
  Releases releases;
  ArrowSchema schema = SchemaOf(Rows({Typed("id", "u")}), {&releases});
  const absl::StatusOr<TableBinding> binding = TableBinding::Bind("units", schema);
  ASSERT_TRUE(binding.ok());
  EXPECT_EQ(releases.schemas, 0);
  schema.release(&schema);
  EXPECT_EQ(binding->table(), "units");
}

}  // namespace
}  // namespace dangvien::testing
