// Random memberships and posts. Most people have one running official membership; some were
// transferred, some are only temporary anywhere, a few have two official branches at once. Where
// they work is stated for few, but for nearly all where the policy places people by it. In a
// decided dossier nobody is in two branches, and no body has two heads.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

class Joiner {
 public:
  Joiner(const DatasetDraw& draw, v1::MembershipKind kind, v1::Person* person)
      : draw_(draw), random_(draw.random), kind_(kind), person_(*person) {}

  void Join(const std::string& unit_id, int32_t from, int32_t to) {
    v1::Membership* membership = person_.add_memberships();
    membership->set_unit_id(unit_id);
    membership->set_kind(kind_);
    membership->set_from_date(from);
    membership->set_to_date(to);
    const int dice = random_.Below(100);
    if (dice < 40) membership->set_remarks_reference("remarks");
    if (dice >= 10 && dice < 70) {
      membership->set_remarks_received_on(MakeDate(20181125, 20181231, &random_));
    }
  }

  // In one place, or in one and then another, or in two, or no longer anywhere.
  void Settle(const std::vector<std::string>& unit_ids) {
    const std::string& first = random_.Pick(unit_ids);
    const std::string& second = random_.Pick(unit_ids);
    const int32_t day = MakeDate(20180101, 20181231, &random_);
    const int dice = random_.Below(draw_.IsDecided() ? 86 : 100);
    if (dice < 64) {
      Join(first, random_.Chance(30) ? day : 0, 0);
    } else if (dice < 86) {
      Join(first, 0, day);
      Join(second, day, 0);
    } else if (dice < 91 && first != second) {
      Join(first, 0, 0);
      Join(second, day, 0);
    } else if (dice < 95) {
      Join(first, 0, day);
    }
  }

 private:
  const DatasetDraw& draw_;
  RandomSource& random_;
  v1::MembershipKind kind_;
  v1::Person& person_;
};

bool HasHead(const v1::Person& person, const v1::Post& post) {
  for (const v1::Post& other : person.posts()) {
    if (other.kind() == v1::POST_KIND_HEAD && other.unit_id() == post.unit_id() &&
        other.body() == post.body()) {
      return true;
    }
  }
  return false;
}

bool HasHead(const v1::Dataset& dataset, const v1::Person& person, const v1::Post& post) {
  for (const v1::Person& other : dataset.people()) {
    if (HasHead(other, post)) return true;
  }
  return HasHead(person, post);
}

v1::PostBody AnyBody(const v1::Unit& unit, RandomSource* random) {
  if (!IsPartyUnit(unit)) return v1::POST_BODY_LEADERSHIP;
  static const std::vector<v1::PostBody> bodies = {v1::POST_BODY_COMMITTEE, v1::POST_BODY_COMMITTEE,
                                                   v1::POST_BODY_STANDING_COMMITTEE,
                                                   v1::POST_BODY_PARTY_GROUP};
  return random->Pick(bodies);
}

void SetGroups(const DatasetDraw& draw, v1::Post* post) {
  const int least = draw.IsMissing(50) ? 0 : 1;
  const int most = draw.random.Chance(20) ? 2 : least;
  for (const std::string& id :
       draw.random.Subset(std::vector<std::string>{"titles1", "titles2"}, least, most)) {
    post->add_group_ids(id);
  }
}

v1::Post MakePost(const DatasetDraw& draw, const v1::Unit& unit) {
  RandomSource& random = draw.random;
  v1::Post post;
  post.set_unit_id(unit.id());
  const int dice = random.Below(10);
  post.set_kind(dice < 3   ? v1::POST_KIND_HEAD
                : dice < 7 ? v1::POST_KIND_DEPUTY
                           : v1::POST_KIND_MEMBER);
  post.set_body(AnyBody(unit, &random));
  if (random.Chance(60)) post.set_from_date(MakeDate(20180101, 20180630, &random));
  if (random.Chance(draw.IsDecided() ? 5 : 40)) {
    post.set_to_date(MakeDate(20180701, 20181231, &random));
  }
  SetGroups(draw, &post);
  return post;
}

void AddPost(const v1::Post& made, RandomSource* random, v1::Person* person) {
  v1::Post* post = person->add_posts();
  *post = made;
  post->set_id("post" + std::to_string(person->posts_size()));
  if (random->Chance(60)) post->set_rank(static_cast<uint32_t>(person->posts_size()));
}

}  // namespace

void AddMemberships(const DatasetDraw& draw, const v1::Dataset& dataset, v1::Person* person) {
  RandomSource& random = draw.random;
  const std::vector<std::string> branches =
      random.Chance(97) ? BranchIds(dataset) : PartyUnitIds(dataset);
  if (!branches.empty()) {
    Joiner(draw, v1::MEMBERSHIP_KIND_OFFICIAL, person).Settle(branches);
    if (random.Chance(20)) {
      const int32_t from = MakeDate(20180101, 20180630, &random);
      const int32_t to = random.Chance(50) ? 0 : MakeDate(20180701, 20181231, &random);
      Joiner(draw, v1::MEMBERSHIP_KIND_TEMPORARY, person).Join(random.Pick(branches), from, to);
    }
  }
  const bool is_placed_by_work = draw.policy.placement() == v1::PERSON_PLACEMENT_WORKPLACE;
  if (random.Chance(is_placed_by_work ? 92 : 15)) {
    Joiner(draw, v1::MEMBERSHIP_KIND_WORKPLACE, person).Settle(UnitIds(dataset));
  }
}

void AddPosts(const DatasetDraw& draw, const v1::Dataset& dataset, v1::Person* person) {
  RandomSource& random = draw.random;
  for (int i = random.Chance(draw.IsDecided() ? 65 : 45) ? random.Between(1, 2) : 0; i > 0; --i) {
    const v1::Unit& unit = dataset.units(random.Below(dataset.units_size()));
    v1::Post post = MakePost(draw, unit);
    if (draw.IsDecided() && HasHead(dataset, *person, post)) post.set_kind(v1::POST_KIND_DEPUTY);
    AddPost(post, &random, person);
    if (IsPartyUnit(unit) || !random.Chance(40)) continue;
    // Also in the standing committee of the party organization above the body.
    v1::Post above = post;
    above.set_unit_id(unit.parent_id());
    above.set_body(v1::POST_BODY_STANDING_COMMITTEE);
    above.set_kind(v1::POST_KIND_MEMBER);
    AddPost(above, &random, person);
  }
}

}  // namespace dangvien::random
