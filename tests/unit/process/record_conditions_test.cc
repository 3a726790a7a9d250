// Conditions over dates in order and over what the dossier records of the process.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

constexpr Truth kTrue = Truth::kTrue;
constexpr Truth kFalse = Truth::kFalse;
constexpr Truth kUnknown = Truth::kUnknown;

std::string Session(const std::string& fields, const std::string& review = "",
                    const std::string& subject = "kind: SUBJECT_KIND_MEMBER person_id: \"p\"") {
  return absl::StrCat("review_sessions { id: \"s\" unit_id: \"branch\" ", fields,
                      " reviews { subject { ", subject, " } ", review, " } } ");
}

std::string Order(const std::string& earlier, const std::string& later,
                  const std::string& more = "") {
  return absl::StrCat("date_order { earlier: DATE_FIELD_", earlier, " later: DATE_FIELD_", later,
                      " ", more, " }");
}

TEST(DateOrderTest, FromTheDraftToTheSession) {
  const std::string plain = Order("DRAFT_SENT", "HELD");
  const std::string strictly = Order("DRAFT_SENT", "HELD", "strictly: true");
  const std::string three = Order("DRAFT_SENT", "HELD", "min_days: 3");
  const std::string working = Order("DRAFT_SENT", "HELD", "min_working_days: 3");
  const auto dates = [](int draft, int held) {
    return Session(absl::StrCat("held_on: ", held), absl::StrCat("draft_sent_on: ", draft));
  };
  struct Case {
    std::string condition;
    std::string text;
    Truth expected;
    const char* why;
  };
  // 3 December 2018 is a Monday.
  const Case cases[] = {
      {plain, dates(20181203, 20181203), kTrue, "the same day is not after"},
      {plain, dates(20181204, 20181203), kFalse, "a day after"},
      {strictly, dates(20181203, 20181203), kFalse, "the same day is not before"},
      {strictly, dates(20181203, 20181204), kTrue, "a day before"},
      {plain, Session("held_on: 20181203"), kUnknown, "the draft's day is not known"},
      {plain, Session("", "draft_sent_on: 20181203"), kUnknown, "the session's day is not known"},
      {three, dates(20181203, 20181206), kTrue, "three days"},
      {three, dates(20181203, 20181205), kFalse, "two days"},
      {three, dates(20181130, 20181203), kTrue, "a weekend counts as days"},
      {working, dates(20181203, 20181206), kTrue, "Monday, Tuesday, Wednesday"},
      {working, dates(20181130, 20181204), kFalse, "Friday and Monday"},
      {working, dates(20181130, 20181205), kTrue, "Friday, Monday, Tuesday"},
      {working, dates(20181203, 20181206) + "holiday_dates: 20181204", kFalse, "a holiday between"},
      {working,
       dates(20181203, 20181209) + "holiday_dates: [20181204, 20181205, 20181206] "
                                   "extra_working_dates: 20181208",
       kTrue, "a Saturday worked in exchange"},
      {working, dates(20181203, 20181206) + "holiday_dates: 20181206", kTrue,
       "the later day itself is not among them"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why;
  }
}

TEST(DateOrderTest, TheRatingOfWhatIsReviewed) {
  const auto assessment = [](const std::string& subject) {
    return absl::StrCat("assessments { subject { ", subject, " } rated_on: 20181210 } ");
  };
  const std::string condition = Order("HELD", "RATED");
  const std::string held = "held_on: 20181201";
  struct Case {
    std::string text;
    Truth expected;
    const char* why;
  };
  const std::string member = "kind: SUBJECT_KIND_MEMBER person_id: \"p\"";
  const std::string organization = "kind: SUBJECT_KIND_ORGANIZATION unit_id: \"branch\"";
  const std::string collective = "kind: SUBJECT_KIND_COLLECTIVE unit_id: \"branch\"";
  const Case cases[] = {
      {Session(held) + assessment(member), kTrue, "of the member"},
      {Session(held), kUnknown, "not rated yet"},
      {Session(held) + assessment("kind: SUBJECT_KIND_MEMBER person_id: \"h\""), kUnknown,
       "somebody else was rated"},
      {Session(held, "", organization) + assessment(organization), kTrue, "of the organization"},
      {Session(held, "", collective) + assessment(organization), kTrue,
       "a collective's review is of the organization"},
      {Session(held, "", collective) + assessment(collective), kUnknown,
       "the collective's own rating is not the organization's"},
      {Session("held_on: 20181211") + assessment(member), kFalse, "rated before the session"},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(condition, c.text), c.expected) << c.why;
}

TEST(DateOrderTest, AMemberIsRatedAfterTheBranchSummedUp) {
  const std::string condition = Order("SUMMED_UP", "RATED");
  const std::string text = R"(
    units { id: "x" kind: UNIT_KIND_BRANCH summed_up_on: 20181205 }
    people { id: "p" memberships { unit_id: "x" kind: MEMBERSHIP_KIND_OFFICIAL } }
    assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: "p" } rated_on: )";
  EXPECT_EQ(TruthForMember(condition, text + "20181205 }"), kTrue);
  EXPECT_EQ(TruthForMember(condition, text + "20181204 }"), kFalse);
  EXPECT_EQ(TruthForMember(condition, ""), kUnknown);
}

