// The quotas of a pass, one after the other. Every group of one quota reads what was possible
// before that quota; only then are the tiers of those without a seat lowered. A subject that stands
// in several groups needs a seat in each; one whose group is not stated may have a seat or not.
//
// Tested by tests/oracle/oracle_quota_test.cc and tests/oracle/oracle_quota_group_test.cc
#include "tests/oracle/quota.h"

#include <algorithm>

#include "tests/oracle/quota_line.h"

namespace dangvien::oracle {
namespace {

// What the groups of one quota say of one subject.
struct Verdict {
  Truth has_seat = Truth::kTrue;  // in each of its groups
  Truth belongs = Truth::kTrue;
  bool lacks_facts = false;  // a seat is open for want of facts, or it has no group
};

bool IsUndecided(const OracleSubject& subject, Truth belongs) {
  if (belongs == Truth::kUnknown || subject.possible_tier_ids.size() > 1) return true;
  return !subject.possible_tier_ids.empty() && subject.may_be_not_a_subject;
}

// One quota over all its groups.
class QuotaRun {
 public:
  QuotaRun(const Facts& facts, const v1::Pass& pass, const v1::Quota& quota, OracleResult* result)
      : facts_(facts), pass_(pass), quota_(quota), result_(*result) {}

  std::vector<Certified> Run(const Grouping& grouping) {
    std::vector<std::pair<GroupKey, const Group*>> groups;
    for (const auto& [key, group] : grouping.groups) groups.emplace_back(key, &group);
    std::stable_sort(groups.begin(), groups.end(), [this](const auto& a, const auto& b) {
      return facts_.WayDown(a.first.unit_id) < facts_.WayDown(b.first.unit_id);
    });
    std::vector<Certified> certified;
    for (const auto& [key, group] : groups) certified.push_back(RunGroup(key, *group));
    for (const GroupSubject& one : grouping.ungrouped) LeaveOpen(one);
    if (quota_.effect() == v1::QUOTA_EFFECT_DEMOTE) {
      for (const auto& [id, verdict] : verdicts_) Lower(id, verdict);
    }
    return certified;
  }

 private:
  const OracleSubject& SubjectOf(const GroupSubject& one) const {
    return result_.subjects.at(IdOf(one.focus.ref));
  }

  void Find(const std::string& name, const GroupKey& key, const SubjectId& subject) {
    result_.quota_findings.insert(
        {name, quota_.id(), key.unit_id, key.peer_group_id, key.unit_kind, subject});
  }

  const v1::QuotaDecision* FindDecision(const GroupKey& key) const {
    for (const v1::QuotaDecision& decision : facts_.dataset().quota_decisions()) {
      if (decision.quota_id() == quota_.id() && decision.unit_id() == key.unit_id &&
          decision.peer_group_id() == key.peer_group_id && decision.unit_kind() == key.unit_kind) {
        return &decision;
      }
    }
    return nullptr;
  }

  // The limit as applied: the raised one, where it is a raise and not above the highest.
  v1::Share LimitOf(const v1::QuotaDecision* decision, const GroupKey& key, v1::Certificate* out) {
    if (decision == nullptr || decision->raised_limit_denominator() == 0) return quota_.limit();
    v1::Share raised;
    raised.set_numerator(decision->raised_limit_numerator());
    raised.set_denominator(decision->raised_limit_denominator());
    const auto exceeds = [&raised](const v1::Share& share) {
      return Fraction::Of(share.numerator(), share.denominator()) <
             Fraction::Of(raised.numerator(), raised.denominator());
    };
    if (!exceeds(quota_.limit())) return quota_.limit();
    if (decision->reason().empty()) Find("raise-without-reason", key, {});
    if (!quota_.has_highest_limit() || exceeds(quota_.highest_limit())) {
      Find("raise-too-high", key, {});
      return quota_.limit();
    }
    out->set_raised(true);
    out->set_raised_by_reference(decision->reference());
    return raised;
  }

  std::vector<Standing> CandidatesOf(const Group& group) const {
    std::vector<Standing> candidates;
    for (const GroupSubject& one : group.counted) {
      const Truth truth = IsAtOrAbove(facts_, SubjectOf(one), one.belongs, quota_.tier_id());
      if (truth != Truth::kFalse) candidates.push_back({one.focus, truth == Truth::kTrue});
    }
    return candidates;
  }

