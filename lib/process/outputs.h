// What the policies give beside tiers and findings: earlier years to be rated again, and the places
// where reviews are held.
#ifndef DANGVIEN_PROCESS_OUTPUTS_H_
#define DANGVIEN_PROCESS_OUTPUTS_H_

#include <cstdint>

#include "base/column.h"
#include "base/pace.h"
#include "dataset/tables.h"

namespace dangvien {

struct Grading;

struct ReRatingEntry {
  SubjectRow subject;
  int32_t year = 0;  // 0 = when it happened is not known
  int32_t violation = 0;
  int32_t policy = 0;
  int32_t rule = 0;  // index in CompiledPolicy::re_ratings
  bool is_possible = false;
};

// By the caller's ids of the subject, then by year, violation and rule; each once.
Column<ReRatingEntry> CollectReRatings(const Grading& state);

struct ReviewPlaceEntry {
  Row person = kNone;
  Row post = kNone;  // kNone: as member
  Row unit = kNone;
  int32_t policy = 0;
  int32_t rule = 0;  // index in CompiledPolicy::review_places
  bool is_possible = false;
};

// By the caller's id of the person, then by place, unit id and rule id; each once.
Column<ReviewPlaceEntry> CollectReviewPlaces(const Grading& state, Pace& pace);

}  // namespace dangvien

#endif  // DANGVIEN_PROCESS_OUTPUTS_H_
