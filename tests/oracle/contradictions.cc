// Facts that contradict each other, and whom they concern:
//   two-official-memberships  a member with official memberships in two branches on the rating date
//   two-heads                 two people head the same body of a unit on the rating date: the
//                             organization, and each leader in one of these posts
//   more-votes-than-voters    who is voted on in a ballot whose counts rise from one step to the
//                             next (voters summoned, present, ballots issued, returned, valid), or
//                             who got more votes than the last stated step allows
// Such a subject may have any tier, and may be not rated; everybody else is rated as usual.
//
// Tested by tests/oracle/oracle_test.cc and tests/oracle/oracle_subjects_test.cc
#include <cstdint>

#include "tests/oracle/calendar.h"
#include "tests/oracle/facts.h"

namespace dangvien::oracle {
namespace {

using Contradictions = std::map<SubjectId, std::set<std::string>>;

void FindTwoHeads(const Facts& facts, Contradictions* found) {
  // The posts of the heads by unit and body: person id and post id.
  std::map<std::pair<std::string, int>, std::set<std::pair<std::string, std::string>>> heads;
  for (const v1::Person& person : facts.dataset().people()) {
    for (const v1::Post& post : person.posts()) {
      if (post.kind() == v1::POST_KIND_HEAD && post.body() != v1::POST_BODY_PARTY_GROUP &&
          IsOn(post.from_date(), post.to_date(), facts.rating_date())) {
        heads[{post.unit_id(), post.body()}].emplace(person.id(), post.id());
      }
    }
  }
  for (const auto& [place, posts] : heads) {
    std::set<std::string> people;
    for (const auto& [person_id, post_id] : posts) people.insert(person_id);
    if (people.size() < 2) continue;
    (*found)[{v1::SUBJECT_KIND_ORGANIZATION, place.first}].insert("two-heads");
    for (const auto& [person_id, post_id] : posts) {
      (*found)[{v1::SUBJECT_KIND_LEADER, person_id, post_id}].insert("two-heads");
    }
  }
}

// The stated counts of a ballot, from the summoned to the valid.
std::vector<int64_t> StatedCounts(const v1::Ballot& ballot) {
  std::vector<int64_t> counts;
  if (ballot.has_summoned_count()) counts.push_back(ballot.summoned_count());
  if (ballot.has_present_count()) counts.push_back(ballot.present_count());
  if (ballot.has_issued_count()) counts.push_back(ballot.issued_count());
  if (ballot.has_returned_count()) counts.push_back(ballot.returned_count());
  if (ballot.has_valid_count()) counts.push_back(ballot.valid_count());
  return counts;
}

void FindTooManyVotes(const v1::Ballot& ballot, Contradictions* found) {
  const std::vector<int64_t> counts = StatedCounts(ballot);
  bool rises = false;
  for (size_t i = 1; i < counts.size(); ++i) rises = rises || counts[i] > counts[i - 1];
  for (const v1::BallotResult& result : ballot.results()) {
    int64_t votes = 0;
    for (const v1::TierVotes& tier : result.votes()) votes += tier.vote_count();
    if (!rises && (counts.empty() || votes <= counts.back())) continue;
    (*found)[IdOf(result.subject())].insert("more-votes-than-voters");
  }
}

}  // namespace

std::map<SubjectId, std::set<std::string>> FindContradictions(const Facts& facts) {
  Contradictions found;
  for (const v1::Person& person : facts.dataset().people()) {
    if (facts.HomeUnits(person).size() >= 2) {
      found[{v1::SUBJECT_KIND_MEMBER, person.id()}].insert("two-official-memberships");
    }
  }
  FindTwoHeads(facts, &found);
  for (const v1::Ballot& ballot : facts.dataset().ballots()) FindTooManyVotes(ballot, &found);
  return found;
}

}  // namespace dangvien::oracle
