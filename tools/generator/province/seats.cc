// What people decided where a quota leaves it to them: who of the tied holds a seat, and a raised
// limit with its reference.
//
// The groups and seats are worked out from the tiers that are meant. That is a guess, since quotas
// count what the rules give; somebody named here who is not tied after all is reported by the
// engine and changes nothing. Quotas are taken in their order, and what one does is what the next
// one counts. A few ties stay open. Where a policy ranks by keys, only raises are decided: whether
// anybody is tied depends on the ranks.
//
// Tested by tests/province/province_test.cc
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "generator/province/province.h"

namespace dangvien::generator {
namespace {

constexpr uint64_t kSeatStream = 6'000'000'000;

// Per mille of the groups with more candidates than seats.
constexpr int kRaised = 150;
constexpr int kRaisedWithoutReason = 150;
constexpr int kLeftOpen = 150;

struct GroupName {
  std::string unit_id;
  std::string peer_group_id;
  v1::UnitKind unit_kind = v1::UNIT_KIND_UNSPECIFIED;

  bool operator<(const GroupName& other) const {
    return std::tie(unit_id, peer_group_id, unit_kind) <
           std::tie(other.unit_id, other.peer_group_id, other.unit_kind);
  }
};

using Group = std::vector<PlannedSubject*>;

class SeatWriter {
 public:
  SeatWriter(const v1::Pass& pass, const v1::Quota& quota, Province& province)
      : pass_(pass),
        quota_(quota),
        province_(province),
        solver_(province.policy, SubjectClass()),
        random_(province.options.seed, kSeatStream),
        best_(solver_.TierIndex(quota.tier_id())),
        lowered_(solver_.TierIndex(quota.lowered_to_tier_id())) {}

  void Write() {
    std::map<GroupName, Group> groups;
    for (PlannedSubject& subject : province_.subjects) {
      if (subject.ref.kind() != pass_.subject_kind() || !Applies(subject)) continue;
      for (const GroupName& name : NamesOf(subject)) groups[name].push_back(&subject);
    }
    for (auto& [name, group] : groups) Decide(name, group);
  }

 private:
  bool Applies(const PlannedSubject& subject) const {
    const v1::Condition& applies = quota_.applies();
    if (applies.has_holds_posts()) return !subject.group_ids.empty();
    Recipe nothing;
    const Solver solver(province_.policy, province_.ClassOf(pass_.subject_kind(), subject.unit));
    return !quota_.has_applies() ||
           solver.Require(applies, true, Solver::Surroundings::kTakenAsGiven, nothing);
  }

  std::vector<GroupName> NamesOf(const PlannedSubject& subject) const {
    GroupName name;
    const ProvinceUnit& unit = province_.units[static_cast<size_t>(subject.unit)];
    int within = -1;
    if (quota_.group().within() == v1::GROUP_WITHIN_UNIT) within = subject.unit;
    if (quota_.group().within() == v1::GROUP_WITHIN_SUPERIOR) within = unit.parent;
    if (quota_.group().within() == v1::GROUP_WITHIN_LEVEL) {
      within = province_.Above(subject.unit, quota_.group().levels(0));
    }
    if (within >= 0) name.unit_id = province_.units[static_cast<size_t>(within)].id;
    if (quota_.group().by() == v1::GROUP_BY_UNIT_KIND) name.unit_kind = unit.kind;
    if (quota_.group().by() != v1::GROUP_BY_PEER_GROUP) return {name};
    std::vector<GroupName> names;
    for (const std::string& id : subject.group_ids) {
      name.peer_group_id = id;
      names.push_back(name);
    }
    return names;
  }

  bool IsApart(const PlannedSubject& subject) const {
    return quota_.head() == v1::QUOTA_HEAD_APART && subject.post_kind == v1::POST_KIND_HEAD;
  }

  static int64_t Limited(const v1::Share& limit, int64_t base, v1::SeatRounding rounding) {
    const int64_t product = base * limit.numerator();
    const auto denominator = static_cast<int64_t>(limit.denominator());
    return rounding == v1::SEAT_ROUNDING_HALF_UP ? (2 * product + denominator) / (2 * denominator)
                                                 : product / denominator;
  }

