// Counts of tasks by what is demanded of their shares.
#ifndef DANGVIEN_GENERATOR_PROVINCE_TALLIES_H_
#define DANGVIEN_GENERATOR_PROVINCE_TALLIES_H_

#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "generator/province/recipe.h"
#include "generator/random.h"

namespace dangvien::generator {

// Sets the counts of `out`. False: no counts meet all demands.
bool DrawTally(const std::vector<TaskDemand>& demands, Random& random, v1::TaskTally& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_TALLIES_H_
