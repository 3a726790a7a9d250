// In which ways an overlay is more lenient than its parent: one test a way, and none for what is
// stricter or the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kCited[] = R"(citations { instrument_id: "law" clause: "1" } )";
constexpr char kRemoval[] = R"(removed_citations { instrument_id: "law" clause: "9" } )";

std::string Flag(const std::string& flag) {
  return absl::StrCat("attested { flag_id: \"", flag, "\" }");
}

std::string Share(int percent) {
  return absl::StrCat(R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED
                          comparison: COMPARISON_AT_LEAST share { numerator: )",
                      percent, " denominator: 100 } }");
}

std::string Months(int months) { return absl::StrCat("tenure { less_than_months: ", months, " }"); }

std::string Demand(const std::string& tier, const std::string& id, const std::string& when) {
  return absl::StrCat("standards { tier_id: \"", tier, "\" conditions { ", RuleText(id, when),
                      " } } ");
}

std::string TierRule(const std::string& list, const std::string& tier, const std::string& id,
                     const std::string& when) {
  return absl::StrCat(list, " { tier_id: \"", tier, "\" rule { ", RuleText(id, when), " } } ");
}

std::string Exclusion(const std::string& id, const std::string& when) {
  return absl::StrCat("exclusions { ", RuleText(id, when), " } ");
}

std::string Pass(const std::string& body) {
  return absl::StrCat("passes { id: \"", kMember, "\" ", body, " } ");
}

// A pass over members with the body, and what follows it.
std::vector<Loosening> LooseningsOf(const std::string& body, const std::string& more,
                                    const std::string& overlay_text) {
  const std::string parent_text = absl::StrCat(kWords, PassText(kMember, body), more);
  const absl::StatusOr<Policy> parent = ReadText(parent_text, Unproved());
  EXPECT_TRUE(parent.ok()) << parent.status();
  const std::string parent_bytes = ParsePolicy(parent_text).SerializeAsString();
  PolicyOptions options = Unproved();
  options.parents = {parent_bytes};
  const absl::StatusOr<Policy> overlay = ReadText(
      absl::StrCat("format: 1 id: \"local\" parent_id: \"small\" ", overlay_text), options);
  EXPECT_TRUE(overlay.ok()) << overlay.status();
  if (!parent.ok() || !overlay.ok()) return {};
  const absl::StatusOr<std::vector<Loosening>> found = Loosenings(*overlay, *parent);
  EXPECT_TRUE(found.ok()) << found.status();
  return found.ok() ? *found : std::vector<Loosening>();
}

// "id at path" of what an overlay of the pass loosens.
std::vector<std::string> Loosened(const std::string& body, const std::string& overlay_body,
                                  const std::string& overlay_more = "") {
  std::vector<std::string> places;
  const std::string pass = overlay_body.empty() ? "" : Pass(overlay_body);
  for (const Loosening& loosening : LooseningsOf(body, "", pass + overlay_more)) {
    places.push_back(absl::StrCat(loosening.rule_id, " at ", loosening.path));
  }
  return places;
}

TEST(LooseningTest, ALowerDemandIsMoreLenientAndAHigherOneIsNot) {
  const std::string parent = Demand("A", "a", Share(80));
  EXPECT_THAT(Loosened(parent, Demand("A", "a", Share(70))),
              ElementsAre("a at passes[0].standards[0].conditions[0]"));
  EXPECT_THAT(Loosened(parent, Demand("A", "a", Share(90))), IsEmpty());
  EXPECT_THAT(Loosened(parent, Demand("A", "b", Flag("f"))), IsEmpty());
  EXPECT_THAT(Loosened(parent, Demand("B", "b", Flag("f"))),
              ElementsAre("b at passes[0].standards[1].conditions[0]"));
}

TEST(LooseningTest, TheCasesAreCountedAndOneIsTold) {
  const std::vector<Loosening> found =
      LooseningsOf(Demand("A", "a", Share(80)), "", Pass(Demand("A", "a", Share(70))));
  ASSERT_EQ(found.size(), 1u);
  // Below both shares, between them, above both.
  EXPECT_EQ(found[0].what,
            "1 of 3 cases gets a better tier or none, the first one `A` in place of `C` where "
            "`tasks[t] completed >= 70/100, none: fails` holds; "
            "`tasks[t] completed >= 80/100, none: fails` does not hold");
}

