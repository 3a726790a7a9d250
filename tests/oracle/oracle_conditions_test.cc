// Conditions on posts, memberships, sanctions, dates, records and votes, with one row a sentence of
// their definition.
//
// Tested by tests/oracle/oracle_conditions_test.cc
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

struct Case {
  const char* why;
  v1::CheckSubject subject;
  std::string condition;
  std::string text;
  Truth expected;
};

constexpr v1::CheckSubject kOrganization = v1::CHECK_SUBJECT_ORGANIZATION;
constexpr v1::CheckSubject kMember = v1::CHECK_SUBJECT_MEMBER;
constexpr v1::CheckSubject kCollective = v1::CHECK_SUBJECT_COLLECTIVE;
constexpr v1::CheckSubject kLeader = v1::CHECK_SUBJECT_LEADER;

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(TruthInCheck(c.subject, c.condition, c.text), c.expected) << c.why;
  }
}

constexpr char kHome[] = "memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } ";
constexpr char kCollectiveOfRoot[] =
    "assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\" } } ";

// Person `p`, official in the branch, who heads root.
std::string Head(const std::string& more) {
  return std::string("people { id: \"p\" ") + kHome +
         "posts { id: \"h\" unit_id: \"root\" kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE " +
         "from_date: 20180315 } " + more + " } ";
}

std::string Covered(const std::string& table) {
  return "coverage { table: COVERAGE_TABLE_" + table + " unit_id: \"root\" } ";
}

std::string Assessed(const std::string& more) {
  return "assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } " + more + " } ";
}

TEST(OracleConditionsTest, SanctionsOfCollectivesAndLeaders) {
  const auto asks = [](const std::string& target, const std::string& more) {
    return "sanctioned { target: SANCTION_TARGET_" + target + " " + more + " }";
  };
  const auto violation = [](const std::string& fields, const std::string& on,
                            const std::string& decided_on) {
    return "violations { id: \"v\" " + fields + " sanctions { " + on +
           " decided_on: " + decided_on + " } } ";
  };
  const std::string of_p = "person_id: \"p\"";
  const std::string covered = Covered("VIOLATIONS");
  const std::string in_period = violation("", of_p, "20180601");
  const std::string leadership =
      "people { id: \"p\" " + std::string(kHome) +
      "posts { id: \"x\" unit_id: \"root\" body: POST_BODY_LEADERSHIP } } " + kCollectiveOfRoot;
  const std::string members = asks("COLLECTIVE_MEMBERS", "");
  const std::string committee = asks("COMMITTEE_MEMBERS", "");
  const std::string happened = asks("SELF", "year: SANCTION_YEAR_HAPPENED");
  const std::string late = "happened_from_date: 20171215 happened_to_date: ";
  const std::string on_duty = asks("SELF", "duty_related_only: true");
  Check({
      {"the leader's person", kLeader, asks("SELF", ""), Head("") + covered + in_period, kTrue},
      {"the collective's unit", kCollective, asks("SELF", ""),
       kCollectiveOfRoot + covered + violation("", "unit_id: \"root\"", "20180601"), kTrue},
      {"leadership is of the collective", kCollective, members, leadership + in_period, kTrue},
      {"but not of the committee", kCollective, committee, leadership + covered + in_period,
       kFalse},
      {"a committee member is of the collective", kOrganization, members, Head("") + in_period,
       kTrue},
      {"happened now, decided later", kMember, happened,
       covered + violation("happened_from_date: 20181130", of_p, "20190301"), kTrue},
      {"happened before, decided now", kMember, happened,
       covered + violation("happened_from_date: 20171130", of_p, "20180301"), kFalse},
      {"happened into the period", kMember, happened,
       covered + violation(late + "20180102", of_p, "20180301"), kTrue},
      {"ended before it", kMember, happened,
       covered + violation(late + "20180101", of_p, "20180301"), kFalse},
      {"not known when", kMember, happened, covered + violation("", of_p, "20180301"), kUnknown},
      {"on duty", kMember, on_duty, covered + violation("duty_related: true", of_p, "20180301"),
       kTrue},
      {"off duty", kMember, on_duty, covered + violation("duty_related: false", of_p, "20180301"),
       kFalse},
      {"not stated", kMember, on_duty, covered + in_period, kUnknown},
  });
}

