// The truth of conditions for a block of subjects.
//
// Each atom kind has one function that fills `truth` for every row of the block: one byte a row, a
// Truth (base/truth.h). A block of one row is how explanations replay a decision, so what is
// explained is what was evaluated. The meaning of each kind is the comment of its message in
// proto/dangvien/v1/policy.proto.
#ifndef DANGVIEN_GRADING_CONDITIONS_H_
#define DANGVIEN_GRADING_CONDITIONS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "composition/composition.h"
#include "facts/context.h"

namespace dangvien {

// Rows of one block; the scratch memory of a condition is this many bytes a level of its tree.
inline constexpr size_t kBlockRows = 1024;

// REQUIRES: rows.rows.size() <= kBlockRows.
void EvalCondition(const CompiledCondition& condition, const EvalContext& context, const Rows& rows,
                   uint8_t* truth);

// Demands and checks: met. Exclusions, forces, caps: fires.
void EvalRule(const CompiledRule& rule, const EvalContext& context, const Rows& rows,
              uint8_t* truth);

// One row.
Truth EvalConditionAt(const CompiledCondition& condition, const EvalContext& context, RowKind kind,
                      Row row);
Truth EvalRuleAt(const CompiledRule& rule, const EvalContext& context, RowKind kind, Row row);

// Atoms over subjects.
void Eval(const CriteriaAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const TaskShareAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const AttestedAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const OpenQuestionAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const UnitIsAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const EmploymentAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const RatedByAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const AbsentAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const TenureAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const ScoreAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const CompositionAtom&, const EvalContext&, const Rows&, uint8_t* truth);
// Other subjects, other periods, other places.
void Eval(const TierOfAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const RelatedAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const PriorRatingsAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const StatedTierAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const PostIsAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const HoldsPostsAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const RemarksAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const AuthorityAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const VoteShareAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const DeadlineAtom&, const EvalContext&, const Rows&, uint8_t* truth);
// Discipline.
void Eval(const SanctionedAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const ViolationAtom&, const EvalContext&, const Rows&, uint8_t* truth);
// Process: of reviews, and of subjects where policy.proto says so.
Truth ReviewIs(const ReviewIsAtom&, const EvalContext&, Row review);
void Eval(const ReviewIsAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const DateOrderAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const ActorAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const RecordedAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const SectionsAtom&, const EvalContext&, const Rows&, uint8_t* truth);
void Eval(const PrecededByAtom&, const EvalContext&, const Rows&, uint8_t* truth);

// A population with the answer of each to `counted_when`.
PopulationView CountedPopulation(const CompositionAtom& atom, const EvalContext& context, Row unit);

// What is possible for the source of a tier as seen from a row; "not rated" where there is none.
Possible SourceTiers(wire::TierSource source, wire::Layer layer, const EvalContext& context,
                     RowKind kind, Row row);

// Whether the tier of the source waits for a decision of people, and for no fact.
struct TierRead {
  wire::TierSource source{};
  wire::Layer layer{};
};
bool SourceNeedsDecision(const TierRead& read, const EvalContext& context, RowKind kind, Row row);

// The subject that a relation leads to; kNone where there is none.
struct RelatedRow {
  RowKind kind{};
  Row row = kNone;
};
RelatedRow Related(wire::Relation relation, const EvalContext& context, RowKind kind, Row row);

// The ratings of the row's person or unit.
absl::Span<const RatingEntry> RatingsOf(const EvalContext& context, RowKind kind, Row row);

// The number of whole calendar months of the span within the period.
int64_t MonthsWithin(const DaySpan& span, const PeriodDays& period);

// Memberships elsewhere whose remarks the atom asks for, and whether they are there.
std::vector<const MembershipEntry*> RemarksAsked(const RemarksAtom& atom,
                                                 const EvalContext& context, Row person);
Truth RemarksThere(const RemarksAtom& atom, const MembershipEntry& entry, Day rated_on);

// The periods that the atom looks at, from the earliest, and the ranks of the ratings that count in
// one of them.
std::vector<DaySpan> PriorPeriods(const PriorRatingsAtom& atom, const PeriodDays& period);
std::vector<int> PriorRanks(const PriorRatingsAtom& atom, const EvalContext& context, RowKind kind,
                            Row row, DaySpan period);

// The stated tiers as ranks; -1 = not known, or no tier of this policy.
std::vector<int> StatedTierRanks(const StatedTierAtom& atom, const EvalContext& context,
                                 RowKind kind, Row row);

// Whether one post counts among those that the atom asks for.
Truth PostFits(const HoldsPostsAtom& atom, const EvalContext& context, const PostEntry& post);

// The votes in the ballot that counts; null where there is none, or no single last one.
struct VoteCount {
  const BallotEntry* ballot = nullptr;
  int64_t votes = 0;
  int64_t base = -1;  // -1 = not known
};
VoteCount CountVotes(const VoteShareAtom& atom, const EvalContext& context,
                     const SubjectRow& subject);

// The day named by the deadline.
Day DeadlineDay(const DeadlineAtom& atom, const PeriodDays& period);

// Where the tenure of a row begins (kNoDay: not known), and the day to which it is counted.
Day TenureSince(const EvalContext& context, RowKind kind, Row row);
Day TenureUntil(const TenureAtom& atom, const PeriodDays& period);

bool Compares(wire::Comparison comparison, int order);

// Whether one sanction counts for the atom, its target being given.
Truth SanctionCounts(const SanctionedAtom& atom, const DatasetTables& tables, int32_t sanction);
// Whether it matters where the violation happened: where units answer for people.
bool IsPlaceAsked(const SanctionedAtom& atom);
// The sanctions on the atom's target for one row.
std::vector<int32_t> SanctionsOn(const SanctionedAtom& atom, const EvalContext& context,
                                 const Rows& rows, Row row);
// The violations that happened directly below the unit, or at a place that is not stated.
std::vector<int32_t> ViolationsBelow(const DatasetTables& tables, Row unit);
// Whether one violation counts for the unit.
Truth ViolationCounts(const ViolationAtom& atom, const DatasetTables& tables, int32_t violation,
                      Row unit);
// A date of a row. The last of several may be later than the last one listed.
struct DateRead {
  Day day = kNoDay;  // kNoDay = not known
  bool may_be_later = false;
};
DateRead DateOf(wire::DateField field, const EvalContext& context, RowKind kind, Row row);

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_CONDITIONS_H_
