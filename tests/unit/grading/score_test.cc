// Scores by worked examples. Points are in tenths unless a case says otherwise: 900 is 90 points.
//
// The examples are those in which ways of reckoning differ: lines that do not apply, rounding by
// line or at the total, the mean of four components, faults that cost a quarter each.
#include "grading/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Criteria of collectives: `x` 180 and `y` 80 tenths, `z` 20 if any,
// and `n` that takes no points.
constexpr char kFrame[] = R"(
  points_scale: 10
  frames {
    subject_kind: SUBJECT_KIND_COLLECTIVE
    citations { instrument_id: "law" clause: "1" }
    criteria { id: "x" max_points: 180 roles { role_id: "basic" } }
    criteria { id: "y" max_points: 80 roles { role_id: "basic" } }
    criteria { id: "z" max_points: 20 if_any: true roles { role_id: "task" } }
    criteria { id: "n" roles { role_id: "basic" } }
  }
)";

std::string Score(const std::string& parts) {
  return absl::StrCat(kFrame, R"(scores { id: "s" subject_kind: SUBJECT_KIND_COLLECTIVE
      citations { instrument_id: "law" clause: "1" } )",
                      parts, " }");
}

// The assessment of the collective of `root`.
std::string Assessment(const std::string& text) {
  return absl::StrCat("assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\" } ",
                      text, " }");
}

std::string Points(const std::string& criterion, int points) {
  return absl::StrCat("marks { criterion_id: \"", criterion, "\" points: ", points, " } ");
}

std::string Mark(const std::string& criterion, const std::string& result) {
  return absl::StrCat("marks { criterion_id: \"", criterion, "\" ", result, " } ");
}

// "195/7", or "not known".
std::string ScoreIs(const std::string& parts, const std::string& assessment) {
  const Evaluation evaluation = EvaluateSmall({"", "", Score(parts)}, Assessment(assessment));
  const ScoreValue score = ScoreOf(0, evaluation.state().ContextOf(0), RowKind::kCollective,
                                   UnitRow(evaluation, "root"));
  return score.is_known ? score.value.ToString() : "not known";
}

struct Case {
  std::string parts;
  std::string assessment;
  const char* expected;
  const char* why;
};

void Expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(ScoreIs(c.parts, c.assessment), c.expected) << c.why;
}

std::string Sheet(int full_points, const std::string& more) {
  return absl::StrCat("parts { id: \"sheet\" full_points: ", full_points, " sheet { ", more,
                      " } } ");
}

constexpr char kRescaled[] = "not_applicable: NOT_APPLICABLE_LINES_RESCALED ";

std::string RoundedTo(int step, const char* mode = "HALF_UP") {
  return absl::StrCat("rounding { mode: ROUNDING_MODE_", mode, " step: ", step, " } ");
}

TEST(ScoreTest, ASheetAddsTheLinesThatApply) {
  const std::string all = Points("x", 180) + Points("y", 80) + Points("z", 20);
  const std::string without_z = Points("x", 180) + Points("y", 80);
  Expect({
      {Sheet(280, ""), all, "280", "every line"},
      {Sheet(280, ""), without_z, "260", "a line marked only if any gives nothing"},
      {Sheet(280, kRescaled), without_z, "280", "or the others are worth all"},
      {Sheet(280, ""), Points("x", 180) + Mark("y", "not_applicable: true") + Points("z", 20),
       "200", "a line that does not apply gives nothing"},
      {Sheet(280, kRescaled), Points("x", 180) + Mark("y", "not_applicable: true"), "280",
       "only the first line applies, and is full"},
      {Sheet(280, ""), Points("x", 180), "not known", "a line is not marked"},
      {Sheet(280, ""), Points("x", 180) + Mark("y", "level_id: \"good\""), "not known",
       "a level is no points"},
      {Sheet(280, ""), without_z + Mark("z", "level_id: \"good\""), "260",
       "nor is it where the line is marked if any"},
      {Sheet(280, "role_ids: \"task\""), Points("z", 15), "15", "one role alone"},
      {Sheet(280, "role_ids: \"task\""), "", "0", "no line applies"},
      {Sheet(280, std::string("role_ids: \"task\"") + kRescaled), "", "0",
       "and nothing to rescale"},
      {Sheet(200, ""), all, "200", "never more than the part is worth"},
      {Sheet(280, ""), "", "not known", "no marks"},
  });
}

// The sheet of the restated local guide: 28 of 30 points apply, of which 26 are given.
TEST(ScoreTest, TwentySixOfTwentyEightRescaledToThirty) {
  const std::string marks =
      Points("x", 180) + Points("y", 80) + Points("z", 0) + Mark("n", "level_id: \"good\"");
  Expect({
      {Sheet(300, kRescaled), marks, "1950/7", "27.857... points, exactly"},
      {Sheet(300, ""), marks, "260", "lost"},
      {Sheet(300, kRescaled) + RoundedTo(1), marks, "279", "27.9: a tenth, at the total"},
      {Sheet(300, kRescaled) + RoundedTo(1, "FLOOR"), marks, "278", "27.8 downwards"},
      {Sheet(300, kRescaled) + RoundedTo(5), marks, "280", "28.0: a half"},
      {Sheet(300, kRescaled + RoundedTo(1)), marks, "279", "192.857 and 85.714 a line: 193 + 86"},
      {Sheet(300, kRescaled + RoundedTo(1, "FLOOR")), marks, "277", "192 + 85"},
  });
}

