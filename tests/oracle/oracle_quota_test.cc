// Seats, small groups, ranks and ties.
//
// Tested by tests/oracle/oracle_quota_test.cc
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/oracle/quota_cases.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

// Readings of the limit: how many of those who qualify may be at the top.
TEST(OracleQuotaTest, SeatsUnderEachBaseAndRounding) {
  struct Case {
    const char* base;
    const char* rounding;
    std::string letters;
    std::string seats;
  };
  const std::string p5(5, 'H');
  const std::string p10(10, 'H');
  const std::string p15(15, 'H');
  const std::string p23(23, 'H');
  const std::vector<Case> cases = {
      // x <= 0.2 * (P - x)
      {"LOWER_AFTER", "FLOOR", p5, "0"},
      {"LOWER_AFTER", "FLOOR", p10, "1"},
      {"LOWER_AFTER", "FLOOR", p15, "2"},
      {"LOWER_AFTER", "FLOOR", p23, "3"},
      {"LOWER_AFTER", "HALF_UP", p5, "1"},
      {"LOWER_AFTER", "HALF_UP", p10, "2"},
      {"LOWER_AFTER", "HALF_UP", p15, "2"},
      {"LOWER_AFTER", "HALF_UP", p23, "4"},
      // x <= 0.2 * P
      {"LOWER_OR_ABOVE", "FLOOR", p5, "1"},
      {"LOWER_OR_ABOVE", "FLOOR", p10, "2"},
      {"LOWER_OR_ABOVE", "FLOOR", p15, "3"},
      {"LOWER_OR_ABOVE", "FLOOR", p23, "4"},
      {"LOWER_OR_ABOVE", "HALF_UP", p23, "5"},
      {"LOWER_OR_ABOVE", "HALF_UP", std::string(8, 'H'), "2"},
      {"LOWER_OR_ABOVE", "HALF_UP", std::string(3, 'H'), "1"},
      // Who has only the lower tier: 15 of 23.
      {"LOWER_BEFORE", "FLOOR", std::string(8, 'H') + std::string(15, 'M'), "3"},
      {"LOWER_BEFORE", "HALF_UP", std::string(8, 'H') + std::string(13, 'M'), "3"},
      {"LOWER_BEFORE", "FLOOR", p23, "0"},
      // All that are rated; all.
      {"RATED", "FLOOR", "HHHHMMMMLX", "1"},
      {"ALL", "FLOOR", "HHHHMMMMLX", "2"},
      {"LOWER_OR_ABOVE", "FLOOR", "HHHHMMMMLX", "1"},
      {"RATED", "FLOOR", "LLLLL", "1"},
      {"ALL", "FLOOR", "XXXXX", "1"},
  };
  for (const Case& c : cases) {
    const OracleResult result =
        RateMembers(Quota(kBranches + Limit(1, 5) + "base: QUOTA_BASE_" + c.base)
                        .replace(Quota("").find("SEAT_ROUNDING_FLOOR"), 19,
                                 std::string("SEAT_ROUNDING_") + c.rounding),
                    Members(c.letters));
    ASSERT_EQ(result.certificates.size(), 1u);
    EXPECT_EQ(RangeText(result.certificates[0].seat_count()), c.seats)
        << c.base << " " << c.rounding << " " << c.letters;
  }
}

TEST(OracleQuotaTest, SmallGroups) {
  const auto rule = [](const std::string& counted, int at_least, int fewer_than) {
    return "small_groups { counted: SMALL_GROUP_COUNT_" + counted +
           " at_least: " + std::to_string(at_least) + " fewer_than: " + std::to_string(fewer_than) +
           " seats: 1 } ";
  };
  // Fewer than 5 at the lower tier: one, counted before or after the pick.
  const std::string before = rule("LOWER_OR_ABOVE", 1, 5);
  const std::string after = rule("LOWER_AFTER", 0, 5);
  // A branch of fewer than 7: at most one.
  const std::string seven = rule("ALL", 0, 7);
  struct Case {
    const char* why;
    std::string limit;
    std::string small_group;
    std::string letters;
    std::string seats;
    uint32_t rule;
  };
  const std::string fifth = Limit(1, 5) + "base: QUOTA_BASE_LOWER_AFTER ";
  const std::string fifteen = Limit(15, 100) + "base: QUOTA_BASE_LOWER_BEFORE ";
  const std::vector<Case> cases = {
      {"four before the pick", fifth, before, "HHMM", "1", 1},
      {"five before the pick are not fewer", fifth, before, "HHMMM", "0", 0},
      {"but leave four after it", fifth, after, "HHMMM", "1", 1},
      {"six leave five", fifth, after, "HHMMMM", "1", 0},
      {"nobody at the lower tier", fifth, before, "LLL", "0", 0},
      {"one who qualifies, nobody left", fifth, after, "HLL", "1", 1},
      {"six members", fifteen, seven, "HMMMMM", "1", 1},
      {"seven members, six at the lower tier: 0.9", fifteen, seven, "HMMMMMM", "0", 0},
      {"those who are not rated are members", fifteen, seven, "HMMMMMX", "0", 0},
      {"the first rule that fits", fifth, before + after, "HMMMM", "1", 2},
  };
  for (const Case& c : cases) {
    const OracleResult result =
        RateMembers(Quota(kBranches + c.limit + c.small_group), Members(c.letters));
    EXPECT_EQ(RangeText(result.certificates[0].seat_count()), c.seats) << c.why;
    EXPECT_EQ(result.certificates[0].small_group(), c.rule) << c.why;
  }
}

