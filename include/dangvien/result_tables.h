// The outcome of an evaluation as tables: Arrow C data and C streams.
//
//   ArrowArrayStream stream;
//   absl::Status status = ExportStream(evaluation, "subjects", &stream);
//
// Tables are the repeated fields of dangvien.v1.Result, in the same order of rows; columns are the
// fields of their messages by name, messages within are structs and lists. `subjects` has no
// reasons and open facts: these are the tables `reasons` and `open_facts`, each row beside the
// subject that it is about. Enums are dictionaries of their names; what is not stated is null.
// docs/arrow.md lists all.
//
// Thread safety: functions may be called from any thread; a stream is one thread's at a time.
// Lifetime: what is exported lives until it is released, and holds what it needs of the evaluation.
#ifndef DANGVIEN_RESULT_TABLES_H_
#define DANGVIEN_RESULT_TABLES_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "dangvien/arrow.h"
#include "dangvien/engine.h"

namespace dangvien {

struct ExportOptions {
  // Rows of a batch of a stream, 1 to 1,048,576. The last row's subject or unit is written whole,
  // so a batch may have a few more.
  int64_t rows_per_batch = 65'536;
  // Where the memory of what is exported comes from, also after the call; null: new and delete. It
  // is given back on whichever thread releases.
  std::pmr::memory_resource* memory = nullptr;
  // Held until everything that was exported is released; whoever lends `memory` keeps it so.
  std::shared_ptr<const void> keep_alive;
};

// In the order of the result.
std::vector<std::string> ResultTableNames();

// The schema of a table, which no evaluation changes: a struct, one child a column.
// ERRORS, of all: kNotFound: no such table; kInvalidArgument: an option outside its range. The
//   outputs are left as they were.
absl::Status ExportTableSchema(absl::string_view table, ArrowSchema* schema,
                               const ExportOptions& options = {});

// All rows of a table. Both outputs are the caller's to release.
// ERRORS: kResourceExhausted: a column holds 2 GiB of text or more; a stream has no such limit.
absl::Status ExportTable(const Evaluation& evaluation, absl::string_view table, ArrowSchema* schema,
                         ArrowArray* array, const ExportOptions& options = {});

// The rows of a table, made a batch at a time on the thread that pulls them. The stream may be
// released at any time.
absl::Status ExportStream(const Evaluation& evaluation, absl::string_view table,
                          ArrowArrayStream* stream, const ExportOptions& options = {});

}  // namespace dangvien

#endif  // DANGVIEN_RESULT_TABLES_H_
