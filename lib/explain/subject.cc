// Finds the subject that the caller names, and what decided it.
//
// Who can be explained is who stands in the result: every party organization, dissolved ones too,
// and every person, placed or not. A counterpart body (a trade union, say) is no subject; the error
// says so, since the id itself is known.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/subject.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace dangvien {
namespace {

constexpr wire::SubjectKind kOrganization = wire::SubjectKind::kOrganization;
constexpr wire::SubjectKind kMember = wire::SubjectKind::kMember;

absl::Status NotFound(absl::string_view kind, absl::string_view id, absl::string_view why) {
  return absl::NotFoundError(absl::StrCat("no such subject: ", kind, " `", id, "` ", why));
}

// A subject that no rule was asked of.
ExplainedSubject Unrated(const EvaluationState& state, const SubjectRow& id, Row unit) {
  const int32_t policy = unit == kNone ? 0 : state.PolicyOfUnit(unit);
  return {id,
          id.kind == kMember ? RowKind::kPerson : RowKind::kUnit,
          unit,
          state.ContextOf(policy),
          nullptr,
          kPossiblyNotRated,
          kPossiblyNotRated,
          Status::kNotASubject,
          0};
}

void FillOutcome(const Outcomes& outcomes, size_t index, uint8_t contradictions,
                 ExplainedSubject* subject) {
  subject->pass = subject->context.policy.PassFor(subject->id.kind);
  if (subject->pass == nullptr) return;
  subject->qualified = outcomes.qualified[index];
  subject->decided = outcomes.decided[index];
  subject->status = outcomes.status[index];
  subject->contradictions = contradictions;
}

absl::StatusOr<ExplainedSubject> FindOrganization(const EvaluationState& state,
                                                  const std::string& id) {
  const UnitTable& units = state.dataset.tables().units;
  const Row unit = units.ids.Find(id);
  if (unit == kNone) return NotFound("unit", id, "is not in the dossier");
  const auto u = static_cast<size_t>(unit);
  if (!IsPartyUnit(units.kind[u])) return NotFound("unit", id, "is no party organization");
  ExplainedSubject subject = Unrated(state, {kOrganization, unit}, unit);
  if (units.is_dissolved[u] == 0) {
    FillOutcome(state.units, u, state.placement.unit_contradictions[u], &subject);
  }
  return subject;
}

absl::StatusOr<ExplainedSubject> FindMember(const EvaluationState& state, const std::string& id) {
  const PersonTable& people = state.dataset.tables().people;
  const Row person = people.ids.Find(id);
  if (person == kNone) return NotFound("person", id, "is not in the dossier");
  const Row home = state.placement.home_unit[static_cast<size_t>(person)];
  ExplainedSubject subject = Unrated(state, {kMember, person}, home);
  if (home != kNone) {
    const auto member =
        static_cast<size_t>(state.placement.member_of_person[static_cast<size_t>(person)]);
    FillOutcome(state.members, member, state.placement.member_contradictions[member], &subject);
  }
  return subject;
}

}  // namespace

int BestRank(Possible possible) {
  int rank = 0;
  while ((possible >> rank & 1) == 0) ++rank;
  return rank;
}

int WorstRank(Possible possible, int tier_count) {
  int rank = tier_count - 1;
  while (rank >= 0 && (possible >> rank & 1) == 0) --rank;
  return rank;
}

int NextStandard(const ExplainedSubject& subject) {
  if (subject.pass == nullptr) return -1;
  int next = WorstRank(subject.qualified, subject.context.policy.tier_count()) - 1;
  while (next >= 0 && !subject.pass->has_standard[static_cast<size_t>(next)]) --next;
  return next < 0 ? -1 : next;
}

absl::StatusOr<ExplainedSubject> FindSubject(const EvaluationState& state, const SubjectId& id) {
  return id.kind == SubjectId::Kind::kMember ? FindMember(state, id.id)
                                             : FindOrganization(state, id.id);
}

}  // namespace dangvien