TEST(OracleConditionsTest, SanctionsWhereItHappened) {
  // A former committee member of root, who left it before the decision.
  const std::string former =
      "people { id: \"x\" posts { id: \"c\" unit_id: \"root\" body: POST_BODY_COMMITTEE "
      "to_date: 20180101 } memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL "
      "to_date: 20180101 } } ";
  const auto asks = [](const std::string& target, const std::string& place) {
    return "sanctioned { target: SANCTION_TARGET_" + target + " place: SANCTION_PLACE_" + place +
           " }";
  };
  const auto violation = [](const std::string& place) {
    return "violations { id: \"v\" " + place +
           " sanctions { person_id: \"x\" decided_on: 20180601 } } " + Covered("VIOLATIONS");
  };
  const std::string at_root = violation("unit_id: \"root\"");
  const std::string at_branch = violation("unit_id: \"branch\"");
  const std::string where = asks("COMMITTEE_MEMBERS", "WHERE_HAPPENED");
  const std::string present =
      "people { id: \"x\" posts { id: \"c\" unit_id: \"root\" body: POST_BODY_COMMITTEE } } ";
  Check({
      {"left before the decision", kOrganization, asks("COMMITTEE_MEMBERS", "ON_DECISION"),
       former + at_root, kFalse},
      {"but it happened there", kOrganization, where, former + at_root, kTrue},
      {"it happened elsewhere", kOrganization, where, former + at_branch, kFalse},
      {"the member's branch", kOrganization, asks("MEMBERS", "WHERE_HAPPENED"), former + at_root,
       kFalse},
      {"place not stated, and left", kOrganization, where, former + violation(""), kUnknown},
      {"place not stated, and never there", kOrganization, where,
       "people { id: \"x\" } " + violation(""), kFalse},
      {"place not stated, and still there", kOrganization, where, present + violation(""),
       kUnknown},
  });
}

TEST(OracleConditionsTest, RatingsAndTenureOfEveryKind) {
  const auto asks = [](const std::string& more) {
    return "rated_by { side: SIDE_STATE " + more + " band { best_tier_id: \"mid\" } }";
  };
  const std::string as_leader =
      "ratings { side: SIDE_STATE tier_id: \"low\" subject_kind: "
      "SUBJECT_KIND_LEADER } ";
  const std::string plain = "ratings { side: SIDE_STATE tier_id: \"low\" } ";
  const auto root = [](const std::string& more) {
    return "units { id: \"top\" kind: UNIT_KIND_PARTY_BODY " + more + " } ";
  };
  const std::string tenure = "tenure { less_than_months: 10 }";
  const std::string to_end = "tenure { less_than_months: 10 day: TENURE_DAY_PERIOD_END }";
  Check({
      {"as leader", kLeader, asks(""), Head(as_leader), kTrue},
      {"as member is not as leader", kLeader, asks(""), Head(plain), kUnknown},
      {"unless asked so", kLeader, asks("rated_as: SUBJECT_KIND_MEMBER"), Head(plain), kTrue},
      {"a member is not rated as leader", kMember, asks(""), Head(as_leader) + Covered("RATINGS"),
       kFalse},
      {"a unit without ratings", kOrganization, asks(""), root(""), kUnknown},
      {"tenure of a leader from the post on", kLeader, tenure, Head(""), kTrue},
      {"to the last day of the period", kLeader, to_end, Head(""), kTrue},
      {"of a member from admission on", kMember, tenure, Head("admitted_on: 20180228 "), kFalse},
      {"of a collective from foundation on: not known", kCollective, tenure, kCollectiveOfRoot,
       kUnknown},
  });
}

