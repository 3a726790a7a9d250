// A cell is quoted where it holds a comma, a quotation mark or a line end; a quotation mark within
// it is doubled.
//
// Tested by tests/unit/page/forms_test.cc
#include "csv.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace dangvien::cli {

void CsvTable::AddRow(const std::vector<std::string>& cells) {
  const char* separator = "";
  for (const std::string& cell : cells) {
    absl::StrAppend(&text_, separator);
    separator = ",";
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      absl::StrAppend(&text_, cell);
    } else {
      absl::StrAppend(&text_, "\"", absl::StrReplaceAll(cell, {{"\"", "\"\""}}), "\"");
    }
  }
  absl::StrAppend(&text_, "\r\n");
}

}  // namespace dangvien::cli
