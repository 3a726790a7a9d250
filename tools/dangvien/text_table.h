// Aligned tables of plain text, measured by what a terminal shows rather than by bytes.
//
//   TextTable table({{"Unit", Align::kLeft}, {"Members", Align::kRight}});
//   table.AddRow({"CB1", "12"});
//   std::string text = table.ToString();
#ifndef DANGVIEN_DANGVIEN_TEXT_TABLE_H_
#define DANGVIEN_DANGVIEN_TEXT_TABLE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace dangvien::cli {

// Terminal columns: none for combining marks, two for wide characters.
// REQUIRES: Printable() text.
int DisplayWidth(absl::string_view text);

// Control characters, marks that turn the direction of writing, and bytes that are not UTF-8 become
// visible escapes: what comes out of a dossier may neither move the cursor nor break a line.
std::string Printable(absl::string_view text);

// Breaks at spaces so that lines are at most `width` wide where the words allow it.
std::vector<std::string> WrapWords(absl::string_view text, int width);

enum class Align { kLeft, kRight };

class TextTable {
 public:
  struct Column {
    std::string heading;
    Align align = Align::kLeft;
    int wrap_width = 40;  // of headings and cells
  };

  explicit TextTable(std::vector<Column> columns);

  // Cells are made Printable; a line end in a cell starts a new line of the same row.
  // REQUIRES: one cell a column.
  void AddRow(const std::vector<std::string>& cells);

  // Headings, a line of dashes and the rows; every line has the same display width.
  std::string ToString() const;

 private:
  using Cell = std::vector<std::string>;  // its lines
  using Row = std::vector<Cell>;

  void AppendRow(const Row& row, const std::vector<int>& widths, std::string& out) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;  // the headings first
};

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_TEXT_TABLE_H_
