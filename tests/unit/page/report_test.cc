// The sections of the evaluate table on quotas, decisions, earlier years and places of review.
#include "report.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/page/fakes.h"

namespace dangvien::cli {
namespace {

using testing::HasSubstr;

class ReportTest : public testing::Test {
 protected:
  ReportTest()
      : policies_({FakePolicy("law")}),
        units_(FakeDossier()),
        names_(policies_, units_, Language::kEnglish) {}

  std::vector<PolicySource> policies_;
  DossierUnits units_;
  Names names_;
};

TEST_F(ReportTest, SectionsWithoutAnEntryAreLeftOut) {
  const v1::Result result;
  EXPECT_EQ(CertificatesSection(result, names_), "");
  EXPECT_EQ(DecisionsSection(result, names_), "");
  EXPECT_EQ(ReRatingsSection(result, names_), "");
  EXPECT_EQ(ReviewPlacesSection(result, names_), "");
}

TEST_F(ReportTest, ACertificateShowsItsArithmetic) {
  const v1::Result result = FromText<v1::Result>(R"pb(
    certificates {
      quota_id: "fifth"
      policy_id: "law"
      subject_kind: SUBJECT_KIND_MEMBER
      unit_id: "DB"
      tier_id: "A"
      lowered_to_tier_id: "B"
      limit_numerator: 1
      limit_denominator: 5
      raised_by_reference: "7-QĐ/HU"
      base: 4
      rounding: 1
      rated_count { least: 9 greatest: 11 }
      base_count { least: 9 greatest: 11 }
      limit_seat_count { least: 1 greatest: 2 }
      small_group: 1
      settled_by_reference: "9-QĐ/HU"
      seat_count { least: 1 greatest: 2 }
      candidate_count { least: 3 greatest: 3 }
      provisional: true
      candidates {
        subject { kind: SUBJECT_KIND_MEMBER person_id: "P1" }
        outcome: SEAT_OUTCOME_SEATED
      }
      candidates {
        subject { kind: SUBJECT_KIND_MEMBER person_id: "P2" }
        outcome: SEAT_OUTCOME_TIED
      }
      candidates {
        subject { kind: SUBJECT_KIND_MEMBER person_id: "P3" }
        outcome: SEAT_OUTCOME_NO_SEAT_BY_PEOPLE
      }
    }
  )pb");
  const std::string text = CertificatesSection(result, names_);
  for (const char* part :
       {"Quotas, by group: 1", "Not more than 20 % [fifth]", "20 %, all rated subjects: 9–11",
        "rounded down", "1–2", "seated: member:P1", "tied: member:P2", "no seat: member:P3",
        "raised by 7-QĐ/HU", "by the rule for small groups", "alone: 1–2)",
        "chosen from those tied by 9-QĐ/HU", "provisional"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST_F(ReportTest, DecisionsThatDifferStandBesideTheProposal) {
  const v1::Result result = FromText<v1::Result>(R"pb(
    subjects {
      subject { kind: SUBJECT_KIND_MEMBER person_id: "P1" }
      unit_id: "CB1"
      proposed_tier_id: "B"
      decided_tier_id: "A"
      decided_by_people: true
    }
    subjects {
      subject { kind: SUBJECT_KIND_MEMBER person_id: "P2" }
      unit_id: "CB1"
      proposed_tier_id: "B"
      decided_tier_id: "B"
      decided_by_people: true
    }
  )pb");
  const std::string text = DecisionsSection(result, names_);
  EXPECT_THAT(text, HasSubstr("Decisions that differ from the proposal: 1"));
  EXPECT_THAT(text, HasSubstr("member:P1  CB1   Good      Excellent"));
}

TEST_F(ReportTest, EarlierYearsAndPlaces) {
  const v1::Result result = FromText<v1::Result>(R"pb(
    re_ratings {
      subject { kind: SUBJECT_KIND_MEMBER person_id: "P1" }
      year: 2016
      violation_id: "V1"
      rule_id: "again"
      possible: true
    }
    review_places { person_id: "P1" post_id: "x" place: 3 unit_id: "DB" rule_id: "where" }
  )pb");
  EXPECT_THAT(ReRatingsSection(result, names_), HasSubstr("member:P1  2016 (possibly)  V1"));
  const std::string places = ReviewPlacesSection(result, names_);
  EXPECT_THAT(places, HasSubstr("leader:P1/x"));
  EXPECT_THAT(places, HasSubstr("before the committee of the party organization of the post"));
}

}  // namespace
}  // namespace dangvien::cli
