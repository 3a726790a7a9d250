// One dossier of a province while it is made: what its parts read and append to.
#ifndef DANGVIEN_GENERATOR_PROVINCE_PROVINCE_H_
#define DANGVIEN_GENERATOR_PROVINCE_PROVINCE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "generator/generator.h"
#include "generator/plan.h"
#include "generator/province/days.h"
#include "generator/province/fill.h"
#include "generator/province/history.h"
#include "generator/province/recipe_book.h"

namespace dangvien::generator {

// What goes wrong in a unit beyond what the facts of its own subjects say: rules read the people
// and bodies around a subject, too.
enum class Trouble {
  kNone,
  kMembers,    // most members fail
  kBodies,     // the bodies beside it fail
  kSanctions,  // many members are sanctioned, and so is the organization
};

struct ProvinceUnit {
  std::string id;
  v1::UnitKind kind = v1::UNIT_KIND_BRANCH;
  v1::UnitLevel level = v1::UNIT_LEVEL_SUBORDINATE;
  int parent = -1;  // index in Province::units; of a counterpart body: the party organization
  int rank = 1;
  Trouble trouble = Trouble::kNone;
  int dissolved_on = 0;
  bool has_collective = false;
  int party_group_count = 0;
  int events = kNoEvent;  // of the organization, which its collective shares
  // Branches: the people placed here, by number.
  int64_t first_person = 0;
  int member_count = 0;

  bool is_party() const { return kind == v1::UNIT_KIND_PARTY_BODY || kind == v1::UNIT_KIND_BRANCH; }
};

// Who is rated, and as what is meant: a guess that quotas and ballots start from.
struct PlannedSubject {
  v1::SubjectRef ref;
  int unit = 0;
  int tier = kNotRatedTier;
  int64_t person = -1;
  v1::PostKind post_kind = v1::POST_KIND_UNSPECIFIED;
  std::vector<std::string> group_ids;
};

struct Province {
  // LIFETIME: both outlive it.
  Province(const v1::Policy& policy, const GeneratorOptions& options, v1::Dataset& out);

  SubjectClass ClassOf(v1::SubjectKind kind, int unit) const;
  Filler& FillerOf(v1::SubjectKind kind);
  // The unit itself or the nearest above it that has the level; the root where there is none.
  int Above(int unit, v1::UnitLevel level) const;
  // The group of equals within a district.
  std::string PeerGroup(const std::string& name, int unit) const;
  const std::string& TierId(int tier) const { return policy.tiers(tier).id(); }

  const v1::Policy& policy;
  GeneratorOptions options;
  v1::Dataset& out;
  Days days;
  Plan plan;
  History history;
  RecipeBook book;
  std::map<v1::SubjectKind, Filler> fillers;
  std::vector<ProvinceUnit> units;           // those of the plan first, in its order
  std::map<std::string, int> index_of;       // units by id
  std::vector<std::vector<int>> bodies;      // beside each unit: indexes of units
  std::vector<std::vector<v1::Post>> posts;  // by person
  std::vector<std::string> heads;            // by unit: the person, or empty
  std::vector<std::string> deputies;
  std::vector<PlannedSubject> subjects;
  bool member_authority_is_asked = false;  // by some check
};

// The parts, in the order in which they are made.
void PlanProvinceUnits(Province& province);     // units
void PlanPosts(Province& province);             // posts
void WriteProvinceUnits(Province& province);    // units, organizations, collectives
void WriteProvincePeople(Province& province);   // people, members, leaders
void WriteOutsiders(Province& province);        // leaders who are no party members
void WriteProvinceProcess(Province& province);  // reviews and ballots
void WriteQuotaDecisions(Province& province);   // who of the tied is seated, and raises
void WriteTierDecisions(Province& province);    // tiers that people decided otherwise

// Writes the assessment of the planned subject, its answers, and remembers it.
void WriteSubject(const PlannedSubject& subject, const Recipe& recipe, Random& random,
                  Province& province);

// Rates the person in each post of head or deputy. `events`: a mask of SharedEvent, of the person.
void WriteLeaders(int events, Random& random, v1::Person& row, Province& province);

// Ratings by other sides and of other periods, as the recipe wants them.
void WritePersonRatings(const PlannedSubject& subject, const Recipe& recipe, Random& random,
                        v1::Person& row, Province& province);

// What a recipe wants of sanctions, on a person (person_id) or on a unit (empty).
void WriteSanctions(const Recipe& recipe, const std::string& person_id, int unit, Random& random,
                    Province& province);

// A sanction without consequences for the tier: for an act of an earlier year, for one that was
// remedied, or decided in an earlier year, whichever the recipe bears.
// REQUIRES: a recipe that wants no sanction.
void WriteHarmlessSanction(const Recipe& recipe, const std::string& person_id, int unit,
                           Random& random, Province& province);

// A profile of the generator: see Profile::kProvince.
void MakeProvince(const v1::Policy& policy, const GeneratorOptions& options, v1::Dataset& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_PROVINCE_H_
