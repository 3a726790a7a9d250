// One subject's outcome in the caller's words: status, tiers, reasons, what is open.
//
// Reasons are replayed from the same compiled rules that decided (a block of one row), not stored:
// most results are read as a tier and a status, and a reason nobody asks for costs nothing.
//   rated, by standards: MET for each demand of the reached standard, or FALLBACK where none is
//   reached; rated, by force: FORCED for each force that fires, beside FALLBACK; CAPPED for each
//   cap that lowered the tier; in all these: UNMET for each demand of the next higher standard that
//   is not met; not decided: UNKNOWN for each rule whose truth is not known; contradictions by
//   name; of every quota for whose tier it is a candidate: how it stands there.
// Tested by tests/spec/spec_test.cc
#include "grading/decide.h"
#include "grading/open_facts.h"
#include "grading/subject_site.h"
#include "result/result.h"

namespace dangvien {
namespace {

constexpr wire::SubjectKind kMember = wire::SubjectKind::kMember;

// Everything about one placed subject that its messages are made from.
struct Subject {
  const EvaluationState& state;
  EvalContext context;
  const CompiledPass* pass;
  RowKind kind;
  Row row;
  size_t index;  // in the outcomes
  const Outcomes& outcomes;
  uint8_t contradictions;
};

class Describer {
 public:
  Describer(const Subject& subject, SubjectMessage* out)
      : subject_(subject), out_(*out), message_(out->message) {}

  void DescribeOutcome() {
    const Possible qualified = subject_.outcomes.qualified[subject_.index];
    const Possible decided = subject_.outcomes.decided[subject_.index];
    const Status status = subject_.outcomes.status[subject_.index];
    message_.status = StatusName(status);
    const Possible proposed = subject_.outcomes.proposed[subject_.index];
    if (IsDecided(qualified) && qualified != kPossiblyNotRated) {
      message_.qualified_tier_id = TierId(RankOf(qualified));
    }
    if (status == Status::kRated) {
      message_.proposed_tier_id = TierId(RankOf(proposed));
    } else if (status != Status::kNotASubject) {
      AddPossible(proposed);
    }
    if (IsDecided(decided) && decided != kPossiblyNotRated) {
      message_.decided_tier_id = TierId(RankOf(decided));
    }
    message_.decided_by_people = subject_.context.binding.decided_rank.count(
                                     Binding::Key(SubjectKindOf(subject_.kind), subject_.row)) > 0;
  }

  void DescribeReasons() {
    const Status status = subject_.outcomes.status[subject_.index];
    AddReasons(subject_.outcomes.qualified[subject_.index], status);
    AddQuotas(status);
  }

 private:
  static wire::SubjectStatus StatusName(Status status) {
    switch (status) {
      case Status::kRated:
        return wire::SubjectStatus::kRated;
      case Status::kNotASubject:
        return wire::SubjectStatus::kNotASubject;
      case Status::kNeedsInput:
        return wire::SubjectStatus::kNeedsInput;
      case Status::kNeedsDecision:
        break;
    }
    return wire::SubjectStatus::kNeedsDecision;
  }

  static int RankOf(Possible possible) {
    int rank = 0;
    while ((possible >> rank & 1) == 0) ++rank;
    return rank;
  }

  absl::string_view TierId(int rank) const {
    return subject_.context.policy.message.tiers[static_cast<size_t>(rank)].id;
  }

  void AddPossible(Possible possible) {
    for (int rank = 0; rank < subject_.context.policy.tier_count(); ++rank) {
      if ((possible >> rank & 1) != 0) message_.possible_tier_ids.push_back(TierId(rank));
    }
    message_.may_be_not_a_subject = (possible & kPossiblyNotRated) != 0;
  }

  void AddReason(wire::ReasonKind kind, absl::string_view rule_id, int tier) {
    wire::Reason reason;
    reason.kind = kind;
    reason.rule_id = rule_id;
    if (tier >= 0) reason.tier_id = TierId(tier);
    message_.reasons.push_back(reason);
  }

  void AddReasons(Possible qualified, Status status) {
    if (subject_.contradictions != 0) return AddContradictions();
    const RuleTruths truths(*subject_.pass, subject_.context,
                            {subject_.kind, absl::MakeConstSpan(&subject_.row, 1)});
    if (IsDecided(qualified) && qualified != kPossiblyNotRated) {
      return AddRated(RankOf(qualified), truths);
    }
    const auto& rules = subject_.pass->rules;
    for (size_t i = 0; i < rules.size(); ++i) {
      const Truth truth = truths.At(i, 0);
      if (rules[i].role == RuleRole::kExclusion && truth == Truth::kTrue) {
        AddReason(wire::ReasonKind::kExcluded, rules[i].source->id, -1);
      } else if (status != Status::kNotASubject && truth == Truth::kUnknown) {
        AddReason(wire::ReasonKind::kUnknown, rules[i].source->id, rules[i].tier);
      } else if (status != Status::kNotASubject && truth == Truth::kTrue &&
                 rules[i].role == RuleRole::kForce) {
        AddReason(wire::ReasonKind::kForced, rules[i].source->id, rules[i].tier);
      }
    }
    if (IsOpen(status)) AddOpenFacts();
  }

