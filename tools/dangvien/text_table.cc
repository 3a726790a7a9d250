// Width is not length: "Đảng ủy" has 7 letters, 10 bytes composed, and 9 code points decomposed.
// A column is as wide as the widest of its lines as utf8proc counts them, code point by code point,
// which agrees with terminals for Vietnamese in both normal forms and for wide characters. It does
// not know of emoji joined into one picture.
//
// Rows are padded to the end, so that all lines of one table are equally wide.
//
// Tested by tests/cli/cli_test.py
#include "text_table.h"

#include <utf8proc.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace dangvien::cli {
namespace {

constexpr int kGap = 2;

// Reads one code point; negative where the bytes are not UTF-8, and one byte is taken.
utf8proc_int32_t TakeCodePoint(absl::string_view& text) {
  utf8proc_int32_t code_point = -1;
  const utf8proc_ssize_t size =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (size <= 0) {
    text.remove_prefix(1);
    return -1;
  }
  text.remove_prefix(static_cast<size_t>(size));
  return code_point;
}

bool TurnsDirection(utf8proc_int32_t code_point) {
  return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
         (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

bool IsPrintable(utf8proc_int32_t code_point) {
  if (code_point < 0 || TurnsDirection(code_point)) return false;
  const utf8proc_category_t category = utf8proc_category(code_point);
  return category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_ZL &&
         category != UTF8PROC_CATEGORY_ZP;
}

std::vector<std::string> CellLines(const std::string& text, int width) {
  std::vector<std::string> lines;
  for (const absl::string_view part : absl::StrSplit(text, '\n')) {
    for (std::string& line : WrapWords(Printable(part), width)) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

int DisplayWidth(absl::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const utf8proc_int32_t code_point = TakeCodePoint(text);
    if (code_point >= 0) width += utf8proc_charwidth(code_point);
  }
  return width;
}

std::string Printable(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const absl::string_view before = text;
    const utf8proc_int32_t code_point = TakeCodePoint(text);
    const absl::string_view taken = before.substr(0, before.size() - text.size());
    if (IsPrintable(code_point)) {
      out.append(taken.data(), taken.size());
    } else if (code_point < 0) {
      absl::StrAppendFormat(&out, "\\x%02x", static_cast<unsigned char>(taken[0]));
    } else {
      absl::StrAppendFormat(&out, "\\u%04x", static_cast<unsigned>(code_point));
    }
  }
  return out;
}

std::vector<std::string> WrapWords(absl::string_view text, int width) {
  std::vector<std::string> lines(1);
  for (const absl::string_view word : absl::StrSplit(text, ' ')) {
    std::string& line = lines.back();
    if (line.empty()) {
      line = std::string(word);
    } else if (DisplayWidth(line) + 1 + DisplayWidth(word) <= width) {
      absl::StrAppend(&line, " ", word);
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {
  std::vector<std::string> headings;
  for (const Column& column : columns_) headings.push_back(column.heading);
  AddRow(headings);
}

void TextTable::AddRow(const std::vector<std::string>& cells) {
  Row row;
  for (size_t i = 0; i < columns_.size(); ++i) {
    row.push_back(CellLines(cells[i], columns_[i].wrap_width));
  }
  rows_.push_back(std::move(row));
}

std::string TextTable::ToString() const {
  std::vector<int> widths(columns_.size(), 1);
  for (const Row& row : rows_) {
    for (size_t i = 0; i < row.size(); ++i) {
      for (const std::string& line : row[i]) {
        widths[i] = std::max(widths[i], DisplayWidth(line));
      }
    }
  }
  std::string out;
  AppendRow(rows_.front(), widths, out);
  Row dashes;
  for (const int width : widths) dashes.push_back({std::string(static_cast<size_t>(width), '-')});
  AppendRow(dashes, widths, out);
  for (size_t i = 1; i < rows_.size(); ++i) AppendRow(rows_[i], widths, out);
  return out;
}

void TextTable::AppendRow(const Row& row, const std::vector<int>& widths, std::string& out) const {
  size_t height = 1;
  for (const Cell& cell : row) height = std::max(height, cell.size());
  for (size_t line = 0; line < height; ++line) {
    for (size_t i = 0; i < row.size(); ++i) {
      const absl::string_view text = line < row[i].size() ? row[i][line] : absl::string_view();
      const auto padding = static_cast<size_t>(widths[i] - DisplayWidth(text));
      if (i > 0) out.append(kGap, ' ');
      if (columns_[i].align == Align::kRight) out.append(padding, ' ');
      absl::StrAppend(&out, text);
      if (columns_[i].align == Align::kLeft) out.append(padding, ' ');
    }
    out.push_back('\n');
  }
}

}  // namespace dangvien::cli
