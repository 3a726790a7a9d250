// A document as plain text: titles underlined, lists indented, tables aligned. References are the
// ids they name; a mark stands in brackets.
//
// Tested by tests/unit/page/document_test.cc
#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "document/document.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kLineWidth = 100;
constexpr int kCellWidth = 44;
constexpr int kIndent = 4;

std::string LineText(const Line& line) {
  std::string text;
  for (const Span& span : line) {
    const bool is_id = span.kind == Span::Kind::kCode || span.kind == Span::Kind::kReference;
    absl::StrAppend(&text, is_id ? "[" : "", span.text, is_id ? "]" : "");
  }
  return Printable(text);
}

class TextWriter {
 public:
  std::string Write(const Section& body) {
    Write(body, 0);
    return std::move(out_);
  }

 private:
  void Write(const Section& section, int depth) {
    const std::string title = Printable(section.title);
    const char underline = depth == 0 ? '=' : depth == 1 ? '-' : '.';
    absl::StrAppend(&out_, depth == 0 ? "" : "\n", title, "\n",
                    std::string(static_cast<size_t>(DisplayWidth(title)), underline), "\n");
    for (const Block& block : section.blocks) {
      out_.push_back('\n');
      std::visit([this](const auto& part) { Write(part); }, block);
    }
    for (const Section& below : section.sections) Write(below, depth + 1);
  }

  void Write(const Paragraph& paragraph) { Wrapped("", "", LineText(paragraph.line)); }

  void Write(const List& list) {
    for (size_t i = 0; i < list.items.size(); ++i) {
      Write(list.items[i], list.numbered ? absl::StrCat(i + 1, ".") : "-", 0);
    }
  }

  void Write(const Item& item, const std::string& bullet, int depth) {
    const std::string indent(static_cast<size_t>(depth * kIndent), ' ');
    const size_t padding = bullet.size() < kIndent ? kIndent - bullet.size() : 1;
    Wrapped(absl::StrCat(indent, bullet, std::string(padding, ' ')),
            std::string(indent.size() + bullet.size() + padding, ' '), LineText(item.line));
    for (const Item& below : item.items) Write(below, "-", depth + 1);
  }

  void Write(const Table& table) {
    std::vector<TextTable::Column> columns;
    columns.reserve(table.headings.size());
    for (const std::string& heading : table.headings) {
      columns.push_back({heading, Align::kLeft, kCellWidth});
    }
    TextTable text(std::move(columns));
    for (const std::vector<Line>& row : table.rows) {
      std::vector<std::string> cells;
      cells.reserve(row.size());
      for (const Line& line : row) cells.push_back(LineText(line));
      text.AddRow(cells);
    }
    absl::StrAppend(&out_, text.ToString());
  }

  void Wrapped(const std::string& first, const std::string& next, const std::string& text) {
    const int width = std::max(kLineWidth - static_cast<int>(next.size()), kLineWidth / 2);
    const std::vector<std::string> lines = WrapWords(text, width);
    for (size_t i = 0; i < lines.size(); ++i) {
      absl::StrAppend(&out_, i == 0 ? first : next, lines[i], "\n");
    }
  }

  std::string out_;
};

}  // namespace

std::string ToText(const Document& document) { return TextWriter().Write(document.body); }

}  // namespace dangvien::cli
