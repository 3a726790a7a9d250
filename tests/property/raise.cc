// Tested by tests/property/better_marks_test.cc, tests/property/ranks_test.cc
#include "tests/property/raise.h"

#include <algorithm>

namespace dangvien::property {
namespace {

constexpr int kSeed = 7;

// The id before `id` in a list that begins with the highest; empty where there is none.
template <typename List>
std::string NextHigher(const List& list, const std::string& id) {
  for (int i = 1; i < list.size(); ++i) {
    if (list[i].id() == id) return list[i - 1].id();
  }
  return "";
}

const v1::Criterion* CriterionOf(const v1::Policy& policy, v1::SubjectKind kind,
                                 const std::string& id) {
  for (const v1::Frame& frame : policy.frames()) {
    if (frame.subject_kind() != kind) continue;
    for (const v1::Criterion& criterion : frame.criteria()) {
      if (criterion.id() == id) return &criterion;
    }
  }
  return nullptr;
}

std::string RaiseMark(const v1::Policy& policy, v1::Assessment* assessment,
                      random::RandomSource* random) {
  if (assessment->marks().empty()) return "";
  v1::Mark* mark = assessment->mutable_marks(random->Below(assessment->marks_size()));
  if (mark->result_case() == v1::Mark::kLevelId) {
    const std::string higher = NextHigher(policy.levels(), mark->level_id());
    if (higher.empty()) return "";
    mark->set_level_id(higher);
    return "level of " + mark->criterion_id();
  }
  if (mark->result_case() != v1::Mark::kPoints) return "";
  const v1::Criterion* criterion =
      CriterionOf(policy, assessment->subject().kind(), mark->criterion_id());
  const int most = criterion == nullptr ? 0 : static_cast<int>(criterion->max_points());
  if (mark->points() >= most) return "";
  mark->set_points(random->Between(mark->points() + 1, most));
  return "points of " + mark->criterion_id();
}

// One task more that is completed, or one completed that was done on time, or beyond the plan.
std::string CompleteTask(v1::Assessment* assessment, random::RandomSource* random) {
  if (assessment->tasks().empty()) return "";
  v1::TaskTally* tally = assessment->mutable_tasks(random->Below(assessment->tasks_size()));
  const int which = random->Below(3);
  if (which == 0) {
    const bool has_room =
        tally->has_assigned_count() && tally->has_completed_count() &&
        tally->completed_count() + tally->excused_count() < tally->assigned_count();
    if (!has_room) return "";
    tally->set_completed_count(tally->completed_count() + 1);
    return "completed of " + tally->group_id();
  }
  const bool on_time = which == 1;
  const bool is_stated = on_time ? tally->has_on_time_count() : tally->has_exceeded_count();
  const int64_t count = on_time ? tally->on_time_count() : tally->exceeded_count();
  if (!is_stated || !tally->has_completed_count() || count >= tally->completed_count()) return "";
  if (on_time) {
    tally->set_on_time_count(count + 1);
  } else {
    tally->set_exceeded_count(count + 1);
  }
  return (on_time ? "on time of " : "exceeded of ") + tally->group_id();
}

template <typename Ratings>
std::string RaiseRating(const v1::Policy& policy, Ratings* ratings, random::RandomSource* random) {
  if (ratings->empty()) return "";
  v1::Rating* rating = ratings->Mutable(random->Below(ratings->size()));
  const std::string higher = NextHigher(policy.tiers(), rating->tier_id());
  if (higher.empty()) return "";
  rating->set_tier_id(higher);
  return "a rating";
}

std::string RaiseRatingOf(const v1::Policy& policy, const v1::SubjectRef& subject,
                          v1::Dataset* dataset, random::RandomSource* random) {
  for (v1::Person& person : *dataset->mutable_people()) {
    if (!subject.person_id().empty() && person.id() == subject.person_id()) {
      return RaiseRating(policy, person.mutable_ratings(), random);
    }
  }
  for (v1::Unit& unit : *dataset->mutable_units()) {
    if (subject.person_id().empty() && unit.id() == subject.unit_id()) {
      return RaiseRating(policy, unit.mutable_ratings(), random);
    }
  }
  return "";
}

}  // namespace

v1::Assessment* AssessmentOf(const v1::SubjectRef& subject, v1::Dataset* dataset) {
  for (v1::Assessment& assessment : *dataset->mutable_assessments()) {
    if (assessment.subject().SerializeAsString() == subject.SerializeAsString()) return &assessment;
  }
  v1::Assessment* added = dataset->add_assessments();
  *added->mutable_subject() = subject;
  return added;
}

std::string RaiseOne(const v1::Policy& policy, const v1::SubjectRef& subject, v1::Dataset* dataset,
                     random::RandomSource* random) {
  const int which = random->Below(10);
  if (which == 0) return RaiseRatingOf(policy, subject, dataset, random);
  v1::Assessment* assessment = AssessmentOf(subject, dataset);
  return which < 8 ? RaiseMark(policy, assessment, random) : CompleteTask(assessment, random);
}

void MakeBetter(const v1::Policy& policy, v1::Dataset* dataset) {
  random::RandomSource random(kSeed);
  for (v1::Assessment& assessment : *dataset->mutable_assessments()) {
    const bool is_good = random.Chance(60);
    for (v1::Mark& mark : *assessment.mutable_marks()) {
      const v1::Criterion* criterion =
          CriterionOf(policy, assessment.subject().kind(), mark.criterion_id());
      if (!is_good && random.Chance(30)) continue;
      if (mark.result_case() == v1::Mark::kLevelId) mark.set_level_id(policy.levels(0).id());
      if (mark.result_case() == v1::Mark::kPoints && criterion != nullptr) {
        mark.set_points(static_cast<int>(criterion->max_points()));
      }
    }
    for (v1::TaskTally& tally : *assessment.mutable_tasks()) {
      if (!is_good || !tally.has_assigned_count()) continue;
      const int64_t all = tally.assigned_count();
      tally.set_completed_count(all);
      tally.set_on_time_count(all);
      tally.set_exceeded_count(all / 2 + 1 > all ? all : all / 2 + 1);
      tally.set_excused_count(0);
    }
  }
}

}  // namespace dangvien::property
