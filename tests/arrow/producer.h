// A producer of Arrow arrays that stands on nothing of the library: columns are built by hand,
// buffer by buffer, and exported with a block of memory of its exact size for each buffer, so that
// the address sanitizer sees every byte that is read beside it.
#ifndef DANGVIEN_TESTS_ARROW_PRODUCER_H_
#define DANGVIEN_TESTS_ARROW_PRODUCER_H_

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dangvien/arrow.h"

namespace dangvien::testing {

// A schema and an array, as data. Tests may change any of it before it is exported.
struct Column {
  std::string format;
  std::string name;
  int64_t length = 0;
  int64_t null_count = -1;
  int64_t offset = 0;
  std::vector<std::optional<std::string>> buffers;  // nothing: a null pointer
  std::vector<Column> children;
  std::vector<Column> dictionary;  // none or one
};

// How a column lies in memory.
struct Lie {
  int64_t offset = 0;         // rows before the first one, with other values in them
  bool keeps_bitmap = false;  // a bitmap though nothing is null
};

using Texts = std::vector<std::optional<std::string>>;

// `format`: u, U or vu.
Column TextColumn(std::string name, const std::string& format, const Texts& texts, Lie lie = {});
// `format`: of an integer of any width, a date or a timestamp.
Column NumberColumn(std::string name, const std::string& format,
                    const std::vector<std::optional<int64_t>>& numbers, Lie lie = {});
Column BoolColumn(std::string name, const std::vector<std::optional<bool>>& values, Lie lie = {});
Column NullColumn(std::string name, int64_t length);
// Texts by a dictionary, indexed by numbers of `format`; nulls stand in the indexes, or, where
// `null_entry`, as an entry of the dictionary that is null.
Column DictionaryColumn(std::string name, const std::string& format, const Texts& texts,
                        bool null_entry = false, Lie lie = {});
// `format`: +l, +L, +vl or +vL; `counts`: of each row, nothing for a null.
Column ListColumn(std::string name, const std::string& format,
                  const std::vector<std::optional<int64_t>>& counts, Column child, Lie lie = {});
// `stated`: whether each row is; empty: all are. Children have `lie.offset` rows more in front.
Column StructColumn(std::string name, int64_t length, std::vector<Column> children,
                    const std::vector<bool>& stated = {}, Lie lie = {});

// How often the arrays and schemas that this exports were released.
struct Releases {
  int arrays = 0;
  int schemas = 0;
  int streams = 0;
};

// `misaligned`: no buffer lies at an even address.
struct Export {
  Releases* releases = nullptr;
  bool misaligned = false;
};

ArrowSchema SchemaOf(const Column& column, const Export& how = {});
ArrowArray ArrayOf(const Column& column, const Export& how = {});

// Batches of one schema. Where `fails` is set, it is what get_next returns after the last batch.
struct StreamPlan {
  std::vector<Column> batches;  // of the first one, the schema
  int schema_fails = 0;
  int fails = 0;
  const char* last_error = nullptr;
};
ArrowArrayStream StreamOf(const StreamPlan& plan, const Export& how = {});

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_ARROW_PRODUCER_H_
