// One fact of one subject made better by one step, as lib/policy/monotone.h says what is better.
#ifndef DANGVIEN_TESTS_PROPERTY_RAISE_H_
#define DANGVIEN_TESTS_PROPERTY_RAISE_H_

#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/random/random_source.h"

namespace dangvien::property {

// The assessment of a subject; an empty one is added where there is none.
v1::Assessment* AssessmentOf(const v1::SubjectRef& subject, v1::Dataset* dataset);

// Raises a mark by one level or a point or more, completes a task more, or raises a rating of the
// period by one tier; what it raised, or nothing where the fact drawn cannot be better.
// REQUIRES: no columns.
std::string RaiseOne(const v1::Policy& policy, const v1::SubjectRef& subject, v1::Dataset* dataset,
                     random::RandomSource* random);

// Gives everybody good facts here and there, so that upper tiers are reached: marks, flags and
// counts that random dossiers seldom have together.
void MakeBetter(const v1::Policy& policy, v1::Dataset* dataset);

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_RAISE_H_