  static bool IsOpen(Status status) {
    return status == Status::kNeedsInput || status == Status::kNeedsDecision;
  }

  static wire::ReasonKind SeatReason(wire::SeatOutcome outcome) {
    switch (outcome) {
      case wire::SeatOutcome::kSeated:
      case wire::SeatOutcome::kSeatedByPeople:
        return wire::ReasonKind::kSeated;
      case wire::SeatOutcome::kNoSeat:
      case wire::SeatOutcome::kNoSeatByPeople:
        return wire::ReasonKind::kNoSeat;
      case wire::SeatOutcome::kTied:
        return wire::ReasonKind::kTied;
      default:
        return wire::ReasonKind::kSeatOpen;
    }
  }

  // One reason a group; a quota that only flags keeps no tier open.
  void AddQuotas(Status status) {
    const QuotaOutcome& quotas = subject_.state.quotas;
    const SubjectRow id{SubjectKindOf(subject_.kind), subject_.row};
    for (const SeatPlace& place : quotas.PlacesOf(id)) {
      if (place.candidate == kNone) continue;
      const GroupOutcome& group = quotas.groups[static_cast<size_t>(place.group)];
      const CompiledQuota& quota = *group.quota;
      const wire::ReasonKind reason =
          SeatReason(group.candidates[static_cast<size_t>(place.candidate)].outcome);
      AddReason(reason, quota.source->id, quota.tier);
      const bool is_open =
          reason == wire::ReasonKind::kTied || reason == wire::ReasonKind::kSeatOpen;
      if (is_open && IsOpen(status)) AddOpenSeat(wire::FactKind::kSeat, quota);
    }
    for (const GroupMissing& missing : quotas.MissingOf(id)) {
      AddReason(wire::ReasonKind::kSeatOpen, missing.quota->source->id, missing.quota->tier);
      if (IsOpen(status)) AddOpenSeat(wire::FactKind::kPeerGroup, *missing.quota);
    }
  }

  // Each fact once.
  void AddOpenSeat(wire::FactKind kind, const CompiledQuota& quota) {
    if (quota.only_flags) return;
    wire::OpenFact fact;
    fact.kind = kind;
    fact.id = quota.source->id;
    fact.rule_id = quota.source->id;
    for (const wire::OpenFact& known : message_.open_facts) {
      if (known.kind == fact.kind && known.id == fact.id) return;
    }
    message_.open_facts.push_back(fact);
  }

  void AddContradictions() {
    const auto add = [this](uint8_t bit, BuiltinFinding finding) {
      if ((subject_.contradictions & bit) == 0) return;
      AddReason(wire::ReasonKind::kContradiction, NameOf(finding), -1);
      wire::OpenFact fact;
      fact.kind = wire::FactKind::kContradiction;
      fact.id = NameOf(finding);
      message_.open_facts.push_back(fact);
    };
    add(kContradictoryMemberships, BuiltinFinding::kTwoOfficialMemberships);
    add(kContradictoryHeads, BuiltinFinding::kTwoHeads);
    add(kContradictoryVotes, BuiltinFinding::kMoreVotesThanVoters);
  }

  void AddOpenFacts() {
    for (OpenFactEntry& entry :
         OpenFactsOf(*subject_.pass, subject_.context, subject_.kind, subject_.row)) {
      wire::OpenFact fact;
      fact.kind = entry.kind;
      fact.id = out_.texts.emplace_back(std::move(entry.id));
      fact.rule_id = entry.rule->source->id;
      message_.open_facts.push_back(fact);
    }
  }

  void AddRated(int tier, const RuleTruths& truths) {
    const auto& rules = subject_.pass->rules;
    const Possible reached =
        ReachedTiers(*subject_.pass, subject_.context.policy.tier_count(), truths, 0);
    bool is_forced = false;
    for (size_t i = 0; i < rules.size(); ++i) {
      if (truths.At(i, 0) != Truth::kTrue || rules[i].role != RuleRole::kForce) continue;
      AddReason(wire::ReasonKind::kForced, rules[i].source->id, rules[i].tier);
      is_forced = true;
    }
    AddReached(reached, is_forced, truths);
    for (size_t i = 0; i < rules.size(); ++i) {
      if (truths.At(i, 0) != Truth::kTrue || rules[i].role != RuleRole::kCap) continue;
      const bool lowered =
          tier == rules[i].tier && (is_forced || reached != static_cast<Possible>(1u << tier));
      if (lowered) AddReason(wire::ReasonKind::kCapped, rules[i].source->id, rules[i].tier);
    }
    AddCeilings(tier, is_forced, reached, truths);
    AddUnmet(tier, truths);
  }

