// Rows of people as columns.
#ifndef DANGVIEN_GENERATOR_PROVINCE_PACK_COLUMNS_H_
#define DANGVIEN_GENERATOR_PROVINCE_PACK_COLUMNS_H_

#include "dangvien/v1/dataset.pb.h"

namespace dangvien::generator {

// Moves people and their assessments as members into columns, in chunks of up to kChunkPeople. Rows
// stay: people of whom something is stated that columns do not hold, such as products.
void PackColumns(v1::Dataset& dataset);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_PACK_COLUMNS_H_
