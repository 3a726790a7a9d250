// A quota in words: who is counted, what the limit is a share of, how it is rounded, what small
// groups get, who gets a seat and what happens at a tie. An example in numbers follows the limit,
// so that nobody has to trust the words: the seats for bases of 5, 9, 12, 24 and 50.
//
// Tested by tests/unit/page/policy_page_test.cc
#include "law/quota_items.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "law/kind_names.h"
#include "law/rule_items.h"

namespace dangvien::cli {
namespace {

constexpr uint64_t kExampleCounts[] = {5, 9, 12, 24, 50};

constexpr Phrase kSmallGroupCounts[] = {
    {"đối tượng", "subjects"},
    {"đối tượng xếp từ $0 trở lên (trước khi chọn)", "rated $0 or above (before the pick)"},
    {"đối tượng xếp $0 còn lại sau khi chọn", "left at $0 after the pick"},
    {"đối tượng được xếp loại", "rated"},
    {"đối tượng, kể cả không xếp loại", "in all, rated or not"},
};
static_assert(std::size(kSmallGroupCounts) == v1::SmallGroupCount_ARRAYSIZE);

constexpr Phrase kGroups[] = {
    {"nhóm chưa nêu", "a group that is not stated"},
    {"toàn bộ đối tượng theo chính sách này", "all subjects under this policy"},
    {"từng đơn vị", "each unit"},
    {"các đối tượng trực thuộc cùng một đơn vị cấp trên", "what is directly below one unit"},
    {"mỗi đơn vị gần nhất thuộc: $0 (không có thì tính toàn bộ)",
     "each nearest unit of the $0 (where there is none: the whole)"},
};
static_assert(std::size(kGroups) == v1::GroupWithin_ARRAYSIZE);

constexpr Phrase kSplits[] = {
    {"", ""},
    {", riêng từng loại hình đơn vị", ", each kind of unit apart"},
    {", riêng từng nhóm có vị trí, điều kiện tương đương", ", each peer group apart"},
};
static_assert(std::size(kSplits) == v1::GroupBy_ARRAYSIZE);

constexpr Phrase kTies[] = {
    {"Ngang nhau ở suất cuối cùng: cấp có thẩm quyền quyết định",
     "Tied at the line: the competent level decides"},
    {"Ngang nhau ở suất cuối cùng: không ai được suất",
     "Tied at the line: none of them has a seat"},
    {"Ngang nhau ở suất cuối cùng: tất cả đều được", "Tied at the line: each of them has a seat"},
};
static_assert(std::size(kTies) == v1::TieRule_ARRAYSIZE);

constexpr Phrase kHeads[] = {
    {"Người đứng đầu: tính như mọi đối tượng khác", "Heads count as everybody does"},
    {"Người đứng đầu: không cần suất và không tính vào số làm gốc",
     "Heads need no seat and are in no base"},
};
static_assert(std::size(kHeads) == v1::QuotaHead_ARRAYSIZE);

// round(limit * base), exactly.
uint64_t Rounded(const v1::Quota& quota, uint64_t base) {
  const uint64_t numerator = base * quota.limit().numerator();
  const uint64_t denominator = quota.limit().denominator();
  if (denominator == 0) return 0;
  const bool is_half_up = quota.rounding() == v1::SEAT_ROUNDING_HALF_UP;
  return is_half_up ? (2 * numerator + denominator) / (2 * denominator) : numerator / denominator;
}

// The greatest number of seats x <= count with x <= round(limit * base(x)).
uint64_t SeatsFor(const v1::Quota& quota, uint64_t count) {
  for (uint64_t seats = count; seats > 0; --seats) {
    const bool is_after = quota.base() == v1::QUOTA_BASE_LOWER_AFTER;
    if (seats <= Rounded(quota, is_after ? count - seats : count)) return seats;
  }
  return 0;
}

Item Example(const v1::Quota& quota, const Asking& asking) {
  std::vector<std::string> parts;
  for (const uint64_t count : kExampleCounts) {
    parts.push_back(absl::StrCat(count, " → ", SeatsFor(quota, count)));
  }
  const Phrase phrase =
      quota.base() == v1::QUOTA_BASE_LOWER_AFTER
          ? Phrase{"Ví dụ, theo số từ mức đó trở lên trước khi chọn: $0",
                   "For example, by the number at that tier or above before the pick: $0"}
          : Phrase{"Ví dụ, theo số làm gốc: $0", "For example, by the base: $0"};
  return ItemOf(asking.Say(phrase, absl::StrJoin(parts, "; ")));
}

std::string GroupText(const v1::QuotaGroup& group, const Asking& asking) {
  const Language language = asking.language();
  const std::string levels = JoinOr(language, NamesOf<v1::UnitLevel>(language, group.levels()));
  return absl::StrCat(asking.Say(PhraseAt(kGroups, group.within()), levels),
                      asking.Say(PhraseAt(kSplits, group.by())));
}

Item SmallGroupItem(const v1::SmallGroup& small, const v1::Quota& quota, const Asking& asking) {
  const std::string counted = asking.Say(PhraseAt(kSmallGroupCounts, small.counted()),
                                         Quoted(asking.names.Tier(quota.lowered_to_tier_id())));
  Item item =
      ItemOf(small.at_least() == 0
                 ? asking.Say({"Nhóm nhỏ: dưới $0 $1 thì có $2 suất",
                               "Small group: fewer than $0 $1: $2 seats"},
                              small.fewer_than(), counted, small.seats())
                 : asking.Say({"Nhóm nhỏ: từ $3 đến dưới $0 $1 thì có $2 suất",
                               "Small group: at least $3 and fewer than $0 $1: $2 seats"},
                              small.fewer_than(), counted, small.seats(), small.at_least()));
  AddReadings(small.under(), asking.names, item);
  AddCitations(small.citations(), asking.names, item);
  return item;
}

std::string RankText(const v1::RankKey& key, const v1::Quota& quota, const Asking& asking) {
  switch (key.measure()) {
    case v1::RANK_MEASURE_SCORE:
      return Quoted(asking.names.Score(key.score_id()));
    case v1::RANK_MEASURE_TASK_SHARE: {
      const auto groups = QuotedNames(
          key.group_ids(), [&](const std::string& id) { return asking.names.TaskGroup(id); });
      return asking.Say({"tỷ lệ nhiệm vụ $0 trên số được giao ($1)",
                         "share of the assigned tasks that are $0 ($1)"},
                        NameOf(asking.language(), key.task_measure()),
                        JoinAnd(asking.language(), groups));
    }
    case v1::RANK_MEASURE_CRITERIA_AT:
      return asking.Say(
          {"số tiêu chí đạt mức $0 trở lên", "number of criteria marked $0 or better"},
          Quoted(asking.names.Level(key.level_id())));
    case v1::RANK_MEASURE_PRIOR_RATINGS:
      return asking.Say({"số quý trong kỳ được bên đảng xếp loại từ $0 trở lên",
                         "number of quarters within the period rated $0 or above by the party"},
                        Quoted(asking.names.Tier(quota.tier_id())));
    default:
      return asking.Say({"chưa nêu", "not stated"});
  }
}

Item RankItem(const v1::Quota& quota, const Asking& asking) {
  if (quota.rank_keys().empty()) {
    return ItemOf(
        asking.Say({"Thứ tự chọn: không nêu; nhiều người hơn số suất thì coi là ngang nhau",
                    "Ranking: none is stated; with more candidates than seats all are tied"}));
  }
  Item item = ItemOf(asking.Say({"Thứ tự chọn, khóa trước quyết định trước:",
                                 "Ranked by, the first that differs deciding:"}));
  for (const v1::RankKey& key : quota.rank_keys()) {
    const Phrase order = key.lowest_first() ? Phrase{"$0, thấp trước", "$0, the lowest first"}
                                            : Phrase{"$0, cao trước", "$0, the highest first"};
    Item below = ItemOf(asking.Say(order, RankText(key, quota, asking)));
    AddCitations(key.citations(), asking.names, below);
    item.items.push_back(std::move(below));
  }
  return item;
}

std::string EffectText(const v1::Quota& quota, const Asking& asking) {
  const std::string lower = Quoted(asking.names.Tier(quota.lowered_to_tier_id()));
  return quota.effect() == v1::QUOTA_EFFECT_FLAG
             ? asking.Say({"Vượt số suất: chỉ nêu lưu ý, không hạ mức",
                           "Beyond the seats: reported only, no tier is lowered"})
             : asking.Say({"Không được suất: xuống $0", "Without a seat: lowered to $0"}, lower);
}

void AddLimit(const v1::Quota& quota, const Asking& asking, Item& item) {
  const std::string lower = Quoted(asking.names.Tier(quota.lowered_to_tier_id()));
  Item limit =
      ItemOf(asking.Say({"Số suất: nhiều nhất $0 $1; $2", "Seats: at most $0 of $1; $2"},
                        ShareText(quota.limit(), asking), asking.Say(PhraseOf(quota.base()), lower),
                        asking.Say(PhraseOf(quota.rounding()))));
  limit.items.push_back(Example(quota, asking));
  item.items.push_back(std::move(limit));
  item.items.push_back(
      ItemOf(quota.has_highest_limit()
                 ? asking.Say({"Quyết định có nêu lý do có thể nâng tỷ lệ, không quá $0",
                               "A reasoned decision may raise the limit up to $0"},
                              ShareText(quota.highest_limit(), asking))
                 : asking.Say({"Không được nâng tỷ lệ", "The limit may not be raised"})));
}

}  // namespace

Item QuotaItem(const v1::Quota& quota, const Asking& asking) {
  Item item = HeadItem(quota.text(), quota.id(), asking.language());
  AddReadings(quota.under(), asking.names, item);
  if (quota.has_applies()) {
    item.items.push_back(Labelled(asking.Say({"Chỉ tính đối tượng mà", "Only subjects where"}),
                                  Sentence(quota.applies(), asking)));
  }
  item.items.push_back(
      ItemOf(asking.Say({"Tính trong: $0", "Kept within: $0"}, GroupText(quota.group(), asking))));
  v1::TierBand seated;
  seated.set_worst_tier_id(quota.tier_id());
  item.items.push_back(ItemOf(asking.Say({"Cần suất: ai được xếp $0", "Who needs a seat: rated $0"},
                                         asking.names.Band(seated))));
  AddLimit(quota, asking, item);
  for (const v1::SmallGroup& small : quota.small_groups()) {
    item.items.push_back(SmallGroupItem(small, quota, asking));
  }
  const bool are_people = asking.asked == Asked::kMember || asking.asked == Asked::kLeader;
  if (are_people || quota.head() != v1::QUOTA_HEAD_COUNTED) {
    item.items.push_back(ItemOf(asking.Say(PhraseAt(kHeads, quota.head()))));
  }
  item.items.push_back(RankItem(quota, asking));
  item.items.push_back(ItemOf(asking.Say(PhraseAt(kTies, quota.ties()))));
  item.items.push_back(ItemOf(EffectText(quota, asking)));
  AddCitations(quota.citations(), asking.names, item);
  return item;
}

}  // namespace dangvien::cli
