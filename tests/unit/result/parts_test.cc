// The result in pieces and in parts: the same bytes, the same messages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "google/protobuf/util/message_differencer.h"
#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

constexpr size_t kMegabyte = size_t{1} << 20;

// With a certificate for each branch.
Evaluation EvaluateBranches(int branch_count) {
  Branches branches;
  for (int i = 0; i < branch_count; ++i) branches.emplace_back("b" + std::to_string(i), "HHHMLX");
  return EvaluateQuotas(QuotaPolicy(QuotaText()), Dossier(branches));
}

std::vector<std::string> PiecesOf(const Evaluation& evaluation) {
  std::vector<std::string> pieces;
  evaluation.WriteProto([&](absl::string_view piece) { pieces.emplace_back(piece); });
  return pieces;
}

v1::Result Parse(const std::string& bytes) {
  v1::Result result;
  EXPECT_TRUE(result.ParseFromString(bytes));
  return result;
}

void ExpectSame(const v1::Result& part, const v1::Result& expected) {
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(part, expected))
      << part.ShortDebugString();
}

// Without what is in no part.
v1::Result OnlyParts(const Evaluation& evaluation) {
  v1::Result result = Parse(evaluation.ToProto());
  result.clear_subjects();
  result.clear_findings();
  result.clear_re_ratings();
  result.clear_review_places();
  return result;
}

TEST(PartsTest, PiecesAreTheBytesOfTheWhole) {
  const Evaluation evaluation = EvaluateBranches(1000);
  std::string bytes;
  const std::vector<std::string> pieces = PiecesOf(evaluation);
  for (const std::string& piece : pieces) {
    EXPECT_THAT(piece.size(), ::testing::AllOf(::testing::Gt(0u), ::testing::Lt(kMegabyte)));
    bytes += piece;
  }
  EXPECT_GT(pieces.size(), 1u);
  EXPECT_EQ(bytes, evaluation.ToProto());
}

TEST(PartsTest, WhatASinkThrowsEndsTheWriting) {
  const Evaluation evaluation = EvaluateBranches(1000);
  int pieces = 0;
  EXPECT_THROW(evaluation.WriteProto([&](absl::string_view) {
    ++pieces;
    throw 1;
  }),
               int);
  EXPECT_EQ(pieces, 1);
}

TEST(PartsTest, TalliesAreThoseOfTheWholeWithTheSummary) {
  const Evaluation evaluation = EvaluateBranches(3);
  v1::Result expected = OnlyParts(evaluation);
  expected.clear_certificates();
  EXPECT_GT(expected.tallies_size(), 0);
  EXPECT_GT(expected.summary_size(), 0);
  EXPECT_EQ(expected.digest(), evaluation.digest());
  ExpectSame(Parse(evaluation.TalliesProto()), expected);
}

TEST(PartsTest, CertificatesAreThoseOfTheWhole) {
  const Evaluation evaluation = EvaluateBranches(3);
  v1::Result expected = OnlyParts(evaluation);
  expected.clear_tallies();
  expected.clear_summary();
  EXPECT_EQ(expected.certificates_size(), 3);
  EXPECT_EQ(expected.digest(), evaluation.digest());
  ExpectSame(Parse(evaluation.CertificatesProto()), expected);
}

}  // namespace
}  // namespace dangvien::testing
