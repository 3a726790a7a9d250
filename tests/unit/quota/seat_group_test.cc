// Who of a group is seated, tied, or beyond the seats; and what stays open with whom.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

const char kByTasks[] = R"pb(
  rank_keys {
    measure: RANK_MEASURE_TASK_SHARE
    group_ids: "t"
    task_measure: TASK_MEASURE_COMPLETED
    citations { instrument_id: "law" clause: "1" }
  }
)pb";

// One member a letter, with that share of ten tasks.
v1::Dataset Ranked(const std::string& letters, const std::vector<int>& completed) {
  v1::Dataset dataset = Members(letters);
  for (size_t i = 0; i < completed.size(); ++i) {
    SetTasks(dataset.people(static_cast<int>(i)).id(), completed[i], 10, &dataset);
  }
  return dataset;
}

// Half of all rated may be high.
const char kHalf[] = "limit { numerator: 1 denominator: 2 } base: QUOTA_BASE_RATED ";

struct LineCase {
  std::string letters;
  std::vector<int> completed;
  std::string ties;
  std::string line;
  const char* why;
};

std::string LineFor(const LineCase& c) {
  const std::string quota = absl::StrCat(kHalf, kByTasks, "ties: TIE_RULE_", c.ties);
  return LineOf(RunQuotas(QuotaText(quota), Ranked(c.letters, c.completed)).certificates(0));
}

TEST(SeatGroupTest, TheLineWithEverybodyDecided) {
  const std::vector<LineCase> cases = {
      {"HHMM", {5, 7, 9, 9}, "REFER", "2: b1-02 S, b1-01 S", "as many as there are seats"},
      {"HHHH", {4, 3, 2, 1}, "REFER", "2: b1-01 S, b1-02 S, b1-03 N, b1-04 N", "a clean cut"},
      {"HHHH", {4, 3, 3, 1}, "REFER", "2: b1-01 S, b1-02 T, b1-03 T, b1-04 N", "tied at the line"},
      {"HHHH", {4, 3, 3, 1}, "CUT_ALL", "2: b1-01 S, b1-02 N, b1-03 N, b1-04 N", "cut"},
      {"HHHH", {4, 3, 3, 1}, "KEEP_ALL", "2: b1-01 S, b1-02 S, b1-03 S, b1-04 N", "kept"},
      {"HHHH",
       {4, 4, 3, 3},
       "REFER",
       "2: b1-01 S, b1-02 S, b1-03 N, b1-04 N",
       "a tie above the line and one below it matter not"},
      {"HHHH", {3, 3, 3, 3}, "REFER", "2: b1-01 T, b1-02 T, b1-03 T, b1-04 T", "all tied"},
      {"HHHH", {3, 3, 3, 3}, "CUT_ALL", "2: b1-01 N, b1-02 N, b1-03 N, b1-04 N", "all cut"},
      {"HHHH", {3, 3, 3, 3}, "KEEP_ALL", "2: b1-01 S, b1-02 S, b1-03 S, b1-04 S", "all kept"},
      {"HHHH", {4, 3, 2, 2}, "CUT_ALL", "2: b1-01 S, b1-02 S, b1-03 N, b1-04 N", "no tie there"},
      {"H", {1}, "REFER", "0: b1-01 N", "no seat for one"},
      {"M", {1}, "REFER", "0: ", "no candidate"},
  };
  for (const LineCase& c : cases) EXPECT_EQ(LineFor(c), c.line) << c.why;
}