TEST(OracleConditionsTest, TenureToTheLastDayOfThePeriod) {
  // Rated in November: not yet a year; at the end of the year neither, a day is missing.
  const auto truth = [](const std::string& day, const char* admitted_on) {
    return TruthInCheck(
        kMember, "tenure { less_than_months: 12 " + day + " }",
        Head("admitted_on: " + std::string(admitted_on)) + "period { rating_date: 20181130 } ");
  };
  const std::string end = "day: TENURE_DAY_PERIOD_END";
  EXPECT_EQ(truth("", "20171130"), kFalse);
  EXPECT_EQ(truth("", "20171215"), kTrue);
  EXPECT_EQ(truth(end, "20171215"), kFalse);
  EXPECT_EQ(truth(end, "20171231"), kFalse);
  EXPECT_EQ(truth(end, "20180101"), kTrue);
}

TEST(OracleConditionsTest, Posts) {
  const auto holds = [](const std::string& more) {
    return "holds_posts { at_least: 2 " + more + " }";
  };
  const std::string second = "posts { id: \"d\" unit_id: \"branch\" kind: POST_KIND_DEPUTY } ";
  const std::string ended =
      "posts { id: \"d\" unit_id: \"branch\" kind: POST_KIND_DEPUTY to_date: 20181231 } ";
  Check({
      {"two posts", kMember, holds(""), Head(second), kTrue},
      {"one ended", kMember, holds(""), Head(ended), kFalse},
      {"of a kind", kLeader, holds("kinds: POST_KIND_HEAD"), Head(second), kFalse},
      {"body not stated", kMember, holds("bodies: POST_BODY_COMMITTEE"), Head(second), kFalse},
      {"in a kind of unit", kMember, holds("unit_kinds: UNIT_KIND_BRANCH"), Head(second), kFalse},
      {"level not stated", kMember, holds("unit_levels: UNIT_LEVEL_GRASSROOTS"), Head(second),
       kUnknown},
      {"level not stated, but the kind does not fit", kMember,
       holds("unit_levels: UNIT_LEVEL_GRASSROOTS kinds: POST_KIND_HEAD"), Head(second), kFalse},
      {"the post", kLeader, "post_is { kinds: POST_KIND_HEAD bodies: POST_BODY_COMMITTEE }",
       Head(""), kTrue},
      {"another kind of post", kLeader, "post_is { kinds: POST_KIND_DEPUTY }", Head(""), kFalse},
  });
}

TEST(OracleConditionsTest, RemarksOfOtherBranches) {
  const auto asks = [](const std::string& more) {
    return "remarks { kind: MEMBERSHIP_KIND_TEMPORARY min_months: 6 " + more + " }";
  };
  const std::string before = asks("before_rating: true");
  const auto temporary = [](const std::string& more) {
    return Head(
        "memberships { unit_id: \"root\" kind: MEMBERSHIP_KIND_TEMPORARY from_date: "
        "20180201 to_date: 20180801 " +
        more + " } ");
  };
  const std::string rated = Assessed("rated_on: 20181210");
  const std::string received = "remarks_received_on: 20181210";
  const std::string late = "remarks_received_on: 20181211";
  const std::string referred = "remarks_reference: \"12/NX\"";
  const std::string shorter = Head(
      "memberships { unit_id: \"root\" kind: MEMBERSHIP_KIND_TEMPORARY from_date: 20180201 "
      "to_date: 20180731 } ");
  const std::string at_home =
      Head("memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_TEMPORARY } ");
  Check({
      {"received on the day", kMember, before, temporary(received) + rated, kTrue},
      {"a day late", kMember, before, temporary(late) + rated, kFalse},
      {"day of the rating not known", kMember, before, temporary(received), kUnknown},
      {"but it does not matter", kMember, asks(""), temporary(received), kTrue},
      {"referred to", kMember, asks(""), temporary(referred) + rated, kTrue},
      {"referred to, when is not known", kMember, before, temporary(referred) + rated, kUnknown},
      {"nothing stated", kMember, asks(""), temporary("") + rated, kUnknown},
      {"not six months", kMember, asks(""), shorter, kTrue},
      {"the home branch is no other", kMember, asks(""), at_home, kTrue},
      {"no such membership", kMember, before, "", kTrue},
  });
}

