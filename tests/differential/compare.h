// Compares the engine with the oracle on one policy and dossier.
#ifndef DANGVIEN_TESTS_DIFFERENTIAL_COMPARE_H_
#define DANGVIEN_TESTS_DIFFERENTIAL_COMPARE_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "dangvien/engine.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"
#include "tests/oracle/oracle.h"

namespace dangvien::differential {

using Readings = std::map<std::string, std::string>;

// Runs the engine from serialized messages, as any caller would.
absl::StatusOr<v1::Result> RunEngine(const v1::Policy& policy, const v1::Dataset& dataset,
                                     const Readings& readings, int num_threads = 1);

// Every difference, one a line; empty where the two agree.
std::string Differences(const v1::Result& engine, const oracle::OracleResult& oracle);

}  // namespace dangvien::differential

#endif  // DANGVIEN_TESTS_DIFFERENTIAL_COMPARE_H_
