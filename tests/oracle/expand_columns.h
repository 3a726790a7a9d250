// People in columns, written out as rows.
#ifndef DANGVIEN_TESTS_ORACLE_EXPAND_COLUMNS_H_
#define DANGVIEN_TESTS_ORACLE_EXPAND_COLUMNS_H_

#include "dangvien/v1/dataset.pb.h"

namespace dangvien::oracle {

// The same dataset with every person and assessment of people_columns as rows, and no columns.
// REQUIRES: columns of equal length or empty, indexes inside their dictionaries.
v1::Dataset ExpandColumns(const v1::Dataset& dataset);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_EXPAND_COLUMNS_H_
