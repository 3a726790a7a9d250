// Conditions over one review: what is reviewed and by whom, which sections are there, what came
// before.
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/unit/small_dossier.h"

namespace dangvien::testing {
namespace {

constexpr Truth kTrue = Truth::kTrue;
constexpr Truth kFalse = Truth::kFalse;
constexpr Truth kUnknown = Truth::kUnknown;

struct Case {
  std::string condition;
  std::string text;
  Truth expected;
  const char* why;
};

// The condition is asked of the first review of the dossier.
template <size_t kCount>
void ExpectForReview(const Case (&cases)[kCount]) {
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForReview(c.condition, c.text), c.expected) << c.why << "\n" << c.condition;
  }
}

std::string Session(const std::string& fields, const std::string& reviews,
                    const std::string& id = "s") {
  return absl::StrCat("review_sessions { id: \"", id, "\" unit_id: \"branch\" ", fields, " ",
                      reviews, " } ");
}

std::string Review(const std::string& subject, const std::string& fields = "") {
  return absl::StrCat("reviews { subject { ", subject, " } ", fields, " } ");
}

const std::string kOfMember = "kind: SUBJECT_KIND_MEMBER person_id: \"p\"";
const std::string kOfHead = "kind: SUBJECT_KIND_MEMBER person_id: \"h\"";
const std::string kOfCollective = "kind: SUBJECT_KIND_COLLECTIVE unit_id: \"branch\"";
const std::string kOfLeader = "kind: SUBJECT_KIND_LEADER person_id: \"h\" post_id: \"chair\"";
const std::string kHeld = "held_on: 20181201";

std::string Is(const std::string& fields) { return absl::StrCat("review_is { ", fields, " }"); }

TEST(ReviewConditionsTest, WhatIsReviewedAndHow) {
  const std::string member = Session("", Review(kOfMember));
  const std::string depth = Is("depths: REVIEW_DEPTH_POST_DUTIES");
  const std::string body = Is("bodies: REVIEW_BODY_BRANCH");
  const Case cases[] = {
      {Is("subject_kinds: SUBJECT_KIND_MEMBER"), member, kTrue, "a member"},
      {Is("subject_kinds: SUBJECT_KIND_LEADER"), member, kFalse, "not a leader"},
      {Is("subject_kinds: [SUBJECT_KIND_LEADER, SUBJECT_KIND_MEMBER]"), member, kTrue,
       "one of two kinds"},
      {body, member, kUnknown, "the body is not stated"},
      {body, Session("body: REVIEW_BODY_BRANCH", Review(kOfMember)), kTrue, "the branch"},
      {body, Session("body: REVIEW_BODY_LEADERSHIP", Review(kOfMember)), kFalse, "another body"},
      {depth, member, kUnknown, "the depth is not stated"},
      {depth, Session("", Review(kOfMember, "depth: REVIEW_DEPTH_POST_DUTIES")), kTrue, "in depth"},
      {Is("subject_kinds: SUBJECT_KIND_LEADER depths: REVIEW_DEPTH_POST_DUTIES"), member, kFalse,
       "not a leader, whatever the depth"},
  };
  ExpectForReview(cases);
}

std::string Person(const std::string& id, const std::string& posts) {
  return absl::StrCat("people { id: \"", id, "\" ", posts, " } ");
}

std::string Post(const std::string& id, const std::string& kind, const std::string& more = "",
                 const std::string& unit = "branch") {
  return absl::StrCat("posts { id: \"", id, "\" unit_id: \"", unit, "\" kind: POST_KIND_", kind,
                      " body: POST_BODY_COMMITTEE ", more, " } ");
}