  int64_t Seats(const Group& group, const v1::Share& limit) const {
    int64_t all = 0;
    int64_t rated = 0;
    int64_t lower = 0;
    int64_t lower_or_above = 0;
    for (const PlannedSubject* subject : group) {
      if (IsApart(*subject)) continue;
      ++all;
      if (subject->tier == kNotRatedTier) continue;
      ++rated;
      lower += subject->tier == lowered_;
      lower_or_above += subject->tier <= lowered_;
    }
    const auto base = [&](int64_t seats) {
      switch (quota_.base()) {
        case v1::QUOTA_BASE_LOWER_AFTER:
          return lower_or_above - seats;
        case v1::QUOTA_BASE_LOWER_BEFORE:
          return lower;
        case v1::QUOTA_BASE_LOWER_OR_ABOVE:
          return lower_or_above;
        case v1::QUOTA_BASE_RATED:
          return rated;
        default:
          return all;
      }
    };
    int64_t seats = all;
    while (seats > 0 && seats > Limited(limit, base(seats), quota_.rounding())) --seats;
    for (const v1::SmallGroup& small : quota_.small_groups()) {
      const int64_t count = small.counted() == v1::SMALL_GROUP_COUNT_LOWER_AFTER
                                ? std::max<int64_t>(0, lower_or_above - seats)
                            : small.counted() == v1::SMALL_GROUP_COUNT_LOWER_OR_ABOVE
                                ? lower_or_above
                            : small.counted() == v1::SMALL_GROUP_COUNT_RATED ? rated
                                                                             : all;
      if (count >= small.at_least() && count < small.fewer_than()) return small.seats();
    }
    return seats;
  }

  void Decide(const GroupName& name, const Group& group) {
    Group candidates;
    for (PlannedSubject* subject : group) {
      const bool is_candidate = subject->tier != kNotRatedTier && subject->tier <= best_;
      if (is_candidate && !IsApart(*subject)) candidates.push_back(subject);
    }
    int64_t seats = Seats(group, quota_.limit());
    if (static_cast<int64_t>(candidates.size()) <= seats) return;
    const bool is_raised = quota_.has_highest_limit() && random_.PerMille(kRaised);
    const bool is_open = random_.PerMille(kLeftOpen) || quota_.rank_keys_size() > 0;
    if (!is_raised && is_open) return;
    v1::QuotaDecision& decision = *province_.out.add_quota_decisions();
    decision.set_quota_id(quota_.id());
    decision.set_unit_id(name.unit_id);
    decision.set_peer_group_id(name.peer_group_id);
    decision.set_unit_kind(name.unit_kind);
    decision.set_reference("12-NQ/TU");
    if (is_raised) {
      decision.set_raised_limit_numerator(quota_.highest_limit().numerator());
      decision.set_raised_limit_denominator(quota_.highest_limit().denominator());
      if (!random_.PerMille(kRaisedWithoutReason)) decision.set_reason("Thành tích nổi trội");
      seats = Seats(group, quota_.highest_limit());
    }
    if (!is_open && static_cast<int64_t>(candidates.size()) > seats) {
      Seat(candidates, seats, decision);
    }
  }

  void Seat(Group& candidates, int64_t seats, v1::QuotaDecision& decision) {
    for (size_t index = 0; index < candidates.size(); ++index) {
      if (static_cast<int64_t>(index) < seats) {
        *decision.add_seated() = candidates[index]->ref;
      } else if (quota_.effect() == v1::QUOTA_EFFECT_DEMOTE) {
        candidates[index]->tier = lowered_;
      }
    }
  }

  const v1::Pass& pass_;
  const v1::Quota& quota_;
  Province& province_;
  Solver solver_;
  Random random_;
  int best_;
  int lowered_;
};

}  // namespace

void WriteQuotaDecisions(Province& province) {
  for (const v1::Pass& pass : province.policy.passes()) {
    for (const v1::Quota& quota : pass.quotas()) {
      v1::Rule under;
      *under.mutable_under() = quota.under();
      if (Solver(province.policy, SubjectClass()).Exists(under)) {
        SeatWriter(pass, quota, province).Write();
      }
    }
  }
}

}  // namespace dangvien::generator
