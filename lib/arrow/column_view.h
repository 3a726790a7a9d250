// The cells of one array, read where the producer put them.
//
// Invariants of a view that ViewArray() made:
//  1. Its structure is that of its column: numbers of buffers and children, a dictionary or none.
//  2. Cells [0, length()) may be read; children of a struct hold as many as their parent needs.
//  3. Nothing outside of a buffer is read while buffers are as large as the array's own numbers
//     demand: what a cell states (offsets, sizes, indexes) is held against these first.
//  4. Values are loaded by memcpy: buffers may lie at any address.
#ifndef DANGVIEN_ARROW_COLUMN_VIEW_H_
#define DANGVIEN_ARROW_COLUMN_VIEW_H_

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "arrow/bound_column.h"
#include "base/issue_list.h"
#include "dangvien/arrow.h"

namespace dangvien::arrow {

// Takes what is wrong with a cell; its path is built only then.
class CellFaults {
 public:
  CellFaults(IssueList* issues, absl::FunctionRef<std::string()> path)
      : issues_(issues), path_(path) {}

  void Add(IssueCode code, std::string message) const {
    issues_->Add(code, path_(), std::move(message));
  }

 private:
  IssueList* issues_;
  absl::FunctionRef<std::string()> path_;
};

// [begin, end) of the child's cells.
struct ListRange {
  int64_t begin = 0;
  int64_t end = 0;
};

class ColumnView {
 public:
  const BoundColumn& column() const { return *column_; }
  int64_t length() const { return length_; }
  // Of the child's cells, cell `row` of a struct has cell first() + row.
  int64_t first() const { return offset_; }
  const std::vector<ColumnView>& children() const { return children_; }
  // The child that fills a field of the struct's message; null where there is none.
  const ColumnView* child_of_field(int field) const {
    const std::vector<int>& children = column_->child_of_field;
    const int child = children.empty() ? -1 : children[static_cast<size_t>(field)];
    return child < 0 || children_.empty() ? nullptr : &children_[static_cast<size_t>(child)];
  }

  bool may_have_nulls() const {
    return validity_ != nullptr || column_->format.layout == Layout::kNull;
  }

  // REQUIRES, of all: 0 <= row < length().
  bool IsNull(int64_t row) const {
    if (column_->format.layout == Layout::kNull) return true;
    if (validity_ == nullptr) return false;
    const int64_t bit = offset_ + row;
    return (validity_[bit / 8] >> (bit % 8) & 1) == 0;
  }

  // Nothing for a null, in an array or in its dictionary, and, with an issue, for a broken cell.
  std::optional<absl::string_view> Text(int64_t row, const CellFaults& faults) const;
  // An integer. REQUIRES: a column of integers.
  std::optional<int64_t> Integer(int64_t row, const CellFaults& faults) const;
  // As yyyymmdd; from a number as it stands there.
  std::optional<int32_t> Date(int64_t row, const CellFaults& faults) const;
  std::optional<bool> Bool(int64_t row) const;
  // Empty for a null. Each list is read once; lists that share rows of their child are refused, so
  // that no array makes more work than it is large.
  ListRange List(int64_t row, const CellFaults& faults) const;

 private:
  friend class Viewer;

  template <typename T>
  T Load(const void* buffer, int64_t index) const {
    T value{};
    std::memcpy(&value, static_cast<const char*>(buffer) + index * int64_t{sizeof(T)}, sizeof(T));
    return value;
  }
  std::optional<absl::string_view> Own(int64_t row, const CellFaults& faults) const;
  template <typename Offset>
  std::optional<absl::string_view> OffsetText(int64_t row, const CellFaults& faults) const;
  std::optional<absl::string_view> ViewText(int64_t row, const CellFaults& faults) const;
  template <typename Offset>
  ListRange OffsetList(int64_t row) const;
  template <typename Offset>
  ListRange ViewList(int64_t row) const;
  std::optional<int64_t> Raw(int64_t row) const;

  const BoundColumn* column_ = nullptr;
  const uint8_t* validity_ = nullptr;      // null: no nulls
  const void* values_ = nullptr;           // values, offsets or views
  const void* data_ = nullptr;             // of text: the bytes; of list views: the sizes
  const void* const* variadic_ = nullptr;  // of text views: the data buffers
  int64_t variadic_count_ = 0;
  const void* variadic_sizes_ = nullptr;
  int64_t offset_ = 0;
  int64_t length_ = 0;
  // Of text: the last offset, which no other may pass; of lists: the child's length.
  int64_t limit_ = 0;
  mutable int64_t unread_ = 0;  // of lists: rows of the child that no list has had yet
  std::vector<ColumnView> children_;
  std::unique_ptr<ColumnView> dictionary_;
};

// Checks the structure of an array against the column; what is wrong is an issue. The view is
// whole where none was added.
// LIFETIME: keeps `column` and what the array points to.
ColumnView ViewArray(const BoundColumn& column, const ArrowArray& array, IssueList* issues);

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_COLUMN_VIEW_H_
