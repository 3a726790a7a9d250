// Scores: sheets with lines that do not apply, products, rounding by line and by total. The policy
// counts points in tenths.
//
// Tested by tests/oracle/oracle_score_test.cc
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/oracle/score.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

// Member `p` under a frame of three lines: x and y of 40 points, z of 20 points if any; w takes
// none.
std::string ScoreIs(const std::string& score, const std::string& assessment) {
  v1::Policy policy = SmallPolicy("", "",
                                  "points_scale: 10 scores { id: \"s\" subject_kind: "
                                  "SUBJECT_KIND_MEMBER " +
                                      score + " }");
  policy.clear_frames();
  v1::Frame* frame = policy.add_frames();
  frame->set_subject_kind(v1::SUBJECT_KIND_MEMBER);
  const auto add = [frame](const char* id, uint32_t max_points, bool if_any) {
    v1::Criterion* criterion = frame->add_criteria();
    criterion->set_id(id);
    criterion->set_max_points(max_points);
    criterion->set_if_any(if_any);
    return criterion;
  };
  add("x", 400, false)->add_roles()->set_role_id("basic");
  add("y", 400, false);
  add("z", 200, true);
  add("w", 0, false);
  const v1::Dataset dataset = SmallDataset(
      "assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } " + assessment + " }");
  const std::optional<Fraction> points = ScoreOf(Facts(policy, dataset, {}), "s", MemberRef("p"));
  return points.has_value() ? points->ToString() : "not known";
}

std::string Points(const std::string& id, int points) {
  return "marks { criterion_id: \"" + id + "\" points: " + std::to_string(points) + " } ";
}

const char* const kNotX = "marks { criterion_id: \"x\" not_applicable: true } ";

struct Case {
  const char* why;
  std::string score;
  std::string assessment;
  std::string expected;
};

TEST(OracleScoreTest, Sheets) {
  const auto sheet = [](const std::string& more) {
    return "parts { full_points: 1000 sheet { " + more + " } } ";
  };
  const std::string rescaled = "not_applicable: NOT_APPLICABLE_LINES_RESCALED ";
  const std::string to_five = "rounding { mode: ROUNDING_MODE_HALF_UP step: 5 } ";
  const std::vector<Case> cases = {
      {"all lines", sheet(""), Points("x", 351) + Points("y", 300) + Points("z", 100), "751"},
      {"the if-any line is lost", sheet(""), Points("x", 351) + Points("y", 300), "651"},
      {"or the rest is worth all", sheet(rescaled), Points("x", 400) + Points("y", 200), "750"},
      {"an exact fraction", sheet(rescaled), kNotX + Points("y", 301) + Points("z", 0), "1505/3"},
      {"rounded by line", sheet(rescaled + to_five), kNotX + Points("y", 301) + Points("z", 7),
       "510"},
      {"a line is missing", sheet(""), Points("x", 351), "not known"},
      {"a level is no points", sheet(""),
       Points("x", 351) + "marks { criterion_id: \"y\" level_id: \"good\" } ", "not known"},
      {"by role", sheet("role_ids: \"basic\""), Points("x", 351), "351"},
      {"no line applies", sheet("role_ids: \"basic\" " + rescaled), kNotX, "0"},
      {"never more than full", "parts { full_points: 300 sheet { role_ids: \"basic\" } } ",
       Points("x", 351), "300"},
      {"two parts, the total rounded down",
       sheet("role_ids: \"basic\"") + sheet("role_ids: \"basic\"") +
           "rounding { mode: ROUNDING_MODE_FLOOR step: 10 } ",
       Points("x", 137), "270"},
      {"half goes up", sheet("role_ids: \"basic\"") + to_five, Points("x", 138), "140"},
      {"nothing is rounded where nothing says so", sheet("role_ids: \"basic\""), Points("x", 138),
       "138"},
  };
  for (const Case& c : cases) EXPECT_EQ(ScoreIs(c.score, c.assessment), c.expected) << c.why;
}

std::string Percent(const std::string& component, int hundredths) {
  return "values { component_id: \"" + component +
         "\" percent_hundredths: " + std::to_string(hundredths) + " } ";
}

std::string Product(const std::string& id, int weight, const std::string& values) {
  return "products { id: \"" + id + "\" weight: " + std::to_string(weight) + " " + values + " } ";
}