// Reviews of member `p` on these days, 0 for one without a day; rated on 10 December.
std::string Reviewed(const std::vector<int>& days) {
  std::string text =
      "assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } rated_on: 20181210 } ";
  for (size_t i = 0; i < days.size(); ++i) {
    absl::StrAppend(&text, "review_sessions { id: \"s", i,
                    "\" unit_id: \"branch\" held_on: ", days[i],
                    " reviews { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } } } ");
  }
  return text;
}

TEST(DateOrderTest, TheLastReviewIsKnownWhereAllAreListed) {
  const std::string all = "coverage { table: COVERAGE_TABLE_REVIEWS unit_id: \"root\" } ";
  const std::string before = Order("REVIEWED", "RATED");
  const std::string after = Order("RATED", "REVIEWED");
  const std::string week_after = Order("RATED", "REVIEWED", "min_days: 7");
  const std::string deadline = "deadline { field: DATE_FIELD_REVIEWED month_offset: 11 day: 5 }";
  struct Case {
    std::string condition;
    std::string text;
    Truth expected;
    const char* why;
  };
  const Case cases[] = {
      {before, all + Reviewed({20181201}), kTrue, "it was the last"},
      {before, Reviewed({20181201}), kUnknown, "another may have followed the rating"},
      {before, Reviewed({20181201, 20181211}), kFalse, "one followed"},
      {before, all + Reviewed({20181201, 0}), kUnknown, "one has no day"},
      {before, all + Reviewed({20181211, 0}), kFalse, "one that has a day followed"},
      {before, all + Reviewed({}), kUnknown, "no review"},
      {before, Reviewed({0}), kUnknown, "none with a day"},
      {after, Reviewed({20181211}), kTrue, "however much later the last one was"},
      {after, Reviewed({20181201}), kUnknown, "the last one may be another"},
      {after, all + Reviewed({20181201}), kFalse, "it was the last"},
      {week_after, Reviewed({20181211}), kUnknown, "the last one may be another"},
      {week_after, Reviewed({20181217}), kTrue, "a week"},
      {Order("REVIEWED", "REVIEWED"), Reviewed({20181201}), kUnknown, "each by itself"},
      {deadline, all + Reviewed({20181201}), kTrue, "in time"},
      {deadline, Reviewed({20181201}), kUnknown, "the last one may be too late"},
      {deadline, Reviewed({20181205}), kFalse, "too late, or later still"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForMember(c.condition, c.text), c.expected) << c.why << ": " << c.text;
  }
}

TEST(DateOrderTest, TheLastRatingByTheStateIsKnownWhereAllAreListed) {
  const std::string all = "coverage { table: COVERAGE_TABLE_RATINGS unit_id: \"root\" } ";
  const std::string condition = Order("STATE_RATED", "RATED");
  const auto rated = [](const std::vector<int>& days) {
    std::string text = Reviewed({}) +
                       "people { id: \"p\" memberships { unit_id: \"branch\" kind: "
                       "MEMBERSHIP_KIND_OFFICIAL } ";
    for (const int day : days) {
      absl::StrAppend(&text, "ratings { side: SIDE_STATE tier_id: \"low\" decided_on: ", day,
                      " } ");
    }
    return text + "} ";
  };
  EXPECT_EQ(TruthForMember(condition, all + rated({20181201})), kTrue);
  EXPECT_EQ(TruthForMember(condition, rated({20181201})), kUnknown) << "perhaps rated anew";
  EXPECT_EQ(TruthForMember(condition, rated({20181201, 20181211})), kFalse) << "rated anew";
  EXPECT_EQ(TruthForMember(condition, all + rated({20181201, 0})), kUnknown) << "one has no day";
  EXPECT_EQ(TruthForMember(condition, all + rated({})), kUnknown) << "not rated";
}

std::string Recorded(const std::string& record) {
  return absl::StrCat("recorded { record: RECORD_", record, " }");
}

