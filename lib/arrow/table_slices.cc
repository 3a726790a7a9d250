// Walks over the batches of people in slices, and over the tables of what belongs to them.
//
// Nothing is kept between slices but the memory of one: the columns stay where they are, and are
// read twice, once for the people and once for their assessments.
// Tested by tests/unit/arrow/people_test.cc
#include "arrow/table_slices.h"

#include <algorithm>

#include "arrow/read_rows.h"
#include "wire/dataset.fields.h"

namespace dangvien::arrow {
namespace {

constexpr int64_t kSliceRows = 4096;

}  // namespace

TableSlices::TableSlices(const std::vector<wire::PeopleColumns>& chunks, const Batches& batches,
                         IssueList* issues)
    : PeopleSlices(chunks), batches_(batches), issues_(*issues) {}

const std::vector<Batch>* TableSlices::Find(const char* table) const {
  const auto found = batches_.find(table);
  return found == batches_.end() ? nullptr : &found->second;
}

int64_t TableSlices::person_count() const {
  const std::vector<Batch>* people = Find(NameOf(&wire::Dataset::people));
  return PeopleSlices::person_count() + (people == nullptr ? 0 : RowCount(*people));
}

void TableSlices::ForEach(SlicePart part, absl::FunctionRef<void(const PeopleSlice&)> read) {
  PeopleSlices::ForEach(part, read);
  const std::vector<Batch>* people = Find(NameOf(&wire::Dataset::people));
  if (people == nullptr) return;
  int64_t first_row = 0;
  for (const Batch& batch : *people) {
    filler_.Begin(*batch.table, batch.rows, first_row);
    for (int64_t begin = 0; begin < batch.rows.length(); begin += kSliceRows) {
      const int64_t end = std::min(begin + kSliceRows, batch.rows.length());
      read(filler_.Fill(part, begin, end, &issues_));
    }
    first_row += batch.rows.length();
  }
}

template <typename Entry>
void TableSlices::ForEachKeyed(const char* table, KeyedReader<Entry> read) {
  const std::vector<Batch>* batches = Find(table);
  if (batches == nullptr) return;
  RowReader reader(&issues_);
  const char* const key = NameOf(&wire::SubjectRef::person_id);
  int64_t row = 0;
  for (const Batch& batch : *batches) {
    const ColumnView& ids = *batch.rows.child_of_field(wire::FieldCountOf<Entry>());
    for (int64_t i = 0; i < batch.rows.length(); ++i) {
      const Place place(table, row++);
      const auto path = [&] { return place.Field(key); };
      std::optional<absl::string_view> id;
      if (!batch.rows.IsNull(i)) {
        id = ids.Text(batch.rows.first() + i, CellFaults(&issues_, path));
      }
      Entry entry;
      reader.Read(batch.rows, i, place, &entry);
      read(id.value_or(""), entry, place);
    }
  }
}

void TableSlices::ForEachMembership(KeyedReader<wire::Membership> read) {
  ForEachKeyed(NameOf(&wire::Person::memberships), read);
}

void TableSlices::ForEachPost(KeyedReader<wire::Post> read) {
  ForEachKeyed(NameOf(&wire::Person::posts), read);
}

void TableSlices::ForEachAbsence(KeyedReader<wire::Absence> read) {
  ForEachKeyed(NameOf(&wire::Person::absences), read);
}

void TableSlices::ForEachRating(KeyedReader<wire::Rating> read) {
  ForEachKeyed(NameOf(&wire::Person::ratings), read);
}

}  // namespace dangvien::arrow
