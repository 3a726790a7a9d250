// Every word that the command prints for people, in Vietnamese and English, by name.
#ifndef DANGVIEN_DANGVIEN_WORDING_H_
#define DANGVIEN_DANGVIEN_WORDING_H_

#include <string>

#include "absl/strings/string_view.h"
#include "dangvien/engine.h"
#include "dangvien/v1/types.pb.h"

namespace dangvien::cli {

// ORDER: the table in wording.cc.
enum class Word {
  kPhaseReading,
  kPhaseEvaluating,
  kPhaseWriting,
  kNone,
  kMoreUnits,
  kMoreSubjects,
  kMorePlaces,
  kMoreFacts,

  kReportTitle,
  kPolicyLine,
  kReadingLine,
  kPeriodLine,
  kRatingDateLine,
  kDigestLine,

  kTalliesTitle,
  kTotalsTitle,
  kAttentionTitle,
  kFindingsTitle,
  kSubjectsTitle,
  kDecisionsTitle,
  kCertificatesTitle,
  kReRatingsTitle,
  kReviewPlacesTitle,
  kMoreGroups,

  kUnit,
  kUnitName,
  kOwnTier,
  kNotRated,
  kNeedsInput,
  kNeedsDecision,
  kTotal,
  kSubjects,
  kSubject,
  kStatus,
  kRated,
  kPossibleTiers,
  kMissing,
  kTierHeading,
  kReasons,
  kOrNotRated,
  kOrganizations,
  kMembers,
  kCollectives,
  kLeaders,
  kProposed,
  kDecided,
  kQuota,
  kGroup,
  kWholeDossier,
  kLimitAndBase,
  kSeats,
  kCandidates,
  kHolders,
  kProvisional,
  kRaisedBy,
  kBySmallGroup,
  kSettledBy,
  kSeated,
  kNoSeat,
  kTied,
  kSeatOpen,
  kApart,
  kYear,
  kYearNotKnown,
  kViolation,
  kPossibly,
  kPlace,
  kDecidedByPeople,
  kQualifiedAs,

  kSeverity,
  kSeverityNote,
  kSeverityWarning,
  kSeverityError,
  kRule,
  kVerdict,
  kNotMet,
  kNotShown,
  kContradicts,
  kCount,
  kWhere,
  kSession,

  kReasonExcluded,
  kReasonForced,
  kReasonCapped,
  kReasonUnmet,
  kReasonMet,
  kReasonFallback,
  kReasonUnknown,
  kReasonContradiction,
  kReasonCeiling,
  kReasonSeated,
  kReasonNoSeat,
  kReasonTied,
  kReasonSeatOpen,
  kNoOfficialMembership,
  kUnitDissolved,
  kNoPass,

  kFactMark,
  kFactTasks,
  kFactAttestation,
  kFactQuestion,
  kFactSanctions,
  kFactViolation,
  kFactTier,
  kFactRating,
  kFactUnitLevel,
  kFactEmployment,
  kFactAbsence,
  kFactTenure,
  kFactReview,
  kFactDate,
  kFactContradiction,
  kFactScore,
  kFactSeat,
  kFactPeerGroup,
  kFactEarlierRating,
  kFactPost,
  kFactRemarks,
  kFactVotes,
  kFactAuthority,
  kFactStatedTier,
  kFactOther,

  kTwoOfficialMemberships,
  kTwoHeads,
  kMoreVotesThanVoters,
  kAttestationWithoutEvidence,
  kDeviationWithoutReason,
  kPolicyNotOfThePeriod,
  kQuotaExceeded,
  kRaiseWithoutReason,
  kRaiseTooHigh,
  kPeerGroupNotStated,
  kSeatNotTied,

  kPolicyId,
  kPolicyTitle,
  kPolicyDigest,
  kPass,
  kCases,
  kCheckPassed,
  kMonotoneExceptions,
  kLoosenings,
  kNotCompared,
};

const char* Say(Word word, Language language);

// Puts the arguments in place of $0 and $1.
std::string SayWith(Word word, Language language, absl::string_view first,
                    absl::string_view second = "");

// `word` is vi or en.
Language LanguageNamed(absl::string_view word);

// The text in the language; in the other one where it has none.
const std::string& In(const v1::Text& text, Language language);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_WORDING_H_
