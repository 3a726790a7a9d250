// What a certificate says, and the order of certificates; that the digests see both.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;

// Two candidates for one seat, which a raised limit gives.
constexpr char kExpected[] = R"pb(
  quota_id: "q"
  policy_id: "p"
  subject_kind: SUBJECT_KIND_MEMBER
  unit_id: "b1"
  tier_id: "high"
  lowered_to_tier_id: "mid"
  limit_numerator: 1
  limit_denominator: 3
  raised_by_reference: "7-QD"
  base: 1
  rounding: 1
  subject_count { least: 5 greatest: 5 }
  rated_count { least: 5 greatest: 5 }
  lower_or_above_count { least: 4 greatest: 4 }
  candidate_count { least: 2 greatest: 2 }
  seat_count { least: 1 greatest: 1 }
  candidates {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "b1-02" }
    outcome: SEAT_OUTCOME_SEATED
    rank_values: "3/4"
  }
  candidates {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "b1-01" }
    outcome: SEAT_OUTCOME_NO_SEAT
    rank_values: "1/2"
  }
  rank_keys { key: 0 used: true measure: 2 }
  decided_count: 1
  lower_count { least: 2 greatest: 2 }
  base_count { least: 4 greatest: 4 }
  limit_seat_count { least: 1 greatest: 1 }
  stated_limit_numerator: 1
  stated_limit_denominator: 5
  highest_limit_numerator: 1
  highest_limit_denominator: 3
  raised: true
)pb";

TEST(CertificateTest, EverythingThatWasUsedStandsThere) {
  const std::string quota = QuotaText(R"pb(
    base: QUOTA_BASE_LOWER_AFTER
    highest_limit { numerator: 1 denominator: 3 }
    rank_keys {
      measure: RANK_MEASURE_TASK_SHARE
      group_ids: "t"
      task_measure: TASK_MEASURE_COMPLETED
      citations { instrument_id: "law" clause: "1" }
    }
  )pb");
  v1::Dataset dataset = Members("HHMML", R"pb(
    quota_decisions {
      quota_id: "q"
      unit_id: "b1"
      raised_limit_numerator: 1
      raised_limit_denominator: 3
      reference: "7-QD"
      reason: "results"
    }
  )pb");
  SetTasks("b1-01", 1, 2, &dataset);
  SetTasks("b1-02", 3, 4, &dataset);
  const v1::Result result = RunQuotas(quota, dataset);
  v1::Certificate expected;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(kExpected, &expected));
  ASSERT_EQ(result.certificates_size(), 1);
  EXPECT_EQ(result.certificates(0).DebugString(), expected.DebugString());
}

TEST(CertificateTest, ByQuotaThenByThePlaceOfTheGroup) {
  const v1::Result result =
      RunQuotas(QuotaText("", "z") + QuotaText("group { within: GROUP_WITHIN_WHOLE }", "a"),
                Dossier({{"b2", "M"}, {"b1", "M"}}));
  std::vector<std::string> order;
  for (const v1::Certificate& certificate : result.certificates()) {
    order.push_back(certificate.quota_id() + " " + certificate.unit_id());
  }
  EXPECT_THAT(order, ElementsAre("z b1", "z b2", "a "));
}

TEST(CertificateTest, AnotherReferenceIsAnotherResultAndOtherData) {
  const auto run = [](const std::string& reference) {
    return RunQuotas(
        QuotaText("highest_limit { numerator: 1 denominator: 1 }"),
        Members("HM", "quota_decisions { quota_id: \"q\" unit_id: \"b1\" reference: \"" +
                          reference +
                          "\" raised_limit_numerator: 1 raised_limit_denominator: 2 }"));
  };
  const v1::Result one = run("7-QD");
  const v1::Result other = run("8-QD");
  EXPECT_NE(one.data_digest(), other.data_digest());
  EXPECT_NE(one.digest(), other.digest());
  EXPECT_EQ(one.digest(), run("7-QD").digest());
}

TEST(CertificateTest, TheDataDigestCoversWhatQuotasRead) {
  const std::string base = RunQuotas("", Members("H")).data_digest();
  const auto digest = [](const std::string& more) {
    return RunQuotas("", Members("H", more)).data_digest();
  };
  EXPECT_NE(digest("units { id: \"u\" kind: UNIT_KIND_BRANCH parent_id: \"r\" }"), base);
  const std::string unit = "units { id: \"u\" kind: UNIT_KIND_BRANCH parent_id: \"r\" ";
  EXPECT_NE(digest(unit + "}"), digest(unit + "group_ids: \"x\" }"));
  EXPECT_NE(digest(unit + "}"), digest(unit + "has_collective: true }"));
  EXPECT_NE(digest(unit + "}"), digest(unit + "reported_on: 20191201 }"));
  const std::string post =
      "people { id: \"a\" posts { id: \"1\" unit_id: \"r\" kind: POST_KIND_MEMBER "
      "body: POST_BODY_COMMITTEE ";
  EXPECT_NE(digest(post + "} }"), digest(post + "rank: 1 } }"));
  EXPECT_NE(digest(post + "} }"), digest(post + "group_ids: \"x\" } }"));
  const std::string rating = "people { id: \"a\" ratings { side: SIDE_PARTY tier_id: \"mid\" ";
  EXPECT_NE(digest(rating + "} }"), digest(rating + "begin_date: 20180101 end_date: 20190101 } }"));
  EXPECT_NE(digest(rating + "} }"), digest(rating + "decided_on: 20191201 } }"));
  EXPECT_NE(digest(rating + "} }"), digest(rating + "subject_kind: SUBJECT_KIND_LEADER } }"));
  const std::string assessment =
      "assessments { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"r\" } rated_on: "
      "20191201 ";
  EXPECT_NE(digest(assessment + "}"), digest(assessment + "deciding_unit_id: \"r\" }"));
  EXPECT_NE(digest(assessment + "}"),
            digest(assessment + "proposals { by: \"r\" tier_id: \"mid\" } }"));
}

}  // namespace
}  // namespace dangvien::testing