TEST(ReviewConditionsTest, WhetherTheReviewedPersonIsHeadDeputyOrNeither) {
  const std::string head = Is("holders: HOLDER_HEAD");
  const std::string deputy = Is("holders: HOLDER_DEPUTY");
  const std::string other = Is("holders: HOLDER_OTHER");
  const std::string of_head = Session(kHeld, Review(kOfHead));
  const std::string of_member = Session(kHeld, Review(kOfMember));
  const Case cases[] = {
      {head, of_head, kTrue, "holds the post of head"},
      {deputy, of_head, kFalse, "a head is no deputy"},
      {other, of_head, kFalse, "and not without a post"},
      {other, of_member, kTrue, "holds no post"},
      {head, Session("", Review(kOfHead)), kUnknown, "the day of the session is not known"},
      {head, Session(kHeld, Review(kOfLeader)), kTrue, "as a leader in a post"},
      {head, Session(kHeld, Review(kOfCollective)), kFalse, "a collective fits no holder"},
      {head, of_member + Person("p", Post("a", "HEAD", "", "root")), kFalse,
       "head of another unit"},
      {head, of_member + Person("p", Post("a", "HEAD", "to_date: 20181201")), kFalse,
       "the post ended on the day of the session"},
      {head, of_member + Person("p", Post("a", "HEAD", "from_date: 20181201")), kTrue,
       "the post began on the day of the session"},
      {deputy, of_member + Person("p", Post("a", "DEPUTY")), kTrue, "holds the post of deputy"},
      {deputy, of_member + Person("p", Post("a", "DEPUTY") + Post("b", "HEAD")), kFalse,
       "deputy and head counts as head"},
      {Is("holders: [HOLDER_HEAD, HOLDER_OTHER]"), of_member, kTrue, "either of two"},
  };
  ExpectForReview(cases);
}

std::string Actor(const std::string& act, const std::string& holders) {
  return absl::StrCat("actor { act: ACT_", act, " holders: [", holders, "] }");
}

TEST(ReviewConditionsTest, WhoActed) {
  const auto with = [](const std::string& fields) {
    return Session(kHeld, Review(kOfMember, fields));
  };
  const Case cases[] = {
      {Actor("CHAIRED", "HOLDER_HEAD"), with("chaired_by: \"h\""), kTrue, "the head chaired"},
      {Actor("CHAIRED", "HOLDER_HEAD"), with("chaired_by: \"p\""), kFalse, "somebody else did"},
      {Actor("CHAIRED", "HOLDER_HEAD"), with(""), kUnknown, "not stated who"},
      {Actor("CHAIRED", "HOLDER_HEAD"), Session("", Review(kOfMember, "chaired_by: \"h\"")),
       kUnknown, "not stated when"},
      {Actor("DIRECTED", "HOLDER_HEAD"), with("chaired_by: \"h\""), kUnknown,
       "each act has its own actor"},
      {Actor("DIRECTED", "HOLDER_HEAD"), with("directed_by: \"h\""), kTrue, "directed"},
      {Actor("CONCLUDED", "HOLDER_HEAD"), with("concluded_by: \"h\""), kTrue, "concluded"},
      {Actor("PRESENTED", "HOLDER_SUBJECT"), with("presented_by: \"p\""), kTrue,
       "the reviewed person presented"},
      {Actor("PRESENTED", "HOLDER_SUBJECT"), with("presented_by: \"h\""), kFalse,
       "somebody else presented"},
      {Actor("PRESENTED", "HOLDER_SUBJECT"),
       Session(kHeld, Review(kOfCollective, "presented_by: \"h\"")), kFalse,
       "a collective is no person"},
      {Actor("CONCLUDED", "HOLDER_CHAIR"), with("concluded_by: \"p\" chaired_by: \"p\""), kTrue,
       "who chaired concluded"},
      {Actor("CONCLUDED", "HOLDER_CHAIR"), with("concluded_by: \"p\" chaired_by: \"h\""), kFalse,
       "another one concluded"},
      {Actor("CONCLUDED", "HOLDER_CHAIR"), with("concluded_by: \"p\""), kUnknown,
       "not stated who chaired"},
      {Actor("PRESENTED", "HOLDER_HEAD, HOLDER_SUBJECT"), with("presented_by: \"p\""), kTrue,
       "either of two"},
      {Actor("PRESENTED", "HOLDER_HEAD, HOLDER_DEPUTY"), with("presented_by: \"p\""), kFalse,
       "neither of two"},
  };
  ExpectForReview(cases);
}

TEST(ReviewConditionsTest, WhichSectionsTheReportHas) {
  const std::string both = "sections { section_ids: [\"x\", \"y\"] }";
  const std::string in_faults =
      "sections { section_ids: [\"x\", \"y\"] place: SECTION_PLACE_EACH_FAULT }";
  const auto with = [](const std::string& fields) {
    return Session("", Review(kOfMember, fields));
  };
  const Case cases[] = {
      {both, with("section_ids: [\"y\", \"x\"]"), kTrue, "both, in any order"},
      {both, with("section_ids: \"x\""), kUnknown, "one, and more may be there"},
      {both, with("section_ids: \"x\" sections_complete: true"), kFalse, "one, and no more"},
      {both, with("section_ids: \"x\" sections_complete: false"), kUnknown,
       "one, and said not to be all"},
      {both, with("section_ids: [\"x\", \"y\"] sections_complete: true"), kTrue, "both, no more"},
      {in_faults, with(""), kTrue, "no fault is named"},
      {in_faults, with("faults { section_ids: [\"x\", \"y\"] }"), kTrue, "the fault has both"},
      {in_faults, with("faults { section_ids: [\"x\", \"y\"] } faults { section_ids: \"x\" }"),
       kFalse, "one of two faults lacks a section"},
      {in_faults, with("section_ids: [\"x\", \"y\"] faults { }"), kFalse,
       "the report's sections are not the fault's"},
  };
  ExpectForReview(cases);
}

