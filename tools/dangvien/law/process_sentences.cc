// Sentences on reviews, days, records and who decided: what checks ask for.
//
// Tested by tests/unit/page/sentences_test.cc
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "law/kind_names.h"
#include "law/sentences.h"

namespace dangvien::cli {
namespace {

struct RecordPhrase {
  v1::Record record;
  Phrase phrase;
};

constexpr RecordPhrase kRecords[] = {
    {v1::RECORD_PRESENTED_BY_DELEGATE,
     {"Người trình bày được người đứng đầu ủy quyền", "The head authorized who presented"}},
    {v1::RECORD_COMMENTS_COLLECTED,
     {"Đã lấy ý kiến của tổ chức, cá nhân có liên quan trước khi kiểm điểm",
      "Comments of those concerned were collected beforehand"}},
    {v1::RECORD_COMMENTS_GIVEN,
     {"Từng thành viên đã góp ý tại hội nghị", "Each member of the collective spoke"}},
    {v1::RECORD_CONCLUDED_ITEM_BY_ITEM,
     {"Đã kết luận từng nội dung", "It was concluded item by item"}},
    {v1::RECORD_REPORT_REVISED,
     {"Báo cáo đã được hoàn thiện sau hội nghị", "The report was completed after the session"}},
    {v1::RECORD_UNIT_HAS_DEPUTY,
     {"Đơn vị tổ chức hội nghị có cấp phó vào ngày họp",
      "The session's unit has a deputy on the day of the session"}},
    {v1::RECORD_REVIEWED, {"Đã kiểm điểm", "A review took place"}},
    {v1::RECORD_HAS_PARTY_GROUPS, {"Chi bộ có tổ đảng", "It has party groups"}},
    {v1::RECORD_BALLOT_HELD, {"Đã bỏ phiếu xếp loại", "It held a ballot"}},
    {v1::RECORD_BALLOTS_SECRET,
     {"Mọi lần bỏ phiếu đều là phiếu kín", "All its ballots were secret"}},
    {v1::RECORD_BALLOTS_OF_WHOLE_UNIT,
     {"Mọi lần bỏ phiếu đều triệu tập toàn thể đơn vị", "All its ballots were of the whole unit"}},
    {v1::RECORD_COUNTERPARTS_RATED,
     {"Mọi cơ quan, đoàn thể cùng cấp đã được xếp loại cho kỳ này",
      "Every counterpart body has a rating for the period"}},
    {v1::RECORD_PARTY_MEMBER,
     {"Có sinh hoạt đảng chính thức vào ngày xếp loại",
      "Has an official party membership on the rating date"}},
    {v1::RECORD_LEADERS_IN_STANDING_COMMITTEE,
     {"Mọi người giữ chức vụ lãnh đạo đơn vị đều ở trong ban thường vụ của tổ chức đảng cấp trên "
      "trực tiếp của đơn vị",
      "All who hold a post in its leadership are in the standing committee of the party "
      "organization above it, too"}},
    {v1::RECORD_TIER_DECIDED,
     {"Có quyết định về mức xếp loại của đối tượng", "A decision on the tier is in the dossier"}},
    {v1::RECORD_STATE_RATED,
     {"Đã có kết quả xếp loại của bên chính quyền cho kỳ này",
      "A rating by the state side for the period is there"}},
};

std::string Capitalized(std::string text) {
  // Both languages begin these phrases with a letter of ASCII.
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string ReviewText(const v1::ReviewIsCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  std::vector<std::string> parts;
  const auto add = [&](const Phrase& phrase, const std::vector<std::string>& names) {
    if (!names.empty()) parts.push_back(asking.Say(phrase, JoinOr(language, names)));
  };
  add({"kiểm điểm $0", "review of a $0"},
      NamesOf<v1::SubjectKind>(language, condition.subject_kinds()));
  add({"tại $0", "in the $0"}, NamesOf<v1::ReviewBody>(language, condition.bodies()));
  add({"người được kiểm điểm là $0", "reviewed is $0"},
      NamesOf<v1::Holder>(language, condition.holders()));
  add({"nội dung: $0", "$0"}, NamesOf<v1::ReviewDepth>(language, condition.depths()));
  if (parts.empty()) return asking.Say({"mọi cuộc kiểm điểm", "any review"});
  return absl::StrJoin(parts, "; ");
}

// "15 December of the year": counted in months where the policy is not of a year.
std::string DeadlineText(const v1::DeadlineCondition& condition, const Asking& asking) {
  const uint32_t month = condition.month_offset() % 12 + 1;
  const uint32_t years = condition.month_offset() / 12;
  bool is_yearly = true;
  for (const v1::Policy* policy : asking.names.chain()) {
    if (policy->period().kind() == v1::PERIOD_KIND_UNSPECIFIED) continue;
    is_yearly = policy->period().kind() == v1::PERIOD_KIND_YEAR;
    break;
  }
  if (!is_yearly) {
    return asking.Say({"ngày $0 của tháng thứ $1 kể từ tháng đầu kỳ",
                       "day $0 of month $1 counted from the period's first"},
                      condition.day(), condition.month_offset() + 1);
  }
  const std::string year =
      years == 0 ? asking.Say({"năm được đánh giá", "the rated year"})
      : years == 1
          ? asking.Say({"năm tiếp theo", "the following year"})
          : asking.Say({"năm thứ $0 sau năm được đánh giá", "the year $0 years later"}, years);
  return asking.Say({"ngày $0 tháng $1 $2", "day $0 of month $1 of $2"}, condition.day(), month,
                    year);
}

}  // namespace

Item Sentence(const v1::ReviewIsCondition& condition, const Asking& asking) {
  return ItemOf(Capitalized(ReviewText(condition, asking)));
}

Item Sentence(const v1::DateOrderCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  std::string text = Capitalized(
      asking.Say(condition.strictly() ? Phrase{"$0 phải trước $1", "$0 is before $1"}
                                      : Phrase{"$0 không sau $1", "$0 is not after $1"},
                 NameOf(language, condition.earlier()), NameOf(language, condition.later())));
  if (condition.min_days() > 0) {
    absl::StrAppend(&text, asking.Say({", cách ít nhất $0 ngày", ", by at least $0 days"},
                                      condition.min_days()));
  }
  if (condition.min_working_days() > 0) {
    absl::StrAppend(&text,
                    asking.Say({", cách ít nhất $0 ngày làm việc", ", by at least $0 working days"},
                               condition.min_working_days()));
  }
  return ItemOf(text);
}

Item Sentence(const v1::ActorCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  return ItemOf(asking.Say({"$0 là: $1", "$0 is: $1"}, NameOf(language, condition.act()),
                           JoinOr(language, NamesOf<v1::Holder>(language, condition.holders()))));
}

Item Sentence(const v1::RecordedCondition& condition, const Asking& asking) {
  for (const RecordPhrase& entry : kRecords) {
    if (entry.record == condition.record()) return ItemOf(asking.Say(entry.phrase));
  }
  return ItemOf(asking.Say({"(chưa nêu nội dung)", "(no record is stated)"}));
}

Item Sentence(const v1::SectionsCondition& condition, const Asking& asking) {
  const std::string sections =
      JoinAnd(asking.language(), QuotedNames(condition.section_ids(), [&](const std::string& id) {
                return asking.names.ReportSection(id);
              }));
  return ItemOf(
      condition.place() == v1::SECTION_PLACE_EACH_FAULT
          ? asking.Say({"Mỗi hạn chế, khuyết điểm nêu trong báo cáo có các phần: $0",
                        "Each fault that the report names has the parts: $0"},
                       sections)
          : asking.Say({"Báo cáo có các phần: $0", "The report has the sections: $0"}, sections));
}

Item Sentence(const v1::PrecededByCondition& condition, const Asking& asking) {
  const Phrase phrase =
      condition.neighbourhood() == v1::NEIGHBOURHOOD_COUNTERPARTS
          ? Phrase{"Diễn ra sau mọi cuộc kiểm điểm sau đây ở các cơ quan, đoàn thể cùng cấp: $0",
                   "Held after every such review in the counterpart bodies: $0"}
          : Phrase{"Diễn ra sau mọi cuộc kiểm điểm sau đây của cùng đơn vị: $0",
                   "Held after every such review of the same unit: $0"};
  return ItemOf(asking.Say(phrase, ReviewText(condition.selected(), asking)));
}

Item Sentence(const v1::DeadlineCondition& condition, const Asking& asking) {
  return ItemOf(Capitalized(
      asking.Say(condition.inclusive() ? Phrase{"$0: chậm nhất $1", "$0: no later than $1"}
                                       : Phrase{"$0: trước $1", "$0: before $1"},
                 NameOf(asking.language(), condition.field()), DeadlineText(condition, asking))));
}

Item Sentence(const v1::AuthorityCondition& condition, const Asking& asking) {
  const std::string own =
      condition.own_unit() ? asking.Say({"chính đơn vị hoặc ", "the unit itself or "}) : "";
  return ItemOf(
      asking.Say({"Mức xếp loại do $0tổ chức đảng cấp trên, cách không quá $1 cấp, quyết định",
                  "The tier was decided by $0a party organization above, at most $1 levels up"},
                 own, condition.max_levels()));
}

}  // namespace dangvien::cli