std::string Product(const std::string& id, int weight, const std::string& values) {
  return absl::StrCat("products { id: \"", id, "\" weight: ", weight, " ", values, " } ");
}

std::string Percent(const std::string& component, int hundredths) {
  return absl::StrCat("values { component_id: \"", component, "\" percent_hundredths: ", hundredths,
                      " } ");
}

std::string Faults(const std::string& component, int count) {
  return absl::StrCat("values { component_id: \"", component, "\" fault_count: ", count, " } ");
}

std::string Products(const std::string& more) {
  return absl::StrCat("parts { id: \"products\" full_points: 700 products { ", more, " } } ");
}

constexpr char kOne[] = "components { id: \"done\" weight: 1 } ";

// (A+B+C+D)/4: volume, quality, schedule, organization.
TEST(ScoreTest, AProductIsTheMeanOfItsComponents) {
  const std::string four = R"(components { id: "a" weight: 25 } components { id: "b" weight: 25 }
      components { id: "c" weight: 25 } components { id: "d" weight: 25 } )";
  const std::string uneven = R"(components { id: "a" weight: 20 } components { id: "b" weight: 30 }
      components { id: "c" weight: 35 } components { id: "d" weight: 15 } )";
  const std::string values =
      Percent("a", 10000) + Percent("b", 9000) + Percent("c", 8000) + Percent("d", 9500);
  const std::string without_d = Percent("a", 10000) + Percent("b", 9000) + Percent("c", 8000);
  Expect({
      {Products(four), Product("p", 700, values), "2555/4", "91.25 % of 70 points"},
      {Products(uneven), Product("p", 700, values), "2499/4", "weighted 20/30/35/15: 89.25 %"},
      {Products(four), Product("p", 700, without_d), "not known", "a component without a value"},
      {Products(four), Product("p", 400, values) + Product("q", 300, without_d), "not known",
       "in any product"},
  });
}

// Quantity, quality and schedule over three; each failed check and each delay costs a quarter.
TEST(ScoreTest, FaultsCostAQuarterEach) {
  const std::string three = R"(components { id: "quantity" weight: 1 }
      components { id: "quality" weight: 1 fault_hundredths: 2500 }
      components { id: "schedule" weight: 1 fault_hundredths: 2500 }
      weights: PRODUCT_WEIGHTS_RELATIVE )";
  const auto product = [](int failed, int late) {
    return Product(
        "p", 3, Percent("quantity", 10000) + Faults("quality", failed) + Faults("schedule", late));
  };
  Expect({
      {Products(three), product(0, 0), "700", "no fault"},
      {Products(three), product(1, 0), "1925/3", "one failed check: 11/12"},
      {Products(three), product(1, 2), "525", "and two delays: 9/12"},
      {Products(three), product(4, 0), "1400/3", "four: nothing for quality"},
      {Products(three), product(5, 0), "1400/3", "not below nothing"},
      {Products(three),
       Product("p", 1,
               Percent("quantity", 5000) + Percent("quality", 5000) + Faults("schedule", 0)),
       "1400/3", "a percentage instead of faults"},
      {Products(three),
       Product("p", 1, Faults("quantity", 0) + Faults("quality", 0) + Faults("schedule", 0)),
       "not known", "faults of what is not counted in faults"},
  });
}

TEST(ScoreTest, WeightsArePointsThatAddUpOrAreRelative) {
  const std::string relative = std::string(kOne) + "weights: PRODUCT_WEIGHTS_RELATIVE ";
  const std::string whole = Percent("done", 10000);
  const std::string half = Percent("done", 5000);
  Expect({
      {Products(kOne), Product("p", 400, whole) + Product("q", 300, half), "550", "points"},
      {Products(kOne), Product("p", 400, whole) + Product("q", 299, half), "not known",
       "one tenth of a point is missing"},
      {Products(kOne), Product("p", 400, whole) + Product("q", 301, half), "not known",
       "one tenth too many"},
      {Products(relative), Product("p", 2, whole) + Product("q", 1, half), "1750/3", "any weights"},
      {Products(relative), Product("p", 1000000, whole) + Product("q", 999999, half),
       "1049999650/1999999", "great ones"},
      {Products(kOne), "", "not known", "no product"},
  });
}

