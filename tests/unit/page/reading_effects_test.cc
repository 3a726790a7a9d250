// Whose outcome depends on a reading, as text, CSV and JSON.
#include "compare/reading_effects.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/page/fakes.h"

namespace dangvien::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string Rated(const std::string& tier) {
  return "status: SUBJECT_STATUS_RATED proposed_tier_id: \"" + tier + "\" ";
}

std::string Branch(const std::string& more) {
  return "subjects { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"CB1\" } unit_id: " +
         ("\"CB1\" " + more) + " }\n";
}

class ReadingEffectsTest : public testing::Test {
 protected:
  ReadingEffectsTest()
      : policies_({FakePolicy("p")}),
        units_(FakeDossier()),
        names_(policies_, units_, Language::kEnglish),
        as_chosen_(FromText<v1::Result>(Branch(Rated("A")) + MemberResult("P1", Rated("A")) +
                                        MemberResult("P2", Rated("B")))),
        otherwise_(FromText<v1::Result>(Branch("status: SUBJECT_STATUS_NEEDS_DECISION") +
                                        MemberResult("P1", Rated("A")) +
                                        MemberResult("P2", Rated("A")))) {}

  std::vector<ReadingEffect> Effects() const {
    const Comparison changed = Compare({"p", &as_chosen_, &names_}, {"q", &otherwise_, &names_});
    const Comparison same = Compare({"p", &as_chosen_, &names_}, {"q", &as_chosen_, &names_});
    return {{"share", "floor", "half-up", ChangesOf(changed)},
            {"base", "rated", "all", ChangesOf(same)}};
  }

  std::vector<PolicySource> policies_;
  DossierUnits units_;
  Names names_;
  v1::Result as_chosen_;
  v1::Result otherwise_;
};

TEST_F(ReadingEffectsTest, WhoKeepsTheOutcomeDoesNotDepend) {
  const std::vector<ReadingEffect> effects = Effects();
  std::vector<std::string> changes;
  for (const OutcomeChange& change : effects[0].changes) {
    changes.push_back(SubjectName(change.subject) + " " + change.from + ">" + change.to);
  }
  EXPECT_THAT(changes, ElementsAre("organization:CB1 A>needs-decision", "member:P2 B>A"));
  EXPECT_TRUE(effects[1].changes.empty());
}

TEST_F(ReadingEffectsTest, TheTextCountsEveryOptionAndNamesThoseWhoDepend) {
  v1::Policy policy;
  v1::Reading* reading = policy.add_readings();
  reading->set_id("share");
  reading->mutable_question()->set_en("How is the share rounded?");
  const std::string text = ReadingEffectsText(Effects(), policy, names_, 10);
  EXPECT_THAT(text, HasSubstr("half-up"));
  EXPECT_THAT(text, HasSubstr("base"));
  EXPECT_THAT(text, HasSubstr("share=half-up: How is the share rounded?"));
  EXPECT_THAT(text, HasSubstr("  member:P2 (CB1): "));
  EXPECT_THAT(text, Not(HasSubstr("member:P1")));
  EXPECT_THAT(text, Not(HasSubstr("base=all:")));
  const std::string cut = ReadingEffectsText(Effects(), policy, names_, 1);
  EXPECT_THAT(cut, HasSubstr("1 more"));
  EXPECT_THAT(cut, Not(HasSubstr("member:P2")));
}

TEST_F(ReadingEffectsTest, CsvHasALineForEachWhoDepends) {
  EXPECT_EQ(ReadingEffectsCsv(Effects()),
            "reading,chosen_option,option,subject_kind,subject,unit_id,from,to\r\n"
            "share,floor,half-up,organization,organization:CB1,CB1,A,needs-decision\r\n"
            "share,floor,half-up,member,member:P2,CB1,B,A\r\n");
}

TEST_F(ReadingEffectsTest, JsonListsOptionsWithoutAnEffect) {
  const std::string json = ReadingEffectsJson(Effects());
  EXPECT_THAT(json, HasSubstr("\"option\": \"all\""));
  EXPECT_THAT(json, HasSubstr("\"subject\": \"member:P2\""));
}

}  // namespace
}  // namespace dangvien::cli
