// Reviews and ballots of a company, in order but for the faults of the script.
//
// In order means: counterpart bodies before the party organization of the same level; in a session
// the collective first, then the head (a deputy chairs), deputies, others; the head directs the
// report and concludes; every section that a check of the policy asks of such a report is there.
// A branch with tổ đảng reviews its collective and committee first, the other members in their tổ
// on the following days, and then the whole branch votes in secret.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/process.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "absl/strings/str_cat.h"
#include "generator/random.h"

namespace dangvien::generator {
namespace {

using Sections = std::vector<std::string>;

// Who leads a session, by person id; without a deputy, `deputy` is empty.
struct Leaders {
  std::string head;
  std::string deputy;
};

class ProcessWriter {
 public:
  ProcessWriter(const Dossier& dossier, const std::vector<int16_t>& ranks, v1::Dataset& out)
      : dossier_(dossier),
        ranks_(ranks),
        out_(out),
        random_(dossier.options.seed, kProcessStream),
        collective_sections_(
            SectionsOf(dossier.policy, v1::SUBJECT_KIND_COLLECTIVE, v1::SECTION_PLACE_REPORT)),
        member_sections_(
            SectionsOf(dossier.policy, v1::SUBJECT_KIND_MEMBER, v1::SECTION_PLACE_REPORT)),
        leader_sections_(
            SectionsOf(dossier.policy, v1::SUBJECT_KIND_LEADER, v1::SECTION_PLACE_REPORT)),
        fault_sections_(SectionsOf(dossier.policy, v1::SUBJECT_KIND_COLLECTIVE,
                                   v1::SECTION_PLACE_EACH_FAULT)) {}

  void Write() {
    int company_body = 0;
    for (const PlannedCounterpart& body : dossier_.plan.counterparts) {
      if (body.unit == 0) WriteCompanyBody(body, company_body++);
    }
    for (size_t branch = 0; branch < dossier_.scripts.size(); ++branch) {
      WriteBranch(static_cast<int>(branch));
    }
    const std::string& company = dossier_.plan.units.front().id;
    WriteLeaders(company, v1::REVIEW_BODY_PARTY_COMMITTEE, dossier_.year.WorkdayFromEnd(6));
  }

 private:
  v1::ReviewSession& AddSession(const std::string& unit_id, v1::ReviewBody body, int held_on,
                                const std::string& suffix = "") {
    v1::ReviewSession& session = *out_.add_review_sessions();
    session.set_id(absl::StrCat("KD-", unit_id, suffix));
    session.set_unit_id(unit_id);
    session.set_body(body);
    session.set_held_on(held_on);
    return session;
  }

  // A review that is all in order: who is reviewed presents, the chair concludes.
  v1::Review& AddReview(const Leaders& leaders, v1::ReviewSession& session) {
    const int days_before = random_.Between(4, 6);
    v1::Review& review = *session.add_reviews();
    review.set_sequence(static_cast<uint32_t>(session.reviews_size()));
    review.set_draft_sent_on(dossier_.year.WorkdayBefore(session.held_on(), days_before));
    review.set_directed_by(leaders.head);
    review.set_presented_by(leaders.head);
    review.set_chaired_by(leaders.head);
    review.set_concluded_by(leaders.head);
    review.set_comments_given(true);
    review.set_report_revised(true);
    review.set_sections_complete(true);
    return review;
  }

  v1::Review& ReviewCollective(const Leaders& leaders, v1::ReviewSession& session) {
    v1::Review& review = AddReview(leaders, session);
    review.mutable_subject()->set_kind(v1::SUBJECT_KIND_COLLECTIVE);
    review.mutable_subject()->set_unit_id(session.unit_id());
    review.set_comments_collected(true);
    review.set_concluded_item_by_item(true);
    for (const std::string& section : collective_sections_) review.add_section_ids(section);
    if (random_.PerMille(400)) {
      v1::Fault& fault = *review.add_faults();
      fault.set_id(absl::StrCat(session.id(), "-KD1"));
      for (const std::string& section : fault_sections_) fault.add_section_ids(section);
    }
    return review;
  }

  v1::Review& ReviewPerson(const std::string& person, const Leaders& leaders,
                           v1::ReviewSession& session) {
    v1::Review& review = AddReview(leaders, session);
    review.mutable_subject()->set_person_id(person);
    review.set_presented_by(person);
    review.clear_directed_by();
    if (person == leaders.head && !leaders.deputy.empty()) {
      review.set_chaired_by(leaders.deputy);
      review.set_concluded_by(leaders.deputy);
    }
    return review;
  }

  void ReviewMember(const std::string& person, const Leaders& leaders, v1::ReviewSession& session) {
    v1::Review& review = ReviewPerson(person, leaders, session);
    review.mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
    review.set_depth(v1::REVIEW_DEPTH_MEMBER_DUTIES);
    for (const std::string& section : member_sections_) review.add_section_ids(section);
  }

