// Ranks the candidates of one group by exact values: scores and shares of tasks as fractions,
// numbers of criteria and of quarters as whole numbers.
//
// A key that is not known for one candidate ranks nobody in that group, and neither do the keys
// after it: an order that rests on what is missing would be a guess. Without keys all are tied.
//
// Values are not kept with the ranking; whoever shows them asks RankValueOf() again.
// Tested by tests/unit/quota/rank_test.cc
#include "quota/rank.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "grading/conditions.h"
#include "grading/score.h"
#include "grading/task_counts.h"

namespace dangvien {
namespace {

using Value = std::optional<Fraction>;

Fraction Whole(int64_t number) { return Fraction(static_cast<uint64_t>(number)); }

Value Score(const CompiledRankKey& key, const EvalContext& context, RowKind kind, Row row) {
  const ScoreValue score = ScoreOf(key.score, context, kind, row);
  return score.is_known ? Value(score.value) : std::nullopt;
}

Value TaskShare(const CompiledRankKey& key, const EvalContext& context, wire::SubjectKind kind,
                Row row) {
  const auto& columns = context.binding.tasks[static_cast<size_t>(kind)];
  int64_t part = 0;
  int64_t whole = 0;
  for (const int32_t group : key.groups) {
    const TaskColumn* column = columns[static_cast<size_t>(group)];
    const int32_t assigned = CountAt(column, kAssigned, row);
    const int32_t measured = CountAt(column, CountOf(key.task_measure), row);
    if (assigned == kCountMissing || measured == kCountMissing) return std::nullopt;
    part += measured;
    whole += assigned;
  }
  if (whole == 0) return std::nullopt;
  return Fraction(static_cast<uint64_t>(part), static_cast<uint64_t>(whole));
}

Value CriteriaAt(const CompiledRankKey& key, const EvalContext& context, wire::SubjectKind kind,
                 Row row) {
  const auto& frame = context.policy.frame(kind);
  const auto& columns = context.binding.marks[static_cast<size_t>(kind)];
  int64_t count = 0;
  for (size_t c = 0; c < frame.size(); ++c) {
    uint8_t rank = kRankMissing;
    if (columns[c] != nullptr && !columns[c]->levels.empty()) {
      rank = context.binding.level_rank[columns[c]->levels[static_cast<size_t>(row)]];
    }
    if (rank == kRankNotApplicable) continue;
    if (rank == kRankMissing) {
      if (!frame[c].source->if_any) return std::nullopt;
    } else if (rank <= key.at_least_rank) {
      ++count;
    }
  }
  return Whole(count);
}

// The number of quarters is the greatest n for which "in at least n of them" holds.
Value PriorRatings(const CompiledQuota& quota, const EvalContext& context, RowKind kind, Row row) {
  PriorRatingsAtom atom;
  atom.side = wire::Side::kParty;
  atom.rated_as = SubjectKindOf(kind);
  atom.period_kind = wire::PeriodKind::kQuarter;
  atom.window = wire::PriorWindow::kWithin;
  atom.band = {0, quota.tier};
  for (atom.at_least = 1;; ++atom.at_least) {
    uint8_t truth = 0;
    Eval(atom, context, {kind, absl::MakeConstSpan(&row, 1)}, &truth);
    if (static_cast<Truth>(truth) == Truth::kUnknown) return std::nullopt;
    if (static_cast<Truth>(truth) == Truth::kFalse) return Whole(int64_t{atom.at_least} - 1);
  }
}

// By key, then by row: of the first keys, as many as are known for all rows.
using Columns = std::vector<std::vector<Fraction>>;

Columns KnownColumns(const CompiledQuota& quota, const EvalContext& context, RowKind kind,
                     absl::Span<const Row> rows) {
  Columns columns;
  for (const CompiledRankKey& key : quota.rank_keys) {
    std::vector<Fraction> column;
    column.reserve(rows.size());
    for (const Row row : rows) {
      const Value value = RankValueOf(quota, key, context, kind, row);
      if (!value.has_value()) return columns;
      column.push_back(*value);
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

// Below 0 where row `a` is ranked before row `b`, 0 where they are tied.
int Order(const CompiledQuota& quota, const Columns& columns, int32_t a, int32_t b) {
  for (size_t key = 0; key < columns.size(); ++key) {
    const std::vector<Fraction>& column = columns[key];
    const int ascending = column[static_cast<size_t>(a)].Compare(column[static_cast<size_t>(b)]);
    if (ascending != 0) return quota.rank_keys[key].lowest_first ? ascending : -ascending;
  }
  return 0;
}

}  // namespace

std::optional<Fraction> RankValueOf(const CompiledQuota& quota, const CompiledRankKey& key,
                                    const EvalContext& context, RowKind kind, Row row) {
  switch (key.measure) {
    case wire::RankMeasure::kScore:
      return Score(key, context, kind, row);
    case wire::RankMeasure::kTaskShare:
      return TaskShare(key, context, SubjectKindOf(kind), row);
    case wire::RankMeasure::kCriteriaAt:
      return CriteriaAt(key, context, SubjectKindOf(kind), row);
    case wire::RankMeasure::kPriorRatings:
      return PriorRatings(quota, context, kind, row);
    case wire::RankMeasure::kUnspecified:
      break;
  }
  return std::nullopt;
}

Ranking RankSubjects(const CompiledQuota& quota, const EvalContext& context, RowKind kind,
                     absl::Span<const Row> rows) {
  const Columns columns = KnownColumns(quota, context, kind, rows);
  Ranking ranking;
  ranking.used_key_count = columns.size();
  ranking.order.resize(rows.size());
  std::iota(ranking.order.begin(), ranking.order.end(), 0);
  std::stable_sort(ranking.order.begin(), ranking.order.end(),
                   [&](int32_t a, int32_t b) { return Order(quota, columns, a, b) < 0; });
  ranking.is_tied_with_previous.resize(rows.size());
  for (size_t i = 1; i < rows.size(); ++i) {
    ranking.is_tied_with_previous[i] =
        Order(quota, columns, ranking.order[i - 1], ranking.order[i]) == 0;
  }
  return ranking;
}

}  // namespace dangvien
