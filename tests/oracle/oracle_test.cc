// The passes of the oracle, its view of contradictions and columns, and the conditions on what is
// stated of one subject. Each case is a sentence of policy.proto with the smallest dossier that
// shows it.
//
// Tested by tests/oracle/oracle_test.cc
#include "tests/oracle/oracle.h"

#include <set>
#include <string>
#include <vector>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "tests/oracle/calendar.h"
#include "tests/oracle/expand_columns.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

using Tiers = std::set<std::string>;

constexpr char kFlag[] = "attested { flag_id: \"f\" }";

// The assessment of member `p`.
std::string Assessed(const std::string& text) {
  return "assessments { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } " + text + " }";
}

std::string Flagged(bool holds) {
  return Assessed(std::string("attestations { flag_id: \"f\" holds: ") +
                  (holds ? "true" : "false") + " }");
}

std::string Standard(const std::string& tier, const std::string& condition) {
  return "standards { tier_id: \"" + tier + "\" conditions { id: \"" + tier + "\" when { " +
         condition + " } } } ";
}

std::string Rule(const std::string& id, const std::string& condition) {
  return "id: \"" + id + "\" when { " + condition + " }";
}

constexpr char kAlways[] = "unit_is { kinds: UNIT_KIND_BRANCH }";
constexpr char kNever[] = "unit_is { kinds: UNIT_KIND_PARTY_BODY }";
constexpr char kOpen[] = "open_question { question_id: \"q\" }";

TEST(OracleTest, NobodyWhoMeetsNoStandardGetsMoreThanTheFallback) {
  const OracleSubject subject = RateMember(Standard("high", kFlag), Flagged(false));
  EXPECT_EQ(subject.status, v1::SUBJECT_STATUS_RATED);
  EXPECT_EQ(subject.possible_tier_ids, Tiers{"low"});
  EXPECT_EQ(subject.decided_tier_id, "low");
}

TEST(OracleTest, CumulativeLadderNeedsEveryLowerStandard) {
  const std::string pass = Standard("high", kAlways) + Standard("mid", kNever);
  EXPECT_EQ(RateMember(pass, "").possible_tier_ids, Tiers{"low"});
  EXPECT_EQ(RateMember(pass + "ladder: LADDER_INDEPENDENT", "").possible_tier_ids, Tiers{"high"});
}

TEST(OracleTest, UnknownLowerStandardUnderTrueUpperOneLeavesTheEnds) {
  const std::string pass = Standard("high", kAlways) + Standard("mid", kFlag);
  const OracleSubject subject = RateMember(pass, "");
  EXPECT_EQ(subject.possible_tier_ids, (Tiers{"high", "low"}));
  EXPECT_EQ(subject.status, v1::SUBJECT_STATUS_NEEDS_INPUT);
}

TEST(OracleTest, OnlyAnOpenQuestionNeedsADecision) {
  const OracleSubject open = RateMember(Standard("high", kOpen), "");
  EXPECT_EQ(open.status, v1::SUBJECT_STATUS_NEEDS_DECISION);
  EXPECT_EQ(open.possible_tier_ids, (Tiers{"high", "low"}));
  const std::string both =
      std::string("all_of { conditions { ") + kOpen + " } conditions { " + kFlag + " } }";
  EXPECT_EQ(RateMember(Standard("high", both), "").status, v1::SUBJECT_STATUS_NEEDS_INPUT);
  EXPECT_EQ(RateMember(Standard("high", both), Flagged(true)).status,
            v1::SUBJECT_STATUS_NEEDS_DECISION);
}

TEST(OracleTest, AnswerDecidesTheQuestion) {
  const OracleSubject subject = RateMember(
      Standard("high", kOpen), R"pb(decisions {
                                      subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
                                      question_id: "q"
                                      answer: true
                                    })pb");
  EXPECT_EQ(subject.possible_tier_ids, Tiers{"high"});
}