// The first review is of the member; the others are of the collective, and selected.
TEST(ReviewConditionsTest, WhatCameBeforeInTheSameUnit) {
  const std::string condition =
      "preceded_by { selected { subject_kinds: SUBJECT_KIND_COLLECTIVE } "
      "neighbourhood: NEIGHBOURHOOD_SESSION_UNIT }";
  const std::string covered = "coverage { table: COVERAGE_TABLE_REVIEWS unit_id: \"branch\" } ";
  const auto one_session = [&](int own, int other) {
    return covered + Session(kHeld, Review(kOfMember, absl::StrCat("sequence: ", own)) +
                                        Review(kOfCollective, absl::StrCat("sequence: ", other)));
  };
  const auto two_sessions = [&](const std::string& own, const std::string& other) {
    return covered + Session(own, Review(kOfMember, "sequence: 2")) +
           Session(other, Review(kOfCollective, "sequence: 1"), "t");
  };
  const Case cases[] = {
      {condition, covered + Session(kHeld, Review(kOfMember)), kTrue, "nothing else to come first"},
      {condition, Session(kHeld, Review(kOfMember)), kUnknown, "more may not be listed"},
      {condition, one_session(2, 1), kTrue, "earlier in the session"},
      {condition, one_session(1, 2), kFalse, "later in the session"},
      {condition, one_session(1, 1), kFalse, "at the same place"},
      {condition, one_session(0, 1), kUnknown, "the own place is not stated"},
      {condition, one_session(1, 0), kUnknown, "the other's place is not stated"},
      {condition, two_sessions("held_on: 20181202", "held_on: 20181201"), kTrue, "the day before"},
      {condition, two_sessions("held_on: 20181201", "held_on: 20181202"), kFalse, "the day after"},
      {condition, two_sessions("held_on: 20181201", "held_on: 20181201"), kUnknown,
       "two sessions of one day"},
      {condition, two_sessions("held_on: 20181201", ""), kUnknown, "a day is not known"},
      {condition,
       Session("held_on: 20181201", Review(kOfMember)) +
           Session("held_on: 20181202", Review(kOfCollective), "t"),
       kFalse, "the day after, whatever is not listed"},
      {condition,
       covered + Session(kHeld, Review(kOfMember, "sequence: 1") + Review(kOfHead, "sequence: 2")),
       kTrue, "what is not selected may come later"},
  };
  ExpectForReview(cases);
}

TEST(ReviewConditionsTest, WhatCameBeforeInTheCounterpartBodies) {
  const std::string condition =
      "preceded_by { selected { subject_kinds: SUBJECT_KIND_COLLECTIVE } "
      "neighbourhood: NEIGHBOURHOOD_COUNTERPARTS }";
  const auto text = [](const std::string& day) {
    return absl::StrCat(
        "coverage { table: COVERAGE_TABLE_REVIEWS unit_id: \"root\" } ",
        "review_sessions { id: \"own\" unit_id: \"root\" held_on: 20181201 reviews { subject { ",
        "kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\" } } } ",
        "review_sessions { id: \"other\" unit_id: \"front\" held_on: ", day,
        " reviews { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"front\" } } } ",
        "review_sessions { id: \"below\" unit_id: \"branch\" held_on: 20181230 reviews { subject "
        "{ ",
        "kind: SUBJECT_KIND_COLLECTIVE unit_id: \"branch\" } } }");
  };
  const Case cases[] = {
      {condition, text("20181130"), kTrue, "the front first; the branch below does not matter"},
      {condition, text("20181202"), kFalse, "the front later"},
      {condition, text("20181201"), kUnknown, "both on one day"},
  };
  ExpectForReview(cases);
}

}  // namespace
}  // namespace dangvien::testing
