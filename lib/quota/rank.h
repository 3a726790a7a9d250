// What candidates are ranked by, and their order.
#ifndef DANGVIEN_QUOTA_RANK_H_
#define DANGVIEN_QUOTA_RANK_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "base/fraction.h"
#include "facts/context.h"

namespace dangvien {

// What the key gives for a subject; nothing where it is not known.
std::optional<Fraction> RankValueOf(const CompiledQuota& quota, const CompiledRankKey& key,
                                    const EvalContext& context, RowKind kind, Row row);

struct Ranking {
  size_t used_key_count = 0;   // the first keys, as many as are known for everybody
  std::vector<int32_t> order;  // indexes in `rows`, the first one ranked first
  // By place in `order`: whether it is tied with the one before.
  std::vector<bool> is_tied_with_previous;
};

// Ranks subjects that come in canonical order; those that are tied stay in it.
// COST: n log n comparisons, and one value a subject and key.
Ranking RankSubjects(const CompiledQuota& quota, const EvalContext& context, RowKind kind,
                     absl::Span<const Row> rows);

}  // namespace dangvien

#endif  // DANGVIEN_QUOTA_RANK_H_
