// Sentences on a subject's own marks, counts, attestations, posts and days.
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

std::string RolesText(const google::protobuf::RepeatedPtrField<std::string>& ids,
                      const Asking& asking) {
  return JoinAnd(asking.language(),
                 QuotedNames(ids, [&](const std::string& id) { return asking.names.Role(id); }));
}

// "criteria of “Task results”, without those of “Qualities”".
std::string CriteriaText(const v1::CriteriaCondition& condition, const Asking& asking) {
  const std::string roles = RolesText(condition.role_ids(), asking);
  const std::string excepted = RolesText(condition.except_role_ids(), asking);
  std::string text = condition.role_ids().empty()
                         ? asking.Say({"tiêu chí", "criteria"})
                         : asking.Say({"tiêu chí nhóm $0", "criteria of $0"}, roles);
  if (!condition.except_role_ids().empty()) {
    absl::StrAppend(&text,
                    asking.Say({", trừ tiêu chí nhóm $0,", ", without those of $0,"}, excepted));
  }
  return text;
}

std::string UnitText(const google::protobuf::RepeatedField<int>& kinds,
                     const google::protobuf::RepeatedField<int>& levels, const Asking& asking) {
  const Language language = asking.language();
  std::vector<std::string> parts;
  if (!kinds.empty()) parts.push_back(JoinOr(language, NamesOf<v1::UnitKind>(language, kinds)));
  if (!levels.empty()) parts.push_back(JoinOr(language, NamesOf<v1::UnitLevel>(language, levels)));
  return absl::StrJoin(parts, "; ");
}

// "head or deputy; of the committee".
std::string PostText(const google::protobuf::RepeatedField<int>& kinds,
                     const google::protobuf::RepeatedField<int>& bodies, const Asking& asking) {
  const Language language = asking.language();
  std::string text = kinds.empty() ? asking.Say({"chức vụ bất kỳ", "any post"})
                                   : JoinOr(language, NamesOf<v1::PostKind>(language, kinds));
  if (!bodies.empty()) {
    absl::StrAppend(&text, asking.Say({", thuộc $0", ", in the $0"},
                                      JoinOr(language, NamesOf<v1::PostBody>(language, bodies))));
  }
  return text;
}

}  // namespace

Item Sentence(const v1::CriteriaCondition& condition, const Asking& asking) {
  const std::string criteria = CriteriaText(condition, asking);
  const std::string level = Quoted(asking.names.Level(condition.at_least_level_id()));
  if (condition.at_least_count() > 0) {
    return ItemOf(asking.Say(
        {"Có ít nhất $0 $1 đạt mức $2 trở lên", "At least $0 of the $1 are marked $2 or better"},
        condition.at_least_count(), criteria, level));
  }
  return ItemOf(asking.Say({"Mọi $0 đạt mức $1 trở lên (không có tiêu chí nào để xét: $2)",
                            "All $0 are marked $1 or better (no criterion to look at: $2)"},
                           criteria, level, WhenNoneText(condition.when_none(), asking)));
}

Item Sentence(const v1::TaskShareCondition& condition, const Asking& asking) {
  const std::string groups =
      JoinAnd(asking.language(), QuotedNames(condition.group_ids(), [&](const std::string& id) {
                return asking.names.TaskGroup(id);
              }));
  const std::string excused =
      condition.excused() == v1::EXCUSED_TASKS_LEFT_OUT
          ? asking.Say({"không tính nhiệm vụ chưa xong vì bất khả kháng đã được chấp nhận",
                        "without tasks excused for accepted force majeure"})
          : asking.Say({"kể cả nhiệm vụ chưa xong vì bất khả kháng",
                        "tasks excused for force majeure included"});
  return ItemOf(asking.Say({"$0: số $1 là $2 số được giao ($3; không có nhiệm vụ được giao: $4)",
                            "$0: $2 of the assigned are $1 ($3; nothing assigned: $4)"},
                           groups, NameOf(asking.language(), condition.measure()),
                           ComparedText(condition.comparison(), condition.share(), asking), excused,
                           WhenNoneText(condition.when_none(), asking)));
}

Item Sentence(const v1::AttestedCondition& condition, const Asking& asking) {
  return ItemOf(
      asking.Say({"Được cấp có thẩm quyền xác nhận: $0", "Attested by the competent level: $0"},
                 Quoted(asking.names.Flag(condition.flag_id()))));
}

Item Sentence(const v1::OpenQuestionCondition& condition, const Asking& asking) {
  return {{Plain(asking.Say({"Cấp có thẩm quyền trả lời “có” cho câu hỏi: $0 ",
                             "The competent level answers yes to: $0 "},
                            Quoted(asking.names.Question(condition.question_id())))),
           {Span::Kind::kReference, condition.question_id(),
            absl::StrCat("question ", condition.question_id())}},
          {},
          ""};
}

