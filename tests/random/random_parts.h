// The parts of which a random pair is made; random_pair.cc puts them together.
#ifndef DANGVIEN_TESTS_RANDOM_RANDOM_PARTS_H_
#define DANGVIEN_TESTS_RANDOM_RANDOM_PARTS_H_

#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/random/random_source.h"

namespace dangvien::random {

// Where a condition stands: it decides which kinds may be asked.
enum class Place {
  kMemberPass,
  kOrganizationPass,  // comes after the members' pass
  kMemberCheck,
  kOrganizationCheck,
  kReviewCheck,
};

// A policy, its declarations first and then the passes and checks that use them.
v1::Policy MakePolicy(RandomSource* random);

// REQUIRES: the policy's declarations are complete.
v1::Condition MakeCondition(const v1::Policy& policy, Place place, int depth, RandomSource* random);
// A leaf that only reviews can be asked.
v1::Condition MakeReviewLeaf(const v1::Policy& policy, RandomSource* random);
// A leaf of the dates or records of an organization or a member.
v1::Condition MakeRecordLeaf(bool is_organization, RandomSource* random);

v1::Citation MakeCitation();
v1::Text MakeText(const std::string& words);
// Tiers from a better or equal to a worse one; an end is left open at times.
v1::TierBand MakeBand(const v1::Policy& policy, RandomSource* random);

// The dataset grows in this order; each step may refer to what is there.
void AddUnits(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random);
void AddPeople(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random);
void AddAssessments(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random);
void AddViolations(v1::Dataset* dataset, RandomSource* random);
void AddReviews(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random);
void AddBallots(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random);
void AddDecisions(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random);
void AddCoverage(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random);

// Moves some people, with their assessments as members, from rows into columns.
void PackSomePeople(v1::Dataset* dataset, RandomSource* random);

// Ids of the party organizations; of those of one kind; of all units.
std::vector<std::string> PartyUnitIds(const v1::Dataset& dataset);
std::vector<std::string> BranchIds(const v1::Dataset& dataset);
std::vector<std::string> UnitIds(const v1::Dataset& dataset);

bool IsPartyUnit(const v1::Unit& unit);

// A valid date in [first, last], both of one year, as yyyymmdd.
int32_t MakeDate(int32_t first, int32_t last, RandomSource* random);

// A rating of the dossier's period, or at times of the year before.
v1::Rating MakeRating(const v1::Policy& policy, const v1::Dataset& dataset, v1::Side side,
                      RandomSource* random);

// Ids of a repeated field of declared things.
template <typename Declared>
std::vector<std::string> IdsOf(const Declared& declared) {
  std::vector<std::string> ids;
  for (const auto& entry : declared) ids.push_back(entry.id());
  return ids;
}

// The values first to last of an enumeration.
inline std::vector<int> Numbers(int first, int last) {
  std::vector<int> numbers;
  for (int number = first; number <= last; ++number) numbers.push_back(number);
  return numbers;
}

}  // namespace dangvien::random

#endif  // DANGVIEN_TESTS_RANDOM_RANDOM_PARTS_H_
