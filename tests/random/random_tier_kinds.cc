// Which kinds of subjects may have a tier: at times a policy says it, of tiers that no pass over
// another kind gives. At least two are left to each kind.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>
#include <set>

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

std::set<std::string> GivenBy(const v1::Pass& pass) {
  std::set<std::string> ids = {pass.fallback().tier_id()};
  for (const v1::Standard& standard : pass.standards()) ids.insert(standard.tier_id());
  for (const v1::TierRule& force : pass.forces()) ids.insert(force.tier_id());
  for (const v1::TierRule& cap : pass.caps()) ids.insert(cap.tier_id());
  for (const v1::Quota& quota : pass.quotas()) {
    ids.insert({quota.tier_id(), quota.lowered_to_tier_id()});
  }
  return ids;
}

}  // namespace

void LimitTiersToKinds(v1::Policy* policy, RandomSource* random) {
  for (const int kind : Numbers(1, 4)) {
    std::set<std::string> given;
    for (const v1::Pass& pass : policy->passes()) {
      if (pass.subject_kind() == kind) given.merge(GivenBy(pass));
    }
    int left = policy->tiers_size();
    std::vector<v1::Tier*> without;
    for (v1::Tier& tier : *policy->mutable_tiers()) {
      const bool may_lose = given.count(tier.id()) == 0 && left > 2 && random->Chance(30);
      if (!may_lose) continue;
      without.push_back(&tier);
      --left;
    }
    for (v1::Tier* tier : without) {
      if (tier->subject_kinds().empty()) {
        for (const int all : Numbers(1, 4)) {
          tier->add_subject_kinds(static_cast<v1::SubjectKind>(all));
        }
      }
      auto* kinds = tier->mutable_subject_kinds();
      if (kinds->size() > 1) kinds->erase(std::find(kinds->begin(), kinds->end(), kind));
    }
  }
}

}  // namespace dangvien::random
