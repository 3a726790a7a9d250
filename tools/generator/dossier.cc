// The frame of one dossier: which plan and script, and when a branch does what.
//
// Everything happens in the last weeks of the year and in the order that reviews need: counterpart
// bodies from the 20th to the 16th last working day, branches from the 15th on (their tổ đảng on
// the days after, then the ballot), bodies of the company from the 9th, its party committee on the
// 6th, and the summing-up of a unit last. Counted in working days, so the order holds in any year.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/dossier.h"

#include <cstddef>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {

Dossier::Dossier(const v1::Policy& the_policy, const GeneratorOptions& the_options)
    : policy(the_policy),
      options(the_options),
      year(YearOf(the_policy)),
      plan(options.profile == Profile::kCompany ? PlanCompany(options.seed)
                                                : PlanScale(options.seed, options.member_count)),
      scripts(MakeScripts(plan, options.profile)),
      members(ReadDemands(policy, v1::SUBJECT_KIND_MEMBER)),
      organizations(ReadDemands(policy, v1::SUBJECT_KIND_ORGANIZATION)) {}

const PlannedUnit& Dossier::branch(int index) const {
  return plan.units[static_cast<size_t>(plan.branches[static_cast<size_t>(index)])];
}

BranchDays Dossier::DaysOf(int index) const {
  BranchDays days;
  int before_end = 15 - index % 4;
  days.held_on = year.WorkdayFromEnd(before_end);
  for (int group = 0; group < branch(index).party_group_count; ++group) {
    days.groups_held_on.push_back(year.WorkdayFromEnd(--before_end));
  }
  days.rated_on = year.WorkdayFromEnd(before_end);
  days.summed_up_on = year.WorkdayFromEnd(3);
  return days;
}

const std::string& Dossier::TierId(const Demands& demands, int rank) const {
  return policy.tiers(demands.TierOfRank(rank)).id();
}

std::string PostId(const std::string& unit_id) { return absl::StrCat("CV-", unit_id); }

}  // namespace dangvien::generator
