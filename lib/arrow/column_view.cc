// Cells: every offset, size and index that is read from a buffer is held against the bounds before
// it is used.
//
// Offsets of text [0, 5, 900, 7]: the last one, 7, is what the data buffer must hold. Cell 1 ends
// at 900 and is refused, though it is no shorter than it begins; cell 2 ends before it begins. So
// no cell reaches beyond a buffer that is as large as its array demands.
// Tested by tests/unit/arrow/rows_test.cc, tests/unit/arrow/hostile_test.cc
#include "arrow/column_view.h"

#include <limits>

#include "absl/strings/str_cat.h"
#include "base/date.h"
#include "base/utf8.h"

namespace dangvien::arrow {
namespace {

// The 16 bytes of a text view: short texts stand in it, of others a prefix and where they are.
struct TextView {
  static constexpr int32_t kMostInline = 12;

  int32_t size;
  int32_t prefix;
  int32_t buffer;
  int32_t offset;
};
static_assert(sizeof(TextView) == 16);

void Broken(const CellFaults& faults, std::string message) {
  faults.Add(IssueCode::kBrokenArray, std::move(message));
}

}  // namespace

template <typename Offset>
std::optional<absl::string_view> ColumnView::OffsetText(int64_t row,
                                                        const CellFaults& faults) const {
  const int64_t begin = Load<Offset>(values_, offset_ + row);
  const int64_t end = Load<Offset>(values_, offset_ + row + 1);
  if (begin < 0 || end < begin || end > limit_) {
    Broken(faults, absl::StrCat("expected offsets that grow from 0 to ", limit_, ", found ", begin,
                                " and ", end));
    return std::nullopt;
  }
  return absl::string_view(static_cast<const char*>(data_) + begin,
                           static_cast<size_t>(end - begin));
}

std::optional<absl::string_view> ColumnView::ViewText(int64_t row, const CellFaults& faults) const {
  const int64_t at = offset_ + row;
  const auto view = Load<TextView>(values_, at);
  if (view.size >= 0 && view.size <= TextView::kMostInline) {
    const char* own = static_cast<const char*>(values_) + at * int64_t{sizeof(TextView)};
    return absl::string_view(own + sizeof(view.size), static_cast<size_t>(view.size));
  }
  const bool has_buffer = view.buffer >= 0 && view.buffer < variadic_count_;
  const int64_t size = has_buffer ? Load<int64_t>(variadic_sizes_, view.buffer) : -1;
  const bool fits = view.size >= 0 && view.offset >= 0 &&
                    int64_t{view.offset} + int64_t{view.size} <= size &&
                    variadic_[view.buffer] != nullptr;
  if (!fits) {
    Broken(faults,
           absl::StrCat("expected a view into one of ", variadic_count_, " data buffers, found ",
                        view.size, " bytes at ", view.offset, " of buffer ", view.buffer));
    return std::nullopt;
  }
  return absl::string_view(static_cast<const char*>(variadic_[view.buffer]) + view.offset,
                           static_cast<size_t>(view.size));
}

std::optional<absl::string_view> ColumnView::Own(int64_t row, const CellFaults& faults) const {
  switch (column_->format.layout) {
    case Layout::kText32:
      return OffsetText<int32_t>(row, faults);
    case Layout::kText64:
      return OffsetText<int64_t>(row, faults);
    default:
      return ViewText(row, faults);
  }
}

std::optional<absl::string_view> ColumnView::Text(int64_t row, const CellFaults& faults) const {
  if (IsNull(row)) return std::nullopt;
  if (dictionary_ != nullptr) {
    const std::optional<int64_t> index = Integer(row, faults);
    if (!index.has_value()) return std::nullopt;
    if (*index < 0 || *index >= dictionary_->length()) {
      Broken(faults, absl::StrCat("expected an index below ", dictionary_->length(),
                                  " of the dictionary, found ", *index));
      return std::nullopt;
    }
    return dictionary_->Text(*index, faults);
  }
  const std::optional<absl::string_view> text = Own(row, faults);
  if (text.has_value() && !IsValidUtf8(*text)) {
    faults.Add(IssueCode::kInvalidUtf8, "expected valid UTF-8, found other bytes");
    return std::nullopt;
  }
  return text;
}

std::optional<int64_t> ColumnView::Raw(int64_t row) const {
  const int64_t at = offset_ + row;
  switch (column_->format.layout) {
    case Layout::kInt8:
      return Load<int8_t>(values_, at);
    case Layout::kUint8:
      return Load<uint8_t>(values_, at);
    case Layout::kInt16:
      return Load<int16_t>(values_, at);
    case Layout::kUint16:
      return Load<uint16_t>(values_, at);
    case Layout::kUint32:
      return Load<uint32_t>(values_, at);
    case Layout::kInt32:
    case Layout::kDate32:
      return Load<int32_t>(values_, at);
    case Layout::kInt64:
    case Layout::kDate64:
    case Layout::kTimestamp:
      return Load<int64_t>(values_, at);
    default:
      break;
  }
  const auto value = Load<uint64_t>(values_, at);
  if (value > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) return std::nullopt;
  return static_cast<int64_t>(value);
}

std::optional<int64_t> ColumnView::Integer(int64_t row, const CellFaults& faults) const {
  if (IsNull(row)) return std::nullopt;
  const std::optional<int64_t> value = Raw(row);
  if (!value.has_value()) {
    faults.Add(IssueCode::kNumberOutOfRange, "expected less than 2^63, found more");
  }
  return value;
}

std::optional<int32_t> ColumnView::Date(int64_t row, const CellFaults& faults) const {
  static const int32_t first = dangvien::Date::FromYyyymmdd(19000101)->day_number();
  static const int32_t last = dangvien::Date::FromYyyymmdd(21991231)->day_number();
  const std::optional<int64_t> value = Integer(row, faults);
  if (!value.has_value()) return std::nullopt;
  if (IsInteger(column_->format.layout)) {
    if (*value >= 0 && *value <= std::numeric_limits<int32_t>::max()) {
      return static_cast<int32_t>(*value);
    }
    faults.Add(IssueCode::kImpossibleDate,
               absl::StrCat("expected a date as yyyymmdd, found `", *value, "`"));
    return std::nullopt;
  }
  const int64_t ticks = column_->format.ticks_per_day;
  const int64_t day = *value / ticks;
  if (*value % ticks != 0) {
    faults.Add(IssueCode::kImpossibleDate,
               absl::StrCat("expected midnight, found ", *value, " of format ticks since 1970"));
    return std::nullopt;
  }
  if (day < first || day > last) {
    faults.Add(
        IssueCode::kImpossibleDate,
        absl::StrCat("expected a day of the years 1900 to 2199, found day ", day, " since 1970"));
    return std::nullopt;
  }
  return dangvien::Date::FromDayNumber(static_cast<int32_t>(day)).ToYyyymmdd();
}

std::optional<bool> ColumnView::Bool(int64_t row) const {
  if (IsNull(row)) return std::nullopt;
  const int64_t bit = offset_ + row;
  return (static_cast<const uint8_t*>(values_)[bit / 8] >> (bit % 8) & 1) != 0;
}

template <typename Offset>
ListRange ColumnView::OffsetList(int64_t row) const {
  return {Load<Offset>(values_, offset_ + row), Load<Offset>(values_, offset_ + row + 1)};
}

template <typename Offset>
ListRange ColumnView::ViewList(int64_t row) const {
  const int64_t begin = Load<Offset>(values_, offset_ + row);
  const int64_t size = Load<Offset>(data_, offset_ + row);
  if (size < 0 || begin < 0 || begin > limit_ || size > limit_ - begin) return {begin, -1};
  return {begin, begin + size};
}

ListRange ColumnView::List(int64_t row, const CellFaults& faults) const {
  if (IsNull(row)) return {};
  ListRange range;
  switch (column_->format.layout) {
    case Layout::kList32:
      range = OffsetList<int32_t>(row);
      break;
    case Layout::kList64:
      range = OffsetList<int64_t>(row);
      break;
    case Layout::kListView32:
      range = ViewList<int32_t>(row);
      break;
    default:
      range = ViewList<int64_t>(row);
  }
  if (range.begin < 0 || range.end < range.begin || range.end > limit_) {
    Broken(faults, absl::StrCat("expected a list within the ", limit_, " rows of its child, found ",
                                range.begin, " to ", range.end));
    return {};
  }
  unread_ -= range.end - range.begin;
  if (unread_ >= 0) return range;
  Broken(faults, "expected lists that share no rows, found more in them than the child has");
  return {};
}

}  // namespace dangvien::arrow
