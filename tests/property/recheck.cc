// A second reading of the definition of quotas (quota.proto), on the words of a result alone.
//
// Tested by tests/property/recheck_test.cc
#include "tests/property/recheck.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/numeric/int128.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "dangvien/v1/quota.pb.h"
#include "tests/property/recheck_result.h"

namespace dangvien::property {
namespace {

struct Number {
  absl::uint128 numerator;
  absl::uint128 denominator;
};

// Nothing where the number is too long to be compared here.
std::optional<Number> NumberOf(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '/');
  uint64_t numerator = 0;
  uint64_t denominator = 1;
  if (!absl::SimpleAtoi(parts[0], &numerator)) return std::nullopt;
  if (parts.size() > 1 && !absl::SimpleAtoi(parts[1], &denominator)) return std::nullopt;
  return Number{numerator, denominator};
}

// -1, 0 or 1; nothing where one of them is too long.
std::optional<int> CompareValues(const std::string& a, const std::string& b) {
  if (a == b) return 0;
  const std::optional<Number> left = NumberOf(a);
  const std::optional<Number> right = NumberOf(b);
  if (!left.has_value() || !right.has_value()) return std::nullopt;
  const absl::uint128 l = left->numerator * right->denominator;
  const absl::uint128 r = right->numerator * left->denominator;
  return l < r ? -1 : (l > r ? 1 : 0);
}

// Whether the first share exceeds the second.
bool Exceeds(uint64_t p, uint64_t q, uint64_t r, uint64_t s) { return p * s > r * q; }

// From the least to the greatest number that is possible.
struct Range {
  uint64_t least = 0;
  uint64_t greatest = 0;

  bool operator==(const Range& other) const {
    return least == other.least && greatest == other.greatest;
  }
};

Range RangeOf(const v1::CountRange& count) { return {count.least(), count.greatest()}; }

// The greatest x with x <= round(limit * base(x)), by trying.
uint64_t SeatsOf(const v1::Certificate& c, uint64_t base) {
  const uint64_t p = c.limit_numerator();
  const uint64_t q = c.limit_denominator();
  uint64_t seats = 0;
  for (uint64_t x = 0; x <= base; ++x) {
    const uint64_t of = c.base() == v1::QUOTA_BASE_LOWER_AFTER ? base - x : base;
    const bool half_up = c.rounding() == v1::SEAT_ROUNDING_HALF_UP;
    const uint64_t rounded = half_up ? (2 * p * of + q) / (2 * q) : p * of / q;
    if (x <= rounded) seats = x;
  }
  return seats;
}

Range CountedBy(const v1::Certificate& c, const v1::SmallGroupUse& rule) {
  Range count = RangeOf(c.lower_or_above_count());
  if (rule.counted() == v1::SMALL_GROUP_COUNT_RATED) count = RangeOf(c.rated_count());
  if (rule.counted() == v1::SMALL_GROUP_COUNT_ALL) count = RangeOf(c.subject_count());
  if (rule.counted() == v1::SMALL_GROUP_COUNT_LOWER_AFTER) {
    count.least -= std::min<uint64_t>(count.least, rule.seats());
    count.greatest -= std::min<uint64_t>(count.greatest, rule.seats());
  }
  return count;
}

// The seats of the limit after the small-group rules, and the rule that alone gave them, or 0.
std::pair<Range, uint32_t> SeatsAfterSmallGroups(const v1::Certificate& c) {
  std::set<uint64_t> given;
  for (const v1::SmallGroupUse& rule : c.small_groups()) {
    const Range count = CountedBy(c, rule);
    if (count.greatest < rule.at_least() || rule.fewer_than() <= count.least) continue;
    const bool is_alone = given.empty();
    given.insert(rule.seats());
    if (count.least < rule.at_least() || rule.fewer_than() <= count.greatest) continue;
    return {{*given.begin(), *given.rbegin()}, is_alone ? rule.rule() : 0};
  }
  given.insert({c.limit_seat_count().least(), c.limit_seat_count().greatest()});
  return {{*given.begin(), *given.rbegin()}, 0};
}

// Other candidates that are before one, or tied with it: surely, and with those that perhaps are.
struct Others {
  Range before;
  Range tied;
};

v1::SeatOutcome OutcomeOf(const v1::Certificate& c, const Others& others) {
  const Range seats = RangeOf(c.seat_count());
  const bool is_ranked = std::all_of(c.rank_keys().begin(), c.rank_keys().end(),
                                     [](const v1::RankKeyUse& key) { return key.used(); });
  const bool keeps = is_ranked && c.ties() == v1::TIE_RULE_KEEP_ALL;
  const bool cuts = is_ranked && c.ties() == v1::TIE_RULE_CUT_ALL;
  if (others.before.greatest + others.tied.greatest < seats.least) return v1::SEAT_OUTCOME_SEATED;
  if (keeps && others.before.greatest < seats.least) return v1::SEAT_OUTCOME_SEATED;
  if (others.before.least >= seats.greatest) return v1::SEAT_OUTCOME_NO_SEAT;
  if (cuts && others.before.least + others.tied.least >= seats.greatest) {
    return v1::SEAT_OUTCOME_NO_SEAT;
  }
  return c.provisional() || !is_ranked ? v1::SEAT_OUTCOME_OPEN : v1::SEAT_OUTCOME_TIED;
}

bool AreTied(const v1::Candidate& a, const v1::Candidate& b) {
  return std::equal(a.rank_values().begin(), a.rank_values().end(), b.rank_values().begin(),
                    b.rank_values().end());
}

bool IsByPeople(v1::SeatOutcome outcome) {
  return outcome == v1::SEAT_OUTCOME_SEATED_BY_PEOPLE ||
         outcome == v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE;
}

bool IsWithoutSeat(v1::SeatOutcome outcome) {
  return outcome == v1::SEAT_OUTCOME_NO_SEAT || outcome == v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE;
}

bool IsSeated(v1::SeatOutcome outcome) {
  return outcome == v1::SEAT_OUTCOME_SEATED || outcome == v1::SEAT_OUTCOME_SEATED_BY_PEOPLE;
}

std::string GroupName(const v1::Certificate& c) {
  return absl::StrCat(c.quota_id(), " at ", c.unit_id(), c.peer_group_id());
}

// One certificate by itself.
class CertificateCheck {
 public:
  CertificateCheck(const ResultIndex& index, const v1::Certificate& certificate,
                   std::vector<std::string>* faults)
      : index_(index), c_(certificate), faults_(*faults) {}

