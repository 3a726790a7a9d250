// Groups of quotas: who is in which, who stands apart, what people decide, and what is open while
// somebody of the group is.
//
// Tested by tests/oracle/oracle_quota_group_test.cc
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/oracle/quota_cases.h"
#include "tests/oracle/small_cases.h"

namespace dangvien::oracle {
namespace {

std::string Decision(const std::string& text) {
  return "quota_decisions { quota_id: \"quota\" unit_id: \"branch\" reference: \"1\" " + text +
         " } ";
}

TEST(OracleQuotaGroupTest, PeopleSeatTheTied) {
  const std::string members = Members("HHHH", {90, 70, 70, 60});
  const OracleResult seated =
      RateMembers(Quota(HalfByTasks()), members + Decision("seated " + RefOfLetter(2)));
  EXPECT_EQ(OutcomesOf(seated.certificates[0]), "ma:S mb:n mc:s md:N");
  EXPECT_EQ(TiersOf(seated, 4), "HMHM");
  EXPECT_EQ(FindingNames(seated), Names{});
  // Who is not tied gets no seat by that, and nobody loses one.
  const OracleResult not_tied =
      RateMembers(Quota(HalfByTasks()), members + Decision("seated " + RefOfLetter(3)));
  EXPECT_EQ(OutcomesOf(not_tied.certificates[0]), "ma:S mb:T mc:T md:N");
  EXPECT_EQ(FindingNames(not_tied), Names{"seat-not-tied"});
  // More than the seats.
  const OracleResult many =
      RateMembers(Quota(HalfByTasks()),
                  members + Decision("seated " + RefOfLetter(1) + " seated " + RefOfLetter(2)));
  EXPECT_EQ(TiersOf(many, 4), "HHHM");
  EXPECT_EQ(many.certificates[0].decided_count(), 3u);
  EXPECT_EQ(FindingNames(many), Names{"quota-exceeded"});
}

TEST(OracleQuotaGroupTest, PeopleRaiseTheLimitUpToTheHighest) {
  const auto raise = [](int numerator, int denominator, const std::string& more) {
    return Decision("raised_limit_numerator: " + std::to_string(numerator) +
                    " raised_limit_denominator: " + std::to_string(denominator) + " " + more);
  };
  const std::string quota = kBranches + Limit(1, 5) + kOrAbove + kByTasks;
  const std::string highest = "highest_limit { numerator: 1 denominator: 4 } ";
  const std::string members = Members("HHHHHHHH", {90, 80, 70, 60, 50, 40, 30, 20});
  const std::string reason = "reason: \"outstanding\" ";
  struct Case {
    std::string quota;
    std::string decision;
    std::string tiers;
    std::string raised_by;
    Names findings;
  };
  const std::vector<Case> cases = {
      {quota + highest, "", "HMMMMMMM", "", {}},
      {quota + highest, raise(1, 4, reason), "HHMMMMMM", "1", {}},
      {quota + highest, raise(1, 4, ""), "HHMMMMMM", "1", {"raise-without-reason"}},
      {quota + highest, raise(3, 10, reason), "HMMMMMMM", "", {"raise-too-high"}},
      {quota, raise(1, 4, reason), "HMMMMMMM", "", {"raise-too-high"}},
      {quota + highest, raise(1, 100, ""), "HMMMMMMM", "", {}},
      {quota + highest,
       Decision("peer_group_id: \"other\" raised_limit_numerator: 1 "
                "raised_limit_denominator: 4"),
       "HMMMMMMM",
       "",
       {}},
  };
  for (const Case& c : cases) {
    const OracleResult result = RateMembers(Quota(c.quota), members + c.decision);
    EXPECT_EQ(TiersOf(result, 8), c.tiers) << c.decision;
    EXPECT_EQ(result.certificates[0].raised_by_reference(), c.raised_by) << c.decision;
    EXPECT_EQ(FindingNames(result), c.findings) << c.decision;
  }
}

TEST(OracleQuotaGroupTest, DecidedTiersStandBesideAndAreCounted) {
  const std::string decided = "decisions { subject " + RefOfLetter(1) + " tier_id: \"high\" } ";
  const OracleResult result = RateMembers(Quota(HalfByTasks()), Members("HH", {90, 80}) + decided);
  EXPECT_EQ(TiersOf(result, 2), "HM");
  EXPECT_EQ(SubjectAt(result, 1).decided_tier_id, "high");
  EXPECT_EQ(result.certificates[0].decided_count(), 2u);
  EXPECT_EQ(FindingNames(result), Names{"quota-exceeded"});
}

TEST(OracleQuotaGroupTest, AnUndecidedMemberMakesTheLineProvisional) {
  struct Case {
    const char* why;
    std::string letters;
    std::vector<int> done;
    std::string outcomes;
    std::string tiers;
  };
  const std::vector<Case> cases = {
      // Two seats for four, whatever ? is.
      {"first before an undecided one", "HH?H", {90, 50, 80, 40}, "ma:S mc:S mb:O md:N", "H??M"},
      {"behind everybody", "HHM?", {90, 80, 0, 10}, "ma:S mb:S md:N", "HHMM"},
      {"tied with one who perhaps takes part", "HHM?", {90, 80, 0, 80}, "ma:S mb:O md:O", "H?M?"},
  };
  for (const Case& c : cases) {
    const OracleResult result = RateMembers(Quota(HalfByTasks()), Members(c.letters, c.done));
    const v1::Certificate& certificate = result.certificates[0];
    EXPECT_TRUE(certificate.provisional());
    EXPECT_EQ(OutcomesOf(certificate), c.outcomes) << c.why;
    EXPECT_EQ(TiersOf(result, 4), c.tiers) << c.why;
  }
  const OracleResult result = RateMembers(Quota(HalfByTasks()), Members("HH?H", {90, 50, 80, 40}));
  EXPECT_EQ(SubjectAt(result, 1).status, v1::SUBJECT_STATUS_NEEDS_INPUT);
  // Behind everybody: lowered in each case, and so rated, though its qualified tier is open.
  const OracleResult last = RateMembers(Quota(HalfByTasks()), Members("HHM?", {90, 80, 0, 10}));
  EXPECT_EQ(SubjectAt(last, 3).status, v1::SUBJECT_STATUS_RATED);
  EXPECT_EQ(SubjectAt(last, 3).qualified_tier_id, "");
  EXPECT_EQ(SubjectAt(last, 3).proposed_tier_id, "mid");
}

TEST(OracleQuotaGroupTest, SeatsAreARangeWhileTheBaseIs) {
  // Whether the last one is rated is open: three or four rated, one seat or two.
  const std::string members = Members("HHHU", {90, 80, 70, 60});
  const OracleResult result =
      RateMembers(Quota(kBranches + Limit(1, 2) + "base: QUOTA_BASE_RATED " + kByTasks), members);
  const v1::Certificate& certificate = result.certificates[0];
  EXPECT_EQ(RangeText(certificate.rated_count()), "3-4");
  EXPECT_EQ(RangeText(certificate.subject_count()), "4");
  EXPECT_EQ(RangeText(certificate.seat_count()), "1-2");
  EXPECT_EQ(OutcomesOf(certificate), "ma:S mb:O mc:N md:N");
  EXPECT_TRUE(certificate.candidates(3).perhaps());
  // A small-group rule that may fit adds its seats.
  const OracleResult small = RateMembers(
      Quota(kBranches + Limit(1, 2) + "base: QUOTA_BASE_RATED " + kByTasks +
            "small_groups { counted: SMALL_GROUP_COUNT_RATED fewer_than: 4 seats: 3 } "),
      members);
  EXPECT_EQ(RangeText(small.certificates[0].seat_count()), "1-3");
}

TEST(OracleQuotaGroupTest, TiesAreKeptOnlyWithinTheLeastSeats) {
  const OracleResult result =
      RateMembers(Quota(kBranches + Limit(1, 2) + "base: QUOTA_BASE_RATED " + kByTasks +
                        "ties: TIE_RULE_KEEP_ALL "),
                  Members("HHHU", {90, 80, 80, 60}));
  EXPECT_EQ(OutcomesOf(result.certificates[0]), "ma:S mb:O mc:O md:N");
}

// What a later pass reads of a member who loses the high tier to the quota.
TEST(OracleQuotaGroupTest, LayersAreBeforeAndAfterTheQuotas) {
  const auto tier_of_leader = [](const std::string& layer) {
    v1::Policy policy = SmallPolicy(
        QuotaRules() + Quota(HalfByTasks()), "",
        "passes { id: \"leaders\" subject_kind: SUBJECT_KIND_LEADER fallback { tier_id: \"high\" } "
        "ceilings { source: TIER_SOURCE_MEMBER layer: LAYER_" +
            layer + " rule { id: \"c\" } } }");
    const std::string post = "posts { id: \"h\" unit_id: \"branch\" kind: POST_KIND_HEAD } ";
    return Rate(policy, SmallDataset("people { id: \"p\" } " + Member('H', 0, 10, post) +
                                     Member('H', 1, 90, "")))
        .subjects.at({v1::SUBJECT_KIND_LEADER, "ma", "h"})
        .proposed_tier_id;
  };
  EXPECT_EQ(tier_of_leader("QUALIFIED"), "high");
  EXPECT_EQ(tier_of_leader("PROPOSED"), "mid");
  EXPECT_EQ(tier_of_leader("DECIDED"), "mid");
}

TEST(OracleQuotaGroupTest, WhoBelongsMayBeOpen) {
  const std::string applies = "applies { attested { flag_id: \"g\" } } ";
  const std::string g = "attestations { flag_id: \"g\" holds: ";
  const auto member = [&](size_t index, int done, const std::string& flag) {
    std::string text = Member('H', index, done, "");
    return text.insert(text.rfind("tasks"), flag);
  };
  const OracleResult result = RateMembers(Quota(HalfByTasks() + applies),
                                          "people { id: \"p\" } " + member(0, 90, g + "true } ") +
                                              member(1, 80, "") + member(2, 70, g + "false } "));
  // One or two belong, so there is one seat or none; the third needs none.
  EXPECT_EQ(RangeText(result.certificates[0].subject_count()), "1-2");
  EXPECT_EQ(RangeText(result.certificates[0].seat_count()), "0-1");
  EXPECT_EQ(OutcomesOf(result.certificates[0]), "ma:O mb:N");
  EXPECT_EQ(TiersOf(result, 3), "??H");
}

std::string Post(const std::string& more) {
  return "posts { id: \"x\" unit_id: \"branch\" " + more + " } ";
}

TEST(OracleQuotaGroupTest, HeadsMayStandApart) {
  const std::string head = Post("kind: POST_KIND_HEAD");
  const std::string members = "people { id: \"p\" } " + Member('H', 0, 10, head) +
                              Member('H', 1, 90, "") + Member('H', 2, 80, "") +
                              Member('M', 3, 0, "");
  const OracleResult counted = RateMembers(Quota(HalfByTasks()), members);
  EXPECT_EQ(TiersOf(counted, 4), "MHHM");
  const OracleResult apart = RateMembers(Quota(HalfByTasks() + "head: QUOTA_HEAD_APART "), members);
  EXPECT_EQ(TiersOf(apart, 4), "HHMM");
  EXPECT_EQ(RangeText(apart.certificates[0].subject_count()), "3");
  ASSERT_EQ(apart.certificates[0].apart_size(), 1);
  EXPECT_EQ(apart.certificates[0].apart(0).person_id(), "ma");
}

TEST(OracleQuotaGroupTest, GroupsByPlace) {
  const std::string units =
      "units { id: \"big\" kind: UNIT_KIND_PARTY_BODY level: UNIT_LEVEL_GRASSROOTS "
      "parent_id: \"root\" } "
      "units { id: \"left\" kind: UNIT_KIND_BRANCH level: UNIT_LEVEL_SUBORDINATE "
      "parent_id: \"big\" } "
      "units { id: \"right\" kind: UNIT_KIND_BRANCH level: UNIT_LEVEL_SUBORDINATE "
      "parent_id: \"big\" } people { id: \"p\" } ";
  const std::string members = units + Member('H', 0, 90, "", "left") +
                              Member('H', 1, 80, "", "right") + Member('H', 2, 70, "", "right") +
                              Member('H', 3, 60, "", "branch");
  struct Case {
    std::string group;
    std::string units;
    std::string tiers;
  };
  const std::string level = "LEVEL levels: UNIT_LEVEL_GRASSROOTS";
  const std::vector<Case> cases = {
      {"WHOLE", " (4)", "HHMM"},
      {"UNIT", "left(1) right(2) branch(1)", "MHMM"},
      {"SUPERIOR", "root(1) big(3)", "HMMM"},
      // The level of `branch` is not stated: it may be the unit of the group.
      {level, "big(3) branch(0-1) root(0-1)", "HMM?"},
      {"WHOLE by: GROUP_BY_UNIT_KIND", " (4)", "HHMM"},
  };
  for (const Case& c : cases) {
    const OracleResult result = RateMembers(Quota("group { within: GROUP_WITHIN_" + c.group +
                                                  " } " + Limit(1, 2) + kOrAbove + kByTasks),
                                            members);
    std::set<std::string> found;
    for (const v1::Certificate& certificate : result.certificates) {
      found.insert((certificate.unit_id().empty() ? " " : certificate.unit_id()) + "(" +
                   RangeText(certificate.subject_count()) + ")");
    }
    std::set<std::string> expected;
    size_t begin = 0;
    while (begin < c.units.size()) {
      const size_t end = c.units.find(')', begin) + 1;
      expected.insert(c.units.substr(begin, end - begin));
      begin = end + 1;
    }
    EXPECT_EQ(found, expected) << c.group;
    EXPECT_EQ(TiersOf(result, 4), c.tiers) << c.group;
  }
}

TEST(OracleQuotaGroupTest, GroupsByTitleOfTheFirstPost) {
  const auto post = [](const std::string& groups) {
    return Post("kind: POST_KIND_MEMBER rank: 1 " + groups);
  };
  const std::string one = "group_ids: \"one\" ";
  const std::string two = "group_ids: \"two\" ";
  const std::string quota = Quota("group { within: GROUP_WITHIN_WHOLE by: GROUP_BY_PEER_GROUP } " +
                                  Limit(1, 2) + kOrAbove + kByTasks);
  const std::string members = "people { id: \"p\" } " + Member('H', 0, 90, post(one)) +
                              Member('H', 1, 80, post(one + two)) + Member('H', 2, 70, post(two)) +
                              Member('H', 3, 60, "") + Member('M', 4, 50, "");
  const OracleResult result = RateMembers(quota, members);
  // One seat in each; the second loses his in the first group, the fourth stands in none.
  EXPECT_EQ(TiersOf(result, 5), "HMM?M");
  ASSERT_EQ(result.certificates.size(), 2u);
  EXPECT_EQ(OutcomesOf(result.certificates[0]), "ma:S mb:N");
  EXPECT_EQ(OutcomesOf(result.certificates[1]), "mb:S mc:N");
  EXPECT_EQ(SubjectAt(result, 3).status, v1::SUBJECT_STATUS_NEEDS_INPUT);
  EXPECT_EQ(FindingNames(result), Names{"peer-group-not-stated"});
  EXPECT_EQ(result.quota_findings.begin()->subject.id, "md");
}

TEST(OracleQuotaGroupTest, AFlagOnlyTells) {
  const OracleResult result =
      RateMembers(Quota(HalfByTasks() + "effect: QUOTA_EFFECT_FLAG "), Members("HH", {90, 80}));
  EXPECT_EQ(TiersOf(result, 2), "HH");
  EXPECT_EQ(OutcomesOf(result.certificates[0]), "ma:S mb:N");
  EXPECT_EQ(FindingNames(result), Names{"quota-exceeded"});
}

}  // namespace
}  // namespace dangvien::oracle
