// Where the planted cases go.
//
// A case goes where its consequences are the lifelike ones. A sanction that counts makes a whole
// branch fail under some policies, so it is planted in branches that are meant to fail (rank 3);
// a self-detected one in branches of rank 2; facts that are missing or open in branches whose own
// tier they cannot change (rank 2 and 3, where the marks of the branch already settle it). Thus
// the company comes out decided while single people in it do not.
//
// Cases are dealt by counting the branches of each rank, never drawn: every dossier of the company
// has every case once or a few times. In a tree of any size the same counters give about one
// sanctioned and one incomplete person in a hundred.
//
// Planted people take places from the end of the branch; leaders take them from the beginning.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/script.h"

#include <array>
#include <cstddef>

namespace dangvien::generator {
namespace {

void Plant(PersonCase value, int place_from_end, BranchScript& script) {
  const int place = static_cast<int>(script.case_of_place.size()) - 1 - place_from_end;
  if (place > kThirdPlace) script.case_of_place[static_cast<size_t>(place)] = value;
}

// `ordinal`: how many branches of this rank came before.
void PlantEverywhere(int rank, int ordinal, BranchScript& script) {
  if (rank == 3) {
    Plant(PersonCase::kPartySanction, 0, script);
    Plant(PersonCase::kStateSanction, 1, script);
    Plant(PersonCase::kCountedBefore, 2, script);
    Plant(PersonCase::kMissingMark, 3, script);
  } else if (rank == 2) {
    if (ordinal % 3 == 0) Plant(PersonCase::kSelfDetected, 0, script);
    Plant(PersonCase::kMissingMark, 1, script);
  } else if (rank == 1 && ordinal % 10 == 0) {
    Plant(PersonCase::kEarlierYear, 0, script);
  }
}

void PlantPeopleOfCompany(int rank, int ordinal, BranchScript& script) {
  if (rank == 3) Plant(PersonCase::kMassSanction, 4, script);
  if (rank == 2) {
    constexpr std::array<PersonCase, 5> kCases = {
        PersonCase::kOpenQuestion, PersonCase::kOpenQuestion, PersonCase::kAnsweredQuestion,
        PersonCase::kTwoHomes, PersonCase::kNone};
    Plant(kCases[static_cast<size_t>(ordinal) % kCases.size()], 2, script);
    script.is_excused = ordinal == 4;
    script.has_committee_sanction = ordinal == 1;
  }
  if (rank == 1) {
    constexpr std::array<PersonCase, 6> kCases = {
        PersonCase::kDecidedBetter, PersonCase::kDecidedWithoutReason, PersonCase::kNone,
        PersonCase::kUnattested,    PersonCase::kNoEvidence,           PersonCase::kFormerHead};
    if (static_cast<size_t>(ordinal) < kCases.size()) {
      Plant(kCases[static_cast<size_t>(ordinal)], 2, script);
    }
    script.states_every_flag = ordinal == 3;
    if (script.states_every_flag) Plant(PersonCase::kUnattested, 3, script);
  }
}

ProcessFault FaultOfCompany(int rank, int ordinal) {
  constexpr std::array<ProcessFault, 7> kSecond = {
      ProcessFault::kDraftLate,           ProcessFault::kDeputyBeforeHead,
      ProcessFault::kMissingSection,      ProcessFault::kMissingRemedy,
      ProcessFault::kHeadChairsOwnReview, ProcessFault::kCounterpartLate,
      ProcessFault::kRatedAfterSummingUp};
  if (rank == 1 && static_cast<size_t>(ordinal) < kSecond.size()) {
    return kSecond[static_cast<size_t>(ordinal)];
  }
  // Whether a body without a rating fails is open: only where it cannot matter.
  return rank == 2 && ordinal == 0 ? ProcessFault::kCounterpartUnrated : ProcessFault::kNone;
}

// Ballots of branches with tổ đảng must be secret and of the whole branch.
void PlantBallotFaults(const Plan& plan, std::vector<BranchScript>& scripts) {
  constexpr std::array<ProcessFault, 2> kFaults = {ProcessFault::kOpenBallot,
                                                   ProcessFault::kGroupBallot};
  size_t next = 0;
  for (size_t index = 0; index < scripts.size() && next < kFaults.size(); ++index) {
    const PlannedUnit& unit = plan.units[static_cast<size_t>(plan.branches[index])];
    if (unit.party_group_count == 0 || scripts[index].fault != ProcessFault::kNone) continue;
    scripts[index].fault = kFaults[next++];
  }
}

}  // namespace

std::vector<BranchScript> MakeScripts(const Plan& plan, Profile profile) {
  std::array<int, kRankCount> ordinals = {};
  std::vector<BranchScript> scripts(plan.branches.size());
  for (size_t index = 0; index < scripts.size(); ++index) {
    const PlannedUnit& unit = plan.units[static_cast<size_t>(plan.branches[index])];
    const int ordinal = ordinals[static_cast<size_t>(unit.rank)]++;
    BranchScript& script = scripts[index];
    script.case_of_place.assign(static_cast<size_t>(unit.member_count), PersonCase::kNone);
    PlantEverywhere(unit.rank, ordinal, script);
    if (profile == Profile::kCompany) {
      PlantPeopleOfCompany(unit.rank, ordinal, script);
      script.fault = FaultOfCompany(unit.rank, ordinal);
    }
  }
  if (profile == Profile::kCompany) PlantBallotFaults(plan, scripts);
  return scripts;
}

}  // namespace dangvien::generator