  void Check() {
    CheckCounts();
    CheckLimit();
    CheckSeats();
    CheckKeys();
    CheckOrder();
    CheckOutcomes();
    CheckPeople();
    CheckDecided();
  }

 private:
  template <typename... Parts>
  void Expect(bool holds, const Parts&... parts) {
    if (!holds) faults_.push_back(absl::StrCat(GroupName(c_), ": ", parts...));
  }

  void CheckCounts() {
    const v1::CountRange* above = nullptr;
    for (const v1::CountRange* count : {&c_.subject_count(), &c_.rated_count(),
                                        &c_.lower_or_above_count(), &c_.candidate_count()}) {
      CheckRange(*count);
      Expect(above == nullptr ||
                 (count->least() <= above->least() && count->greatest() <= above->greatest()),
             "a part of ", count->greatest(), " greater than its whole");
      above = count;
    }
    CheckRange(c_.lower_count());
    const uint64_t others = c_.lower_count().least() + c_.candidate_count().least();
    Expect(others <= c_.lower_or_above_count().least(), others, " at one of the two tiers");
    const bool is_next = index_.RankOf(c_.tier_id()) + 1 == index_.RankOf(c_.lowered_to_tier_id());
    Expect(c_.provisional() || !is_next || others == c_.lower_or_above_count().least(), others,
           " at the tier or the one below");
    const auto sure = std::count_if(c_.candidates().begin(), c_.candidates().end(),
                                    [](const v1::Candidate& one) { return !one.perhaps(); });
    Expect(static_cast<uint64_t>(sure) == c_.candidate_count().least(), sure, " sure candidates");
    Expect(static_cast<uint64_t>(c_.candidates_size()) == c_.candidate_count().greatest(),
           c_.candidates_size(), " candidates");
  }

  void CheckRange(const v1::CountRange& count) {
    Expect(count.least() <= count.greatest(), "a count from ", count.least(), " to ",
           count.greatest());
    Expect(c_.provisional() || count.least() == count.greatest(),
           "an open count in a certificate that is not provisional");
  }

