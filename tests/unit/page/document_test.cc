// One document in the three forms, with letters that each form would read as markup.
#include "document/document.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace dangvien::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

Document Sample() {
  Item below = {{Plain("see "),
                 {Span::Kind::kReference, "a|b", "rule a|b"},
                 Plain(" "),
                 {Span::Kind::kReference, "c", "rule c"}},
                {},
                ""};
  Item item = {{Strong("<b> & *stars*"), Plain(" "), Code("x`y")}, {below}, "rule a|b"};
  Table table{{"Head", "Tail"}, {{{Plain("one|two")}, {Mark("careful")}}}};
  Document document;
  document.language = Language::kEnglish;
  document.body = {"Title <1>",
                   "",
                   {Paragraph{{Plain("1. not a list")}}, List{{item}, true}},
                   {{"Part", "part", {table}, {}}}};
  return document;
}

TEST(DocumentTest, Text) {
  EXPECT_EQ(ToText(Sample()),
            "Title <1>\n"
            "=========\n"
            "\n"
            "1. not a list\n"
            "\n"
            "1.  <b> & *stars* [x`y]\n"
            "    -   see [a|b] [c]\n"
            "\n"
            "Part\n"
            "----\n"
            "\n"
            "Head     Tail   \n"
            "-------  -------\n"
            "one|two  careful\n");
}

TEST(DocumentTest, Markdown) {
  EXPECT_EQ(ToMarkdown(Sample()),
            "# Title \\<1\\>\n"
            "\n"
            "1\\. not a list\n"
            "\n"
            "1. **\\<b\\> \\& \\*stars\\*** `` x`y ``\n"
            "    - see `a|b` `c`\n"
            "\n"
            "## Part\n"
            "\n"
            "| Head | Tail |\n"
            "| --- | --- |\n"
            "| one\\|two | **careful** |\n");
}

TEST(DocumentTest, Html) {
  const std::string html = ToHtml(Sample());
  EXPECT_THAT(html, HasSubstr("<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<title>Title &lt;1&gt;</title>"));
  EXPECT_THAT(html, HasSubstr("<li id=\"arule_20a_7cb\"><strong>&lt;b&gt; &amp; *stars*</strong>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#arule_20a_7cb\"><code>a|b</code></a> <code>c</code>"));
  EXPECT_THAT(html, HasSubstr("<td><mark>careful</mark></td>"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
}

TEST(DocumentTest, ControlCharactersAreShown) {
  Document document;
  document.body = {"a\nb", "", {Paragraph{{Plain("c\x1b[2Jd")}}}, {}};
  for (const std::string& form : {ToText(document), ToMarkdown(document), ToHtml(document)}) {
    EXPECT_THAT(form, HasSubstr("u000ab"));
    EXPECT_THAT(form, Not(HasSubstr("\x1b")));
  }
}

}  // namespace
}  // namespace dangvien::cli
