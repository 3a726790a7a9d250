// What differs between two policies, as text, CSV and JSON.
#include "compare/rule_difference.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/page/fakes.h"

namespace dangvien::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class RuleDifferenceTest : public testing::Test {
 protected:
  RuleDifferenceTest()
      : before_policy_(FakePolicy("old").message),
        after_policy_(FakePolicy("new").message),
        before_({&before_policy_}, Language::kEnglish),
        after_({&after_policy_}, Language::kEnglish) {}

  RuleComparison Compared(PolicyDifference difference) const {
    return {{"old", &before_}, {"new", &after_}, std::move(difference)};
  }

  v1::Policy before_policy_;
  v1::Policy after_policy_;
  PolicyNames before_;
  PolicyNames after_;
};

RuleVersion Version(const std::string& text) {
  return {"passes[0].caps[0].rule", "members: cap `B`", "vi: " + text, text, "dump"};
}

TEST_F(RuleDifferenceTest, RulesAreAddedRemovedAndChanged) {
  PolicyDifference difference;
  difference.rules = {{"cap", Version("A cap"), Version("A cap")},
                      {"more", std::nullopt, Version("More")},
                      {"gone", Version("Gone"), std::nullopt}};
  const RuleComparison comparison = Compared(difference);
  const std::string text = RuleComparisonText(comparison);
  EXPECT_THAT(text, HasSubstr("Rules added: 1"));
  EXPECT_THAT(text, HasSubstr("-   More [more] — members: cap `B`\n"));
  EXPECT_THAT(text, HasSubstr("-   Gone [gone] — members: cap `B`\n"));
  EXPECT_THAT(text, HasSubstr("    -   Before: A cap [cap] — members: cap `B`\n"));
  EXPECT_EQ(RuleComparisonCsv({comparison}),
            "from_policy,to_policy,change,rule_id,place_before,text_before,place_after,"
            "text_after\r\n"
            "old,new,changed,cap,members: cap `B`,A cap,members: cap `B`,A cap\r\n"
            "old,new,added,more,,,members: cap `B`,More\r\n"
            "old,new,removed,gone,members: cap `B`,Gone,,\r\n");
  EXPECT_THAT(RuleComparisonJson({comparison}), HasSubstr("\"text_vi\": \"vi: Gone\""));
}

TEST_F(RuleDifferenceTest, CasesThatStayAreNotShown) {
  PolicyDifference difference;
  difference.has_cases = true;
  difference.passes = {{"members", 9, {{"A", "A", 5}, {"A", "B", 3}, {"", "A", 1}}}};
  const std::string text = RuleComparisonText(Compared(difference));
  EXPECT_THAT(text, HasSubstr("members: 9 cases"));
  EXPECT_THAT(text, HasSubstr("Excellent  Good       3"));
  EXPECT_THAT(text, HasSubstr("not rated  Excellent  1"));
  EXPECT_THAT(text, Not(HasSubstr("5")));
}

TEST_F(RuleDifferenceTest, NothingDiffers) {
  EXPECT_THAT(RuleComparisonText(Compared({})), HasSubstr("No rule differs."));
}

}  // namespace
}  // namespace dangvien::cli
