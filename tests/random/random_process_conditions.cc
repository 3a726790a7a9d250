// Random conditions on the process: those of reviews, and the dates, records, authority and votes
// of subjects. Dates are asked in both orders, so that about as many come out false as true.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

v1::ReviewIsCondition MakeReviewIs(RandomSource* random) {
  v1::ReviewIsCondition review_is;
  const int filled = random->Between(1, 15);  // one bit a field
  if (filled & 1) AddSome(Numbers(1, 4), 1, 3, review_is.mutable_subject_kinds(), random);
  if (filled & 2) AddSome(Numbers(1, 6), 1, 4, review_is.mutable_bodies(), random);
  if (filled & 4) AddSome(Numbers(1, 3), 1, 2, review_is.mutable_holders(), random);
  if (filled & 8) review_is.add_depths(static_cast<v1::ReviewDepth>(random->Between(1, 2)));
  return review_is;
}

v1::Condition ReviewIs(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  *condition.mutable_review_is() = MakeReviewIs(&draw.random);
  return condition;
}

v1::Condition PrecededBy(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  *condition.mutable_preceded_by()->mutable_selected() = MakeReviewIs(&draw.random);
  condition.mutable_preceded_by()->set_neighbourhood(
      static_cast<v1::Neighbourhood>(draw.random.Below(2)));
  return condition;
}

v1::Condition Actor(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  condition.mutable_actor()->set_act(static_cast<v1::Act>(draw.random.Between(1, 4)));
  AddSome(Numbers(1, 5), 1, 2, condition.mutable_actor()->mutable_holders(), &draw.random);
  return condition;
}

v1::Condition Sections(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  v1::SectionsCondition* sections = condition.mutable_sections();
  for (const std::string& section : draw.random.Subset(IdsOf(draw.policy.sections()), 1, 2)) {
    sections->add_section_ids(section);
  }
  sections->set_place(static_cast<v1::SectionPlace>(draw.random.Below(2)));
  return condition;
}

v1::Condition ReviewUnitIs(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  if (draw.random.Chance(50)) {
    AddSome(Numbers(1, 9), 1, 4, condition.mutable_unit_is()->mutable_kinds(), &draw.random);
  } else {
    AddSome(Numbers(1, 7), 1, 2, condition.mutable_unit_is()->mutable_levels(), &draw.random);
  }
  return condition;
}

// The dates that may be asked at the place.
std::vector<v1::DateField> FieldsAt(const Place& place) {
  if (place.IsReview()) {
    return {v1::DATE_FIELD_DRAFT_SENT, v1::DATE_FIELD_HELD, v1::DATE_FIELD_RATED,
            v1::DATE_FIELD_SUMMED_UP, v1::DATE_FIELD_REPORTED};
  }
  std::vector<v1::DateField> fields = {v1::DATE_FIELD_RATED, v1::DATE_FIELD_SUMMED_UP,
                                       v1::DATE_FIELD_REPORTED, v1::DATE_FIELD_REVIEWED};
  if (place.IsPerson()) fields.push_back(v1::DATE_FIELD_STATE_RATED);
  return fields;
}

v1::Condition DateOrder(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  std::vector<v1::DateField> fields = FieldsAt(place);
  random.Shuffle(&fields);
  v1::Condition condition;
  v1::DateOrderCondition* order = condition.mutable_date_order();
  order->set_earlier(fields[0]);
  order->set_later(fields[1]);
  if (random.Chance(25)) order->set_min_days(static_cast<uint32_t>(random.Between(1, 10)));
  if (random.Chance(25)) order->set_min_working_days(static_cast<uint32_t>(random.Between(1, 5)));
  order->set_strictly(random.Chance(30));
  return condition;
}

// Around the days on which the dossiers' dates fall: December and the months after.
v1::Condition Deadline(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::DeadlineCondition* deadline = condition.mutable_deadline();
  deadline->set_field(random.Pick(FieldsAt(place)));
  deadline->set_month_offset(static_cast<uint32_t>(random.Chance(70) ? 11 : random.Between(0, 14)));
  deadline->set_day(static_cast<uint32_t>(random.Between(1, 28)));
  deadline->set_inclusive(random.Chance(50));
  return condition;
}

v1::Condition Recorded(const PolicyDraw& draw, const Place& place) {
  std::vector<int> records;
  if (place.IsReview()) {
    records = Numbers(v1::RECORD_PRESENTED_BY_DELEGATE, v1::RECORD_UNIT_HAS_DEPUTY);
  } else {
    records = {v1::RECORD_REVIEWED, v1::RECORD_TIER_DECIDED};
    if (place.subject == v1::SUBJECT_KIND_ORGANIZATION) {
      const std::vector<int> more =
          Numbers(v1::RECORD_HAS_PARTY_GROUPS, v1::RECORD_COUNTERPARTS_RATED);
      records.insert(records.end(), more.begin(), more.end());
    }
    if (place.IsPerson()) {
      records.insert(records.end(), {v1::RECORD_PARTY_MEMBER, v1::RECORD_STATE_RATED});
    }
    if (place.subject == v1::SUBJECT_KIND_COLLECTIVE) {
      records.insert(records.end(), 3, v1::RECORD_LEADERS_IN_STANDING_COMMITTEE);
    }
  }
  v1::Condition condition;
  condition.mutable_recorded()->set_record(static_cast<v1::Record>(draw.random.Pick(records)));
  return condition;
}

v1::Condition Authority(const PolicyDraw& draw, const Place&) {
  v1::Condition condition;
  v1::AuthorityCondition* authority = condition.mutable_authority();
  authority->set_own_unit(draw.random.Chance(50));
  const int least = authority->own_unit() ? 0 : 1;
  authority->set_max_levels(static_cast<uint32_t>(draw.random.Between(least, 2)));
  return condition;
}

v1::Condition VoteShare(const PolicyDraw& draw, const Place&) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::VoteShareCondition* vote_share = condition.mutable_vote_share();
  *vote_share->mutable_band() = MakeBand(draw);
  vote_share->set_base(static_cast<v1::VoteBase>(random.Between(1, 6)));
  vote_share->set_comparison(static_cast<v1::Comparison>(random.Between(1, 4)));
  *vote_share->mutable_share() = MakeShare(&random);
  return condition;
}

}  // namespace

void ListProcessLeaves(const Place&, std::vector<Leaf>* leaves) {
  leaves->insert(leaves->end(), {Recorded, Recorded, DateOrder, Deadline, Authority, VoteShare});
}

void ListReviewLeaves(std::vector<Leaf>* leaves) {
  leaves->insert(leaves->end(), {ReviewIs, DateOrder, Deadline, Actor, Recorded, Sections,
                                 PrecededBy, ReviewUnitIs});
}

}  // namespace dangvien::random