  // A ceiling is a reason where its source has the very tier to which the subject was lowered.
  void AddCeilings(int tier, bool is_forced, Possible reached, const RuleTruths& truths) {
    const auto& rules = subject_.pass->rules;
    const auto own = static_cast<Possible>(1u << tier);
    if (!is_forced && reached == own) return;
    for (size_t i = 0; i < rules.size(); ++i) {
      if (rules[i].role != RuleRole::kCeiling || truths.At(i, 0) != Truth::kTrue) continue;
      if (truths.SourceAt(i, 0) != own) continue;
      AddReason(wire::ReasonKind::kCeiling, rules[i].source->id, tier);
    }
  }

  void AddReached(Possible reached, bool is_forced, const RuleTruths& truths) {
    if (!IsDecided(reached)) return;
    const int tier = RankOf(reached);
    const auto& pass = *subject_.pass;
    if (!pass.has_standard[static_cast<size_t>(tier)]) {
      if (pass.source->fallback.has_value()) {
        AddReason(wire::ReasonKind::kFallback, pass.source->fallback->id, tier);
      }
      return;
    }
    if (is_forced) return;  // what the standards would have given is not why
    for (size_t i = 0; i < pass.rules.size(); ++i) {
      const CompiledRule& rule = pass.rules[i];
      if (rule.role != RuleRole::kDemand || rule.tier != tier) continue;
      if (truths.At(i, 0) != Truth::kTrue) continue;
      AddReason(wire::ReasonKind::kMet, rule.source->id, tier);
    }
  }

  void AddUnmet(int tier, const RuleTruths& truths) {
    const auto& pass = *subject_.pass;
    int next = tier - 1;
    while (next >= 0 && !pass.has_standard[static_cast<size_t>(next)]) --next;
    for (size_t i = 0; i < pass.rules.size(); ++i) {
      const CompiledRule& rule = pass.rules[i];
      if (rule.role != RuleRole::kDemand || rule.tier != next) continue;
      if (truths.At(i, 0) != Truth::kFalse) continue;
      AddReason(wire::ReasonKind::kUnmet, rule.source->id, next);
    }
  }

  const Subject& subject_;
  SubjectMessage& out_;
  wire::SubjectResult& message_;
};

Sha256Digest DigestOf(const EvaluationState& state, const SubjectSite& site) {
  if (site.id.kind == wire::SubjectKind::kOrganization) return state.digests.units[site.index];
  return DigestSubject(state, site.id, site.index);
}

// A person whose membership holds in a dissolved unit alone is not without a membership.
absl::string_view WhyNotPlaced(const EvaluationState& state, Row person) {
  const wire::MembershipKind placed_by = state.policies.front().compiled().placed_by();
  return HasPlacingMembership(state.dataset.tables(), placed_by, person) ? "unit_dissolved"
                                                                         : "no_official_membership";
}

}  // namespace

absl::string_view WhyNotRated(const EvaluationState& state, const SubjectSite& site) {
  const UnitTable& units = state.dataset.tables().units;
  const auto u = static_cast<size_t>(site.unit);
  if (site.unit == kNone) return WhyNotPlaced(state, site.id.row);
  if (site.id.kind != kMember && units.is_dissolved[u] != 0) return "unit_dissolved";
  return "no_pass";
}

wire::SubjectRef RefOf(const DatasetTables& tables, const SubjectRow& subject) {
  wire::SubjectRef ref;
  ref.kind = subject.kind;
  if (subject.kind == wire::SubjectKind::kMember) {
    ref.person_id = tables.people.ids.Name(subject.row);
  } else if (subject.kind == wire::SubjectKind::kLeader) {
    const PostEntry& post = tables.people.posts.entries[static_cast<size_t>(subject.row)];
    ref.person_id = tables.people.ids.Name(post.person);
    ref.post_id = post.id;
  } else {
    ref.unit_id = tables.units.ids.Name(subject.row);
  }
  return ref;
}

SubjectMessage DescribeSubject(const EvaluationState& state, const SubjectRow& id, Detail detail) {
  SubjectMessage out;
  const DatasetTables& tables = state.dataset.tables();
  const SubjectSite site = SiteOf(state, id);
  out.message.subject = RefOf(tables, id);
  if (site.unit != kNone) out.message.unit_id = tables.units.ids.Name(site.unit);
  if (site.pass == nullptr) {
    out.message.status = wire::SubjectStatus::kNotASubject;
    out.message.not_rated_because = WhyNotRated(state, site);
    return out;
  }
  const Subject subject{
      state,      state.ContextOf(site.policy), site.pass,          site.kind, id.row,
      site.index, state.outcomes.Of(id.kind),   site.contradictions};
  Describer describer(subject, &out);
  describer.DescribeOutcome();
  if (detail == Detail::kReasons) describer.DescribeReasons();
  const Sha256Digest digest = DigestOf(state, site);
  out.message.digest = out.texts.emplace_back(digest.begin(), digest.end());
  return out;
}

}  // namespace dangvien