// 67.6 and 67.475: four products of 30, 20, 15 and 5 points, whose parts of tenths round up.
TEST(ScoreTest, RoundingByLineAndAtTheTotalDiffer) {
  const std::string products =
      Product("p", 300, Percent("done", 9550)) + Product("q", 200, Percent("done", 9775)) +
      Product("r", 150, Percent("done", 9650)) + Product("s", 50, Percent("done", 9600));
  Expect({
      {Products(kOne), products, "2699/4", "67.475 points"},
      {Products(kOne + RoundedTo(1)), products, "676", "28.7 + 19.6 + 14.5 + 4.8 by product"},
      {Products(kOne) + RoundedTo(1), products, "675", "67.5 at the total"},
      {Products(kOne) + RoundedTo(5), products, "675", "67.5 to a half"},
      {Products(kOne + RoundedTo(5, "FLOOR")), products, "665", "28.5 + 19.5 + 14.0 + 4.5"},
  });
}

TEST(ScoreTest, ATotalIsTheSumOfItsPartsRoundedOnce) {
  const std::string marks = Points("x", 180) + Points("y", 80) + Points("z", 0);
  const std::string parts = Sheet(300, kRescaled) + Products(kOne);
  const auto product = [](int hundredths) {
    return Product("p", 700, Percent("done", hundredths));
  };
  Expect({
      {parts, marks + product(9000), "6360/7", "27.857... and 63"},
      {parts + RoundedTo(1), marks + product(9000), "909", "90.857... to a tenth"},
      {parts + RoundedTo(5), marks + product(9000), "910", "to a half"},
      {parts, marks, "not known", "one part is not known"},
  });
}

TEST(ScoreTest, ExactlyAThresholdIsEnough) {
  const auto truth = [](int points, const char* comparison, int threshold) {
    const std::string condition = absl::StrCat("score { score_id: \"m\" comparison: COMPARISON_",
                                               comparison, " points: ", threshold, " }");
    const std::string policy =
        R"(points_scale: 1 scores { id: "m" subject_kind: SUBJECT_KIND_MEMBER
           citations { instrument_id: "law" clause: "1" }
           parts { id: "p" full_points: 100 products { components { id: "done" weight: 1 } } } })";
    const Evaluation evaluation = EvaluateSmall(
        {absl::StrCat("standards { tier_id: \"high\" conditions { ", RuleText("rule", condition),
                      " } }"),
         "", policy},
        absl::StrCat("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } ",
                     Product("p", 100, Percent("done", points)), " }"));
    return SubjectOf(ResultOf(evaluation), "p").qualified_tier_id() == "high";
  };
  for (const int threshold : {90, 70, 50}) {
    EXPECT_TRUE(truth(threshold * 100, "AT_LEAST", threshold)) << threshold;
    EXPECT_FALSE(truth(threshold * 100, "LESS", threshold)) << threshold;
    EXPECT_FALSE(truth(threshold * 100 - 1, "AT_LEAST", threshold)) << "a hundredth less";
    EXPECT_TRUE(truth(threshold * 100 - 1, "LESS", threshold)) << "a hundredth less";
    EXPECT_TRUE(truth(threshold * 100 + 1, "MORE", threshold)) << "a hundredth more";
  }
}

std::vector<std::string> FaultsOfBinding(const std::string& text) {
  const Policy policy = SmallPolicy({"", "", Score(Sheet(280, "") + Products(kOne))});
  return FaultsOf(Evaluate(ReadSmall(text), {policy}).status());
}

TEST(ScoreTest, AMarkAboveItsCriterionIsRefusedAtItsFirstPlace) {
  EXPECT_THAT(FaultsOfBinding(Assessment(Points("x", 180))), IsEmpty());
  EXPECT_THAT(FaultsOfBinding(Assessment(Points("y", 80) + Points("x", 181))),
              ElementsAre("number_out_of_range at assessments[0].marks[1].points"));
  const std::string branch =
      "assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"branch\" } ";
  EXPECT_THAT(FaultsOfBinding(Assessment(Points("x", 100)) + branch + Points("x", 300) + " }" +
                              "assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "
                              "\"front\" } " +
                              Points("x", 400) + " }"),
              ElementsAre("number_out_of_range at assessments[1].marks[0].points"))
      << "the first of two";
  EXPECT_THAT(FaultsOfBinding(Assessment(Points("n", 1))),
              ElementsAre("number_out_of_range at assessments[0].marks[0].points"))
      << "a criterion that takes none";
  EXPECT_THAT(FaultsOfBinding("people_columns { person_ids: [\"c\", \"d\"] "
                              "marks { criterion_id: \"a\" points: [0, 1] } }"),
              ElementsAre("number_out_of_range at people_columns[0].marks[0].points[1].value"));
}

TEST(ScoreTest, AComponentThatNoScoreDeclaresIsRefused) {
  EXPECT_THAT(
      FaultsOfBinding(Assessment(Product("p", 700, Percent("zz", 1)))),
      ElementsAre("unknown_component at assessments[0].products[0].values[0].component_id"));
}

}  // namespace
}  // namespace dangvien::testing
