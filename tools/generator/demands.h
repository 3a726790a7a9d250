// What the rules of a policy ask of the marks, flags and tasks of one subject kind: enough to
// draw facts that reach a tier that was drawn beforehand.
#ifndef DANGVIEN_GENERATOR_DEMANDS_H_
#define DANGVIEN_GENERATOR_DEMANDS_H_

#include <string>
#include <vector>

#include "dangvien/v1/policy.pb.h"

namespace dangvien::generator {

// Tiers, levels, criteria and flags are indexes in the policy's own lists: 0 is the best tier and
// the best level. Readings are taken at their defaults.
struct Demands {
  int tier_count = 0;
  int level_count = 0;

  std::vector<std::string> criterion_ids;
  std::vector<bool> is_if_any;
  // worst_level[tier][criterion]: the worst level that the standard of the tier allows, together
  // with every lower standard. Where none asks for anything: the worst level but one.
  std::vector<std::vector<int>> worst_level;
  // Criteria at the worst level of which the lowest standard need not fail: it asks nothing of
  // them, or asks for a level or else for something different, such as an answer by people.
  std::vector<int> free_criteria;

  std::vector<std::string> flag_ids;              // of the policy
  std::vector<std::vector<bool>> flag_is_needed;  // [tier][flag]: by that standard or a lower one
  std::vector<bool> flag_forces;                  // [flag]: a force asks for it
  std::vector<bool> flag_excuses;                 // [flag]: an exception from a force asks for it

  std::vector<std::string> task_group_ids;  // those that rules of the kind read
  std::vector<std::string> question_ids;    // those that rules of the kind ask

  // The tier that stands for rank 0 (best) to 3 (does not reach any standard).
  int TierOfRank(int rank) const;
};

Demands ReadDemands(const v1::Policy& policy, v1::SubjectKind kind);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_DEMANDS_H_