TEST(OracleScoreTest, Products) {
  // 70 points; volume counts twice, quality once, and each fault of quality costs 25 percent.
  const auto products = [](const std::string& more) {
    return "parts { full_points: 700 products { components { id: \"v\" weight: 2 } "
           "components { id: \"q\" weight: 1 fault_hundredths: 2500 } " +
           more + " } } ";
  };
  const std::string relative = "weights: PRODUCT_WEIGHTS_RELATIVE ";
  const std::string to_ten = "rounding { mode: ROUNDING_MODE_HALF_UP step: 10 } ";
  const std::string whole = Percent("v", 10000) + Percent("q", 10000);
  const std::string half = Percent("v", 5000) + Percent("q", 5000);
  const std::string faults = Percent("v", 10000) + "values { component_id: \"q\" fault_count: ";
  const std::vector<Case> cases = {
      {"all done", products(""), Product("a", 700, whole), "700"},
      {"weights are points", products(""), Product("a", 400, whole) + Product("b", 300, half),
       "550"},
      {"that add up", products(""), Product("a", 400, whole), "not known"},
      {"a fault", products(""), Product("a", 700, faults + "1 } "), "1925/3"},
      {"not below nothing", products(""), Product("a", 700, faults + "5 } "), "1400/3"},
      {"rounded by product", products(to_ten),
       Product("a", 350, faults + "1 } ") + Product("b", 350, whole), "670"},
      {"any weights", products(relative), Product("a", 3, whole) + Product("b", 1, half), "1225/2"},
      {"a value is missing", products(relative), Product("a", 3, Percent("v", 10000)), "not known"},
      {"faults of what counts none", products(relative),
       Product("a", 1, "values { component_id: \"v\" fault_count: 1 } " + Percent("q", 0)),
       "not known"},
      {"nothing to do", products(relative), "", "not known"},
  };
  for (const Case& c : cases) EXPECT_EQ(ScoreIs(c.score, c.assessment), c.expected) << c.why;
}

TEST(OracleScoreTest, RoundingByLineAndByTotalDiffer) {
  // 67.6 by lines of a tenth, 67.55 rounded to a half at the end: 67.5.
  const std::string parts =
      "parts { full_points: 700 products { components { id: \"v\" weight: 1 } %r } } ";
  const auto with = [&parts](const std::string& line, const std::string& total) {
    std::string text = parts;
    text.replace(text.find("%r"), 2, line);
    return text + total;
  };
  const std::string done =
      Product("a", 350, Percent("v", 9650)) + Product("b", 350, Percent("v", 9650));
  EXPECT_EQ(ScoreIs(with("", ""), done), "1351/2");
  EXPECT_EQ(ScoreIs(with("rounding { mode: ROUNDING_MODE_HALF_UP step: 1 }", ""), done), "676");
  EXPECT_EQ(ScoreIs(with("", "rounding { mode: ROUNDING_MODE_HALF_UP step: 5 }"), done), "675");
}

TEST(OracleScoreTest, TheConditionComparesExactly) {
  const auto truth = [](const std::string& comparison, int points, const std::string& marks) {
    const v1::Policy policy = SmallPolicy(
        "standards { tier_id: \"high\" conditions { id: \"r\" when { score { score_id: \"s\" "
        "comparison: COMPARISON_" +
            comparison + " points: " + std::to_string(points) + " } } } }",
        "",
        "scores { id: \"s\" parts { full_points: 3 products { weights: PRODUCT_WEIGHTS_RELATIVE "
        "components { id: \"v\" weight: 1 } } } }");
    return Rate(policy, SmallDataset("assessments { subject { kind: SUBJECT_KIND_MEMBER "
                                     "person_id: \"p\" } " +
                                     marks + " }"))
        .subjects.at({v1::SUBJECT_KIND_MEMBER, "p"})
        .demands.at("r");
  };
  const std::string two = Product("a", 2, Percent("v", 10000)) + Product("b", 1, Percent("v", 0));
  EXPECT_EQ(truth("AT_LEAST", 2, two), kTrue);
  EXPECT_EQ(truth("MORE", 2, two), kFalse);
  EXPECT_EQ(truth("LESS", 3, two), kTrue);
  EXPECT_EQ(truth("AT_MOST", 1, two), kFalse);
  EXPECT_EQ(truth("AT_LEAST", 0, ""), kUnknown);
}

TEST(FractionTest, IsExactAndInLowestTerms) {
  EXPECT_EQ(Fraction::Of(6, -8).ToString(), "-3/4");
  EXPECT_EQ((Fraction::Of(1, 3) + Fraction::Of(1, 6)).ToString(), "1/2");
  EXPECT_EQ(Fraction::Of(-3, 2).Floor().ToString(), "-2");
  EXPECT_EQ((Fraction::Of(2, 3) / Fraction::Of(4, 9)).ToString(), "3/2");
  EXPECT_TRUE(Fraction::Of(2, 6) == Fraction::Of(1, 3));
  EXPECT_TRUE(Fraction::Of(33, 100) < Fraction::Of(1, 3));
}

}  // namespace
}  // namespace dangvien::oracle
