// A random policy: first what it declares (tiers, levels, roles, frames, task groups, flags,
// sections, questions, readings), then a members' pass, an organizations' pass and checks that use
// it. It is made so that the compiler takes it: every rule has a citation, every reference is
// declared, every standard has a rule that exists under every reading, the fallback lies below all
// standards.
//
// Forces of one pass set one tier, or exclude each other (one asks what the other denies); in one
// policy of ten they may contradict each other, which the proof would refuse.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

void Declare(v1::Policy* policy, RandomSource* random) {
  policy->set_format(1);
  policy->set_id("random");
  *policy->mutable_title() = MakeText("random policy");
  *policy->mutable_scope() = MakeText("nobody");
  v1::Instrument* instrument = policy->add_instruments();
  instrument->set_id("i1");
  instrument->set_number("1-QĐ/TW");
  instrument->set_date(20180308);
  instrument->set_issuer("nobody");
  *instrument->mutable_title() = MakeText("random instrument");
  policy->mutable_period()->set_kind(v1::PERIOD_KIND_YEAR);
  policy->mutable_period()->set_first_year(2018);
  const auto declare = [random](auto* list, const std::string& prefix, int least, int most) {
    const int count = random->Between(least, most);
    for (int i = 1; i <= count; ++i) {
      auto* entry = list->Add();
      entry->set_id(prefix + std::to_string(i));
      *entry->mutable_name() = MakeText(prefix + std::to_string(i));
    }
  };
  declare(policy->mutable_tiers(), "tier", 2, 5);
  declare(policy->mutable_levels(), "level", 2, 4);
  declare(policy->mutable_roles(), "role", 1, 3);
  declare(policy->mutable_task_groups(), "tasks", 1, 2);
  declare(policy->mutable_flags(), "flag", 1, 3);
  declare(policy->mutable_sections(), "section", 1, 3);
  for (int i = random->Between(1, 2); i > 0; --i) {
    v1::Question* question = policy->add_questions();
    question->set_id("question" + std::to_string(i));
    *question->mutable_text() = MakeText("question");
    *question->add_citations() = MakeCitation();
  }
}

void DeclareReadings(v1::Policy* policy, RandomSource* random) {
  for (int i = random->Between(0, 2); i > 0; --i) {
    v1::Reading* reading = policy->add_readings();
    reading->set_id("reading" + std::to_string(i));
    *reading->mutable_question() = MakeText("which");
    for (int j = random->Between(2, 3); j > 0; --j) {
      v1::Option* option = reading->add_options();
      option->set_id("option" + std::to_string(j));
      *option->mutable_text() = MakeText("so");
      *option->mutable_grounds() = MakeText("because");
    }
    reading->set_default_option_id(random->Pick(IdsOf(reading->options())));
    *reading->add_citations() = MakeCitation();
  }
}

// At times one or two reading options, of different readings.
template <typename List>
void LimitToReadings(const v1::Policy& policy, int percent, List* under, RandomSource* random) {
  for (const v1::Reading& reading : policy.readings()) {
    if (!random->Chance(percent)) continue;
    v1::ReadingOption* option = under->Add();
    option->set_reading_id(reading.id());
    option->set_option_id(random->Pick(IdsOf(reading.options())));
  }
}

void DeclareFrame(v1::SubjectKind kind, const std::string& prefix, v1::Policy* policy,
                  RandomSource* random) {
  v1::Frame* frame = policy->add_frames();
  frame->set_subject_kind(kind);
  *frame->add_citations() = MakeCitation();
  for (int i = random->Between(2, 6); i > 0; --i) {
    v1::Criterion* criterion = frame->add_criteria();
    criterion->set_id(prefix + std::to_string(i));
    *criterion->mutable_name() = MakeText("criterion");
    criterion->set_if_any(random->Chance(20));
    for (const std::string& role_id : random->Subset(IdsOf(policy->roles()), 0, 2)) {
      v1::RoleGrant* grant = criterion->add_roles();
      grant->set_role_id(role_id);
      LimitToReadings(*policy, 25, grant->mutable_under(), random);
    }
  }
}

// Builds rules with ids that are unique in the policy.
class RuleMaker {
 public:
  RuleMaker(v1::Policy* policy, RandomSource* random) : policy_(*policy), random_(*random) {}

  v1::Rule Make(Place place, const std::string& prefix, bool may_be_limited) {
    v1::Rule rule;
    rule.set_id(prefix + "-" + std::to_string(++rule_count_));
    *rule.mutable_text() = MakeText("rule");
    *rule.add_citations() = MakeCitation();
    if (may_be_limited) LimitToReadings(policy_, 20, rule.mutable_under(), &random_);
    if (random_.Chance(25)) *rule.mutable_applies() = MakeCondition(policy_, place, 1, &random_);
    *rule.mutable_when() = MakeCondition(policy_, place, 2, &random_);
    for (int i = random_.Chance(25) ? random_.Between(1, 2) : 0; i > 0; --i) {
      v1::Exception* exception = rule.add_exceptions();
      exception->set_id(rule.id() + "-exception" + std::to_string(i));
      *exception->mutable_text() = MakeText("exception");
      *exception->add_citations() = MakeCitation();
      *exception->mutable_when() = MakeCondition(policy_, place, 1, &random_);
    }
    return rule;
  }

 private:
  v1::Policy& policy_;
  RandomSource& random_;
  int rule_count_ = 0;
};

