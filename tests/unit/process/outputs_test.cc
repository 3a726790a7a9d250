// Years to be rated again, and places of review: "MEMBER p 2016", "p branch".
#include "process/outputs.h"

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

using Lines = std::vector<std::string>;

constexpr char kLaw[] = "citations { instrument_id: \"law\" clause: \"1\" } ";

Lines ReRatings(const std::string& rule, const std::string& text) {
  const SmallRules rules = {"", "", absl::StrCat("re_ratings { id: \"again\" ", kLaw, rule, " }")};
  const v1::Result result = ResultOf(EvaluateSmall(rules, text));
  Lines lines;
  for (const v1::ReRating& row : result.re_ratings()) {
    lines.push_back(absl::StrCat(v1::SubjectKind_Name(row.subject().kind()).substr(13), " ",
                                 row.subject().unit_id(), row.subject().person_id(), " ",
                                 row.year(), row.possible() ? " perhaps" : ""));
  }
  return lines;
}

std::string Violation(const std::string& fields, const std::string& sanction) {
  return absl::StrCat("violations { id: \"v\" ", fields, " sanctions { ", sanction, " } } ");
}

constexpr char kOfP[] = "person_id: \"p\" form: SANCTION_FORM_WARNING decided_on: 20180301 ";

TEST(ReRatingsTest, EveryEarlierYearInWhichItHappenedIsReopened) {
  EXPECT_THAT(ReRatings("", Violation("happened_from_date: 20160510", kOfP)),
              ElementsAre("MEMBER p 2016"));
  EXPECT_THAT(
      ReRatings("", Violation("happened_from_date: 20160510 happened_to_date: 20180201", kOfP)),
      ElementsAre("MEMBER p 2016", "MEMBER p 2017"));
  EXPECT_THAT(ReRatings("", Violation("", kOfP)), ElementsAre("MEMBER p 0"));
  EXPECT_THAT(ReRatings("", Violation("happened_from_date: 20180101", kOfP)), IsEmpty());
}

TEST(ReRatingsTest, OnlyWhatIsDecidedInThePeriodReopens) {
  const auto decided = [](const std::string& date) {
    return ReRatings(
        "", Violation("happened_from_date: 20160510", "person_id: \"p\" decided_on: " + date));
  };
  EXPECT_THAT(decided("20171231"), IsEmpty());
  EXPECT_THAT(decided("20180101"), ElementsAre("MEMBER p 2016"));
  EXPECT_THAT(decided("20181231"), ElementsAre("MEMBER p 2016"));
  EXPECT_THAT(decided("20190101"), IsEmpty());
}

TEST(ReRatingsTest, FormsAreAFilter) {
  const std::string happened = "happened_from_date: 20160510";
  EXPECT_THAT(ReRatings("forms: SANCTION_FORM_WARNING", Violation(happened, kOfP)),
              ElementsAre("MEMBER p 2016"));
  EXPECT_THAT(ReRatings("forms: SANCTION_FORM_EXPULSION", Violation(happened, kOfP)), IsEmpty());
  const std::string no_form = "person_id: \"p\" decided_on: 20180301";
  EXPECT_THAT(ReRatings("forms: SANCTION_FORM_WARNING", Violation(happened, no_form)),
              ElementsAre("MEMBER p 2016 perhaps"));
  // One of two sanctions is sure: that is enough.
  EXPECT_THAT(ReRatings("forms: SANCTION_FORM_WARNING",
                        Violation(happened, absl::StrCat(no_form, " } sanctions { ", kOfP))),
              ElementsAre("MEMBER p 2016"));
}

TEST(ReRatingsTest, TheUnitWhereItHappenedIsReopenedWhereTheRuleSaysSo) {
  const std::string at_branch = "happened_from_date: 20160510 unit_id: \"branch\"";
  EXPECT_THAT(ReRatings("", Violation(at_branch, kOfP)), ElementsAre("MEMBER p 2016"));
  EXPECT_THAT(ReRatings("organization_where_happened: true collective_where_happened: true",
                        Violation(at_branch, kOfP)),
              ElementsAre("ORGANIZATION branch 2016", "MEMBER p 2016", "COLLECTIVE branch 2016"));
  // A counterpart body is no party organization.
  EXPECT_THAT(ReRatings("organization_where_happened: true",
                        Violation("happened_from_date: 20160510 unit_id: \"front\"", kOfP)),
              ElementsAre("MEMBER p 2016"));
}

