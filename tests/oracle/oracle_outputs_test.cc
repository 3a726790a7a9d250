// Outputs beside tiers: years to rate again, places of review, the summary.
//
// Tested by tests/oracle/oracle_outputs_test.cc
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

using Lines = std::vector<std::string>;

Lines ReRatings(const std::string& rule, const std::string& text) {
  const v1::Policy policy = SmallPolicy("", "", "re_ratings { id: \"again\" " + rule + " }");
  Lines lines;
  for (const v1::ReRating& row : Rate(policy, SmallDataset(text)).re_ratings) {
    lines.push_back(v1::SubjectKind_Name(row.subject().kind()).substr(13) + " " +
                    row.subject().unit_id() + row.subject().person_id() + " " +
                    std::to_string(row.year()) + (row.possible() ? " possible" : ""));
  }
  return lines;
}

TEST(OracleOutputsTest, SanctionsReopenEarlierYears) {
  const auto violation = [](const std::string& fields, const std::string& sanction) {
    return "violations { id: \"v\" " + fields + " sanctions { " + sanction + " } } ";
  };
  const std::string before = "happened_from_date: 20160510 unit_id: \"branch\" ";
  const std::string of_p = "person_id: \"p\" form: SANCTION_FORM_WARNING decided_on: 20180301";
  const std::string forms = "forms: SANCTION_FORM_WARNING ";
  const std::string where = "organization_where_happened: true collective_where_happened: true";
  EXPECT_EQ(ReRatings("", violation(before, of_p)), (Lines{"MEMBER p 2016"}));
  EXPECT_EQ(ReRatings(where, violation(before, of_p)),
            (Lines{"ORGANIZATION branch 2016", "MEMBER p 2016", "COLLECTIVE branch 2016"}));
  EXPECT_EQ(ReRatings("", violation("", of_p)), (Lines{"MEMBER p 0"}));
  EXPECT_EQ(ReRatings("", violation("happened_from_date: 20180101", of_p)), Lines{});
  EXPECT_EQ(ReRatings("", violation(before, "person_id: \"p\" decided_on: 20171231")), Lines{});
  EXPECT_EQ(ReRatings(forms, violation(before, of_p)), (Lines{"MEMBER p 2016"}));
  EXPECT_EQ(ReRatings(forms, violation(before, "unit_id: \"root\" decided_on: 20180301")),
            (Lines{"ORGANIZATION root 2016 possible"}));
  EXPECT_EQ(ReRatings(forms, violation(before,
                                       "person_id: \"p\" decided_on: 20180301 } sanctions "
                                       "{ " +
                                           of_p)),
            (Lines{"MEMBER p 2016"}));
  EXPECT_EQ(ReRatings("forms: SANCTION_FORM_EXPULSION", violation(before, of_p)), Lines{});
}

Lines Places(const std::string& subject, const std::string& place, const std::string& when,
             const std::string& text) {
  const v1::Policy policy = SmallPolicy("", "",
                                        "review_places { subject: REVIEW_PLACE_SUBJECT_" + subject +
                                            " place: REVIEW_PLACE_KIND_" + place +
                                            " rule { id: \"place\" when { " + when + " } } }");
  Lines lines;
  for (const v1::ReviewPlace& row : Rate(policy, SmallDataset(text)).review_places) {
    lines.push_back(row.person_id() + " " + row.unit_id() + " " + row.post_id() +
                    (row.possible() ? "?" : ""));
  }
  return lines;
}

