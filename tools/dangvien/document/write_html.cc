// A document as one HTML file that needs nothing else: its style is within, there is no script, and
// nothing is fetched. Anchors of items and sections become ids; a reference leads there, or is a
// plain id where what it names is on another page.
//
// An id of the caller's may hold any letter. As the value of an attribute it is written in letters
// that every browser takes: "a", then what is no letter or digit of ASCII as `_` and two hex
// digits.
//
// Tested by tests/unit/page/document_test.cc
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "document/document.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr char kStyle[] =
    "body{font-family:sans-serif;line-height:1.45;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}\n"
    "h1{font-size:1.5rem}h2{font-size:1.25rem;border-bottom:1px solid #bbb;margin-top:2.2rem}\n"
    "h3{font-size:1.1rem}h4{font-size:1rem}\n"
    "li{margin:.25rem 0}code{font-size:.85em;color:#444;background:#f2f2f2;padding:0 .2em}\n"
    "table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:.25rem .5rem;"
    "text-align:left;vertical-align:top}th{background:#f2f2f2}\n"
    "mark{background:#ffe9a8}\n"
    "@media print{body{margin:0;max-width:none}a{color:inherit}}\n";

std::string Escaped(const std::string& text) {
  return absl::StrReplaceAll(Printable(text),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

std::string AnchorId(const std::string& anchor) {
  std::string id = "a";
  for (const char letter : anchor) {
    const auto byte = static_cast<unsigned char>(letter);
    if (absl::ascii_isalnum(byte) || byte == '-') {
      id.push_back(letter);
    } else {
      absl::StrAppendFormat(&id, "_%02x", byte);
    }
  }
  return id;
}

std::string IdAttribute(const std::string& anchor) {
  return anchor.empty() ? "" : absl::StrCat(" id=\"", AnchorId(anchor), "\"");
}

class HtmlWriter {
 public:
  std::string Write(const Document& document) {
    const char* const language = document.language == Language::kEnglish ? "en" : "vi";
    absl::StrAppend(&out_, "<!DOCTYPE html>\n<html lang=\"", language, "\">\n<head>\n",
                    "<meta charset=\"utf-8\">\n",
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                    "<title>", Escaped(document.body.title), "</title>\n<style>\n", kStyle,
                    "</style>\n</head>\n<body>\n<main>\n");
    Collect(document.body);
    Write(document.body, 1);
    absl::StrAppend(&out_, "</main>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  void Collect(const Section& section) {
    anchors_.insert(section.anchor);
    for (const Block& block : section.blocks) {
      const auto* list = std::get_if<List>(&block);
      if (list != nullptr) Collect(list->items);
    }
    for (const Section& below : section.sections) Collect(below);
  }

  void Collect(const std::vector<Item>& items) {
    for (const Item& item : items) {
      anchors_.insert(item.anchor);
      Collect(item.items);
    }
  }

  std::string SpanText(const Span& span) const {
    std::string text = Escaped(span.text);
    switch (span.kind) {
      case Span::Kind::kStrong:
        return absl::StrCat("<strong>", text, "</strong>");
      case Span::Kind::kReference:
        if (anchors_.count(span.anchor) > 0) {
          return absl::StrCat("<a href=\"#", AnchorId(span.anchor), "\"><code>", text,
                              "</code></a>");
        }
        return absl::StrCat("<code>", text, "</code>");
      case Span::Kind::kCode:
        return absl::StrCat("<code>", text, "</code>");
      case Span::Kind::kMark:
        return absl::StrCat("<mark>", text, "</mark>");
      case Span::Kind::kPlain:
        break;
    }
    return text;
  }

  std::string LineText(const Line& line) const {
    std::string out;
    for (const Span& span : line) absl::StrAppend(&out, SpanText(span));
    return out;
  }

  void Write(const Section& section, int depth) {
    const std::string heading = absl::StrCat("h", std::min(depth, 6));
    absl::StrAppend(&out_, "<section", IdAttribute(section.anchor), ">\n<", heading, ">",
                    Escaped(section.title), "</", heading, ">\n");
    for (const Block& block : section.blocks) {
      std::visit([this](const auto& part) { Write(part); }, block);
    }
    for (const Section& below : section.sections) Write(below, depth + 1);
    absl::StrAppend(&out_, "</section>\n");
  }

  void Write(const Paragraph& paragraph) {
    absl::StrAppend(&out_, "<p>", LineText(paragraph.line), "</p>\n");
  }

  void Write(const List& list) { WriteItems(list.items, list.numbered ? "ol" : "ul"); }

  void WriteItems(const std::vector<Item>& items, const std::string& tag) {
    if (items.empty()) return;
    absl::StrAppend(&out_, "<", tag, ">\n");
    for (const Item& item : items) {
      absl::StrAppend(&out_, "<li", IdAttribute(item.anchor), ">", LineText(item.line),
                      item.items.empty() ? "" : "\n");
      WriteItems(item.items, "ul");
      absl::StrAppend(&out_, "</li>\n");
    }
    absl::StrAppend(&out_, "</", tag, ">\n");
  }

  void Write(const Table& table) {
    absl::StrAppend(&out_, "<table>\n<thead>\n<tr>");
    for (const std::string& heading : table.headings) {
      absl::StrAppend(&out_, "<th scope=\"col\">", Escaped(heading), "</th>");
    }
    absl::StrAppend(&out_, "</tr>\n</thead>\n<tbody>\n");
    for (const std::vector<Line>& row : table.rows) {
      absl::StrAppend(&out_, "<tr>");
      for (const Line& line : row) absl::StrAppend(&out_, "<td>", LineText(line), "</td>");
      absl::StrAppend(&out_, "</tr>\n");
    }
    absl::StrAppend(&out_, "</tbody>\n</table>\n");
  }

  std::set<std::string> anchors_;
  std::string out_;
};

}  // namespace

std::string ToHtml(const Document& document) { return HtmlWriter().Write(document); }

}  // namespace dangvien::cli
