// Which subjects share a group, and what a group is called.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/quota/quota_cases.h"

namespace dangvien::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Branches kTwoBranches = {{"b1", "HM"}, {"b2", "H"}};

TEST(GroupsTest, EachUnitIsAGroup) {
  EXPECT_THAT(LinesOf(RunQuotas(QuotaText(), Dossier(kTwoBranches))),
              ElementsAre("b1 0: b1-01 N", "b2 0: b2-01 N"));
}

TEST(GroupsTest, TheWholeDossierIsOneGroup) {
  EXPECT_THAT(
      LinesOf(RunQuotas(QuotaText("group { within: GROUP_WITHIN_WHOLE }"), Dossier(kTwoBranches))),
      ElementsAre(" 0: b1-01 N, b2-01 N"));
}

TEST(GroupsTest, WhatIsBelowOneSuperior) {
  EXPECT_THAT(LinesOf(RunQuotas(QuotaText("group { within: GROUP_WITHIN_SUPERIOR }"),
                                Dossier(kTwoBranches))),
              ElementsAre("r 0: b1-01 N, b2-01 N"));
}

const char kMoreUnits[] = R"pb(
  units { id: "s" kind: UNIT_KIND_PARTY_BODY parent_id: "r" level: UNIT_LEVEL_SECTION }
  units { id: "c" kind: UNIT_KIND_BRANCH parent_id: "s" level: UNIT_LEVEL_SUBORDINATE }
  people {
    id: "c-01"
    memberships { unit_id: "c" kind: MEMBERSHIP_KIND_OFFICIAL }
  }
  assessments {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "c-01" }
    attestations { flag_id: "out" holds: false }
    attestations { flag_id: "middle" holds: true }
    attestations { flag_id: "top" holds: true }
  }
)pb";

// Every level is stated; `not_stated` is the unit of which it is not.
v1::Dataset WithLevels(const std::string& not_stated = "") {
  v1::Dataset dataset = Dossier(kTwoBranches, kMoreUnits);
  for (v1::Unit& unit : *dataset.mutable_units()) {
    if (unit.id() == "b1" || unit.id() == "b2") unit.set_level(v1::UNIT_LEVEL_UPPER_GRASSROOTS);
    if (unit.id() == not_stated) unit.clear_level();
  }
  return dataset;
}

TEST(GroupsTest, TheNearestUnitOfALevel) {
  const auto lines = [](const std::string& levels) {
    return LinesOf(
        RunQuotas(QuotaText("group { within: GROUP_WITHIN_LEVEL " + levels + " }"), WithLevels()));
  };
  EXPECT_THAT(lines("levels: UNIT_LEVEL_GRASSROOTS"), ElementsAre("r 0: b1-01 N, b2-01 N, c-01 N"));
  EXPECT_THAT(lines("levels: UNIT_LEVEL_GRASSROOTS levels: UNIT_LEVEL_SECTION"),
              ElementsAre("r 0: b1-01 N, b2-01 N", "s 0: c-01 N"));
  EXPECT_THAT(lines("levels: UNIT_LEVEL_SUBORDINATE"),
              ElementsAre("r 0: b1-01 N, b2-01 N", "c 0: c-01 N"))
      << "the subject's own unit is the nearest; without one it is the root";
}

TEST(GroupsTest, AUnitWhoseLevelIsNotStatedMayBeTheNearest) {
  const std::string quota = QuotaText(
      "group { within: GROUP_WITHIN_LEVEL levels: UNIT_LEVEL_GRASSROOTS levels: "
      "UNIT_LEVEL_SECTION }");
  const v1::Result result = RunQuotas(quota, WithLevels("s"));
  EXPECT_THAT(LinesOf(result), ElementsAre("r 0: b1-01 N, b2-01 N, c-01 N", "s 0: c-01 N"));
  EXPECT_EQ(Span(result.certificates(0).subject_count()), "3-4") << "c-01 perhaps";
  EXPECT_EQ(Span(result.certificates(1).subject_count()), "0-1");
  EXPECT_TRUE(result.certificates(1).provisional());
  EXPECT_EQ(ProposedOf(result), "MMMI") << "c-01 in one of them, perhaps of another";
}

TEST(GroupsTest, ByTheKindOfTheUnit) {
  EXPECT_THAT(
      LinesOf(RunQuotas(QuotaText("group { within: GROUP_WITHIN_WHOLE by: GROUP_BY_UNIT_KIND }"),
                        Dossier({{"b1", "HH"}}))),
      ElementsAre(" UNIT_KIND_BRANCH 0: b1-01 N, b1-02 N"));
}

std::string Post(const std::string& id, const std::string& more) {
  return "posts { id: \"" + id +
         "\" unit_id: \"b1\" kind: POST_KIND_MEMBER body: POST_BODY_COMMITTEE " + more + " } ";
}

v1::Dataset WithPosts(const std::string& letters, const std::vector<std::string>& posts) {
  v1::Dataset dataset = Members(letters);
  for (size_t i = 0; i < posts.size(); ++i) {
    const std::string person = dataset.people(static_cast<int>(i)).id();
    v1::Dataset more = Dossier({}, "people { id: \"" + person + "\" " + posts[i] + " }");
    dataset.mutable_people(static_cast<int>(i))->MergeFrom(more.people(0));
  }
  return dataset;
}

const std::string kByPeers = "group { within: GROUP_WITHIN_WHOLE by: GROUP_BY_PEER_GROUP } ";

