// Who of one group holds a seat.
#ifndef DANGVIEN_QUOTA_SEAT_GROUP_H_
#define DANGVIEN_QUOTA_SEAT_GROUP_H_

#include <cstdint>
#include <vector>

#include "quota/outcome.h"

namespace dangvien {

// Tiers of that rank and above.
inline Possible AtOrAbove(int tier) { return static_cast<Possible>((1u << (tier + 1)) - 1); }

struct GroupInput {
  const EvalContext& context;
  RowKind kind{};
  const CompiledQuota& quota;
  const Grouping& grouping;
  const SubjectGroup& group;
  const Column<Possible>& possible;  // of the kind, before the quota
  int32_t decision = kNone;          // on this quota and group, or kNone
  std::pmr::memory_resource* memory = std::pmr::new_delete_resource();  // of the outcome
};

struct SeatedGroup {
  GroupOutcome outcome;           // but for the policy and the decided count
  std::vector<int32_t> subjects;  // by candidate: the index in Grouping::subjects
};

// Whether the stated limit is above the one of the quota; above the highest that the quota allows.
// REQUIRES: the decision states a limit.
bool IsRaise(const CompiledQuota& quota, const QuotaDecisionEntry& decision);
bool IsTooHigh(const CompiledQuota& quota, const QuotaDecisionEntry& decision);

bool IsSeatedBy(const QuotaDecisionEntry& decision, const SubjectRow& subject);

SeatedGroup SeatGroup(const GroupInput& input);

}  // namespace dangvien

#endif  // DANGVIEN_QUOTA_SEAT_GROUP_H_