TEST(SeatGroupTest, TheLineWhileSomebodyIsOpen) {
  const std::vector<LineCase> cases = {
      {"HHHh",
       {4, 3, 2, 1},
       "REFER",
       "2: b1-01 S, b1-02 S, b1-03 N, b1-04 N",
       "whoever is last changes nothing, candidate or not"},
      {"HHHh",
       {3, 2, 1, 4},
       "REFER",
       "2: b1-04 S, b1-01 S, b1-02 O, b1-03 N",
       "the second of the sure ones has a seat if the first turns out no candidate"},
      {"HHHh", {3, 2, 2, 4}, "REFER", "2: b1-04 S, b1-01 S, b1-02 O, b1-03 O", "and with a tie"},
      {"HHHh",
       {3, 2, 2, 4},
       "CUT_ALL",
       "2: b1-04 S, b1-01 S, b1-02 N, b1-03 N",
       "the two are cut in both cases"},
      {"HHHh",
       {3, 2, 2, 4},
       "KEEP_ALL",
       "2: b1-04 S, b1-01 S, b1-02 O, b1-03 O",
       "kept if the first is no candidate"},
      {"HHx", {3, 2, 1}, "REFER", "1: b1-01 S, b1-02 N, b1-03 N", "2 or 3 rated: one seat"},
      {"HHHx",
       {4, 3, 2, 1},
       "REFER",
       "1-2: b1-01 S, b1-02 O, b1-03 N, b1-04 N",
       "3 or 4 rated: one seat or two"},
      {"HHHm",
       {4, 3, 2, 1},
       "REFER",
       "2: b1-01 S, b1-02 S, b1-03 N",
       "open between lower tiers: provisional, yet all is clear"},
  };
  for (const LineCase& c : cases) EXPECT_EQ(LineFor(c), c.line) << c.why;
}

TEST(SeatGroupTest, WhoeverMayBeRankedByAKeyThatIsNotKnownIsNotTied) {
  // The fourth has no tasks listed: the key ranks nobody, under whatever rule.
  const std::string all_open = "2: b1-01 O, b1-02 O, b1-03 O, b1-04 O";
  const std::vector<LineCase> cases = {
      {"HHHH", {4, 3, 3}, "REFER", all_open, "people have nothing to choose yet"},
      {"HHHH", {4, 3, 3}, "CUT_ALL", all_open, "nobody is cut"},
      {"HHHH", {4, 3, 3}, "KEEP_ALL", all_open, "nobody is kept"},
      {"HHMM", {4, 4}, "CUT_ALL", "2: b1-01 S, b1-02 S", "who is no candidate needs no rank"},
  };
  for (const LineCase& c : cases) EXPECT_EQ(LineFor(c), c.line) << c.why;
  const std::string quota = absl::StrCat(kHalf, kByTasks, "ties: TIE_RULE_CUT_ALL");
  const v1::Result result = RunQuotas(QuotaText(quota), Ranked("HHHH", {4, 3, 3}));
  EXPECT_FALSE(result.certificates(0).provisional()) << "the counts are known";
  EXPECT_EQ(ProposedOf(result), "IIII") << "input, not a decision, settles it";
}

TEST(SeatGroupTest, ACertificateIsProvisionalWhileAnybodyIsOpen) {
  const auto is_provisional = [](const std::string& letters) {
    return RunQuotas(QuotaText(), Members(letters)).certificates(0).provisional();
  };
  EXPECT_FALSE(is_provisional("HMLX"));
  EXPECT_TRUE(is_provisional("HMLXh"));
  EXPECT_TRUE(is_provisional("HMLXm"));
  EXPECT_TRUE(is_provisional("HMLXx"));
}

TEST(SeatGroupTest, CountsAreRanges) {
  const v1::Certificate certificate = RunQuotas(QuotaText(), Members("HHMMMLXhmx")).certificates(0);
  EXPECT_EQ(Span(certificate.subject_count()), "10");
  EXPECT_EQ(Span(certificate.rated_count()), "8-9");
  EXPECT_EQ(Span(certificate.lower_or_above_count()), "6-8");
  EXPECT_EQ(Span(certificate.candidate_count()), "2-4");
  EXPECT_EQ(Span(certificate.seat_count()), "1");
}

std::string Decision(const std::string& more) {
  return absl::StrCat("quota_decisions { quota_id: \"q\" unit_id: \"b1\" reference: \"7-QD\" ",
                      more, " } ");
}

std::string Seated(const std::string& person) {
  return absl::StrCat("seated { kind: SUBJECT_KIND_MEMBER person_id: \"", person, "\" } ");
}

