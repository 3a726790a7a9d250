// From the C++ types to messages, field by field.
//
// The wire structs view the texts of what they are made from; each is encoded before that goes
// away.
//
// Tested by tests/capi/policy_test.cc, tests/capi/error_test.cc
#include "report.h"

#include "wire/report.wire.h"

namespace dangvien::capi {
namespace {

template <typename Message>
std::string Encoded(const Message& message) {
  std::string out;
  wire::Encode(message, &out);
  return out;
}

wire::PeriodKind KindOf(const PolicyPeriodInfo& period) {
  return static_cast<wire::PeriodKind>(period.kind);  // PeriodKind has its numbers
}

wire::TimelineEntry EntryOf(const TimelineEntry& in) {
  wire::TimelineEntry out;
  out.policy_id = in.policy_id;
  out.parent_id = in.parent_id;
  out.period_kind = KindOf(in.period);
  out.first_year = in.period.first_year;
  out.last_year = in.period.last_year;
  out.known_from = in.period.known_from;
  out.scope_id = in.period.scope_id;
  for (const InstrumentDate& instrument : in.instruments) {
    out.instruments.push_back({instrument.number, instrument.date});
  }
  return out;
}

wire::RuleVersion VersionOf(const RuleVersion& in) {
  wire::RuleVersion out;
  out.path = in.path;
  out.place = in.place;
  out.text = wire::Text{in.text_vi, in.text_en};
  out.dump = in.dump;
  return out;
}

wire::PassedOverReason ReasonOf(PassedOver reason) {
  switch (reason) {
    case PassedOver::kNotYetKnown:
      return wire::PassedOverReason::kNotYetKnown;
    case PassedOver::kReplaced:
      return wire::PassedOverReason::kReplaced;
    case PassedOver::kEnded:
      return wire::PassedOverReason::kEnded;
    case PassedOver::kParentReplaced:
      break;
  }
  return wire::PassedOverReason::kParentReplaced;
}

}  // namespace

std::string EncodeErrorDetails(const dangvien_error::Storage& error, Reason reason) {
  wire::ErrorDetails out;
  out.reason = NameOf(reason);
  for (const Issue& issue : error.issues) {
    out.issues.push_back(
        {static_cast<int32_t>(issue.code), IssueCodeName(issue.code), issue.path, issue.message});
  }
  out.issue_count = error.issue_total;
  out.callback_value = error.callback_value;
  return Encoded(out);
}

std::string EncodeDescription(const Policy& policy) {
  const PolicyPeriodInfo period = policy.period();
  wire::PolicyDescription out;
  out.policy_id = policy.id();
  out.parent_id = policy.parent_id();
  out.digest = policy.digest();
  out.period_kind = KindOf(period);
  out.first_year = period.first_year;
  out.last_year = period.last_year;
  out.known_from = period.known_from;
  out.scope_id = period.scope_id;
  for (const PassProof& proof : policy.proofs()) {
    wire::PassProof& entry = out.proofs.emplace_back();
    entry.pass_id = proof.pass_id;
    entry.case_count = proof.case_count;
    for (const std::string& rule : proof.monotone_exceptions) {
      entry.monotone_exceptions.emplace_back(rule);
    }
  }
  return Encoded(out);
}

std::string EncodeLoosenings(const std::vector<Loosening>& loosenings) {
  wire::LooseningReport out;
  for (const Loosening& loosening : loosenings) {
    wire::Loosening& entry = out.loosenings.emplace_back();
    entry.rule_id = loosening.rule_id;
    entry.path = loosening.path;
    entry.what = loosening.what;
  }
  return Encoded(out);
}

std::string EncodeDifference(const PolicyDifference& difference) {
  wire::PolicyDifference out;
  for (const RuleDifference& rule : difference.rules) {
    wire::RuleDifference& entry = out.rules.emplace_back();
    entry.rule_id = rule.rule_id;
    if (rule.before.has_value()) entry.before = VersionOf(*rule.before);
    if (rule.after.has_value()) entry.after = VersionOf(*rule.after);
  }
  out.has_cases = difference.has_cases;
  for (const PassDifference& pass : difference.passes) {
    wire::PassDifference& entry = out.passes.emplace_back();
    entry.pass_id = pass.pass_id;
    entry.case_count = pass.case_count;
    for (const PassDifference::Move& move : pass.moves) {
      entry.moves.push_back({move.from_tier_id, move.to_tier_id, move.case_count});
    }
  }
  return Encoded(out);
}

std::string EncodeEntries(const std::vector<TimelineEntry>& entries) {
  wire::TimelineEntries out;
  for (const TimelineEntry& entry : entries) out.entries.push_back(EntryOf(entry));
  return Encoded(out);
}

std::string EncodeChoice(const TimelineChoice& choice, const std::vector<TimelineEntry>& entries) {
  wire::TimelineChoice out;
  for (const TimelineEntry& entry : entries) {
    if (entry.policy_id == choice.policy_id) out.chosen = EntryOf(entry);
  }
  out.found_in_scope_id = choice.scope_id;
  for (const TimelineChoice::Other& other : choice.others) {
    out.others.push_back({other.policy_id, ReasonOf(other.reason)});
  }
  return Encoded(out);
}

}  // namespace dangvien::capi