TEST(OracleOutputsTest, PlacesOfReview) {
  const std::string always = "none_of { conditions { unit_is { kinds: UNIT_KIND_FRONT } } }";
  const std::string flag = "attested { flag_id: \"f\" }";
  const std::string posts = R"pb(
    units { id: "agency" kind: UNIT_KIND_AGENCY parent_id: "root" }
    people {
      id: "p"
      memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
      posts { id: "b" unit_id: "agency" kind: POST_KIND_HEAD body: POST_BODY_LEADERSHIP }
      posts { id: "a" unit_id: "root" kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE }
      posts { id: "e" unit_id: "root" to_date: 20181231 }
    })pb";
  EXPECT_EQ(Places("MEMBER", "HOME_BRANCH", always, ""), (Lines{"p branch "}));
  EXPECT_EQ(Places("MEMBER", "HOME_BRANCH", flag, ""), (Lines{"p branch ?"}));
  EXPECT_EQ(Places("MEMBER", "HOME_BRANCH", always, "people { id: \"p\" }"), Lines{});
  EXPECT_EQ(Places("POST", "COLLECTIVE", always, posts), (Lines{"p agency b", "p root a"}));
  // The party organization of a post in a counterpart body is the one above; one place a unit.
  EXPECT_EQ(Places("POST", "COMMITTEE", always, posts), (Lines{"p root a"}));
  EXPECT_EQ(Places("POST", "COMMITTEE", "post_is { kinds: POST_KIND_HEAD }", posts),
            (Lines{"p root b"}));
  EXPECT_EQ(Places("POST", "HOME_BRANCH", always, posts), (Lines{"p branch a"}));
  // A sure place comes before a possible one.
  EXPECT_EQ(Places("POST", "COMMITTEE",
                   "any_of { conditions { post_is { kinds: POST_KIND_HEAD } } conditions { " +
                       flag + " } }",
                   posts),
            (Lines{"p root b"}));
}

Lines SummaryLines(const OracleResult& result) {
  Lines lines;
  for (const v1::SummaryRow& row : result.summary) {
    std::string line = v1::SubjectKind_Name(row.subject_kind()).substr(13) + " " +
                       v1::UnitKind_Name(row.unit_kind()).substr(10) + ":";
    for (const v1::TierCount& tier : row.tally().tiers())
      line += " " + std::to_string(tier.count());
    line += " of " + std::to_string(row.tally().total_count());
    for (const v1::NotRatedCount& reason : row.not_rated()) {
      line += " " + reason.reason() + "=" + std::to_string(reason.count());
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(OracleOutputsTest, TheSummaryCountsEverybodyOnce) {
  const v1::Policy policy = SmallPolicy(
      R"pb(exclusions {
             id: "retired"
             when { employment { kinds: EMPLOYMENT_KIND_RETIRED } }
           })pb",
      "", R"pb(passes {
                 id: "leaders"
                 subject_kind: SUBJECT_KIND_LEADER
                 fallback { tier_id: "mid" }
               })pb");
  const OracleResult result =
      Rate(policy, SmallDataset(R"pb(
             people { id: "p" }
             people {
               id: "x"
               employment: EMPLOYMENT_KIND_CADRE
               memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
               posts { id: "a" unit_id: "root" kind: POST_KIND_DEPUTY rank: 2 }
               posts { id: "b" unit_id: "branch" kind: POST_KIND_HEAD rank: 1 }
               posts { id: "c" unit_id: "root" kind: POST_KIND_HEAD }
             }
             people {
               id: "y"
               employment: EMPLOYMENT_KIND_RETIRED
               memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
             }
             people {
               id: "z"
               memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
             }
             decisions {
               subject { kind: SUBJECT_KIND_MEMBER person_id: "z" }
               tier_id: "high"
             })pb"));
  EXPECT_EQ(SummaryLines(result), (Lines{
                                      "ORGANIZATION PARTY_BODY: 0 0 1 of 1",
                                      "ORGANIZATION BRANCH: 0 0 1 of 1",
                                      "MEMBER UNSPECIFIED: 0 0 0 of 1 no_official_membership=1",
                                      "MEMBER BRANCH: 1 0 1 of 3 retired=1",
                                      "LEADER BRANCH: 0 1 0 of 1",
                                  }));
  const v1::SummaryRow& members = result.summary[3];
  EXPECT_EQ(members.top_count(), 1u);
  EXPECT_EQ(members.second_or_above_count(), 1u);
  EXPECT_EQ(members.rated_count(), 2u);
  EXPECT_EQ(members.decided_by_people_count(), 1u);
  EXPECT_EQ(members.tally().not_a_subject_count(), 1u);
}

}  // namespace
}  // namespace dangvien::oracle
