// Published percentages, the rows of one unit, and what a quota's groups hold together.
#include "statistics/statistics.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "statistics/percent.h"
#include "tests/unit/page/fakes.h"

namespace dangvien::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(PercentTest, HalfUpAndExact) {
  struct Case {
    uint64_t count, base;
    const char* text;
    const char* why;
  };
  for (const Case& c : {
           Case{1, 3, "33.33", "below the half"},
           Case{2, 3, "66.67", "above the half"},
           Case{1, 800, "0.13", "0.125: exactly the half goes up"},
           Case{1, 801, "0.12", "just below the half"},
           Case{1, 1, "100.00", "all"},
           Case{0, 7, "0.00", "none"},
           Case{3, 2, "150.00", "a base that does not hold the counted"},
           Case{0, 0, "", "of nobody there is no share"},
           Case{199'999'999, 200'000'000, "100.00", "the largest dossier"},
       }) {
    EXPECT_EQ(PercentText(c.count, c.base), c.text) << c.why;
  }
  EXPECT_EQ(PercentIn(Language::kVietnamese, 1, 3), "33,33 %");
  EXPECT_EQ(PercentIn(Language::kVietnamese, 1, 0), "–");
}

class StatisticsTest : public testing::Test {
 protected:
  StatisticsTest()
      : policies_({FakePolicy("law")}),
        units_(FakeDossier()),
        ranks_(ReadPostRanks(FakeDossier())),
        names_(policies_, units_, Language::kEnglish) {}

  Statistics OfUnit(const std::string& subjects, const std::string& unit_id) const {
    return StatisticsOfUnit(FromText<v1::Result>(subjects), names_, ranks_, unit_id);
  }

  std::vector<PolicySource> policies_;
  DossierUnits units_;
  PostRanks ranks_;
  Names names_;
};

constexpr char kMembers[] = R"pb(
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P1" }
    unit_id: "CB1"
    status: SUBJECT_STATUS_RATED
    decided_tier_id: "A"
    decided_by_people: true
  }
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P2" }
    unit_id: "CB1"
    status: SUBJECT_STATUS_RATED
    decided_tier_id: "B"
  }
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P3" }
    unit_id: "CB1"
    status: SUBJECT_STATUS_NOT_A_SUBJECT
    reasons { kind: REASON_KIND_EXCLUDED rule_id: "exempt" }
  }
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P4" }
    unit_id: "CB2"
    status: SUBJECT_STATUS_NEEDS_INPUT
  }
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P5" }
    unit_id: ""
    status: SUBJECT_STATUS_NOT_A_SUBJECT
    not_rated_because: "no_official_membership"
  }
)pb";

TEST_F(StatisticsTest, AUnitIsCountedWithWhatIsBelowIt) {
  EXPECT_EQ(OfUnit(kMembers, "CB1").totals.at(0).tally().total_count(), 3);
  EXPECT_EQ(OfUnit(kMembers, "CB2").totals.at(0).tally().needs_input_count(), 1);
  const Statistics all = OfUnit(kMembers, "DB");
  ASSERT_EQ(all.rows.size(), 1);
  const v1::SummaryRow& row = all.rows[0];
  EXPECT_EQ(row.unit_level(), v1::UNIT_LEVEL_SUBORDINATE);
  EXPECT_EQ(row.tally().total_count(), 4);
  EXPECT_EQ(row.rated_count(), 2);
  EXPECT_EQ(row.top_count(), 1);
  EXPECT_EQ(row.second_or_above_count(), 2);
  EXPECT_EQ(row.decided_by_people_count(), 1);
  ASSERT_EQ(row.not_rated_size(), 1);
  EXPECT_EQ(row.not_rated(0).reason(), "exempt");
}

