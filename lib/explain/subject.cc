// Finds the subject that the caller names, and what decided it.
//
// Who can be explained is who stands in the result: every party organization, dissolved ones too,
// and every person, placed or not. A counterpart body (a trade union, say) is no subject; the error
// says so, since the id itself is known.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/subject.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "grading/subject_site.h"

namespace dangvien {
namespace {

constexpr wire::SubjectKind kOrganization = wire::SubjectKind::kOrganization;
constexpr wire::SubjectKind kMember = wire::SubjectKind::kMember;

absl::Status NotFound(absl::string_view kind, absl::string_view id, absl::string_view why) {
  return absl::NotFoundError(absl::StrCat("no such subject: ", kind, " `", id, "` ", why));
}

ExplainedSubject Subject(const EvaluationState& state, const SubjectRow& id) {
  const SubjectSite site = SiteOf(state, id);
  ExplainedSubject subject{id,
                           site.kind,
                           site.unit,
                           state.ContextOf(site.policy),
                           site.pass,
                           kPossiblyNotRated,
                           kPossiblyNotRated,
                           kPossiblyNotRated,
                           Status::kNotASubject,
                           0,
                           &state.quotas};
  if (site.pass == nullptr) return subject;
  const Outcomes& outcomes = state.outcomes.Of(id.kind);
  subject.qualified = outcomes.qualified[site.index];
  subject.proposed = outcomes.proposed[site.index];
  subject.decided = outcomes.decided[site.index];
  subject.status = outcomes.status[site.index];
  subject.contradictions = site.contradictions;
  return subject;
}

absl::StatusOr<ExplainedSubject> FindUnitSubject(const EvaluationState& state,
                                                 wire::SubjectKind kind, const std::string& id) {
  const UnitTable& units = state.dataset.tables().units;
  const Row unit = units.ids.Find(id);
  if (unit == kNone) return NotFound("unit", id, "is not in the dossier");
  if (kind == kOrganization && !IsPartyUnit(units.kind[static_cast<size_t>(unit)])) {
    return NotFound("unit", id, "is no party organization");
  }
  if (kind == wire::SubjectKind::kCollective && !HasCollective(units, unit)) {
    return NotFound("unit", id, "has no leadership collective");
  }
  return Subject(state, {kind, unit});
}

absl::StatusOr<ExplainedSubject> FindMember(const EvaluationState& state, const std::string& id) {
  const Row person = state.dataset.tables().people.ids.Find(id);
  if (person == kNone) return NotFound("person", id, "is not in the dossier");
  return Subject(state, {kMember, person});
}

absl::StatusOr<ExplainedSubject> FindLeader(const EvaluationState& state, const SubjectId& id) {
  const PersonTable& people = state.dataset.tables().people;
  const Row person = people.ids.Find(id.id);
  if (person == kNone) return NotFound("person", id.id, "is not in the dossier");
  const auto own = people.posts.Of(person);
  for (size_t i = 0; i < own.size(); ++i) {
    if (own[i].id != id.post_id) continue;
    const Row post = people.posts.begin[static_cast<size_t>(person)] + static_cast<Row>(i);
    return Subject(state, {wire::SubjectKind::kLeader, post});
  }
  return NotFound("person", id.id, absl::StrCat("has no post `", id.post_id, "`"));
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
  switch (id.kind) {
    case SubjectId::Kind::kMember:
      return FindMember(state, id.id);
    case SubjectId::Kind::kCollective:
      return FindUnitSubject(state, wire::SubjectKind::kCollective, id.id);
    case SubjectId::Kind::kLeader:
      return FindLeader(state, id);
    case SubjectId::Kind::kOrganization:
      break;
  }
  return FindUnitSubject(state, kOrganization, id.id);
}

}  // namespace dangvien
