// Names of subjects, and a random one of those that a dossier can name.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {

v1::SubjectRef UnitRef(v1::SubjectKind kind, const std::string& unit_id) {
  v1::SubjectRef ref;
  ref.set_kind(kind);
  ref.set_unit_id(unit_id);
  return ref;
}

v1::SubjectRef MemberRef(const std::string& person_id) {
  v1::SubjectRef ref;
  ref.set_kind(v1::SUBJECT_KIND_MEMBER);
  ref.set_person_id(person_id);
  return ref;
}

v1::SubjectRef LeaderRef(const std::string& person_id, const std::string& post_id) {
  v1::SubjectRef ref;
  ref.set_kind(v1::SUBJECT_KIND_LEADER);
  ref.set_person_id(person_id);
  ref.set_post_id(post_id);
  return ref;
}

v1::SubjectRef AnySubject(const v1::Dataset& dataset, RandomSource* random) {
  const int dice = random->Below(100);
  if (dataset.people().empty() || dice < 30) {
    if (dice % 3 == 0) {
      return UnitRef(v1::SUBJECT_KIND_COLLECTIVE, random->Pick(UnitIds(dataset)));
    }
    return UnitRef(v1::SUBJECT_KIND_ORGANIZATION, random->Pick(PartyUnitIds(dataset)));
  }
  const v1::Person& person = dataset.people(random->Below(dataset.people_size()));
  if (dice < 55 && !person.posts().empty()) {
    return LeaderRef(person.id(), person.posts(random->Below(person.posts_size())).id());
  }
  return MemberRef(person.id());
}

bool IsIn(const std::vector<v1::SubjectRef>& refs, const v1::SubjectRef& ref) {
  for (const v1::SubjectRef& other : refs) {
    if (other.SerializeAsString() == ref.SerializeAsString()) return true;
  }
  return false;
}

std::string DatasetDraw::AnyTier() const { return random.Pick(IdsOf(policy.tiers())); }

}  // namespace dangvien::random
