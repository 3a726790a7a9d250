// Sessions and ballots: one session a unit, of the bodies beside first, in each the collective,
// then the leaders, then the members; and the ballot of each branch, in which most vote for the
// tier that is meant. A few sessions go wrong in one way each.
//
// Tested by tests/province/province_test.cc
#include "generator/process.h"

#include <array>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "generator/province/province.h"

namespace dangvien::generator {
namespace {

constexpr uint64_t kReviewStream = 5'000'000'000;

// Per mille.
constexpr int kFaultyReview = 15;
constexpr int kNotReviewed = 8;
constexpr int kNamesFault = 300;
constexpr int kOpenBallot = 10;
constexpr int kNoBallot = 10;

bool AsksVotes(const v1::Condition& condition) {
  if (condition.has_vote_share()) return true;
  for (const auto* list : {&condition.all_of(), &condition.any_of(), &condition.none_of()}) {
    for (const v1::Condition& child : list->conditions()) {
      if (AsksVotes(child)) return true;
    }
  }
  return false;
}

bool AsksVotes(const v1::Policy& policy) {
  for (const v1::Pass& pass : policy.passes()) {
    for (const v1::Standard& standard : pass.standards()) {
      for (const v1::Rule& rule : standard.conditions()) {
        if (AsksVotes(rule.when())) return true;
      }
    }
  }
  return false;
}

v1::ReviewBody BodyOf(v1::UnitKind kind) {
  switch (kind) {
    case v1::UNIT_KIND_BRANCH:
      return v1::REVIEW_BODY_BRANCH;
    case v1::UNIT_KIND_PARTY_BODY:
      return v1::REVIEW_BODY_PARTY_COMMITTEE;
    case v1::UNIT_KIND_FRONT:
    case v1::UNIT_KIND_MASS_ORGANIZATION:
      return v1::REVIEW_BODY_MASS_ORGANIZATION;
    default:
      return v1::REVIEW_BODY_LEADERSHIP;
  }
}

class ProcessWriter {
 public:
  explicit ProcessWriter(Province& province)
      : province_(province),
        random_(province.options.seed, kReviewStream),
        asks_votes_(AsksVotes(province.policy)),
        subjects_(province.units.size()) {
    for (const PlannedSubject& subject : province.subjects) {
      subjects_[static_cast<size_t>(subject.unit)].push_back(&subject);
    }
    for (int kind = v1::SUBJECT_KIND_ORGANIZATION; kind <= v1::SUBJECT_KIND_LEADER; ++kind) {
      sections_.push_back(SectionsOf(province.policy, static_cast<v1::SubjectKind>(kind),
                                     v1::SECTION_PLACE_REPORT));
    }
    fault_sections_ =
        SectionsOf(province.policy, v1::SUBJECT_KIND_COLLECTIVE, v1::SECTION_PLACE_EACH_FAULT);
  }

  void Write() {
    for (size_t index = 0; index < province_.units.size(); ++index) {
      if (province_.units[index].dissolved_on != 0) continue;
      WriteSession(index);
      if (province_.units[index].kind == v1::UNIT_KIND_BRANCH) WriteBallot(index);
    }
  }

 private:
  void WriteSession(size_t index) {
    const ProvinceUnit& unit = province_.units[index];
    const Days& days = province_.days;
    v1::ReviewSession& session = *province_.out.add_review_sessions();
    session.set_id(absl::StrCat("KD-", unit.id));
    session.set_unit_id(unit.id);
    session.set_body(BodyOf(unit.kind));
    session.set_held_on(unit.is_party() ? days.reviewed_on : days.counterparts_reviewed_on);
    v1::SubjectRef whole;
    whole.set_kind(unit.has_collective ? v1::SUBJECT_KIND_COLLECTIVE
                                       : v1::SUBJECT_KIND_ORGANIZATION);
    whole.set_unit_id(unit.id);
    if (unit.has_collective || unit.is_party()) AddReview(whole, index, session);
    for (const v1::PostKind kind : {v1::POST_KIND_HEAD, v1::POST_KIND_DEPUTY}) {
      for (const PlannedSubject* subject : subjects_[index]) {
        const bool is_leader = subject->ref.kind() == v1::SUBJECT_KIND_LEADER;
        if (is_leader && subject->post_kind == kind) AddReview(subject->ref, index, session);
      }
    }
    for (const PlannedSubject* subject : subjects_[index]) {
      const bool is_member = subject->ref.kind() == v1::SUBJECT_KIND_MEMBER;
      if (is_member && !random_.PerMille(kNotReviewed)) AddReview(subject->ref, index, session);
    }
  }