Item Sentence(const v1::UnitIsCondition& condition, const Asking& asking) {
  const std::string unit = UnitText(condition.kinds(), condition.levels(), asking);
  switch (asking.asked) {
    case Asked::kOrganization:
      return ItemOf(asking.Say({"Tổ chức đảng là: $0", "The party organization is: $0"}, unit));
    case Asked::kMember:
      return ItemOf(asking.Say({"Chi bộ nơi xếp loại là: $0", "The home branch is: $0"}, unit));
    case Asked::kReview:
      return ItemOf(
          asking.Say({"Đơn vị tổ chức hội nghị là: $0", "The session's unit is: $0"}, unit));
    default:
      return ItemOf(asking.Say({"Đơn vị là: $0", "The unit is: $0"}, unit));
  }
}

Item Sentence(const v1::EmploymentCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  return ItemOf(
      asking.Say({"Là: $0", "Is: $0"},
                 JoinOr(language, NamesOf<v1::EmploymentKind>(language, condition.kinds()))));
}

Item Sentence(const v1::AbsentCondition& condition, const Asking& asking) {
  const Language language = asking.language();
  const std::string kinds = JoinOr(language, NamesOf<v1::AbsenceKind>(language, condition.kinds()));
  if (condition.min_months() == 0) {
    return ItemOf(asking.Say({"Vào ngày xếp loại: $0", "On the rating date: $0"}, kinds));
  }
  return ItemOf(asking.Say({"$0: cộng lại từ $1 tháng trọn trở lên trong kỳ",
                            "$0: together at least $1 whole months within the period"},
                           kinds, condition.min_months()));
}

Item Sentence(const v1::TenureCondition& condition, const Asking& asking) {
  const std::string day = condition.day() == v1::TENURE_DAY_PERIOD_END
                              ? asking.Say({"ngày cuối kỳ", "the last day of the period"})
                              : asking.Say({"ngày xếp loại", "the rating date"});
  const auto say = [&](const Phrase& phrase) {
    return ItemOf(asking.Say(phrase, condition.less_than_months(), day));
  };
  switch (asking.asked) {
    case Asked::kMember:
      return say({"Kết nạp chưa đủ $0 tháng trọn tính đến $1",
                  "Admitted less than $0 whole months before $1"});
    case Asked::kLeader:
    case Asked::kPost:
      return say({"Giữ chức vụ chưa đủ $0 tháng trọn tính đến $1",
                  "In the post for less than $0 whole months by $1"});
    default:
      return say({"Thành lập chưa đủ $0 tháng trọn tính đến $1",
                  "Founded less than $0 whole months before $1"});
  }
}

Item Sentence(const v1::ScoreCondition& condition, const Asking& asking) {
  const std::string points =
      asking.Say({"$0 điểm", "$0 points"}, asking.names.Points(condition.points()));
  return ItemOf(absl::StrCat(Quoted(asking.names.Score(condition.score_id())), ": ",
                             asking.Say(PhraseOf(condition.comparison()), points)));
}

Item Sentence(const v1::PostIsCondition& condition, const Asking& asking) {
  return ItemOf(asking.Say({"Chức vụ là: $0", "The post is: $0"},
                           PostText(condition.kinds(), condition.bodies(), asking)));
}

Item Sentence(const v1::HoldsPostsCondition& condition, const Asking& asking) {
  std::string text =
      asking.Say({"Vào ngày xếp loại giữ ít nhất $0 chức vụ: $1",
                  "Holds at least $0 posts on the rating date: $1"},
                 condition.at_least(), PostText(condition.kinds(), condition.bodies(), asking));
  const std::string unit = UnitText(condition.unit_kinds(), condition.unit_levels(), asking);
  if (!unit.empty()) absl::StrAppend(&text, asking.Say({"; ở $0", "; at: $0"}, unit));
  return ItemOf(text);
}

Item Sentence(const v1::RemarksCondition& condition, const Asking& asking) {
  const std::string day =
      condition.before_rating()
          ? asking.Say({"ngày nhận phải rõ và không sau ngày xếp loại",
                        "their day must be known and not after the day of the rating"})
          : asking.Say({"ngày nhận, nếu rõ, không sau ngày xếp loại",
                        "their day, where known, not after the day of the rating"});
  return ItemOf(asking.Say(
      {"Có nhận xét bằng văn bản của mọi chi bộ khác nơi có $0 từ $1 tháng trọn trở lên trong "
       "kỳ; $2",
       "The written remarks of every other branch are there where the person had $0 for at least "
       "$1 whole months within the period; $2"},
      NameOf(asking.language(), condition.kind()), condition.min_months(), day));
}

}  // namespace dangvien::cli
