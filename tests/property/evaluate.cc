// Bytes in, bytes out: what the tests of this folder compare is what leaves the library.
//
// Tested by tests/property/property_test.cc
#include "tests/property/evaluate.h"

#include <gtest/gtest.h>

#include "generator/generator.h"
#include "policy/compiled.h"

namespace dangvien::property {

// Random policies have gaps.
Policy ReadUnproved(const v1::Policy& policy, const std::map<std::string, std::string>& readings) {
  PolicyOptions options;
  options.prove = false;
  for (const auto& [reading, option] : readings) options.readings.push_back({reading, option});
  absl::StatusOr<Policy> read = Policy::Read(policy.SerializeAsString(), options);
  EXPECT_TRUE(read.ok()) << read.status().ToString();
  return *read;
}

Policy PolicyOf(const random::RandomPair& pair) { return ReadUnproved(pair.policy, pair.readings); }

v1::Policy ResolvedBuiltin(const std::string& name) {
  const absl::StatusOr<Policy> builtin = Policy::Builtin(name);
  EXPECT_TRUE(builtin.ok()) << name << ": " << builtin.status().ToString();
  std::string bytes;
  wire::Encode(builtin->compiled().message, &bytes);
  v1::Policy policy;
  EXPECT_TRUE(policy.ParseFromString(bytes)) << name;
  policy.clear_parent_id();
  return policy;
}

v1::Policy BuiltinMessage(const std::string& name) {
  const std::string bytes = Policy::BuiltinBytes(name);
  v1::Policy policy;
  EXPECT_TRUE(policy.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) << name;
  return policy;
}

absl::StatusOr<std::string> TryEvaluate(const Policy& policy, const v1::Dataset& dataset,
                                        int num_threads) {
  const absl::StatusOr<Dataset> tables = Dataset::Read(dataset.SerializeAsString());
  if (!tables.ok()) return tables.status();
  EvaluateOptions options;
  options.num_threads = num_threads;
  const absl::StatusOr<Evaluation> evaluation = Evaluate(*tables, {policy}, options);
  if (!evaluation.ok()) return evaluation.status();
  return evaluation->ToProto();
}

std::string EvaluateToBytes(const Policy& policy, const v1::Dataset& dataset, int num_threads) {
  const absl::StatusOr<std::string> bytes = TryEvaluate(policy, dataset, num_threads);
  EXPECT_TRUE(bytes.ok()) << bytes.status().ToString();
  return bytes.ok() ? *bytes : "";
}

v1::Result Parse(const std::string& bytes) {
  v1::Result result;
  EXPECT_TRUE(result.ParseFromString(bytes));
  return result;
}

v1::Dataset MakeCompany(uint64_t seed) {
  generator::GeneratorOptions options;
  options.seed = seed;
  v1::Dataset dataset;
  generator::Generate(BuiltinMessage("tkv-2018"), options, &dataset);
  return dataset;
}

v1::Dataset MakeTree(int64_t member_count, uint64_t seed, bool columns) {
  generator::GeneratorOptions options;
  options.profile = generator::Profile::kScale;
  options.member_count = member_count;
  options.seed = seed;
  options.columns = columns;
  v1::Dataset dataset;
  generator::Generate(BuiltinMessage("tkv-2018"), options, &dataset);
  return dataset;
}

}  // namespace dangvien::property
