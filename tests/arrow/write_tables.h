// Writes dossiers as Arrow tables, over the generated protobuf classes by reflection: the tables
// that the library is to take, made without its code and without its generated names.
#ifndef DANGVIEN_TESTS_ARROW_WRITE_TABLES_H_
#define DANGVIEN_TESTS_ARROW_WRITE_TABLES_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "tests/arrow/producer.h"

namespace dangvien::testing {

// A number below `bound`, by which a layout is chosen; always 0 gives the plainest ones.
using Choose = std::function<uint64_t(uint64_t bound)>;
uint64_t Plainest(uint64_t bound);

struct NamedTable {
  std::string table;
  Column rows;
};

// One table a list of the dossier that is not empty, and `period`. People come as rows of their
// messages; what stands in chunks of columns comes as wide columns, a batch of `people` a chunk,
// with memberships and so on as lists or as tables of their own.
std::vector<NamedTable> WriteTables(const v1::Dataset& dataset, const Choose& choose = Plainest);

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_ARROW_WRITE_TABLES_H_
