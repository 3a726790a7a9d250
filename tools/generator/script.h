// The cases that are planted rather than drawn: who was sanctioned, whose facts are incomplete,
// what people decided, and where the process went wrong.
#ifndef DANGVIEN_GENERATOR_SCRIPT_H_
#define DANGVIEN_GENERATOR_SCRIPT_H_

#include <vector>

#include "generator/generator.h"
#include "generator/plan.h"

namespace dangvien::generator {

// Of one person.
enum class PersonCase {
  kNone,
  // Sanctions.
  kPartySanction,  // party discipline in the year
  kStateSanction,  // by the management side
  kMassSanction,   // by a mass organization
  kSelfDetected,   // party discipline, self-detected and remedied
  kEarlierYear,    // party discipline in the year before
  kCountedBefore,  // party discipline in the year before, state discipline for it in this one
  // Facts that do not suffice.
  kMissingMark,
  kUnattested,    // all marks of the best tier, and nothing said about its flag
  kNoEvidence,    // the flag without a reference
  kOpenQuestion,  // a mark that the policy puts to people
  kTwoHomes,      // two official branches on the rating date
  // What people said.
  kAnsweredQuestion,
  kDecidedBetter,         // another tier than proposed, with a reason
  kDecidedWithoutReason,  // another tier than proposed, without one
  // Others.
  kFormerHead,  // head of the branch until the middle of the year
};

// Of one branch.
enum class ProcessFault {
  kNone,
  kDraftLate,  // sent two working days before
  kDeputyBeforeHead,
  kMissingSection,  // of the collective report
  kMissingRemedy,   // of a fault named in the report
  kHeadChairsOwnReview,
  kOpenBallot,       // not secret
  kGroupBallot,      // only a tổ đảng voted
  kCounterpartLate,  // a mass organization reviewed after the branch
  kCounterpartUnrated,
  kRatedAfterSummingUp,
};

struct BranchScript {
  std::vector<PersonCase> case_of_place;  // one a member
  ProcessFault fault = ProcessFault::kNone;
  bool states_every_flag = false;       // attestations are not covered here, but all are stated
  bool is_excused = false;              // too few tasks, by force majeure
  bool has_committee_sanction = false;  // the committee as a collective, self-detected
};

// One a branch, in the order of Plan::branches.
std::vector<BranchScript> MakeScripts(const Plan& plan, Profile profile);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_SCRIPT_H_
