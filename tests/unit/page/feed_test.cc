// Tiers of a result as ratings in a dossier, in rows and in columns, once and again.
#include "feed/feed.h"

#include "gtest/gtest.h"
#include "tests/unit/page/fakes.h"

namespace dangvien::cli {
namespace {

constexpr char kResult[] = R"pb(
  begin_date: 20180101
  end_date: 20190101
  policies { policy_id: "state-law" }
  digest: "0123456789"
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P1" }
    decided_tier_id: "A"
  }
  subjects {
    subject { kind: SUBJECT_KIND_LEADER person_id: "P2" post_id: "x" }
    decided_tier_id: "B"
  }
  subjects {
    subject { kind: SUBJECT_KIND_COLLECTIVE unit_id: "CB1" }
    decided_tier_id: "B"
  }
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P3" }
    decided_tier_id: "C"
  }
  subjects {
    subject { kind: SUBJECT_KIND_MEMBER person_id: "P2" }
    status: SUBJECT_STATUS_NEEDS_INPUT
  }
)pb";

v1::Dataset Dossier() {
  v1::Dataset dossier;
  EXPECT_TRUE(dossier.ParseFromString(FakeDossier()));
  return dossier;
}

TEST(FeedTest, PeopleAndUnitsGetTheirTiers) {
  v1::Dataset dossier = Dossier();
  const FeedCounts counts =
      Feed(FromText<v1::Result>(kResult), {v1::SIDE_STATE, 20181220}, dossier);
  EXPECT_EQ(counts.fed, 3);
  EXPECT_EQ(counts.without_tier, 1);
  EXPECT_EQ(counts.not_in_dossier, 1);
  ASSERT_EQ(dossier.people(0).ratings_size(), 1);
  const v1::Rating& rating = dossier.people(0).ratings(0);
  EXPECT_EQ(rating.side(), v1::SIDE_STATE);
  EXPECT_EQ(rating.tier_id(), "A");
  EXPECT_EQ(rating.decided_on(), 20181220);
  EXPECT_EQ(rating.begin_date(), 0);
  EXPECT_EQ(rating.policy_id(), "state-law");
  EXPECT_EQ(rating.subject_kind(), v1::SUBJECT_KIND_UNSPECIFIED);
  EXPECT_EQ(dossier.people(1).ratings(0).subject_kind(), v1::SUBJECT_KIND_LEADER);
  EXPECT_EQ(dossier.units(1).ratings(0).subject_kind(), v1::SUBJECT_KIND_COLLECTIVE);
}

TEST(FeedTest, AnotherPeriodIsNamed) {
  v1::Result result = FromText<v1::Result>(kResult);
  result.set_end_date(20180401);
  v1::Dataset dossier = Dossier();
  Feed(result, {v1::SIDE_PARTY, 0}, dossier);
  EXPECT_EQ(dossier.people(0).ratings(0).begin_date(), 20180101);
  EXPECT_EQ(dossier.people(0).ratings(0).end_date(), 20180401);
}

TEST(FeedTest, AFeedReplacesTheEarlierOneAndNothingElse) {
  v1::Dataset dossier = Dossier();
  v1::Rating* own = dossier.mutable_people(0)->add_ratings();
  own->set_side(v1::SIDE_STATE);
  own->set_policy_id("state-law");
  own->set_reference("12-QĐ/UBND");
  Feed(FromText<v1::Result>(kResult), {v1::SIDE_STATE, 0}, dossier);
  const v1::Dataset once = dossier;
  Feed(FromText<v1::Result>(kResult), {v1::SIDE_STATE, 0}, dossier);
  EXPECT_EQ(dossier.SerializeAsString(), once.SerializeAsString());
  EXPECT_EQ(dossier.people(0).ratings_size(), 2);
  Feed(FromText<v1::Result>(kResult), {v1::SIDE_MASS_ORGANIZATION, 0}, dossier);
  EXPECT_EQ(dossier.people(0).ratings_size(), 3);
}

TEST(FeedTest, PeopleInColumns) {
  v1::Dataset dossier = Dossier();
  dossier.clear_people();
  v1::PeopleColumns* columns = dossier.add_people_columns();
  columns->add_person_ids("P0");
  columns->add_person_ids("P1");
  for (int i = 0; i < 2; ++i) {
    Feed(FromText<v1::Result>(kResult), {v1::SIDE_STATE, 0}, dossier);
    ASSERT_EQ(dossier.people_columns(0).ratings_size(), 1);
    EXPECT_EQ(dossier.people_columns(0).ratings(0).person(), 1);
    EXPECT_EQ(dossier.people_columns(0).ratings(0).rating().tier_id(), "A");
  }
}

}  // namespace
}  // namespace dangvien::cli
