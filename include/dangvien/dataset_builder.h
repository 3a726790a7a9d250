// Makes a dossier of tables that other systems have in memory: Arrow C data and C streams, beside
// serialized messages. Nothing is copied until Seal(), which reads everything once.
//
//   absl::StatusOr<TableBinding> people = TableBinding::Bind("people", schema);
//   DatasetBuilder builder;
//   absl::Status status = builder.AddBatch(*people, &array);  // `array` is moved in
//   status = builder.AddStream("units", &stream);
//   absl::StatusOr<Dataset> dataset = builder.Seal();
//
// Tables are the repeated fields of dangvien.v1.Dataset, and some more; docs/arrow.md lists them,
// their columns and the types that each takes.
//
// What is trusted: the Arrow C data interface carries no sizes of buffers. A buffer that is not
// null is trusted to be as large as the interface demands for the lengths, offsets and sizes that
// the array itself states; everything that the array states is checked before it is used (numbers
// of buffers and children, lengths, offsets, indexes, UTF-8). So a producer whose buffers are as
// large as its own numbers demand never makes the library read outside of them.
//
// Thread safety: a TableBinding is immutable; a DatasetBuilder is one thread's at a time.
#ifndef DANGVIEN_DATASET_BUILDER_H_
#define DANGVIEN_DATASET_BUILDER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "dangvien/arrow.h"
#include "dangvien/dataset.h"

namespace dangvien {

struct BoundTable;

// A schema, checked once against a table; any number of batches follow. Copies share it.
class TableBinding {
 public:
  // LIFETIME: the schema is read, not kept and not released.
  // ERRORS: kInvalidArgument with all issues: an unknown table or column, a type that a column does
  //   not take, a column that is missing or stated twice. Paths are `people.marks.c1`.
  static absl::StatusOr<TableBinding> Bind(absl::string_view table, const ArrowSchema& schema,
                                           int64_t max_issues = 100);

  const std::string& table() const;

  const BoundTable& bound() const { return *bound_; }  // for the library's own use

 private:
  friend class DatasetBuilder;
  explicit TableBinding(std::shared_ptr<const BoundTable> bound);
  std::shared_ptr<const BoundTable> bound_;  // shared: batches outlive the caller's handle
};

class DatasetBuilder {
 public:
  explicit DatasetBuilder(const DatasetOptions& options = {});
  DatasetBuilder(DatasetBuilder&& other) noexcept;
  DatasetBuilder& operator=(DatasetBuilder&& other) noexcept;
  ~DatasetBuilder();  // releases what was added

  // A serialized dangvien.v1.Dataset, or a part of one: parts are joined as protobuf does. It is
  // kept, and read by Seal().
  // ERRORS: kInvalidArgument: no bytes.
  absl::Status AddBytes(std::string bytes);

  // Takes one batch. On success it is moved: `array->release` is null then, and the library
  // releases it, after Seal() at the latest. On failure it is left to the caller as it was.
  // ERRORS: kInvalidArgument with all issues: an array that is released, does not have the
  //   structure of the binding's schema, or has rows and no column with values.
  // COST: the number of columns.
  absl::Status AddBatch(const TableBinding& binding, ArrowArray* array);

  // Takes all batches of a stream, pulled to its end on the calling thread; the schema is bound
  // once. The stream is moved and released in any case; where it fails, none of its batches are
  // kept.
  // ERRORS: kInvalidArgument with issues, as Bind() and AddBatch(); without issues, an error of the
  //   stream with its number and the text of its last error; of ECANCELED kCancelled, of ETIMEDOUT
  //   kDeadlineExceeded, of ENOMEM kResourceExhausted; what the control of the options says, which
  //   is asked before each batch and hears of rows.
  absl::Status AddStream(absl::string_view table, ArrowArrayStream* stream);

  // Reads everything that was added, once, and releases it. The builder is empty then, whatever the
  // outcome.
  // ERRORS: as Dataset::Read(). In paths, rows of tables count over all batches of the table:
  //   `people[1234].marks.c1`. Where a list comes both from tables and from bytes, those of tables
  //   come first; people, and faults of the bytes' encoding, count on their own.
  // COST: linear. Beside the dataset: rows of tables other than `people`, `memberships`, `posts`,
  //   `absences` and `ratings`; of those a few thousand at a time.
  absl::StatusOr<Dataset> Seal();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dangvien

#endif  // DANGVIEN_DATASET_BUILDER_H_
