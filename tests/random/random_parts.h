// The parts of which a random dossier is made, and what they share with those of a random policy
// (policy_parts.h); random_pair.cc puts them together.
#ifndef DANGVIEN_TESTS_RANDOM_RANDOM_PARTS_H_
#define DANGVIEN_TESTS_RANDOM_RANDOM_PARTS_H_

#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/random/random_source.h"

namespace dangvien::random {

// What a pair is good at finding.
enum class Shape {
  kScattered,  // small, of everything, with gaps and contradictions: truths
  kDecided,    // more people a branch and hardly a gap: seats, ties and cuts
};

// What a dossier is drawn with. It grows table by table; each step may refer to what is there.
struct DatasetDraw {
  const v1::Policy& policy;
  RandomSource& random;
  Shape shape;
  int gap_percent;  // of the gaps that a scattered dossier has

  bool IsDecided() const { return shape == Shape::kDecided; }
  // Whether a fact is left out that a scattered dossier leaves out so often.
  bool IsMissing(int percent) const { return random.Chance(percent * gap_percent / 100); }
  bool IsStated(int percent) const { return !IsMissing(100 - percent); }
  std::string AnyTier() const;
};

void AddUnits(const DatasetDraw& draw, v1::Dataset* dataset);
void AddPeople(const DatasetDraw& draw, v1::Dataset* dataset);
void AddAssessments(const DatasetDraw& draw, v1::Dataset* dataset);
void AddViolations(const DatasetDraw& draw, v1::Dataset* dataset);
void AddReviews(const DatasetDraw& draw, v1::Dataset* dataset);
void AddBallots(const DatasetDraw& draw, v1::Dataset* dataset);
void AddDecisions(const DatasetDraw& draw, v1::Dataset* dataset);
void AddQuotaDecisions(const DatasetDraw& draw, v1::Dataset* dataset);
void AddCoverage(const DatasetDraw& draw, v1::Dataset* dataset);

void AddMemberships(const DatasetDraw& draw, const v1::Dataset& dataset, v1::Person* person);
void AddPosts(const DatasetDraw& draw, const v1::Dataset& dataset, v1::Person* person);

// Ratings by others of the period, and those of other periods, of a person or a unit.
void AddRatings(const DatasetDraw& draw, const v1::Period& period, v1::Person* person);
void AddRatings(const DatasetDraw& draw, const v1::Period& period, v1::Unit* unit);

void AddMarks(const DatasetDraw& draw, v1::Assessment* assessment);
void AddProducts(const DatasetDraw& draw, v1::Assessment* assessment);

// Moves some people, with their assessments as members, from rows into columns.
void PackSomePeople(v1::Dataset* dataset, RandomSource* random);

// Ids of the party organizations; of those of one kind; of all units.
std::vector<std::string> PartyUnitIds(const v1::Dataset& dataset);
std::vector<std::string> BranchIds(const v1::Dataset& dataset);
std::vector<std::string> UnitIds(const v1::Dataset& dataset);

bool IsPartyUnit(const v1::Unit& unit);
// The unit of that id. REQUIRES: it is there.
const v1::Unit& UnitOf(const v1::Dataset& dataset, const std::string& id);

v1::SubjectRef UnitRef(v1::SubjectKind kind, const std::string& unit_id);
v1::SubjectRef MemberRef(const std::string& person_id);
v1::SubjectRef LeaderRef(const std::string& person_id, const std::string& post_id);
// A subject of any kind that the dossier can name.
v1::SubjectRef AnySubject(const v1::Dataset& dataset, RandomSource* random);
bool IsIn(const std::vector<v1::SubjectRef>& refs, const v1::SubjectRef& ref);

// A valid date in [first, last], both of one year, as yyyymmdd.
int32_t MakeDate(int32_t first, int32_t last, RandomSource* random);

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
