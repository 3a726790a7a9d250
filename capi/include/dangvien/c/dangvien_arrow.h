// Dossiers from Arrow tables, and results as Arrow tables, by the Arrow C data and C stream
// interfaces.
//
// A dossier is put together from named tables, each from one or more batches or from a stream, and
// is sealed once:
//
//   dangvien_dataset_builder_new(context, NULL, &builder, &error);
//   dangvien_dataset_builder_add_stream(builder, "units", 5, &units, NULL, &error);
//   dangvien_dataset_builder_add_stream(builder, "people", 6, &people, NULL, &error);
//   dangvien_dataset_builder_seal(builder, NULL, &dataset, &error);
//
// docs/arrow.md lists the tables, their columns and the types that each may have. The conventions
// of dangvien.h hold, and:
//
// 1. What is moved in stays where the producer put it until the builder is sealed or freed: no
//    column is copied. On success the structure of the caller is marked as released; on failure it
//    is untouched. A stream is read to its end or to its error, and is released then in either
//    case.
// 2. The interface carries no buffer sizes. Lengths, offsets, indexes and text are checked before
//    they are used; that a buffer is as long as its array says is the producer's word.
// 3. What is put out belongs to the caller, who calls its `release`. It needs no handle of the
//    library any more.
//
// Written by tools/capigen from capi/api.yaml; do not edit.
#ifndef DANGVIEN_C_DANGVIEN_ARROW_H_
#define DANGVIEN_C_DANGVIEN_ARROW_H_

#include "dangvien/c/dangvien.h"

