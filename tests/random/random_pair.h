// Random valid policies and small datasets that fit them, from a seed. The same seed gives the same
// pair on every platform.
#ifndef DANGVIEN_TESTS_RANDOM_RANDOM_PAIR_H_
#define DANGVIEN_TESTS_RANDOM_RANDOM_PAIR_H_

#include <cstdint>
#include <map>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"

namespace dangvien::random {

struct RandomPair {
  v1::Policy policy;
  v1::Dataset dataset;
  // Chosen options that differ from the policy's defaults, by reading; often none.
  std::map<std::string, std::string> readings;
};

RandomPair MakePair(uint64_t seed);

// A dossier without gaps that fits a policy of any origin.
v1::Dataset MakeDossierFor(const v1::Policy& policy, uint64_t seed);

}  // namespace dangvien::random

#endif  // DANGVIEN_TESTS_RANDOM_RANDOM_PAIR_H_
