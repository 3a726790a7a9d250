// Random ballots: 0 to 4, on up to six subjects each, with votes by tier. One in three has counts
// that contradict each other or the votes; several may fall on one day or on an unknown one, so
// that none is the last.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

void SetCounts(v1::Ballot* ballot, RandomSource* random) {
  const bool may_rise = random->Chance(15);
  const int summoned = random->Between(6, 12);
  int64_t count = summoned;
  const auto next = [&] {
    if (may_rise && random->Chance(40)) return ++count;
    count -= random->Chance(20) ? 1 : 0;
    return count;
  };
  if (random->Chance(80)) ballot->set_summoned_count(summoned);
  if (random->Chance(80)) ballot->set_present_count(next());
  if (random->Chance(80)) ballot->set_issued_count(next());
  if (random->Chance(80)) ballot->set_returned_count(next());
  if (random->Chance(80)) ballot->set_valid_count(next());
  if (random->Chance(70)) {
    const int excused = random->Chance(8) ? summoned : random->Between(0, 3);
    ballot->set_excused_count(excused);
  }
}

void AddBallotResult(const DatasetDraw& draw, const v1::SubjectRef& ref, v1::Ballot* ballot) {
  RandomSource& random = draw.random;
  v1::BallotResult* result = ballot->add_results();
  *result->mutable_subject() = ref;
  int votes = random.Chance(10) ? 20 : random.Between(0, 6);
  for (const v1::Tier& tier : draw.policy.tiers()) {
    if (random.Chance(50)) continue;
    v1::TierVotes* row = result->add_votes();
    row->set_tier_id(tier.id());
    const int here = random.Between(0, votes);
    row->set_vote_count(here);
    votes -= here;
  }
  if (votes > 0) result->add_votes()->set_vote_count(votes);  // not rated yet
}

}  // namespace

void AddBallots(const DatasetDraw& draw, v1::Dataset* dataset) {
  RandomSource& random = draw.random;
  for (int i = random.Between(0, 4); i > 0; --i) {
    v1::Ballot ballot;
    ballot.set_id("ballot" + std::to_string(i));
    ballot.set_unit_id(random.Pick(PartyUnitIds(*dataset)));
    if (random.Chance(80)) {
      ballot.set_held_on(random.Chance(30) ? 20181220 : MakeDate(20181201, 20181231, &random));
    }
    if (random.Chance(70)) ballot.set_secret(random.Chance(70));
    if (random.Chance(70)) ballot.set_scope(static_cast<v1::BallotScope>(random.Between(1, 3)));
    SetCounts(&ballot, &random);
    std::vector<v1::SubjectRef> voted_on;
    for (int j = random.Between(0, 6); j > 0; --j) {
      const v1::SubjectRef ref = AnySubject(*dataset, &random);
      if (IsIn(voted_on, ref)) continue;
      voted_on.push_back(ref);
      AddBallotResult(draw, ref, &ballot);
    }
    *dataset->add_ballots() = ballot;
  }
}

}  // namespace dangvien::random
