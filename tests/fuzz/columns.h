// Arrow columns that an input decides: names, types, values, and what is wrong with them. Their
// buffers are always as large as what they state, which is all that the interface lets a consumer
// trust.
#ifndef DANGVIEN_TESTS_FUZZ_COLUMNS_H_
#define DANGVIEN_TESTS_FUZZ_COLUMNS_H_

#include <string>

#include "tests/arrow/producer.h"
#include "tests/fuzz/host.h"

namespace dangvien::fuzz {

std::string TableName(Input* input);

// A table: a struct of columns, some of them damaged.
testing::Column Table(Input* input);

// The same with a column more, or with less of an array than its schema asks for.
testing::Column OfAnotherStructure(testing::Column table, Input* input);

}  // namespace dangvien::fuzz

#endif  // DANGVIEN_TESTS_FUZZ_COLUMNS_H_
