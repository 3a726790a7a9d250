// A rough judge of generated dossiers under the policy tkv-2018, so that their distribution can be
// bounded without the engine that they are made to test. Rows only.
#ifndef DANGVIEN_TESTS_UNIT_GENERATOR_ESTIMATE_H_
#define DANGVIEN_TESTS_UNIT_GENERATOR_ESTIMATE_H_

#include <array>
#include <map>
#include <string>

#include "dangvien/v1/dataset.pb.h"

namespace dangvien::generator {

// HTXS, HTT, HTNV, KHT, and two that are no tier.
enum Outcome { kBest, kGood, kPassed, kFailed, kNotRated, kOpen, kOutcomeEnd };

struct Estimate {
  std::map<std::string, Outcome> members;        // by person id
  std::map<std::string, Outcome> organizations;  // by unit id
  std::array<int, kOutcomeEnd> member_counts = {};
  std::array<int, kOutcomeEnd> branch_counts = {};
};

Estimate EstimateTkv(const v1::Dataset& dataset);

}  // namespace dangvien::generator

#endif  // DANGVIEN_TESTS_UNIT_GENERATOR_ESTIMATE_H_