#ifdef __cplusplus
extern "C" {
#endif

// A table whose schema was checked once. Immutable, and any number of threads may use it.
typedef struct dangvien_binding dangvien_binding;

// A dossier that is being put together from tables and messages. It belongs to one thread at a
// time.
typedef struct dangvien_dataset_builder dangvien_dataset_builder;

// ---- The Arrow C interfaces ---------------------------------------------------------------------

// The structures of the Arrow project, as it publishes them for copying; the guards are part of the
// interface.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE

// ---- Dossiers from tables -----------------------------------------------------------------------

// Checks the schema of a table once, for any number of batches and builders.
//  context: the context; the library keeps a reference of its own
//  table: its name
//  table_size: bytes of `table`
//  schema: a struct, one child a column; read during the call only
//  out: gets the binding; to be released with dangvien_binding_unref()
//  error: gets null, or why the call failed; may be null
//  ERRORS: INVALID_ARGUMENT: with all issues: a table or columns that are not known, types that do
//      not fit
//  COST: linear in the columns
DANGVIEN_API int32_t dangvien_binding_new(const dangvien_context* context, const char* table,
                                          size_t table_size, const struct ArrowSchema* schema,
                                          dangvien_binding** out, dangvien_error** error);

// One more reference to the same binding.
//  binding: the binding; may be null
//  Returns: the binding; null where it is no valid one
DANGVIEN_API dangvien_binding* dangvien_binding_ref(const dangvien_binding* binding);

// Releases one reference. Builders keep what they need of it.
//  binding: null does nothing
DANGVIEN_API void dangvien_binding_unref(dangvien_binding* binding);

// Makes a builder of an empty dossier.
//  context: the context; the library keeps a reference of its own
//  options: null is all defaults; its control must be null: the calls that need one have their own
//  out: gets the dataset builder; to be released with dangvien_dataset_builder_free()
//  error: gets null, or why the call failed; may be null
//  ERRORS: INVALID_ARGUMENT: a control in the options
//  COST: constant
DANGVIEN_API int32_t dangvien_dataset_builder_new(const dangvien_context* context,
                                                  const dangvien_dataset_options* options,
                                                  dangvien_dataset_builder** out,
                                                  dangvien_error** error);

// Frees a builder, and releases what it was given and has not used; where a call is using it, when
// that call ends.
//  builder: null does nothing
DANGVIEN_API void dangvien_dataset_builder_free(dangvien_dataset_builder* builder);

// Adds a serialized dangvien.v1.Dataset, or a part of one.
//  builder: the dataset builder
//  data: copied, to memory of the C++ runtime, which memory_limit does not count
//  size: bytes of `data`
//  error: gets null, or why the call failed; may be null
//  THREADS: one at a time; a second one gets FAILED_PRECONDITION
//  ERRORS: INVALID_ARGUMENT: no bytes
//  COST: linear in the bytes, which are read when the builder is sealed
DANGVIEN_API int32_t dangvien_dataset_builder_add_bytes(dangvien_dataset_builder* builder,
                                                        const uint8_t* data, size_t size,
                                                        dangvien_error** error);

// Adds rows to the table that the binding was made for.
//  builder: the dataset builder
//  binding: the binding; the library keeps a reference of its own
//  array: a struct array of the schema that was bound; moved: on success it belongs to the library,
//      on failure to the caller still
//  error: gets null, or why the call failed; may be null
//  THREADS: one at a time; a second one gets FAILED_PRECONDITION
//  ERRORS: INVALID_ARGUMENT: with issues: the array is released, does not have the structure of its
//      schema, or has rows without any value
//  COST: linear in the columns
DANGVIEN_API int32_t dangvien_dataset_builder_add_batch(dangvien_dataset_builder* builder,
                                                        const dangvien_binding* binding,
                                                        struct ArrowArray* array,
                                                        dangvien_error** error);

// Adds all rows of a stream to a table. The stream is read to its end on the calling thread; where
// this fails, none of its rows are kept.
//  builder: the dataset builder
//  table: its name
//  table_size: bytes of `table`
//  stream: of struct arrays; released by the library, on failure too; untouched where an argument
//      is refused or the handle is in use
//  control: null is all defaults; asked before each batch, and told of rows
//  error: gets null, or why the call failed; may be null
//  THREADS: one at a time; a second one gets FAILED_PRECONDITION
//  BLOCKS: as long as it takes; `control` stops it
//  ERRORS: CANCELLED: the control said so, or the stream said ECANCELED (`stream_failed`)
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed, or the stream said ETIMEDOUT
//      (`stream_failed`)
//  ERRORS: INVALID_ARGUMENT: as dangvien_binding_new() and dangvien_dataset_builder_add_batch(); an
//      error of the stream (reason `stream_failed`), with its number and its words
//  ERRORS: RESOURCE_EXHAUSTED: the stream said ENOMEM (`stream_failed`)
//  COST: what the stream costs
DANGVIEN_API int32_t dangvien_dataset_builder_add_stream(dangvien_dataset_builder* builder,
                                                         const char* table, size_t table_size,
                                                         struct ArrowArrayStream* stream,
                                                         const dangvien_control* control,
                                                         dangvien_error** error);

// Reads and checks the dossier, and releases all that was added. The builder is empty then, whether
// this succeeds or not, but where an argument or the control is refused or the builder is in use;
// then it is as it was.
//  builder: the dataset builder
//  control: null is all defaults
//  out: gets the dataset; to be released with dangvien_dataset_unref()
//  error: gets null, or why the call failed; may be null
//  THREADS: one at a time; a second one gets FAILED_PRECONDITION
//  BLOCKS: as long as it takes; `control` stops it
//  ERRORS: CANCELLED: the cancel was triggered, or the progress callback said to stop
//  ERRORS: DEADLINE_EXCEEDED: the timeout has passed
//  ERRORS: INVALID_ARGUMENT: with all issues, as dangvien_dataset_read(), and what is wrong with
//      rows of tables
//  COST: linear; about the memory of the facts, one byte a mark
DANGVIEN_API int32_t dangvien_dataset_builder_seal(dangvien_dataset_builder* builder,
                                                   const dangvien_control* control,
                                                   dangvien_dataset** out, dangvien_error** error);

// ---- Results as tables --------------------------------------------------------------------------

// The schema of one table of a result, which is the same for every evaluation.
//  context: the context; the library keeps a reference of its own
//  table: its name
//  table_size: bytes of `table`
//  schema: to be released by its `release`
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is no table of that name
//  COST: linear in the columns
DANGVIEN_API int32_t dangvien_result_table_schema(const dangvien_context* context,
                                                  const char* table, size_t table_size,
                                                  struct ArrowSchema* schema,
                                                  dangvien_error** error);

// One table of the result, as one batch.
//  evaluation: the evaluation
//  table: its name
//  table_size: bytes of `table`
//  schema: to be released by its `release`
//  array: to be released by its `release`
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is no table of that name
//  ERRORS: RESOURCE_EXHAUSTED: a column has 2 GiB of text or more (`table_too_large`): take
//      dangvien_evaluation_stream()
//  COST: linear in the rows; of `reasons` and `open_facts`, in the subjects, whose rules are
//      replayed; nothing stops it
DANGVIEN_API int32_t dangvien_evaluation_table(const dangvien_evaluation* evaluation,
                                               const char* table, size_t table_size,
                                               struct ArrowSchema* schema, struct ArrowArray* array,
                                               dangvien_error** error);

// One table of the result as a stream of batches, made as they are asked for. Its get_schema and
// get_next return 0, ENOMEM (no memory, or the memory limit) or EIO (a defect; of get_next, also
// that it failed before); get_next also EOVERFLOW (a column of the batch has 2 GiB of text or
// more). get_last_error says it in words until the next call. Whoever wants no more rows releases
// the stream.
//  evaluation: the evaluation; the library keeps a reference of its own
//  table: its name
//  table_size: bytes of `table`
//  rows_per_batch: rows of one batch, up to 1,048,576; 0 = 65,536. What belongs to the last row is
//      not cut, so that a batch may have a few more
//  out: to be released by its `release`; one thread at a time
//  error: gets null, or why the call failed; may be null
//  ERRORS: NOT_FOUND: there is no table of that name
//  ERRORS: INVALID_ARGUMENT: rows_per_batch below 0 or above 1,048,576
//  COST: a pass over the people, and for tallies over all subjects; then each batch is linear in
//      its rows
DANGVIEN_API int32_t dangvien_evaluation_stream(const dangvien_evaluation* evaluation,
                                                const char* table, size_t table_size,
                                                int64_t rows_per_batch,
                                                struct ArrowArrayStream* out,
                                                dangvien_error** error);

#ifdef __cplusplus
}  // extern "C"
#endif

#endif  // DANGVIEN_C_DANGVIEN_ARROW_H_
