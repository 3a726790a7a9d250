// Changes of single facts.
#ifndef DANGVIEN_TESTS_PROPERTY_MUTATE_H_
#define DANGVIEN_TESTS_PROPERTY_MUTATE_H_

#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/result.pb.h"
#include "tests/random/random_source.h"

namespace dangvien::property {

// Changes one fact that the engine keeps: a mark, a count, an attestation. False where the dossier
// has none in its rows.
bool ChangeOneFact(v1::Dataset* dataset, random::RandomSource* random);

// Takes one thing away, anywhere in the dossier: the value of a field, or a row with all that is in
// it. Often more than a dossier can lose. Returns the field's name.
std::string TakeOneAway(v1::Dataset* dataset, random::RandomSource* random);

void TakeAssessmentsAway(v1::SubjectKind kind, v1::Dataset* dataset);

// The id of the first member that is rated so; empty where there is none.
std::string FirstMemberRated(const v1::Result& result, const std::string& tier_id);

// Sets the level of a mark of a member; false where there is no such mark in the rows.
bool SetMark(const std::string& person_id, const std::string& criterion_id,
             const std::string& level_id, v1::Dataset* dataset);

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_MUTATE_H_
