// A table whose schema was checked, and the batches that were added to it.
#ifndef DANGVIEN_ARROW_BOUND_TABLE_H_
#define DANGVIEN_ARROW_BOUND_TABLE_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "arrow/bound_column.h"
#include "arrow/column_view.h"
#include "arrow/owned.h"
#include "arrow/people_plan.h"
#include "base/issue_list.h"
#include "base/pace.h"
#include "dangvien/dataset_builder.h"
#include "wire/dataset.wire.h"

namespace dangvien {

// What TableBinding shares.
struct BoundTable {
  std::string name;
  arrow::BoundColumn rows;   // a struct: one cell a row
  arrow::PeoplePlan people;  // of the table `people` alone
};

namespace arrow {

// One array and the schema that it follows.
struct Batch {
  std::shared_ptr<const BoundTable> table;
  Owned<ArrowArray> array;
  ColumnView rows;
};

// By table, in the order in which they came.
using Batches = std::map<std::string, std::vector<Batch>, std::less<>>;

int64_t RowCount(const std::vector<Batch>& batches);

// Binds a schema to the table of that name; faults are issues.
std::unique_ptr<BoundTable> BindTable(absl::string_view name, const ArrowSchema& schema,
                                      IssueList* issues);

// Reads the tables whose rows are messages of a dossier; people and what belongs to them are read
// in slices (table_slices.h). Texts are views into the batches.
// Asks the host at every thousandth row; throws StopRequested.
void ReadRowTables(const Batches& batches, const Pace& pace, IssueList* issues, wire::Dataset* out);

}  // namespace arrow
}  // namespace dangvien

#endif  // DANGVIEN_ARROW_BOUND_TABLE_H_
