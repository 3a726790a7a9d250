// One table an enumeration, by number; entry 0 is what is not stated. A value that is added to the
// schema does not compile until it has its words here.
//
// Vietnamese takes the terms of the field; GLOSSARY.md is the list.
//
// Tested by tests/unit/page/sentences_test.cc
#include "law/kind_names.h"

#include <iterator>

namespace dangvien::cli {
namespace {

constexpr Phrase kSubjectKinds[] = {
    {"đối tượng", "subject"},
    {"tổ chức đảng", "party organization"},
    {"đảng viên", "party member"},
    {"tập thể lãnh đạo, quản lý", "leadership collective"},
    {"cán bộ lãnh đạo, quản lý", "leading cadre"},
};
static_assert(std::size(kSubjectKinds) == v1::SubjectKind_ARRAYSIZE);

constexpr Phrase kPeriodKinds[] = {
    {"kỳ", "period"},   {"năm", "year"},      {"quý", "quarter"},
    {"tháng", "month"}, {"nhiệm kỳ", "term"}, {"đột xuất", "unscheduled"},
};
static_assert(std::size(kPeriodKinds) == v1::PeriodKind_ARRAYSIZE);

constexpr Phrase kUnitKinds[] = {
    {"đơn vị chưa rõ loại hình", "unit of a kind that is not stated"},
    {"đảng bộ", "party body"},
    {"chi bộ", "branch"},
    {"chính quyền", "government"},
    {"cơ quan quản lý, điều hành", "management body"},
    {"Mặt trận Tổ quốc", "Fatherland Front"},
    {"đoàn thể quần chúng", "mass organization"},
    {"cơ quan chuyên môn", "agency"},
    {"đơn vị sự nghiệp", "public service unit"},
    {"Hội đồng nhân dân", "people's council"},
};
static_assert(std::size(kUnitKinds) == v1::UnitKind_ARRAYSIZE);

constexpr Phrase kUnitLevels[] = {
    {"cấp chưa rõ", "level not stated"},
    {"cấp Trung ương", "central level"},
    {"cấp tỉnh", "province level"},
    {"cấp huyện và tương đương", "district level"},
    {"cấp trên trực tiếp cơ sở", "level directly above the grassroots"},
    {"cấp cơ sở", "grassroots level"},
    {"cấp bộ phận (đảng bộ bộ phận)", "section level (between grassroots and branch)"},
    {"cấp trực thuộc (chi bộ trực thuộc)", "subordinate level (branch below a party body)"},
};
static_assert(std::size(kUnitLevels) == v1::UnitLevel_ARRAYSIZE);

constexpr Phrase kEmploymentKinds[] = {
    {"chưa rõ", "not stated"},
    {"cán bộ", "cadre"},
    {"công chức", "civil servant"},
    {"viên chức", "public employee"},
    {"người lao động", "worker"},
    {"lực lượng vũ trang", "armed forces"},
    {"hưu trí", "retired"},
    {"học sinh, sinh viên", "student"},
    {"đối tượng khác", "another employment"},
};
static_assert(std::size(kEmploymentKinds) == v1::EmploymentKind_ARRAYSIZE);

constexpr Phrase kSides[] = {
    {"bên chưa rõ", "a side that is not stated"},
    {"bên đảng", "the party"},
    {"bên chính quyền, chuyên môn", "the state side"},
    {"bên đoàn thể", "mass organizations"},
};
static_assert(std::size(kSides) == v1::Side_ARRAYSIZE);

constexpr Phrase kSanctionForms[] = {
    {"hình thức chưa rõ", "a form that is not stated"},
    {"khiển trách", "reprimand"},
    {"cảnh cáo", "warning"},
    {"hạ bậc lương", "cut of a salary step"},
    {"giáng chức", "demotion"},
    {"cách chức", "dismissal from office"},
    {"khai trừ", "expulsion"},
    {"buộc thôi việc", "forced resignation"},
    {"giải tán", "dissolution"},
    {"hình thức xử lý khác", "another handling"},
};
static_assert(std::size(kSanctionForms) == v1::SanctionForm_ARRAYSIZE);

constexpr Phrase kViolationKinds[] = {
    {"vi phạm chưa rõ loại", "violation of a kind that is not stated"},
    {"tham ô, tham nhũng, lãng phí, tiêu cực", "corruption, waste"},
    {"vi phạm khác", "another violation"},
};
static_assert(std::size(kViolationKinds) == v1::ViolationKind_ARRAYSIZE);

constexpr Phrase kAbsenceKinds[] = {
    {"vắng chưa rõ lý do", "absence of a kind that is not stated"},
    {"miễn công tác và sinh hoạt đảng", "exempt from work and party life"},
    {"đình chỉ sinh hoạt đảng", "suspended from party life"},
    {"đình chỉ sinh hoạt cấp ủy", "suspended from the committee"},
    {"nghỉ ốm", "sick leave"},
    {"nghỉ thai sản", "maternity leave"},
    {"đi học", "away for study"},
    {"vắng vì lý do khác", "another absence"},
};
static_assert(std::size(kAbsenceKinds) == v1::AbsenceKind_ARRAYSIZE);

constexpr Phrase kPostKinds[] = {
    {"chức vụ chưa rõ", "post of a kind that is not stated"},
    {"người đứng đầu", "head"},
    {"cấp phó", "deputy"},
    {"ủy viên, thành viên", "member of the body"},
};
static_assert(std::size(kPostKinds) == v1::PostKind_ARRAYSIZE);

constexpr Phrase kPostBodies[] = {
    {"nơi giữ chức vụ chưa rõ", "body not stated"},
    {"cấp ủy", "committee"},
    {"ban thường vụ", "standing committee"},
    {"lãnh đạo cơ quan, đoàn thể", "leadership of a counterpart body"},
    {"tổ đảng", "party group"},
};
static_assert(std::size(kPostBodies) == v1::PostBody_ARRAYSIZE);

constexpr Phrase kReviewBodies[] = {
    {"nơi kiểm điểm chưa rõ", "reviewing body not stated"},
    {"cấp ủy", "party committee"},
    {"hội nghị chi bộ", "meeting of the branch"},
    {"tổ đảng", "party group"},
    {"tập thể lãnh đạo, quản lý", "leadership collective"},
    {"cơ quan chuyên môn", "professional agency"},
    {"đoàn thể", "mass organization"},
};
static_assert(std::size(kReviewBodies) == v1::ReviewBody_ARRAYSIZE);

constexpr Phrase kReviewDepths[] = {
    {"nội dung chưa rõ", "depth not stated"},
    {"kiểm điểm sâu về nhiệm vụ theo chức vụ", "in depth on the duties of the post"},
    {"kiểm điểm nhiệm vụ đảng viên", "on the duties of a party member"},
};
static_assert(std::size(kReviewDepths) == v1::ReviewDepth_ARRAYSIZE);

constexpr Phrase kTaskMeasures[] = {
    {"được giao", "assigned"},
    {"hoàn thành", "completed"},
    {"hoàn thành đúng tiến độ, bảo đảm chất lượng", "completed on time and with quality"},
    {"hoàn thành vượt mức", "exceeded"},
};
static_assert(std::size(kTaskMeasures) == v1::TaskMeasure_ARRAYSIZE);

constexpr Phrase kPopulations[] = {
    {"đối tượng", "subjects"},
    {"đảng viên của đơn vị", "members placed in the unit"},
    {"tổ chức đảng trực thuộc", "party organizations directly below"},
    {"cơ quan, đoàn thể cùng cấp", "counterpart bodies"},
};
static_assert(std::size(kPopulations) == v1::Population_ARRAYSIZE);

constexpr Phrase kLayers[] = {
    {"xếp loại", "tier"},
    {"mức đủ điều kiện (trước khi xét tỷ lệ)", "qualified tier (before quotas)"},
    {"mức đề xuất", "proposed tier"},
    {"mức được quyết định", "decided tier"},
};
static_assert(std::size(kLayers) == v1::Layer_ARRAYSIZE);

constexpr Phrase kHolders[] = {
    {"người chưa rõ", "somebody who is not stated"},
    {"người đứng đầu của đơn vị tổ chức hội nghị", "a head of the session's unit"},
    {"cấp phó của đơn vị tổ chức hội nghị", "a deputy of the session's unit"},
    {"người không phải người đứng đầu hay cấp phó", "neither a head nor a deputy"},
    {"người được kiểm điểm", "the reviewed person"},
    {"người chủ trì", "who chaired"},
};
static_assert(std::size(kHolders) == v1::Holder_ARRAYSIZE);

constexpr Phrase kDateFields[] = {
    {"ngày chưa rõ", "a day that is not stated"},
    {"ngày gửi dự thảo báo cáo", "the day on which the draft was sent"},
    {"ngày họp kiểm điểm", "the day of the session"},
    {"ngày bỏ phiếu, quyết định xếp loại", "the day on which the rating was voted or decided"},
    {"ngày đơn vị tổng kết năm", "the day of the unit's summing-up"},
    {"ngày báo cáo kết quả lên cấp trên", "the day on which the results were reported"},
    {"ngày kiểm điểm sau cùng", "the day of the last review"},
    {"ngày bên chính quyền xếp loại", "the day of the rating by the state side"},
};
static_assert(std::size(kDateFields) == v1::DateField_ARRAYSIZE);

constexpr Phrase kActs[] = {
    {"Người thực hiện", "Who acted"},
    {"Người chỉ đạo chuẩn bị", "Who directed the preparation"},
    {"Người trình bày", "Who presented"},
    {"Người chủ trì", "Who chaired"},
    {"Người kết luận", "Who concluded"},
};
static_assert(std::size(kActs) == v1::Act_ARRAYSIZE);

constexpr Phrase kVoteBases[] = {
    {"số chưa rõ", "a base that is not stated"},
    {"số người được triệu tập", "those summoned"},
    {"số người được triệu tập, trừ người vắng có lý do được chấp nhận",
     "those summoned less those excused"},
    {"số người có mặt", "those present"},
    {"số phiếu phát ra", "the ballots issued"},
    {"số phiếu thu về", "the ballots returned"},
    {"số phiếu hợp lệ", "the valid ballots"},
};
static_assert(std::size(kVoteBases) == v1::VoteBase_ARRAYSIZE);

constexpr Phrase kMembershipKinds[] = {
    {"sinh hoạt chưa rõ loại", "a membership of a kind that is not stated"},
    {"sinh hoạt đảng chính thức", "an official membership"},
    {"sinh hoạt đảng tạm thời", "a temporary membership"},
    {"làm việc", "a place of work"},
};
static_assert(std::size(kMembershipKinds) == v1::MembershipKind_ARRAYSIZE);

constexpr Phrase kSeverities[] = {
    {"mức độ chưa rõ", "severity not stated"},
    {"lưu ý", "note"},
    {"cảnh báo", "warning"},
    {"lỗi", "error"},
};
static_assert(std::size(kSeverities) == v1::Severity_ARRAYSIZE);

constexpr Phrase kReviewPlaceKinds[] = {
    {"nơi chưa rõ", "a place that is not stated"},
    {"chi bộ nơi sinh hoạt đảng chính thức", "the branch of the official membership"},
    {"trước ban thường vụ của tổ chức đảng nơi giữ chức vụ",
     "before the standing committee of the party organization of the post"},
    {"trước cấp ủy của tổ chức đảng nơi giữ chức vụ",
     "before the committee of the party organization of the post"},
    {"trước tập thể lãnh đạo, quản lý của đơn vị nơi giữ chức vụ",
     "before the leadership collective of the unit of the post"},
    {"hội nghị cán bộ chủ chốt hoặc toàn thể cán bộ của đơn vị nơi giữ chức vụ",
     "a conference of key cadres, or of all staff, of the unit of the post"},
    {"nơi khác do cấp có thẩm quyền quyết định",
     "a further place that the competent level may name"},
};
static_assert(std::size(kReviewPlaceKinds) == v1::ReviewPlaceKind_ARRAYSIZE);

constexpr Phrase kComparisons[] = {
    {"so với $0", "compared with $0"}, {"dưới $0", "less than $0"}, {"không quá $0", "at most $0"},
    {"từ $0 trở lên", "at least $0"},  {"trên $0", "more than $0"},
};
static_assert(std::size(kComparisons) == v1::Comparison_ARRAYSIZE);

constexpr Phrase kBases[] = {
    {"số chưa nêu", "a base that is not stated"},
    {"số đối tượng xếp $0 sau khi đã chọn (số từ mức đó trở lên, trừ số suất)",
     "those rated $0 after the pick (those at that tier or above, less the seats)"},
    {"số đối tượng xếp $0 trước khi chọn", "those rated $0 before the pick"},
    {"số đối tượng xếp từ $0 trở lên", "those rated $0 or above"},
    {"số đối tượng được xếp loại", "all rated subjects"},
    {"tổng số đối tượng, kể cả không xếp loại", "all subjects, rated or not"},
};
static_assert(std::size(kBases) == v1::QuotaBase_ARRAYSIZE);

constexpr Phrase kRoundings[] = {
    {"không nêu cách làm tròn", "rounding is not stated"},
    {"lấy phần nguyên", "rounded down"},
    {"làm tròn, từ 0,5 trở lên thành 1", "rounded, .5 and above up"},
};
static_assert(std::size(kRoundings) == v1::SeatRounding_ARRAYSIZE);

}  // namespace

std::string NameOf(Language language, v1::SubjectKind value) {
  return In(PhraseAt(kSubjectKinds, value), language);
}
std::string NameOf(Language language, v1::PeriodKind value) {
  return In(PhraseAt(kPeriodKinds, value), language);
}
std::string NameOf(Language language, v1::UnitKind value) {
  return In(PhraseAt(kUnitKinds, value), language);
}
std::string NameOf(Language language, v1::UnitLevel value) {
  return In(PhraseAt(kUnitLevels, value), language);
}
std::string NameOf(Language language, v1::EmploymentKind value) {
  return In(PhraseAt(kEmploymentKinds, value), language);
}
std::string NameOf(Language language, v1::Side value) {
  return In(PhraseAt(kSides, value), language);
}
std::string NameOf(Language language, v1::SanctionForm value) {
  return In(PhraseAt(kSanctionForms, value), language);
}
std::string NameOf(Language language, v1::ViolationKind value) {
  return In(PhraseAt(kViolationKinds, value), language);
}
std::string NameOf(Language language, v1::AbsenceKind value) {
  return In(PhraseAt(kAbsenceKinds, value), language);
}
std::string NameOf(Language language, v1::PostKind value) {
  return In(PhraseAt(kPostKinds, value), language);
}
std::string NameOf(Language language, v1::PostBody value) {
  return In(PhraseAt(kPostBodies, value), language);
}
std::string NameOf(Language language, v1::ReviewBody value) {
  return In(PhraseAt(kReviewBodies, value), language);
}
std::string NameOf(Language language, v1::ReviewDepth value) {
  return In(PhraseAt(kReviewDepths, value), language);
}
std::string NameOf(Language language, v1::TaskMeasure value) {
  return In(PhraseAt(kTaskMeasures, value), language);
}
std::string NameOf(Language language, v1::Population value) {
  return In(PhraseAt(kPopulations, value), language);
}
std::string NameOf(Language language, v1::Layer value) {
  return In(PhraseAt(kLayers, value), language);
}
std::string NameOf(Language language, v1::Holder value) {
  return In(PhraseAt(kHolders, value), language);
}
std::string NameOf(Language language, v1::DateField value) {
  return In(PhraseAt(kDateFields, value), language);
}
std::string NameOf(Language language, v1::Act value) {
  return In(PhraseAt(kActs, value), language);
}
std::string NameOf(Language language, v1::VoteBase value) {
  return In(PhraseAt(kVoteBases, value), language);
}
std::string NameOf(Language language, v1::MembershipKind value) {
  return In(PhraseAt(kMembershipKinds, value), language);
}
std::string NameOf(Language language, v1::Severity value) {
  return In(PhraseAt(kSeverities, value), language);
}
std::string NameOf(Language language, v1::ReviewPlaceKind value) {
  return In(PhraseAt(kReviewPlaceKinds, value), language);
}

const Phrase& PhraseOf(v1::Comparison value) { return PhraseAt(kComparisons, value); }
const Phrase& PhraseOf(v1::QuotaBase value) { return PhraseAt(kBases, value); }
const Phrase& PhraseOf(v1::SeatRounding value) { return PhraseAt(kRoundings, value); }

}  // namespace dangvien::cli
