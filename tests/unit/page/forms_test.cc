// CSV and JSON as other programs read them.
#include "csv.h"
#include "gtest/gtest.h"
#include "json_text.h"

namespace dangvien::cli {
namespace {

TEST(CsvTest, CellsAreQuotedWhereTheyMustBe) {
  CsvTable table({"unit", "note"});
  table.AddRow({"Chi bộ \"1\"", "a,b"});
  table.AddRow({"", "line\nend"});
  EXPECT_EQ(table.text(),
            "unit,note\r\n"
            "\"Chi bộ \"\"1\"\"\",\"a,b\"\r\n"
            ",\"line\nend\"\r\n");
}

TEST(JsonTextTest, NestsAndEscapes) {
  JsonText json;
  json.BeginObject().Key("a").Number(1).Key("b \"").BeginArray().String("x\n\\").Bool(true);
  json.Null().BeginObject().End().End().Key("c").BeginArray().End().End();
  EXPECT_EQ(json.Finish(),
            "{\n"
            " \"a\": 1,\n"
            " \"b \\\"\": [\n"
            "  \"x\\u000a\\\\\",\n"
            "  true,\n"
            "  null,\n"
            "  {}\n"
            " ],\n"
            " \"c\": []\n"
            "}\n");
}

}  // namespace
}  // namespace dangvien::cli
