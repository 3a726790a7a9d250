// Random passes: rules with citations and ids, standards, forces, caps, ceilings. Every standard
// has a rule that exists under every reading, and the fallback lies below all standards.
//
// Forces of one pass set one tier, or exclude each other (one asks what the other denies); in one
// scattered policy of ten they may contradict each other, which the proof would refuse.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

// A pass that it may add to, and where its conditions stand.
struct PassDraw {
  const PolicyDraw& draw;
  const Place& place;
  RuleMaker& rules;
  v1::Pass& pass;

  v1::Rule Make(const std::string& what, int limited_percent = 20) const {
    return rules.Make(place, NameOf(pass.subject_kind()) + "-" + what, limited_percent);
  }
};

void AddExclusions(const PassDraw& in) {
  RandomSource& random = in.draw.random;
  const int percent = in.draw.shape == Shape::kDecided ? 20 : 60;
  for (int i = random.Chance(percent) ? random.Between(1, 2) : 0; i > 0; --i) {
    *in.pass.add_exclusions() = in.Make("exclusion");
  }
}

void AddStandards(const PassDraw& in) {
  RandomSource& random = in.draw.random;
  std::vector<std::string> tiers = IdsOf(in.draw.policy.tiers());
  tiers.pop_back();  // the fallback
  const bool is_decided = in.draw.shape == Shape::kDecided;
  const int least = is_decided || random.Chance(80) ? static_cast<int>(tiers.size()) : 1;
  std::vector<v1::Standard> standards;
  for (const std::string& tier_id : random.Subset(tiers, least, 6)) {
    v1::Standard standard;
    standard.set_tier_id(tier_id);
    for (int i = is_decided ? 1 : random.Between(1, 3); i > 0; --i) {
      *standard.add_conditions() = in.Make("standard", i > 1 ? 20 : 0);
    }
    standards.push_back(standard);
  }
  random.Shuffle(&standards);
  for (const v1::Standard& standard : standards) *in.pass.add_standards() = standard;
}

void AddFallback(const PassDraw& in) {
  v1::Fallback* fallback = in.pass.mutable_fallback();
  fallback->set_id(NameOf(in.pass.subject_kind()) + "-fallback");
  fallback->set_tier_id(in.draw.policy.tiers().rbegin()->id());
  *fallback->mutable_text() = MakeText("fallback");
  *fallback->add_citations() = MakeCitation();
}

void AddForces(const PassDraw& in) {
  RandomSource& random = in.draw.random;
  const bool is_decided = in.draw.shape == Shape::kDecided;
  const std::vector<std::string> tiers = IdsOf(in.draw.policy.tiers());
  const std::string tier_id = random.Chance(70) ? tiers.back() : random.Pick(tiers);
  const bool may_contradict = !is_decided && random.Chance(10);
  int count = is_decided ? random.Below(2) : random.Between(0, 2);
  if (may_contradict) count = random.Between(2, 3);
  for (; count > 0; --count) {
    v1::TierRule* force = in.pass.add_forces();
    force->set_tier_id(may_contradict ? random.Pick(tiers) : tier_id);
    *force->mutable_rule() = in.Make("force");
  }
  if (may_contradict || in.pass.forces_size() != 2 || random.Chance(50)) return;
  // Two forces that set different tiers and never fire together: only one of them is for branches.
  v1::Condition branch;
  branch.mutable_unit_is()->add_kinds(v1::UNIT_KIND_BRANCH);
  *in.pass.mutable_forces(0)->mutable_rule()->mutable_applies() = branch;
  v1::Condition* other = in.pass.mutable_forces(1)->mutable_rule()->mutable_applies();
  *other->mutable_none_of()->add_conditions() = branch;
  in.pass.mutable_forces(1)->set_tier_id(random.Pick(tiers));
}

void AddCaps(const PassDraw& in) {
  RandomSource& random = in.draw.random;
  const std::vector<std::string> tiers = IdsOf(in.draw.policy.tiers());
  const int last = static_cast<int>(tiers.size()) - 1;
  for (int i = random.Between(0, in.draw.shape == Shape::kDecided ? 1 : 3); i > 0; --i) {
    v1::TierRule* cap = in.pass.add_caps();
    cap->set_tier_id(tiers[static_cast<size_t>(random.Between(1, last))]);
    *cap->mutable_rule() = in.Make("cap");
  }
}

void AddCeilings(const PassDraw& in) {
  RandomSource& random = in.draw.random;
  for (const v1::TierSource source : SourcesAt(in.place)) {
    if (!random.Chance(45)) continue;
    v1::Ceiling* ceiling = in.pass.add_ceilings();
    ceiling->set_source(source);
    ceiling->set_layer(static_cast<v1::Layer>(random.Between(1, 3)));
    *ceiling->mutable_rule() = in.Make("ceiling");
    if (random.Chance(50)) ceiling->mutable_rule()->clear_when();
  }
}

}  // namespace

std::string RuleMaker::NewId(const std::string& prefix) {
  return prefix + "-" + std::to_string(++rule_count_);
}

v1::Rule RuleMaker::MakeBare(const std::string& prefix) {
  v1::Rule rule;
  rule.set_id(NewId(prefix));
  *rule.mutable_text() = MakeText("rule");
  *rule.add_citations() = MakeCitation();
  return rule;
}

v1::Rule RuleMaker::Make(const Place& place, const std::string& prefix, int limited_percent) {
  RandomSource& random = draw_.random;
  v1::Rule rule = MakeBare(prefix);
  LimitToReadings(draw_, limited_percent, rule.mutable_under());
  const bool is_decided = draw_.shape == Shape::kDecided;
  const int extra_percent = is_decided ? 10 : 25;
  if (random.Chance(extra_percent)) *rule.mutable_applies() = MakeCondition(draw_, place, 1);
  *rule.mutable_when() = MakeCondition(draw_, place, is_decided ? 1 : 2);
  for (int i = random.Chance(extra_percent) ? random.Between(1, 2) : 0; i > 0; --i) {
    v1::Exception* exception = rule.add_exceptions();
    exception->set_id(rule.id() + "-exception" + std::to_string(i));
    *exception->mutable_text() = MakeText("exception");
    *exception->add_citations() = MakeCitation();
    *exception->mutable_when() = MakeCondition(draw_, place, 1);
  }
  return rule;
}

void AddPass(const PolicyDraw& draw, const Place& place, RuleMaker* rules) {
  v1::Pass pass;
  pass.set_id(NameOf(place.subject) + "-pass");
  pass.set_subject_kind(place.subject);
  const PassDraw in{draw, place, *rules, pass};
  AddExclusions(in);
  AddStandards(in);
  AddFallback(in);
  AddForces(in);
  AddCaps(in);
  AddCeilings(in);
  AddQuotas(draw, place, rules, &pass);
  if (draw.random.Chance(30)) {
    pass.set_ladder(v1::LADDER_INDEPENDENT);
    *pass.add_ladder_citations() = MakeCitation();
  }
  *draw.policy.add_passes() = pass;
}

}  // namespace dangvien::random
