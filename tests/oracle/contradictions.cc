// Facts that contradict each other, and whom they concern:
//   two-official-memberships  a member with official memberships in two branches on the rating date
//   two-heads                 an organization two of whose people head the same body on the rating
//   date more-votes-than-voters    who is voted on in a ballot whose counts rise from one step to
//   the next
//                             (voters summoned, present, ballots issued, returned, valid), or who
//                             got more votes than the last stated step allows
// Such a subject may have any tier, and may be not rated; everybody else is rated as usual.
//
// Tested by tests/oracle/oracle_test.cc
#include <cstdint>

#include "tests/oracle/calendar.h"
#include "tests/oracle/facts.h"

namespace dangvien::oracle {
namespace {

using Contradictions = std::map<SubjectId, std::set<std::string>>;

void FindTwoHeads(const Facts& facts, Contradictions* found) {
  // Person ids of the heads by unit and body.
  std::map<std::pair<std::string, int>, std::set<std::string>> heads;
  for (const v1::Person& person : facts.dataset().people()) {
    for (const v1::Post& post : person.posts()) {
      if (post.kind() == v1::POST_KIND_HEAD &&
          IsOn(post.from_date(), post.to_date(), facts.rating_date())) {
        heads[{post.unit_id(), post.body()}].insert(person.id());
      }
    }
  }
  for (const auto& [place, people] : heads) {
    const v1::Unit* unit = facts.FindUnit(place.first);
    if (people.size() >= 2 && unit != nullptr && IsPartyOrganization(*unit)) {
      (*found)[{v1::SUBJECT_KIND_ORGANIZATION, unit->id()}].insert("two-heads");
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
    const v1::SubjectRef& ref = result.subject();
    const bool is_person = ref.unit_id().empty();
    (*found)[{ref.kind(), is_person ? ref.person_id() : ref.unit_id()}].insert(
        "more-votes-than-voters");
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
