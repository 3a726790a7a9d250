// What facts of one subject have to be like for one outcome, and how conditions are turned into it.
#ifndef DANGVIEN_GENERATOR_PROVINCE_RECIPE_H_
#define DANGVIEN_GENERATOR_PROVINCE_RECIPE_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dangvien/v1/policy.pb.h"

namespace dangvien::generator {

// What is known of a subject before any fact is drawn. Posts: of leaders only.
struct SubjectClass {
  v1::SubjectKind kind = v1::SUBJECT_KIND_MEMBER;
  v1::UnitKind unit_kind = v1::UNIT_KIND_BRANCH;
  v1::UnitLevel unit_level = v1::UNIT_LEVEL_SUBORDINATE;
  v1::PostKind post_kind = v1::POST_KIND_UNSPECIFIED;
  v1::PostBody post_body = v1::POST_BODY_UNSPECIFIED;

  bool operator<(const SubjectClass& other) const;
};

// Both ends belong to it.
struct Range {
  int least = 0;
  int greatest = 0;

  bool is_empty() const { return least > greatest; }
};

struct TaskDemand {
  v1::TaskMeasure measure = v1::TASK_MEASURE_COMPLETED;
  v1::Comparison comparison = v1::COMPARISON_AT_LEAST;
  v1::Share share;
};

// A condition that has to come out like this.
template <typename Condition>
using Wanted = std::vector<std::pair<Condition, bool>>;

// Events that several subjects share: of the person, or of the unit.
enum SharedEvent { kNoEvent = 0, kSanctionEvent = 1, kAbsenceEvent = 2, kNewEvent = 4 };

inline constexpr int kNotRatedTier = -1;

struct Recipe {
  int tier = kNotRatedTier;   // index in Policy.tiers
  std::string rule_id;        // the rule that is broken or fires; empty: the best tier
  std::vector<Range> levels;  // one a criterion of the frame; levels are indexes, 0 the best
  std::set<int> applicable;   // criteria that cannot be left out
  std::map<std::string, Range> scores;
  std::map<std::string, std::vector<TaskDemand>> tasks;  // by group
  std::map<std::string, bool> flags;
  std::map<std::string, bool> answers;
  std::set<int> employment;  // of EmploymentKind; empty: any
  Wanted<v1::AbsentCondition> absences;
  Wanted<v1::SanctionedCondition> sanctions;
  Wanted<v1::RatedByCondition> ratings;
  Wanted<v1::PriorRatingsCondition> earlier_ratings;
  int least_tenure_months = 0;
  int most_tenure_months = -1;  // -1: any

  // A mask of SharedEvent.
  int Events() const;
};

// Reads a frame, and asks conditions of a class of subjects.
class Solver {
 public:
  // LIFETIME: `policy` outlives it.
  Solver(const v1::Policy& policy, const SubjectClass& subject);

  // Facts of nothing in particular.
  Recipe Start(int tier) const;

  enum class Surroundings {
    kTakenAsGiven,  // what the units and people around decide is taken to come out as wanted
    kRefused,       // it is not relied on
  };

  // Narrows the recipe so that the condition comes out as wanted. False: it cannot, and `recipe` is
  // of no use any more.
  bool Require(const v1::Condition& condition, bool wanted, Surroundings around,
               Recipe& recipe) const;

  // The demand of a standard or check is met (wanted) or broken.
  bool RequireDemand(const v1::Rule& rule, bool wanted, Surroundings around, Recipe& recipe) const;

  // The trigger fires (wanted) or does not.
  bool RequireTrigger(const v1::Rule& rule, bool wanted, Surroundings around, Recipe& recipe) const;

  // Which alternative is tried first.
  void set_variation(int variation) { variation_ = variation; }

  bool Exists(const v1::Rule& rule) const;
  int TierIndex(const std::string& id) const;
  bool InBand(int tier, const v1::TierBand& band) const;
  const v1::Frame* frame() const { return frame_; }

 private:
  using Conditions = google::protobuf::RepeatedPtrField<v1::Condition>;

  bool RequireEach(const Conditions& list, bool wanted, Surroundings around, Recipe& recipe) const;
  bool RequireOne(const Conditions& list, bool wanted, Surroundings around, Recipe& recipe) const;
  bool RequireLevels(const v1::CriteriaCondition& condition, bool wanted, Recipe& recipe) const;
  bool RequireTasks(const v1::TaskShareCondition& condition, bool wanted, Recipe& recipe) const;
  bool RequireScore(const v1::ScoreCondition& condition, bool wanted, Recipe& recipe) const;
  bool RequireSanction(const v1::SanctionedCondition& condition, bool wanted, Recipe& recipe) const;
  bool RequireTenure(const v1::TenureCondition& condition, bool wanted, Recipe& recipe) const;
  bool RequireEmployment(const v1::EmploymentCondition& condition, bool wanted,
                         Recipe& recipe) const;
  bool RequireOfPerson(const v1::Condition& condition, bool wanted, Surroundings around,
                       Recipe& recipe) const;
  std::vector<int> Selected(const v1::CriteriaCondition& condition) const;
  bool IsOfClass(const v1::Condition& condition) const;

  const v1::Policy& policy_;
  SubjectClass subject_;
  const v1::Frame* frame_ = nullptr;
  int variation_ = 0;
};

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_RECIPE_H_