  Certified RunGroup(const GroupKey& key, const Group& group) {
    Certified certified;
    v1::Certificate& certificate = certified.certificate;
    bool is_provisional = false;
    for (const GroupSubject& one : group.counted) {
      is_provisional = is_provisional || IsUndecided(SubjectOf(one), one.belongs);
      if (one.belongs == Truth::kTrue) certified.subjects.push_back(IdOf(one.focus.ref));
    }
    const v1::QuotaDecision* decision = FindDecision(key);
    const v1::Share limit = LimitOf(decision, key, &certificate);
    const GroupCounts counts = CountGroup(facts_, quota_, group, result_.subjects);
    const Seats seats = SeatsOf(facts_, quota_, limit, counts);
    std::vector<Standing> candidates = CandidatesOf(group);
    std::vector<Focus> focuses;
    for (const Standing& candidate : candidates) focuses.push_back(candidate.focus);
    const Ranking ranking = RankCandidates(facts_, quota_, focuses);
    DrawLine(quota_.ties(), seats.count, is_provisional, ranking, &candidates);
    if (decision != nullptr) {
      for (const v1::SubjectRef& ref : SeatByPeople(*decision, &candidates)) {
        Find("seat-not-tied", key, IdOf(ref));
      }
      const bool is_settled =
          std::any_of(candidates.begin(), candidates.end(), [](const Standing& candidate) {
            return candidate.outcome == v1::SEAT_OUTCOME_SEATED_BY_PEOPLE;
          });
      if (is_settled) certificate.set_settled_by_reference(decision->reference());
    }
    certificate.set_provisional(is_provisional);
    Describe(key, limit, &certificate);
    DescribeCounts(counts, seats, &certificate);
    DescribeCandidates(ranking, candidates, &certificate);
    DescribeApart(group, &certificate);
    Judge(group, candidates, is_provisional || !ranking.IsEveryKeyUsed());
    return certified;
  }

  void Describe(const GroupKey& key, const v1::Share& limit, v1::Certificate* out) const {
    out->set_quota_id(quota_.id());
    out->set_policy_id(facts_.policy().id());
    out->set_subject_kind(pass_.subject_kind());
    out->set_unit_id(key.unit_id);
    out->set_peer_group_id(key.peer_group_id);
    out->set_unit_kind(key.unit_kind);
    out->set_tier_id(quota_.tier_id());
    out->set_lowered_to_tier_id(quota_.lowered_to_tier_id());
    out->set_limit_numerator(limit.numerator());
    out->set_limit_denominator(limit.denominator());
    out->set_stated_limit_numerator(quota_.limit().numerator());
    out->set_stated_limit_denominator(quota_.limit().denominator());
    out->set_highest_limit_numerator(quota_.highest_limit().numerator());
    out->set_highest_limit_denominator(quota_.highest_limit().denominator());
    out->set_base(static_cast<uint32_t>(quota_.base()));
    out->set_rounding(static_cast<uint32_t>(quota_.rounding()));
    out->set_ties(static_cast<uint32_t>(quota_.ties()));
    out->set_effect(static_cast<uint32_t>(quota_.effect()));
    for (int index = 0; index < quota_.small_groups_size(); ++index) {
      const v1::SmallGroup& rule = quota_.small_groups(index);
      if (!facts_.IsChosen(rule.under())) continue;
      v1::SmallGroupUse* use = out->add_small_groups();
      use->set_rule(static_cast<uint32_t>(index) + 1);
      use->set_counted(static_cast<uint32_t>(rule.counted()));
      use->set_at_least(rule.at_least());
      use->set_fewer_than(rule.fewer_than());
      use->set_seats(rule.seats());
    }
  }

  void DescribeCounts(const GroupCounts& counts, const Seats& seats, v1::Certificate* out) const {
    const auto set = [](const Range& range, v1::CountRange* count) {
      count->set_least(static_cast<uint64_t>(range.least));
      count->set_greatest(static_cast<uint64_t>(range.greatest));
    };
    set(counts.all, out->mutable_subject_count());
    set(counts.rated, out->mutable_rated_count());
    set(counts.lower_or_above, out->mutable_lower_or_above_count());
    set(counts.lower, out->mutable_lower_count());
    set(counts.candidates, out->mutable_candidate_count());
    set(BaseOf(quota_.base(), counts), out->mutable_base_count());
    set(seats.of_limit, out->mutable_limit_seat_count());
    set(seats.count, out->mutable_seat_count());
    out->set_small_group(seats.small_group);
  }

  // From the first ranked; equal ones stay in the canonical order.
  void DescribeCandidates(const Ranking& ranking, const std::vector<Standing>& candidates,
                          v1::Certificate* out) const {
    for (size_t key = 0; key < ranking.is_used.size(); ++key) {
      v1::RankKeyUse* use = out->add_rank_keys();
      use->set_key(static_cast<uint32_t>(key));
      use->set_used(ranking.is_used[key]);
      const v1::RankKey& rank_key = quota_.rank_keys(static_cast<int>(key));
      use->set_measure(static_cast<uint32_t>(rank_key.measure()));
      use->set_lowest_first(rank_key.lowest_first());
    }
    std::vector<size_t> order(candidates.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&ranking](size_t a, size_t b) { return ranking.IsBefore(a, b); });
    for (const size_t i : order) {
      v1::Candidate* candidate = out->add_candidates();
      *candidate->mutable_subject() = candidates[i].focus.ref;
      candidate->set_outcome(candidates[i].outcome);
      candidate->set_perhaps(!candidates[i].is_sure);
      for (const Fraction& rank : ranking.values[i]) candidate->add_rank_values(rank.ToString());
    }
  }

