// Sentences on violations and sanctions. What counts is said in one line; an exception that is
// granted case by case stands below it with its own citations.
//
// Tested by tests/unit/page/sentences_test.cc
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "law/kind_names.h"
#include "law/rule_items.h"
#include "law/sentences.h"

namespace dangvien::cli {
namespace {

std::string TargetText(v1::SanctionTarget target, const Asking& asking) {
  switch (target) {
    case v1::SANCTION_TARGET_COMMITTEE_MEMBERS:
      return asking.Say(
          {"Người đang giữ hoặc giữ đến ngày quyết định một chức vụ trong cấp ủy, ban thường vụ",
           "Somebody who holds, or held up to the day of the decision, a post in the committee or "
           "standing committee"});
    case v1::SANCTION_TARGET_MEMBERS:
      return asking.Say({"Đảng viên chính thức của đơn vị, đang hoặc đến ngày quyết định,",
                         "Somebody who is, or was up to the day of the decision, an official "
                         "member of the unit"});
    case v1::SANCTION_TARGET_SUBORDINATES:
      return asking.Say(
          {"Một tổ chức đảng trực thuộc", "A party organization directly below the unit"});
    case v1::SANCTION_TARGET_SUBORDINATE_COMMITTEE_MEMBERS:
      return asking.Say({"Cấp ủy viên của một tổ chức đảng trực thuộc",
                         "A committee member of a party organization directly below the unit"});
    case v1::SANCTION_TARGET_COLLECTIVE_MEMBERS:
      return asking.Say(
          {"Người đang giữ hoặc giữ đến ngày quyết định một chức vụ trong cấp ủy, ban thường vụ "
           "hoặc lãnh đạo đơn vị",
           "Somebody who holds, or held up to the day of the decision, a post in the committee, "
           "standing committee or leadership of the unit"});
    default:
      break;
  }
  switch (asking.asked) {
    case Asked::kMember:
      return asking.Say({"Đảng viên", "The member"});
    case Asked::kLeader:
      return asking.Say({"Cán bộ", "The leader"});
    case Asked::kCollective:
      return asking.Say({"Đơn vị của tập thể", "The unit of the collective"});
    default:
      return asking.Say({"Tổ chức đảng", "The party organization"});
  }
}

std::string YearText(v1::SanctionYear year, const Asking& asking) {
  switch (year) {
    case v1::SANCTION_YEAR_FIRST_DECIDED:
      return asking.Say(
          {"quyết định trong kỳ, một vi phạm chỉ tính một lần (không tính nếu đã bị xử lý trước "
           "kỳ)",
           "decided in the period, one violation counting once (not where it was sanctioned before "
           "the period)"});
    case v1::SANCTION_YEAR_HAPPENED:
      return asking.Say({"vi phạm xảy ra trong kỳ, bất kể quyết định khi nào",
                         "for what happened in the period, whenever it was decided"});
    default:
      return asking.Say({"quyết định trong kỳ", "decided in the period"});
  }
}

// "reprimand or warning by the party".
std::string SanctionText(const v1::SanctionedCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  const std::string forms =
      condition.forms().empty()
          ? asking.Say({"mọi hình thức", "any form"})
          : JoinOr(language, NamesOf<v1::SanctionForm>(language, condition.forms()));
  const std::string sides =
      condition.sides().empty()
          ? asking.Say({"bất kể bên nào", "whatever side"})
          : asking.Say({"do $0", "by $0"},
                       JoinOr(language, NamesOf<v1::Side>(language, condition.sides())));
  return asking.Say({"kỷ luật, xử lý ($0; $1)", "sanctioned ($0; $1)"}, forms, sides);
}

void AddException(const v1::EventException& exception, const Asking& asking, Item& item) {
  Item below = {
      {Plain(asking.Say({"Không tính vi phạm tự phát hiện, đã xử lý và khắc phục xong hậu "
                         "quả: $0 ",
                         "Not counted where self-detected, handled and remedied: $0 "},
                        In(exception.text(), asking.language()))),
       Code(exception.id())},
      {},
      RuleAnchor(exception.id())};
  AddCitations(exception.citations(), asking.names, below);
  item.items.push_back(std::move(below));
}

}  // namespace

Item Sentence(const v1::SanctionedCondition& condition, const Asking& asking) {
  std::vector<std::string> parts = {
      asking.Say({"$0 bị $1", "$0 was $1"}, TargetText(condition.target(), asking),
                 SanctionText(condition, asking)),
      YearText(condition.year(), asking)};
  if (condition.place() == v1::SANCTION_PLACE_WHERE_HAPPENED) {
    parts.push_back(asking.Say(
        {"tính cho đơn vị nơi vi phạm xảy ra", "counted in the unit where it happened"}));
  }
  if (condition.duty_related_only()) {
    parts.push_back(asking.Say(
        {"chỉ tính vi phạm liên quan đến chức trách", "only where related to the duties"}));
  }
  Item item = ItemOf(absl::StrJoin(parts, "; "));
  if (condition.has_self_detected()) AddException(condition.self_detected(), asking, item);
  return item;
}

Item Sentence(const v1::ViolationCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  const std::string kinds =
      condition.kinds().empty()
          ? asking.Say({"vi phạm", "a violation"})
          : asking.Say({"vi phạm ($0)", "a violation ($0)"},
                       JoinOr(language, NamesOf<v1::ViolationKind>(language, condition.kinds())));
  Item item = ItemOf(asking.Say(
      {"Có $0 bị xử lý trong kỳ, xảy ra ở một tổ chức đảng trực thuộc và do cấp ủy ở đó để xảy ra",
       "There is $0 sanctioned in the period, which happened in a party organization directly "
       "below and which the committee there let happen"},
      kinds));
  if (condition.has_self_detected()) AddException(condition.self_detected(), asking, item);
  return item;
}

}  // namespace dangvien::cli