TEST(ReRatingsTest, ASanctionedUnitIsReopenedItself) {
  const auto of_unit = [](const std::string& unit) {
    return ReRatings("", Violation("happened_from_date: 20170510",
                                   "unit_id: \"" + unit + "\" decided_on: 20180301"));
  };
  EXPECT_THAT(of_unit("branch"), ElementsAre("ORGANIZATION branch 2017"));
  EXPECT_THAT(of_unit("front"), ElementsAre("COLLECTIVE front 2017"));
}

Lines Places(const std::string& subject, const std::string& place, const std::string& when,
             const std::string& text) {
  const SmallRules rules = {"", "",
                            absl::StrCat("review_places { subject: REVIEW_PLACE_SUBJECT_", subject,
                                         " place: REVIEW_PLACE_KIND_", place, " rule { ",
                                         RuleText("place", when), " } }")};
  const v1::Result result = ResultOf(EvaluateSmall(rules, text));
  Lines lines;
  for (const v1::ReviewPlace& row : result.review_places()) {
    lines.push_back(absl::StrCat(row.person_id(), " ", row.unit_id(),
                                 row.post_id().empty() ? "" : " ", row.post_id(),
                                 row.possible() ? " perhaps" : ""));
  }
  return lines;
}

constexpr char kAlways[] = "none_of { conditions { unit_is { kinds: UNIT_KIND_AGENCY } } }";
constexpr char kFlag[] = "attested { flag_id: \"f\" }";

// P holds two posts on the rating date; H holds none.
constexpr char kPosts[] = R"(
  people { id: "h" }
  people {
    id: "p"
    memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
    posts { id: "b" unit_id: "front" kind: POST_KIND_HEAD body: POST_BODY_LEADERSHIP }
    posts { id: "a" unit_id: "root" kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE }
    posts {
      id: "ended" unit_id: "root" kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE
      to_date: 20181231
    }
  })";

TEST(ReviewPlacesTest, EveryPlacedMemberIsAsked) {
  EXPECT_THAT(Places("MEMBER", "HOME_BRANCH", kAlways, ""), ElementsAre("h branch", "p branch"));
  EXPECT_THAT(Places("MEMBER", "HOME_BRANCH", kFlag, ""),
              ElementsAre("h branch perhaps", "p branch perhaps"));
  EXPECT_THAT(Places("MEMBER", "HOME_BRANCH", kAlways, "people { id: \"p\" }"),
              ElementsAre("h branch"));
}

TEST(ReviewPlacesTest, EveryPostOnTheRatingDateIsAsked) {
  EXPECT_THAT(Places("POST", "COLLECTIVE", kAlways, kPosts), ElementsAre("p front b", "p root a"));
  EXPECT_THAT(Places("POST", "HOME_BRANCH", kAlways, kPosts), ElementsAre("p branch a"));
}

TEST(ReviewPlacesTest, OfAPostInACounterpartBodyTheOrganizationIsTheOneAbove) {
  EXPECT_THAT(Places("POST", "COMMITTEE", "post_is { kinds: POST_KIND_HEAD }", kPosts),
              ElementsAre("p root b"));
  EXPECT_THAT(Places("POST", "COMMITTEE", kAlways, kPosts), ElementsAre("p root a"))
      << "one place a person, rule and unit";
}

TEST(ReviewPlacesTest, ASurePlaceHidesThePossibleOne) {
  const std::string head_or_flag = absl::StrCat(
      "any_of { conditions { post_is { kinds: POST_KIND_HEAD } } conditions { ", kFlag, " } }");
  EXPECT_THAT(Places("POST", "COMMITTEE", head_or_flag, kPosts), ElementsAre("p root b"));
}

}  // namespace
}  // namespace dangvien::testing
