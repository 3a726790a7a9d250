// The facts of one person or organization between being drawn and being written as rows or columns.
#ifndef DANGVIEN_GENERATOR_FACTS_H_
#define DANGVIEN_GENERATOR_FACTS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "generator/demands.h"
#include "generator/random.h"

namespace dangvien::generator {

// Instead of a level index.
inline constexpr int16_t kMissing = -1;
inline constexpr int16_t kNotApplicable = -2;

// The bytes of FlagColumn.
enum FlagState : uint8_t {
  kFlagNotStated = 0,
  kFlagHolds = 1,
  kFlagDoesNotHold = 2,
  kFlagHoldsWithEvidence = 3,
};

// In the order of TaskTally.
enum TaskCount { kAssigned, kCompleted, kOnTime, kExceeded, kExcused, kTaskCountEnd };

// What was marked, counted and attested; the lists run along those of Demands.
struct MarkedFacts {
  std::vector<int16_t> levels;
  std::vector<std::array<int32_t, kTaskCountEnd>> tasks;
  std::vector<FlagState> flags;
  int self_tier = -1;  // -1: not known
  int rated_on = 0;
};

struct PersonFacts {
  std::string id;
  int admitted_on = 0;
  int official_on = 0;
  v1::EmploymentKind employment = v1::EMPLOYMENT_KIND_WORKER;
  std::string home_unit_id;
  int home_from_date = 0;
  std::vector<v1::Membership> other_memberships;
  std::vector<v1::Post> posts;
  std::vector<v1::Absence> absences;
  std::vector<v1::Rating> ratings;
  MarkedFacts marked;
};

enum class FlagStyle {
  kListed,  // only what holds is stated; coverage says that the rest does not
  kStated,  // each needed flag is stated, whether it holds or not
};

// Draws marks, tasks and flags with which a subject of the kind reaches the tier of the rank.
void DrawMarked(const Demands& demands, int rank, FlagStyle style, Random& random,
                MarkedFacts& out);

// Makes a subject that reached the tier of rank 2 fail: by too few tasks, by a flag that forces the
// lowest tier, or by a mark, whichever the policy knows.
void Fail(const Demands& demands, Random& random, MarkedFacts& out);

// Too few tasks, and the attested flag that excepts from that rule, where the policy has one.
void FailWithExcuse(const Demands& demands, Random& random, MarkedFacts& out);

// Puts one of Demands::free_criteria at the worst level.
void LeaveToPeople(const Demands& demands, MarkedFacts& out);

// Takes away one mark that is not there only "if any".
void LoseMark(const Demands& demands, Random& random, MarkedFacts& out);

// Writes them as a row.
void WriteAssessment(const v1::Policy& policy, const Demands& demands, const MarkedFacts& facts,
                     v1::Assessment& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_FACTS_H_