TEST(OracleConditionsTest, Deadlines) {
  const auto asks = [](const std::string& field, const std::string& more) {
    return "deadline { field: DATE_FIELD_" + field + " month_offset: 11 day: 15 " + more + " }";
  };
  const std::string inclusive = "inclusive: true";
  const std::string on_day = Assessed("rated_on: 20181215");
  const std::string next_year = "deadline { field: DATE_FIELD_RATED month_offset: 14 day: 15 }";
  Check({
      {"before the day", kMember, asks("RATED", ""), Assessed("rated_on: 20181214"), kTrue},
      {"the day is not before it", kMember, asks("RATED", ""), on_day, kFalse},
      {"but no later", kMember, asks("RATED", inclusive), on_day, kTrue},
      {"later", kMember, asks("RATED", inclusive), Assessed("rated_on: 20181216"), kFalse},
      {"not known", kMember, asks("RATED", ""), "", kUnknown},
      {"March of the next year", kMember, next_year, Assessed("rated_on: 20190314"), kTrue},
      {"reports of the unit", kOrganization, asks("REPORTED", ""),
       "units { id: \"x\" kind: UNIT_KIND_BRANCH }", kUnknown},
  });
}

TEST(OracleConditionsTest, DatesOfSubjects) {
  const auto before = [](const std::string& earlier, const std::string& later) {
    return "date_order { earlier: DATE_FIELD_" + earlier + " later: DATE_FIELD_" + later + " }";
  };
  const auto session = [](const char* id, const std::string& day, const std::string& subject) {
    return std::string("review_sessions { id: \"") + id + "\" unit_id: \"root\" " + day +
           " reviews { subject { " + subject + " } } } ";
  };
  const std::string member = "kind: SUBJECT_KIND_MEMBER person_id: \"p\"";
  const std::string root = "kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"";
  const std::string rated = Assessed("rated_on: 20181210");
  const std::string of_root =
      "assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "
      "\"root\" } rated_on: 20181210 } ";
  const std::string early = "held_on: 20181201";
  const std::string late = "held_on: 20181220";
  const auto state = [](const char* more) {
    return Head(std::string("ratings { side: SIDE_STATE tier_id: \"mid\" ") + more + " } ");
  };
  const std::string reviewed = before("REVIEWED", "RATED");
  const std::string covered = Covered("REVIEWS");
  const std::string reported =
      "deadline { field: DATE_FIELD_REVIEWED month_offset: 11 day: 10 inclusive: true }";
  Check({
      {"reviewed before rated", kMember, reviewed, covered + rated + session("s", early, member),
       kTrue},
      {"perhaps again later", kMember, reviewed, rated + session("s", early, member), kUnknown},
      {"the last review counts", kMember, reviewed,
       covered + rated + session("s", early, member) + session("t", late, member), kFalse},
      {"later than that or not: too late", kMember, reviewed,
       rated + session("s", early, member) + session("t", late, member), kFalse},
      {"one is too late already, one has no day", kMember, reviewed,
       covered + rated + session("s", late, member) + session("t", "", member), kFalse},
      {"one without a day", kMember, reviewed,
       covered + rated + session("s", early, member) + session("t", "", member), kUnknown},
      {"no review", kMember, reviewed, covered + rated, kUnknown},
      {"after the rating, or later than that", kMember, before("RATED", "REVIEWED"),
       rated + session("s", late, member), kTrue},
      {"before the rating, or later than that", kMember, before("RATED", "REVIEWED"),
       rated + session("s", early, member), kUnknown},
      {"before itself", kMember, before("REVIEWED", "REVIEWED"), session("s", early, member),
       kUnknown},
      {"in time", kMember, reported, covered + session("s", early, member), kTrue},
      {"in time, or later than that", kMember, reported, session("s", early, member), kUnknown},
      {"too late, or later than that", kMember, reported, session("s", late, member), kFalse},
      {"a review of the organization is one of the collective", kCollective, reviewed,
       covered + of_root + session("s", early, root), kTrue},
      {"the collective has its own day of rating", kCollective, before("RATED", "REVIEWED"),
       of_root + session("s", late, root), kTrue},
      {"the state rated first", kMember, before("STATE_RATED", "RATED"),
       Covered("RATINGS") + rated + state("decided_on: 20181205"), kTrue},
      {"and perhaps again", kMember, before("STATE_RATED", "RATED"),
       rated + state("decided_on: 20181205"), kUnknown},
      {"the state rated later", kMember, before("STATE_RATED", "RATED"),
       rated + state("decided_on: 20181215"), kFalse},
      {"the state rated some day", kMember, before("STATE_RATED", "RATED"),
       Covered("RATINGS") + rated + state(""), kUnknown},
  });
}

