// Random quotas of a pass: none to three, one after the other. Shares are small enough to cut and
// large enough to seat somebody; a quarter of the quotas rank by nothing, so that everybody at the
// line is tied.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

struct Fraction {
  uint32_t numerator;
  uint32_t denominator;
};

void SetShare(const Fraction& fraction, v1::Share* share) {
  share->set_numerator(fraction.numerator);
  share->set_denominator(fraction.denominator);
}

void SetGroup(const PolicyDraw& draw, v1::QuotaGroup* group) {
  RandomSource& random = draw.random;
  group->set_within(static_cast<v1::GroupWithin>(random.Between(1, 4)));
  if (group->within() == v1::GROUP_WITHIN_LEVEL) {
    AddSome(Numbers(1, 7), 2, 4, group->mutable_levels(), &random);
  }
  if (random.Chance(45)) group->set_by(static_cast<v1::GroupBy>(random.Between(1, 2)));
}

void SetLimits(RandomSource* random, v1::Quota* quota) {
  static const std::vector<Fraction> limits = {{1, 5},  {1, 5},    {1, 4}, {1, 3}, {1, 2},
                                               {3, 20}, {33, 100}, {2, 3}, {0, 1}, {1, 1}};
  const Fraction limit = random->Pick(limits);
  SetShare(limit, quota->mutable_limit());
  if (!random->Chance(40)) return;
  // Half the way from the limit to the whole.
  SetShare({limit.numerator + limit.denominator, 2 * limit.denominator},
           quota->mutable_highest_limit());
}

void AddSmallGroups(const PolicyDraw& draw, v1::Quota* quota) {
  RandomSource& random = draw.random;
  for (int i = random.Chance(45) ? random.Between(1, 2) : 0; i > 0; --i) {
    v1::SmallGroup* small = quota->add_small_groups();
    small->set_counted(static_cast<v1::SmallGroupCount>(random.Between(1, 4)));
    const int at_least = random.Between(0, 4);
    small->set_at_least(static_cast<uint32_t>(at_least));
    small->set_fewer_than(static_cast<uint32_t>(random.Between(at_least + 1, at_least + 4)));
    small->set_seats(static_cast<uint32_t>(random.Between(0, 2)));
    *small->add_citations() = MakeCitation();
    LimitToReadings(draw, 15, small->mutable_under());
  }
}

void AddRankKey(const PolicyDraw& draw, v1::SubjectKind kind, v1::Quota* quota) {
  RandomSource& random = draw.random;
  std::vector<v1::RankMeasure> measures = {
      v1::RANK_MEASURE_TASK_SHARE, v1::RANK_MEASURE_CRITERIA_AT, v1::RANK_MEASURE_PRIOR_RATINGS};
  const std::vector<std::string> scores = ScoreIds(draw.policy, kind);
  if (!scores.empty()) measures.insert(measures.end(), 2, v1::RANK_MEASURE_SCORE);
  v1::RankKey* key = quota->add_rank_keys();
  key->set_measure(random.Pick(measures));
  key->set_lowest_first(random.Chance(20));
  *key->add_citations() = MakeCitation();
  if (key->measure() == v1::RANK_MEASURE_SCORE) {
    key->set_score_id(random.Pick(scores));
  } else if (key->measure() == v1::RANK_MEASURE_CRITERIA_AT) {
    key->set_level_id(random.Pick(IdsOf(draw.policy.levels())));
  } else if (key->measure() == v1::RANK_MEASURE_TASK_SHARE) {
    key->set_task_measure(static_cast<v1::TaskMeasure>(random.Between(1, 3)));
    for (const std::string& group : random.Subset(IdsOf(draw.policy.task_groups()), 1, 2)) {
      key->add_group_ids(group);
    }
  }
}

void SetTiers(const v1::Policy& policy, RandomSource* random, v1::Quota* quota) {
  const int last = policy.tiers_size() - 1;
  const int tier = random->Chance(65) ? 0 : random->Below(last);
  const int lowered = random->Chance(70) ? tier + 1 : random->Between(tier + 1, last);
  quota->set_tier_id(policy.tiers(tier).id());
  quota->set_lowered_to_tier_id(policy.tiers(lowered).id());
}

v1::Quota MakeQuota(const PolicyDraw& draw, const Place& place, const std::string& id) {
  RandomSource& random = draw.random;
  v1::Quota quota;
  quota.set_id(id);
  *quota.mutable_text() = MakeText("quota");
  *quota.add_citations() = MakeCitation();
  LimitToReadings(draw, 15, quota.mutable_under());
  if (random.Chance(20)) *quota.mutable_applies() = MakeCondition(draw, place, 1);
  SetGroup(draw, quota.mutable_group());
  SetTiers(draw.policy, &random, &quota);
  SetLimits(&random, &quota);
  quota.set_base(static_cast<v1::QuotaBase>(random.Between(1, 5)));
  quota.set_rounding(static_cast<v1::SeatRounding>(random.Between(1, 2)));
  AddSmallGroups(draw, &quota);
  if (place.IsPerson() && random.Chance(30)) quota.set_head(v1::QUOTA_HEAD_APART);
  if (random.Chance(75)) {
    for (int i = random.Between(1, 2); i > 0; --i) AddRankKey(draw, place.subject, &quota);
  }
  const int dice = random.Below(100);
  quota.set_ties(dice < 50   ? v1::TIE_RULE_REFER
                 : dice < 75 ? v1::TIE_RULE_CUT_ALL
                             : v1::TIE_RULE_KEEP_ALL);
  if (random.Chance(20)) quota.set_effect(v1::QUOTA_EFFECT_FLAG);
  return quota;
}

}  // namespace

void AddQuotas(const PolicyDraw& draw, const Place& place, RuleMaker* rules, v1::Pass* pass) {
  RandomSource& random = draw.random;
  const int least = draw.shape == Shape::kDecided ? 1 : 0;
  const int count = random.Chance(least == 1 ? 85 : 50) ? random.Between(least, 3) : 0;
  for (int i = count; i > 0; --i) {
    const std::string id = rules->NewId(NameOf(place.subject) + "-quota");
    *pass->add_quotas() = MakeQuota(draw, place, id);
  }
}

}  // namespace dangvien::random