// P1 holds x (rank 2) in CB1 and y (rank 1) in CB2.
TEST_F(StatisticsTest, ALeaderCountsOnceUnderTheFirstListedPost) {
  const Statistics statistics =
      OfUnit(R"pb(
               subjects {
                 subject { kind: SUBJECT_KIND_LEADER person_id: "P1" post_id: "x" }
                 unit_id: "DB"
                 status: SUBJECT_STATUS_RATED
                 decided_tier_id: "A"
               }
               subjects {
                 subject { kind: SUBJECT_KIND_LEADER person_id: "P1" post_id: "y" }
                 unit_id: "CB2"
                 status: SUBJECT_STATUS_RATED
                 decided_tier_id: "C"
               }
             )pb",
             "DB");
  ASSERT_EQ(statistics.rows.size(), 1);
  EXPECT_EQ(statistics.rows[0].unit_kind(), v1::UNIT_KIND_BRANCH);
  EXPECT_EQ(CountAt(statistics.rows[0].tally(), "C"), 1);
}

TEST_F(StatisticsTest, GroupsThatTogetherExceedTheLimitAreReported) {
  const std::string group = R"pb(
    certificates {
      quota_id: "fifth"
      policy_id: "law"
      subject_kind: SUBJECT_KIND_MEMBER
      unit_id: "CB1"
      tier_id: "A"
      limit_numerator: 1
      limit_denominator: 4
      base: 4
      stated_limit_numerator: 1
      stated_limit_denominator: 5
      base_count { least: 4 greatest: 4 }
      decided_count: 1
    }
  )pb";
  const Statistics above = StatisticsOf(FromText<v1::Result>(group + group), names_);
  ASSERT_EQ(above.above_limit.size(), 1);
  EXPECT_EQ(above.above_limit[0].held_count, 2);
  EXPECT_EQ(above.above_limit[0].base_count, 8);
  // The limit is the policy's 1/5, not the 1/4 that the groups were raised to.
  EXPECT_THAT(StatisticsText(above, names_), HasSubstr("2/8 = 25.00 %"));
  EXPECT_THAT(StatisticsText(above, names_), HasSubstr("the 20 % of the quota fifth"));
  EXPECT_THAT(StatisticsJson(above, names_), HasSubstr("\"percent\": \"25.00\""));
  const Statistics elsewhere = StatisticsOfUnit(FromText<v1::Result>(group), names_, ranks_, "CB2");
  EXPECT_TRUE(elsewhere.above_limit.empty());
}

TEST_F(StatisticsTest, EachBaseOfTheTopShareIsShown) {
  const Statistics statistics = OfUnit(kMembers, "DB");
  const std::string text = StatisticsText(statistics, names_);
  EXPECT_THAT(text, HasSubstr("of those rated “Good” (without “Excellent”): 1/1 = 100.00 %"));
  EXPECT_THAT(text, HasSubstr("of those rated “Good” or above: 1/2 = 50.00 %"));
  EXPECT_THAT(text, HasSubstr("of all rated: 1/2 = 50.00 %"));
  EXPECT_THAT(text, HasSubstr("of all, rated or not: 1/4 = 25.00 %"));
  EXPECT_THAT(text, HasSubstr("1  Exempt [exempt]"));
}

TEST_F(StatisticsTest, CsvHasOneHeaderRowsAndTotals) {
  EXPECT_EQ(StatisticsCsv(OfUnit(kMembers, "DB"), names_),
            "subject_kind,unit_level,unit_kind,total,rated,not_rated,needs_input,needs_decision,"
            "decided_by_people,tier:A,percent_of_rated:A,tier:B,percent_of_rated:B,tier:C,"
            "percent_of_rated:C,percent_top_of_second,percent_top_of_second_or_above,"
            "percent_top_of_rated,percent_top_of_all,not_rated:exempt\r\n"
            "member,subordinate,branch,4,2,1,1,0,1,1,50.00,1,50.00,0,0.00,100.00,50.00,50.00,"
            "25.00,1\r\n"
            "member,all,all,4,2,1,1,0,1,1,50.00,1,50.00,0,0.00,100.00,50.00,50.00,25.00,1\r\n");
}

}  // namespace
}  // namespace dangvien::cli