TEST(RecordsTest, AReviewStatesItsRecords) {
  constexpr std::pair<const char*, const char*> kRecords[] = {
      {"PRESENTED_BY_DELEGATE", "presented_by_delegate"},
      {"COMMENTS_COLLECTED", "comments_collected"},
      {"COMMENTS_GIVEN", "comments_given"},
      {"CONCLUDED_ITEM_BY_ITEM", "concluded_item_by_item"},
      {"REPORT_REVISED", "report_revised"},
  };
  const std::string all_false =
      "presented_by_delegate: false comments_collected: false comments_given: false "
      "concluded_item_by_item: false report_revised: false ";
  for (const auto& [record, field] : kRecords) {
    EXPECT_EQ(
        TruthForReview(Recorded(record), Session("", absl::StrCat(all_false, field, ": true"))),
        kTrue)
        << record;
    EXPECT_EQ(TruthForReview(Recorded(record), Session("", all_false)), kFalse) << record;
    EXPECT_EQ(TruthForReview(Recorded(record), Session("")), kUnknown) << record;
  }
}

TEST(RecordsTest, WhetherTheUnitHasADeputyOnTheDayOfTheSession) {
  const auto deputy = [](const char* more) {
    return absl::StrCat("people { id: \"d\" posts { id: \"a\" unit_id: \"branch\" ",
                        "kind: POST_KIND_DEPUTY body: POST_BODY_COMMITTEE ", more, " } } ");
  };
  const std::string condition = Recorded("UNIT_HAS_DEPUTY");
  const std::string held = Session("held_on: 20181201");
  struct Case {
    std::string text;
    Truth expected;
    const char* why;
  };
  const Case cases[] = {
      {held, kFalse, "the head is no deputy"},
      {held + deputy(""), kTrue, "a deputy"},
      {held + deputy("to_date: 20181201"), kFalse, "until the day"},
      {held + deputy("from_date: 20181201"), kTrue, "from the day"},
      {Session("") + deputy(""), kUnknown, "the day is not known"},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(condition, c.text), c.expected) << c.why;
}

struct RootCase {
  std::string record;
  std::string text;
  Truth expected;
  const char* why;
};

std::string ReviewOf(const std::string& subject) {
  return absl::StrCat("review_sessions { id: \"s\" unit_id: \"root\" reviews { subject { ", subject,
                      " } } } ");
}

std::string Covered(const std::string& table) {
  return absl::StrCat("coverage { table: COVERAGE_TABLE_", table, " unit_id: \"root\" } ");
}

std::string Ballot(const std::string& id, const std::string& fields) {
  return absl::StrCat("ballots { id: \"", id, "\" unit_id: \"root\" ", fields, " } ");
}

template <size_t kCount>
void ExpectForRoot(const RootCase (&cases)[kCount]) {
  for (const RootCase& c : cases) {
    EXPECT_EQ(TruthForRoot(Recorded(c.record), c.text), c.expected) << c.record << ": " << c.why;
  }
}

TEST(RecordsTest, WhetherAnOrganizationWasReviewed) {
  const RootCase cases[] = {
      {"REVIEWED", "", kUnknown, "reviews may not be listed"},
      {"REVIEWED", Covered("REVIEWS"), kFalse, "all reviews are listed"},
      {"REVIEWED", ReviewOf("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\""), kTrue,
       "as organization"},
      {"REVIEWED", ReviewOf("kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\""), kTrue,
       "as collective"},
      {"REVIEWED", Covered("REVIEWS") + ReviewOf("kind: SUBJECT_KIND_MEMBER person_id: \"h\""),
       kFalse, "a member's review is the member's"},
  };
  ExpectForRoot(cases);
  EXPECT_EQ(
      TruthForMember(Recorded("REVIEWED"), ReviewOf("kind: SUBJECT_KIND_MEMBER person_id: \"p\"")),
      kTrue);
  EXPECT_EQ(
      TruthForMember(Recorded("REVIEWED"),
                     Covered("REVIEWS") + ReviewOf("kind: SUBJECT_KIND_MEMBER person_id: \"h\"")),
      kFalse);
}