  void DescribeApart(const Group& group, v1::Certificate* out) const {
    for (const GroupSubject& one : group.apart) {
      if (IsAtOrAbove(facts_, SubjectOf(one), one.belongs, quota_.tier_id()) != Truth::kFalse) {
        *out->add_apart() = one.focus.ref;
      }
    }
  }

  void Judge(const Group& group, const std::vector<Standing>& candidates, bool lacks_facts) {
    for (const Standing& candidate : candidates) {
      Verdict& verdict = verdicts_[IdOf(candidate.focus.ref)];
      const Truth has_seat = HasSeat(candidate.outcome);
      verdict.has_seat = And(verdict.has_seat, has_seat);
      if (has_seat != Truth::kTrue && lacks_facts) verdict.lacks_facts = true;
    }
    for (const GroupSubject& one : group.counted) {
      const auto found = verdicts_.find(IdOf(one.focus.ref));
      if (found != verdicts_.end()) found->second.belongs = one.belongs;
    }
  }

  // Whose peer group is not stated.
  void LeaveOpen(const GroupSubject& one) {
    const OracleSubject& subject = SubjectOf(one);
    if (IsAtOrAbove(facts_, subject, one.belongs, quota_.tier_id()) == Truth::kFalse) return;
    GroupKey key;
    key.unit_id = subject.unit_id;
    Find("peer-group-not-stated", key, IdOf(one.focus.ref));
    verdicts_[IdOf(one.focus.ref)] = {Truth::kUnknown, one.belongs, true};
  }

  void Lower(const SubjectId& id, const Verdict& verdict) {
    OracleSubject& subject = result_.subjects.at(id);
    const bool may_keep = verdict.has_seat != Truth::kFalse || verdict.belongs != Truth::kTrue;
    const bool may_lose = verdict.has_seat != Truth::kTrue;
    std::set<std::string> left;
    for (const std::string& tier_id : subject.possible_tier_ids) {
      const bool needs_seat = facts_.TierRank(tier_id) <= facts_.TierRank(quota_.tier_id());
      if (!needs_seat || may_keep) left.insert(tier_id);
      if (needs_seat && may_lose) left.insert(quota_.lowered_to_tier_id());
    }
    const bool was_open = subject.possible_tier_ids.size() > 1;
    if (!was_open && left.size() > 1 && verdict.lacks_facts) subject.seat_lacks_facts = true;
    subject.possible_tier_ids = left;
  }

  const Facts& facts_;
  const v1::Pass& pass_;
  const v1::Quota& quota_;
  OracleResult& result_;
  std::map<SubjectId, Verdict> verdicts_;
};

}  // namespace

std::vector<Certified> ApplyQuotas(const Facts& facts, const v1::Pass& pass,
                                   const std::vector<Focus>& focuses, Evaluator* evaluator,
                                   OracleResult* result) {
  std::vector<Certified> certified;
  for (const v1::Quota& quota : pass.quotas()) {
    if (!facts.IsChosen(quota.under())) continue;
    const Grouping grouping = GroupSubjects(facts, quota, focuses, evaluator);
    for (Certified& one : QuotaRun(facts, pass, quota, result).Run(grouping)) {
      certified.push_back(std::move(one));
    }
  }
  return certified;
}

void Certify(const Facts& facts, const std::vector<Certified>& certified, OracleResult* result) {
  for (const Certified& one : certified) {
    v1::Certificate certificate = one.certificate;
    uint64_t decided_count = 0;
    for (const SubjectId& id : one.subjects) {
      const std::string& tier_id = result->subjects.at(id).decided_tier_id;
      if (!tier_id.empty() && facts.TierRank(tier_id) <= facts.TierRank(certificate.tier_id())) {
        ++decided_count;
      }
    }
    certificate.set_decided_count(decided_count);
    if (decided_count > certificate.seat_count().greatest()) {
      result->quota_findings.insert({"quota-exceeded",
                                     certificate.quota_id(),
                                     certificate.unit_id(),
                                     certificate.peer_group_id(),
                                     certificate.unit_kind(),
                                     {}});
    }
    result->certificates.push_back(certificate);
  }
}

}  // namespace dangvien::oracle
