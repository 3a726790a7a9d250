// Writes the certificates of quotas: what was counted, the limit as applied, the seats, and each
// candidate in the order of its rank with the values that ranked it.
//
// Everything stands there as it was used, so that a reader can take the seats from the counts and
// the outcomes from the seats with pencil and paper. Values of rank keys are read again from the
// dossier, by the function that ranked.
// Tested by tests/unit/quota/certificate_test.cc, tests/property/recheck_test.cc
#include <algorithm>
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
    AddLimit();
    AddCounts();
    AddSeats();
    AddCandidates();
    AddSettled();
    message.decided_count = static_cast<uint64_t>(group_.decided_count);
    for (const Row row : group_.apart) message.apart.push_back(RefOf(tables_, {group_.kind, row}));
    return std::move(out_);
  }

 private:
  void AddLimit() {
    wire::Certificate& message = out_.message;
    message.limit_numerator = group_.limit.numerator;
    message.limit_denominator = group_.limit.denominator;
    message.stated_limit_numerator = quota_.limit.numerator;
    message.stated_limit_denominator = quota_.limit.denominator;
    if (quota_.highest_limit.has_value()) {
      message.highest_limit_numerator = quota_.highest_limit->numerator;
      message.highest_limit_denominator = quota_.highest_limit->denominator;
    }
    message.raised = group_.raised_by != kNone;
    if (!message.raised) return;
    message.raised_by_reference =
        tables_.quota_decisions[static_cast<size_t>(group_.raised_by)].reference;
  }

  void AddCounts() {
    wire::Certificate& message = out_.message;
    message.subject_count = RangeOf(group_.counts.subjects);
    message.rated_count = RangeOf(group_.counts.rated);
    message.lower_or_above_count = RangeOf(group_.counts.lower_or_above);
    message.lower_count = RangeOf(group_.counts.lower);
    message.candidate_count = RangeOf(group_.counts.candidates);
    message.base_count = RangeOf(BaseOf(quota_.base, group_.counts));
    message.provisional = group_.is_provisional;
  }

  void AddSeats() {
    wire::Certificate& message = out_.message;
    message.base = static_cast<uint32_t>(quota_.base);
    message.rounding = static_cast<uint32_t>(quota_.rounding);
    message.ties = static_cast<uint32_t>(quota_.ties);
    message.effect = static_cast<uint32_t>(quota_.source->effect);
    message.small_group = group_.seats.small_group;
    for (const CompiledSmallGroup& rule : quota_.small_groups) {
      message.small_groups.push_back({rule.index + 1, static_cast<uint32_t>(rule.counted),
                                      static_cast<uint32_t>(rule.at_least),
                                      static_cast<uint32_t>(rule.fewer_than),
                                      static_cast<uint32_t>(rule.seats)});
    }
    message.limit_seat_count = RangeOf(SeatsOfLimit(quota_, group_.limit, group_.counts));
    message.seat_count = RangeOf(group_.seats.span);
  }

  // The decision that seated some of those tied.
  void AddSettled() {
    const bool is_settled = std::any_of(
        group_.candidates.begin(), group_.candidates.end(), [](const CandidateOutcome& candidate) {
          return candidate.outcome == wire::SeatOutcome::kSeatedByPeople;
        });
    if (!is_settled) return;
    out_.message.settled_by_reference =
        tables_.quota_decisions[static_cast<size_t>(group_.decision)].reference;
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
      out_.message.rank_keys.back().measure = static_cast<uint32_t>(quota_.rank_keys[key].measure);
      out_.message.rank_keys.back().lowest_first = quota_.rank_keys[key].lowest_first;
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

void EncodeCertificates(const EvaluationState& state, PieceWriter* out) {
  for (const GroupOutcome& group : state.quotas.groups) {
    const CertificateMessage certificate = DescribeCertificate(state, group);
    out->Put(wire::ResultFields::certificates, certificate.message);
  }
}

}  // namespace dangvien
