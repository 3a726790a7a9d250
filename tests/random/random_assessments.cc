// Random assessments of members, organizations, collectives and leaders: marks and products
// (random_marks.cc), tasks, attestations, what was proposed, and who decided.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

void AddTasks(const DatasetDraw& draw, v1::Assessment* assessment) {
  RandomSource& random = draw.random;
  for (const v1::TaskGroup& group : draw.policy.task_groups()) {
    if (draw.IsMissing(12)) continue;
    v1::TaskTally* tally = assessment->add_tasks();
    tally->set_group_id(group.id());
    const int assigned = random.Chance(10) ? 0 : random.Between(1, 12);
    const int completed = random.Chance(40) ? assigned : random.Between(0, assigned);
    if (draw.IsStated(95)) tally->set_assigned_count(assigned);
    if (draw.IsStated(95)) tally->set_completed_count(completed);
    if (draw.IsStated(90)) tally->set_on_time_count(random.Between(0, completed));
    if (draw.IsStated(90)) tally->set_exceeded_count(random.Between(0, completed));
    if (draw.IsStated(85)) tally->set_excused_count(random.Between(0, assigned - completed));
  }
}

void AddAttestations(const DatasetDraw& draw, v1::Assessment* assessment) {
  for (const v1::Flag& flag : draw.policy.flags()) {
    if (draw.random.Chance(35)) continue;
    v1::Attestation* attestation = assessment->add_attestations();
    attestation->set_flag_id(flag.id());
    attestation->set_holds(draw.random.Chance(50));
    if (attestation->holds() && draw.random.Chance(60)) {
      attestation->set_evidence_reference("evidence");
    }
  }
}

void AddProposals(const DatasetDraw& draw, v1::Assessment* assessment) {
  for (int i = draw.random.Chance(55) ? draw.random.Between(1, 2) : 0; i > 0; --i) {
    v1::Proposal* proposal = assessment->add_proposals();
    proposal->set_by("committee");
    proposal->set_tier_id(draw.AnyTier());
  }
}

// The unit itself, one above it, or any.
std::string DecidingUnit(const v1::Dataset& dataset, const std::string& unit_id,
                         RandomSource* random) {
  if (unit_id.empty() || random->Chance(15)) return random->Pick(UnitIds(dataset));
  std::string id = unit_id;
  for (int i = random->Between(0, 3); i > 0; --i) {
    const std::string parent_id = UnitOf(dataset, id).parent_id();
    if (!parent_id.empty()) id = parent_id;
  }
  return id;
}

class Assessor {
 public:
  Assessor(const DatasetDraw& draw, v1::Dataset* dataset) : draw_(draw), dataset_(*dataset) {}

  // `unit_id`: where the subject is rated; empty = nowhere.
  void Assess(const v1::SubjectRef& ref, const std::string& unit_id) {
    v1::Assessment* assessment = dataset_.add_assessments();
    *assessment->mutable_subject() = ref;
    AddMarks(draw_, assessment);
    AddTasks(draw_, assessment);
    AddAttestations(draw_, assessment);
    RandomSource& random = draw_.random;
    if (random.Chance(50)) assessment->set_self_tier_id(draw_.AnyTier());
    // Most of them plain, so that columns can carry them.
    const bool is_plain = random.Chance(60);
    if (!is_plain) AddProposals(draw_, assessment);
    if (draw_.IsStated(70)) assessment->set_rated_on(MakeDate(20181201, 20181231, &random));
    AddProducts(draw_, assessment);
    if (!is_plain && random.Chance(80)) {
      assessment->set_deciding_unit_id(DecidingUnit(dataset_, unit_id, &random));
    }
  }

  void AssessMembers() {
    for (const v1::Person& person : dataset_.people()) {
      if (draw_.IsMissing(10)) continue;
      const bool is_somewhere = !person.memberships().empty();
      Assess(MemberRef(person.id()), is_somewhere ? person.memberships(0).unit_id() : "");
    }
  }

  void AssessOrganizations() {
    for (const std::string& unit_id : PartyUnitIds(dataset_)) {
      if (draw_.IsMissing(10)) continue;
      Assess(UnitRef(v1::SUBJECT_KIND_ORGANIZATION, unit_id), unit_id);
    }
  }

  void AssessCollectives() {
    for (const v1::Unit& unit : dataset_.units()) {
      const bool is_told = unit.has_has_collective();
      const int percent = !is_told ? 35 : !unit.has_collective() ? 8 : draw_.IsDecided() ? 100 : 85;
      if (!draw_.random.Chance(percent)) continue;
      Assess(UnitRef(v1::SUBJECT_KIND_COLLECTIVE, unit.id()), unit.id());
    }
  }

  void AssessLeaders() {
    for (const v1::Person& person : dataset_.people()) {
      for (const v1::Post& post : person.posts()) {
        const bool is_leader = post.kind() != v1::POST_KIND_MEMBER;
        if (!draw_.random.Chance(!is_leader ? 15 : draw_.IsDecided() ? 100 : 75)) continue;
        Assess(LeaderRef(person.id(), post.id()), post.unit_id());
      }
    }
  }

 private:
  const DatasetDraw& draw_;
  v1::Dataset& dataset_;
};

}  // namespace

void AddAssessments(const DatasetDraw& draw, v1::Dataset* dataset) {
  Assessor assessor(draw, dataset);
  assessor.AssessMembers();
  assessor.AssessOrganizations();
  assessor.AssessCollectives();
  assessor.AssessLeaders();
}

}  // namespace dangvien::random
