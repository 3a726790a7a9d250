// A second reading of the definition of quotas, on the words of a certificate alone.
//
// Ranks are read from the values: two candidates are tied exactly where all their values are equal.
// The direction of a key is not stated, so that each key must only go one way.
// Tested by tests/property/recheck_test.cc
#include "tests/property/recheck.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/numeric/int128.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "dangvien/v1/quota.pb.h"

namespace dangvien::property {
namespace {

std::string NameOf(const v1::SubjectRef& subject) {
  return absl::StrCat(subject.kind(), " ", subject.unit_id(), " ", subject.person_id(), " ",
                      subject.post_id());
}

// -1, 0 or 1; nothing where a number is too long to be compared here.
std::optional<int> CompareValues(const std::string& a, const std::string& b) {
  if (a == b) return 0;
  const auto parse = [](const std::string& text, absl::uint128* p, absl::uint128* q) {
    const std::vector<std::string> parts = absl::StrSplit(text, '/');
    uint64_t numerator = 0;
    uint64_t denominator = 1;
    const bool fits = absl::SimpleAtoi(parts[0], &numerator) &&
                      (parts.size() == 1 || absl::SimpleAtoi(parts[1], &denominator));
    *p = numerator;
    *q = denominator;
    return fits;
  };
  absl::uint128 p;
  absl::uint128 q;
  absl::uint128 r;
  absl::uint128 s;
  if (!parse(a, &p, &q) || !parse(b, &r, &s)) return std::nullopt;
  return p * s < r * q ? -1 : (p * s > r * q ? 1 : 0);
}

class Rechecker {
 public:
  explicit Rechecker(const v1::Result& result) : result_(result) {
    for (int i = 0; i < result.subjects_size(); ++i) {
      subjects_[NameOf(result.subjects(i).subject())] = i;
    }
    if (result.tallies_size() == 0) return;
    for (const v1::TierCount& tier : result.tallies(0).direct().tiers()) {
      tiers_.push_back(tier.tier_id());
    }
  }

  std::vector<std::string> Check() {
    for (const v1::Certificate& certificate : result_.certificates()) {
      certificate_ = &certificate;
      CheckCounts();
      CheckSeats();
      CheckOrder();
      CheckOutcomes();
      CheckDecided();
    }
    return std::move(faults_);
  }

 private:
  template <typename... Parts>
  void Expect(bool holds, const Parts&... parts) {
    if (holds) return;
    faults_.push_back(
        absl::StrCat(certificate_->quota_id(), " at ", certificate_->unit_id(), ": ", parts...));
  }

  // The place of a tier, 0 the highest.
  int RankOf(const std::string& tier) const {
    return static_cast<int>(std::find(tiers_.begin(), tiers_.end(), tier) - tiers_.begin());
  }
  bool IsAtOrAbove(const std::string& tier) const {
    return !tier.empty() && RankOf(tier) <= RankOf(certificate_->tier_id());
  }

  void CheckCounts() {
    const v1::Certificate& c = *certificate_;
    const v1::CountRange* above = nullptr;
    for (const v1::CountRange* count :
         {&c.subject_count(), &c.rated_count(), &c.lower_or_above_count(), &c.candidate_count()}) {
      Expect(count->least() <= count->greatest(), "a count from ", count->least(), " to ",
             count->greatest());
      Expect(c.provisional() || count->least() == count->greatest(), "an open count in a ",
             "certificate that is not provisional");
      Expect(above == nullptr ||
                 (count->least() <= above->least() && count->greatest() <= above->greatest()),
             "a part of ", count->greatest(), " greater than its whole");
      above = count;
    }
    const auto sure = std::count_if(c.candidates().begin(), c.candidates().end(),
                                    [](const v1::Candidate& one) { return !one.perhaps(); });
    Expect(static_cast<uint64_t>(sure) == c.candidate_count().least(), sure, " sure candidates");
    Expect(static_cast<uint64_t>(c.candidates_size()) == c.candidate_count().greatest(),
           c.candidates_size(), " candidates");
    Expect(c.provisional() || sure == c.candidates_size(), "an open candidate");
  }