  void CheckLimit() {
    const bool exceeds = Exceeds(c_.limit_numerator(), c_.limit_denominator(),
                                 c_.stated_limit_numerator(), c_.stated_limit_denominator());
    const bool falls_short = Exceeds(c_.stated_limit_numerator(), c_.stated_limit_denominator(),
                                     c_.limit_numerator(), c_.limit_denominator());
    Expect(!falls_short, "a limit below the stated one");
    Expect(exceeds == c_.raised(), "the limit is not the stated one, or the raise is none");
    Expect(c_.raised() || c_.raised_by_reference().empty(), "a reference of no raise");
    if (!c_.raised()) return;
    Expect(c_.highest_limit_denominator() > 0 &&
               !Exceeds(c_.limit_numerator(), c_.limit_denominator(), c_.highest_limit_numerator(),
                        c_.highest_limit_denominator()),
           "a limit above the highest");
  }

  Range BaseCount() const {
    switch (c_.base()) {
      case v1::QUOTA_BASE_RATED:
        return RangeOf(c_.rated_count());
      case v1::QUOTA_BASE_ALL:
        return RangeOf(c_.subject_count());
      case v1::QUOTA_BASE_LOWER_BEFORE:
        return RangeOf(c_.lower_count());
      default:
        return RangeOf(c_.lower_or_above_count());
    }
  }

  void CheckSeats() {
    const Range base = RangeOf(c_.base_count());
    Expect(base == BaseCount(), "a base of ", base.least);
    const Range of_limit = {SeatsOf(c_, base.least), SeatsOf(c_, base.greatest)};
    Expect(RangeOf(c_.limit_seat_count()) == of_limit, "the limit gives ", of_limit.least,
           " seats");
    const auto [seats, rule] = SeatsAfterSmallGroups(c_);
    Expect(RangeOf(c_.seat_count()) == seats, c_.seat_count().least(), " seats, expected ",
           seats.least);
    Expect(c_.small_group() == rule, "small group ", c_.small_group(), ", expected ", rule);
  }

  void CheckKeys() {
    bool is_used = true;
    for (int i = 0; i < c_.rank_keys_size(); ++i) {
      const v1::RankKeyUse& key = c_.rank_keys(i);
      Expect(static_cast<int>(key.key()) == i, "key ", key.key(), " at place ", i);
      Expect(is_used || !key.used(), "key ", i, " is used after one that is not");
      Expect(v1::RankMeasure_IsValid(static_cast<int>(key.measure())) && key.measure() != 0, "key ",
             i, " without a measure");
      is_used = key.used();
      used_ += is_used ? 1 : 0;
    }
  }

  // Whether the values rank `a` before `b`; those of the rank keys are compared in their direction.
  bool IsBefore(const v1::Candidate& a, const v1::Candidate& b) const {
    for (int key = 0; key < used_; ++key) {
      const std::optional<int> order = CompareValues(a.rank_values(key), b.rank_values(key));
      if (order == 0) continue;
      if (!order.has_value()) return true;  // too long: taken as it stands
      return c_.rank_keys(key).lowest_first() ? *order < 0 : *order > 0;
    }
    return false;
  }

  void CheckOrder() {
    const auto has_values = [this](const v1::Candidate& one) {
      return one.rank_values_size() == used_;
    };
    if (!std::all_of(c_.candidates().begin(), c_.candidates().end(), has_values)) {
      return Expect(false, "a candidate without its values");
    }
    for (int i = 1; i < c_.candidates_size(); ++i) {
      const v1::Candidate& a = c_.candidates(i - 1);
      const v1::Candidate& b = c_.candidates(i);
      if (AreTied(a, b)) {
        Expect(index_.PlaceOf(a.subject()) < index_.PlaceOf(b.subject()),
               "candidates that are tied, not in canonical order");
      } else {
        Expect(IsBefore(a, b), NameOf(b.subject()), " is ranked below its values");
      }
    }
  }

  Range CountOf(int begin, int end, int self) const {
    Range count;
    for (int i = begin; i < end; ++i) {
      if (i == self) continue;
      count.least += c_.candidates(i).perhaps() ? 0 : 1;
      ++count.greatest;
    }
    return count;
  }

