// Random violations with their sanctions, ballots and decisions of people. Dates fall before, into
// and after the period; fields that may stay unstated often do; one ballot in three has counts that
// contradict each other or the votes.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

int32_t SanctionDate(RandomSource* random) {
  const int dice = random->Below(10);
  if (dice < 2) return MakeDate(20170101, 20171231, random);
  if (dice < 9) return MakeDate(20180101, 20181231, random);
  return MakeDate(20190101, 20190301, random);
}

void AddSanction(const v1::Dataset& dataset, v1::Violation* violation, RandomSource* random) {
  v1::Sanction* sanction = violation->add_sanctions();
  if (dataset.people().empty() || random->Chance(40)) {
    sanction->set_unit_id(random->Pick(PartyUnitIds(dataset)));
  } else {
    sanction->set_person_id(dataset.people(random->Below(dataset.people_size())).id());
  }
  if (random->Chance(85)) sanction->set_side(static_cast<v1::Side>(random->Between(1, 3)));
  if (random->Chance(85)) {
    const int last = sanction->person_id().empty() ? 9 : 7;  // dissolution: organizations only
    sanction->set_form(static_cast<v1::SanctionForm>(random->Between(1, last)));
  }
  sanction->set_decided_on(SanctionDate(random));
}

// A party organization or a member.
v1::SubjectRef PickSubject(const v1::Dataset& dataset, RandomSource* random) {
  v1::SubjectRef ref;
  if (dataset.people().empty() || random->Chance(40)) {
    ref.set_kind(v1::SUBJECT_KIND_ORGANIZATION);
    ref.set_unit_id(random->Pick(PartyUnitIds(dataset)));
  } else {
    ref.set_kind(v1::SUBJECT_KIND_MEMBER);
    ref.set_person_id(dataset.people(random->Below(dataset.people_size())).id());
  }
  return ref;
}

bool IsIn(const std::vector<v1::SubjectRef>& refs, const v1::SubjectRef& ref) {
  for (const v1::SubjectRef& other : refs) {
    if (other.SerializeAsString() == ref.SerializeAsString()) return true;
  }
  return false;
}

void SetCounts(v1::Ballot* ballot, RandomSource* random) {
  const bool may_rise = random->Chance(15);
  int64_t count = random->Between(6, 12);
  const auto next = [&] {
    if (may_rise && random->Chance(40)) return ++count;
    count -= random->Chance(20) ? 1 : 0;
    return count;
  };
  if (random->Chance(80)) ballot->set_summoned_count(next());
  if (random->Chance(80)) ballot->set_present_count(next());
  if (random->Chance(80)) ballot->set_issued_count(next());
  if (random->Chance(80)) ballot->set_returned_count(next());
  if (random->Chance(80)) ballot->set_valid_count(next());
}

void AddBallotResult(const v1::Policy& policy, const v1::SubjectRef& ref, v1::Ballot* ballot,
                     RandomSource* random) {
  v1::BallotResult* result = ballot->add_results();
  *result->mutable_subject() = ref;
  int votes = random->Chance(10) ? 20 : random->Between(0, 5);
  for (const v1::Tier& tier : policy.tiers()) {
    if (random->Chance(50)) continue;
    v1::TierVotes* row = result->add_votes();
    row->set_tier_id(tier.id());
    const int here = random->Between(0, votes);
    row->set_vote_count(here);
    votes -= here;
  }
  if (votes > 0) result->add_votes()->set_vote_count(votes);  // not rated yet
}

}  // namespace

void AddViolations(v1::Dataset* dataset, RandomSource* random) {
  for (int i = random->Between(0, 5); i > 0; --i) {
    v1::Violation violation;
    violation.set_id("violation" + std::to_string(i));
    if (random->Chance(80)) violation.set_unit_id(random->Pick(PartyUnitIds(*dataset)));
    if (random->Chance(70)) {
      violation.set_kind(static_cast<v1::ViolationKind>(random->Between(1, 2)));
    }
    if (random->Chance(50)) violation.set_self_detected_and_remedied(random->Chance(50));
    if (random->Chance(75)) violation.set_committee_at_fault(random->Chance(70));
    for (int j = random->Between(1, 3); j > 0; --j) AddSanction(*dataset, &violation, random);
    if (random->Chance(30)) {
      // The same target again, earlier: the case of SANCTION_YEAR_FIRST_DECIDED.
      v1::Sanction earlier = violation.sanctions(0);
      earlier.set_decided_on(MakeDate(20170101, 20171231, random));
      *violation.add_sanctions() = earlier;
    }
    *dataset->add_violations() = violation;
  }
}

void AddBallots(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random) {
  for (int i = random->Between(0, 3); i > 0; --i) {
    v1::Ballot ballot;
    ballot.set_id("ballot" + std::to_string(i));
    ballot.set_unit_id(random->Pick(PartyUnitIds(*dataset)));
    if (random->Chance(70)) ballot.set_held_on(MakeDate(20181201, 20181231, random));
    if (random->Chance(70)) ballot.set_secret(random->Chance(70));
    if (random->Chance(70)) ballot.set_scope(static_cast<v1::BallotScope>(random->Between(1, 3)));
    SetCounts(&ballot, random);
    std::vector<v1::SubjectRef> voted_on;
    for (int j = random->Between(0, 2); j > 0; --j) {
      const v1::SubjectRef ref = PickSubject(*dataset, random);
      if (IsIn(voted_on, ref)) continue;
      voted_on.push_back(ref);
      AddBallotResult(policy, ref, &ballot, random);
    }
    *dataset->add_ballots() = ballot;
  }
}

void AddDecisions(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random) {
  const auto add = [dataset](const v1::SubjectRef& ref) {
    v1::Decision* decision = dataset->add_decisions();
    *decision->mutable_subject() = ref;
    decision->set_reference("1-QĐ/ĐU");
    decision->set_reason("stated");
    decision->set_decided_by("committee");
    decision->set_decided_on(20181231);
    return decision;
  };
  std::vector<v1::SubjectRef> decided;
  for (int i = random->Between(0, 5); i > 0; --i) {
    const v1::SubjectRef ref = PickSubject(*dataset, random);
    if (IsIn(decided, ref)) continue;
    decided.push_back(ref);
    add(ref)->set_tier_id(random->Pick(IdsOf(policy.tiers())));
  }
  for (const v1::Question& question : policy.questions()) {
    if (question.only_listed()) continue;
    std::vector<v1::SubjectRef> answered;
    for (int i = random->Between(0, 20); i > 0; --i) {
      const v1::SubjectRef ref = PickSubject(*dataset, random);
      if (IsIn(answered, ref)) continue;
      answered.push_back(ref);
      v1::Decision* decision = add(ref);
      decision->set_question_id(question.id());
      decision->set_answer(random->Chance(50));
    }
  }
}

}  // namespace dangvien::random