struct DecisionCase {
  std::string letters;
  std::string decision;
  std::string line;
  std::string proposed;
  const char* why;
};

TEST(SeatGroupTest, PeopleSeatSomeOfThoseTied) {
  const std::vector<DecisionCase> cases = {
      {"HHHMM", "", "1: b1-01 T, b1-02 T, b1-03 T", "DDDMM", "nobody decided"},
      {"HHHMM", Seated("b1-02"), "1: b1-01 n, b1-02 s, b1-03 n", "MHMMM", "one is chosen"},
      {"HHHMM", Seated("b1-02") + Seated("b1-03"), "1: b1-01 n, b1-02 s, b1-03 s", "MHHMM",
       "more than the seats: applied, and a finding"},
      {"HHHMM", Seated("b1-04"), "1: b1-01 T, b1-02 T, b1-03 T", "DDDMM", "nobody tied is named"},
      {"HHHMMx", Seated("b1-02"), "1: b1-01 O, b1-02 O, b1-03 O, b1-06 O", "IIIMMI",
       "nobody is tied while somebody is open"},
      {"HMMMM", Seated("b1-02"), "1: b1-01 S", "HMMMM", "there is no tie"},
  };
  for (const DecisionCase& c : cases) {
    const v1::Result result = RunQuotas(QuotaText(), Members(c.letters, Decision(c.decision)));
    EXPECT_EQ(LineOf(result.certificates(0)), c.line) << c.why;
    EXPECT_EQ(ProposedOf(result), c.proposed) << c.why;
  }
}

TEST(SeatGroupTest, PeopleSeatNobodyWhoMayStillBeRanked) {
  const std::string quota = QuotaText(kByTasks);
  v1::Dataset dataset = Members("HHHMM", Decision(Seated("b1-02")));
  EXPECT_EQ(LineOf(RunQuotas(quota, dataset).certificates(0)), "1: b1-01 O, b1-02 O, b1-03 O");
  for (int i = 0; i < 3; ++i) SetTasks(dataset.people(i).id(), 5, 10, &dataset);
  EXPECT_EQ(LineOf(RunQuotas(quota, dataset).certificates(0)), "1: b1-01 n, b1-02 s, b1-03 n");
}

TEST(SeatGroupTest, ADecisionIsForItsGroupAlone) {
  const std::string other =
      "quota_decisions { quota_id: \"q\" unit_id: \"r\" reference: \"7\" " + Seated("b1-01") + "}";
  EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(), Members("HHMMM", other))), "DDMMM");
}

struct RaiseCase {
  int numerator;
  int denominator;
  std::string line;
  std::string limit;
  const char* why;
};

TEST(SeatGroupTest, ARaiseIsAppliedUpToTheHighestLimit) {
  const std::vector<RaiseCase> cases = {
      {1, 4, "1: b1-01 T, b1-02 T", "1/4 7-QD", "25 % of seven is 1.75"},
      {2, 7, "2: b1-01 S, b1-02 S", "2/7 7-QD", "up to the highest limit itself"},
      {3, 10, "1: b1-01 T, b1-02 T", "1/5 ", "too high: not applied"},
      {1, 5, "1: b1-01 T, b1-02 T", "1/5 ", "no higher than the limit is"},
      {1, 10, "1: b1-01 T, b1-02 T", "1/5 ", "lower"},
  };
  const std::string quota = QuotaText("highest_limit { numerator: 2 denominator: 7 }");
  for (const RaiseCase& c : cases) {
    const std::string raise =
        absl::StrCat("raised_limit_numerator: ", c.numerator,
                     " raised_limit_denominator: ", c.denominator, " reason: \"results\"");
    const v1::Certificate certificate =
        RunQuotas(quota, Members("HHMMMMM", Decision(raise))).certificates(0);
    EXPECT_EQ(LineOf(certificate), c.line) << c.why;
    EXPECT_EQ(absl::StrCat(certificate.limit_numerator(), "/", certificate.limit_denominator(), " ",
                           certificate.raised_by_reference()),
              c.limit)
        << c.why;
  }
}

}  // namespace
}  // namespace dangvien::testing