std::vector<v1::Standard> MakeStandards(const v1::Policy& policy, Place place,
                                        const std::string& prefix, RuleMaker* rules,
                                        RandomSource* random) {
  std::vector<std::string> tiers = IdsOf(policy.tiers());
  tiers.pop_back();  // the fallback
  std::vector<v1::Standard> standards;
  for (const std::string& tier_id :
       random->Subset(tiers, random->Chance(80) ? static_cast<int>(tiers.size()) : 1, 6)) {
    v1::Standard standard;
    standard.set_tier_id(tier_id);
    for (int i = random->Between(1, 3); i > 0; --i) {
      *standard.add_conditions() = rules->Make(place, prefix + "standard", i > 1);
    }
    standards.push_back(standard);
  }
  random->Shuffle(&standards);
  return standards;
}

void AddForces(const v1::Policy& policy, Place place, const std::string& prefix, RuleMaker* rules,
               v1::Pass* pass, RandomSource* random) {
  const std::vector<std::string> tiers = IdsOf(policy.tiers());
  const std::string tier_id = random->Chance(70) ? tiers.back() : random->Pick(tiers);
  const bool may_contradict = random->Chance(10);
  for (int i = may_contradict ? random->Between(2, 3) : random->Between(0, 2); i > 0; --i) {
    v1::TierRule* force = pass->add_forces();
    force->set_tier_id(may_contradict ? random->Pick(tiers) : tier_id);
    *force->mutable_rule() = rules->Make(place, prefix + "force", true);
  }
  if (may_contradict || pass->forces_size() != 2 || random->Chance(50)) return;
  // Two forces that set different tiers and never fire together: only one of them is for branches.
  v1::Condition branch;
  branch.mutable_unit_is()->add_kinds(v1::UNIT_KIND_BRANCH);
  *pass->mutable_forces(0)->mutable_rule()->mutable_applies() = branch;
  *pass->mutable_forces(1)->mutable_rule()->mutable_applies()->mutable_none_of()->add_conditions() =
      branch;
  pass->mutable_forces(1)->set_tier_id(random->Pick(tiers));
}

void AddPass(Place place, RuleMaker* rules, v1::Policy* policy, RandomSource* random) {
  const bool is_member = place == Place::kMemberPass;
  const std::string prefix = is_member ? "member-" : "organization-";
  v1::Pass pass;
  pass.set_id(prefix + "pass");
  pass.set_subject_kind(is_member ? v1::SUBJECT_KIND_MEMBER : v1::SUBJECT_KIND_ORGANIZATION);
  for (int i = random->Chance(60) ? random->Between(1, 2) : 0; i > 0; --i) {
    *pass.add_exclusions() = rules->Make(place, prefix + "exclusion", true);
  }
  for (const v1::Standard& standard : MakeStandards(*policy, place, prefix, rules, random)) {
    *pass.add_standards() = standard;
  }
  const std::vector<std::string> tiers = IdsOf(policy->tiers());
  pass.mutable_fallback()->set_id(prefix + "fallback");
  pass.mutable_fallback()->set_tier_id(tiers.back());
  *pass.mutable_fallback()->mutable_text() = MakeText("fallback");
  *pass.mutable_fallback()->add_citations() = MakeCitation();
  AddForces(*policy, place, prefix, rules, &pass, random);
  for (int i = random->Between(0, 3); i > 0; --i) {
    v1::TierRule* cap = pass.add_caps();
    cap->set_tier_id(tiers[static_cast<size_t>(random->Between(1, policy->tiers_size() - 1))]);
    *cap->mutable_rule() = rules->Make(place, prefix + "cap", true);
  }
  if (random->Chance(30)) {
    pass.set_ladder(v1::LADDER_INDEPENDENT);
    *pass.add_ladder_citations() = MakeCitation();
  }
  *policy->add_passes() = pass;
}

void AddChecks(RuleMaker* rules, v1::Policy* policy, RandomSource* random) {
  for (int i = random->Between(1, 5); i > 0; --i) {
    const int which = random->Below(4);
    const Place place = which == 0   ? Place::kOrganizationCheck
                        : which == 1 ? Place::kMemberCheck
                                     : Place::kReviewCheck;
    v1::Check check;
    check.set_subject(which == 0   ? v1::CHECK_SUBJECT_ORGANIZATION
                      : which == 1 ? v1::CHECK_SUBJECT_MEMBER
                                   : v1::CHECK_SUBJECT_REVIEW);
    check.set_severity(static_cast<v1::Severity>(random->Between(1, 3)));
    *check.mutable_rule() = rules->Make(place, "check", true);
    *policy->add_checks() = check;
  }
}

}  // namespace

v1::Citation MakeCitation() {
  v1::Citation citation;
  citation.set_instrument_id("i1");
  citation.set_clause("điều 1");
  citation.set_confidence(v1::CONFIDENCE_TEXT);
  return citation;
}

v1::Text MakeText(const std::string& words) {
  v1::Text text;
  text.set_vi(words);
  text.set_en(words);
  return text;
}

v1::Policy MakePolicy(RandomSource* random) {
  v1::Policy policy;
  Declare(&policy, random);
  DeclareReadings(&policy, random);
  DeclareFrame(v1::SUBJECT_KIND_MEMBER, "member-criterion", &policy, random);
  DeclareFrame(v1::SUBJECT_KIND_ORGANIZATION, "organization-criterion", &policy, random);
  RuleMaker rules(&policy, random);
  AddPass(Place::kMemberPass, &rules, &policy, random);
  AddPass(Place::kOrganizationPass, &rules, &policy, random);
  AddChecks(&rules, &policy, random);
  // Whether a rule asks a question shows in the text of the rules; who asks nothing is only listed.
  v1::Policy rules_only;
  *rules_only.mutable_passes() = policy.passes();
  *rules_only.mutable_checks() = policy.checks();
  const std::string bytes = rules_only.SerializeAsString();
  for (v1::Question& question : *policy.mutable_questions()) {
    question.set_only_listed(bytes.find(question.id()) == std::string::npos);
  }
  return policy;
}

}  // namespace dangvien::random
