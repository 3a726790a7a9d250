// Results as tables. What is put out lives until its `release` is called, and holds the evaluation,
// with the context in whose memory it lies, however long that is.
//
// Tested by tests/capi/arrow_test.cc
#include "dangvien/result_tables.h"

#include <memory>
#include <utility>

#include "arguments.h"
#include "control.h"
#include "dangvien/c/dangvien_arrow.h"
#include "evaluation.h"

namespace dangvien::capi {
namespace {

ExportOptions OptionsFor(const dangvien_evaluation* evaluation) {
  ExportOptions options;
  options.memory = &MemoryOf(*evaluation->context);
  options.keep_alive = std::make_shared<Reference<dangvien_evaluation>>(evaluation);
  return options;
}

// A text of the caller.
struct TableName {
  const char* data;
  size_t size;

  absl::string_view text() const { return TextOf(data, size); }
};

void CheckTable(const dangvien_evaluation* evaluation, const TableName& table,
                Arguments* arguments) {
  arguments->Handle(evaluation, "evaluation");
  arguments->Sized(table.data, table.size, "table");
}

// Of a failed export: a table that is none, or a column that is too long for one batch.
constexpr Meaning kExport = {Reason::kBadArgument, Reason::kTableTooLarge};

Outcome Schema(const dangvien_context* context, const char* table, size_t table_size,
               ArrowSchema* schema) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Sized(table, table_size, "table");
  arguments.Output(schema, "schema");
  if (!arguments.ok()) return arguments.fault();
  ExportOptions options;
  options.memory = &MemoryOf(*context);
  options.keep_alive = std::make_shared<ContextReference>(context);
  return WithoutControl(context, kExport, [&] {
    return ExportTableSchema(TextOf(table, table_size), schema, options);
  });
}

Outcome Table(const dangvien_evaluation* evaluation, const TableName& table, ArrowSchema* schema,
              ArrowArray* array) {
  Arguments arguments;
  CheckTable(evaluation, table, &arguments);
  arguments.Output(schema, "schema");
  arguments.Output(array, "array");
  if (!arguments.ok()) return arguments.fault();
  return WithoutControl(evaluation->context.get(), kExport, [&] {
    return ExportTable(evaluation->evaluation, table.text(), schema, array, OptionsFor(evaluation));
  });
}

Outcome Stream(const dangvien_evaluation* evaluation, const TableName& table,
               int64_t rows_per_batch, ArrowArrayStream* out) {
  Arguments arguments;
  CheckTable(evaluation, table, &arguments);
  arguments.Output(out, "out");
  if (!arguments.ok()) return arguments.fault();
  ExportOptions options = OptionsFor(evaluation);
  if (rows_per_batch != 0) options.rows_per_batch = rows_per_batch;
  return WithoutControl(evaluation->context.get(), kExport, [&] {
    return ExportStream(evaluation->evaluation, table.text(), out, options);
  });
}

}  // namespace
}  // namespace dangvien::capi

namespace capi = dangvien::capi;

int32_t dangvien_result_table_schema(const dangvien_context* context, const char* table,
                                     size_t table_size, struct ArrowSchema* schema,
                                     dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Schema(context, table, table_size, schema); });
}

int32_t dangvien_evaluation_table(const dangvien_evaluation* evaluation, const char* table,
                                  size_t table_size, struct ArrowSchema* schema,
                                  struct ArrowArray* array, dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::Table(evaluation, {table, table_size}, schema, array);
  });
}

int32_t dangvien_evaluation_stream(const dangvien_evaluation* evaluation, const char* table,
                                   size_t table_size, int64_t rows_per_batch,
                                   struct ArrowArrayStream* out, dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::Stream(evaluation, {table, table_size}, rows_per_batch, out);
  });
}