  void WriteCompanyBody(const PlannedCounterpart& body, int number) {
    const bool is_management = body.kind == v1::UNIT_KIND_MANAGEMENT;
    WriteLeaders(body.id,
                 is_management ? v1::REVIEW_BODY_LEADERSHIP : v1::REVIEW_BODY_MASS_ORGANIZATION,
                 dossier_.year.WorkdayFromEnd(9 - number % 2));
  }

  // The session of a unit above the branch: its collective, then everyone with a post there.
  void WriteLeaders(const std::string& unit_id, v1::ReviewBody body, int held_on) {
    std::vector<PlannedPost> posts;
    for (const PlannedPost& post : dossier_.plan.posts) {
      if (post.unit_id == unit_id) posts.push_back(post);
    }
    std::stable_sort(posts.begin(), posts.end(), [](const PlannedPost& a, const PlannedPost& b) {
      return a.kind < b.kind;  // head, deputy, member
    });
    Leaders leaders;
    for (const PlannedPost& post : posts) {
      const std::string id = PersonId(dossier_.plan, post.person);
      if (post.kind == v1::POST_KIND_HEAD) leaders.head = id;
      if (post.kind == v1::POST_KIND_DEPUTY && leaders.deputy.empty()) leaders.deputy = id;
    }
    v1::ReviewSession& session = AddSession(unit_id, body, held_on);
    ReviewCollective(leaders, session);
    for (const PlannedPost& post : posts) {
      v1::Review& review = ReviewPerson(PersonId(dossier_.plan, post.person), leaders, session);
      review.mutable_subject()->set_kind(v1::SUBJECT_KIND_LEADER);
      review.mutable_subject()->set_post_id(PostId(unit_id));
      review.set_depth(v1::REVIEW_DEPTH_POST_DUTIES);
      for (const std::string& section : leader_sections_) review.add_section_ids(section);
    }
  }

  void WriteBranch(int index) {
    const PlannedUnit& unit = dossier_.branch(index);
    const ProcessFault fault = dossier_.scripts[static_cast<size_t>(index)].fault;
    const BranchDays days = dossier_.DaysOf(index);
    WriteGroups(unit, index, fault, days);
    const Leaders leaders = {Person(unit, kHeadPlace), Person(unit, kDeputyPlace)};
    const bool has_groups = !days.groups_held_on.empty();
    v1::ReviewSession& session =
        AddSession(unit.id, has_groups ? v1::REVIEW_BODY_PARTY_COMMITTEE : v1::REVIEW_BODY_BRANCH,
                   days.held_on);
    ReviewCollective(leaders, session);
    const int in_session = has_groups ? kThirdPlace + 1 : unit.member_count;
    for (int place = 0; place < in_session; ++place) {
      ReviewMember(Person(unit, place), leaders, session);
    }
    PlantFault(fault, leaders, session);
    WritePartyGroups(unit, days, leaders);
    WriteBallot(unit, fault, days);
  }

  // Sessions of the trade union and youth sections.
  void WriteGroups(const PlannedUnit& unit, int index, ProcessFault fault, const BranchDays& days) {
    constexpr std::array<const char*, 2> kSuffixes = {"-CD", "-DTN"};
    constexpr std::array<int, 2> kLeaderPlaces = {kThirdPlace, 5};
    for (size_t group = 0; group < kSuffixes.size(); ++group) {
      const bool is_late = fault == ProcessFault::kCounterpartLate && group == 1;
      const int on_time = dossier_.year.WorkdayFromEnd(20 - index % 4 - static_cast<int>(group));
      v1::ReviewSession& session =
          AddSession(absl::StrCat(unit.id, kSuffixes[group]), v1::REVIEW_BODY_MASS_ORGANIZATION,
                     is_late ? dossier_.year.WorkdayBefore(days.held_on, -1) : on_time);
      ReviewCollective({Person(unit, kLeaderPlaces[group]), ""}, session);
    }
  }

  void WritePartyGroups(const PlannedUnit& unit, const BranchDays& days, const Leaders& leaders) {
    const int groups = static_cast<int>(days.groups_held_on.size());
    for (int group = 0; group < groups; ++group) {
      v1::ReviewSession& session = AddSession(unit.id, v1::REVIEW_BODY_PARTY_GROUP,
                                              days.groups_held_on[static_cast<size_t>(group)],
                                              absl::StrCat("-T", group + 1));
      for (int place = kThirdPlace + 1 + group; place < unit.member_count; place += groups) {
        ReviewMember(Person(unit, place), leaders, session);
      }
    }
  }

