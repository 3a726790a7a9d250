// Worked examples of the texts: the readings of "not more than 20 %", of small groups and of heads,
// as a whole policy sees them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

std::string Letters(int count, char letter) {
  return std::string(static_cast<size_t>(count), letter);
}

std::string SeatsFor(const std::string& quota, const std::string& letters) {
  return Span(RunQuotas(QuotaText(quota), Members(letters)).certificates(0).seat_count());
}

struct BaseCase {
  int qualified;
  std::string literal;   // of those left at the lower tier
  std::string or_above;  // of those at the lower tier or above
  std::string half_up;   // literal, .5 and above rounded up
};

TEST(ExamplesTest, TheReadingsOfTheBase) {
  const std::vector<BaseCase> cases = {
      {5, "0", "1", "1"}, {10, "1", "2", "2"}, {15, "2", "3", "2"}, {23, "3", "4", "4"}};
  for (const BaseCase& c : cases) {
    const std::string letters = Letters(c.qualified, 'H');
    EXPECT_EQ(SeatsFor("base: QUOTA_BASE_LOWER_AFTER", letters), c.literal) << c.qualified;
    EXPECT_EQ(SeatsFor("base: QUOTA_BASE_LOWER_OR_ABOVE", letters), c.or_above) << c.qualified;
    EXPECT_EQ(SeatsFor("base: QUOTA_BASE_LOWER_AFTER rounding: SEAT_ROUNDING_HALF_UP", letters),
              c.half_up)
        << c.qualified;
  }
}

TEST(ExamplesTest, OfAllRatedTheOnesBelowCountToo) {
  const std::string letters = Letters(5, 'H') + Letters(10, 'L') + Letters(5, 'X');
  EXPECT_EQ(SeatsFor("base: QUOTA_BASE_LOWER_OR_ABOVE", letters), "1");
  EXPECT_EQ(SeatsFor("base: QUOTA_BASE_RATED", letters), "3");
  EXPECT_EQ(SeatsFor("base: QUOTA_BASE_ALL", letters), "4");
}

TEST(ExamplesTest, HalfUpMayExceedTheShare) {
  const std::string quota = "rounding: SEAT_ROUNDING_HALF_UP";
  EXPECT_EQ(SeatsFor(quota, Letters(8, 'H')), "2") << "a quarter";
  EXPECT_EQ(SeatsFor(quota, Letters(3, 'H')), "1") << "a third";
  EXPECT_EQ(SeatsFor(quota, Letters(2, 'H')), "0") << "0.4";
}

// "Fewer than 5 graded in the second tier: choose one, if qualified."
TEST(ExamplesTest, FewerThanFiveChooseOne) {
  const auto quota = [](const std::string& counted) {
    return absl::StrCat("base: QUOTA_BASE_LOWER_AFTER small_groups { counted: SMALL_GROUP_COUNT_",
                        counted,
                        " fewer_than: 5 seats: 1 citations { instrument_id: \"law\" clause: \"1\" "
                        "} } ties: TIE_RULE_KEEP_ALL");
  };
  struct Case {
    std::string letters;
    std::string before;
    std::string after;
    const char* why;
  };
  const std::vector<Case> cases = {
      {"H", "H", "H", "one who qualifies alone may be chosen"},
      {"HMMM", "HMMM", "HMMM", "four"},
      {"HMMMM", "MMMMM", "HMMMM", "five before the pick; four are left: still fewer than five"},
      {"HMMMMM", "HMMMMM", "HMMMMM", "five are left: 20 % of them is one"},
      {"MMMM", "MMMM", "MMMM", "nobody qualifies: the seat stays empty"},
      {"LLLX", "LLLX", "LLLX", "nobody there"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(quota("LOWER_OR_ABOVE")), Members(c.letters))),
              c.before)
        << c.why;
    EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(quota("LOWER_AFTER")), Members(c.letters))), c.after)
        << c.why;
  }
}

// "At most 15 % of those in the second tier; in branches of fewer than 7 at most one."
TEST(ExamplesTest, BranchesOfFewerThanSeven) {
  const std::string quota =
      "limit { numerator: 15 denominator: 100 } base: QUOTA_BASE_LOWER_AFTER "
      "small_groups { counted: SMALL_GROUP_COUNT_ALL fewer_than: 7 seats: 1 "
      "citations { instrument_id: \"law\" clause: \"1\" } }";
  EXPECT_EQ(SeatsFor(quota, "HMMMMX"), "1") << "six members, whoever is rated";
  EXPECT_EQ(SeatsFor(quota, "HMMMMMX"), "0") << "seven: 15 % of five";
  EXPECT_EQ(SeatsFor(quota, Letters(7, 'H')), "0") << "15 % of those left";
  EXPECT_EQ(SeatsFor(quota, Letters(8, 'H')), "1") << "15 % of seven is 1.05";
}

// "At most half of all organizations strong, of these at most 20 % exemplary", each unit in turn.
TEST(ExamplesTest, HalfOfAllAndAFifthOfThose) {
  const char by_tasks[] =
      "rank_keys { measure: RANK_MEASURE_TASK_SHARE group_ids: \"t\" task_measure: "
      "TASK_MEASURE_COMPLETED citations { instrument_id: \"law\" clause: \"1\" } } ";
  const std::string half =
      QuotaText(absl::StrCat("tier_id: \"mid\" lowered_to_tier_id: \"low\" base: QUOTA_BASE_ALL "
                             "limit { numerator: 1 denominator: 2 } ",
                             by_tasks),
                "strong");
  const std::string fifth = QuotaText(by_tasks, "exemplary");
  v1::Dataset dataset = Members("HHHHMMMMLL");
  for (int i = 0; i < 10; ++i) SetTasks(dataset.people(i).id(), 10 - i, 10, &dataset);
  EXPECT_EQ(ProposedOf(RunQuotas(half + fifth, dataset)), "HMMMMLLLLL");
}

TEST(ExamplesTest, TheHeadInsideAndApart) {
  v1::Dataset dataset = Members("HHMMMM");
  v1::Post* post = dataset.mutable_people(0)->add_posts();
  post->set_id("secretary");
  post->set_unit_id("b1");
  post->set_kind(v1::POST_KIND_HEAD);
  post->set_body(v1::POST_BODY_COMMITTEE);
  EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(), dataset)), "DDMMMM")
      << "one seat of six, two want it";
  EXPECT_EQ(ProposedOf(RunQuotas(QuotaText("head: QUOTA_HEAD_APART"), dataset)), "HHMMMM")
      << "one seat of five for the others";
}

// A total may exceed the share though no group does.
TEST(ExamplesTest, SmallGroupsAddUp) {
  const std::string quota = QuotaText(
      "small_groups { counted: SMALL_GROUP_COUNT_LOWER_OR_ABOVE fewer_than: 5 seats: 1 "
      "citations { instrument_id: \"law\" clause: \"1\" } }");
  const v1::Result result = RunQuotas(quota, Dossier({{"b1", "HM"}, {"b2", "HM"}, {"b3", "HM"}}));
  EXPECT_EQ(ProposedOf(result), "HMHMHM") << "half of all";
  EXPECT_TRUE(std::none_of(
      result.findings().begin(), result.findings().end(),
      [](const v1::Finding& finding) { return finding.rule_id() == "quota-exceeded"; }));
}

}  // namespace
}  // namespace dangvien::testing
