// Runs the policies' checks over organizations, members and reviews, and reports contradicting
// facts.
//
// A check that is met raises nothing; one that is not met, or of which the dossier does not tell,
// raises one finding for that row. Reviews are checked under the policy of the session's unit.
// Tested by tests/unit/process/findings_test.cc
#include "process/findings.h"

#include <algorithm>
#include <tuple>

#include "grading/conditions.h"
#include "grading/grading.h"
#include "grading/subject_site.h"
#include "process/quota_findings.h"

namespace dangvien {
namespace {

using Findings = Column<FindingEntry>;

constexpr wire::SubjectKind kOrganization = wire::SubjectKind::kOrganization;
constexpr wire::SubjectKind kMember = wire::SubjectKind::kMember;

// `where` names the check and what it is asked of.
void RunCheck(const EvalContext& context, RowKind kind, Row row, FindingEntry where,
              Findings* findings) {
  const CompiledRule& rule = context.policy.checks[static_cast<size_t>(where.check)].rule;
  const Truth truth = EvalRuleAt(rule, context, kind, row);
  if (truth == Truth::kTrue) return;
  where.verdict = truth == Truth::kFalse ? Verdict::kNotMet : Verdict::kNotShown;
  findings->push_back(where);
}

template <typename EachRow>
void ForChecks(const Grading& state, wire::CheckSubject subject, const EachRow& each) {
  for (size_t p = 0; p < state.policies.size(); ++p) {
    const CompiledPolicy& policy = state.policies[p].compiled();
    for (size_t c = 0; c < policy.checks.size(); ++c) {
      if (policy.checks[c].subject != subject) continue;
      each(static_cast<int32_t>(p), static_cast<int32_t>(c));
    }
  }
}

// Asks the check of a subject, unless it is not rated.
void CheckSubject(const Grading& state, const EvalContext& context, FindingEntry where,
                  Findings* findings) {
  const RowKind kind = RowKindOf(where.subject.kind);
  const auto index = static_cast<size_t>(OutcomeIndex(context, kind, where.subject.row));
  if (state.outcomes.Of(where.subject.kind).status[index] == Status::kNotASubject) return;
  RunCheck(context, kind, where.subject.row, where, findings);
}

// The subjects of a kind that are rated in the unit.
std::vector<Row> SubjectsIn(const Grading& state, wire::SubjectKind kind, Row unit) {
  const UnitTable& units = state.dataset.tables().units;
  const auto u = static_cast<size_t>(unit);
  switch (kind) {
    case kOrganization:
      return IsPartyUnit(units.kind[u]) ? std::vector<Row>{unit} : std::vector<Row>{};
    case kMember: {
      const MemberRange range = state.placement.members_of_unit[u];
      return {state.placement.members.begin() + range.begin,
              state.placement.members.begin() + range.end};
    }
    case wire::SubjectKind::kCollective:
      return HasCollective(units, unit) ? std::vector<Row>{unit} : std::vector<Row>{};
    default: {
      const auto leaders = state.placement.leaders_of_unit.Of(unit);
      return {leaders.begin(), leaders.end()};
    }
  }
}

void CheckSubjects(const Grading& state, wire::CheckSubject checked, wire::SubjectKind kind,
                   Pace& pace, Findings* findings) {
  ForChecks(state, checked, [&](int32_t policy, int32_t check) {
    const EvalContext context = state.ContextOf(policy);
    for (const Row unit : state.dataset.tables().units.order) {
      if (state.PolicyOfUnit(unit) != policy) continue;
      for (const Row row : SubjectsIn(state, kind, unit)) {
        pace.Advance();
        FindingEntry where;
        where.policy = policy;
        where.check = check;
        where.unit = unit;
        where.subject = {kind, row};
        CheckSubject(state, context, where, findings);
      }
    }
  });
}

void CheckReviews(const Grading& state, Pace& pace, Findings* findings) {
  ForChecks(state, wire::CheckSubject::kReview, [&](int32_t policy, int32_t check) {
    const EvalContext context = state.ContextOf(policy);
    const auto count = static_cast<Row>(context.tables.reviews.reviews.size());
    for (Row review = 0; review < count; ++review) {
      pace.Advance();
      const Row unit = UnitOf(context, RowKind::kReview, review);
      if (state.PolicyOfUnit(unit) != policy) continue;
      FindingEntry where;
      where.policy = policy;
      where.check = check;
      where.unit = unit;
      where.subject = context.tables.reviews.reviews[static_cast<size_t>(review)].subject;
      where.review = review;
      RunCheck(context, RowKind::kReview, review, where, findings);
    }
  });
}

FindingEntry Builtin(BuiltinFinding kind, Verdict verdict, Row unit, SubjectRow subject) {
  FindingEntry entry;
  entry.builtin = kind;
  entry.verdict = verdict;
  entry.unit = unit;
  entry.subject = subject;
  return entry;
}

void AddContradictions(const Grading& state, Findings* findings) {
  for (const Contradiction& c : state.placement.contradictions) {
    FindingEntry entry = Builtin(BuiltinFinding::kTwoHeads, Verdict::kContradiction, c.unit, {});
    if (c.kind == kContradictoryMemberships) {
      entry.builtin = BuiltinFinding::kTwoOfficialMemberships;
      entry.subject = {kMember, c.person};
    } else if (c.kind == kContradictoryVotes) {
      entry.builtin = BuiltinFinding::kMoreVotesThanVoters;
      entry.ballot = c.ballot;
    }
    findings->push_back(entry);
  }
}

void AddAttestations(const Grading& state, Findings* findings) {
  const DatasetTables& tables = state.dataset.tables();
  for (const wire::SubjectKind kind :
       {kOrganization, kMember, wire::SubjectKind::kCollective, wire::SubjectKind::kLeader}) {
    std::vector<bool> is_bare;  // by row: some flag holds without evidence
    for (const FlagColumn& flag : tables.assessments_of(kind).flags) {
      is_bare.resize(std::max(is_bare.size(), flag.values.size()));
      for (size_t row = 0; row < flag.values.size(); ++row) {
        const uint8_t value = flag.values[row];
        if ((value & (kFlagHolds | kFlagHasEvidence)) == kFlagHolds) is_bare[row] = true;
      }
    }
    for (size_t i = 0; i < is_bare.size(); ++i) {
      if (!is_bare[i]) continue;
      const SubjectRow subject{kind, static_cast<Row>(i)};
      findings->push_back(Builtin(BuiltinFinding::kAttestationWithoutEvidence, Verdict::kNotMet,
                                  SiteOf(state, subject).unit, subject));
    }
  }
}

// A decided tier that differs from the proposed one needs a stated reason.
void AddDeviations(const Grading& state, Findings* findings) {
  for (const DecisionEntry& decision : state.dataset.tables().decisions) {
    if (decision.tier == kNone || decision.has_reason) continue;
    const SubjectSite site = SiteOf(state, decision.subject);
    if (site.pass == nullptr) continue;
    const Outcomes& outcomes = state.outcomes.Of(decision.subject.kind);
    if (outcomes.status[site.index] != Status::kRated ||
        outcomes.decided[site.index] == outcomes.proposed[site.index]) {
      continue;
    }
    findings->push_back(Builtin(BuiltinFinding::kDeviationWithoutReason, Verdict::kNotMet,
                                site.unit, decision.subject));
  }
}

// A dossier may be rated under the rules of other years, to see what they would change; it is never
// silent.
void AddPeriods(const Grading& state, Findings* findings) {
  const int32_t year =
      Date::FromDayNumber(state.dataset.tables().period.begin).ToYyyymmdd() / 10'000;
  for (size_t p = 0; p < state.policies.size(); ++p) {
    const auto& period = state.policies[p].compiled().message.period;
    if (!period.has_value()) continue;
    const bool is_before = year < period->first_year;
    const bool is_after = period->last_year != 0 && period->last_year < year;
    if (!is_before && !is_after) continue;
    FindingEntry entry =
        Builtin(BuiltinFinding::kPolicyNotOfThePeriod, Verdict::kNotMet, kNone, {});
    entry.policy = static_cast<int32_t>(p);
    findings->push_back(entry);
  }
}

// Canonical order, independent of the order of rows in the dossier.
void Sort(const Grading& state, Findings* findings) {
  const DatasetTables& tables = state.dataset.tables();
  std::vector<int32_t> position(static_cast<size_t>(tables.units.size()) + 1, -1);
  for (size_t i = 0; i < tables.units.order.size(); ++i) {
    position[static_cast<size_t>(tables.units.order[i])] = static_cast<int32_t>(i);
  }
  const auto id = [&tables](const FindingEntry& entry) -> absl::string_view {
    if (entry.subject.row == kNone) return {};
    if (entry.subject.kind == kMember) return tables.people.ids.Name(entry.subject.row);
    if (entry.subject.kind == wire::SubjectKind::kLeader) {
      const auto post = static_cast<size_t>(entry.subject.row);
      return tables.people.ids.Name(tables.people.posts.entries[post].person);
    }
    return tables.units.ids.Name(entry.subject.row);
  };
  const auto post_id = [&tables](const FindingEntry& entry) -> absl::string_view {
    if (entry.subject.kind != wire::SubjectKind::kLeader || entry.subject.row == kNone) return {};
    return tables.people.posts.entries[static_cast<size_t>(entry.subject.row)].id;
  };
  const auto session = [&tables](const FindingEntry& entry) -> absl::string_view {
    if (entry.ballot != kNone) return tables.ballots[static_cast<size_t>(entry.ballot)].id;
    if (entry.review == kNone) return {};
    const auto& review = tables.reviews.reviews[static_cast<size_t>(entry.review)];
    return tables.reviews.sessions[static_cast<size_t>(review.session)].id;
  };
  const auto key = [&](const FindingEntry& entry) {
    const int32_t place = entry.unit == kNone ? -1 : position[static_cast<size_t>(entry.unit)];
    return std::make_tuple(place, entry.subject.kind, id(entry), post_id(entry), session(entry),
                           entry.builtin, entry.policy, entry.check, entry.quota, entry.peer_group,
                           entry.unit_kind);
  };
  std::stable_sort(findings->begin(), findings->end(),
                   [&](const FindingEntry& a, const FindingEntry& b) { return key(a) < key(b); });
}

}  // namespace

absl::string_view NameOf(BuiltinFinding finding) {
  switch (finding) {
    case BuiltinFinding::kTwoOfficialMemberships:
      return "two-official-memberships";
    case BuiltinFinding::kTwoHeads:
      return "two-heads";
    case BuiltinFinding::kMoreVotesThanVoters:
      return "more-votes-than-voters";
    case BuiltinFinding::kAttestationWithoutEvidence:
      return "attestation-without-evidence";
    case BuiltinFinding::kDeviationWithoutReason:
      return "deviation-without-reason";
    case BuiltinFinding::kPolicyNotOfThePeriod:
      return "policy-not-of-the-period";
    case BuiltinFinding::kQuotaExceeded:
      return "quota-exceeded";
    case BuiltinFinding::kRaiseWithoutReason:
      return "raise-without-reason";
    case BuiltinFinding::kRaiseTooHigh:
      return "raise-too-high";
    case BuiltinFinding::kPeerGroupNotStated:
      return "peer-group-not-stated";
    case BuiltinFinding::kSeatNotTied:
      return "seat-not-tied";
    case BuiltinFinding::kNotBuiltin:
      break;
  }
  return "";
}

Column<FindingEntry> CollectFindings(const Grading& state, const QuotaOutcome& quotas,
                                     bool run_checks, Pace& pace) {
  pace.Check();
  Findings findings(state.memory);
  AddPeriods(state, &findings);
  AddContradictions(state, &findings);
  AddAttestations(state, &findings);
  AddDeviations(state, &findings);
  AddQuotaFindings(state, quotas, &findings);
  if (run_checks) {
    const auto check = [&](wire::CheckSubject checked, wire::SubjectKind kind) {
      CheckSubjects(state, checked, kind, pace, &findings);
    };
    check(wire::CheckSubject::kOrganization, kOrganization);
    check(wire::CheckSubject::kMember, kMember);
    check(wire::CheckSubject::kCollective, wire::SubjectKind::kCollective);
    check(wire::CheckSubject::kLeader, wire::SubjectKind::kLeader);
    CheckReviews(state, pace, &findings);
  }
  Sort(state, &findings);
  return findings;
}

}  // namespace dangvien