  void AddReview(const v1::SubjectRef& subject, size_t unit, v1::ReviewSession& session) {
    const std::string& head = province_.heads[unit];
    const std::string& deputy = province_.deputies[unit];
    v1::Review& review = *session.add_reviews();
    *review.mutable_subject() = subject;
    review.set_sequence(static_cast<uint32_t>(session.reviews_size()));
    review.set_draft_sent_on(AddDays(session.held_on(), -9));
    const bool is_person = !subject.person_id().empty();
    const bool is_head = subject.person_id() == head && !deputy.empty();
    review.set_directed_by(head);
    review.set_presented_by(is_person ? subject.person_id() : head);
    review.set_chaired_by(is_head ? deputy : head);
    review.set_concluded_by(is_head ? deputy : head);
    review.set_comments_collected(true);
    review.set_comments_given(true);
    review.set_concluded_item_by_item(true);
    review.set_report_revised(true);
    for (const std::string& id : sections_[static_cast<size_t>(subject.kind() - 1)]) {
      review.add_section_ids(id);
    }
    review.set_sections_complete(true);
    review.set_depth(subject.kind() == v1::SUBJECT_KIND_LEADER ? v1::REVIEW_DEPTH_POST_DUTIES
                                                               : v1::REVIEW_DEPTH_MEMBER_DUTIES);
    if (!is_person && random_.PerMille(kNamesFault)) {
      v1::Fault& fault = *review.add_faults();
      fault.set_id(absl::StrCat(session.id(), "-1"));
      for (const std::string& id : fault_sections_) fault.add_section_ids(id);
    }
    if (random_.PerMille(kFaultyReview)) Spoil(session, review);
  }

  void Spoil(const v1::ReviewSession& session, v1::Review& review) {
    switch (random_.Below(6)) {
      case 0:
        review.set_draft_sent_on(AddDays(session.held_on(), -1));
        break;
      case 1:
        review.set_chaired_by(review.presented_by());
        break;
      case 2:
        review.clear_section_ids();
        break;
      case 3:
        review.set_comments_given(false);
        review.set_comments_collected(false);
        break;
      case 4:
        review.clear_draft_sent_on();
        review.clear_depth();
        break;
      default:
        review.set_report_revised(false);
        for (v1::Fault& fault : *review.mutable_faults()) fault.clear_section_ids();
        break;
    }
  }

  void WriteBallot(size_t index) {
    if (random_.PerMille(kNoBallot) && !asks_votes_) return;
    const ProvinceUnit& unit = province_.units[index];
    const int excused = random_.Below(unit.member_count / 20 + 1);
    const int present = unit.member_count - excused - random_.Below(unit.member_count / 20 + 1);
    v1::Ballot& ballot = *province_.out.add_ballots();
    ballot.set_id(absl::StrCat("BP-", unit.id));
    ballot.set_unit_id(unit.id);
    ballot.set_held_on(province_.days.rated_on);
    ballot.set_secret(!random_.PerMille(kOpenBallot));
    ballot.set_scope(random_.PerMille(kOpenBallot) ? v1::BALLOT_SCOPE_PARTY_GROUP
                                                   : v1::BALLOT_SCOPE_WHOLE_UNIT);
    ballot.set_summoned_count(unit.member_count);
    ballot.set_excused_count(excused);
    ballot.set_present_count(present);
    ballot.set_issued_count(present);
    ballot.set_returned_count(present);
    ballot.set_valid_count(present);
    if (!asks_votes_) return;
    for (const PlannedSubject* subject : subjects_[index]) {
      if (subject->ref.kind() == v1::SUBJECT_KIND_MEMBER) AddVotes(*subject, present, ballot);
    }
  }

  void AddVotes(const PlannedSubject& subject, int valid_count, v1::Ballot& ballot) {
    const int worst = province_.policy.tiers_size() - 1;
    const int tier = subject.tier == kNotRatedTier ? worst : subject.tier;
    const int others = tier == worst ? 0 : random_.Below(valid_count / 8 + 1);
    v1::BallotResult& result = *ballot.add_results();
    *result.mutable_subject() = subject.ref;
    v1::TierVotes& most = *result.add_votes();
    most.set_tier_id(province_.TierId(tier));
    most.set_vote_count(valid_count - others);
    if (others == 0) return;
    v1::TierVotes& rest = *result.add_votes();
    rest.set_tier_id(province_.TierId(tier + 1));
    rest.set_vote_count(others);
  }

  Province& province_;
  Random random_;
  bool asks_votes_;
  std::vector<std::vector<const PlannedSubject*>> subjects_;  // by unit
  std::vector<std::vector<std::string>> sections_;            // by subject kind
  std::vector<std::string> fault_sections_;
};

}  // namespace

void WriteProvinceProcess(Province& province) { ProcessWriter(province).Write(); }

}  // namespace dangvien::generator
