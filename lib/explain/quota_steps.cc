// The story of a seat: the group, what was counted there, how many seats that gave and by which
// text, the subject's rank and what it rests on, where the line is, and on which side the subject
// stands.
//
//   xét trong Đảng bộ xã A (DB1)
//   24 đối tượng, 23 được xếp loại, 23 từ “HTT” trở lên, 5 đủ điều kiện “HTXS”
//   số suất: 3 (không quá 1/5 của số còn xếp “HTT” sau khi chọn, làm tròn xuống)
//   xếp thứ 4 trong 5; đối tượng cuối cùng có suất xếp thứ 3; không còn suất
//
// Numbers are those of the certificate. Whoever needs no seat has no step.
// Tested by tests/unit/quota/explain_quota_test.cc
#include "explain/quota_steps.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "explain/phrases.h"
#include "quota/rank.h"

namespace dangvien {
namespace {

Word BaseWord(wire::QuotaBase base) {
  switch (base) {
    case wire::QuotaBase::kLowerBefore:
      return Word::kBaseLowerBefore;
    case wire::QuotaBase::kLowerOrAbove:
      return Word::kBaseLowerOrAbove;
    case wire::QuotaBase::kRated:
      return Word::kBaseRated;
    case wire::QuotaBase::kAll:
      return Word::kBaseAll;
    default:
      return Word::kBaseLowerAfter;
  }
}

bool HoldsSeat(wire::SeatOutcome outcome) {
  return outcome == wire::SeatOutcome::kSeated || outcome == wire::SeatOutcome::kSeatedByPeople;
}

Truth TruthOf(wire::SeatOutcome outcome) {
  if (HoldsSeat(outcome)) return Truth::kTrue;
  const bool has_none =
      outcome == wire::SeatOutcome::kNoSeat || outcome == wire::SeatOutcome::kNoSeatByPeople;
  return has_none ? Truth::kFalse : Truth::kUnknown;
}

class QuotaSteps {
 public:
  QuotaSteps(const ExplainedSubject& subject, Language language)
      : subject_(subject),
        policy_(subject.context.policy),
        tables_(subject.context.tables),
        language_(language) {}

  ExplainedStep StepAt(const SeatPlace& place) {
    const GroupOutcome& group = subject_.quotas->groups[static_cast<size_t>(place.group)];
    Begin(*group.quota);
    if (place.candidate == kNone) {
      step_.applies = false;
      Add(Say(language_, Word::kSeatApart));
      return std::move(step_);
    }
    AddGroup(group);
    AddSeats(group);
    AddRank(group, static_cast<size_t>(place.candidate));
    AddOutcome(group, group.candidates[static_cast<size_t>(place.candidate)]);
    return std::move(step_);
  }

  ExplainedStep StepOf(const GroupMissing& missing) {
    Begin(*missing.quota);
    step_.truth = Truth::kUnknown;
    step_.facts.push_back({wire::FactKind::kPeerGroup, std::string(missing.quota->source->id),
                           Say(language_, Word::kSeatGroupMissing), true});
    return std::move(step_);
  }

 private:
  void Begin(const CompiledQuota& quota) {
    step_ = {};
    step_.kind = wire::StepKind::kQuota;
    step_.rule_id = quota.source->id;
    step_.tier = quota.tier;
    step_.text = TextIn(language_, quota.source->text, quota.source->id);
    step_.citations = CitationTexts(language_, policy_, quota.source->citations);
  }

  void Add(std::string text, bool is_missing = false) {
    step_.facts.push_back(
        {wire::FactKind::kSeat, std::string(step_.rule_id), std::move(text), is_missing});
  }

  std::string SpanText(const CountSpan& span) const {
    if (span.least == span.greatest) return absl::StrCat(span.least);
    return Say(language_, Word::kSeatRange, span.least, span.greatest);
  }

  void AddGroup(const GroupOutcome& group) {
    std::string where = group.key.unit == kNone ? Say(language_, Word::kSeatGroupWhole)
                                                : UnitText(tables_, group.key.unit);
    if (group.key.unit_kind != wire::UnitKind::kUnspecified) {
      absl::StrAppend(&where, ", ", NameIn(language_, group.key.unit_kind));
    }
    if (!group.key.peer_group.empty()) {
      where = Say(language_, Word::kSeatGroupPeers, where, group.key.peer_group);
    }
    Add(Say(language_, Word::kSeatGroup, where));
    const GroupCounts& counts = group.counts;
    Add(Say(language_, Word::kSeatCounts, SpanText(counts.subjects), SpanText(counts.rated),
            SpanText(counts.lower_or_above), TierText(language_, policy_, group.quota->lowered_to),
            SpanText(counts.candidates), TierText(language_, policy_, group.quota->tier)));
  }

