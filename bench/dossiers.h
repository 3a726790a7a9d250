// The data of the benchmarks: generated once a process, and kept.
#ifndef DANGVIEN_BENCH_DOSSIERS_H_
#define DANGVIEN_BENCH_DOSSIERS_H_

#include <cstdint>
#include <string>

#include "dangvien/engine.h"

namespace dangvien::bench {

inline constexpr uint64_t kSeed = 2018;

enum class Form { kRows, kColumns };

// The built-in policy `tkv-2018`, proved.
const Policy& BenchPolicy();

// A tree of so many members (generator profile kScale, seed kSeed), serialized.
// COST: the first call for a size generates, later ones are free. The largest size is held alone.
const std::string& DossierBytes(int64_t members, Form form);
// The same, read.
const Dataset& DossierTables(int64_t members);
// The same, evaluated on one thread. Checked; see check.h.
const Evaluation& DossierEvaluation(int64_t members);

}  // namespace dangvien::bench

#endif  // DANGVIEN_BENCH_DOSSIERS_H_