TEST(OracleQuotaTest, TiesAtTheLine) {
  struct Case {
    std::string ties;
    std::vector<int> done;
    std::string outcomes;
    std::string tiers;
  };
  // Two seats for four.
  const std::vector<Case> cases = {
      {"REFER", {90, 80, 70, 60}, "ma:S mb:S mc:N md:N", "HHMM"},
      {"REFER", {60, 70, 80, 90}, "md:S mc:S mb:N ma:N", "MMHH"},
      {"REFER", {90, 70, 70, 60}, "ma:S mb:T mc:T md:N", "H??M"},
      {"CUT_ALL", {90, 70, 70, 60}, "ma:S mb:N mc:N md:N", "HMMM"},
      {"KEEP_ALL", {90, 70, 70, 60}, "ma:S mb:S mc:S md:N", "HHHM"},
      {"REFER", {70, 70, 60, 60}, "ma:S mb:S mc:N md:N", "HHMM"},
      {"REFER", {70, 70, 70, 70}, "ma:T mb:T mc:T md:T", "????"},
      // A rank that is not known ranks nobody, and then nobody is known to be tied.
      {"REFER", {90, 80, 70}, "ma:O mb:O mc:O md:O", "????"},
      {"CUT_ALL", {90, 80, 70}, "ma:O mb:O mc:O md:O", "????"},
      {"KEEP_ALL", {90, 70, 70}, "ma:O mb:O mc:O md:O", "????"},
  };
  for (const Case& c : cases) {
    const OracleResult result =
        RateMembers(Quota(HalfByTasks() + "ties: TIE_RULE_" + c.ties), Members("HHHH", c.done));
    EXPECT_EQ(OutcomesOf(result.certificates[0]), c.outcomes);
    EXPECT_EQ(TiersOf(result, 4), c.tiers);
  }
}

TEST(OracleQuotaTest, ATieNeedsADecisionAndKeepsTheQualifiedTier) {
  const OracleResult result = RateMembers(Quota(HalfByTasks()), Members("HH", {70, 70}));
  const OracleSubject& tied = SubjectAt(result, 0);
  EXPECT_EQ(tied.status, v1::SUBJECT_STATUS_NEEDS_DECISION);
  EXPECT_EQ(tied.qualified_tier_id, "high");
  EXPECT_EQ(tied.proposed_tier_id, "");
  EXPECT_EQ(tied.decided_tier_id, "");
  const OracleResult cut =
      RateMembers(Quota(HalfByTasks() + "ties: TIE_RULE_CUT_ALL"), Members("HH", {70, 70}));
  EXPECT_EQ(SubjectAt(cut, 0).qualified_tier_id, "high");
  EXPECT_EQ(SubjectAt(cut, 0).proposed_tier_id, "mid");
  EXPECT_EQ(SubjectAt(cut, 0).status, v1::SUBJECT_STATUS_RATED);
}

