// Every word that an explanation adds to the policy's own, in both languages.
#ifndef DANGVIEN_EXPLAIN_WORDING_H_
#define DANGVIEN_EXPLAIN_WORDING_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "dangvien/engine.h"
#include "wire/people.wire.h"
#include "wire/policy.wire.h"
#include "wire/types.wire.h"

namespace dangvien {

// ORDER: the table in wording.cc.
enum class Word {
  // Lines.
  kMemberLine,
  kUnplacedPersonLine,
  kOrganizationLine,
  kResultLine,
  kPolicyLine,
  kPeriodLine,
  kPlacementHead,
  kExclusionHead,
  kStandardHead,
  kFallbackHead,
  kForceHead,
  kCapHead,
  kDecisionHead,
  kOutcomeHead,
  kNotConsidered,
  kSourceLine,
  kNotConcerned,
  kExceptionHolds,
  kDataLine,
  kWhyNotHead,
  kMissingHead,
  kToDecideHead,
  kContradictionHead,
  kMoreFacts,
  // Verdicts.
  kMet,
  kNotMet,
  kNotKnown,
  kConcerned,
  kNoneConcerned,
  kYes,
  kNo,
  // Placement and outcome.
  kPlacedMember,
  kSince,
  kSinceBeforePeriod,
  kPlacedOrganization,
  kPlacedRoot,
  kNoOfficialMembership,
  kUnitDissolved,
  kKindNotRated,
  kTwoOfficialMemberships,
  kTwoHeads,
  kMoreVotesThanVoters,
  kNotASubject,
  kNeedsInput,
  kNeedsDecision,
  kNotRatedTier,
  kDecidedOtherwise,
  kDecidedSame,
  kDecidedWhileOpen,
  kWithReason,
  kWithoutReason,
  // Quotas.
  kQuotaHead,
  kSeatGroup,
  kSeatGroupWhole,
  kSeatGroupPeers,
  kSeatCounts,
  kSeatRange,
  kSeatsByLimit,
  kSeatsBySmallGroup,
  kSeatLimitRaised,
  kSeatRank,
  kSeatRankTied,
  kSeatRankValues,
  kSeatCutOff,
  kSeatHeld,
  kSeatNone,
  kSeatTied,
  kSeatOpen,
  kSeatHeldByPeople,
  kSeatNoneByPeople,
  kSeatPerhaps,
  kSeatApart,
  kSeatGroupMissing,
  kBaseLowerAfter,
  kBaseLowerBefore,
  kBaseLowerOrAbove,
  kBaseRated,
  kBaseAll,
  kRoundedDown,
  kRoundedHalfUp,
  // Facts.
  kMark,
  kMarkBelow,
  kMarkOpen,
  kMarkDoesNotApply,
  kMarkIfAny,
  kTasks,
  kTasksTogether,
  kTasksNone,
  kTasksMissing,
  kExcusedLeftOut,
  kPercent,
  kPercentAbout,
  kShareLess,
  kShareEqual,
  kShareMore,
  kFlag,
  kFlagNotListed,
  kFlagMissing,
  kQuestionAnswered,
  kQuestionOpen,
  kSanction,
  kViolation,
  kCounts,
  kDoesNotCount,
  kMayCount,
  kWhyNotInPeriod,
  kWhyNotThisSideOrForm,
  kWhySideOrFormOpen,
  kWhyCountedEarlier,
  kWhySelfDetected,
  kWhySelfDetectedOpen,
  kWhyNotBelow,
  kWhyPlaceOpen,
  kWhyNotSanctioned,
  kWhyNotThisKind,
  kWhyKindOpen,
  kWhyCommitteeNotAtFault,
  kWhyCommitteeOpen,
  kMoreEvents,
  kEventsNone,
  kEventsComplete,
  kEventsOpen,
  kPopulation,
  kPopulationNobody,
  kPopulationOther,
  kPopulationOpen,
  kPopulationNotRated,
  kThreshold,
  kThresholdAll,
  kBandOrBetter,
  kBandOrWorse,
  kBandFromTo,
  kTierOpen,
  kRatingMissing,
  kRatingsDiffer,
  kCounterpartsOpen,
  kUnitKind,
  kUnitLevel,
  kUnitLevelMissing,
  kEmployment,
  kEmploymentMissing,
  kRatedBy,
  kRatedByNone,
  kRatedByMissing,
  kAbsentOnRatingDate,
  kNotAbsentOnRatingDate,
  kAbsentMonths,
  kAbsenceMissing,
  kAdmitted,
  kFounded,
  kAdmittedMissing,
  kFoundedMissing,
  kDate,
  kDateMissing,
  kRecord,
  kReviewRecord,
  kEnd,
};

// The wording itself, with $0, $1, ... where something is put in.
absl::string_view WordingOf(Language language, Word word);

template <typename... Args>
std::string Say(Language language, Word word, const Args&... args) {
  return absl::Substitute(WordingOf(language, word), args...);
}

// Values of the schema, in the middle of a sentence.
absl::string_view NameIn(Language language, wire::UnitKind value);
absl::string_view NameIn(Language language, wire::UnitLevel value);
absl::string_view NameIn(Language language, wire::EmploymentKind value);
absl::string_view NameIn(Language language, wire::Side value);
absl::string_view NameIn(Language language, wire::SanctionForm value);
absl::string_view NameIn(Language language, wire::ViolationKind value);
absl::string_view NameIn(Language language, wire::AbsenceKind value);
absl::string_view NameIn(Language language, wire::Population value);
absl::string_view NameIn(Language language, wire::TaskMeasure value);
absl::string_view NameIn(Language language, wire::DateField value);
absl::string_view NameIn(Language language, wire::Record value);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_WORDING_H_
