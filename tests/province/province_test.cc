// A province under every built-in policy: the dossier reads, and every tier that the policy has for
// a subject kind is handed out.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "dangvien/dataset.h"
#include "dangvien/engine.h"
#include "dangvien/policy.h"
#include "generator/generator.h"
#include "tests/province/survey.h"

namespace dangvien::province {
namespace {

class ProvinceTest : public testing::TestWithParam<std::string> {};

TEST_P(ProvinceTest, Survey) {
  const auto t0 = std::chrono::steady_clock::now();
  const auto lap = [&](const char* what) {
    std::printf("%s %lld ms\n", what,
                (long long)std::chrono::duration_cast<std::chrono::milliseconds>(
                    std::chrono::steady_clock::now() - t0)
                    .count());
  };
  const absl::StatusOr<Policy> policy = Policy::Builtin(GetParam());
  ASSERT_TRUE(policy.ok()) << policy.status();
  v1::Policy message;
  ASSERT_TRUE(
      message.ParseFromArray(policy->bytes().data(), static_cast<int>(policy->bytes().size())));
  generator::GeneratorOptions options;
  options.profile = generator::Profile::kProvince;
  options.member_count = std::getenv("N") ? atoi(std::getenv("N")) : 2000;
  v1::Dataset dataset;
  generator::Generate(message, options, &dataset);
  lap("gen");
  const std::string bytes = dataset.SerializeAsString();
  lap("ser");
  std::printf("%zu bytes\n", bytes.size());
  const absl::StatusOr<Dataset> tables = Dataset::Read(bytes);
  ASSERT_TRUE(tables.ok()) << std::string(tables.status().ToString()).substr(0, 3000);
  lap("read");
  const absl::StatusOr<Evaluation> evaluation = Evaluate(*tables, {*policy});
  ASSERT_TRUE(evaluation.ok()) << std::string(evaluation.status().ToString()).substr(0, 3000);
  lap("evaluated");
  v1::Result result;
  const std::string out = evaluation->ToProto();
  lap("proto");
  ASSERT_TRUE(result.ParseFromString(out));
  lap("parsed");
  const Counts outcome = SurveyResult(result);
  if (std::getenv("V")) {
    for (const auto& [key, count] : SurveyDossier(dataset))
      std::printf("  in  %-40s %lld\n", key.c_str(), (long long)count);
    for (const auto& [key, count] : outcome)
      std::printf("  out %-40s %lld\n", key.c_str(), (long long)count);
  }
  for (const auto& [tier, rules] : ReachableTiers(message)) {
    EXPECT_GT(outcome.count(tier), 0u) << tier;
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, ProvinceTest, testing::ValuesIn(Policy::BuiltinNames()));

}  // namespace
}  // namespace dangvien::province
