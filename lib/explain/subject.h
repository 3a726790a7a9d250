// The subject of an explanation: its rows in the tables, and what decided it.
#ifndef DANGVIEN_EXPLAIN_SUBJECT_H_
#define DANGVIEN_EXPLAIN_SUBJECT_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "dangvien/engine.h"
#include "evaluation_state.h"

namespace dangvien {

// Made whole by FindSubject(): the context holds references, so it cannot be made empty.
struct ExplainedSubject {  // NOLINT(cppcoreguidelines-pro-type-member-init)
  SubjectRow id;
  RowKind kind = RowKind::kUnit;
  Row unit = kNone;     // where it is rated, see SubjectSite; kNone = not placed
  EvalContext context;  // under the policy of `unit`; where that is kNone, the run's default policy
  // Null where no rule is asked: not placed, dissolved, or the policy does not rate this kind.
  const CompiledPass* pass = nullptr;
  Possible qualified = 0;
  Possible proposed = 0;
  Possible decided = 0;
  Status status = Status::kNotASubject;
  uint8_t contradictions = 0;
  const QuotaOutcome* quotas = nullptr;

  bool is_decided_by_people() const {
    return context.binding.decided_rank.count(Binding::Key(id.kind, id.row)) > 0;
  }
};

// The rank of the highest tier that is possible.
// REQUIRES: at least one tier is.
int BestRank(Possible possible);
// Of the lowest; -1 where no tier is possible.
int WorstRank(Possible possible, int tier_count);

// The tier of the next standard above the qualified one (above the lowest still possible), or -1.
int NextStandard(const ExplainedSubject& subject);

// ERRORS: kNotFound.
absl::StatusOr<ExplainedSubject> FindSubject(const EvaluationState& state, const SubjectId& id);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_SUBJECT_H_
