// A dossier of one rating period, read, indexed and validated once; independent of any policy.
//
//   absl::StatusOr<Dataset> dataset = Dataset::Read(bytes);  // a serialized dangvien.v1.Dataset
//
// Thread safety: immutable; any number of threads may share one. Copies share the columns.
#ifndef DANGVIEN_DATASET_H_
#define DANGVIEN_DATASET_H_

#include <cstdint>
#include <memory>
#include <memory_resource>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace dangvien {

class Control;
struct DatasetTables;
class DatasetBuilder;

struct DatasetOptions {
  // Most issues kept in a failed status; all are counted.
  int64_t max_issues = 100;
  // Limits on hostile input; beyond: `limit_exceeded`.
  int64_t max_units = 10'000'000;
  int64_t max_people = 200'000'000;
  static constexpr int kMostTreeDepth = 1000;
  // Deepest unit tree, 1 to kMostTreeDepth.
  int max_tree_depth = 64;
  // Stops the call and hears of its progress, in rows of people and assessments; null: nobody.
  Control* control = nullptr;
  // Where the dossier lies: what grows with the number of people (ids, columns, lists by person).
  // Null: std::pmr::new_delete_resource(). Not from it: units and what grows with them, texts of
  // single rows (titles and ids of posts, products, ballots), and what is gone when the call
  // returns (the decoded message, lists before they are grouped). An allocation that it refuses (it
  // throws std::bad_alloc) is kResourceExhausted. Used on the calling thread; given back on the
  // thread that drops the last copy.
  // LIFETIME: outlives every copy of the dataset, and every evaluation of it.
  std::pmr::memory_resource* memory = nullptr;
};

class Dataset {
 public:
  // Reads rows and columns. The bytes need not outlive the call.
  // ERRORS: kInvalidArgument with all issues found (IssuesOf()): broken bytes, identity,
  //   references, ranges, dates, counts; or an option outside its range. Facts that contradict
  //   each other are no error but findings of the result. kResourceExhausted: out of memory; what
  //   the control says.
  // COST: linear; about the memory of the facts, one byte a mark.
  static absl::StatusOr<Dataset> Read(absl::string_view bytes, const DatasetOptions& options = {});

  int64_t unit_count() const;
  int64_t person_count() const;

  const DatasetTables& tables() const { return *tables_; }  // for the library's own stages

 private:
  friend class DatasetBuilder;
  explicit Dataset(std::shared_ptr<const DatasetTables> tables);
  // Shared, because evaluations outlive the caller's handle and explain themselves with the same
  // facts.
  std::shared_ptr<const DatasetTables> tables_;
};

}  // namespace dangvien

#endif  // DANGVIEN_DATASET_H_
