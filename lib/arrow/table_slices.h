// People and what belongs to them, from tables, as slices of a few thousand rows.
#ifndef DANGVIEN_ARROW_TABLE_SLICES_H_
#define DANGVIEN_ARROW_TABLE_SLICES_H_

#include <cstdint>
#include <vector>

#include "arrow/bound_table.h"
#include "arrow/slice_filler.h"
#include "base/issue_list.h"
#include "dataset/people_slices.h"

namespace dangvien::arrow {

// The chunks of a message, then the rows of the tables.
// LIFETIME: keeps all three references.
class TableSlices : public PeopleSlices {
 public:
  TableSlices(const std::vector<wire::PeopleColumns>& chunks, const Batches& batches,
              IssueList* issues);

  int64_t person_count() const override;
  void ForEach(SlicePart part, absl::FunctionRef<void(const PeopleSlice&)> read) override;
  void ForEachMembership(KeyedReader<wire::Membership> read) override;
  void ForEachPost(KeyedReader<wire::Post> read) override;
  void ForEachAbsence(KeyedReader<wire::Absence> read) override;
  void ForEachRating(KeyedReader<wire::Rating> read) override;

 private:
  const std::vector<Batch>* Find(const char* table) const;
  template <typename Entry>
  void ForEachKeyed(const char* table, KeyedReader<Entry> read);

  const Batches& batches_;
  IssueList& issues_;
  SliceFiller filler_;
};

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_TABLE_SLICES_H_
