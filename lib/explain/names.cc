// The names of enumeration values, one table each, side by side in both languages. They stand in
// the middle of a sentence: "xếp loại của bên chính quyền", "rated by the side of the state".
//
// Not here: names of tiers, levels and criteria, which are the policy's own, and the sentences
// themselves (wording.cc). A value without words would read as not stated, so a test counts them.
// Tested by tests/unit/explain/wording_test.cc
#include "explain/names.h"

#include <cstddef>

namespace dangvien {
namespace {

struct Pair {
  const char* vi;
  const char* en;
};

// By number in the schema; entry 0 is what is not stated.
constexpr Pair kUnitKinds[] = {
    {"chưa rõ loại hình", "kind not stated"},
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
constexpr Pair kUnitLevels[] = {
    {"chưa rõ", "not stated"},
    {"trung ương", "central"},
    {"tỉnh", "province"},
    {"huyện và tương đương", "district"},
    {"trên trực tiếp cơ sở", "directly above the grassroots"},
    {"cơ sở", "grassroots"},
    {"bộ phận", "section"},
    {"trực thuộc", "subordinate"},
};
constexpr Pair kEmploymentKinds[] = {
    {"chưa rõ", "not stated"},
    {"cán bộ", "cadre"},
    {"công chức", "civil servant"},
    {"viên chức", "public employee"},
    {"người lao động", "worker"},
    {"lực lượng vũ trang", "armed forces"},
    {"hưu trí", "retired"},
    {"học sinh, sinh viên", "student"},
    {"khác", "other"},
};
constexpr Pair kSides[] = {
    {"chưa rõ", "not stated"},
    {"đảng", "party"},
    {"chính quyền", "state"},
    {"đoàn thể", "mass organizations"},
};
constexpr Pair kSanctionForms[] = {
    {"chưa rõ hình thức", "form not stated"},
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
constexpr Pair kViolationKinds[] = {
    {"vi phạm chưa rõ loại", "violation of a kind that is not stated"},
    {"tham nhũng, lãng phí, tiêu cực", "corruption, waste"},
    {"vi phạm khác", "another violation"},
};
constexpr Pair kAbsenceKinds[] = {
    {"vắng không rõ lý do", "absence of a kind that is not stated"},
    {"miễn công tác và sinh hoạt đảng", "exempt from work and party life"},
    {"đình chỉ sinh hoạt đảng", "suspended from party life"},
    {"đình chỉ sinh hoạt cấp ủy", "suspended from the committee"},
    {"nghỉ ốm", "sick leave"},
    {"nghỉ thai sản", "maternity leave"},
    {"đi học", "away for study"},
    {"vắng vì lý do khác", "another absence"},
};
constexpr Pair kPopulations[] = {
    {"đối tượng", "subjects"},
    {"đảng viên", "members"},
    {"tổ chức đảng trực thuộc", "subordinate party organizations"},
    {"cơ quan, đoàn thể cùng cấp", "bodies of the same level"},
};
constexpr Pair kTaskMeasures[] = {
    {"được giao", "assigned"},
    {"hoàn thành", "completed"},
    {"hoàn thành đúng tiến độ, bảo đảm chất lượng", "completed on time and with quality"},
    {"hoàn thành vượt mức", "exceeded"},
};
constexpr Pair kDateFields[] = {
    {"ngày", "day"},
    {"ngày gửi dự thảo", "day on which the draft was sent"},
    {"ngày kiểm điểm", "day of the review"},
    {"ngày bỏ phiếu, quyết định xếp loại", "day on which the rating was voted or decided"},
    {"ngày tổng kết của đơn vị", "day of the unit's summing-up"},
    {"ngày đơn vị báo cáo kết quả lên cấp trên", "day of the unit's report to the superior"},
    {"ngày kiểm điểm gần nhất", "day of the last review"},
    {"ngày chính quyền xếp loại", "day of the rating by the state"},
};
constexpr Pair kRecords[] = {
    {"thông tin", "record"},
    {"người được ủy quyền trình bày", "presented by a delegate"},
    {"đã lấy ý kiến trước kiểm điểm", "comments collected beforehand"},
    {"đã góp ý tại hội nghị", "comments given"},
    {"đã kết luận từng nội dung", "concluded item by item"},
    {"đã hoàn thiện báo cáo sau hội nghị", "report completed after the session"},
    {"đơn vị có cấp phó", "the unit has a deputy"},
    {"", ""},
    {"", ""},
    {"", ""},
    {"đã kiểm điểm", "reviewed"},
    {"có tổ đảng", "has party groups"},
    {"đã bỏ phiếu xếp loại", "a ballot was held"},
    {"bỏ phiếu kín", "the ballots were secret"},
    {"triệu tập toàn thể bỏ phiếu", "the ballots were of the whole unit"},
    {"cơ quan, đoàn thể cùng cấp đã được xếp loại", "the bodies of the same level are rated"},
    {"là đảng viên chính thức sinh hoạt vào ngày xếp loại",
     "official party membership on the rating date"},
    {"cả tập thể lãnh đạo đều là ủy viên ban thường vụ cấp ủy cấp trên",
     "everybody in the leadership sits in the standing committee above"},
    {"đã có quyết định xếp loại", "the tier was decided by people"},
    {"chính quyền đã xếp loại", "rated by the state"},
};
constexpr Pair kPostKinds[] = {
    {"chưa rõ chức vụ", "kind of post not stated"},
    {"cấp trưởng", "head"},
    {"cấp phó", "deputy"},
    {"thành viên", "member of the body"},
};
constexpr Pair kPostBodies[] = {
    {"chưa rõ ở tổ chức nào", "body not stated"},
    {"cấp ủy", "committee"},
    {"ban thường vụ", "standing committee"},
    {"lãnh đạo cơ quan, đơn vị", "leadership"},
    {"tổ đảng", "party group"},
};
constexpr Pair kMembershipKinds[] = {
    {"chưa rõ hình thức sinh hoạt", "kind of membership not stated"},
    {"sinh hoạt đảng chính thức", "official membership"},
    {"sinh hoạt đảng tạm thời", "temporary membership"},
    {"nơi làm việc", "workplace"},
};
constexpr Pair kTierSources[] = {
    {"chưa rõ của ai", "not stated whose"},
    {"chính đối tượng", "the subject itself"},
    {"tổ chức, đơn vị", "the organization"},
    {"tập thể lãnh đạo", "the leadership collective"},
    {"cá nhân với tư cách đảng viên", "the person as a member"},
};
constexpr Pair kRelations[] = {
    {"chưa rõ của ai", "not stated whose"},
    {"tổ chức đảng", "party organization"},
    {"tập thể lãnh đạo", "leadership collective"},
    {"đảng viên", "party member"},
};
constexpr Pair kLayers[] = {
    {"mức chưa rõ", "tier not stated"},
    {"mức xét theo tiêu chuẩn", "qualified tier"},
    {"mức đề xuất", "proposed tier"},
    {"mức xếp loại", "decided tier"},
};
constexpr Pair kVoteBases[] = {
    {"số chưa rõ", "count not stated"},
    {"người được triệu tập", "summoned"},
    {"người được triệu tập, trừ người vắng có lý do", "summoned less excused"},
    {"người có mặt", "present"},
    {"phiếu phát ra", "ballots issued"},
    {"phiếu thu về", "ballots returned"},
    {"phiếu hợp lệ", "valid ballots"},
};
constexpr Pair kStatedTiers[] = {
    {"mức chưa rõ của ai", "tier not stated whose"},
    {"mức tự xếp loại", "own proposal"},
    {"mức được đề nghị", "proposals"},
    {"xếp loại của cơ quan, đoàn thể cùng cấp", "ratings of the bodies of the same level"},
    {"xếp loại của chính quyền", "rating by the state"},
};

template <size_t kSize, typename Enum>
absl::string_view Entry(Language language, const Pair (&table)[kSize], Enum value) {
  const auto number = static_cast<size_t>(value);
  const Pair& entry = table[number < kSize ? number : 0];
  return language == Language::kVietnamese ? entry.vi : entry.en;
}

}  // namespace

absl::string_view NameIn(Language language, wire::UnitKind value) {
  return Entry(language, kUnitKinds, value);
}
absl::string_view NameIn(Language language, wire::UnitLevel value) {
  return Entry(language, kUnitLevels, value);
}
absl::string_view NameIn(Language language, wire::EmploymentKind value) {
  return Entry(language, kEmploymentKinds, value);
}
absl::string_view NameIn(Language language, wire::Side value) {
  return Entry(language, kSides, value);
}
absl::string_view NameIn(Language language, wire::SanctionForm value) {
  return Entry(language, kSanctionForms, value);
}
absl::string_view NameIn(Language language, wire::ViolationKind value) {
  return Entry(language, kViolationKinds, value);
}
absl::string_view NameIn(Language language, wire::AbsenceKind value) {
  return Entry(language, kAbsenceKinds, value);
}
absl::string_view NameIn(Language language, wire::Population value) {
  return Entry(language, kPopulations, value);
}
absl::string_view NameIn(Language language, wire::TaskMeasure value) {
  return Entry(language, kTaskMeasures, value);
}
absl::string_view NameIn(Language language, wire::DateField value) {
  return Entry(language, kDateFields, value);
}
absl::string_view NameIn(Language language, wire::Record value) {
  return Entry(language, kRecords, value);
}
absl::string_view NameIn(Language language, wire::PostKind value) {
  return Entry(language, kPostKinds, value);
}
absl::string_view NameIn(Language language, wire::PostBody value) {
  return Entry(language, kPostBodies, value);
}
absl::string_view NameIn(Language language, wire::MembershipKind value) {
  return Entry(language, kMembershipKinds, value);
}
absl::string_view NameIn(Language language, wire::TierSource value) {
  return Entry(language, kTierSources, value);
}
absl::string_view NameIn(Language language, wire::Relation value) {
  return Entry(language, kRelations, value);
}
absl::string_view NameIn(Language language, wire::Layer value) {
  return Entry(language, kLayers, value);
}
absl::string_view NameIn(Language language, wire::VoteBase value) {
  return Entry(language, kVoteBases, value);
}
absl::string_view NameIn(Language language, wire::StatedTier value) {
  return Entry(language, kStatedTiers, value);
}

}  // namespace dangvien
