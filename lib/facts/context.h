// What conditions read: the dossier, the placement, the policy bound to it, and the outcomes of
// earlier passes.
#ifndef DANGVIEN_FACTS_CONTEXT_H_
#define DANGVIEN_FACTS_CONTEXT_H_

#include <array>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "absl/types/span.h"
#include "base/column.h"
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
  Column<Possible> qualified;
  Column<Possible> proposed;        // after quotas; as qualified until they are applied
  Column<Possible> decided;         // what people decided, else as proposed
  Column<Status> status;            // of the proposed tier
  Column<Status> qualified_status;  // of the qualified one

  void Resize(size_t count, std::pmr::memory_resource* memory) {
    qualified = Column<Possible>(count, kPossiblyNotRated, memory);
    proposed = Column<Possible>(count, kPossiblyNotRated, memory);
    decided = Column<Possible>(count, kPossiblyNotRated, memory);
    status = Column<Status>(count, Status::kNotASubject, memory);
    qualified_status = Column<Status>(count, Status::kNotASubject, memory);
  }
  Status StatusIn(wire::Layer layer, size_t index) const {
    return (layer == wire::Layer::kQualified ? qualified_status : status)[index];
  }
  const Column<Possible>& InLayer(wire::Layer layer) const {
    if (layer == wire::Layer::kDecided) return decided;
    return layer == wire::Layer::kProposed ? proposed : qualified;
  }
};

// Of all subject kinds: members by index in Placement::members, organizations and collectives by
// unit row, leaders by post row.
struct AllOutcomes {
  std::array<Outcomes, kSubjectKinds> by_kind;

  const Outcomes& Of(wire::SubjectKind kind) const { return by_kind[static_cast<size_t>(kind)]; }
  Outcomes& Of(wire::SubjectKind kind) { return by_kind[static_cast<size_t>(kind)]; }
};

struct EvalContext {
  const DatasetTables& tables;
  const Placement& placement;
  const SanctionIndex& sanctions;
  const CompiledPolicy& policy;
  const Binding& binding;
  const AllOutcomes& outcomes;
};

// Whom a block of conditions is asked of: unit rows (as organization or as collective), person
// rows, post rows, or indexes of reviews.
enum class RowKind { kUnit, kPerson, kReview, kCollective, kPost };

inline RowKind RowKindOf(wire::SubjectKind kind) {
  switch (kind) {
    case wire::SubjectKind::kMember:
      return RowKind::kPerson;
    case wire::SubjectKind::kCollective:
      return RowKind::kCollective;
    case wire::SubjectKind::kLeader:
      return RowKind::kPost;
    default:
      return RowKind::kUnit;
  }
}

inline wire::SubjectKind SubjectKindOf(RowKind kind) {
  switch (kind) {
    case RowKind::kPerson:
      return wire::SubjectKind::kMember;
    case RowKind::kCollective:
      return wire::SubjectKind::kCollective;
    case RowKind::kPost:
      return wire::SubjectKind::kLeader;
    default:
      return wire::SubjectKind::kOrganization;
  }
}

struct Rows {
  RowKind kind{};
  absl::Span<const Row> rows;

  wire::SubjectKind subject_kind() const { return SubjectKindOf(kind); }
};

// The unit of a row: itself, the home branch, the unit of the post, the unit of the session.
inline Row UnitOf(const EvalContext& context, RowKind kind, Row row) {
  const auto r = static_cast<size_t>(row);
  switch (kind) {
    case RowKind::kUnit:
    case RowKind::kCollective:
      return row;
    case RowKind::kPost:
      return context.tables.people.posts.entries[r].unit;
    case RowKind::kPerson:
      return context.placement.home_unit[r];
    case RowKind::kReview:
      return context.tables.reviews
          .sessions[static_cast<size_t>(context.tables.reviews.reviews[r].session)]
          .unit;
  }
  return kNone;
}

// The person of a row; kNone where it is no person's.
inline Row PersonOf(const EvalContext& context, RowKind kind, Row row) {
  if (kind == RowKind::kPerson) return row;
  if (kind != RowKind::kPost) return kNone;
  return context.tables.people.posts.entries[static_cast<size_t>(row)].person;
}

// Where the outcome of a subject stands; kNone for a person that is not placed.
inline int32_t OutcomeIndex(const EvalContext& context, RowKind kind, Row row) {
  if (kind != RowKind::kPerson) return row;
  return context.placement.member_of_person[static_cast<size_t>(row)];
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