TEST(OracleTest, ExclusionThatFiresRatesNobody) {
  const std::string pass = "exclusions { " + Rule("exclusion", kFlag) + " }";
  const OracleSubject excluded = RateMember(pass, Flagged(true));
  EXPECT_EQ(excluded.status, v1::SUBJECT_STATUS_NOT_A_SUBJECT);
  EXPECT_EQ(excluded.exclusions.true_ids, Tiers{"exclusion"});
  const OracleSubject perhaps = RateMember(pass, "");
  EXPECT_EQ(perhaps.status, v1::SUBJECT_STATUS_NEEDS_INPUT);
  EXPECT_TRUE(perhaps.may_be_not_a_subject);
  EXPECT_EQ(perhaps.possible_tier_ids, Tiers{"low"});
}

TEST(OracleTest, ForceSetsWhenTrueAndAddsWhenUnknown) {
  const std::string pass = Standard("high", kAlways) + "forces { tier_id: \"mid\" rule { " +
                           Rule("force", kFlag) + " } }";
  EXPECT_EQ(RateMember(pass, Flagged(true)).possible_tier_ids, Tiers{"mid"});
  EXPECT_EQ(RateMember(pass, Flagged(false)).possible_tier_ids, Tiers{"high"});
  EXPECT_EQ(RateMember(pass, "").possible_tier_ids, (Tiers{"high", "mid"}));
}

TEST(OracleTest, ContradictingForcesKeepBothTiers) {
  const std::string pass = std::string("forces { tier_id: \"mid\" rule { ") + Rule("one", kAlways) +
                           " } } forces { tier_id: \"low\" rule { " + Rule("two", kAlways) + " } }";
  const OracleSubject subject = RateMember(Standard("high", kAlways) + pass, "");
  EXPECT_EQ(subject.possible_tier_ids, (Tiers{"mid", "low"}));
  EXPECT_EQ(subject.status, v1::SUBJECT_STATUS_NEEDS_DECISION);
}

TEST(OracleTest, CapLowersHigherTiersOnly) {
  const std::string cap = "caps { tier_id: \"mid\" rule { " + Rule("cap", kFlag) + " } }";
  EXPECT_EQ(RateMember(Standard("high", kAlways) + cap, Flagged(true)).possible_tier_ids,
            Tiers{"mid"});
  EXPECT_EQ(RateMember(Standard("high", kAlways) + cap, "").possible_tier_ids,
            (Tiers{"high", "mid"}));
  EXPECT_EQ(RateMember(cap, "").possible_tier_ids, Tiers{"low"});
}

TEST(OracleTest, DemandIsMetWhereItDoesNotApplyOrAnExceptionHolds) {
  const std::string head = "standards { tier_id: \"high\" conditions { id: \"r\" when { ";
  const std::string demand = head + kNever + " } ";
  const auto truth = [](const std::string& pass) {
    return RateMember(pass + " } }", "").demands.at("r");
  };
  EXPECT_EQ(truth(demand), kFalse);
  EXPECT_EQ(truth(demand + "applies { " + kNever + " }"), kTrue);
  EXPECT_EQ(truth(demand + "applies { " + kFlag + " }"), kUnknown);
  EXPECT_EQ(truth(demand + "exceptions { when { " + kAlways + " } }"), kTrue);
}

TEST(OracleTest, TriggerIsHeldBackByAnException) {
  const std::string force = "forces { tier_id: \"mid\" rule { " + Rule("force", kAlways);
  const auto fired = [](const std::string& pass) { return RateMember(pass + " } }", "").forces; };
  EXPECT_EQ(fired(force).true_ids, Tiers{"force"});
  EXPECT_EQ(fired(force + " exceptions { when { " + kFlag + " } }").unknown_ids, Tiers{"force"});
  EXPECT_TRUE(fired(force + " exceptions { when { " + kAlways + " } }").true_ids.empty());
  EXPECT_TRUE(fired(force + " applies { " + kNever + " }").true_ids.empty());
}

