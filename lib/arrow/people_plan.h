// The table of people: which of its columns, after structs are flattened, states what.
//
//   home_unit   marks.c1   tasks.plan.assigned_count   flags.merit   memberships
#ifndef DANGVIEN_ARROW_PEOPLE_PLAN_H_
#define DANGVIEN_ARROW_PEOPLE_PLAN_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "arrow/bound_column.h"
#include "dangvien/arrow.h"

namespace dangvien::arrow {

// Where a column stands: the number of the child at each step from the rows down. Empty: the table
// has no such column.
using ColumnPath = std::vector<int>;

struct MarkPlan {
  std::string criterion_id;
  std::string name;  // "marks.c1"
  ColumnPath column;
};

// The counts of a tally, in the order in which the schema states them.
inline constexpr size_t kTallyCounts = 5;

struct TaskPlan {
  std::string group_id;
  std::string name;
  std::array<ColumnPath, kTallyCounts> counts;
};

struct FlagPlan {
  std::string flag_id;
  std::string name;
  ColumnPath holds;
  ColumnPath evidence_reference;
};

struct PeoplePlan {
  ColumnPath id;
  ColumnPath admitted_on;
  ColumnPath official_on;
  ColumnPath employment;
  ColumnPath home_unit;
  ColumnPath home_from_date;
  ColumnPath home_to_date;
  ColumnPath self_tier;
  ColumnPath rated_on;
  ColumnPath memberships;
  ColumnPath posts;
  ColumnPath absences;
  ColumnPath ratings;
  std::vector<MarkPlan> marks;
  std::vector<TaskPlan> tasks;
  std::vector<FlagPlan> flags;
};

// Binds the columns of the table; faults are issues of the binder.
BoundColumn BindPeople(const ArrowSchema& schema, const std::string& path, Binder* binder,
                       PeoplePlan* plan);

}  // namespace dangvien::arrow

#endif  // DANGVIEN_ARROW_PEOPLE_PLAN_H_