TEST(RecordsTest, HowAnOrganizationVoted) {
  const std::string secret = Ballot("a", "secret: true scope: BALLOT_SCOPE_WHOLE_UNIT");
  const RootCase cases[] = {
      {"BALLOT_HELD", "", kUnknown, "ballots may not be listed"},
      {"BALLOT_HELD", Covered("REVIEWS"), kFalse, "all are listed"},
      {"BALLOT_HELD", secret, kTrue, "one is listed"},
      {"BALLOTS_SECRET", Covered("REVIEWS"), kUnknown, "no ballot"},
      {"BALLOTS_SECRET", Covered("REVIEWS") + secret, kTrue, "secret"},
      {"BALLOTS_SECRET", secret, kUnknown, "another one may have been open"},
      {"BALLOTS_SECRET", secret + Ballot("b", "secret: false"), kFalse, "one of two was open"},
      {"BALLOTS_SECRET", secret + Ballot("b", ""), kUnknown, "not stated of one"},
      {"BALLOTS_OF_WHOLE_UNIT", Covered("REVIEWS") + secret, kTrue, "all were summoned"},
      {"BALLOTS_OF_WHOLE_UNIT", Ballot("a", "scope: BALLOT_SCOPE_COMMITTEE"), kFalse,
       "the committee only"},
      {"BALLOTS_OF_WHOLE_UNIT", Ballot("a", ""), kUnknown, "not stated"},
      {"BALLOTS_OF_WHOLE_UNIT", "", kUnknown, "no ballot"},
  };
  ExpectForRoot(cases);
}

TEST(RecordsTest, WhetherEveryCounterpartBodyIsRated) {
  const auto rated = [](const char* id, const char* more) {
    return absl::StrCat("units { id: \"", id, "\" kind: UNIT_KIND_GOVERNMENT parent_id: \"body\" ",
                        more, " } ");
  };
  const std::string body = "units { id: \"body\" kind: UNIT_KIND_PARTY_BODY } ";
  const std::string covered = "coverage { table: COVERAGE_TABLE_COUNTERPARTS unit_id: \"body\" } ";
  const std::string all_ratings = "coverage { table: COVERAGE_TABLE_RATINGS unit_id: \"body\" } ";
  const std::string rating = "ratings { side: SIDE_STATE tier_id: \"low\" }";
  const std::string old =
      "ratings { side: SIDE_STATE tier_id: \"low\" begin_date: 20170101 end_date: 20180101 }";
  const auto truth = [](const std::string& text) {
    const Evaluation evaluation = EvaluateSmall(
        {"", "",
         "checks { subject: CHECK_SUBJECT_ORGANIZATION severity: SEVERITY_NOTE rule { " +
             RuleText("rule", Recorded("COUNTERPARTS_RATED")) + " } }"},
        text);
    const v1::Result result = ResultOf(evaluation);
    for (const v1::Finding& finding : result.findings()) {
      if (finding.unit_id() != "body") continue;
      return finding.verdict() == v1::FINDING_VERDICT_NOT_MET ? kFalse : kUnknown;
    }
    return kTrue;
  };
  EXPECT_EQ(truth(body), kUnknown) << "no body, and not all may be listed";
  EXPECT_EQ(truth(body + covered), kTrue) << "no body";
  EXPECT_EQ(truth(body + covered + rated("a", rating.c_str())), kTrue) << "the one there is";
  EXPECT_EQ(truth(body + rated("a", rating.c_str())), kUnknown) << "there may be another";
  EXPECT_EQ(truth(body + all_ratings + rated("a", rating.c_str()) + rated("b", "")), kFalse)
      << "one of two";
  EXPECT_EQ(truth(body + covered + rated("a", rating.c_str()) + rated("b", "")), kUnknown)
      << "not all ratings are listed";
  EXPECT_EQ(truth(body + all_ratings + rated("a", old.c_str())), kFalse) << "last year's rating";
  EXPECT_EQ(
      truth(body + covered + rated("a", rating.c_str()) + rated("b", "dissolved_on: 20180601")),
      kTrue)
      << "one that is dissolved does not matter";
}

TEST(RecordsTest, WhetherABranchHasPartyGroups) {
  const auto truth = [](const std::string& count) {
    const Evaluation evaluation = EvaluateSmall(
        {"", "",
         "checks { subject: CHECK_SUBJECT_ORGANIZATION severity: SEVERITY_NOTE rule { " +
             RuleText("rule", Recorded("HAS_PARTY_GROUPS")) + " } }"},
        absl::StrCat("units { id: \"x\" kind: UNIT_KIND_BRANCH ", count, " }"));
    const v1::Result result = ResultOf(evaluation);
    for (const v1::Finding& finding : result.findings()) {
      if (finding.unit_id() != "x") continue;
      return finding.verdict() == v1::FINDING_VERDICT_NOT_MET ? kFalse : kUnknown;
    }
    return kTrue;
  };
  EXPECT_EQ(truth(""), kUnknown);
  EXPECT_EQ(truth("party_group_count: 0"), kFalse);
  EXPECT_EQ(truth("party_group_count: 1"), kTrue);
}

}  // namespace
}  // namespace dangvien::testing