  // What the base counts; nothing where the certificate does not tell.
  std::optional<uint64_t> Base() const {
    const v1::Certificate& c = *certificate_;
    switch (c.base()) {
      case v1::QUOTA_BASE_RATED:
        return c.rated_count().least();
      case v1::QUOTA_BASE_ALL:
        return c.subject_count().least();
      case v1::QUOTA_BASE_LOWER_BEFORE:
        if (RankOf(c.tier_id()) + 1 != RankOf(c.lowered_to_tier_id())) return std::nullopt;
        return c.lower_or_above_count().least() - c.candidate_count().least();
      default:
        return c.lower_or_above_count().least();
    }
  }

  // The greatest x with x <= round(limit * base(x)), by trying.
  uint64_t SeatsOf(uint64_t base) const {
    const v1::Certificate& c = *certificate_;
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

  void CheckSeats() {
    const v1::Certificate& c = *certificate_;
    const v1::CountRange& seats = c.seat_count();
    Expect(seats.least() <= seats.greatest(), "seats from ", seats.least());
    if (c.provisional()) return;
    Expect(seats.least() == seats.greatest(), "open seats");
    const std::optional<uint64_t> base = Base();
    if (c.small_group() != 0 || !base.has_value()) return;
    Expect(seats.least() == SeatsOf(*base), seats.least(), " seats, expected ", SeatsOf(*base));
  }

  bool AreTied(int a, int b) const {
    const auto& one = certificate_->candidates(a).rank_values();
    const auto& other = certificate_->candidates(b).rank_values();
    return std::equal(one.begin(), one.end(), other.begin(), other.end());
  }

  void CheckOrder() {
    const v1::Certificate& c = *certificate_;
    int used = 0;
    for (const v1::RankKeyUse& key : c.rank_keys()) {
      Expect(!key.used() || static_cast<int>(key.key()) == used, "key ", key.key(),
             " is used after one that is not");
      if (key.used()) ++used;
    }
    std::vector<int> direction(static_cast<size_t>(used), 0);
    for (int i = 0; i < c.candidates_size(); ++i) {
      Expect(c.candidates(i).rank_values_size() == used, "values of candidate ", i);
      if (i == 0 || c.candidates(i).rank_values_size() != used) continue;
      if (c.candidates(i - 1).rank_values_size() != used) continue;
      if (AreTied(i - 1, i)) {
        Expect(PlaceOf(i - 1) < PlaceOf(i), "candidates that are tied, not in canonical order");
        continue;
      }
      int key = 0;
      while (c.candidates(i - 1).rank_values(key) == c.candidates(i).rank_values(key)) ++key;
      const std::optional<int> order =
          CompareValues(c.candidates(i - 1).rank_values(key), c.candidates(i).rank_values(key));
      if (!order.has_value()) continue;
      int& known = direction[static_cast<size_t>(key)];
      Expect(known == 0 || known == *order, "key ", key, " goes both ways");
      known = *order;
    }
  }

  // In the result.
  int PlaceOf(int candidate) const {
    const auto it = subjects_.find(NameOf(certificate_->candidates(candidate).subject()));
    return it == subjects_.end() ? -1 : it->second;
  }

  void CheckOutcomes() {
    const int count = certificate_->candidates_size();
    std::vector<int> sure_until(static_cast<size_t>(count) + 1, 0);
    for (int i = 0; i < count; ++i) {
      const int sure = certificate_->candidates(i).perhaps() ? 0 : 1;
      sure_until[static_cast<size_t>(i) + 1] = sure_until[static_cast<size_t>(i)] + sure;
    }
    for (int begin = 0; begin < count;) {
      int end = begin + 1;
      while (end < count && AreTied(begin, end)) ++end;
      const auto b = static_cast<uint64_t>(sure_until[static_cast<size_t>(begin)]);
      const auto up_to = static_cast<uint64_t>(sure_until[static_cast<size_t>(end)]);
      for (int i = begin; i < end; ++i) {
        const v1::Candidate& candidate = certificate_->candidates(i);
        Ahead ahead;
        ahead.fewest_before = b;
        ahead.fewest_with_tied = up_to - (candidate.perhaps() ? 0 : 1);
        ahead.most_before = static_cast<uint64_t>(begin);
        ahead.most_with_tied = static_cast<uint64_t>(end) - 1;
        CheckOutcome(candidate, ahead);
      }
      begin = end;
    }
  }

  // Other candidates that are before one, or tied with it.
  struct Ahead {
    uint64_t fewest_before = 0;
    uint64_t fewest_with_tied = 0;
    uint64_t most_before = 0;
    uint64_t most_with_tied = 0;
  };

  void CheckOutcome(const v1::Candidate& candidate, const Ahead& ahead) {
    const v1::Certificate& c = *certificate_;
    const std::string who = NameOf(candidate.subject());
    const bool surely_seated = ahead.most_with_tied < c.seat_count().least();
    const bool surely_none = ahead.fewest_before >= c.seat_count().greatest();
    const bool is_ranked = std::all_of(c.rank_keys().begin(), c.rank_keys().end(),
                                       [](const v1::RankKeyUse& key) { return key.used(); });
    const bool may_be_kept = is_ranked && ahead.most_before < c.seat_count().least();
    const bool may_be_cut = is_ranked && ahead.fewest_with_tied >= c.seat_count().greatest();
    const v1::SeatOutcome outcome = candidate.outcome();
    if (surely_seated) Expect(outcome == v1::SEAT_OUTCOME_SEATED, who, " has a seat");
    if (surely_none) {
      Expect(outcome == v1::SEAT_OUTCOME_NO_SEAT, who, " has no seat");
      CheckLowered(candidate);
    }
    if (surely_seated || surely_none) return;
    switch (outcome) {
      case v1::SEAT_OUTCOME_SEATED:
        return Expect(may_be_kept, who, " was given a seat");
      case v1::SEAT_OUTCOME_NO_SEAT:
        return Expect(may_be_cut, who, " was given no seat");
      case v1::SEAT_OUTCOME_OPEN:
        return Expect(c.provisional() || !is_ranked, who, " is open");
      case v1::SEAT_OUTCOME_TIED:
      case v1::SEAT_OUTCOME_SEATED_BY_PEOPLE:
      case v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE:
        return Expect(!c.provisional() && is_ranked, who, " is tied");
      default:
        return Expect(false, who, " has no outcome");
    }
  }

  bool HasFinding() const {
    return std::any_of(result_.findings().begin(), result_.findings().end(),
                       [this](const v1::Finding& finding) {
                         return finding.rule_id() == "quota-exceeded" &&
                                finding.unit_id() == certificate_->unit_id();
                       });
  }

  // A sure candidate without a seat has a lower tier, or the quota only flags; then the group holds
  // more than its seats, as long as people have not decided otherwise.
  void CheckLowered(const v1::Candidate& candidate) {
    if (candidate.perhaps()) return;
    const auto it = subjects_.find(NameOf(candidate.subject()));
    Expect(it != subjects_.end(), NameOf(candidate.subject()), " is not in the result");
    if (it == subjects_.end()) return;
    const v1::SubjectResult& subject = result_.subjects(it->second);
    if (!IsAtOrAbove(subject.proposed_tier_id()) || !IsAtOrAbove(subject.decided_tier_id())) return;
    Expect(certificate_->decided_count() <= certificate_->seat_count().greatest() || HasFinding(),
           NameOf(candidate.subject()), " keeps the tier without a seat and without a finding");
  }

  void CheckDecided() {
    const v1::Certificate& c = *certificate_;
    uint64_t decided = 0;
    for (const v1::Candidate& candidate : c.candidates()) {
      if (candidate.perhaps()) continue;  // perhaps in no group
      const auto it = subjects_.find(NameOf(candidate.subject()));
      if (it == subjects_.end()) continue;
      if (IsAtOrAbove(result_.subjects(it->second).decided_tier_id())) ++decided;
    }
    Expect(decided <= c.decided_count(), decided, " candidates are decided at the tier");
    Expect(c.decided_count() <= c.subject_count().greatest(), "more decided than there are");
    Expect(c.decided_count() <= c.seat_count().greatest() || HasFinding(),
           "the quota is exceeded without a finding");
  }

  const v1::Result& result_;
  std::map<std::string, int> subjects_;  // by name: the place in the result
  std::vector<std::string> tiers_;       // from the highest
  const v1::Certificate* certificate_ = nullptr;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> RecheckCertificates(const v1::Result& result) {
  return Rechecker(result).Check();
}

}  // namespace dangvien::property