  void CheckOutcomes() {
    const int count = c_.candidates_size();
    for (int begin = 0; begin < count;) {
      int end = begin + 1;
      while (end < count && AreTied(c_.candidates(begin), c_.candidates(end))) ++end;
      for (int i = begin; i < end; ++i) {
        const v1::SeatOutcome stated = c_.candidates(i).outcome();
        const v1::SeatOutcome expected =
            OutcomeOf(c_, {CountOf(0, begin, i), CountOf(begin, end, i)});
        const bool is_settled = expected == v1::SEAT_OUTCOME_TIED && IsByPeople(stated);
        Expect(stated == expected || is_settled, NameOf(c_.candidates(i).subject()), " is ",
               v1::SeatOutcome_Name(stated), ", expected ", v1::SeatOutcome_Name(expected));
      }
      begin = end;
    }
  }

  // Where people seated one of those tied, they settled all.
  void CheckPeople() {
    std::set<v1::SeatOutcome> outcomes;
    for (const v1::Candidate& one : c_.candidates()) outcomes.insert(one.outcome());
    const bool is_settled = outcomes.count(v1::SEAT_OUTCOME_SEATED_BY_PEOPLE) > 0;
    Expect(!is_settled || outcomes.count(v1::SEAT_OUTCOME_TIED) == 0, "settled and tied");
    Expect(is_settled || outcomes.count(v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE) == 0,
           "people seated nobody");
    Expect(is_settled || c_.settled_by_reference().empty(), "a reference that settled nothing");
  }

  void CheckDecided() {
    uint64_t decided = 0;
    for (const v1::Candidate& one : c_.candidates()) {
      if (index_.PlaceOf(one.subject()) < 0) {
        Expect(false, NameOf(one.subject()), " is not in the result");
        continue;
      }
      if (one.perhaps()) continue;  // perhaps in no group
      decided +=
          index_.IsAtOrAbove(index_.Find(one.subject()).decided_tier_id(), c_.tier_id()) ? 1 : 0;
    }
    Expect(decided <= c_.decided_count(), decided, " candidates are decided at the tier");
    Expect(c_.decided_count() <= c_.subject_count().greatest(), "more decided than there are");
    const bool is_exceeded = c_.decided_count() > c_.seat_count().greatest();
    Expect(is_exceeded == index_.HasExceededFinding(c_), c_.decided_count(),
           is_exceeded ? " hold the tier, and no finding says so" : " hold the tier: no finding");
  }

  const ResultIndex& index_;
  const v1::Certificate& c_;
  std::vector<std::string>& faults_;
  int used_ = 0;  // of the rank keys
};

// What the quotas make of each subject, one after the other.
class TierReplay {
 public:
  TierReplay(const ResultIndex& index, const v1::Result& result, std::vector<std::string>* faults)
      : index_(index), result_(result), faults_(*faults) {
    for (const v1::Certificate& certificate : result.certificates()) {
      for (const v1::Candidate& candidate : certificate.candidates()) {
        stands_[NameOf(candidate.subject())].push_back({&certificate, &candidate});
      }
    }
  }

  void Check() {
    for (const v1::SubjectResult& subject : result_.subjects()) {
      if (!subject.qualified_tier_id().empty()) Replay(subject);
    }
  }

 private:
  struct Stand {
    const v1::Certificate* certificate;
    const v1::Candidate* candidate;
  };

  void Fault(const v1::SubjectResult& subject, const std::string& text) {
    faults_.push_back(absl::StrCat(NameOf(subject.subject()), ": ", text));
  }

  // The groups of one quota, from `begin` on: they stand beside each other. Whether it is known
  // what becomes of the tier.
  bool ReplayQuota(const v1::SubjectResult& subject, absl::Span<const Stand> stands,
                   std::string* tier) {
    const v1::Certificate& first = *stands.front().certificate;
    if (!index_.IsAtOrAbove(*tier, first.tier_id())) {
      Fault(subject, absl::StrCat("a candidate of ", GroupName(first), " with ", *tier));
    }
    if (first.effect() == v1::QUOTA_EFFECT_FLAG) return true;
    bool is_known = true;
    for (const Stand& stand : stands) {
      const v1::SeatOutcome outcome = stand.candidate->outcome();
      // Whoever perhaps is no candidate, though the tier is decided, perhaps is not of the group.
      if (IsWithoutSeat(outcome) && !stand.candidate->perhaps()) {
        *tier = first.lowered_to_tier_id();
        return true;
      }
      is_known = is_known && IsSeated(outcome);
    }
    return is_known;
  }