TEST(LooseningTest, WhatIsRemovedIsToldAtTheParent) {
  EXPECT_THAT(Loosened(TierRule("caps", "B", "cap", Flag("f")) + Demand("A", "a", Flag("g")), "",
                       absl::StrCat("removed_ids: \"cap\" ", kRemoval)),
              ElementsAre("cap at parent.passes[0].caps[0].rule"));
  EXPECT_THAT(Loosened(TierRule("caps", "A", "cap", Flag("f")) + Demand("A", "a", Flag("g")), "",
                       absl::StrCat("removed_ids: \"cap\" ", kRemoval)),
              IsEmpty());
}

TEST(LooseningTest, ForcesAndCapsLoosenByTheirTierAndByWhenTheyFire) {
  const std::string parent =
      TierRule("forces", "C", "force", Flag("f")) + Demand("A", "a", Flag("g"));
  EXPECT_THAT(Loosened(parent, TierRule("forces", "B", "force", Flag("f"))),
              ElementsAre("force at passes[0].forces[0].rule"));
  EXPECT_THAT(Loosened(parent, TierRule("forces", "B", "new", Months(3))),
              ElementsAre("new at passes[0].forces[1].rule"));
  EXPECT_THAT(Loosened(parent, TierRule("forces", "C", "new", Months(3))), IsEmpty());
  EXPECT_THAT(Loosened(parent, TierRule("caps", "B", "new", Months(3))), IsEmpty());
}

TEST(LooseningTest, WhoIsNotRatedIsBetterOff) {
  EXPECT_THAT(Loosened(Exclusion("out", Months(6)), Exclusion("out", Months(9))),
              ElementsAre("out at passes[0].exclusions[0]"));
  EXPECT_THAT(Loosened(Exclusion("out", Months(6)), Exclusion("out", Months(3))), IsEmpty());
}

TEST(LooseningTest, AFallbackAndALadderLoosen) {
  EXPECT_THAT(Loosened(Demand("A", "a", Flag("f")),
                       absl::StrCat("fallback { id: \"none\" tier_id: \"B\" ", kCited, "}")),
              ElementsAre("none at passes[0].fallback"));
  EXPECT_THAT(Loosened(Demand("A", "a", Flag("f")) + Demand("B", "b", Flag("g")),
                       R"(ladder: LADDER_INDEPENDENT
                          ladder_citations { instrument_id: "law" clause: "5" })"),
              ElementsAre("SUBJECT_KIND_MEMBER at passes[0].ladder"));
}

// The pair is stricter in every case in which the one that is laxer would help.
TEST(LooseningTest, AChangeThatAnotherMakesUpForIsNone) {
  EXPECT_THAT(Loosened(Demand("A", "a", Share(80)),
                       Demand("A", "a", Share(70)) +
                           TierRule("caps", "C", "cap",
                                    R"(task_share { group_ids: "t" measure: TASK_MEASURE_COMPLETED
                                       comparison: COMPARISON_LESS share { numerator: 80
                                       denominator: 100 } })")),
              IsEmpty());
}

TEST(LooseningTest, ChangesThatOnlyTogetherLoosenAreAllNamed) {
  const std::string same =
      absl::StrCat("standards { tier_id: \"A\" conditions { ", RuleText("a1", Share(80)),
                   " } conditions { ", RuleText("a2", Share(80)), " } } ");
  EXPECT_THAT(Loosened(same, "", absl::StrCat("removed_ids: [\"a1\", \"a2\"] ", kRemoval)),
              ElementsAre("a1 at parent.passes[0].standards[0].conditions[0]",
                          "a2 at parent.passes[0].standards[0].conditions[1]"));
  EXPECT_THAT(
      LooseningsOf(same, "", absl::StrCat("removed_ids: [\"a1\", \"a2\"] ", kRemoval))[0].what,
      HasSubstr(", together with `a2`"));
}

