// Tables into datasets, for tests of one fact.
#ifndef DANGVIEN_TESTS_UNIT_ARROW_BUILD_H_
#define DANGVIEN_TESTS_UNIT_ARROW_BUILD_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "dangvien/dataset_builder.h"
#include "tests/arrow/producer.h"
#include "tests/arrow/write_tables.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {

inline absl::StatusOr<TableBinding> BindColumn(const std::string& table, const Column& rows) {
  ArrowSchema schema = SchemaOf(rows);
  absl::StatusOr<TableBinding> binding = TableBinding::Bind(table, schema);
  schema.release(&schema);
  return binding;
}

// Adds a batch; one that is refused is released, as its owner does.
inline absl::Status AddTable(DatasetBuilder* builder, const std::string& table, const Column& rows,
                             const Export& how = {}) {
  const absl::StatusOr<TableBinding> binding = BindColumn(table, rows);
  if (!binding.ok()) return binding.status();
  ArrowArray array = ArrayOf(rows, how);
  absl::Status status = builder->AddBatch(*binding, &array);
  if (!status.ok()) array.release(&array);
  return status;
}

// The small dossier with `text` merged in, as tables.
inline absl::StatusOr<Dataset> BuildSmall(const std::string& text,
                                          const std::vector<NamedTable>& more = {},
                                          const Export& how = {}) {
  DatasetBuilder builder;
  std::vector<NamedTable> tables = WriteTables(SmallDataset(text));
  tables.insert(tables.end(), more.begin(), more.end());
  for (const NamedTable& table : tables) {
    absl::Status status = AddTable(&builder, table.table, table.rows, how);
    if (!status.ok()) return status;
  }
  return builder.Seal();
}

inline std::vector<std::string> FaultsOfBuilding(const std::string& text,
                                                 const std::vector<NamedTable>& more = {}) {
  return FaultsOf(BuildSmall(text, more).status());
}

// A table of people of these columns, `id` among them.
inline NamedTable People(std::vector<Column> columns) {
  const int64_t rows = columns.front().length;
  return {"people", StructColumn("", rows, std::move(columns))};
}

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_UNIT_ARROW_BUILD_H_