  void Replay(const v1::SubjectResult& subject) {
    std::string tier = subject.qualified_tier_id();
    const std::vector<Stand>& stands = stands_[NameOf(subject.subject())];
    bool is_known = true;
    for (size_t begin = 0; begin < stands.size() && is_known;) {
      size_t end = begin + 1;
      const std::string& quota = stands[begin].certificate->quota_id();
      while (end < stands.size() && stands[end].certificate->quota_id() == quota) ++end;
      is_known =
          ReplayQuota(subject, absl::MakeConstSpan(stands).subspan(begin, end - begin), &tier);
      begin = end;
    }
    if (!is_known) return;
    const bool is_open = subject.proposed_tier_id().empty();
    if (is_open ? !index_.LacksPeerGroup(subject.subject()) : subject.proposed_tier_id() != tier) {
      Fault(subject, absl::StrCat("proposed ", subject.proposed_tier_id(), ", expected ", tier));
    }
  }

  const ResultIndex& index_;
  const v1::Result& result_;
  std::vector<std::string>& faults_;
  std::map<std::string, std::vector<Stand>> stands_;  // by name, in the order of the quotas
};

// The candidates that hold the tier as proposed, and how many of these a rule lets in beyond the
// seats.
class GroupUse {
 public:
  GroupUse(const ResultIndex& index, const v1::Certificate& certificate)
      : index_(index), c_(certificate) {}

  uint64_t Holders() const {
    return static_cast<uint64_t>(
        std::count_if(c_.candidates().begin(), c_.candidates().end(), [this](const auto& one) {
          return !one.perhaps() &&
                 index_.IsAtOrAbove(index_.Find(one.subject()).proposed_tier_id(), c_.tier_id());
        }));
  }

  bool MayHoldMore() const {
    if (c_.effect() == v1::QUOTA_EFFECT_FLAG) return true;
    if (std::any_of(c_.candidates().begin(), c_.candidates().end(), [](const auto& one) {
          return one.outcome() == v1::SEAT_OUTCOME_SEATED_BY_PEOPLE;
        })) {
      return true;
    }
    return c_.ties() == v1::TIE_RULE_KEEP_ALL && IsLastSeatTied();
  }

  bool HasCut() const {
    return std::any_of(c_.candidates().begin(), c_.candidates().end(),
                       [](const auto& one) { return IsWithoutSeat(one.outcome()); });
  }

 private:
  // The one that holds the last seat is tied with the next.
  bool IsLastSeatTied() const {
    const auto seats = static_cast<int>(c_.seat_count().greatest());
    if (seats == 0 || seats >= c_.candidates_size()) return false;
    return AreTied(c_.candidates(seats - 1), c_.candidates(seats));
  }

  const ResultIndex& index_;
  const v1::Certificate& c_;
};

}  // namespace

std::vector<std::string> RecheckCertificates(const v1::Result& result) {
  const ResultIndex index(result);
  std::vector<std::string> faults;
  for (const v1::Certificate& certificate : result.certificates()) {
    CertificateCheck(index, certificate, &faults).Check();
  }
  if (faults.empty()) TierReplay(index, result, &faults).Check();
  return faults;
}

SeatUse CountSeatUse(const v1::Result& result) {
  const ResultIndex index(result);
  SeatUse use;
  for (const v1::Certificate& c : result.certificates()) {
    const GroupUse group(index, c);
    const uint64_t holders = group.Holders();
    const uint64_t seats = c.seat_count().greatest();
    if (holders > seats && !group.MayHoldMore()) {
      use.faults.push_back(absl::StrCat(GroupName(c), ": ", holders, " hold ", seats, " seats"));
    }
    if (group.HasCut()) {
      ++use.bound;
      use.raised += c.raised() ? 1 : 0;
    }
    use.full += seats > 0 && holders == seats ? 1 : 0;
  }
  return use;
}

}  // namespace dangvien::property
