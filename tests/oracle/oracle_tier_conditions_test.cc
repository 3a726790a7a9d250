// Conditions that read tiers: of another subject, of earlier periods, as stated beside the own one;
// and conditions asked of another subject.
//
// Tested by tests/oracle/oracle_tier_conditions_test.cc
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

constexpr char kCollectiveOfRoot[] =
    "assessments { subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\" } } ";

std::string Head(const std::string& more) {
  return "people { id: \"p\" memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } "
         "posts { id: \"h\" unit_id: \"root\" kind: POST_KIND_HEAD } " +
         more + " } ";
}

std::string Decided(const std::string& subject, const std::string& tier) {
  return "decisions { subject { " + subject + " } tier_id: \"" + tier + "\" } ";
}

std::string DecidedMember(const std::string& tier) {
  return Decided("kind: SUBJECT_KIND_MEMBER person_id: \"p\"", tier);
}

// Everybody is rated low; people may decide otherwise.
TEST(OracleTierConditionsTest, TiersOfOthers) {
  const auto asks = [](const std::string& source, const std::string& more) {
    return "tier_of { source: TIER_SOURCE_" + source +
           " band { worst_tier_id: \"mid\" } when_none: WHEN_NONE_HOLDS " + more + " }";
  };
  const std::string decided = "layer: LAYER_DECIDED";
  const std::string proposed = "layer: LAYER_PROPOSED";
  const std::string fails = "layer: LAYER_DECIDED when_none: WHEN_NONE_FAILS";
  const std::string mid_root = Decided("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"", "mid");
  const std::string outside =
      "people { id: \"p\" posts { id: \"h\" unit_id: \"root\" kind: "
      "POST_KIND_HEAD } } ";
  const std::string two_branches =
      "units { id: \"other\" kind: UNIT_KIND_BRANCH parent_id: \"root\" } " +
      Head("memberships { unit_id: \"other\" kind: MEMBERSHIP_KIND_OFFICIAL } ");
  Check({
      {"as people decided", kLeader, asks("ORGANIZATION", decided), Head("") + mid_root, kTrue},
      {"not as proposed", kLeader, asks("ORGANIZATION", proposed), Head("") + mid_root, kFalse},
      {"no collective", kLeader, asks("COLLECTIVE", decided), Head(""), kTrue},
      {"no collective, to fail", kLeader, asks("COLLECTIVE", fails), Head(""), kFalse},
      {"the collective of the unit", kLeader, asks("COLLECTIVE", decided),
       Head("") + kCollectiveOfRoot, kFalse},
      {"the person as a member", kLeader, asks("MEMBER", decided), Head("") + DecidedMember("mid"),
       kTrue},
      {"no member", kLeader, asks("MEMBER", fails), outside, kFalse},
      {"contradicting facts", kLeader, asks("MEMBER", decided), two_branches, kUnknown},
      {"itself", kMember, asks("SELF", decided), DecidedMember("mid"), kTrue},
      {"the home branch", kMember, asks("ORGANIZATION", decided),
       Decided("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"branch\"", "high"), kTrue},
  });
}

TEST(OracleTierConditionsTest, RelatedSubjects) {
  const auto asks = [](const std::string& relation, const std::string& more) {
    return "related { relation: RELATION_" + relation +
           " condition { attested { flag_id: \"f\" } } when_none: WHEN_NONE_" + more + " }";
  };
  const auto flagged = [](const std::string& subject) {
    return "assessments { subject { " + subject +
           " } attestations { flag_id: \"f\" holds: true } } ";
  };
  const std::string root = flagged("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"root\"");
  const std::string member = flagged("kind: SUBJECT_KIND_MEMBER person_id: \"p\"");
  const std::string collective = flagged("kind: SUBJECT_KIND_COLLECTIVE unit_id: \"root\"");
  const std::string of_body =
      "people { id: \"p\" posts { id: \"h\" unit_id: \"front\" kind: "
      "POST_KIND_HEAD } } "
      "units { id: \"front\" kind: UNIT_KIND_AGENCY parent_id: \"root\" } ";
  Check({
      {"the organization", kLeader, asks("ORGANIZATION", "FAILS"), Head("") + root, kTrue},
      {"the organization, of which nothing is known", kLeader, asks("ORGANIZATION", "FAILS"),
       Head(""), kUnknown},
      {"a counterpart body is none", kLeader, asks("ORGANIZATION", "HOLDS"), of_body, kTrue},
      {"the collective", kOrganization, asks("COLLECTIVE", "FAILS"), collective, kTrue},
      {"no collective", kOrganization, asks("COLLECTIVE", "FAILS"), "", kFalse},
      {"the organization of the collective", kCollective, asks("ORGANIZATION", "FAILS"),
       kCollectiveOfRoot + root, kTrue},
      {"the person as a member", kLeader, asks("MEMBER", "FAILS"), Head("") + member, kTrue},
      {"who has no home branch", kLeader, asks("MEMBER", "HOLDS"), of_body, kTrue},
      {"the home branch", kMember, asks("ORGANIZATION", "FAILS"),
       flagged("kind: SUBJECT_KIND_ORGANIZATION unit_id: \"branch\""), kTrue},
  });
}

std::string RatingOf(const std::string& tier, int begin, int end, const std::string& more = "") {
  return "ratings { side: SIDE_PARTY tier_id: \"" + tier +
         "\" begin_date: " + std::to_string(begin) + " end_date: " + std::to_string(end) + " " +
         more + " } ";
}

std::string YearOf(const std::string& tier, int of, const std::string& more = "") {
  return RatingOf(tier, of * 10000 + 101, (of + 1) * 10000 + 101, more);
}

// Ratings of calendar years before, and of quarters within the year 2018.
TEST(OracleTierConditionsTest, PriorRatings) {
  const auto asks = [](const std::string& more) {
    return "prior_ratings { side: SIDE_PARTY band { worst_tier_id: \"mid\" } " + more + " }";
  };
  const std::string years =
      "period_kind: PERIOD_KIND_YEAR window: PRIOR_WINDOW_PRECEDING count: 3 ";
  const std::string two = asks(years + "at_least: 2");
  const std::string in_a_row = asks(years + "at_least: 2 consecutive: true");
  const std::string with_now = asks(years + "at_least: 3 consecutive: true with_current: true");
  const std::string quarter = asks(
      "period_kind: PERIOD_KIND_QUARTER window: PRIOR_WINDOW_WITHIN "
      "at_least: 1");
  const std::string five = asks(
      "period_kind: PERIOD_KIND_QUARTER window: PRIOR_WINDOW_WITHIN "
      "at_least: 5");
  const std::string this_year =
      asks("period_kind: PERIOD_KIND_YEAR window: PRIOR_WINDOW_WITHIN at_least: 1");
  const std::string covered =
      "coverage { table: COVERAGE_TABLE_EARLIER_RATINGS unit_id: \"root\" } ";
  const std::string second_half = YearOf("mid", 2016) + YearOf("high", 2017);
  const std::string last = "decided_on: 20180301";
  const std::string before_last = "decided_on: 20180201";
  Check({
      {"two of three", kMember, two, Head(second_half), kTrue},
      {"one, the others not known", kMember, two, Head(YearOf("mid", 2016)), kUnknown},
      {"one, no others", kMember, two, Head(YearOf("mid", 2016)) + covered, kFalse},
      {"too long ago", kMember, two, Head(YearOf("mid", 2014) + YearOf("mid", 2016)) + covered,
       kFalse},
      {"not in a row", kMember, in_a_row,
       Head(YearOf("mid", 2015) + YearOf("low", 2016) + YearOf("mid", 2017)), kFalse},
      {"in a row", kMember, in_a_row, Head(second_half), kTrue},
      {"with this one", kMember, with_now, Head(second_half) + DecidedMember("high"), kTrue},
      {"which people did not decide so", kMember, with_now, Head(YearOf("low", 2015) + second_half),
       kFalse},
      {"decided anew for the worse", kMember, two,
       Head(second_half + YearOf("low", 2017, last)) + covered, kUnknown},
      {"the last decision counts", kMember, two,
       Head(YearOf("mid", 2016) + YearOf("high", 2017, before_last) + YearOf("low", 2017, last)) +
           covered,
       kFalse},
      {"a quarter", kMember, quarter, Head(RatingOf("mid", 20180401, 20180701)), kTrue},
      {"three months that are no quarter", kMember, quarter,
       Head(RatingOf("mid", 20180501, 20180801)) + covered, kFalse},
      {"a year has four quarters", kMember, five, "", kFalse},
      {"this year is no other period", kMember, this_year, Head(YearOf("mid", 2018)) + covered,
       kFalse},
      {"as leader", kLeader, two,
       Head(YearOf("mid", 2016, "subject_kind: SUBJECT_KIND_LEADER") +
            YearOf("mid", 2017, "subject_kind: SUBJECT_KIND_LEADER")),
       kTrue},
      {"not as member", kLeader, two, Head(second_half) + covered, kFalse},
      {"of another side", kMember, two,
       Head("ratings { side: SIDE_STATE tier_id: \"mid\" begin_date: 20170101 end_date: "
            "20180101 } ") +
           covered,
       kFalse},
  });
}

TEST(OracleTierConditionsTest, StatedTiersBesideTheOwn) {
  const auto asks = [](const std::string& stated, const std::string& relation) {
    return "stated_tier { stated: STATED_TIER_" + stated + " relation: TIER_RELATION_" + relation +
           " layer: LAYER_DECIDED }";
  };
  const auto assessed = [](const std::string& more) {
    return "assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } " + more + " } ";
  };
  const std::string mid = DecidedMember("mid");
  const std::string self = assessed("self_tier_id: \"high\"") + mid;
  const std::string proposals = assessed(
                                    "proposals { tier_id: \"mid\" } proposals { tier_id: "
                                    "\"low\" }") +
                                mid;
  const std::string state = Head("ratings { side: SIDE_STATE tier_id: \"low\" } ") + mid;
  const auto front = [](const std::string& id, const std::string& ratings) {
    return "units { id: \"" + id + "\" kind: UNIT_KIND_AGENCY parent_id: \"root\" " + ratings +
           " } ";
  };
  const std::string low = "ratings { tier_id: \"low\" } ";
  const std::string high = "ratings { tier_id: \"high\" } ";
  const std::string covered = "coverage { table: COVERAGE_TABLE_COUNTERPARTS unit_id: \"root\" } ";
  Check({
      {"more than it came to", kMember, asks("SELF", "NOT_ABOVE"), self, kFalse},
      {"not less", kMember, asks("SELF", "NOT_BELOW"), self, kTrue},
      {"not stated", kMember, asks("SELF", "SAME"), mid, kUnknown},
      {"all proposals", kMember, asks("PROPOSALS", "NOT_ABOVE"), proposals, kTrue},
      {"are not the same", kMember, asks("PROPOSALS", "SAME"), proposals, kFalse},
      {"the state's", kMember, asks("STATE", "NOT_BELOW"), state, kFalse},
      {"the state's is not there", kMember, asks("STATE", "NOT_BELOW"), mid, kUnknown},
      {"counterparts", kOrganization, asks("COUNTERPARTS", "SAME"), front("a", low), kTrue},
      {"one is higher", kOrganization, asks("COUNTERPARTS", "SAME"),
       front("a", low) + front("b", high), kFalse},
      {"one has none", kOrganization, asks("COUNTERPARTS", "SAME"),
       front("a", low) + front("b", ""), kUnknown},
      {"one is higher, one has none", kOrganization, asks("COUNTERPARTS", "SAME"),
       front("a", high) + front("b", ""), kFalse},
      {"no counterparts", kOrganization, asks("COUNTERPARTS", "SAME"), covered, kTrue},
      {"no counterparts that we know", kOrganization, asks("COUNTERPARTS", "SAME"), "", kUnknown},
  });
}

TEST(OracleTierConditionsTest, WhoMayBeNotRatedStandsToNothing) {
  const v1::Policy policy = SmallPolicy(
      "exclusions { id: \"e\" when { attested { flag_id: \"f\" } } }", "",
      "checks { subject: CHECK_SUBJECT_MEMBER rule { id: \"r\" when { stated_tier { stated: "
      "STATED_TIER_SELF relation: TIER_RELATION_SAME layer: LAYER_PROPOSED } } } }");
  const OracleResult result =
      Rate(policy, SmallDataset("assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: "
                                "\"p\" } self_tier_id: \"low\" }"));
  ASSERT_EQ(result.findings.size(), 1u);
  EXPECT_EQ(result.findings.begin()->verdict, v1::FINDING_VERDICT_NOT_SHOWN);
}

// Half of the members of the branch are high, and the counted ones are cadres.
TEST(OracleTierConditionsTest, WhoIsCountedMayBeAsked) {
  const std::string pass =
      "standards { tier_id: \"high\" conditions { id: \"r\" when { composition { population: "
      "POPULATION_MEMBERS at_least_share { numerator: 1 denominator: 2 } band { worst_tier_id: "
      "\"high\" } layer: LAYER_DECIDED counted_when { employment { kinds: EMPLOYMENT_KIND_CADRE } "
      "} when_none: WHEN_NONE_FAILS } } } } ";
  const auto truth = [&pass](const std::string& first, const std::string& second) {
    const auto person = [](const std::string& id, const std::string& employment) {
      return "people { id: \"" + id + "\" employment: EMPLOYMENT_KIND_" + employment +
             " memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } } " +
             Decided("kind: SUBJECT_KIND_MEMBER person_id: \"" + id + "\"", "high");
    };
    return Rate(SmallPolicy("", pass), SmallDataset(person("p", first) + person("x", second)))
        .subjects.at({v1::SUBJECT_KIND_ORGANIZATION, "branch"});
  };
  EXPECT_EQ(truth("CADRE", "RETIRED").demands.at("r"), kTrue);
  EXPECT_EQ(truth("RETIRED", "RETIRED").demands.at("r"), kFalse);
  const OracleSubject open = truth("UNSPECIFIED", "RETIRED");
  EXPECT_EQ(open.demands.at("r"), kUnknown);
  EXPECT_EQ(open.status, v1::SUBJECT_STATUS_NEEDS_INPUT);
}

}  // namespace
}  // namespace dangvien::oracle
