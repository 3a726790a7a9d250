// The built-in findings on quotas: "quota-exceeded at b1", with the subject where it is about one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "dangvien/issue.h"
#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> FindingsOf(const std::string& quotas, const v1::Dataset& dataset) {
  std::vector<std::string> lines;
  const v1::Result result = RunQuotas(quotas, dataset);
  for (const v1::Finding& finding : result.findings()) {
    std::string line = absl::StrCat(finding.rule_id(), " at ", finding.unit_id());
    if (finding.has_subject()) absl::StrAppend(&line, " of ", finding.subject().person_id());
    if (finding.verdict() == v1::FINDING_VERDICT_NOT_SHOWN) absl::StrAppend(&line, ", not shown");
    lines.push_back(line);
  }
  return lines;
}

std::string Decided(const std::string& person, const std::string& tier) {
  return absl::StrCat("decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: \"", person,
                      "\" } tier_id: \"", tier, "\" reference: \"9\" reason: \"merit\" } ");
}

std::string Decision(const std::string& more) {
  return absl::StrCat("quota_decisions { quota_id: \"q\" unit_id: \"b1\" reference: \"7-QD\" ",
                      more, " } ");
}

std::string Seated(const std::string& person) {
  return absl::StrCat("seated { kind: SUBJECT_KIND_MEMBER person_id: \"", person, "\" } ");
}

TEST(QuotaFindingsTest, AQuotaThatIsKeptRaisesNone) {
  EXPECT_THAT(FindingsOf(QuotaText(), Members("HHMMMLX")), IsEmpty());
}

TEST(QuotaFindingsTest, DecidedTiersMayExceedTheSeats) {
  const std::string high = Decided("b1-02", "high");
  EXPECT_THAT(FindingsOf(QuotaText(), Members("HMMMM", high)), ElementsAre("quota-exceeded at b1"));
  EXPECT_THAT(FindingsOf(QuotaText(), Members("HMMMM", high + Decided("b1-01", "mid"))), IsEmpty())
      << "one for the other";
}

TEST(QuotaFindingsTest, AFlagTellsOfTooMany) {
  const std::string flag = QuotaText("effect: QUOTA_EFFECT_FLAG");
  EXPECT_THAT(FindingsOf(flag, Members("HHMMM")), ElementsAre("quota-exceeded at b1"));
  EXPECT_THAT(FindingsOf(flag, Members("HMMMM")), IsEmpty());
}

TEST(QuotaFindingsTest, TheMostSeatsThatArePossibleCount) {
  const std::string flag = QuotaText("effect: QUOTA_EFFECT_FLAG");
  EXPECT_THAT(FindingsOf(flag, Members("HMMMm")), IsEmpty()) << "a fifth may join them";
  EXPECT_THAT(FindingsOf(flag, Members("HHMMm")), ElementsAre("quota-exceeded at b1"));
}

TEST(QuotaFindingsTest, ARaiseNeedsAReasonAndALimit) {
  const std::string raise = "raised_limit_numerator: 1 raised_limit_denominator: 4 ";
  const std::string quota = QuotaText("highest_limit { numerator: 1 denominator: 4 }");
  EXPECT_THAT(FindingsOf(quota, Members("MMMM", Decision(raise + "reason: \"results\""))),
              IsEmpty());
  EXPECT_THAT(FindingsOf(quota, Members("MMMM", Decision(raise))),
              ElementsAre("raise-without-reason at b1"));
  EXPECT_THAT(FindingsOf(QuotaText(), Members("MMMM", Decision(raise + "reason: \"results\""))),
              ElementsAre("raise-too-high at b1"))
      << "no raise is foreseen";
  EXPECT_THAT(FindingsOf(quota, Members("MMMM", Decision("raised_limit_numerator: 1 "
                                                         "raised_limit_denominator: 3 "))),
              ElementsAre("raise-without-reason at b1", "raise-too-high at b1"));
}

TEST(QuotaFindingsTest, OnlyThoseTiedCanBeSeated) {
  EXPECT_THAT(FindingsOf(QuotaText(), Members("HHMMM", Decision(Seated("b1-01")))), IsEmpty());
  EXPECT_THAT(
      FindingsOf(QuotaText(), Members("HHMMM", Decision(Seated("b1-01") + Seated("b1-03")))),
      ElementsAre("seat-not-tied at b1 of b1-03"));
  EXPECT_THAT(FindingsOf(QuotaText(), Members("HHMMMm", Decision(Seated("b1-01")))),
              ElementsAre("seat-not-tied at b1 of b1-01"))
      << "nobody is tied while somebody is open";
}

TEST(QuotaFindingsTest, MoreSeatedThanSeats) {
  EXPECT_THAT(
      FindingsOf(QuotaText(), Members("HHMMM", Decision(Seated("b1-01") + Seated("b1-02")))),
      ElementsAre("quota-exceeded at b1"));
}

TEST(QuotaFindingsTest, AMissingPeerGroupIsNotShown) {
  EXPECT_THAT(FindingsOf(QuotaText("group { by: GROUP_BY_PEER_GROUP }"), Members("HM")),
              ElementsAre("peer-group-not-stated at b1 of b1-01, not shown"));
}

TEST(QuotaFindingsTest, AQuotaThatNoPolicyHasIsAnIssue) {
  const absl::StatusOr<Policy> policy = ReadPolicy(QuotaPolicy(QuotaText()));
  ASSERT_TRUE(policy.ok());
  const std::string other = "quota_decisions { quota_id: \"other\" reference: \"7\" }";
  const absl::StatusOr<Dataset> dataset = Dataset::Read(Members("M", other).SerializeAsString());
  ASSERT_TRUE(dataset.ok()) << dataset.status();
  const std::vector<Issue> issues = IssuesOf(Evaluate(*dataset, {*policy}, {}).status());
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].code, IssueCode::kUnknownQuota);
  EXPECT_EQ(issues[0].path, "quota_decisions[0].quota_id");
}

}  // namespace
}  // namespace dangvien::testing