TEST(LooseningTest, NewDeclarationsAreNoObstacle) {
  EXPECT_THAT(
      Loosened(Demand("A", "a", Share(80)), Demand("A", "a", Flag("own")), "flags { id: \"own\" }"),
      ElementsAre("a at passes[0].standards[0].conditions[0]"));
}

// Organizations, which are rated first, and collectives, which may not be above theirs.
TEST(LooseningTest, ACeilingLoosensWhenItIsGoneOrFiresLess) {
  const auto ceiling = [](const std::string& when) {
    return absl::StrCat(
        "ceilings { source: TIER_SOURCE_ORGANIZATION layer: LAYER_DECIDED rule { id: \"ceiling\" ",
        kCited, when, " } } ");
  };
  const auto loosened = [&](const std::string& parent_when, const std::string& overlay) {
    std::vector<std::string> places;
    const std::string collectives =
        PassText("SUBJECT_KIND_COLLECTIVE", ceiling(parent_when) + Demand("A", "a", Flag("f")));
    const std::string parent = PassText(kOrganization, Demand("A", "o", Flag("f"))) + collectives;
    for (const Loosening& loosening : LooseningsOf("", parent, overlay)) {
      places.push_back(absl::StrCat(loosening.rule_id, " at ", loosening.path));
    }
    return places;
  };
  const auto overlay = [&](const std::string& when) {
    return absl::StrCat("passes { id: \"SUBJECT_KIND_COLLECTIVE\" ", ceiling(when), " } ");
  };
  EXPECT_THAT(loosened("", absl::StrCat("removed_ids: \"ceiling\" ", kRemoval)),
              ElementsAre("ceiling at parent.passes[2].ceilings[0].rule"));
  EXPECT_THAT(loosened("", overlay(absl::StrCat("when { ", Flag("g"), " }"))),
              ElementsAre("ceiling at passes[2].ceilings[0].rule"));
  EXPECT_THAT(loosened(absl::StrCat("when { ", Flag("g"), " }"), overlay("")), IsEmpty());
}

// Of the fields of a quota, with those that the overlay's has in their place.
std::vector<std::string> QuotaLoosened(
    const std::vector<std::pair<std::string, std::string>>& with) {
  std::vector<std::pair<std::string, std::string>> fields = {
      {"tier_id", "\"A\""},
      {"lowered_to_tier_id", "\"B\""},
      {"limit", "{ numerator: 20 denominator: 100 }"},
      {"base", "QUOTA_BASE_LOWER_OR_ABOVE"},
      {"rounding", "SEAT_ROUNDING_FLOOR"},
      {"group", "{ within: GROUP_WITHIN_WHOLE }"},
      {"ties", "TIE_RULE_REFER"}};
  const auto text = [&fields] {
    std::string quota = absl::StrCat("quotas { id: \"quota\" ", kCited);
    for (const auto& [name, content] : fields) {
      absl::StrAppend(&quota, name, content[0] == '{' ? " " : ": ", content, " ");
    }
    return quota + "} ";
  };
  const std::string before = text();
  for (const auto& [name, content] : with) {
    auto field = fields.begin();
    while (field != fields.end() && field->first != name) ++field;
    if (field == fields.end()) field = fields.emplace(field, name, "");
    field->second = content;
  }
  std::vector<std::string> found;
  const std::string body = Demand("A", "a", Flag("f"));
  for (const Loosening& loosening : LooseningsOf(body + before, "", Pass(text()))) {
    EXPECT_EQ(loosening.path, "passes[0].quotas[0]");
    found.push_back(loosening.what);
  }
  return found;
}