TEST(OracleConditionsTest, Authority) {
  const auto decided_by = [](const char* unit) {
    return Assessed(std::string("deciding_unit_id: \"") + unit + "\"") +
           "units { id: \"side\" kind: UNIT_KIND_BRANCH parent_id: \"root\" } ";
  };
  const std::string own = "authority { own_unit: true }";
  const std::string above = "authority { max_levels: 1 }";
  Check({
      {"the branch itself", kMember, own, decided_by("branch"), kTrue},
      {"the level above is not it", kMember, own, decided_by("root"), kFalse},
      {"one level above", kMember, above, decided_by("root"), kTrue},
      {"not the branch itself", kMember, above, decided_by("branch"), kFalse},
      {"a unit beside", kMember, above, decided_by("side"), kFalse},
      {"not stated", kMember, above, "", kUnknown},
  });
}

TEST(OracleConditionsTest, VoteShares) {
  const auto asks = [](const std::string& base) {
    return "vote_share { band { best_tier_id: \"mid\" } base: VOTE_BASE_" + base +
           " comparison: COMPARISON_AT_LEAST share { numerator: 2 denominator: 3 } }";
  };
  const std::string all = Covered("REVIEWS");
  const auto ballot = [&all](const char* id, const std::string& counts, int votes) {
    return all + "ballots { id: \"" + id + "\" unit_id: \"branch\" " + counts +
           " results { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } "
           "votes { tier_id: \"high\" vote_count: 1 } votes { vote_count: 1 } "
           "votes { tier_id: \"mid\" vote_count: " +
           std::to_string(votes) + " } } } ";
  };
  const std::string counts = "summoned_count: 9 excused_count: 3 present_count: 6 ";
  const std::string first = ballot("a", counts + "held_on: 20181201", 1);
  Check({
      {"two thirds of those present", kMember, asks("PRESENT"), ballot("a", counts, 4), kTrue},
      {"not of those summoned", kMember, asks("SUMMONED"), ballot("a", counts, 4), kFalse},
      {"but of these without the excused", kMember, asks("SUMMONED_LESS_EXCUSED"),
       ballot("a", counts, 4), kTrue},
      {"one short", kMember, asks("PRESENT"), ballot("a", counts, 3), kFalse},
      {"a count is not known", kMember, asks("VALID"), ballot("a", counts, 4), kUnknown},
      {"no ballot", kMember, asks("PRESENT"), all, kUnknown},
      {"perhaps another ballot", kMember, asks("PRESENT"),
       ballot("a", counts, 4).substr(all.size()), kUnknown},
      {"the last ballot counts", kMember, asks("PRESENT"),
       first + ballot("b", counts + "held_on: 20181202", 4), kTrue},
      {"two on the last day", kMember, asks("PRESENT"),
       first + ballot("b", counts + "held_on: 20181201", 4), kUnknown},
      {"one without a day", kMember, asks("PRESENT"), first + ballot("b", counts, 4), kUnknown},
      {"nobody was there", kMember, asks("PRESENT"),
       all + "ballots { id: \"a\" unit_id: \"branch\" present_count: 0 results { subject { kind: "
             "SUBJECT_KIND_MEMBER person_id: \"p\" } } }",
       kFalse},
  });
}

