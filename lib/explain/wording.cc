// The one table of wording of explanations, side by side in both languages. Vietnamese takes the
// terms of the field: "đánh giá, xếp loại chất lượng", "đạt", "cấp có thẩm quyền", "nơi sinh hoạt
// đảng chính thức".
//
// Not here: names of tiers, levels, criteria and rules. They are the policy's own, so that a new
// regime needs no new word. Nothing here says what a rule asks for, only what a fact is; hence a
// sentence like "below Good" and never "needs Good": the same fact may be read by a demand and by a
// rule that fires when it is not met.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/wording.h"

#include <cstddef>
#include <iterator>

namespace dangvien {
namespace {

struct Pair {
  const char* vi;
  const char* en;
};

struct Wording {
  Word word;
  Pair text;
};

// ORDER: the enumeration in wording.h.
constexpr Wording kWordings[] = {
    {Word::kMemberLine, {"Đảng viên $0 — $1", "Party member $0 — $1"}},
    {Word::kUnplacedPersonLine, {"Cá nhân $0", "Person $0"}},
    {Word::kOrganizationLine, {"Tổ chức đảng $0", "Party organization $0"}},
    {Word::kResultLine, {"Kết quả: $0", "Result: $0"}},
    {Word::kPolicyLine, {"Chính sách: $0 ($1)", "Policy: $0 ($1)"}},
    {Word::kPeriodLine,
     {"Kỳ đánh giá: từ $0 đến $1; ngày xếp loại: $2", "Period: from $0 to $1; rating date: $2"}},
    {Word::kPlacementHead, {"Nơi xếp loại: $0", "Where rated: $0"}},
    {Word::kExclusionHead, {"Thuộc diện không xếp loại: $0", "Left out of rating: $0"}},
    {Word::kStandardHead, {"Tiêu chuẩn “$0” ($1): $2", "Standard of “$0” ($1): $2"}},
    {Word::kFallbackHead,
     {"Không đạt tiêu chuẩn của mức nào, xếp “$0” ($1): $2",
      "No standard is reached, hence “$0” ($1): $2"}},
    {Word::kForceHead, {"Trường hợp phải xếp “$0” ($1): $2", "Grounds that force “$0” ($1): $2"}},
    {Word::kCapHead,
     {"Trường hợp không được xếp trên “$0” ($1): $2", "Grounds for not above “$0” ($1): $2"}},
    {Word::kDecisionHead,
     {"Quyết định của cấp có thẩm quyền: $0", "Decision of the competent authority: $0"}},
    {Word::kOutcomeHead, {"Kết luận: $0", "Conclusion: $0"}},
    {Word::kNotConsidered,
     {"không xét, vì tiêu chuẩn thấp hơn không đạt",
      "not considered, since a lower standard is not met"}},
    {Word::kSourceLine, {"Căn cứ: $0", "Source: $0"}},
    {Word::kNotConcerned,
     {"$0 (không thuộc trường hợp này)", "$0 (does not concern this subject)"}},
    {Word::kExceptionHolds, {"Trường hợp trừ ra: $0", "Exception: $0"}},
    {Word::kDataLine, {"Dữ liệu: $0", "Facts: $0"}},
    {Word::kWhyNotHead, {"Vì sao chưa đạt “$0”:", "Why not “$0”:"}},
    {Word::kMissingHead, {"Còn thiếu thông tin:", "Still missing:"}},
    {Word::kToDecideHead, {"Cần cấp có thẩm quyền quyết định:", "To be decided by people:"}},
    {Word::kContradictionHead, {"Dữ liệu mâu thuẫn:", "Facts that contradict each other:"}},
    {Word::kMoreFacts, {"… và $0 mục khác", "… and $0 more"}},

    {Word::kMet, {"đạt", "met"}},
    {Word::kNotMet, {"không đạt", "not met"}},
    {Word::kNotKnown, {"chưa xác định", "not known"}},
    {Word::kConcerned, {"có", "yes"}},
    {Word::kNoneConcerned, {"không", "no"}},
    {Word::kYes, {"có", "yes"}},
    {Word::kNo, {"không", "no"}},

    {Word::kPlacedMember,
     {"$0, nơi sinh hoạt đảng chính thức vào ngày xếp loại $1 ($2)",
      "$0, the official branch on the rating date $1 ($2)"}},
    {Word::kSince, {"từ ngày $0", "since $0"}},
    {Word::kSinceBeforePeriod, {"từ trước kỳ đánh giá", "since before the period"}},
    {Word::kPlacedOrganization,
     {"$0, trực thuộc $1; ngày xếp loại $2", "$0, directly below $1; rating date $2"}},
    {Word::kPlacedRoot, {"$0; ngày xếp loại $1", "$0; rating date $1"}},
    {Word::kNoOfficialMembership,
     {"không có nơi sinh hoạt đảng chính thức vào ngày xếp loại $0",
      "no official membership on the rating date $0"}},
    {Word::kUnitDissolved,
     {"tổ chức đảng đã giải thể tính đến ngày xếp loại $0",
      "the organization is dissolved by the rating date $0"}},
    {Word::kKindNotRated,
     {"quy định áp dụng không xếp loại đối tượng này",
      "the policy does not rate this kind of subject"}},
    {Word::kTwoOfficialMemberships,
     {"nhiều nơi sinh hoạt đảng chính thức cùng vào ngày xếp loại: $0",
      "several official branches on the rating date: $0"}},
    {Word::kTwoHeads,
     {"hai người cùng đứng đầu vào ngày xếp loại", "two heads of one body on the rating date"}},
    {Word::kMoreVotesThanVoters,
     {"số phiếu nhiều hơn số người bỏ phiếu", "more votes than voters"}},
    {Word::kNotASubject, {"không thuộc diện xếp loại", "not a subject of rating"}},
    {Word::kNeedsInput,
     {"chưa xác định, cần bổ sung thông tin; còn có thể: $0",
      "open, needs input; still possible: $0"}},
    {Word::kNeedsDecision,
     {"chưa xác định, cần cấp có thẩm quyền quyết định; còn có thể: $0",
      "open, needs a decision; still possible: $0"}},
    {Word::kNotRatedTier, {"không xếp loại", "not rated"}},
    {Word::kDecidedOtherwise,
     {"$0, theo quyết định của cấp có thẩm quyền; mức đề xuất: $1",
      "$0, as decided by the competent authority; proposed: $1"}},
    {Word::kDecidedSame,
     {"$0, theo quyết định của cấp có thẩm quyền, đúng mức đề xuất",
      "$0, as decided by the competent authority, the same as proposed"}},
    {Word::kDecidedWhileOpen,
     {"$0, theo quyết định của cấp có thẩm quyền; xét theo tiêu chuẩn: $1",
      "$0, as decided by the competent authority; by the rules: $1"}},
    {Word::kWithReason, {"$0; có nêu lý do", "$0; a reason is stated"}},
    {Word::kWithoutReason, {"$0; không nêu lý do", "$0; no reason is stated"}},

    {Word::kQuotaHead, {"Giới hạn số lượng xếp “$0” ($1): $2", "How many may be “$0” ($1): $2"}},
    {Word::kSeatGroup, {"xét trong $0", "within $0"}},
    {Word::kSeatGroupWhole, {"toàn bộ hồ sơ", "the whole dossier"}},
    {Word::kSeatGroupPeers, {"$0, nhóm tương đương $1", "$0, peer group $1"}},
    {Word::kSeatCounts,
     {"$0 đối tượng, $1 được xếp loại, $2 từ “$3” trở lên, $4 đủ điều kiện “$5”",
      "$0 subjects, $1 rated, $2 at “$3” or above, $4 that qualify for “$5”"}},
    {Word::kSeatRange, {"từ $0 đến $1", "$0 to $1"}},
    {Word::kSeatsByLimit, {"$0 suất: không quá $1 của $2, $3", "$0 seats: at most $1 of $2, $3"}},
    {Word::kSeatsBySmallGroup,
     {"$0 suất, theo quy định riêng cho nhóm ít đối tượng",
      "$0 seats, by the rule for small groups"}},
    {Word::kSeatLimitRaised,
     {"mức giới hạn được nâng lên $0 theo quyết định $1",
      "the limit was raised to $0 by decision $1"}},
    {Word::kSeatRank, {"xếp thứ $0 trong $1", "rank $0 of $1"}},
    {Word::kSeatRankTied,
     {"xếp thứ $0 trong $1, cùng hạng với $2 đối tượng khác",
      "rank $0 of $1, tied with $2 others"}},
    {Word::kSeatRankValues, {"căn cứ xếp thứ tự: $0", "ranked by: $0"}},
    {Word::kSeatCutOff,
     {"đối tượng cuối cùng có suất xếp thứ $0", "the last one with a seat has rank $0"}},
    {Word::kSeatHeld, {"có suất", "has a seat"}},
    {Word::kSeatNone, {"không còn suất", "beyond the seats"}},
    {Word::kSeatTied,
     {"cùng hạng ở suất cuối, cần cấp có thẩm quyền lựa chọn",
      "tied at the line, to be chosen by people"}},
    {Word::kSeatOpen,
     {"chưa xác định có suất hay không, vì trong nhóm còn đối tượng chưa rõ kết quả",
      "whether there is a seat depends on what is open in the group"}},
    {Word::kSeatHeldByPeople,
     {"cùng hạng ở suất cuối, được chọn theo quyết định $0",
      "tied at the line, chosen by decision $0"}},
    {Word::kSeatNoneByPeople,
     {"cùng hạng ở suất cuối, không được chọn theo quyết định $0",
      "tied at the line, not chosen by decision $0"}},
    {Word::kSeatPerhaps,
     {"chưa chắc thuộc diện cần suất trong nhóm này", "perhaps needs no seat in this group"}},
    {Word::kSeatApart,
     {"người đứng đầu xét riêng, không tính vào số suất",
      "heads are considered apart and need no seat"}},
    {Word::kSeatGroupMissing, {"chưa nêu nhóm tương đương để xét", "the peer group is not stated"}},
    {Word::kBaseLowerAfter, {"số còn xếp “$0” sau khi chọn", "those left at “$0” after the pick"}},
    {Word::kBaseLowerBefore, {"số xếp “$0” trước khi chọn", "those at “$0” before the pick"}},
    {Word::kBaseLowerOrAbove, {"số từ “$0” trở lên", "those at “$0” or above"}},
    {Word::kBaseRated, {"số được xếp loại", "all who are rated"}},
    {Word::kBaseAll, {"tổng số đối tượng", "all subjects"}},
    {Word::kRoundedDown, {"làm tròn xuống", "rounded down"}},
    {Word::kRoundedHalfUp, {"làm tròn từ 0,5 lên", ".5 rounded up"}},

    {Word::kMark, {"$0: $1", "$0: $1"}},
    {Word::kMarkBelow, {"$0: $1 (dưới mức $2)", "$0: $1 (below $2)"}},
    {Word::kMarkOpen, {"$0: chưa có kết quả", "$0: not marked yet"}},
    {Word::kMarkDoesNotApply, {"$0: không áp dụng", "$0: not applicable"}},
    {Word::kMarkIfAny, {"$0: không có, coi là không áp dụng", "$0: none, taken as not applicable"}},
    {Word::kTasks, {"$0: $1/$2 $3$4", "$0: $1 of $2 $3$4"}},
    {Word::kTasksTogether, {"tính gộp", "together"}},
    {Word::kTasksNone,
     {"$0: không có chỉ tiêu, nhiệm vụ được tính", "$0: no target or task that counts"}},
    {Word::kTasksMissing, {"$0: chưa có đủ số liệu", "$0: counts are missing"}},
    {Word::kExcusedLeftOut,
     {", không tính $0 nhiệm vụ do bất khả kháng", ", $0 excused for force majeure left out"}},
    {Word::kPercent, {" ($0 %, $1)", " ($0 %, $1)"}},
    {Word::kPercentAbout, {" (khoảng $0 %, $1)", " (about $0 %, $1)"}},
    {Word::kShareLess, {"dưới $0", "less than $0"}},
    {Word::kShareEqual, {"đúng bằng $0", "exactly $0"}},
    {Word::kShareMore, {"trên $0", "more than $0"}},
    {Word::kFlag, {"$0: $1", "$0: $1"}},
    {Word::kFlagNotListed,
     {"$0: không có (danh sách xác nhận đã đầy đủ)", "$0: no (all attestations are listed)"}},
    {Word::kFlagMissing, {"$0: chưa xác nhận", "$0: not attested either way"}},
    {Word::kQuestionAnswered, {"$0 — đã quyết định: $1", "$0 — decided: $1"}},
    {Word::kQuestionOpen,
     {"$0 — chờ cấp có thẩm quyền quyết định", "$0 — waits for a decision by people"}},
    {Word::kSanction, {"$0: $1 ($2), quyết định ngày $3 — $4", "$0: $1 ($2), decided on $3 — $4"}},
    {Word::kViolation, {"$0: $1 — $2", "$0: $1 — $2"}},
    {Word::kCounts, {"tính", "counts"}},
    {Word::kDoesNotCount, {"không tính, vì $0", "does not count: $0"}},
    {Word::kMayCount, {"chưa xác định có tính hay không, vì $0", "may count: $0"}},
    {Word::kWhyNotInPeriod, {"không quyết định trong kỳ", "not decided in the period"}},
    {Word::kWhyNotThisSideOrForm,
     {"bên xử lý hoặc hình thức không thuộc diện xét", "another side or form than asked for"}},
    {Word::kWhySideOrFormOpen,
     {"chưa rõ bên xử lý hoặc hình thức", "its side or form is not stated"}},
    {Word::kWhyCountedEarlier,
     {"vi phạm này đã bị xử lý trước kỳ", "the violation was sanctioned before the period"}},
    {Word::kWhySelfDetected,
     {"tự phát hiện, đã xử lý và khắc phục xong hậu quả", "self-detected and remedied"}},
    {Word::kWhySelfDetectedOpen,
     {"chưa rõ có tự phát hiện, xử lý và khắc phục xong hậu quả hay không",
      "whether it was self-detected and remedied is not stated"}},
    {Word::kWhyNotBelow,
     {"không xảy ra ở tổ chức đảng trực thuộc", "not in an organization directly below"}},
    {Word::kWhyPlaceOpen, {"chưa rõ nơi xảy ra", "where it happened is not stated"}},
    {Word::kWhyNotSanctioned,
     {"không bị xử lý trong kỳ", "no sanction for it was decided in the period"}},
    {Word::kWhyNotThisKind, {"không thuộc loại vi phạm được xét", "another kind than asked for"}},
    {Word::kWhyKindOpen, {"chưa rõ loại vi phạm", "its kind is not stated"}},
    {Word::kWhyCommitteeNotAtFault,
     {"không phải do tập thể cấp ủy để xảy ra", "the committee did not let it happen"}},
    {Word::kWhyCommitteeOpen,
     {"chưa có kết luận tập thể cấp ủy để xảy ra hay không",
      "whether the committee let it happen is not stated"}},
    {Word::kMoreEvents, {"… và $0 trường hợp khác không tính", "… and $0 more that do not count"}},
    {Word::kEventsNone,
     {"không có vi phạm, kỷ luật nào (danh sách đã đầy đủ)",
      "none (all sanctioned violations are listed)"}},
    {Word::kEventsComplete,
     {"không còn trường hợp nào khác (danh sách vi phạm, kỷ luật đã đầy đủ)",
      "none besides (all sanctioned violations are listed)"}},
    {Word::kEventsOpen,
     {"$0: chưa xác nhận danh sách vi phạm, kỷ luật đã đầy đủ",
      "$0: whether all sanctioned violations are listed is not stated"}},
    {Word::kPopulation, {"$0/$1 $2 xếp $3 ($4)", "$0 of $1 $2 rated $3 ($4)"}},
    {Word::kPopulationNobody, {"không có $0 nào được xếp loại", "no rated $0"}},
    {Word::kPopulationOther, {"; còn lại $0: $1", "; others $0: $1"}},
    {Word::kPopulationOpen, {"; chưa xác định $0: $1", "; not known $0: $1"}},
    {Word::kPopulationNotRated, {"; không xếp loại $0", "; not rated $0"}},
    {Word::kThreshold, {"mức so sánh: $0", "compared with: $0"}},
    {Word::kThresholdAll, {"mức so sánh: tất cả", "compared with: all"}},
    {Word::kBandOrBetter, {"“$0” trở lên", "“$0” or better"}},
    {Word::kBandOrWorse, {"“$0” trở xuống", "“$0” or worse"}},
    {Word::kBandFromTo, {"từ “$0” đến “$1”", "from “$0” to “$1”"}},
    {Word::kTierOpen, {"$0: chưa xác định, còn có thể: $1", "$0: open, still possible: $1"}},
    {Word::kRatingMissing, {"$0: chưa có kết quả xếp loại của kỳ", "$0: no rating for the period"}},
    {Word::kRatingsDiffer, {"$0: nhiều kết quả khác nhau: $1", "$0: ratings that differ: $1"}},
    {Word::kCounterpartsOpen,
     {"$0: chưa xác nhận đã nêu đủ cơ quan, đoàn thể cùng cấp",
      "$0: whether all bodies of the same level are listed is not stated"}},
    {Word::kUnitKind, {"$0: $1", "$0: $1"}},
    {Word::kUnitLevel, {"$0: cấp $1", "$0: level $1"}},
    {Word::kUnitLevelMissing, {"$0: chưa rõ cấp", "$0: level not stated"}},
    {Word::kEmployment, {"đối tượng: $0", "employment: $0"}},
    {Word::kEmploymentMissing, {"đối tượng: chưa rõ", "employment: not stated"}},
    {Word::kRatedBy, {"xếp loại của bên $0: $1", "rated by the side of the $0: $1"}},
    {Word::kRatedByNone,
     {"xếp loại của bên $0: không có (danh sách đã đầy đủ)",
      "rated by the side of the $0: no (all ratings are listed)"}},
    {Word::kRatedByMissing,
     {"xếp loại của bên $0: chưa có", "rated by the side of the $0: not known"}},
    {Word::kAbsentOnRatingDate, {"$0 vào ngày xếp loại $1: có", "$0 on the rating date $1: yes"}},
    {Word::kNotAbsentOnRatingDate,
     {"$0 vào ngày xếp loại $1: không", "$0 on the rating date $1: no"}},
    {Word::kAbsentMonths,
     {"$0: $1 tháng trong kỳ (mức so sánh: $2 tháng)",
      "$0: $1 months within the period (compared with: $2 months)"}},
    {Word::kAbsenceMissing,
     {"$0: chưa xác nhận danh sách đã đầy đủ", "$0: whether all are listed is not stated"}},
    {Word::kAdmitted,
     {"kết nạp ngày $0, đến ngày xếp loại được $1 tháng (mức so sánh: $2 tháng)",
      "admitted on $0, $1 months before the rating date (compared with: $2 months)"}},
    {Word::kFounded,
     {"thành lập ngày $0, đến ngày xếp loại được $1 tháng (mức so sánh: $2 tháng)",
      "founded on $0, $1 months before the rating date (compared with: $2 months)"}},
    {Word::kAdmittedMissing, {"ngày kết nạp: chưa có", "day of admission: not stated"}},
    {Word::kFoundedMissing, {"ngày thành lập: chưa có", "day of foundation: not stated"}},
    {Word::kDate, {"$0: $1", "$0: $1"}},
    {Word::kDateMissing, {"$0: chưa có", "$0: not stated"}},
    {Word::kRecord, {"$0: $1", "$0: $1"}},
    {Word::kReviewRecord, {"nội dung kiểm điểm: $0", "the review: $0"}},
};

constexpr bool FollowsTheEnumeration() {
  if (std::size(kWordings) != static_cast<size_t>(Word::kEnd)) return false;
  for (size_t i = 0; i < std::size(kWordings); ++i) {
    if (kWordings[i].word != static_cast<Word>(i)) return false;
  }
  return true;
}
static_assert(FollowsTheEnumeration(), "kWordings follows enum class Word");

// By number in types.proto and policy.proto; entry 0 is what is not stated.
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
};

absl::string_view In(Language language, const Pair& pair) {
  return language == Language::kVietnamese ? pair.vi : pair.en;
}

template <size_t kSize, typename Enum>
absl::string_view Entry(Language language, const Pair (&table)[kSize], Enum value) {
  const auto number = static_cast<size_t>(value);
  return In(language, table[number < kSize ? number : 0]);
}

}  // namespace

absl::string_view WordingOf(Language language, Word word) {
  return In(language, kWordings[static_cast<size_t>(word)].text);
}

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

}  // namespace dangvien
