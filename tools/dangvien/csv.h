// Comma-separated values as RFC 4180 has them: a header, CRLF, quotation marks where a cell needs
// them; UTF-8 without a byte order mark.
//
//   CsvTable table({"unit", "count"});
//   table.AddRow({"Chi bộ \"1\"", "12"});  // "Chi bộ ""1""",12
#ifndef DANGVIEN_DANGVIEN_CSV_H_
#define DANGVIEN_DANGVIEN_CSV_H_

#include <string>
#include <vector>

namespace dangvien::cli {

class CsvTable {
 public:
  explicit CsvTable(const std::vector<std::string>& header) { AddRow(header); }

  // REQUIRES: as many cells as the header has.
  void AddRow(const std::vector<std::string>& cells);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_CSV_H_
