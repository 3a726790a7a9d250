// The tree of a generated dossier before any fact is drawn: its units, how many members each branch
// has, and how well each unit is meant to do.
#ifndef DANGVIEN_GENERATOR_PLAN_H_
#define DANGVIEN_GENERATOR_PLAN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dangvien/v1/types.pb.h"

namespace dangvien::generator {

// How well a subject is meant to do: 0 the best tier, 1 the next, 2 the lowest that counts as
// passing, 3 none of these. What tier that is depends on the policy (Demands::TierOfRank).
inline constexpr int kRankCount = 4;

// People of a branch by their place in it: 0 is the head, 1 the deputy, 2 a third committee member.
inline constexpr int kHeadPlace = 0;
inline constexpr int kDeputyPlace = 1;
inline constexpr int kThirdPlace = 2;

struct PlannedUnit {
  std::string id;
  std::string name;
  v1::UnitKind kind = v1::UNIT_KIND_BRANCH;
  v1::UnitLevel level = v1::UNIT_LEVEL_SUBORDINATE;
  int parent = -1;  // index in Plan::units; -1: a root
  int rank = 1;
  // Branches only.
  int member_count = 0;
  int64_t first_person = 0;  // the number of the person at place 0; others: of the first one below
  int party_group_count = 0;
};

// A body beside a party organization.
struct PlannedCounterpart {
  std::string id;
  std::string name;
  v1::UnitKind kind = v1::UNIT_KIND_MASS_ORGANIZATION;
  int unit = 0;  // index in Plan::units
  int rank = 1;
};

// A post above the branch. Those of the branch itself follow from the place.
struct PlannedPost {
  int64_t person = 0;
  std::string unit_id;
  v1::PostKind kind = v1::POST_KIND_MEMBER;
  v1::PostBody body = v1::POST_BODY_COMMITTEE;
};

struct Plan {
  std::vector<PlannedUnit> units;  // parents before children; branches in the order of their people
  std::vector<PlannedCounterpart> counterparts;
  std::vector<int> branches;       // indexes of units
  std::vector<PlannedPost> posts;  // by person
  int64_t member_count = 0;
  int person_id_digits = 4;
};

Plan PlanCompany(uint64_t seed);
Plan PlanScale(uint64_t seed, int64_t member_count);

// "DV0042" for the 42nd person, which has the number 41.
std::string PersonId(const Plan& plan, int64_t person);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PLAN_H_
