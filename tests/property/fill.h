// Fills in facts that a dossier leaves open, as somebody who looks them up would.
#ifndef DANGVIEN_TESTS_PROPERTY_FILL_H_
#define DANGVIEN_TESTS_PROPERTY_FILL_H_

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/random/random_source.h"

namespace dangvien::property {

// Each open fact is filled in with a chance of `percent`. Nothing that the dossier states, and
// nothing that the schema takes as said by silence, is changed.
// REQUIRES: no columns.
v1::Dataset Fill(const v1::Policy& policy, const v1::Dataset& rows, int percent,
                 random::RandomSource* random);

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_FILL_H_
