// Rows and columns are two ways to write the same dossier: they give the same result, byte for byte
// and with the digest of the data among the bytes, whatever the size of a chunk, and also where
// some people come as rows and some as columns.
//
// Columns carry less text than rows (no evidence references of marks, no "attested by"); no rule
// reads these, and no digest holds them.
#include <gtest/gtest.h>

#include <vector>

#include "tests/oracle/expand_columns.h"
#include "tests/property/evaluate.h"
#include "tests/property/rewrite.h"
#include "tests/property/scale.h"

namespace dangvien::property {
namespace {

const std::vector<int>& ChunkSizes() {
  static const std::vector<int> sizes = {1, 2, 3, 7, 64, 100'000};
  return sizes;
}

// The texts that differ between two results would be megabytes long: their digests say enough.
void ExpectSame(const std::string& left, const std::string& right, const std::string& what) {
  if (left == right) return;
  const v1::Result a = Parse(left);
  const v1::Result b = Parse(right);
  ADD_FAILURE() << what << ": another result; data digest "
                << (a.data_digest() == b.data_digest() ? "the same" : "differs") << ", digest "
                << (a.digest() == b.digest() ? "the same" : "differs");
}

TEST(FormsTest, RandomPairsGiveTheSameBytesInRowsAndColumns) {
  const uint64_t pairs = CaseCount(50, 500, 10'000);
  for (uint64_t seed = 1; seed <= pairs && !HasFailure(); ++seed) {
    const random::RandomPair pair = random::MakePair(seed);
    const Policy policy = PolicyOf(pair);
    random::RandomSource random(seed);
    const std::string expected = EvaluateToBytes(policy, pair.dataset);
    v1::Dataset rows = oracle::ExpandColumns(pair.dataset);
    const std::string name = "seed " + std::to_string(seed);
    ExpectSame(expected, EvaluateToBytes(policy, rows), name + ", rows");
    for (const int size : ChunkSizes()) {
      Shuffle(Lists::kTables, &rows, &random);
      ExpectSame(expected, EvaluateToBytes(policy, ToColumns(rows, size)),
                 name + ", chunks of " + std::to_string(size));
    }
  }
  ReportCases("forms-pairs", pairs * ChunkSizes().size());
}

TEST(FormsTest, CompanyGivesTheSameBytesInRowsAndColumns) {
  const absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
  ASSERT_TRUE(policy.ok()) << policy.status().ToString();
  const uint64_t seeds = CaseCount(1, 5, 50);
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    const v1::Dataset rows = MakeCompany(seed);
    const std::string expected = EvaluateToBytes(*policy, rows);
    for (const int size : ChunkSizes()) {
      ExpectSame(expected, EvaluateToBytes(*policy, ToColumns(rows, size)),
                 "company, seed " + std::to_string(seed) + ", chunks of " + std::to_string(size));
    }
  }
  ReportCases("forms-company", seeds * ChunkSizes().size());
}

TEST(FormsTest, TreeGivesTheSameBytesInRowsAndColumns) {
  const absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
  ASSERT_TRUE(policy.ok()) << policy.status().ToString();
  const auto members = static_cast<int64_t>(CaseCount(500, 5'000, 100'000));
  const std::string expected = EvaluateToBytes(*policy, MakeTree(members, 1, false));
  ExpectSame(expected, EvaluateToBytes(*policy, MakeTree(members, 1, true)), "generated columns");
  ExpectSame(expected, EvaluateToBytes(*policy, ToColumns(MakeTree(members, 1, false), 999)),
             "chunks of 999");
  ReportCases("forms-tree", 2);
}

}  // namespace
}  // namespace dangvien::property