  void PlantFault(ProcessFault fault, const Leaders& leaders, v1::ReviewSession& session) const {
    v1::Review& collective = *session.mutable_reviews(0);
    v1::Review& head = *session.mutable_reviews(1);
    v1::Review& deputy = *session.mutable_reviews(2);
    if (fault == ProcessFault::kDraftLate) {
      collective.set_draft_sent_on(dossier_.year.WorkdayBefore(session.held_on(), 2));
    } else if (fault == ProcessFault::kDeputyBeforeHead) {
      head.set_sequence(3);
      deputy.set_sequence(2);
    } else if (fault == ProcessFault::kMissingSection && collective.section_ids_size() > 0) {
      collective.mutable_section_ids()->RemoveLast();
      if (collective.section_ids_size() > 0) {
        collective.mutable_section_ids()->erase(collective.mutable_section_ids()->begin());
      }
    } else if (fault == ProcessFault::kMissingRemedy) {
      collective.clear_faults();
      v1::Fault& named = *collective.add_faults();
      named.set_id(absl::StrCat(session.id(), "-KD1"));
      for (size_t index = 0; index + 1 < fault_sections_.size(); ++index) {
        named.add_section_ids(fault_sections_[index]);
      }
    } else if (fault == ProcessFault::kHeadChairsOwnReview) {
      head.set_chaired_by(leaders.head);
      head.set_concluded_by(leaders.head);
    }
  }

  void WriteBallot(const PlannedUnit& unit, ProcessFault fault, const BranchDays& days) {
    const bool is_of_group = fault == ProcessFault::kGroupBallot;
    const int summoned = is_of_group ? unit.member_count / 2 : unit.member_count;
    const int present = summoned - random_.Below(summoned / 10 + 1);
    const int invalid = random_.PerMille(100) ? 1 : 0;
    v1::Ballot& ballot = *out_.add_ballots();
    ballot.set_id(absl::StrCat("BP-", unit.id));
    ballot.set_unit_id(unit.id);
    ballot.set_held_on(days.rated_on);
    ballot.set_secret(fault != ProcessFault::kOpenBallot);
    ballot.set_scope(is_of_group ? v1::BALLOT_SCOPE_PARTY_GROUP : v1::BALLOT_SCOPE_WHOLE_UNIT);
    ballot.set_summoned_count(summoned);
    ballot.set_present_count(present);
    ballot.set_issued_count(present);
    ballot.set_returned_count(present);
    ballot.set_valid_count(present - invalid);
    for (int place = 0; place < unit.member_count; ++place) {
      const int rank = ranks_[static_cast<size_t>(unit.first_person + place)];
      AddVotes(Person(unit, place), rank, present - invalid, ballot);
    }
  }

  void AddVotes(const std::string& person, int rank, int valid_count, v1::Ballot& ballot) {
    const int others = random_.Below(valid_count / 6 + 1);
    const int tier = dossier_.members.TierOfRank(rank);
    const int next = tier > 0 ? tier - 1 : tier + 1;
    v1::BallotResult& result = *ballot.add_results();
    result.mutable_subject()->set_kind(v1::SUBJECT_KIND_MEMBER);
    result.mutable_subject()->set_person_id(person);
    v1::TierVotes& most = *result.add_votes();
    most.set_tier_id(dossier_.policy.tiers(tier).id());
    most.set_vote_count(valid_count - others);
    if (others == 0) return;
    v1::TierVotes& rest = *result.add_votes();
    rest.set_tier_id(dossier_.policy.tiers(next).id());
    rest.set_vote_count(others);
  }

  std::string Person(const PlannedUnit& unit, int place) const {
    return PersonId(dossier_.plan, unit.first_person + place);
  }

  const Dossier& dossier_;
  const std::vector<int16_t>& ranks_;
  v1::Dataset& out_;
  Random random_;
  Sections collective_sections_;
  Sections member_sections_;
  Sections leader_sections_;
  Sections fault_sections_;
};

}  // namespace

std::vector<std::string> SectionsOf(const v1::Policy& policy, v1::SubjectKind kind,
                                    v1::SectionPlace place) {
  std::vector<std::string> ids;
  for (const v1::Check& check : policy.checks()) {
    const v1::SectionsCondition& asked = check.rule().when().sections();
    const auto& kinds = check.rule().applies().review_is().subject_kinds();
    const bool concerns =
        kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    if (asked.place() != place || !concerns) continue;
    ids.insert(ids.end(), asked.section_ids().begin(), asked.section_ids().end());
  }
  return ids;
}

void WriteProcess(const Dossier& dossier, const std::vector<int16_t>& rank_of_person,
                  v1::Dataset& out) {
  ProcessWriter(dossier, rank_of_person, out).Write();
}

}  // namespace dangvien::generator