TEST(OracleTest, RuleExistsOnlyUnderItsReadings) {
  const v1::Policy policy = SmallPolicy(
      Standard("high", kAlways) + "caps { tier_id: \"low\" rule { " + Rule("cap", kAlways) +
          " under { reading_id: \"reading\" option_id: \"two\" } } }",
      "");
  const SubjectId id{v1::SUBJECT_KIND_MEMBER, "p"};
  EXPECT_EQ(Rate(policy, SmallDataset("")).subjects.at(id).decided_tier_id, "high");
  EXPECT_EQ(Rate(policy, SmallDataset(""), {{"reading", "two"}}).subjects.at(id).decided_tier_id,
            "low");
}

TEST(OracleTest, WhoIsNowhereOfficialIsNoSubject) {
  EXPECT_EQ(RateMember("", "people { id: \"p\" }").unplaced_reason, "no_official_membership");
  const OracleSubject ended = RateMember(
      "", R"pb(people {
                 id: "p"
                 memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL to_date: 20181231 }
               })pb");
  EXPECT_EQ(ended.status, v1::SUBJECT_STATUS_NOT_A_SUBJECT);
  EXPECT_EQ(ended.unplaced_reason, "no_official_membership");
  const OracleSubject closed = RateMember(
      "", R"pb(units { id: "old" kind: UNIT_KIND_BRANCH parent_id: "root" dissolved_on: 20181231 }
               people {
                 id: "p"
                 memberships { unit_id: "old" kind: MEMBERSHIP_KIND_OFFICIAL }
               })pb");
  EXPECT_EQ(closed.status, v1::SUBJECT_STATUS_NOT_A_SUBJECT);
  EXPECT_EQ(closed.unplaced_reason, "unit_dissolved");
}

TEST(OracleTest, TwoOfficialBranchesContradictEachOther) {
  const OracleSubject subject =
      RateMember("", R"pb(units { id: "other" kind: UNIT_KIND_BRANCH parent_id: "root" }
                          people {
                            id: "p"
                            memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
                            memberships { unit_id: "other" kind: MEMBERSHIP_KIND_OFFICIAL }
                          })pb");
  EXPECT_EQ(subject.contradictions, Tiers{"two-official-memberships"});
  EXPECT_EQ(subject.status, v1::SUBJECT_STATUS_NEEDS_INPUT);
  EXPECT_EQ(subject.possible_tier_ids, (Tiers{"high", "mid", "low"}));
  EXPECT_TRUE(subject.may_be_not_a_subject);
}

TEST(OracleTest, TwoHeadsOfOneBodyContradictEachOther) {
  const std::string head =
      R"pb(posts { unit_id: "root" kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE })pb";
  const std::string first = "people { id: \"x\" " + head + " } ";
  EXPECT_TRUE(RateRoot("", first).contradictions.empty());
  EXPECT_EQ(RateRoot("", first + "people { id: \"y\" " + head + " }").contradictions,
            Tiers{"two-heads"});
  EXPECT_TRUE(RateRoot("", "people { id: \"y\" " + head + head + " }").contradictions.empty());
}

TEST(OracleTest, BallotsMayNotGrow) {
  const auto contradictions = [](const std::string& counts, int votes) {
    const std::string result =
        "results { subject { kind: SUBJECT_KIND_MEMBER person_id: \"p\" } votes { vote_count: " +
        std::to_string(votes) + " } }";
    return RateMember("", "ballots { id: \"v\" unit_id: \"branch\" " + counts + result + " }")
        .contradictions;
  };
  const Tiers found = {"more-votes-than-voters"};
  EXPECT_EQ(contradictions("summoned_count: 5 valid_count: 6 ", 1), found);
  EXPECT_EQ(contradictions("summoned_count: 5 present_count: 4 ", 5), found);
  EXPECT_EQ(contradictions("summoned_count: 5 present_count: 4 ", 4), Tiers{});
  EXPECT_EQ(contradictions("", 1000), Tiers{});
}

