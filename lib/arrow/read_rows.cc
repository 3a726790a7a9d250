// What reads a cell of any enum.
// Tested by tests/unit/arrow/rows_test.cc
#include "arrow/read_rows.h"

namespace dangvien::arrow {

std::optional<int32_t> ReadEnumerator(const ColumnView& view, int64_t row,
                                      const wire::EnumType& type, const CellFaults& faults) {
  if (IsText(view.column().layout())) {
    const std::optional<absl::string_view> name = view.Text(row, faults);
    if (!name.has_value() || name->empty()) return std::nullopt;
    const std::optional<int32_t> number = type.number_of(*name);
    if (!number.has_value()) {
      faults.Add(IssueCode::kUnknownEnumValue,
                 absl::StrCat("`", *name, "` is no value of enum `", type.name, "`"));
    }
    return number;
  }
  const std::optional<int64_t> stated = view.Integer(row, faults);
  if (!stated.has_value()) return std::nullopt;
  const auto number = static_cast<int32_t>(*stated);
  if (number == *stated && type.is_known(number)) return number;
  faults.Add(IssueCode::kUnknownEnumValue,
             absl::StrCat("value ", *stated, " is not known to enum `", type.name, "`"));
  return std::nullopt;
}

}  // namespace dangvien::arrow
