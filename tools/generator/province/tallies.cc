// How many tasks there are is drawn first; each demand then bounds one count, exactly. Where the
// bounds leave nothing, another number of tasks is tried: some shares need a multiple of something.
//
// Tested by tests/province/province_test.cc
#include "generator/province/tallies.h"

#include <algorithm>

namespace dangvien::generator {
namespace {

constexpr int kAttempts = 60;

void Bound(const TaskDemand& demand, int assigned, Range& range) {
  const auto share = static_cast<int>(demand.share.numerator());
  const auto whole = static_cast<int>(demand.share.denominator());
  const int floor = assigned * share / whole;
  const bool is_exact = floor * whole == assigned * share;
  switch (demand.comparison) {
    case v1::COMPARISON_LESS:
      range.greatest = std::min(range.greatest, is_exact ? floor - 1 : floor);
      break;
    case v1::COMPARISON_AT_MOST:
      range.greatest = std::min(range.greatest, floor);
      break;
    case v1::COMPARISON_AT_LEAST:
      range.least = std::max(range.least, is_exact ? floor : floor + 1);
      break;
    default:
      range.least = std::max(range.least, floor + 1);
      break;
  }
}

}  // namespace

bool DrawTally(const std::vector<TaskDemand>& demands, Random& random, v1::TaskTally& out) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const int assigned = random.Between(5, 40);
    Range completed = {0, assigned};
    Range on_time = {0, assigned};
    Range exceeded = {0, assigned};
    for (const TaskDemand& demand : demands) {
      Bound(demand, assigned,
            demand.measure == v1::TASK_MEASURE_COMPLETED ? completed
            : demand.measure == v1::TASK_MEASURE_ON_TIME ? on_time
                                                         : exceeded);
    }
    completed.least = std::max({completed.least, on_time.least, exceeded.least});
    if (completed.is_empty() || on_time.is_empty() || exceeded.is_empty()) continue;
    const int usual = std::min(completed.greatest, assigned * 9 / 10);
    const int done = random.Between(std::max(completed.least, usual), completed.greatest);
    const int on_time_most = std::min(on_time.greatest, done);
    const int on_time_usual = std::max(on_time.least, std::min(on_time_most, done * 9 / 10));
    const int exceeded_most = std::min({exceeded.greatest, done, exceeded.least + assigned / 5});
    out.set_assigned_count(assigned);
    out.set_completed_count(done);
    out.set_on_time_count(random.Between(on_time_usual, on_time_most));
    out.set_exceeded_count(random.Between(exceeded.least, exceeded_most));
    out.set_excused_count(done < assigned && random.Below(10) == 0 ? 1 : 0);
    return true;
  }
  return false;
}

}  // namespace dangvien::generator
