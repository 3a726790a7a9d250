// Conditions on reviews, dates and records. The review asked is the first of the first session,
// which `root` holds.
//
// Tested by tests/oracle/oracle_process_test.cc
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

struct Case {
  const char* why;
  std::string condition;
  std::string text;
  Truth expected;
};

std::string Session(const std::string& id, const std::string& fields, const std::string& review) {
  return "review_sessions { id: \"" + id + "\" unit_id: \"root\" " + fields + " reviews { " +
         review + " } } ";
}

std::string ReviewOf(const std::string& kind, const std::string& more) {
  return "subject { kind: SUBJECT_KIND_" + kind + " } " + more;
}

const char* const kPerson = "subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } ";
const char* const kHeld = "held_on: 20181220 ";

std::string Head(const std::string& kind) {
  return "people { id: \"p\" posts { unit_id: \"root\" kind: POST_KIND_" + kind + " } } ";
}

TEST(OracleProcessTest, WhatIsReviewed) {
  const std::string head = "review_is { holders: HOLDER_HEAD }";
  const std::string other = "review_is { holders: HOLDER_OTHER }";
  const std::string body = "review_is { bodies: REVIEW_BODY_BRANCH }";
  const std::vector<Case> cases = {
      {"the head", head, Head("HEAD") + Session("s", kHeld, kPerson), kTrue},
      {"no longer the head", head,
       "people { id: \"p\" posts { unit_id: \"root\" kind: POST_KIND_HEAD to_date: 20181220 } } " +
           Session("s", kHeld, kPerson),
       kFalse},
      {"without posts", other, Session("s", kHeld, kPerson), kTrue},
      {"no day", other, Session("s", "", kPerson), kUnknown},
      {"a collective fits no holder", other, Session("s", "", ReviewOf("COLLECTIVE", "")), kFalse},
      {"body not stated", body, Session("s", kHeld, kPerson), kUnknown},
      {"another body", body, Session("s", "body: REVIEW_BODY_LEADERSHIP", kPerson), kFalse},
      {"another kind decides alone",
       "review_is { subject_kinds: SUBJECT_KIND_LEADER bodies: REVIEW_BODY_BRANCH }",
       Session("s", "", kPerson), kFalse},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why;
}

TEST(OracleProcessTest, OrderOfDates) {
  const auto order = [](const std::string& more) {
    return "date_order { earlier: DATE_FIELD_DRAFT_SENT later: DATE_FIELD_HELD " + more + " }";
  };
  const auto sent = [](const std::string& day) {
    return Session("s", kHeld, kPerson + ("draft_sent_on: " + day));
  };
  // 14 December 2018 was a Friday, 20 December a Thursday.
  const std::vector<Case> cases = {
      {"the same day", order(""), sent("20181220"), kTrue},
      {"the same day, strictly", order("strictly: true"), sent("20181220"), kFalse},
      {"after", order(""), sent("20181221"), kFalse},
      {"six days", order("min_days: 6"), sent("20181214"), kTrue},
      {"not seven", order("min_days: 7"), sent("20181214"), kFalse},
      {"four working days", order("min_working_days: 4"), sent("20181214"), kTrue},
      {"not five", order("min_working_days: 5"), sent("20181214"), kFalse},
      {"five with a Saturday worked", order("min_working_days: 5"),
       sent("20181214") + "extra_working_dates: 20181215", kTrue},
      {"three with a holiday", order("min_working_days: 4"),
       sent("20181214") + "holiday_dates: 20181217", kFalse},
      {"no date", order(""), Session("s", kHeld, kPerson), kUnknown},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why;
}

TEST(OracleProcessTest, DateOfTheCollectiveIsTheOrganizations) {
  const std::string condition = "date_order { earlier: DATE_FIELD_HELD later: DATE_FIELD_RATED }";
  const std::string text =
      Session("s", kHeld, "subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\" }") +
      "assessments { subject { kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\" } "
      "rated_on: 20181225 }";
  EXPECT_EQ(TruthForReview(condition, text), kTrue);
}

TEST(OracleProcessTest, WhoActed) {
  const auto chaired = [](const std::string& holders) {
    return "actor { act: ACT_CONCLUDED " + holders + " }";
  };
  const std::string by_p = kPerson + std::string("concluded_by: \"p\" ");
  const std::vector<Case> cases = {
      {"the head", chaired("holders: HOLDER_HEAD"), Head("HEAD") + Session("s", kHeld, by_p),
       kTrue},
      {"the deputy is not the head", chaired("holders: HOLDER_HEAD"),
       Head("DEPUTY") + Session("s", kHeld, by_p), kFalse},
      {"any of several", chaired("holders: HOLDER_HEAD holders: HOLDER_DEPUTY"),
       Head("DEPUTY") + Session("s", kHeld, by_p), kTrue},
      {"no day", chaired("holders: HOLDER_HEAD"), Head("HEAD") + Session("s", "", by_p), kUnknown},
      {"the reviewed person, on no known day", chaired("holders: HOLDER_SUBJECT"),
       Session("s", "", by_p), kTrue},
      {"chair not stated", chaired("holders: HOLDER_CHAIR"), Session("s", kHeld, by_p), kUnknown},
      {"chair", chaired("holders: HOLDER_CHAIR"), Session("s", kHeld, by_p + "chaired_by: \"p\""),
       kTrue},
      {"actor not stated", chaired("holders: HOLDER_OTHER"), Session("s", kHeld, kPerson),
       kUnknown},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why;
}

TEST(OracleProcessTest, Sections) {
  const std::string report = "sections { section_ids: \"x\" section_ids: \"y\" }";
  const std::string faults = "sections { section_ids: \"x\" place: SECTION_PLACE_EACH_FAULT }";
  const auto review = [](const std::string& text) { return Session("s", kHeld, kPerson + text); };
  const std::vector<Case> cases = {
      {"both", report, review("section_ids: \"x\" section_ids: \"y\""), kTrue},
      {"one missing", report, review("section_ids: \"x\""), kUnknown},
      {"one missing, complete", report, review("section_ids: \"x\" sections_complete: true"),
       kFalse},
      {"no fault", faults, review(""), kTrue},
      {"a fault without", faults, review("faults { section_ids: \"x\" } faults {}"), kFalse},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why;
}

TEST(OracleProcessTest, WhatCameBefore) {
  const std::string before = "preceded_by { selected { subject_kinds: SUBJECT_KIND_COLLECTIVE } }";
  const std::string covered = "coverage { table: COVERAGE_TABLE_REVIEWS unit_id: \"root\" } ";
  const std::string collective = ReviewOf("COLLECTIVE", "");
  const std::string first = covered + Session("s", kHeld, kPerson);
  const auto same = [&](const std::string& one, const std::string& two) {
    return covered +
           Session("s", kHeld, kPerson + one + " } reviews { " + ReviewOf("COLLECTIVE", two));
  };
  const std::vector<Case> cases = {
      {"nothing selected", before, first, kTrue},
      {"nothing selected, not covered", before, Session("s", kHeld, kPerson), kUnknown},
      {"the day before", before, first + Session("t", "held_on: 20181219", collective), kTrue},
      {"the day after", before, first + Session("t", "held_on: 20181221", collective), kFalse},
      {"another session on the day", before, first + Session("t", kHeld, collective), kUnknown},
      {"smaller sequence", before, same("sequence: 2", "sequence: 1"), kTrue},
      {"same sequence", before, same("sequence: 1", "sequence: 1"), kFalse},
      {"no sequence", before, same("sequence: 1", ""), kUnknown},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why;
}

TEST(OracleProcessTest, RecordsOfAnOrganization) {
  const auto record = [](const std::string& name) {
    return "recorded { record: RECORD_" + name + " }";
  };
  const std::string reviews = "coverage { table: COVERAGE_TABLE_REVIEWS unit_id: \"root\" } ";
  const std::string bodies = "coverage { table: COVERAGE_TABLE_COUNTERPARTS unit_id: \"root\" } ";
  const std::string ratings = "coverage { table: COVERAGE_TABLE_RATINGS unit_id: \"root\" } ";
  const std::string front = "units { id: \"f\" kind: UNIT_KIND_FRONT parent_id: \"root\" ";
  const auto ballot = [](const std::string& text) {
    return "ballots { unit_id: \"root\" " + text + " } ";
  };
  const std::vector<Case> cases = {
      {"reviewed as collective", record("REVIEWED"),
       Session("s", "", "subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\" }"), kTrue},
      {"not reviewed", record("REVIEWED"), "", kUnknown},
      {"not reviewed, covered", record("REVIEWED"), reviews, kFalse},
      {"ballot", record("BALLOT_HELD"), ballot(""), kTrue},
      {"no ballot, covered", record("BALLOT_HELD"), reviews, kFalse},
      {"secret", record("BALLOTS_SECRET"), reviews + ballot("secret: true"), kTrue},
      {"perhaps one more", record("BALLOTS_SECRET"), ballot("secret: true"), kUnknown},
      {"one not stated", record("BALLOTS_SECRET"), reviews + ballot("secret: true") + ballot(""),
       kUnknown},
      {"one open", record("BALLOTS_SECRET"), ballot("secret: false") + ballot(""), kFalse},
      {"no ballot", record("BALLOTS_SECRET"), reviews, kUnknown},
      {"of the committee", record("BALLOTS_OF_WHOLE_UNIT"), ballot("scope: BALLOT_SCOPE_COMMITTEE"),
       kFalse},
      {"party groups not stated", record("HAS_PARTY_GROUPS"), "", kUnknown},
      {"no body", record("COUNTERPARTS_RATED"), "", kUnknown},
      {"no body, covered", record("COUNTERPARTS_RATED"), bodies, kTrue},
      {"body without a rating", record("COUNTERPARTS_RATED"), ratings + front + "}", kFalse},
      {"body without a rating yet", record("COUNTERPARTS_RATED"), bodies + front + "}", kUnknown},
      {"body with a rating", record("COUNTERPARTS_RATED"),
       bodies + front + "ratings { tier_id: \"low\" } }", kTrue},
      {"perhaps one more body", record("COUNTERPARTS_RATED"),
       front + "ratings { tier_id: \"low\" } }", kUnknown},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForRoot(c.condition, c.text), c.expected) << c.why;
}

TEST(OracleProcessTest, RecordsOfAReview) {
  const std::string deputy = "recorded { record: RECORD_UNIT_HAS_DEPUTY }";
  const std::string given = "recorded { record: RECORD_COMMENTS_GIVEN }";
  const std::vector<Case> cases = {
      {"a deputy", deputy, Head("DEPUTY") + Session("s", kHeld, kPerson), kTrue},
      {"no deputy", deputy, Session("s", kHeld, kPerson), kFalse},
      {"no day", deputy, Session("s", "", kPerson), kUnknown},
      {"stated", given, Session("s", "", kPerson + std::string("comments_given: false")), kFalse},
      {"not stated", given, Session("s", "", kPerson), kUnknown},
  };
  for (const Case& c : cases) EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why;
}

}  // namespace
}  // namespace dangvien::oracle
