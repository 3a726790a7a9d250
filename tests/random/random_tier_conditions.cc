// Random conditions that read tiers: of this run, of other sides, of other periods, and what was
// stated of the subject. Of this run, a rule reads the passes that are over; an organization also
// those below it in its own pass, where the proposed layer is not there yet. What is asked of
// others (related, counted_when) asks no further ones.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

v1::Layer AnyLayer(RandomSource* random) { return static_cast<v1::Layer>(random->Between(1, 3)); }

v1::WhenNone HoldsOrFails(RandomSource* random) {
  return random->Chance(50) ? v1::WHEN_NONE_HOLDS : v1::WHEN_NONE_FAILS;
}

std::vector<v1::Population> PopulationsAt(const Place& place) {
  std::vector<v1::Population> populations = {v1::POPULATION_COUNTERPARTS};
  if (place.CanRead(v1::SUBJECT_KIND_MEMBER)) populations.push_back(v1::POPULATION_MEMBERS);
  if (place.CanRead(v1::SUBJECT_KIND_ORGANIZATION) ||
      place.own_pass == v1::SUBJECT_KIND_ORGANIZATION) {
    populations.push_back(v1::POPULATION_SUBORDINATES);
  }
  return populations;
}

void SetPopulation(const PolicyDraw& draw, const Place& place,
                   v1::CompositionCondition* composition) {
  RandomSource& random = draw.random;
  composition->set_population(random.Pick(PopulationsAt(place)));
  if (composition->population() == v1::POPULATION_COUNTERPARTS) {
    if (random.Chance(50)) {
      AddSome(Numbers(3, 9), 1, 4, composition->mutable_counterpart_kinds(), &random);
    }
    return;
  }
  const bool is_own = composition->population() == v1::POPULATION_SUBORDINATES &&
                      place.own_pass == v1::SUBJECT_KIND_ORGANIZATION;
  composition->set_layer(!is_own             ? AnyLayer(&random)
                         : random.Chance(50) ? v1::LAYER_QUALIFIED
                                             : v1::LAYER_DECIDED);
  if (place.nesting != Nesting::kNone || !random.Chance(25)) return;
  Place counted = place;
  counted.nesting = Nesting::kCounted;
  counted.subject = composition->population() == v1::POPULATION_MEMBERS
                        ? v1::SUBJECT_KIND_MEMBER
                        : v1::SUBJECT_KIND_ORGANIZATION;
  *composition->mutable_counted_when() = MakeCondition(draw, counted, 1);
}

v1::Condition MakeComposition(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::CompositionCondition* composition = condition.mutable_composition();
  SetPopulation(draw, place, composition);
  *composition->mutable_band() = MakeBand(draw);
  composition->set_base(static_cast<v1::CompositionBase>(random.Below(2)));
  if (random.Chance(30)) {
    composition->set_at_least_count(static_cast<uint32_t>(random.Between(1, 3)));
    return condition;
  }
  *composition->mutable_at_least_share() = MakeShare(&random);
  composition->set_when_none(static_cast<v1::WhenNone>(random.Between(1, 3)));
  if (composition->when_none() == v1::WHEN_NONE_UNKNOWN) {
    composition->set_open_question_id(random.Pick(IdsOf(draw.policy.questions())));
  }
  return condition;
}

// As what the ratings to read were given; at times not stated.
v1::SubjectKind RatedAs(const Place& place, RandomSource* random) {
  if (random->Chance(60)) return v1::SUBJECT_KIND_UNSPECIFIED;
  if (place.IsPerson()) {
    return random->Chance(50) ? v1::SUBJECT_KIND_MEMBER : v1::SUBJECT_KIND_LEADER;
  }
  return random->Chance(50) ? v1::SUBJECT_KIND_ORGANIZATION : v1::SUBJECT_KIND_COLLECTIVE;
}

v1::Condition MakeRatedBy(const PolicyDraw& draw, const Place& place) {
  v1::Condition condition;
  v1::RatedByCondition* rated_by = condition.mutable_rated_by();
  rated_by->set_side(static_cast<v1::Side>(draw.random.Between(1, 3)));
  *rated_by->mutable_band() = MakeBand(draw);
  rated_by->set_rated_as(RatedAs(place, &draw.random));
  return condition;
}

v1::Condition MakePriorRatings(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  v1::Condition condition;
  v1::PriorRatingsCondition* prior = condition.mutable_prior_ratings();
  prior->set_side(random.Chance(70) ? v1::SIDE_PARTY : static_cast<v1::Side>(random.Between(1, 3)));
  prior->set_rated_as(RatedAs(place, &random));
  prior->set_period_kind(random.Chance(50) ? v1::PERIOD_KIND_YEAR : v1::PERIOD_KIND_QUARTER);
  const bool is_year = prior->period_kind() == v1::PERIOD_KIND_YEAR;
  const bool is_within = random.Chance(is_year ? 20 : 70);
  prior->set_window(is_within ? v1::PRIOR_WINDOW_WITHIN : v1::PRIOR_WINDOW_PRECEDING);
  const int period_count = !is_within ? random.Between(1, 4) : is_year ? 1 : 3;
  if (!is_within) prior->set_count(static_cast<uint32_t>(period_count));
  *prior->mutable_band() = MakeBand(draw);
  prior->set_at_least(static_cast<uint32_t>(random.Between(1, std::min(3, period_count))));
  prior->set_consecutive(random.Chance(40));
  prior->set_with_current(place.KnowsOwnTier() && random.Chance(50));
  return condition;
}

