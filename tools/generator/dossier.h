// What every part of the generator reads: the policy, what it demands, the tree and the script.
#ifndef DANGVIEN_GENERATOR_DOSSIER_H_
#define DANGVIEN_GENERATOR_DOSSIER_H_

#include <string>
#include <vector>

#include "generator/demands.h"
#include "generator/generator.h"
#include "generator/plan.h"
#include "generator/script.h"
#include "generator/year.h"

namespace dangvien::generator {

// Days of one branch, as yyyymmdd.
struct BranchDays {
  int held_on = 0;                  // the session of the branch, or of its committee
  std::vector<int> groups_held_on;  // sessions of its tổ đảng
  int rated_on = 0;                 // the ballot
  int summed_up_on = 0;
};

struct Dossier {
  Dossier(const v1::Policy& policy, const GeneratorOptions& options);

  const PlannedUnit& branch(int index) const;
  BranchDays DaysOf(int branch) const;
  const std::string& TierId(const Demands& demands, int rank) const;

  const v1::Policy& policy;
  GeneratorOptions options;
  Year year;
  Plan plan;
  std::vector<BranchScript> scripts;  // one a branch
  Demands members;
  Demands organizations;
};

// The id of the post that a person holds in a unit: one a unit.
std::string PostId(const std::string& unit_id);

// Streams of chance (Random): the tree draws from 0, branch i from kBranchStreams + i.
inline constexpr uint64_t kOrganizationStream = 1;
inline constexpr uint64_t kProcessStream = 2;
inline constexpr uint64_t kBranchStreams = 16;

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_DOSSIER_H_
