// The engine and the oracle agree on random policies and dossiers. Between them the pairs bring out
// every condition kind as true, as false and as unknown, and use every value that a policy can hold
// and every case of placement; the run prints how often.
//
// A failure prints the seed; `MakePair(seed)` remakes the pair.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/differential/compare.h"
#include "tests/random/coverage.h"
#include "tests/random/random_pair.h"

namespace dangvien::differential {
namespace {

constexpr int64_t kLeastOfEach = 20;

int64_t PairCount() {
  const char* scale = std::getenv("DANGVIEN_TEST_SCALE");
  const std::string name = scale == nullptr ? "normal" : scale;
  if (name == "full") return 50'000;
  return name == "small" ? 500 : 12'000;
}

// Of every kind, whether or not it was met: the oneof of Condition is the list.
std::map<std::string, oracle::TruthCounts> AllKinds() {
  std::map<std::string, oracle::TruthCounts> counts;
  const google::protobuf::Descriptor* condition = v1::Condition::descriptor();
  for (int i = 0; i < condition->field_count(); ++i) counts[condition->field(i)->name()] = {};
  return counts;
}

TEST(DifferentialTest, EngineAndOracleAgreeAndEveryKindComesOutInThreeWays) {
  const int64_t pairs = PairCount();
  std::map<std::string, oracle::TruthCounts> counts = AllKinds();
  random::PairCoverage coverage;
  int failures = 0;
  for (int64_t seed = 1; seed <= pairs && failures < 5; ++seed) {
    const random::RandomPair pair = random::MakePair(static_cast<uint64_t>(seed));
    coverage.Add(pair.policy, pair.dataset);
    const absl::StatusOr<v1::Result> engine =
        RunEngine(pair.policy, pair.dataset, pair.readings, 1 + static_cast<int>(seed % 2));
    ASSERT_TRUE(engine.ok()) << "seed " << seed << ": " << engine.status().ToString();
    const oracle::OracleResult oracle = oracle::Rate(pair.policy, pair.dataset, pair.readings);
    const std::string differences = Differences(*engine, oracle);
    EXPECT_EQ(differences, "") << "seed " << seed;
    if (!differences.empty()) ++failures;
    for (const auto& [kind, count] : oracle.counts) {
      counts[kind].true_count += count.true_count;
      counts[kind].false_count += count.false_count;
      counts[kind].unknown_count += count.unknown_count;
    }
  }
  for (const auto& [kind, count] : counts) {
    std::printf("%-14s true %8lld  false %8lld  unknown %8lld\n", kind.c_str(),
                static_cast<long long>(count.true_count), static_cast<long long>(count.false_count),
                static_cast<long long>(count.unknown_count));
    EXPECT_GE(count.true_count, kLeastOfEach) << kind;
    EXPECT_GE(count.false_count, kLeastOfEach) << kind;
    // Of a post, kind and body are always stated.
    if (kind != "post_is") {
      EXPECT_GE(count.unknown_count, kLeastOfEach) << kind;
    }
  }
  std::printf("%s", coverage.Report().c_str());
  EXPECT_THAT(coverage.Missing(), testing::IsEmpty());
  if (const char* directory = std::getenv("DANGVIEN_REPORT_DIR")) {
    std::ofstream(std::string(directory) + "/differential.txt")
        << "random_cases " << pairs << "\ncondition_kinds_in_three_ways " << counts.size() << "\n"
        << coverage.Report();
  }
}

}  // namespace
}  // namespace dangvien::differential