TEST(GroupsTest, PeerGroupsOfTheFirstListedPost) {
  const v1::Dataset dataset = WithPosts(
      "HHH", {Post("1", "rank: 1 group_ids: \"x\"") + Post("2", "rank: 2 group_ids: \"y\""),
              Post("1", "rank: 1 group_ids: \"x\" group_ids: \"y\""),
              Post("1", "rank: 1 group_ids: \"x\" to_date: 20191231")});
  const v1::Result result = RunQuotas(QuotaText(kByPeers), dataset);
  EXPECT_THAT(LinesOf(result), ElementsAre(" x 0: b1-01 N, b1-02 N", " y 0: b1-02 N"));
  EXPECT_EQ(ProposedOf(result), "MMI") << "the third holds no post on the rating date";
}

TEST(GroupsTest, WhoIsInTwoGroupsNeedsASeatInEach) {
  const std::string in_x = Post("1", "rank: 1 group_ids: \"x\"");
  const std::string in_y = Post("1", "rank: 1 group_ids: \"y\"");
  const std::string in_both = Post("1", "rank: 1 group_ids: \"x\" group_ids: \"y\"");
  // In x there is a seat for one of five, in y none.
  const v1::Dataset dataset = WithPosts("HMMMMM", {in_both, in_x, in_x, in_x, in_x, in_y});
  const v1::Result result = RunQuotas(QuotaText(kByPeers), dataset);
  EXPECT_THAT(LinesOf(result), ElementsAre(" x 1: b1-01 S", " y 0: b1-01 N"));
  EXPECT_EQ(ProposedOf(result), "MMMMMM");
}

TEST(GroupsTest, WithoutAPeerGroupTheTierStaysOpen) {
  const v1::Result result = RunQuotas(QuotaText(kByPeers), Members("HM"));
  EXPECT_THAT(LinesOf(result), IsEmpty());
  EXPECT_EQ(ProposedOf(result), "IM") << "who cannot have the tier needs no group";
  const v1::SubjectResult& subject = result.subjects(2);
  EXPECT_EQ(subject.subject().person_id(), "b1-01");
  EXPECT_THAT(subject.possible_tier_ids(), ElementsAre("high", "mid"));
  EXPECT_EQ(subject.open_facts(0).kind(), v1::FACT_KIND_PEER_GROUP);
  EXPECT_EQ(subject.open_facts(0).id(), "q");
}

const std::string kConcerned = "applies { attested { flag_id: \"concerned\" } } ";

v1::Dataset WithConcerned(const std::string& letters, const std::string& concerned) {
  v1::Dataset dataset = Members(letters);
  for (size_t i = 0; i < concerned.size(); ++i) {
    if (concerned[i] == '?') continue;
    v1::Attestation* attestation =
        dataset.mutable_assessments(static_cast<int>(i))->add_attestations();
    attestation->set_flag_id("concerned");
    attestation->set_holds(concerned[i] == 'y');
  }
  return dataset;
}

TEST(GroupsTest, WhomItDoesNotConcernIsInNoGroup) {
  const v1::Result result = RunQuotas(QuotaText(kConcerned), WithConcerned("HHMMMM", "nyyyyy"));
  EXPECT_THAT(LinesOf(result), ElementsAre("b1 1: b1-02 S"));
  EXPECT_EQ(ProposedOf(result), "HHMMMM");
}

TEST(GroupsTest, WhomItPerhapsConcernsCountsPerhaps) {
  const v1::Result result = RunQuotas(QuotaText(kConcerned), WithConcerned("HMMMM", "?yyyy"));
  ASSERT_EQ(result.certificates_size(), 1);
  const v1::Certificate& certificate = result.certificates(0);
  EXPECT_EQ(Span(certificate.subject_count()), "4-5");
  EXPECT_EQ(Span(certificate.candidate_count()), "0-1");
  EXPECT_TRUE(certificate.provisional());
  EXPECT_TRUE(certificate.candidates(0).perhaps());
  EXPECT_EQ(LineOf(certificate), "0-1: b1-01 O");
  EXPECT_EQ(ProposedOf(result), "IMMMM");
}

TEST(GroupsTest, ConcernedByNobodyThereIsNoCertificate) {
  EXPECT_THAT(LinesOf(RunQuotas(QuotaText(kConcerned), WithConcerned("HH", "nn"))), IsEmpty());
}

v1::Dataset WithHead(const std::string& letters, const std::string& post) {
  return WithPosts(letters,
                   {"posts { id: \"h\" unit_id: \"r\" body: POST_BODY_COMMITTEE " + post + " } "});
}

TEST(GroupsTest, HeadsApartNeedNoSeatAndAreInNoBase) {
  const std::string apart = "head: QUOTA_HEAD_APART ";
  const std::string head = "kind: POST_KIND_HEAD";
  const v1::Result counted = RunQuotas(QuotaText(), WithHead("HHMMM", head));
  EXPECT_THAT(LinesOf(counted), ElementsAre("b1 1: b1-01 T, b1-02 T"));
  const v1::Result result = RunQuotas(QuotaText(apart), WithHead("HHMMM", head));
  EXPECT_THAT(LinesOf(result), ElementsAre("b1 0: b1-02 N"));
  EXPECT_EQ(ProposedOf(result), "HMMMM");
  EXPECT_EQ(result.certificates(0).apart(0).person_id(), "b1-01");
  EXPECT_EQ(Span(result.certificates(0).rated_count()), "4");
  EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(apart), WithHead("HHMMM", "kind: POST_KIND_DEPUTY"))),
            "DDMMM");
  EXPECT_EQ(ProposedOf(RunQuotas(QuotaText(apart), WithHead("HHMMM", head + " to_date: 20191231"))),
            "DDMMM")
      << "no longer the head on the rating date";
}

}  // namespace
}  // namespace dangvien::testing
