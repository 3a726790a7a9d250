// The one table of wording of what the command prints about a run, side by side in both languages.
// Names of tiers, criteria and rules are not here: they are the policy's own. The words of a
// policy's page stand where its sentences are made, in tools/dangvien/law/. Messages about faults
// are English and come from where the fault is found.
//
// Tested by tests/cli/cli_test.py
#include "wording.h"

#include <cstddef>
#include <iterator>

#include "absl/strings/substitute.h"

namespace dangvien::cli {
namespace {

struct Wording {
  Word word;
  const char* vi;
  const char* en;
};

// ORDER: the enumeration in wording.h.
constexpr Wording kWordings[] = {
    {Word::kPhaseReading, "Đang đọc dữ liệu…", "Reading…"},
    {Word::kPhaseEvaluating, "Đang xếp loại…", "Evaluating…"},
    {Word::kPhaseWriting, "Đang ghi kết quả…", "Writing…"},
    {Word::kNone, "(không có)", "(none)"},
    {Word::kMoreUnits, "… còn $0 đơn vị (dùng --format json)",
     "… $0 more units (use --format json)"},
    {Word::kMoreSubjects, "… còn $0 đối tượng (dùng --format json)",
     "… $0 more subjects (use --format json)"},
    {Word::kMorePlaces, "… còn $0 nơi (dùng --format json)",
     "… $0 more places (use --format json)"},
    {Word::kMoreFacts, "… còn $0 mục", "… $0 more"},

    {Word::kReportTitle, "KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG", "RATING RESULT"},
    {Word::kPolicyLine, "Chính sách: $0, mã $1", "Policy: $0, digest $1"},
    {Word::kReadingLine, "  Cách hiểu đã chọn: $0 = $1", "  Chosen reading: $0 = $1"},
    {Word::kPeriodLine, "Kỳ: từ $0 đến trước $1", "Period: from $0 to before $1"},
    {Word::kRatingDateLine, "Ngày xếp loại: $0", "Rating date: $0"},
    {Word::kDigestLine, "Mã dữ liệu: $0; mã kết quả: $1", "Data digest: $0; result digest: $1"},

    {Word::kTalliesTitle, "Theo đơn vị (đảng viên: cả cấp dưới)",
     "By unit (members: with everything below)"},
    {Word::kTotalsTitle, "Tổng cộng", "Totals"},
    {Word::kAttentionTitle, "Cần bổ sung thông tin hoặc cần quyết định: $0",
     "In need of input or of a decision: $0"},
    {Word::kFindingsTitle, "Phát hiện: $0", "Findings: $0"},
    {Word::kSubjectsTitle, "Từng đối tượng: $0", "Each subject: $0"},

    {Word::kUnit, "Đơn vị", "Unit"},
    {Word::kUnitName, "Tên đơn vị", "Name"},
    {Word::kOwnTier, "Xếp loại của đơn vị", "The unit's own tier"},
    {Word::kNotRated, "Không xếp loại", "Not rated"},
    {Word::kNeedsInput, "Cần thông tin", "Needs input"},
    {Word::kNeedsDecision, "Cần quyết định", "Needs decision"},
    {Word::kTotal, "Tổng số", "Total"},
    {Word::kSubjects, "Đối tượng", "Subjects"},
    {Word::kSubject, "Đối tượng", "Subject"},
    {Word::kStatus, "Tình trạng", "Status"},
    {Word::kRated, "Đã xếp loại", "Rated"},
    {Word::kPossibleTiers, "Mức còn có thể", "Tiers still possible"},
    {Word::kMissing, "Còn thiếu", "What is missing"},
    {Word::kTierHeading, "Mức xếp loại", "Tier"},
    {Word::kReasons, "Lý do", "Reasons"},
    {Word::kOrNotRated, "hoặc không xếp loại", "or not rated"},
    {Word::kOrganizations, "Tổ chức đảng", "Party organizations"},
    {Word::kMembers, "Đảng viên", "Party members"},
    {Word::kDecidedByPeople, "theo quyết định; đề xuất: $0", "by decision; proposed: $0"},
    {Word::kQualifiedAs, "theo điều kiện: $0", "by conditions: $0"},

    {Word::kSeverity, "Mức độ", "Severity"},
    {Word::kSeverityNote, "lưu ý", "note"},
    {Word::kSeverityWarning, "cảnh báo", "warning"},
    {Word::kSeverityError, "lỗi", "error"},
    {Word::kRule, "Quy tắc", "Rule"},
    {Word::kVerdict, "Kết luận", "Verdict"},
    {Word::kNotMet, "không đạt", "not met"},
    {Word::kNotShown, "chưa thể hiện trong hồ sơ", "not shown in the dossier"},
    {Word::kContradicts, "dữ liệu mâu thuẫn", "facts contradict each other"},
    {Word::kCount, "Số", "Count"},
    {Word::kWhere, "Ở đâu", "Where"},
    {Word::kSession, "phiên $0", "session $0"},

    {Word::kReasonExcluded, "không thuộc diện xếp loại: $0", "not a subject of rating: $0"},
    {Word::kReasonForced, "bắt buộc xếp “$1”: $0", "forced to “$1”: $0"},
    {Word::kReasonCapped, "không được trên “$1”: $0", "not above “$1”: $0"},
    {Word::kReasonUnmet, "chưa đạt cho “$1”: $0", "not met for “$1”: $0"},
    {Word::kReasonMet, "đạt: $0", "met: $0"},
    {Word::kReasonFallback, "không đạt mức nào cao hơn: $0", "no higher tier is reached: $0"},
    {Word::kReasonUnknown, "chưa rõ: $0", "not known: $0"},
    {Word::kReasonContradiction, "dữ liệu mâu thuẫn: $0", "facts contradict each other: $0"},
    {Word::kNoOfficialMembership, "không có sinh hoạt đảng chính thức vào ngày xếp loại",
     "no official membership on the rating date"},
    {Word::kUnitDissolved, "đơn vị đã giải thể", "the unit is dissolved"},
    {Word::kNoPass, "chính sách không xếp loại đối tượng này",
     "the policy does not rate this kind of subject"},

    {Word::kFactMark, "kết quả tiêu chí “$0”", "mark of the criterion “$0”"},
    {Word::kFactTasks, "số liệu nhóm nhiệm vụ “$0”", "counts of the task group “$0”"},
    {Word::kFactAttestation, "xác nhận “$0”", "attestation of “$0”"},
    {Word::kFactQuestion, "trả lời câu hỏi: $0", "answer to the question: $0"},
    {Word::kFactSanctions, "thông tin kỷ luật: $0", "sanctions: $0"},
    {Word::kFactViolation, "thông tin vi phạm: $0", "violations: $0"},
    {Word::kFactTier, "kết quả xếp loại của $0", "tier of $0"},
    {Word::kFactRating, "kết quả xếp loại từ bên ngoài: $0", "rating by others: $0"},
    {Word::kFactUnitLevel, "cấp của đơn vị $0", "level of the unit $0"},
    {Word::kFactEmployment, "đối tượng công tác (cán bộ, công chức, người lao động…)",
     "kind of employment"},
    {Word::kFactAbsence, "thông tin miễn, nghỉ, đình chỉ sinh hoạt: $0",
     "exemptions, leave and suspensions: $0"},
    {Word::kFactTenure, "ngày kết nạp hoặc ngày thành lập", "date of admission or of foundation"},
    {Word::kFactReview, "thông tin kiểm điểm, bỏ phiếu: $0", "reviews and ballots: $0"},
    {Word::kFactDate, "ngày: $0", "date: $0"},
    {Word::kFactContradiction, "dữ liệu mâu thuẫn: $0", "facts that contradict each other: $0"},
    {Word::kFactOther, "thông tin khác: $0", "another fact: $0"},

    {Word::kTwoOfficialMemberships,
     "đảng viên có hai nơi sinh hoạt đảng chính thức vào ngày xếp loại",
     "a member with two official memberships on the rating date"},
    {Word::kTwoHeads, "đơn vị có hai người đứng đầu", "a unit with two heads"},
    {Word::kMoreVotesThanVoters, "số phiếu nhiều hơn số người bỏ phiếu", "more votes than voters"},
    {Word::kAttestationWithoutEvidence, "xác nhận không có minh chứng",
     "an attestation without an evidence reference"},
    {Word::kDeviationWithoutReason, "quyết định khác đề xuất mà không nêu lý do",
     "a decision that differs from the proposal and states no reason"},
    {Word::kPolicyNotOfThePeriod, "kỳ đánh giá nằm ngoài các năm của chính sách",
     "the period is outside the years of the policy"},

    {Word::kPolicyId, "Chính sách", "Policy"},
    {Word::kPolicyTitle, "Tên", "Title"},
    {Word::kPolicyDigest, "Mã", "Digest"},
    {Word::kPass, "Bước", "Pass"},
    {Word::kCases, "Số trường hợp đã chứng minh", "Cases proved"},
    {Word::kCheckPassed, "$0: đạt, mã $1", "$0: sound, digest $1"},
};

constexpr bool IsInOrder() {
  for (size_t i = 0; i < std::size(kWordings); ++i) {
    if (kWordings[i].word != static_cast<Word>(i)) return false;
  }
  return kWordings[std::size(kWordings) - 1].word == Word::kCheckPassed;
}
static_assert(IsInOrder(), "the table follows the enumeration");

}  // namespace

const char* Say(Word word, Language language) {
  const Wording& wording = kWordings[static_cast<size_t>(word)];
  return language == Language::kEnglish ? wording.en : wording.vi;
}

std::string SayWith(Word word, Language language, absl::string_view first,
                    absl::string_view second) {
  return absl::Substitute(Say(word, language), first, second);
}

Language LanguageNamed(absl::string_view word) {
  return word == "en" ? Language::kEnglish : Language::kVietnamese;
}

const std::string& In(const v1::Text& text, Language language) {
  const std::string& wanted = language == Language::kEnglish ? text.en() : text.vi();
  const std::string& other = language == Language::kEnglish ? text.vi() : text.en();
  return wanted.empty() ? other : wanted;
}

}  // namespace dangvien::cli