TEST(LooseningTest, QuotasLoosenFieldByField) {
  EXPECT_THAT(QuotaLoosened({{"limit", "{ numerator: 1 denominator: 4 }"}}),
              ElementsAre("limit 1/4 in place of 20/100"));
  EXPECT_THAT(QuotaLoosened({{"base", "QUOTA_BASE_RATED"}}),
              ElementsAre("base rated in place of lower_or_above"));
  EXPECT_THAT(QuotaLoosened({{"rounding", "SEAT_ROUNDING_HALF_UP"}}),
              ElementsAre("rounding half_up in place of floor"));
  EXPECT_THAT(QuotaLoosened({{"ties", "TIE_RULE_KEEP_ALL"}}),
              ElementsAre("ties keep_all in place of refer"));
  EXPECT_THAT(QuotaLoosened({{"effect", "QUOTA_EFFECT_FLAG"}}),
              ElementsAre("who is beyond the seats keeps the tier"));
  EXPECT_THAT(QuotaLoosened({{"head", "QUOTA_HEAD_APART"}}), ElementsAre("heads need no seat"));
  EXPECT_THAT(QuotaLoosened({{"highest_limit", "{ numerator: 1 denominator: 4 }"}}),
              ElementsAre("the limit may be raised to 1/4"));
  EXPECT_THAT(QuotaLoosened({{"group", "{ within: GROUP_WITHIN_UNIT }"}}),
              ElementsAre("the groups differ: one may be better off"));
  EXPECT_THAT(QuotaLoosened({{"applies", absl::StrCat("{ ", Flag("f"), " }")}}),
              ElementsAre("`applies` differs: others may need no seat"));
  EXPECT_THAT(
      QuotaLoosened(
          {{"small_groups", absl::StrCat("{ counted: SMALL_GROUP_COUNT_LOWER_OR_ABOVE at_least: 1 "
                                         "fewer_than: 5 seats: 1 ",
                                         kCited, " }")}}),
      ElementsAre("small groups: lower_or_above 1 to below 5: 1 in place of no rule"));
}

TEST(LooseningTest, QuotasThatAreStricterOrRewordedLoosenNothing) {
  EXPECT_THAT(QuotaLoosened({{"limit", "{ numerator: 15 denominator: 100 }"},
                             {"base", "QUOTA_BASE_LOWER_AFTER"},
                             {"ties", "TIE_RULE_CUT_ALL"}}),
              IsEmpty());
  EXPECT_THAT(QuotaLoosened({{"limit", "{ numerator: 1 denominator: 5 }"}}), IsEmpty());
}

TEST(LooseningTest, AQuotaThatIsGoneLoosens) {
  const std::string quota = absl::StrCat("quotas { id: \"quota\" ", kCited, R"(
      tier_id: "A" lowered_to_tier_id: "B" limit { numerator: 1 denominator: 5 }
      base: QUOTA_BASE_RATED rounding: SEAT_ROUNDING_FLOOR
      group { within: GROUP_WITHIN_WHOLE } } )");
  EXPECT_THAT(Loosened(Demand("A", "a", Flag("f")) + quota, "",
                       absl::StrCat("removed_ids: \"quota\" ", kRemoval)),
              ElementsAre("quota at parent.passes[0].quotas[0]"));
}

std::vector<std::string> ChecksLoosened(const std::string& check) {
  const auto text = [](const std::string& severity, const std::string& when) {
    return absl::StrCat("checks { subject: CHECK_SUBJECT_MEMBER severity: SEVERITY_", severity,
                        " rule { ", RuleText("check", when), " } } ");
  };
  std::vector<std::string> found;
  const std::string overlay = check == "removed" ? absl::StrCat("removed_ids: \"check\" ", kRemoval)
                              : check == "note"  ? text("NOTE", Months(6))
                                                 : text("ERROR", check);
  for (const Loosening& loosening : LooseningsOf("", text("WARNING", Months(6)), overlay)) {
    found.push_back(absl::StrCat(loosening.path, ": ", loosening.what));
  }
  return found;
}

TEST(LooseningTest, ChecksLoosenWhenTheyAreGoneLessSevereOrMoreOftenMet) {
  EXPECT_THAT(ChecksLoosened("removed"),
              ElementsAre("parent.checks[0].rule: the check does not hold"));
  EXPECT_THAT(ChecksLoosened("note"), ElementsAre("checks[0].rule: the check is less severe"));
  EXPECT_THAT(ChecksLoosened(Months(3)), IsEmpty());
  EXPECT_THAT(ChecksLoosened(Months(9)),
              ElementsAre("checks[0].rule: 1 of 3 cases raise no finding, the first one where "
                          "`tenure < 9 months` holds; `tenure < 6 months` does not hold"));
}

