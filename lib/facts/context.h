// What conditions read: the dossier, the placement, the policy bound to it, and the outcomes of
// earlier passes.
#ifndef DANGVIEN_FACTS_CONTEXT_H_
#define DANGVIEN_FACTS_CONTEXT_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "dataset/tables.h"
#include "facts/binding.h"
#include "placement/placement.h"
#include "placement/sanctions.h"
#include "policy/compiled.h"

namespace dangvien {

// What is still possible for one subject: bit r for the tier of rank r, and these.
using Possible = uint8_t;
inline constexpr Possible kPossiblyAbsent = 1 << 6;    // perhaps not in this population at all
inline constexpr Possible kPossiblyNotRated = 1 << 7;  // perhaps, or surely, not a subject
static_assert(kMaxTiers <= 6, "tiers and the two marks above share one byte");

inline Possible AllTiers(int tier_count) { return static_cast<Possible>((1u << tier_count) - 1); }
inline bool IsDecided(Possible possible) {
  return (possible & (possible - 1)) == 0 && possible != 0;
}

enum class Status : uint8_t { kRated, kNotASubject, kNeedsInput, kNeedsDecision };

// The outcomes of one subject kind, by unit row or by index in Placement::members.
struct Outcomes {
  std::vector<Possible> qualified;  // proposed is the same as long as no policy has quotas
  std::vector<Possible> decided;    // what people decided, else as qualified
  std::vector<Status> status;

  void Resize(size_t count) {
    qualified.assign(count, kPossiblyNotRated);
    decided.assign(count, kPossiblyNotRated);
    status.assign(count, Status::kNotASubject);
  }
  const std::vector<Possible>& InLayer(wire::Layer layer) const {
    return layer == wire::Layer::kDecided ? decided : qualified;
  }
};

struct EvalContext {
  const DatasetTables& tables;
  const Placement& placement;
  const SanctionIndex& sanctions;
  const CompiledPolicy& policy;
  const Binding& binding;
  const Outcomes& members;
  const Outcomes& units;
};

// Whom a block of conditions is asked of: unit rows, person rows, or indexes of reviews.
enum class RowKind { kUnit, kPerson, kReview };

struct Rows {
  RowKind kind{};
  absl::Span<const Row> rows;

  wire::SubjectKind subject_kind() const {
    return kind == RowKind::kPerson ? wire::SubjectKind::kMember : wire::SubjectKind::kOrganization;
  }
};

// The unit of a row: itself, the home branch, the unit of the session.
inline Row UnitOf(const EvalContext& context, RowKind kind, Row row) {
  const auto r = static_cast<size_t>(row);
  switch (kind) {
    case RowKind::kUnit:
      return row;
    case RowKind::kPerson:
      return context.placement.home_unit[r];
    case RowKind::kReview:
      return context.tables.reviews
          .sessions[static_cast<size_t>(context.tables.reviews.reviews[r].session)]
          .unit;
  }
  return kNone;
}

inline bool IsCovered(const EvalContext& context, wire::CoverageTable table, Row unit) {
  return unit != kNone && context.tables.coverage.Covers(table, unit);
}

// What "none found" means: no, where the table is complete; else not known.
inline Truth NoneMeans(bool is_covered) { return is_covered ? Truth::kFalse : Truth::kUnknown; }

// Fills by one function of the row.
template <typename AtRow>
void FillTruth(const Rows& rows, uint8_t* truth, const AtRow& at_row) {
  for (size_t i = 0; i < rows.rows.size(); ++i) {
    truth[i] = static_cast<uint8_t>(at_row(rows.rows[i]));
  }
}

template <typename List, typename Value>
bool Contains(const List& list, const Value& value) {
  for (const auto& entry : list) {
    if (entry == value) return true;
  }
  return false;
}

// A filter that is empty lets everything through; a value that is not stated fits perhaps.
template <typename Kind>
Truth FitsFilter(const std::vector<Kind>& filter, Kind value) {
  if (filter.empty()) return Truth::kTrue;
  if (value == Kind::kUnspecified) return Truth::kUnknown;
  return FromBool(Contains(filter, value));
}

}  // namespace dangvien

#endif  // DANGVIEN_FACTS_CONTEXT_H_
