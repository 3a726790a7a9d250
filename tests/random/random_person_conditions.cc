// Random conditions on people, their posts and the unit: employment, absences, posts, remarks of
// other branches, how long somebody has been there, and what the unit is.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

v1::Condition MakeUnitIs(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::UnitIsCondition* unit_is = condition.mutable_unit_is();
  const bool has_kinds = random.Chance(50);
  if (has_kinds) {
    const int last = place.subject == v1::SUBJECT_KIND_ORGANIZATION ? 2 : 4;
    AddSome(Numbers(1, last), 1, last / 2, unit_is->mutable_kinds(), &random);
  }
  if (!has_kinds || random.Chance(50)) {
    AddSome(Numbers(1, 7), 2, 4, unit_is->mutable_levels(), &random);
  }
  return condition;
}

v1::Condition MakeEmployment(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  AddSome(Numbers(1, 8), 2, 5, condition.mutable_employment()->mutable_kinds(), &draw.random);
  return condition;
}

v1::Condition MakeAbsent(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  AddSome(Numbers(1, 7), 2, 5, condition.mutable_absent()->mutable_kinds(), &draw.random);
  if (draw.random.Chance(60)) {
    condition.mutable_absent()->set_min_months(static_cast<uint32_t>(draw.random.Between(1, 8)));
  }
  return condition;
}

v1::Condition MakeTenure(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  v1::TenureCondition* tenure = condition.mutable_tenure();
  tenure->set_less_than_months(static_cast<uint32_t>(draw.random.Between(1, 24)));
  tenure->set_day(static_cast<v1::TenureDay>(draw.random.Below(2)));
  return condition;
}

v1::Condition MakePostIs(const PolicyDraw& draw, const Place&) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::PostIsCondition* post_is = condition.mutable_post_is();
  const bool has_kinds = random.Chance(70);
  if (has_kinds) AddSome(Numbers(1, 3), 1, 2, post_is->mutable_kinds(), &random);
  if (!has_kinds || random.Chance(30)) {
    AddSome(Numbers(1, 4), 1, 3, post_is->mutable_bodies(), &random);
  }
  return condition;
}

v1::Condition MakeHoldsPosts(const PolicyDraw& draw, const Place&) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::HoldsPostsCondition* holds = condition.mutable_holds_posts();
  if (random.Chance(40)) AddSome(Numbers(1, 3), 1, 2, holds->mutable_kinds(), &random);
  if (random.Chance(30)) AddSome(Numbers(1, 4), 1, 3, holds->mutable_bodies(), &random);
  if (random.Chance(30)) AddSome(Numbers(1, 9), 2, 5, holds->mutable_unit_kinds(), &random);
  if (random.Chance(40)) AddSome(Numbers(1, 7), 3, 5, holds->mutable_unit_levels(), &random);
  holds->set_at_least(static_cast<uint32_t>(random.Chance(75) ? 1 : 2));
  return condition;
}

v1::Condition MakeRemarks(const PolicyDraw& draw, const Place&) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::RemarksCondition* remarks = condition.mutable_remarks();
  remarks->set_kind(static_cast<v1::MembershipKind>(random.Between(1, 2)));
  remarks->set_min_months(static_cast<uint32_t>(random.Between(0, 6)));
  remarks->set_before_rating(random.Chance(60));
  return condition;
}

}  // namespace

void ListPersonLeaves(const Place& place, std::vector<Leaf>* leaves) {
  leaves->insert(leaves->end(), {MakeUnitIs, MakeTenure});
  if (place.IsPerson()) {
    leaves->insert(leaves->end(), {MakeEmployment, MakeAbsent, MakeHoldsPosts});
  }
  if (place.subject == v1::SUBJECT_KIND_LEADER) leaves->push_back(MakePostIs);
  if (place.subject == v1::SUBJECT_KIND_MEMBER) {
    leaves->insert(leaves->end(), {MakeRemarks, MakeRemarks});
  }
}

}  // namespace dangvien::random