TEST(OracleConditionsTest, Records) {
  const auto asks = [](const std::string& record) {
    return "recorded { record: RECORD_" + record + " }";
  };
  const std::string abroad =
      "people { id: \"p\" posts { id: \"h\" unit_id: \"root\" kind: POST_KIND_HEAD } } ";
  const std::string decided =
      "decisions { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } tier_id: \"mid\" } ";
  const std::string state = Head("ratings { side: SIDE_STATE tier_id: \"mid\" } ");
  const std::string review =
      "review_sessions { id: \"s\" unit_id: \"root\" reviews { subject { "
      "kind: SUBJECT_KIND_LEADER person_id: \"p\" post_id: \"other\" } } } ";
  Check({
      {"a member is in the party", kMember, asks("PARTY_MEMBER"), "", kTrue},
      {"a leader need not be", kLeader, asks("PARTY_MEMBER"), abroad, kFalse},
      {"decided by people", kMember, asks("TIER_DECIDED"), decided, kTrue},
      {"not that we know", kMember, asks("TIER_DECIDED"), "", kUnknown},
      {"rated by the state", kMember, asks("STATE_RATED"), state, kTrue},
      {"not rated by the state", kMember, asks("STATE_RATED"), Covered("RATINGS"), kFalse},
      {"perhaps rated by the state", kMember, asks("STATE_RATED"), "", kUnknown},
      {"reviewed as leader in any post", kLeader, asks("REVIEWED"), Head("") + review, kTrue},
      {"which is not as member", kMember, asks("REVIEWED"), Head("") + review + Covered("REVIEWS"),
       kFalse},
  });
}

TEST(OracleConditionsTest, LeadersInTheStandingCommittee) {
  const auto truth = [](const std::string& people) {
    const v1::Policy policy = SmallPolicy("", "", R"pb(
      passes {
        id: "collectives"
        subject_kind: SUBJECT_KIND_COLLECTIVE
        standards {
          tier_id: "high"
          conditions {
            id: "r"
            when { recorded { record: RECORD_LEADERS_IN_STANDING_COMMITTEE } }
          }
        }
        fallback { tier_id: "low" }
      })pb");
    return Rate(policy, SmallDataset("units { id: \"board\" kind: UNIT_KIND_MANAGEMENT parent_id: "
                                     "\"root\" has_collective: true } " +
                                     people))
        .subjects.at({v1::SUBJECT_KIND_COLLECTIVE, "board"})
        .demands.at("r");
  };
  const std::string director = "posts { id: \"1\" unit_id: \"board\" body: POST_BODY_LEADERSHIP } ";
  const std::string standing =
      "posts { id: \"2\" unit_id: \"root\" body: POST_BODY_STANDING_COMMITTEE } ";
  EXPECT_EQ(truth(""), kFalse);
  EXPECT_EQ(truth("people { id: \"x\" " + director + standing + " }"), kTrue);
  EXPECT_EQ(truth("people { id: \"x\" " + director + standing + " } people { id: \"y\" " +
                  director + " }"),
            kFalse);
}

}  // namespace
}  // namespace dangvien::oracle