  void AddSeats(const GroupOutcome& group) {
    const CompiledQuota& quota = *group.quota;
    if (group.raised_by != kNone) {
      Add(Say(language_, Word::kSeatLimitRaised, dangvien::ToString(group.limit),
              DecisionReference(group.raised_by)));
    }
    const std::string seats = SpanText(group.seats.span);
    if (group.seats.small_group != 0) {
      Add(Say(language_, Word::kSeatsBySmallGroup, seats));
      return;
    }
    const Word rounding =
        quota.rounding == wire::SeatRounding::kHalfUp ? Word::kRoundedHalfUp : Word::kRoundedDown;
    Add(Say(language_, Word::kSeatsByLimit, seats, dangvien::ToString(group.limit),
            Say(language_, BaseWord(quota.base), TierText(language_, policy_, quota.lowered_to)),
            Say(language_, rounding)));
  }

  absl::string_view DecisionReference(int32_t decision) const {
    return tables_.quota_decisions[static_cast<size_t>(decision)].reference;
  }

  // The values of the keys in use, as text; equal texts are equal ranks.
  std::string ValuesOf(const GroupOutcome& group, const CandidateOutcome& candidate) const {
    std::vector<std::string> values;
    for (size_t key = 0; key < group.used_key_count; ++key) {
      const std::optional<Fraction> value =
          RankValueOf(*group.quota, group.quota->rank_keys[key], subject_.context, subject_.kind,
                      candidate.row);
      values.push_back(value.has_value() ? value->ToString() : "?");
    }
    return absl::StrJoin(values, ", ");
  }

  void AddRank(const GroupOutcome& group, size_t place) {
    const auto& candidates = group.candidates;
    const std::string own = ValuesOf(group, candidates[place]);
    size_t begin = place;
    while (begin > 0 && ValuesOf(group, candidates[begin - 1]) == own) --begin;
    size_t end = place + 1;
    while (end < candidates.size() && ValuesOf(group, candidates[end]) == own) ++end;
    const size_t tied_count = end - begin - 1;
    Add(tied_count == 0
            ? Say(language_, Word::kSeatRank, begin + 1, candidates.size())
            : Say(language_, Word::kSeatRankTied, begin + 1, candidates.size(), tied_count));
    if (!own.empty()) Add(Say(language_, Word::kSeatRankValues, own));
    AddCutOff(group);
  }

  // Only where nothing is open: the rank of the last one that holds a seat.
  void AddCutOff(const GroupOutcome& group) {
    const auto& candidates = group.candidates;
    if (group.is_provisional) return;
    size_t last = candidates.size();
    while (last > 0 && !HoldsSeat(candidates[last - 1].outcome)) --last;
    if (last == 0) return;
    const std::string values = ValuesOf(group, candidates[last - 1]);
    while (last > 1 && ValuesOf(group, candidates[last - 2]) == values) --last;
    Add(Say(language_, Word::kSeatCutOff, last));
  }

  void AddOutcome(const GroupOutcome& group, const CandidateOutcome& candidate) {
    step_.truth = TruthOf(candidate.outcome);
    if (candidate.perhaps) Add(Say(language_, Word::kSeatPerhaps));
    Add(OutcomeText(group, candidate.outcome), step_.truth == Truth::kUnknown);
  }

  std::string OutcomeText(const GroupOutcome& group, wire::SeatOutcome outcome) const {
    switch (outcome) {
      case wire::SeatOutcome::kSeated:
        return Say(language_, Word::kSeatHeld);
      case wire::SeatOutcome::kNoSeat:
        return Say(language_, Word::kSeatNone);
      case wire::SeatOutcome::kTied:
        return Say(language_, Word::kSeatTied);
      case wire::SeatOutcome::kSeatedByPeople:
        return Say(language_, Word::kSeatHeldByPeople, DecisionReference(group.decision));
      case wire::SeatOutcome::kNoSeatByPeople:
        return Say(language_, Word::kSeatNoneByPeople, DecisionReference(group.decision));
      default:
        return Say(language_, Word::kSeatOpen);
    }
  }

  const ExplainedSubject& subject_;
  const CompiledPolicy& policy_;
  const DatasetTables& tables_;
  Language language_;
  ExplainedStep step_;
};

}  // namespace

void AddQuotaSteps(const ExplainedSubject& subject, Language language,
                   std::vector<ExplainedStep>* steps) {
  QuotaSteps writer(subject, language);
  for (const SeatPlace& place : subject.quotas->PlacesOf(subject.id)) {
    steps->push_back(writer.StepAt(place));
  }
  for (const GroupMissing& missing : subject.quotas->MissingOf(subject.id)) {
    steps->push_back(writer.StepOf(missing));
  }
}

}  // namespace dangvien
