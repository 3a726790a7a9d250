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
    {Word::kDecisionsTitle, "Quyết định khác mức đề xuất: $0",
     "Decisions that differ from the proposal: $0"},
    {Word::kCertificatesTitle, "Giới hạn tỷ lệ, theo nhóm: $0", "Quotas, by group: $0"},
    {Word::kReRatingsTitle, "Năm trước cần xếp loại lại: $0",
     "Earlier years to be rated again: $0"},
    {Word::kReviewPlacesTitle, "Nơi kiểm điểm: $0", "Places of review: $0"},
    {Word::kMoreGroups, "… còn $0 nhóm (dùng --format json)",
     "… $0 more groups (use --format json)"},

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
    {Word::kCollectives, "Tập thể lãnh đạo, quản lý", "Leadership collectives"},
    {Word::kLeaders, "Cán bộ lãnh đạo, quản lý", "Leading cadres"},
    {Word::kProposed, "Mức đề xuất", "Proposed"},
    {Word::kDecided, "Mức quyết định", "Decided"},
    {Word::kQuota, "Giới hạn", "Quota"},
    {Word::kGroup, "Nhóm", "Group"},
    {Word::kWholeDossier, "toàn bộ hồ sơ", "the whole dossier"},
    {Word::kLimitAndBase, "Tỷ lệ và số làm gốc", "Limit and base"},
    {Word::kSeats, "Số suất", "Seats"},
    {Word::kCandidates, "Số đủ điều kiện", "Candidates"},
    {Word::kHolders, "Kết quả", "Outcome"},
    {Word::kProvisional, "tạm tính: nhóm còn đối tượng chưa rõ",
     "provisional: somebody in the group is open"},
    {Word::kRaisedBy, "nâng theo $0", "raised by $0"},
    {Word::kBySmallGroup, "theo quy định cho nhóm nhỏ (riêng giới hạn: $0)",
     "by the rule for small groups (the limit alone: $0)"},
    {Word::kSettledBy, "chọn trong số cùng hạng theo $0", "chosen from those tied by $0"},
    {Word::kSeated, "được suất: $0", "seated: $0"},
    {Word::kNoSeat, "không được suất: $0", "no seat: $0"},
    {Word::kTied, "ngang nhau: $0", "tied: $0"},
    {Word::kSeatOpen, "chưa rõ: $0", "open: $0"},
    {Word::kApart, "người đứng đầu xét riêng: $0", "heads apart: $0"},
    {Word::kYear, "Năm", "Year"},
    {Word::kYearNotKnown, "chưa rõ", "not known"},
    {Word::kViolation, "Vi phạm", "Violation"},
    {Word::kPossibly, " (có thể)", " (possibly)"},
    {Word::kPlace, "Nơi", "Place"},
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
    {Word::kReasonCeiling, "không được cao hơn đối tượng liên quan, “$1”: $0",
     "not above the related subject, “$1”: $0"},
    {Word::kReasonSeated, "được một suất trong giới hạn: $0", "holds a seat: $0"},
    {Word::kReasonNoSeat, "quá số suất của giới hạn: $0", "beyond the seats: $0"},
    {Word::kReasonTied, "ngang nhau ở suất cuối cùng, cấp có thẩm quyền chọn: $0",
     "tied at the line, people decide: $0"},
    {Word::kReasonSeatOpen, "chưa rõ có suất hay không: $0", "whether there is a seat is open: $0"},
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
    {Word::kFactScore, "điểm “$0”", "marks or products of the score “$0”"},
    {Word::kFactSeat, "suất trong giới hạn: $0", "a seat: $0"},
    {Word::kFactPeerGroup, "nhóm tương đương để tính giới hạn: $0", "the peer group for: $0"},
    {Word::kFactEarlierRating, "kết quả xếp loại của các kỳ khác: $0",
     "ratings of other periods: $0"},
    {Word::kFactPost, "nơi giữ chức vụ $0", "the body of the post $0"},
    {Word::kFactRemarks, "nhận xét bằng văn bản của $0", "the written remarks of $0"},
    {Word::kFactVotes, "số phiếu: $0", "the counts of the ballot: $0"},
    {Word::kFactAuthority, "cấp quyết định mức xếp loại", "who decided the tier"},
    {Word::kFactStatedTier, "mức được nêu: $0", "the stated tier: $0"},
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
    {Word::kQuotaExceeded, "số được xếp vượt số suất của giới hạn",
     "more than the seats of a quota"},
    {Word::kRaiseWithoutReason, "nâng tỷ lệ mà không nêu lý do",
     "a limit was raised without a reason"},
    {Word::kRaiseTooHigh, "nâng tỷ lệ quá mức cho phép, không áp dụng",
     "a limit was raised too high: not applied"},
    {Word::kPeerGroupNotStated, "chưa nêu nhóm tương đương để tính giới hạn",
     "no peer group is stated for a quota"},
    {Word::kSeatNotTied, "suất được giao cho đối tượng không thuộc diện ngang nhau, không áp dụng",
     "a seat was given to somebody who is not tied: not applied"},

    {Word::kPolicyId, "Chính sách", "Policy"},
    {Word::kPolicyTitle, "Tên", "Title"},
    {Word::kPolicyDigest, "Mã", "Digest"},
    {Word::kPass, "Bước", "Pass"},
    {Word::kCases, "Số trường hợp đã chứng minh", "Cases proved"},
    {Word::kCheckPassed, "$0: đạt, mã $1", "$0: sound, digest $1"},
    {Word::kMonotoneExceptions, "Quy tắc có thể làm hạ mức khi kết quả tốt hơn",
     "Rules by which better facts may lower the tier"},
    {Word::kLoosenings, "So với chính sách gốc $0, số chỗ nới lỏng: $1",
     "Compared with its parent $0, looser in: $1"},
    {Word::kNotCompared, "Chưa so sánh được với chính sách gốc $0: $1",
     "Not compared with its parent $0: $1"},
};

constexpr bool IsInOrder() {
  for (size_t i = 0; i < std::size(kWordings); ++i) {
    if (kWordings[i].word != static_cast<Word>(i)) return false;
  }
  return kWordings[std::size(kWordings) - 1].word == Word::kNotCompared;
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
