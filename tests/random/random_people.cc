// Random people (0 to 25) with their memberships, posts, absences and ratings by others; and the
// assessments of members and organizations. Most people have one running official membership; some
// were transferred, some are only temporary anywhere, a few have two official branches at once.
// Each subject has its own bent towards good or poor marks, so that the high tiers are reached too.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

// An interval that begins and ends, if it does, within 2018; `to` is never before `from`.
template <typename Row>
void SetInterval(Row* row, RandomSource* random) {
  if (random->Chance(60)) row->set_from_date(MakeDate(20180101, 20180630, random));
  if (random->Chance(40)) row->set_to_date(MakeDate(20180701, 20181231, random));
}

void AddMembership(const std::string& unit_id, v1::MembershipKind kind, int32_t from, int32_t to,
                   v1::Person* person) {
  v1::Membership* membership = person->add_memberships();
  membership->set_unit_id(unit_id);
  membership->set_kind(kind);
  membership->set_from_date(from);
  membership->set_to_date(to);
}

void AddMemberships(const v1::Dataset& dataset, v1::Person* person, RandomSource* random) {
  const std::vector<std::string> branches = BranchIds(dataset);
  if (branches.empty()) return;
  const std::string& first = random->Pick(branches);
  const std::string& second = random->Pick(branches);
  const int dice = random->Below(100);
  const int32_t day = MakeDate(20180101, 20181231, random);
  if (dice < 72) {
    AddMembership(first, v1::MEMBERSHIP_KIND_OFFICIAL, random->Chance(30) ? day : 0, 0, person);
  } else if (dice < 86) {
    AddMembership(first, v1::MEMBERSHIP_KIND_OFFICIAL, 0, day, person);
    AddMembership(second, v1::MEMBERSHIP_KIND_OFFICIAL, day, 0, person);
  } else if (dice < 91 && first != second) {
    AddMembership(first, v1::MEMBERSHIP_KIND_OFFICIAL, 0, 0, person);
    AddMembership(second, v1::MEMBERSHIP_KIND_OFFICIAL, day, 0, person);
  } else if (dice < 95) {
    AddMembership(first, v1::MEMBERSHIP_KIND_OFFICIAL, 0, day, person);
  }
  if (random->Chance(15)) {
    AddMembership(second, v1::MEMBERSHIP_KIND_TEMPORARY, day, 0, person);
  }
  if (person->memberships_size() > 0 && random->Chance(10)) {
    person->mutable_memberships(0)->set_remarks_reference("remarks");
  }
}

void AddPosts(const v1::Dataset& dataset, v1::Person* person, RandomSource* random) {
  for (int i = random->Chance(45) ? random->Between(1, 2) : 0; i > 0; --i) {
    v1::Post* post = person->add_posts();
    const v1::Unit& unit = dataset.units(random->Below(dataset.units_size()));
    post->set_id("post" + std::to_string(i));
    post->set_unit_id(unit.id());
    const int dice = random->Below(10);
    post->set_kind(dice < 3   ? v1::POST_KIND_HEAD
                   : dice < 6 ? v1::POST_KIND_DEPUTY
                              : v1::POST_KIND_MEMBER);
    post->set_body(IsPartyUnit(unit)
                       ? random->Pick(std::vector<v1::PostBody>{
                             v1::POST_BODY_COMMITTEE, v1::POST_BODY_COMMITTEE,
                             v1::POST_BODY_STANDING_COMMITTEE, v1::POST_BODY_PARTY_GROUP})
                       : v1::POST_BODY_LEADERSHIP);
    SetInterval(post, random);
    if (random->Chance(30)) post->set_rank(static_cast<uint32_t>(i));
  }
}

void AddMarks(const v1::Policy& policy, const v1::Frame& frame, v1::Assessment* assessment,
              RandomSource* random) {
  const int bent = random->Between(0, 100);
  const bool is_complete = random->Chance(60);
  for (const v1::Criterion& criterion : frame.criteria()) {
    if (random->Chance(is_complete ? 2 : 25)) continue;
    v1::Mark* mark = assessment->add_marks();
    mark->set_criterion_id(criterion.id());
    if (random->Chance(12)) {
      mark->set_not_applicable(true);
    } else if (random->Chance(bent)) {
      mark->set_level_id(policy.levels(0).id());
    } else {
      mark->set_level_id(random->Pick(IdsOf(policy.levels())));
    }
  }
}

