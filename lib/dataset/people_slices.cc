// The chunks of a message as slices, and the paths of faults that are met rarely.
//
// The two sources differ in words alone: a message counts lists within lists, a table has rows and
// columns. What is wrong is decided in one place for both, by the reading steps of this folder.
// Tested by tests/unit/dataset/read_test.cc, tests/unit/arrow/people_test.cc
#include "dataset/people_slices.h"

namespace dangvien {

const char* NameOf(SparseList list) {
  switch (list) {
    case SparseList::kMemberships:
      return "memberships";
    case SparseList::kPosts:
      return "posts";
    case SparseList::kAbsences:
      return "absences";
    case SparseList::kRatings:
    case SparseList::kEnd:
      break;
  }
  return "ratings";
}

Place SlicePlace::Sparse(SparseList list, size_t entry, size_t row) const {
  if (names_ == nullptr) return At(NameOf(list), entry);
  return Row(row).In(NameOf(list), names_->indexes[static_cast<size_t>(list)][entry]);
}

Spot SlicePlace::MarkColumn(size_t column) const {
  if (names_ != nullptr) return {chunk_, names_->marks[column]};
  return {At("marks", column), "criterion_id"};
}

Spot SlicePlace::FlagColumn(size_t column) const {
  if (names_ != nullptr) return {chunk_, names_->flags[column]};
  return {At("flags", column), "flag_id"};
}

Spot SlicePlace::LevelEntries(size_t column) const {
  if (names_ != nullptr) return {chunk_, names_->marks[column]};
  return {At("marks", column), "level_ids"};
}

int64_t PeopleSlices::person_count() const {
  int64_t count = 0;
  for (const wire::PeopleColumns& chunk : chunks_) {
    count += static_cast<int64_t>(chunk.person_ids.size());
  }
  return count;
}

void PeopleSlices::ForEach(SlicePart /*part*/, absl::FunctionRef<void(const PeopleSlice&)> read) {
  for (size_t i = 0; i < chunks_.size(); ++i) {
    read({chunks_[i], SlicePlace(static_cast<int64_t>(i))});
  }
}

}  // namespace dangvien