TEST(LooseningTest, ReRatingRulesLoosenWhenTheyAreGoneOrOfLess) {
  const auto loosened = [](const std::string& overlay) {
    std::vector<std::string> found;
    const std::string parent =
        absl::StrCat("re_ratings { id: \"again\" ", kCited,
                     "forms: [SANCTION_FORM_WARNING, SANCTION_FORM_DISMISSAL] "
                     "organization_where_happened: true }");
    for (const Loosening& loosening : LooseningsOf("", parent, overlay)) {
      found.push_back(absl::StrCat(loosening.path, ": ", loosening.what));
    }
    return found;
  };
  const std::string rule = absl::StrCat("re_ratings { id: \"again\" ", kCited);
  EXPECT_THAT(loosened(absl::StrCat("removed_ids: \"again\" ", kRemoval)),
              ElementsAre("parent.re_ratings[0]: the re-rating rule does not hold"));
  EXPECT_THAT(loosened(rule + "organization_where_happened: true }"), IsEmpty());
  EXPECT_THAT(
      loosened(rule + "forms: SANCTION_FORM_WARNING }"),
      ElementsAre("re_ratings[0]: it has fewer forms", "re_ratings[0]: fewer are rated anew"));
}

TEST(LooseningTest, CriteriaLoosenWhenTheirMarkMayBeMissing) {
  EXPECT_THAT(Loosened("", "",
                       "frames { subject_kind: SUBJECT_KIND_MEMBER criteria { id: \"b\" "
                       "roles { role_id: \"r2\" } if_any: true } }"),
              ElementsAre("b at frames[0].criteria[1]"));
}

TEST(LooseningTest, ACriterionThatLosesItsRoleLoosensTheDemand) {
  EXPECT_THAT(
      Loosened(Demand("A", "a", R"(criteria { role_ids: ["r1", "r2"] at_least_level_id: "middle"
                                   when_none: true })"),
               "", "frames { subject_kind: SUBJECT_KIND_MEMBER criteria { id: \"b\" } }"),
      ElementsAre("a at passes[0].standards[0].conditions[0]"));
}

TEST(LooseningTest, PoliciesThatKeepNothingOfEachOtherAreRefused) {
  const absl::StatusOr<Policy> parent = ReadText(kWords, Unproved());
  v1::Policy other = ParsePolicy(kWords);
  other.mutable_flags(0)->set_id("x");
  const absl::StatusOr<Policy> overlay = Policy::Read(other.SerializeAsString(), Unproved());
  EXPECT_EQ(Loosenings(*overlay, *parent).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(LooseningTest, TooManyCasesAreRefused) {
  const auto with_share = [](int percent) {
    return ReadText(absl::StrCat(kWords, PassText(kMember, Demand("A", "a", Share(percent)))),
                    Unproved());
  };
  const absl::StatusOr<Policy> parent = with_share(80);
  const absl::StatusOr<Policy> overlay = with_share(90);
  EXPECT_TRUE(Loosenings(*overlay, *parent, {3}).ok());
  EXPECT_EQ(Loosenings(*overlay, *parent, {2}).status().code(),
            absl::StatusCode::kResourceExhausted);
}

// The chosen option stands first in both lists: its id counts, not its place.
TEST(LooseningTest, AReadingStatedAnewWithAnotherDefaultIsMoreLenient) {
  const std::string demand = absl::StrCat(
      "standards { tier_id: \"A\" conditions { ",
      RuleText("a", Share(80), "under { reading_id: \"who\" option_id: \"narrow\" }"), " } } ");
  EXPECT_THAT(Loosened(demand, "", R"(readings {
                id: "who" default_option_id: "wide" options { id: "wide" } options { id: "narrow" }
                citations { instrument_id: "law" clause: "1" } })"),
              ElementsAre("a at passes[0].standards[0].conditions[0]"));
}

TEST(LooseningTest, OfAPassThatIsKeptAsItIsNoCaseIsLookedAt) {
  const absl::StatusOr<Policy> policy =
      ReadText(absl::StrCat(kWords, PassText(kMember, Demand("A", "a", Share(80)))), Unproved());
  const absl::StatusOr<std::vector<Loosening>> found = Loosenings(*policy, *policy, {0});
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_THAT(*found, IsEmpty());
}

}  // namespace
}  // namespace dangvien