void AddTasks(const v1::Policy& policy, v1::Assessment* assessment, RandomSource* random) {
  for (const v1::TaskGroup& group : policy.task_groups()) {
    if (random->Chance(12)) continue;
    v1::TaskTally* tally = assessment->add_tasks();
    tally->set_group_id(group.id());
    const int assigned = random->Chance(10) ? 0 : random->Between(1, 12);
    const int completed = random->Chance(40) ? assigned : random->Between(0, assigned);
    if (random->Chance(95)) tally->set_assigned_count(assigned);
    if (random->Chance(95)) tally->set_completed_count(completed);
    if (random->Chance(90)) tally->set_on_time_count(random->Between(0, completed));
    if (random->Chance(90)) tally->set_exceeded_count(random->Between(0, completed));
    if (random->Chance(85)) tally->set_excused_count(random->Between(0, assigned - completed));
  }
}

v1::Assessment MakeAssessment(const v1::Policy& policy, const v1::Frame& frame,
                              const v1::SubjectRef& ref, RandomSource* random) {
  v1::Assessment assessment;
  *assessment.mutable_subject() = ref;
  AddMarks(policy, frame, &assessment, random);
  AddTasks(policy, &assessment, random);
  for (const v1::Flag& flag : policy.flags()) {
    if (random->Chance(35)) continue;
    v1::Attestation* attestation = assessment.add_attestations();
    attestation->set_flag_id(flag.id());
    attestation->set_holds(random->Chance(50));
    if (attestation->holds() && random->Chance(60)) {
      attestation->set_evidence_reference("evidence");
    }
  }
  if (random->Chance(50)) assessment.set_self_tier_id(random->Pick(IdsOf(policy.tiers())));
  if (random->Chance(70)) assessment.set_rated_on(MakeDate(20181201, 20181231, random));
  return assessment;
}

}  // namespace

void AddPeople(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random) {
  for (int i = random->Between(0, 25); i > 0; --i) {
    v1::Person person;
    person.set_id("person" + std::to_string(i));
    if (random->Chance(80)) {
      person.set_admitted_on(random->Chance(50) ? MakeDate(20160101, 20161231, random)
                                                : MakeDate(20180101, 20181031, random));
    }
    if (person.admitted_on() != 0 && random->Chance(50)) {
      person.set_official_on(MakeDate(20181101, 20181231, random));
    }
    if (random->Chance(80)) {
      person.set_employment(static_cast<v1::EmploymentKind>(random->Between(1, 8)));
    }
    AddMemberships(*dataset, &person, random);
    AddPosts(*dataset, &person, random);
    for (int j = random->Chance(35) ? random->Between(1, 2) : 0; j > 0; --j) {
      v1::Absence* absence = person.add_absences();
      absence->set_kind(static_cast<v1::AbsenceKind>(random->Between(1, 7)));
      SetInterval(absence, random);
    }
    for (int j = random->Chance(45) ? random->Between(1, 2) : 0; j > 0; --j) {
      const v1::Side side = static_cast<v1::Side>(random->Between(1, 3));
      *person.add_ratings() = MakeRating(policy, *dataset, side, random);
    }
    *dataset->add_people() = person;
  }
}

void AddAssessments(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random) {
  for (const v1::Person& person : dataset->people()) {
    if (random->Chance(10)) continue;
    v1::SubjectRef ref;
    ref.set_kind(v1::SUBJECT_KIND_MEMBER);
    ref.set_person_id(person.id());
    *dataset->add_assessments() = MakeAssessment(policy, policy.frames(0), ref, random);
  }
  for (const std::string& unit_id : PartyUnitIds(*dataset)) {
    if (random->Chance(10)) continue;
    v1::SubjectRef ref;
    ref.set_kind(v1::SUBJECT_KIND_ORGANIZATION);
    ref.set_unit_id(unit_id);
    *dataset->add_assessments() = MakeAssessment(policy, policy.frames(1), ref, random);
  }
  for (const v1::Person& person : dataset->people()) {
    if (person.posts().empty() || random->Chance(60)) continue;
    v1::Assessment* assessment = dataset->add_assessments();
    assessment->mutable_subject()->set_kind(v1::SUBJECT_KIND_LEADER);
    assessment->mutable_subject()->set_person_id(person.id());
    assessment->mutable_subject()->set_post_id(person.posts(0).id());
    assessment->set_rated_on(MakeDate(20181201, 20181231, random));
  }
}

}  // namespace dangvien::random