TEST(OracleQuotaTest, KeysRankOneAfterTheOther) {
  const std::string second =
      "rank_keys { measure: RANK_MEASURE_CRITERIA_AT level_id: \"good\" lowest_first: true } ";
  const auto marks = [](size_t index, const std::string& levels) {
    const char* const ids[] = {"a", "b"};
    std::string text = "assessments { subject " + RefOfLetter(index) +
                       "attestations { flag_id: \"f\" holds: true } "
                       "tasks { group_id: \"t\" assigned_count: 8 completed_count: 7 } ";
    for (size_t i = 0; i < levels.size(); ++i) {
      text += std::string("marks { criterion_id: \"") + ids[i] + "\" level_id: \"" +
              (levels[i] == 'g' ? "good" : "poor") + "\" } ";
    }
    return text + "} ";
  };
  const auto person = [](size_t index) {
    return "people { id: \"" + IdOfLetter(index) +
           "\" memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } "
           "employment: EMPLOYMENT_KIND_CADRE } ";
  };
  const std::string outside = "people { id: \"p\" } ";
  const OracleResult ranked =
      RateMembers(Quota(HalfByTasks() + second),
                  outside + person(0) + person(1) + marks(0, "gg") + marks(1, "gp"));
  EXPECT_EQ(OutcomesOf(ranked.certificates[0]), "mb:S ma:N");
  EXPECT_EQ(ranked.certificates[0].candidates(0).rank_values(0), "7/8");
  EXPECT_EQ(ranked.certificates[0].candidates(0).rank_values(1), "1");
  // A missing mark is not known.
  const OracleResult missing =
      RateMembers(Quota(HalfByTasks() + second),
                  outside + person(0) + person(1) + marks(0, "gg") + marks(1, "g"));
  EXPECT_EQ(OutcomesOf(missing.certificates[0]), "ma:O mb:O");
  EXPECT_TRUE(missing.certificates[0].rank_keys(0).used());
  EXPECT_FALSE(missing.certificates[0].rank_keys(1).used());
  EXPECT_EQ(missing.certificates[0].candidates(0).rank_values_size(), 1);
}

TEST(OracleQuotaTest, QuartersAtTheTopRank) {
  const std::string key = "rank_keys { measure: RANK_MEASURE_PRIOR_RATINGS } ";
  const std::string quota = Quota(std::string(kBranches) + Limit(1, 2) + kOrAbove + key);
  const std::string quarter =
      "ratings { side: SIDE_PARTY tier_id: \"high\" begin_date: 20180101 end_date: 20180401 } ";
  const std::string covered =
      "coverage { table: COVERAGE_TABLE_EARLIER_RATINGS unit_id: \"root\" } ";
  const std::string both =
      "people { id: \"p\" } " + Member('H', 0, -1, "") + Member('H', 1, -1, quarter);
  EXPECT_EQ(OutcomesOf(RateMembers(quota, both + covered).certificates[0]), "mb:S ma:N");
  EXPECT_EQ(OutcomesOf(RateMembers(quota, both).certificates[0]), "ma:O mb:O");
}

TEST(OracleQuotaTest, AQuotaExistsOnlyUnderItsReadings) {
  const std::string under = "under { reading_id: \"reading\" option_id: \"two\" } ";
  EXPECT_TRUE(RateMembers(Quota(HalfByTasks() + under), Members("HH")).certificates.empty());
}

// As in a local rule of 2017: at most half of the organizations are strong and clean, and at most a
// fifth of these exemplary.
TEST(OracleQuotaTest, OneQuotaReadsWhatTheOneBeforeLeft) {
  const std::string group =
      "group { within: GROUP_WITHIN_SUPERIOR } rounding: SEAT_ROUNDING_FLOOR ";
  const std::string keys = kByTasks;
  const std::string pass =
      "standards { tier_id: \"high\" conditions { id: \"r\" when { unit_is { levels: "
      "UNIT_LEVEL_GRASSROOTS } } } } "
      "quotas { id: \"half\" tier_id: \"mid\" lowered_to_tier_id: \"low\" base: QUOTA_BASE_RATED " +
      group + Limit(1, 2) + keys +
      "} quotas { id: \"fifth\" tier_id: \"high\" lowered_to_tier_id: \"mid\" base: "
      "QUOTA_BASE_LOWER_OR_ABOVE " +
      group + Limit(1, 5) + keys + "} ";
  std::string text;
  for (int i = 0; i < 10; ++i) {
    const std::string id = std::string("g") + static_cast<char>('a' + i);
    text += "units { id: \"" + id +
            "\" kind: UNIT_KIND_PARTY_BODY level: UNIT_LEVEL_GRASSROOTS parent_id: \"branch\" } "
            "assessments { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"" +
            id + "\" } tasks { group_id: \"t\" assigned_count: 100 completed_count: " +
            std::to_string(90 - i) + " } } ";
  }
  const OracleResult result = Rate(SmallPolicy("", pass), SmallDataset(text));
  std::string tiers;
  for (int i = 0; i < 10; ++i) {
    const std::string id = std::string("g") + static_cast<char>('a' + i);
    tiers += result.subjects.at({v1::SUBJECT_KIND_ORGANIZATION, id}).proposed_tier_id + " ";
  }
  EXPECT_EQ(tiers, "high mid mid mid mid low low low low low ");
  std::string certificates;
  for (const v1::Certificate& certificate : result.certificates) {
    if (certificate.unit_id() != "branch") continue;
    certificates += certificate.quota_id() + ":" + RangeText(certificate.seat_count()) + " ";
  }
  EXPECT_EQ(certificates, "half:5 fifth:1 ");
}

}  // namespace
}  // namespace dangvien::oracle
