// Random conditions on the process: those of reviews, and the dates and records of organizations
// and members. Dates are asked in both orders, so that about as many come out false as true.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

v1::ReviewIsCondition MakeReviewIs(RandomSource* random) {
  v1::ReviewIsCondition review_is;
  const int filled = random->Between(1, 15);  // one bit a field
  if (filled & 1) {
    for (const int kind : random->Subset(Numbers(1, 4), 1, 3)) {
      review_is.add_subject_kinds(static_cast<v1::SubjectKind>(kind));
    }
  }
  if (filled & 2) {
    for (const int body : random->Subset(Numbers(1, 6), 1, 4)) {
      review_is.add_bodies(static_cast<v1::ReviewBody>(body));
    }
  }
  if (filled & 4) {
    for (const int holder : random->Subset(Numbers(1, 3), 1, 2)) {
      review_is.add_holders(static_cast<v1::Holder>(holder));
    }
  }
  if (filled & 8) review_is.add_depths(static_cast<v1::ReviewDepth>(random->Between(1, 2)));
  return review_is;
}

v1::DateOrderCondition MakeDateOrder(int first_field, RandomSource* random) {
  v1::DateOrderCondition order;
  const int earlier = random->Between(first_field, 4);
  int later = random->Between(first_field, 3);
  if (later >= earlier) ++later;
  order.set_earlier(static_cast<v1::DateField>(earlier));
  order.set_later(static_cast<v1::DateField>(later));
  if (random->Chance(25)) order.set_min_days(static_cast<uint32_t>(random->Between(1, 10)));
  if (random->Chance(25)) order.set_min_working_days(static_cast<uint32_t>(random->Between(1, 5)));
  order.set_strictly(random->Chance(30));
  return order;
}

v1::ActorCondition MakeActor(RandomSource* random) {
  v1::ActorCondition actor;
  actor.set_act(static_cast<v1::Act>(random->Between(1, 4)));
  for (const int holder : random->Subset(Numbers(1, 5), 1, 2)) {
    actor.add_holders(static_cast<v1::Holder>(holder));
  }
  return actor;
}

}  // namespace

v1::Condition MakeReviewLeaf(const v1::Policy& policy, RandomSource* random) {
  v1::Condition condition;
  switch (random->Below(7)) {
    case 0:
      *condition.mutable_review_is() = MakeReviewIs(random);
      break;
    case 1:
      *condition.mutable_date_order() = MakeDateOrder(1, random);
      break;
    case 2:
      *condition.mutable_actor() = MakeActor(random);
      break;
    case 3:
      condition.mutable_recorded()->set_record(static_cast<v1::Record>(random->Between(1, 6)));
      break;
    case 4:
      for (const std::string& section : random->Subset(IdsOf(policy.sections()), 1, 2)) {
        condition.mutable_sections()->add_section_ids(section);
      }
      condition.mutable_sections()->set_place(static_cast<v1::SectionPlace>(random->Below(2)));
      break;
    case 5:
      *condition.mutable_preceded_by()->mutable_selected() = MakeReviewIs(random);
      condition.mutable_preceded_by()->set_neighbourhood(
          static_cast<v1::Neighbourhood>(random->Below(2)));
      break;
    default:
      if (random->Chance(50)) {
        condition.mutable_unit_is()->add_kinds(static_cast<v1::UnitKind>(random->Between(1, 9)));
      } else {
        condition.mutable_unit_is()->add_levels(static_cast<v1::UnitLevel>(random->Between(1, 7)));
      }
  }
  return condition;
}

v1::Condition MakeRecordLeaf(bool is_organization, RandomSource* random) {
  v1::Condition condition;
  if (random->Chance(35)) {
    *condition.mutable_date_order() = MakeDateOrder(v1::DATE_FIELD_RATED, random);
  } else {
    condition.mutable_recorded()->set_record(
        is_organization ? static_cast<v1::Record>(random->Between(10, 15)) : v1::RECORD_REVIEWED);
  }
  return condition;
}

}  // namespace dangvien::random
