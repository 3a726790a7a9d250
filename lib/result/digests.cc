// The digest of a result is a tree: a member's outcome, a unit's outcome with its members and the
// units below it, the whole with the policies, the data, the findings and the certificates. Two
// results that differ in one subject differ in the digests on one path, so that the difference can
// be found without comparing everything.
//
// Only outcomes are hashed, by the caller's ids and the policies' own tier ids; nothing depends on
// row numbers, threads or the order of rows.
// Tested by tests/property/property_test.cc
#include "result/digests.h"

#include <algorithm>

#include "evaluation_state.h"
#include "result/digest_writer.h"
#include "result/result.h"

namespace dangvien {
namespace {

Sha256Digest DigestOf(const RecordBytes& record) { return Sha256Of(record.bytes()); }

void AddOutcome(const Outcomes& outcomes, size_t index, RecordBytes* record) {
  record->Number(static_cast<int64_t>(outcomes.status[index]));
  record->Number(outcomes.qualified[index]);
  record->Number(outcomes.proposed[index]);
  record->Number(outcomes.decided[index]);
}

Sha256Digest DigestUnit(const EvaluationState& state, Row unit,
                        const std::vector<Sha256Digest>& done) {
  const UnitTable& units = state.dataset.tables().units;
  const auto u = static_cast<size_t>(unit);
  RecordBytes record;
  record.Text("unit").Text(units.ids.Name(unit));
  record.Text(state.policies[static_cast<size_t>(state.PolicyOfUnit(unit))].id());
  AddOutcome(state.outcomes.Of(wire::SubjectKind::kOrganization), u, &record);
  const bool has_collective =
      HasCollective(units, unit) && state.Rates(wire::SubjectKind::kCollective, unit);
  record.Number(has_collective ? 1 : 0);
  if (has_collective) {
    record.Digest(DigestSubject(state, {wire::SubjectKind::kCollective, unit}, u));
  }
  const MemberRange range = state.placement.members_of_unit[u];
  record.Number(range.end - range.begin);
  for (int32_t member = range.begin; member < range.end; ++member) {
    const auto m = static_cast<size_t>(member);
    record.Digest(
        DigestSubject(state, {wire::SubjectKind::kMember, state.placement.members[m]}, m));
  }
  const auto leaders = state.Rates(wire::SubjectKind::kLeader, unit)
                           ? state.placement.leaders_of_unit.Of(unit)
                           : absl::Span<const Row>();
  record.Number(static_cast<int64_t>(leaders.size()));
  for (const Row post : leaders) {
    record.Digest(
        DigestSubject(state, {wire::SubjectKind::kLeader, post}, static_cast<size_t>(post)));
  }
  for (const Row child : units.children.Of(unit)) record.Digest(done[static_cast<size_t>(child)]);
  return DigestOf(record);
}

void AddFinding(const EvaluationState& state, const FindingEntry& finding, RecordBytes* record) {
  const DatasetTables& tables = state.dataset.tables();
  if (finding.check == kNone) {
    record->Text(NameOf(finding.builtin));
  } else {
    const CompiledPolicy& policy = state.policies[static_cast<size_t>(finding.policy)].compiled();
    record->Text(policy.checks[static_cast<size_t>(finding.check)].rule.source->id);
  }
  record->Number(static_cast<int64_t>(finding.verdict));
  record->Text(finding.policy == kNone ? absl::string_view()
                                       : state.policies[static_cast<size_t>(finding.policy)].id());
  record->Text(finding.unit == kNone ? "" : tables.units.ids.Name(finding.unit));
  record->Number(static_cast<int64_t>(finding.subject.kind));
  if (finding.subject.row != kNone) {
    const wire::SubjectRef ref = RefOf(tables, finding.subject);
    record->Text(ref.unit_id).Text(ref.person_id).Text(ref.post_id);
  }
  if (finding.review != kNone) {
    const ReviewEntry& review = tables.reviews.reviews[static_cast<size_t>(finding.review)];
    record->Text(tables.reviews.sessions[static_cast<size_t>(review.session)].id);
  }
  if (finding.ballot != kNone) {
    record->Text(tables.ballots[static_cast<size_t>(finding.ballot)].id);
  }
  record->Text(finding.quota).Text(finding.peer_group);
  record->Number(static_cast<int64_t>(finding.unit_kind));
}

void AddOutputs(const EvaluationState& state, RecordBytes* record) {
  const DatasetTables& tables = state.dataset.tables();
  for (const ReRatingEntry& entry : state.re_ratings) {
    const wire::SubjectRef ref = RefOf(tables, entry.subject);
    record->Text("re_rating").Text(ref.unit_id).Text(ref.person_id).Number(entry.year);
    record->Text(tables.violations.violations[static_cast<size_t>(entry.violation)].id);
    record->Number(entry.rule).Number(entry.is_possible ? 1 : 0);
  }
  for (const ReviewPlaceEntry& entry : state.review_places) {
    record->Text("review_place").Text(tables.people.ids.Name(entry.person));
    record->Text(tables.units.ids.Name(entry.unit));
    record->Number(entry.rule).Number(entry.is_possible ? 1 : 0);
  }
}

void AddCertificate(const EvaluationState& state, const GroupOutcome& group, RecordBytes* record) {
  std::string bytes;
  wire::Encode(DescribeCertificate(state, group).message, &bytes);
  record->Text("certificate").Digest(Sha256Of(bytes));
}

// The policies that rated somebody, by id, with the readings they took.
void AddPolicies(const EvaluationState& state, RecordBytes* record) {
  std::vector<const Policy*> policies;
  for (const Policy& policy : state.policies) policies.push_back(&policy);
  std::sort(policies.begin(), policies.end(),
            [](const Policy* a, const Policy* b) { return a->id() < b->id(); });
  for (const Policy* policy : policies) {
    record->Text(policy->id()).Text(policy->digest());
    const CompiledPolicy& compiled = policy->compiled();
    for (size_t i = 0; i < compiled.chosen_options.size(); ++i) {
      const auto chosen = static_cast<size_t>(compiled.chosen_options[i]);
      record->Text(compiled.message.readings[i].options[chosen].id);
    }
  }
}

}  // namespace

Sha256Digest DigestSubject(const EvaluationState& state, const SubjectRow& subject, size_t index) {
  const wire::SubjectRef ref = RefOf(state.dataset.tables(), subject);
  RecordBytes record;
  record.Text("subject").Number(static_cast<int64_t>(ref.kind));
  record.Text(ref.unit_id).Text(ref.person_id).Text(ref.post_id);
  AddOutcome(state.outcomes.Of(subject.kind), index, &record);
  return DigestOf(record);
}

ResultDigests DigestResult(const EvaluationState& state, Pace& pace) {
  const DatasetTables& tables = state.dataset.tables();
  ResultDigests digests;
  digests.units.resize(static_cast<size_t>(tables.units.size()));
  for (auto it = tables.units.order.rbegin(); it != tables.units.order.rend(); ++it) {
    const auto u = static_cast<size_t>(*it);
    digests.units[u] = DigestUnit(state, *it, digests.units);
    const MemberRange members = state.placement.members_of_unit[u];
    pace.Advance(1 + members.end - members.begin);
  }
  const Sha256Digest data = DigestData(tables, pace);
  digests.data.assign(data.begin(), data.end());
  RecordBytes record;
  record.Text("result").Digest(data);
  record.Number(tables.period.begin).Number(tables.period.end).Number(tables.period.rating);
  AddPolicies(state, &record);
  for (const Row unit : tables.units.order) {
    if (tables.units.parent[static_cast<size_t>(unit)] == kNone) {
      record.Digest(digests.units[static_cast<size_t>(unit)]);
    }
  }
  for (const FindingEntry& finding : state.findings) AddFinding(state, finding, &record);
  AddOutputs(state, &record);
  for (const GroupOutcome& group : state.quotas.groups) AddCertificate(state, group, &record);
  const Sha256Digest whole = DigestOf(record);
  digests.whole.assign(whole.begin(), whole.end());
  return digests;
}

}  // namespace dangvien