TEST(OracleTest, PeopleDecideBesideTheProposal) {
  const OracleSubject subject = RateMember(Standard("high", kAlways), R"pb(
    decisions {
      subject { kind: SUBJECT_KIND_MEMBER person_id: "p" }
      tier_id: "mid"
    })pb");
  EXPECT_EQ(subject.possible_tier_ids, Tiers{"high"});
  EXPECT_EQ(subject.decided_tier_id, "mid");
  EXPECT_TRUE(subject.is_decided_by_people);
}

TEST(OracleTest, ChecksFindWhatIsNotMetAndNotShown) {
  const v1::Policy policy = SmallPolicy(
      "", "",
      std::string("checks { subject: CHECK_SUBJECT_MEMBER rule { ") + Rule("one", kFlag) +
          " } } checks { subject: CHECK_SUBJECT_MEMBER rule { " + Rule("two", kNever) +
          " } } checks { subject: CHECK_SUBJECT_ORGANIZATION rule { " + Rule("three", kNever) +
          " } }");
  const std::set<OracleFinding> findings = Rate(policy, SmallDataset("")).findings;
  ASSERT_EQ(findings.size(), 3u);
  std::vector<OracleFinding> sorted(findings.begin(), findings.end());
  EXPECT_EQ(sorted[0].verdict, v1::FINDING_VERDICT_NOT_SHOWN);
  EXPECT_EQ(sorted[0].person_id, "p");
  EXPECT_EQ(sorted[1].unit_id, "branch");
  EXPECT_EQ(sorted[1].rule_id, "three");
  EXPECT_EQ(sorted[2].verdict, v1::FINDING_VERDICT_NOT_MET);
}

struct Case {
  const char* why;
  std::string condition;
  std::string text;
  Truth expected;
};

TEST(OracleTest, Criteria) {
  const std::string all = "criteria { at_least_level_id: \"fair\" }";
  const std::string basic = "criteria { role_ids: \"basic\" at_least_level_id: \"fair\" }";
  const std::string task = "criteria { except_role_ids: \"basic\" at_least_level_id: \"fair\" ";
  const std::string count = "criteria { at_least_level_id: \"good\" at_least_count: 2 }";
  const std::string a_good = "marks { criterion_id: \"a\" level_id: \"good\" } ";
  const std::string b_poor = "marks { criterion_id: \"b\" level_id: \"poor\" } ";
  const std::string b_good = "marks { criterion_id: \"b\" level_id: \"good\" } ";
  const std::string b_none = "marks { criterion_id: \"b\" not_applicable: true } ";
  const std::string c_poor = "marks { criterion_id: \"c\" level_id: \"poor\" } ";
  const std::vector<Case> cases = {
      {"all at or above, the missing one is if-any", all, Assessed(a_good + b_good), kTrue},
      {"one below", all, Assessed(b_poor), kFalse},
      {"one missing", all, Assessed(a_good), kUnknown},
      {"not applicable leaves", all, Assessed(a_good + b_none), kTrue},
      {"another role does not count", basic, Assessed(a_good + b_good + c_poor), kTrue},
      {"an if-any mark counts where it is", all, Assessed(a_good + b_good + c_poor), kFalse},
      {"none left", task + "}", "", kFalse},
      {"none left, told to hold", task + "when_none: true }", "", kTrue},
      {"two of two", count, Assessed(a_good + b_good), kTrue},
      {"one and one missing", count, Assessed(a_good), kUnknown},
      {"one and one below", count, Assessed(a_good + b_poor), kFalse},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForMember(c.condition, c.text), c.expected) << c.why;
  }
}

