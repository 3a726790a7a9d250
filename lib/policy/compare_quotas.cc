// A quota is lenient in many ways, and each is a field: more seats of the same group, fewer who
// need one, less harm to who has none. Most fields have an order,
//
//   base:  lower before <= lower after <= lower or above <= rated <= all      (sizes of the base)
//   ties:  cut all, refer, keep all          effect:  demote, flag
//
// and a step up that order is more lenient whatever the other fields say. Who belongs to a group,
// and what small groups get, has no order: more for one is less for another. A difference there is
// reported, so that nothing is missed.
//
// Rank keys are not looked at: they say who gets a seat, not how many.
// Tested by tests/unit/policy/loosening_test.cc
#include "policy/compare_quotas.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "policy/describe_atom.h"
#include "wire/same_bytes.h"

namespace dangvien {
namespace {

using wire::QuotaBase;
using wire::TieRule;

bool IsGreater(const wire::Share& a, const wire::Share& b) {
  return uint64_t{a.numerator} * b.denominator > uint64_t{b.numerator} * a.denominator;
}

std::string ToText(const wire::Share& share) {
  return absl::StrCat(share.numerator, "/", share.denominator);
}

int OrderOf(TieRule ties) {
  if (ties == TieRule::kCutAll) return 0;
  return ties == TieRule::kRefer ? 1 : 2;
}

size_t RankOf(const QuotaVersion& version, absl::string_view tier_id) {
  const auto& tiers = version.policy.message.tiers;
  size_t rank = 0;
  while (rank < tiers.size() && tiers[rank].id != tier_id) ++rank;
  return rank;
}

class Fields {
 public:
  Fields(const QuotaVersion& before, const QuotaVersion& after)
      : before_(before), after_(after), was_(before.quota), is_(after.quota) {}

  std::vector<std::string> Run() {
    if (!wire::SameBytes(was_.applies, is_.applies))
      Add("`applies` differs: others may need no seat");
    if (!wire::SameBytes(was_.group, is_.group)) Add("the groups differ: one may be better off");
    Tiers();
    Limit();
    if (OrderOf(is_.ties) > OrderOf(was_.ties)) {
      Replaced("ties", WordOf(wire::Name(is_.ties), "TIE_RULE_"),
               WordOf(wire::Name(was_.ties), "TIE_RULE_"));
    }
    if (is_.effect > was_.effect) Add("who is beyond the seats keeps the tier");
    if (is_.head > was_.head) Add("heads need no seat");
    return std::move(found_);
  }

 private:
  void Add(std::string text) { found_.push_back(std::move(text)); }

  void Replaced(absl::string_view what, const std::string& is, const std::string& was) {
    Add(absl::StrCat(what, " ", is, " in place of ", was));
  }

  void Tiers() {
    if (RankOf(after_, is_.tier_id) < RankOf(before_, was_.tier_id)) {
      Replaced("a seat is needed from", absl::StrCat("`", is_.tier_id, "`"),
               absl::StrCat("`", was_.tier_id, "`"));
    }
    if (is_.lowered_to_tier_id != was_.lowered_to_tier_id) {
      Replaced("lowered to", absl::StrCat("`", is_.lowered_to_tier_id, "`"),
               absl::StrCat("`", was_.lowered_to_tier_id, "`"));
    }
  }

  void Limit() {
    if (is_.limit.has_value() && was_.limit.has_value() && IsGreater(*is_.limit, *was_.limit)) {
      Replaced("limit", ToText(*is_.limit), ToText(*was_.limit));
    }
    if (SizeOf(is_.base) > SizeOf(was_.base)) {
      Replaced("base", WordOf(wire::Name(is_.base), "QUOTA_BASE_"),
               WordOf(wire::Name(was_.base), "QUOTA_BASE_"));
    }
    if (is_.rounding > was_.rounding) {
      Replaced("rounding", WordOf(wire::Name(is_.rounding), "SEAT_ROUNDING_"),
               WordOf(wire::Name(was_.rounding), "SEAT_ROUNDING_"));
    }
    SmallGroups();
    if (!is_.highest_limit.has_value()) return;
    if (!was_.highest_limit.has_value()) {
      Add(absl::StrCat("the limit may be raised to ", ToText(*is_.highest_limit)));
    } else if (IsGreater(*is_.highest_limit, *was_.highest_limit)) {
      Replaced("the limit may be raised to", ToText(*is_.highest_limit),
               ToText(*was_.highest_limit));
    }
  }

  // n - x where x hold a seat is at least n - c where c are candidates: after is more than before.
  static int SizeOf(QuotaBase base) {
    if (base == QuotaBase::kLowerBefore) return 0;
    return base == QuotaBase::kLowerAfter ? 1 : static_cast<int>(base);
  }

  // Walked in order, so that a rule that is the same may still be reached by other groups.
  void SmallGroups() {
    const std::vector<std::string> was = SmallGroupsOf(before_);
    const std::vector<std::string> is = SmallGroupsOf(after_);
    if (was == is) return;
    const auto list = [](const std::vector<std::string>& groups) {
      std::string text;
      for (const std::string& group : groups) {
        absl::StrAppend(&text, text.empty() ? "" : "; ", group);
      }
      return text.empty() ? std::string("no rule") : text;
    };
    Replaced("small groups:", list(is), list(was));
  }

  // "rated 1 to 6: 1"
  static std::vector<std::string> SmallGroupsOf(const QuotaVersion& version) {
    std::vector<std::string> groups;
    for (const wire::SmallGroup& group : version.quota.small_groups) {
      if (!version.policy.IsChosen(group.under)) continue;
      groups.push_back(absl::StrCat(WordOf(wire::Name(group.counted), "SMALL_GROUP_COUNT_"), " ",
                                    group.at_least, " to below ", group.fewer_than, ": ",
                                    group.seats));
    }
    return groups;
  }

  const QuotaVersion& before_;
  const QuotaVersion& after_;
  const wire::Quota& was_;
  const wire::Quota& is_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> QuotaLoosenings(const QuotaVersion& before, const QuotaVersion& after) {
  return Fields(before, after).Run();
}

}  // namespace dangvien
