// A document as Markdown of GitHub's dialect. Letters that would be read as markup get a backslash;
// an id is a code span, fenced by more backquotes than it holds.
//
// Not here: line breaks within a paragraph. One paragraph is one line, so that a difference between
// two versions of a page shows the sentence that changed.
//
// Tested by tests/unit/page/document_test.cc
#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "document/document.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kIndent = 4;

std::string Escaped(const std::string& text) {
  return absl::StrReplaceAll(Printable(text), {{"\\", "\\\\"},
                                               {"`", "\\`"},
                                               {"*", "\\*"},
                                               {"_", "\\_"},
                                               {"~", "\\~"},
                                               {"[", "\\["},
                                               {"]", "\\]"},
                                               {"<", "\\<"},
                                               {">", "\\>"},
                                               {"&", "\\&"},
                                               {"|", "\\|"}});
}

std::string CodeSpan(const std::string& text) {
  size_t longest = 0;
  size_t run = 0;
  for (const char letter : text) {
    run = letter == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const char* const space = longest > 0 ? " " : "";
  return absl::StrCat(fence, space, Printable(text), space, fence);
}

// What would start a heading, a list or a rule at the start of a line.
std::string EscapedStart(std::string text) {
  size_t digits = 0;
  while (digits < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[digits]))) {
    ++digits;
  }
  if (digits < text.size() &&
      (digits == 0 ? absl::string_view("#+-=") : absl::string_view(".)")).find(text[digits]) !=
          absl::string_view::npos) {
    text.insert(digits, "\\");
  }
  return text;
}

std::string LineText(const Line& line) {
  std::string out;
  for (const Span& span : line) {
    switch (span.kind) {
      case Span::Kind::kPlain:
        absl::StrAppend(&out, Escaped(span.text));
        break;
      case Span::Kind::kStrong:
      case Span::Kind::kMark:
        absl::StrAppend(&out, "**", Escaped(span.text), "**");
        break;
      case Span::Kind::kCode:
      case Span::Kind::kReference:
        absl::StrAppend(&out, CodeSpan(span.text));
        break;
    }
  }
  return EscapedStart(std::move(out));
}

std::string CellText(const Line& line) {
  // Within a code span a bar is not escaped yet, and would end the cell.
  std::string out;
  for (const Span& span : line) {
    const bool is_id = span.kind == Span::Kind::kCode || span.kind == Span::Kind::kReference;
    absl::StrAppend(
        &out, is_id ? absl::StrReplaceAll(CodeSpan(span.text), {{"|", "\\|"}}) : LineText({span}));
  }
  return out;
}

class MarkdownWriter {
 public:
  std::string Write(const Section& body) {
    Write(body, 1);
    return std::move(out_);
  }

 private:
  void Write(const Section& section, size_t depth) {
    absl::StrAppend(&out_, depth == 1 ? "" : "\n", std::string(std::min<size_t>(depth, 6), '#'),
                    " ", Escaped(section.title), "\n");
    for (const Block& block : section.blocks) {
      out_.push_back('\n');
      std::visit([this](const auto& part) { Write(part); }, block);
    }
    for (const Section& below : section.sections) Write(below, depth + 1);
  }

  void Write(const Paragraph& paragraph) { absl::StrAppend(&out_, LineText(paragraph.line), "\n"); }

  void Write(const List& list) {
    for (size_t i = 0; i < list.items.size(); ++i) {
      Write(list.items[i], list.numbered ? absl::StrCat(i + 1, ". ") : "- ", 0);
    }
  }

  void Write(const Item& item, const std::string& bullet, int depth) {
    absl::StrAppend(&out_, std::string(static_cast<size_t>(depth * kIndent), ' '), bullet,
                    LineText(item.line), "\n");
    for (const Item& below : item.items) Write(below, "- ", depth + 1);
  }

  void Write(const Table& table) {
    std::vector<std::string> rules(table.headings.size(), "---");
    std::vector<std::string> headings;
    headings.reserve(table.headings.size());
    for (const std::string& heading : table.headings) headings.push_back(Escaped(heading));
    WriteRow(headings);
    WriteRow(rules);
    for (const std::vector<Line>& row : table.rows) {
      std::vector<std::string> cells;
      cells.reserve(row.size());
      for (const Line& line : row) cells.push_back(CellText(line));
      WriteRow(cells);
    }
  }

  void WriteRow(const std::vector<std::string>& cells) {
    absl::StrAppend(&out_, "| ", absl::StrJoin(cells, " | "), " |\n");
  }

  std::string out_;
};

}  // namespace

std::string ToMarkdown(const Document& document) { return MarkdownWriter().Write(document.body); }

}  // namespace dangvien::cli