TEST(OracleTest, TaskShare) {
  const auto share = [](const std::string& more) {
    return "task_share { group_ids: \"t\" measure: TASK_MEASURE_COMPLETED "
           "comparison: COMPARISON_AT_LEAST share { numerator: 1 denominator: 2 } " +
           more + " }";
  };
  const auto tally = [](const std::string& group, const std::string& counts) {
    return "tasks { group_id: \"" + group + "\" " + counts + " } ";
  };
  const std::string two = "assigned_count: 4 completed_count: 2 ";
  const std::string one = "assigned_count: 4 completed_count: 1 ";
  const std::vector<Case> cases = {
      {"half is half", share(""), Assessed(tally("t", two)), kTrue},
      {"less than half", share(""), Assessed(tally("t", one)), kFalse},
      {"no tally", share(""), "", kUnknown},
      {"no count", share(""), Assessed(tally("t", "assigned_count: 4")), kUnknown},
      {"pooled", share("group_ids: \"w\""), Assessed(tally("t", two) + tally("w", one)), kFalse},
      {"one group missing", share("group_ids: \"w\""), Assessed(tally("t", two)), kUnknown},
      {"excused leave", share("excused: EXCUSED_TASKS_LEFT_OUT"),
       Assessed(tally("t", one + "excused_count: 2")), kTrue},
      {"excused not stated", share("excused: EXCUSED_TASKS_LEFT_OUT"), Assessed(tally("t", two)),
       kUnknown},
      {"nothing assigned", share("when_none: true"),
       Assessed(tally("t", "assigned_count: 0 completed_count: 0")), kTrue},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForMember(c.condition, c.text), c.expected) << c.why;
  }
}

TEST(OracleTest, AttestedUnitEmploymentAndRatings) {
  const std::string covered =
      "coverage { table: COVERAGE_TABLE_ATTESTATIONS unit_id: \"root\" flag_id: \"f\" }";
  const std::string home = "memberships { unit_id: \"branch\" kind: MEMBERSHIP_KIND_OFFICIAL } ";
  const auto person = [&](const std::string& text) {
    return "people { id: \"p\" " + home + text + " } ";
  };
  const std::string rated = "rated_by { side: SIDE_STATE band { best_tier_id: \"mid\" } }";
  const auto rating = [&](const std::string& tier, const std::string& more) {
    return person("ratings { side: SIDE_STATE tier_id: \"" + tier + "\" " + more + " }");
  };
  const std::string ratings_covered =
      " coverage { table: COVERAGE_TABLE_RATINGS unit_id: \"branch\" }";
  const std::string last_year = "begin_date: 20170101 end_date: 20180101";
  const std::vector<Case> cases = {
      {"attested", kFlag, Flagged(true), kTrue},
      {"not attested, covered above", kFlag, covered, kFalse},
      {"not attested", kFlag, "", kUnknown},
      {"level not stated", "unit_is { levels: UNIT_LEVEL_GRASSROOTS }", "", kUnknown},
      {"wrong kind decides alone",
       "unit_is { kinds: UNIT_KIND_PARTY_BODY levels: UNIT_LEVEL_GRASSROOTS }", "", kFalse},
      {"employment not stated", "employment { kinds: EMPLOYMENT_KIND_CADRE }", "", kUnknown},
      {"employment", "employment { kinds: EMPLOYMENT_KIND_CADRE }",
       person("employment: EMPLOYMENT_KIND_CADRE"), kTrue},
      {"rated in the band", rated, rating("low", ""), kTrue},
      {"rated above the band", rated, rating("high", ""), kFalse},
      {"rated last year only", rated, rating("low", last_year), kUnknown},
      {"not rated, covered", rated, rating("low", last_year) + ratings_covered, kFalse},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForMember(c.condition, c.text), c.expected) << c.why;
  }
}