v1::Condition MakeTierOf(const PolicyDraw& draw, const Place& place) {
  v1::Condition condition;
  v1::TierOfCondition* tier_of = condition.mutable_tier_of();
  tier_of->set_source(draw.random.Pick(SourcesAt(place)));
  tier_of->set_layer(AnyLayer(&draw.random));
  *tier_of->mutable_band() = MakeBand(draw);
  tier_of->set_when_none(HoldsOrFails(&draw.random));
  return condition;
}

struct Related {
  v1::Relation relation;
  v1::SubjectKind subject;
};

const std::vector<Related>& RelationsAt(const Place& place) {
  static const Related organization = {v1::RELATION_ORGANIZATION, v1::SUBJECT_KIND_ORGANIZATION};
  static const Related collective = {v1::RELATION_COLLECTIVE, v1::SUBJECT_KIND_COLLECTIVE};
  static const Related member = {v1::RELATION_MEMBER, v1::SUBJECT_KIND_MEMBER};
  static const std::vector<Related> of_organization = {collective};
  static const std::vector<Related> of_others = {organization};
  static const std::vector<Related> of_leader = {organization, collective, member};
  if (place.subject == v1::SUBJECT_KIND_LEADER) return of_leader;
  return place.subject == v1::SUBJECT_KIND_ORGANIZATION ? of_organization : of_others;
}

v1::Condition MakeRelated(const PolicyDraw& draw, const Place& place) {
  const Related& chosen = draw.random.Pick(RelationsAt(place));
  v1::Condition condition;
  v1::RelatedCondition* related = condition.mutable_related();
  related->set_relation(chosen.relation);
  related->set_when_none(HoldsOrFails(&draw.random));
  Place there = place;
  there.nesting = Nesting::kRelated;
  there.subject = chosen.subject;
  *related->mutable_condition() = MakeCondition(draw, there, 1);
  return condition;
}

v1::Condition MakeStatedTier(const PolicyDraw& draw, const Place& place) {
  RandomSource& random = draw.random;
  std::vector<v1::StatedTier> stated = {v1::STATED_TIER_SELF, v1::STATED_TIER_PROPOSALS};
  if (place.subject == v1::SUBJECT_KIND_ORGANIZATION) {
    stated.push_back(v1::STATED_TIER_COUNTERPARTS);
  }
  if (place.IsPerson()) stated.push_back(v1::STATED_TIER_STATE);
  v1::Condition condition;
  v1::StatedTierCondition* stated_tier = condition.mutable_stated_tier();
  stated_tier->set_stated(random.Pick(stated));
  stated_tier->set_relation(static_cast<v1::TierRelation>(random.Between(1, 3)));
  stated_tier->set_layer(AnyLayer(&random));
  return condition;
}

}  // namespace

std::vector<v1::TierSource> SourcesAt(const Place& place) {
  std::vector<v1::TierSource> sources;
  const auto add = [&](v1::TierSource source, v1::SubjectKind kind) {
    if (place.CanAskTier(kind)) sources.push_back(source);
  };
  const bool is_organization = place.subject == v1::SUBJECT_KIND_ORGANIZATION;
  const bool is_leader = place.subject == v1::SUBJECT_KIND_LEADER;
  if (!is_organization) add(v1::TIER_SOURCE_ORGANIZATION, v1::SUBJECT_KIND_ORGANIZATION);
  if (is_organization || is_leader) add(v1::TIER_SOURCE_COLLECTIVE, v1::SUBJECT_KIND_COLLECTIVE);
  if (is_leader) add(v1::TIER_SOURCE_MEMBER, v1::SUBJECT_KIND_MEMBER);
  if (place.KnowsOwnTier()) sources.push_back(v1::TIER_SOURCE_SELF);
  return sources;
}

void ListTierLeaves(const Place& place, std::vector<Leaf>* leaves) {
  leaves->insert(leaves->end(), {MakeRatedBy, MakePriorRatings});
  if (!SourcesAt(place).empty()) leaves->insert(leaves->end(), {MakeTierOf, MakeTierOf});
  if (place.KnowsOwnTier()) leaves->insert(leaves->end(), 4, MakeStatedTier);
  if (place.subject == v1::SUBJECT_KIND_ORGANIZATION && place.nesting != Nesting::kCounted) {
    leaves->insert(leaves->end(), {MakeComposition, MakeComposition, MakeComposition});
  }
  if (place.nesting == Nesting::kNone) leaves->insert(leaves->end(), {MakeRelated, MakeRelated});
}

}  // namespace dangvien::random
