// Counts of tasks, as conditions and rank keys read them.
#ifndef DANGVIEN_GRADING_TASK_COUNTS_H_
#define DANGVIEN_GRADING_TASK_COUNTS_H_

#include <cstdint>

#include "dataset/tables.h"
#include "wire/condition.wire.h"

namespace dangvien {

inline TaskCount CountOf(wire::TaskMeasure measure) {
  switch (measure) {
    case wire::TaskMeasure::kOnTime:
      return kOnTime;
    case wire::TaskMeasure::kExceeded:
      return kExceeded;
    default:
      return kCompleted;
  }
}

// kCountMissing where nobody, or not this subject, has the count.
inline int32_t CountAt(const TaskColumn* column, TaskCount count, Row row) {
  if (column == nullptr || column->counts[count].empty()) return kCountMissing;
  return column->counts[count][static_cast<size_t>(row)];
}

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_TASK_COUNTS_H_
