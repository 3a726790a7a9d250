// Scores that a policy may not declare, each with the place of the fault, and how a sound one is
// printed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;

// The words with 10 points for criteria `a` and `b` of members, in tenths.
std::string Words(const std::string& more) {
  v1::Policy policy = ParsePolicy(kWords);
  policy.set_points_scale(10);
  for (int i : {0, 1}) policy.mutable_frames(0)->mutable_criteria(i)->set_max_points(100);
  std::string text;
  google::protobuf::TextFormat::PrintToString(policy, &text);
  return text + PassText(kMember, "") + more;
}

std::string Score(const std::string& parts) {
  return absl::StrCat(
      R"(scores { id: "s" subject_kind: SUBJECT_KIND_MEMBER
         citations { instrument_id: "law" clause: "1" } )",
      parts, " }");
}

std::string Part(const std::string& kind) {
  return absl::StrCat("parts { id: \"p\" full_points: 200 ", kind, " }");
}

std::string Products(const std::string& more) { return Part("products { " + more + " }"); }

struct Case {
  std::string text;
  std::vector<std::string> faults;
  const char* why;
};

TEST(ScoreDeclarationsTest, NamesTheFaults) {
  const std::string component = R"(components { id: "c" weight: 1 } )";
  const Case cases[] = {
      {Score(Part("sheet {}")), {}, "a sound sheet"},
      {Score(Products(component)), {}, "sound products"},
      {R"(scores { id: "s" subject_kind: SUBJECT_KIND_MEMBER parts { id: "p" full_points: 1
          sheet {} } })",
       {"missing_citation at scores[0].citations"},
       "no citation"},
      {R"(scores { id: "s" citations { instrument_id: "law" clause: "1" } parts { id: "p"
          full_points: 1 products { components { id: "c" weight: 1 } } } })",
       {"missing_field at scores[0].subject_kind"},
       "of whom"},
      {Score(Part("sheet {}")) + Score(Part("sheet {}")),
       {"duplicate_id at scores[1].id"},
       "declared twice"},
      {Score(""), {"missing_field at scores[0].parts"}, "without parts"},
      {Score("parts { id: \"p\" full_points: 200 }"),
       {"missing_field at scores[0].parts[0]"},
       "a part of no kind"},
      {Score("parts { id: \"p\" sheet {} } parts { id: \"p\" full_points: 1000001 sheet {} }"),
       {"duplicate_id at scores[0].parts[1].id",
        "number_out_of_range at scores[0].parts[0].full_points",
        "number_out_of_range at scores[0].parts[1].full_points"},
       "worth nothing, worth too much"},
      {Score(Part("sheet { role_ids: \"zz\" }")),
       {"unknown_reference at scores[0].parts[0].sheet.role_ids[0]",
        "empty_condition at scores[0].parts[0].sheet"},
       "no such role"},
      {Score(Part("sheet { rounding { mode: ROUNDING_MODE_FLOOR } }") + "rounding { step: 1 }"),
       {"missing_field at scores[0].rounding.mode",
        "number_out_of_range at scores[0].parts[0].sheet.rounding.step"},
       "rounding to nothing, and in no way"},
      {Score(Products("")),
       {"missing_field at scores[0].parts[0].products.components"},
       "products of nothing"},
      {Score(Products(R"(components { id: "c" } components { id: "c" })")),
       {"duplicate_id at scores[0].parts[0].products.components[1].id",
        "number_out_of_range at scores[0].parts[0].products.components"},
       "no weight at all"},
      {Score(Products(R"(components { id: "c" weight: 10001 fault_hundredths: 10001 })")),
       {"number_out_of_range at scores[0].parts[0].products.components[0].weight",
        "number_out_of_range at scores[0].parts[0].products.components[0].fault_hundredths"},
       "too much"},
      {Score(Products(component + R"(weights: PRODUCT_WEIGHTS_RELATIVE
                      rounding { mode: ROUNDING_MODE_FLOOR step: 1 })")),
       {"number_out_of_range at scores[0].parts[0].products.rounding"},
       "relative weights give no points a product"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(FaultsOf(Words("") + c.text), ElementsAreArray(c.faults)) << c.why << c.text;
  }
}

TEST(ScoreDeclarationsTest, WhoGivesPointsSaysInWhichUnit) {
  v1::Policy policy = ParsePolicy(Words(""));
  policy.clear_points_scale();
  EXPECT_THAT(Faults(Policy::Read(policy.SerializeAsString(), Unproved()).status()),
              ElementsAreArray({"number_out_of_range at points_scale"}));
}

TEST(ScoreDeclarationsTest, TooManyPartsAndComponentsAreRefused) {
  std::string parts;
  for (int i = 0; i < 9; ++i) {
    absl::StrAppend(&parts, "parts { id: \"p", i, "\" full_points: 1 sheet {} } ");
  }
  EXPECT_THAT(FaultsOf(Words(Score(parts))),
              ElementsAreArray({"limit_exceeded at scores[0].parts"}));
  std::string components;
  for (int i = 0; i < 17; ++i) {
    absl::StrAppend(&components, "components { id: \"c", i, "\" weight: 1 } ");
  }
  EXPECT_THAT(FaultsOf(Words(Score(Products(components)))),
              ElementsAreArray({"limit_exceeded at scores[0].parts[0].products.components"}));
}

TEST(ScoreDeclarationsTest, ASheetTakesItsLinesUnderTheChosenReading) {
  const std::string text = Words(Score(Part(R"(sheet { role_ids: "r2"
      not_applicable: NOT_APPLICABLE_LINES_RESCALED
      rounding { mode: ROUNDING_MODE_HALF_UP step: 1 } })") +
                                       R"(parts { id: "q" full_points: 300 products {
      components { id: "volume" weight: 2 } components { id: "quality" weight: 1
      fault_hundredths: 2500 } } } rounding { mode: ROUNDING_MODE_FLOOR step: 5 })"));
  const absl::StatusOr<Policy> policy = ReadText(text, Unproved());
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_THAT(policy->Dump(), HasSubstr("points: in 1/10\n"));
  EXPECT_THAT(policy->Dump(), HasSubstr("  a [r1], 100\n  b [r2], 100\n  c\n"));
  EXPECT_THAT(policy->Dump(), HasSubstr(R"(score `s` of member, floor to 5  (1-QD; 1)
  part p, 200: sheet[b 100], rescaled, half_up to 1
  part q, 300: products[volume 2, quality 1 -2500/10000 a fault] points
)"));
}

}  // namespace
}  // namespace dangvien
