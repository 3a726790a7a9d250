// What is wrong around the seats of a quota: a group that holds more than its seats, a candidate
// whose peer group nobody stated, and decisions of people that do not fit.
//
// A group may hold too many because people decided so, because the quota only flags, or because its
// rule keeps all who are tied; the number alone counts. While the certificate is provisional the
// most seats that are possible count, so that the finding is sure.
// Tested by tests/unit/quota/quota_findings_test.cc
#include "process/quota_findings.h"

#include <algorithm>

#include "grading/grading.h"
#include "grading/subject_site.h"
#include "quota/seat_group.h"

namespace dangvien {
namespace {

FindingEntry Finding(BuiltinFinding kind, Verdict verdict, Row unit, absl::string_view quota) {
  FindingEntry entry;
  entry.builtin = kind;
  entry.verdict = verdict;
  entry.unit = unit;
  entry.quota = quota;
  return entry;
}

// On what a decision says, of its group.
FindingEntry Finding(const Grading& state, BuiltinFinding kind,
                     const QuotaDecisionEntry& decision) {
  const absl::string_view id = state.dataset.tables().symbols.quotas.ids.Name(decision.quota);
  FindingEntry entry = Finding(kind, Verdict::kNotMet, decision.unit, id);
  entry.peer_group = decision.peer_group;
  entry.unit_kind = decision.unit_kind;
  return entry;
}

void AddExceeded(const QuotaOutcome& quotas, Column<FindingEntry>* findings) {
  for (const GroupOutcome& group : quotas.groups) {
    if (group.decided_count <= group.seats.span.greatest) continue;
    FindingEntry entry = Finding(BuiltinFinding::kQuotaExceeded, Verdict::kNotMet, group.key.unit,
                                 group.quota->source->id);
    entry.peer_group = group.key.peer_group;
    entry.unit_kind = group.key.unit_kind;
    findings->push_back(entry);
  }
}

void AddMissingGroups(const Grading& state, const QuotaOutcome& quotas,
                      Column<FindingEntry>* findings) {
  for (size_t kind = 0; kind < quotas.missing.size(); ++kind) {
    for (const GroupMissing& missing : quotas.missing[kind]) {
      const SubjectRow subject{static_cast<wire::SubjectKind>(kind), missing.row};
      FindingEntry entry = Finding(BuiltinFinding::kPeerGroupNotStated, Verdict::kNotShown,
                                   SiteOf(state, subject).unit, missing.quota->source->id);
      entry.subject = subject;
      findings->push_back(entry);
    }
  }
}

// Whether some policy of the run has the quota, and allows no such raise.
bool IsTooHighFor(const Grading& state, const QuotaDecisionEntry& decision) {
  const absl::string_view id = state.dataset.tables().symbols.quotas.ids.Name(decision.quota);
  for (const Policy& policy : state.policies) {
    for (const CompiledPass& pass : policy.compiled().passes) {
      for (const CompiledQuota& quota : pass.quotas) {
        if (quota.source->id == id && IsTooHigh(quota, decision)) return true;
      }
    }
  }
  return false;
}

void AddRaises(const Grading& state, Column<FindingEntry>* findings) {
  for (const QuotaDecisionEntry& decision : state.dataset.tables().quota_decisions) {
    if (decision.raised_denominator == 0) continue;
    if (!decision.has_reason) {
      findings->push_back(Finding(state, BuiltinFinding::kRaiseWithoutReason, decision));
    }
    if (IsTooHighFor(state, decision)) {
      findings->push_back(Finding(state, BuiltinFinding::kRaiseTooHigh, decision));
    }
  }
}

// Whether the subject holds a seat by this very decision.
bool GivesSeat(const QuotaOutcome& quotas, const QuotaDecisionEntry& decision,
               absl::string_view quota_id, const SubjectRow& subject) {
  const auto places = quotas.PlacesOf(subject);
  return std::any_of(places.begin(), places.end(), [&](const SeatPlace& place) {
    if (place.candidate == kNone) return false;
    const GroupOutcome& group = quotas.groups[static_cast<size_t>(place.group)];
    return group.quota->source->id == quota_id &&
           group.key == GroupKey{decision.unit, decision.unit_kind, decision.peer_group} &&
           group.candidates[static_cast<size_t>(place.candidate)].outcome ==
               wire::SeatOutcome::kSeatedByPeople;
  });
}

void AddNotTied(const Grading& state, const QuotaOutcome& quotas, Column<FindingEntry>* findings) {
  const DatasetTables& tables = state.dataset.tables();
  for (const QuotaDecisionEntry& decision : tables.quota_decisions) {
    const absl::string_view id = tables.symbols.quotas.ids.Name(decision.quota);
    for (const SubjectRow& subject : decision.seated) {
      if (GivesSeat(quotas, decision, id, subject)) continue;
      FindingEntry entry = Finding(state, BuiltinFinding::kSeatNotTied, decision);
      entry.unit = SiteOf(state, subject).unit;
      entry.subject = subject;
      findings->push_back(entry);
    }
  }
}

}  // namespace

void AddQuotaFindings(const Grading& state, const QuotaOutcome& quotas,
                      Column<FindingEntry>* findings) {
  AddExceeded(quotas, findings);
  AddMissingGroups(state, quotas, findings);
  AddRaises(state, findings);
  AddNotTied(state, quotas, findings);
}

}  // namespace dangvien
