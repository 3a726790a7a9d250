// Every spec file holds in the engine, and the oracle agrees with the engine on each.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/differential/compare.h"
#include "tests/oracle/overlay.h"
#include "tests/spec/scenario.h"

namespace dangvien::spec {
namespace {

class SpecTest : public testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<std::vector<Scenario>> loaded = LoadScenarios(DANGVIEN_SOURCE_DIR);
    ASSERT_TRUE(loaded.ok()) << loaded.status();
    scenarios_ = *std::move(loaded);
  }

  std::vector<Scenario> scenarios_;
};

TEST_F(SpecTest, EverySpecFileHolds) {
  int64_t runs = 0;
  for (const Scenario& scenario : scenarios_) {
    const bool is_bad = scenario.path.find("/bad/") != std::string::npos;
    EXPECT_EQ(is_bad, scenario.spec.issues_size() > 0) << scenario.path;
    EXPECT_FALSE(scenario.spec.title().empty()) << scenario.path;
    EXPECT_FALSE(scenario.spec.why().empty()) << scenario.path;
    for (const std::string& policy : scenario.Runs()) {
      EXPECT_EQ(Mismatches(scenario, policy, BuiltinPolicy), "")
          << scenario.path << " under " << policy;
      ++runs;
    }
  }
  ASSERT_GE(scenarios_.size(), 100u);
  if (const char* directory = std::getenv("DANGVIEN_REPORT_DIR")) {
    std::ofstream(std::string(directory) + "/spec.txt")
        << "spec_files " << scenarios_.size() << "\nspec_runs " << runs << "\n";
  }
}

// With everything that an overlay takes over, by the oracle's own rules.
v1::Policy ResolvedMessage(const std::string& name) {
  const v1::Policy policy = BuiltinMessage(name);
  if (policy.parent_id().empty()) return policy;
  return oracle::ResolveOverlay(ResolvedMessage(policy.parent_id()), policy);
}

TEST_F(SpecTest, TheOracleAgreesOnEverySpecFile) {
  int compared = 0;
  for (const Scenario& scenario : scenarios_) {
    // The oracle knows valid dossiers and one policy at a time.
    if (scenario.spec.issues_size() > 0 || scenario.spec.with_policies_size() > 0) continue;
    differential::Readings readings;
    for (const v1::ReadingOption& reading : scenario.spec.readings()) {
      readings[reading.reading_id()] = reading.option_id();
    }
    for (const std::string& name : scenario.Runs()) {
      const v1::Policy policy = BuiltinMessage(name);
      const auto engine = differential::RunEngine(policy, scenario.dossier, readings);
      ASSERT_TRUE(engine.ok()) << scenario.path << ": " << engine.status();
      EXPECT_EQ(differential::Differences(
                    *engine, oracle::Rate(ResolvedMessage(name), scenario.dossier, readings)),
                "")
          << scenario.path << " under " << name;
      ++compared;
    }
  }
  EXPECT_GE(compared, 100);
}

}  // namespace
}  // namespace dangvien::spec
