// Writes the certificates of quotas: what was counted, the limit as applied, the seats, and each
// candidate in the order of its rank with the values that ranked it.
//
// Everything stands there as it was used, so that a reader can take the seats from the counts and
// the outcomes from the seats with pencil and paper. Values of rank keys are read again from the
// dossier, by the function that ranked.
// Tested by tests/unit/quota/certificate_test.cc, tests/property/recheck_test.cc
#include <utility>

#include "quota/rank.h"
#include "result/result.h"

namespace dangvien {
namespace {

wire::CountRange RangeOf(const CountSpan& span) {
  return {static_cast<uint64_t>(span.least), static_cast<uint64_t>(span.greatest)};
}

class CertificateWriter {
 public:
  CertificateWriter(const EvaluationState& state, const GroupOutcome& group)
      : tables_(state.dataset.tables()),
        context_(state.ContextOf(group.policy)),
        group_(group),
        quota_(*group.quota) {}

  CertificateMessage Write() {
    wire::Certificate& message = out_.message;
    message.quota_id = quota_.source->id;
    message.policy_id = context_.policy.message.id;
    message.subject_kind = group_.kind;
    if (group_.key.unit != kNone) message.unit_id = tables_.units.ids.Name(group_.key.unit);
    message.peer_group_id = group_.key.peer_group;
    message.unit_kind = group_.key.unit_kind;
    message.tier_id = quota_.source->tier_id;
    message.lowered_to_tier_id = quota_.source->lowered_to_tier_id;
    AddSeats();
    AddCandidates();
    message.decided_count = static_cast<uint64_t>(group_.decided_count);
    for (const Row row : group_.apart) message.apart.push_back(RefOf(tables_, {group_.kind, row}));
    return std::move(out_);
  }

 private:
  void AddSeats() {
    wire::Certificate& message = out_.message;
    message.limit_numerator = group_.limit.numerator;
    message.limit_denominator = group_.limit.denominator;
    if (group_.raised_by != kNone) {
      message.raised_by_reference =
          tables_.quota_decisions[static_cast<size_t>(group_.raised_by)].reference;
    }
    message.base = static_cast<uint32_t>(quota_.base);
    message.rounding = static_cast<uint32_t>(quota_.rounding);
    message.small_group = group_.seats.small_group;
    message.subject_count = RangeOf(group_.counts.subjects);
    message.rated_count = RangeOf(group_.counts.rated);
    message.lower_or_above_count = RangeOf(group_.counts.lower_or_above);
    message.candidate_count = RangeOf(group_.counts.candidates);
    message.seat_count = RangeOf(group_.seats.span);
    message.provisional = group_.is_provisional;
  }

  void AddCandidates() {
    for (const CandidateOutcome& candidate : group_.candidates) {
      wire::Candidate& message = out_.message.candidates.emplace_back();
      message.subject = RefOf(tables_, {group_.kind, candidate.row});
      message.outcome = candidate.outcome;
      message.perhaps = candidate.perhaps;
      for (size_t key = 0; key < group_.used_key_count; ++key) {
        const std::optional<Fraction> value = RankValueOf(quota_, quota_.rank_keys[key], context_,
                                                          RowKindOf(group_.kind), candidate.row);
        message.rank_values.emplace_back(out_.texts.emplace_back(value->ToString()));
      }
    }
    for (size_t key = 0; key < quota_.rank_keys.size(); ++key) {
      out_.message.rank_keys.emplace_back();
      out_.message.rank_keys.back().key = static_cast<uint32_t>(key);
      out_.message.rank_keys.back().used = key < group_.used_key_count;
    }
  }

  const DatasetTables& tables_;
  const EvalContext context_;
  const GroupOutcome& group_;
  const CompiledQuota& quota_;
  CertificateMessage out_;
};

}  // namespace

CertificateMessage DescribeCertificate(const EvaluationState& state, const GroupOutcome& group) {
  return CertificateWriter(state, group).Write();
}

void EncodeCertificates(const EvaluationState& state, std::string* out) {
  for (const GroupOutcome& group : state.quotas.groups) {
    const CertificateMessage certificate = DescribeCertificate(state, group);
    wire::PutMessage(wire::ResultFields::certificates, certificate.message, out);
  }
}

}  // namespace dangvien
