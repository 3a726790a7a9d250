// The engine as a function from messages to bytes, as any caller would use it.
#ifndef DANGVIEN_TESTS_PROPERTY_EVALUATE_H_
#define DANGVIEN_TESTS_PROPERTY_EVALUATE_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "dangvien/engine.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"
#include "tests/random/random_pair.h"

namespace dangvien::property {

// The policy of a pair, under its readings. A policy that is refused gives a test failure.
Policy PolicyOf(const random::RandomPair& pair);

// A policy that need not pass the proof, under readings. One that is refused gives a test failure.
Policy ReadUnproved(const v1::Policy& policy, const std::map<std::string, std::string>& readings);

// A built-in policy with its parents merged in, as one that stands by itself.
v1::Policy ResolvedBuiltin(const std::string& name);

v1::Policy BuiltinMessage(const std::string& name);

// The serialized result. A dossier that is refused gives a test failure and no bytes.
std::string EvaluateToBytes(const Policy& policy, const v1::Dataset& dataset, int num_threads = 1);

// The same, where a refusal is no failure.
absl::StatusOr<std::string> TryEvaluate(const Policy& policy, const v1::Dataset& dataset,
                                        int num_threads = 1);

v1::Result Parse(const std::string& bytes);

// A generated dossier of the built-in policy `tkv-2018`: a company, with sessions and ballots; or a
// tree of `member_count` members.
v1::Dataset MakeCompany(uint64_t seed);
v1::Dataset MakeTree(int64_t member_count, uint64_t seed, bool columns);

}  // namespace dangvien::property

#endif  // DANGVIEN_TESTS_PROPERTY_EVALUATE_H_