TEST(OracleTest, AbsenceAndTenure) {
  const auto absent = [](const std::string& dates) {
    return "people { id: \"p\" admitted_on: 20171231 memberships { unit_id: \"branch\" "
           "kind: MEMBERSHIP_KIND_OFFICIAL } absences { kind: ABSENCE_KIND_SICK " +
           dates + " } } ";
  };
  const std::string now = "absent { kinds: ABSENCE_KIND_SICK }";
  const std::string three = "absent { kinds: ABSENCE_KIND_SICK min_months: 3 }";
  const std::string covered = "coverage { table: COVERAGE_TABLE_ABSENCES unit_id: \"root\" }";
  const std::vector<Case> cases = {
      {"running", now, absent("from_date: 20181201"), kTrue},
      {"ended the day before", now, absent("to_date: 20181231"), kUnknown},
      {"not on the day, covered", now, absent("to_date: 20181231") + covered, kFalse},
      {"three months", three, absent("from_date: 20180115 to_date: 20180415"), kTrue},
      {"a day short", three, absent("from_date: 20180115 to_date: 20180414") + covered, kFalse},
      {"cut to the period", three, absent("from_date: 20170901 to_date: 20180301") + covered,
       kFalse},
      {"open at both ends", three, absent(""), kTrue},
      {"twelve months are not fewer than twelve", "tenure { less_than_months: 12 }", absent(""),
       kFalse},
      {"but fewer than thirteen", "tenure { less_than_months: 13 }", absent(""), kTrue},
      {"admission not stated", "tenure { less_than_months: 13 }", "", kUnknown},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TruthForMember(c.condition, c.text), c.expected) << c.why;
  }
}

TEST(CalendarTest, MonthsEndOnTheCorrespondingDay) {
  EXPECT_EQ(WholeMonths(20180131, 20180227), 0);
  EXPECT_EQ(WholeMonths(20180131, 20180228), 1);
  EXPECT_EQ(WholeMonths(20171231, 20181231), 12);
  EXPECT_EQ(WholeMonths(20181231, 20180101), 0);
  EXPECT_EQ(NextDay(20160228), 20160229);
  EXPECT_EQ(NextDay(20181231), 20190101);
  EXPECT_EQ(Weekday(20181217), 0);
}

TEST(ExpandColumnsTest, ColumnsBecomeRows) {
  v1::Dataset columns;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(people_columns {
             person_ids: "a"
             person_ids: "b"
             employment: "\001\000"
             unit_ids: "u"
             home_unit: [ 0, 1 ]
             home_from_date: [ 0, 20180301 ]
             marks { criterion_id: "c" level_ids: "good" levels: "\377\001" }
             marks {
               criterion_id: "d"
               points: [ -1, 7 ]
             }
             tasks {
               group_id: "t"
               assigned_count: [ 3, -1 ]
             }
             flags { flag_id: "f" values: "\002\003" }
             rated_on: [ 20181220, 0 ]
             posts {
               person: 1
               post { id: "x" }
             }
           })pb",
      &columns));
  const v1::Dataset rows = ExpandColumns(columns);
  ASSERT_EQ(rows.people_size(), 2);
  EXPECT_EQ(rows.people(0).employment(), v1::EMPLOYMENT_KIND_CADRE);
  EXPECT_TRUE(rows.people(0).memberships().empty());
  EXPECT_EQ(rows.people(1).memberships(0).from_date(), 20180301);
  EXPECT_EQ(rows.people(1).posts_size(), 1);
  EXPECT_TRUE(rows.assessments(0).marks(0).not_applicable());
  EXPECT_EQ(rows.assessments(0).marks_size(), 1);
  EXPECT_EQ(rows.assessments(1).marks(0).level_id(), "good");
  EXPECT_EQ(rows.assessments(1).marks(1).points(), 7);
  EXPECT_EQ(rows.assessments(0).tasks(0).assigned_count(), 3);
  EXPECT_FALSE(rows.assessments(1).tasks(0).has_assigned_count());
  EXPECT_FALSE(rows.assessments(0).attestations(0).holds());
  EXPECT_TRUE(rows.assessments(1).attestations(0).holds());
  EXPECT_EQ(rows.assessments(0).rated_on(), 20181220);
}

}  // namespace
}  // namespace dangvien::oracle
