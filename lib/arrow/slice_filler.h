// Fills one reused set of columns with a slice of a batch of people.
#ifndef DANGVIEN_ARROW_SLICE_FILLER_H_
#define DANGVIEN_ARROW_SLICE_FILLER_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "arrow/bound_table.h"
#include "arrow/column_view.h"
#include "base/issue_list.h"
#include "dataset/people_slices.h"

namespace dangvien::arrow {

// A column below any number of structs: its cells by the row of the table. Null where one of these
// structs is null.
class LeafView {
 public:
  LeafView() = default;
  // An empty path gives a view of no column.
  LeafView(const ColumnView& rows, const ColumnPath& path);

  explicit operator bool() const { return leaf_ != nullptr; }
  const ColumnView& view() const { return *leaf_; }
  int64_t CellOf(int64_t row) const { return first_ + row; }
  bool IsNullAbove(int64_t row) const {
    for (const Above& above : above_) {
      if (above.view->IsNull(above.first + row)) return true;
    }
    return false;
  }
  bool IsNull(int64_t row) const { return IsNullAbove(row) || leaf_->IsNull(first_ + row); }

 private:
  struct Above {
    const ColumnView* view;
    int64_t first;
  };

  const ColumnView* leaf_ = nullptr;
  int64_t first_ = 0;
  std::vector<Above> above_;  // those structs that may be null
};

class SliceFiller {
 public:
  // From now on, slices of this batch, whose first row is `first_row` of the table.
  // LIFETIME: keeps both until the next call.
  void Begin(const BoundTable& table, const ColumnView& rows, int64_t first_row);

  // Rows [begin, end) of the batch.
  // LIFETIME: until the next call.
  PeopleSlice Fill(SlicePart part, int64_t begin, int64_t end, IssueList* issues);

 private:
  // The leaves of a tally and of a flag.
  struct TaskLeaves {
    std::array<LeafView, kTallyCounts> counts;
  };
  struct FlagLeaves {
    LeafView holds;
    LeafView evidence_reference;
  };
  struct PersonLeaves {
    LeafView id, admitted_on, official_on, employment;
    LeafView home_unit, home_from_date, home_to_date, self_tier, rated_on;
    LeafView memberships, posts, absences, ratings;
  };
  // A dictionary that is made of the texts of a slice, and the row where each stands first.
  struct Entries {
    std::vector<absl::string_view>* ids;
    std::vector<uint32_t>* rows;
  };

  void FillIds(IssueList* issues);
  void FillPeople();
  void FillAssessments();
  void FillDates(const LeafView& leaf, const char* name, std::vector<int32_t>* out);
  void FillEmployment();
  void FillHomes();
  void FillLevels(size_t index);
  void FillPoints(size_t index);
  void FillSelfTiers();
  void FillTasks(size_t index);
  void FillFlags(size_t index);
  template <typename Row, typename Entry>
  void FillSparse(const LeafView& leaf, SparseList list, std::vector<Row>* out,
                  std::optional<Entry> Row::*entry);
  size_t EntryOf(absl::string_view text, uint32_t row, size_t most, const Entries& entries) const;

  int64_t row_count() const { return end_ - begin_; }
  std::string PathOf(int64_t row, absl::string_view name) const;
  // The text of a cell; nothing for a null and, with an issue, for a broken one.
  std::optional<absl::string_view> TextOf(const LeafView& leaf, int64_t row,
                                          absl::string_view name) const;
  std::optional<int64_t> IntegerOf(const LeafView& leaf, int64_t row, absl::string_view name) const;

  const BoundTable* table_ = nullptr;
  int64_t batch_row_ = 0;  // of the table
  int64_t begin_ = 0;
  int64_t end_ = 0;
  IssueList* issues_ = nullptr;
  PersonLeaves leaves_;
  std::vector<LeafView> marks_;
  std::vector<TaskLeaves> tasks_;
  std::vector<FlagLeaves> flags_;
  wire::PeopleColumns columns_;
  // What the columns of bytes view.
  std::string employment_;
  std::string self_tier_;
  std::vector<std::string> levels_;
  std::vector<std::string> flag_values_;
  SliceNames names_;
};

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_SLICE_FILLER_H_
