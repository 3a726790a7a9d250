// People in columns, a slice at a time: whoever brings them, in chunks of a message or in tables of
// other systems, hands them over in the same columns, and says how places in them are called.
//
// A slice and what it points to live until the next one is asked for. Each slice is asked for
// twice: once for the people, once for their assessments, when all people are known.
#ifndef DANGVIEN_DATASET_PEOPLE_SLICES_H_
#define DANGVIEN_DATASET_PEOPLE_SLICES_H_

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "dataset/place.h"
#include "wire/columns.wire.h"
#include "wire/people.wire.h"

namespace dangvien {

// Lists of sparse entries.
enum class SparseList { kMemberships, kPosts, kAbsences, kRatings, kEnd };
const char* NameOf(SparseList list);

// How a table that was cut into slices calls its columns, and which rows the entries of
// dictionaries and sparse lists come from. The names outlive the reading.
struct SliceNames {
  const char* table = "";
  int64_t first_row = 0;
  std::vector<const char*> marks;  // "marks.c1", by column
  std::vector<const char*> tasks;
  std::vector<const char*> flags;
  // The row within the slice that uses an entry first.
  std::vector<uint32_t> unit_rows;
  std::vector<uint32_t> tier_rows;
  std::vector<std::vector<uint32_t>> level_rows;
  // By sparse list: of each entry the index within the list of its person.
  std::array<std::vector<uint32_t>, static_cast<size_t>(SparseList::kEnd)> indexes;
};

// Where the parts of a slice stand in the input, in the words of its source:
//   of a message   people_columns[2].marks[0].levels[17].value
//   of a table     people[8209].marks.c1
class SlicePlace {
 public:
  explicit SlicePlace(int64_t chunk) : chunk_("people_columns", chunk) {}
  // REQUIRES: `names` outlives this.
  explicit SlicePlace(const SliceNames& names) : chunk_(names.table, -1), names_(&names) {}

  // A column of the chunk as a whole; tables have no faults there.
  const Place& chunk() const { return chunk_; }

  // A fact of one person: a field of Person.
  Spot Person(size_t row, const char* field) const {
    return {names_ != nullptr ? Row(row) : At("person_ids", row), field};
  }
  // A cell of one of the columns; `inner` is the part of it that a message names.
  Spot Cell(const char* column, size_t row, const char* inner) const {
    if (names_ != nullptr) return {Row(row), column};
    return {At(column, row), inner};
  }
  Spot HomeDate(size_t row, const char* column, const char* inner) const {
    if (names_ != nullptr) return {Row(row), column};
    return {At("home_unit", row), inner};
  }
  Spot UnitEntry(size_t entry) const {
    if (names_ != nullptr) return {Row(names_->unit_rows[entry]), "home_unit"};
    return {At("unit_ids", entry), "id"};
  }
  Spot TierEntry(size_t entry) const {
    if (names_ != nullptr) return {Row(names_->tier_rows[entry]), "self_tier"};
    return {At("tier_ids", entry), "id"};
  }
  // A sparse entry of the person of `row`.
  Place Sparse(SparseList list, size_t entry, size_t row) const;

  // A column of marks, tasks or flags as a whole.
  Spot MarkColumn(size_t column) const;
  Spot FlagColumn(size_t column) const;
  // What a message calls the parts of such a column; tables have no faults there.
  Place Inside(const char* list, size_t column) const { return At(list, column); }
  // A dictionary as a whole.
  Spot LevelEntries(size_t column) const;
  Spot TierEntries() const { return {chunk_, names_ != nullptr ? "self_tier" : "tier_ids"}; }
  // `part` is "levels" or "points".
  Spot Mark(size_t column, const char* part, size_t row) const {
    if (names_ != nullptr) return {Row(row), names_->marks[column]};
    return {At("marks", column).In(part, static_cast<int64_t>(row)), "value"};
  }
  Spot LevelEntry(size_t column, size_t entry) const {
    if (names_ != nullptr) return {Row(names_->level_rows[column][entry]), names_->marks[column]};
    return {At("marks", column).In("level_ids", static_cast<int64_t>(entry)), "id"};
  }
  // The tally of one person; its counts are fields of this.
  Place Tally(size_t column, size_t row) const {
    if (names_ != nullptr) return Row(row).In(names_->tasks[column], -1);
    return At("tasks", column).In("person", static_cast<int64_t>(row));
  }
  Spot Flag(size_t column, size_t row) const {
    if (names_ != nullptr) return {Row(row), names_->flags[column]};
    return {At("flags", column).In("values", static_cast<int64_t>(row)), "value"};
  }

 private:
  Place Row(size_t row) const {
    return {names_->table, names_->first_row + static_cast<int64_t>(row)};
  }
  Place At(const char* list, size_t index) const {
    return chunk_.In(list, static_cast<int64_t>(index));
  }

  Place chunk_;
  const SliceNames* names_ = nullptr;
};

struct PeopleSlice {
  const wire::PeopleColumns& columns;
  SlicePlace place;
};

// The part of the columns that is read.
enum class SlicePart { kPeople, kAssessments };

// A sparse entry that names its person by id.
template <typename Entry>
using KeyedReader =
    absl::FunctionRef<void(absl::string_view person_id, const Entry& entry, const Place& place)>;

// The base class brings the chunks of a message.
class PeopleSlices {
 public:
  explicit PeopleSlices(const std::vector<wire::PeopleColumns>& chunks) : chunks_(chunks) {}
  PeopleSlices(const PeopleSlices&) = delete;
  PeopleSlices& operator=(const PeopleSlices&) = delete;
  virtual ~PeopleSlices() = default;

  virtual int64_t person_count() const;
  virtual void ForEach(SlicePart part, absl::FunctionRef<void(const PeopleSlice&)> read);

  // Entries in tables of their own; a message has none.
  virtual void ForEachMembership(KeyedReader<wire::Membership> /*read*/) {}
  virtual void ForEachPost(KeyedReader<wire::Post> /*read*/) {}
  virtual void ForEachAbsence(KeyedReader<wire::Absence> /*read*/) {}
  virtual void ForEachRating(KeyedReader<wire::Rating> /*read*/) {}

 private:
  const std::vector<wire::PeopleColumns>& chunks_;
};

}  // namespace dangvien

#endif  // DANGVIEN_DATASET_PEOPLE_SLICES_H_
