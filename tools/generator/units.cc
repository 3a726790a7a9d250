// Units, their marks, and coverage.
//
// An organization gets the marks of its rank as a person does; what its members and subordinate
// organizations do to its tier follows from them and is not drawn. Flags of organizations are
// stated for each; flags of members are listed where they hold, and coverage says that the list is
// complete, but for the branches of the script that state every flag: there a flag that is not
// stated is not known.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/units.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "generator/facts.h"
#include "generator/random.h"

namespace dangvien::generator {
namespace {

constexpr int kFoundedOn = 20050103;

void WriteRating(const std::string& tier_id, v1::Side side, int decided_on, v1::Unit& out) {
  v1::Rating& rating = *out.add_ratings();
  rating.set_side(side);
  rating.set_tier_id(tier_id);
  rating.set_decided_on(decided_on);
}

void WritePartyUnit(const Dossier& dossier, const PlannedUnit& unit, v1::Dataset& out) {
  v1::Unit& row = *out.add_units();
  row.set_id(unit.id);
  row.set_kind(unit.kind);
  row.set_level(unit.level);
  if (unit.parent >= 0) {
    row.set_parent_id(dossier.plan.units[static_cast<size_t>(unit.parent)].id);
  }
  row.set_name(unit.name);
  row.set_founded_on(kFoundedOn);
  const bool is_branch = unit.kind == v1::UNIT_KIND_BRANCH;
  if (is_branch) {
    row.set_party_group_count(static_cast<uint32_t>(unit.party_group_count));
    row.add_group_ids(unit.level == v1::UNIT_LEVEL_GRASSROOTS ? "chi-bo-co-so" : "chi-bo");
  }
  row.set_summed_up_on(dossier.year.WorkdayFromEnd(is_branch ? 3 : 1));
  WriteRating(dossier.TierId(dossier.organizations, 1), v1::SIDE_PARTY, 0, row);
  row.mutable_ratings(0)->set_begin_date(dossier.year.begin() - 10000);
  row.mutable_ratings(0)->set_end_date(dossier.year.begin());
}

// Ids of the bodies that the script leaves without a rating: the last one of the branch.
std::vector<std::string> UnratedBodies(const Dossier& dossier) {
  std::vector<std::string> ids;
  for (size_t index = 0; index < dossier.scripts.size(); ++index) {
    if (dossier.scripts[index].fault != ProcessFault::kCounterpartUnrated) continue;
    ids.push_back(absl::StrCat(dossier.branch(static_cast<int>(index)).id, "-DTN"));
  }
  return ids;
}

void WriteCounterparts(const Dossier& dossier, v1::Dataset& out) {
  const std::vector<std::string> unrated = UnratedBodies(dossier);
  for (const PlannedCounterpart& body : dossier.plan.counterparts) {
    const PlannedUnit& unit = dossier.plan.units[static_cast<size_t>(body.unit)];
    v1::Unit& row = *out.add_units();
    row.set_id(body.id);
    row.set_kind(body.kind);
    row.set_level(unit.level);
    row.set_parent_id(unit.id);
    row.set_name(body.name);
    if (std::find(unrated.begin(), unrated.end(), body.id) != unrated.end()) continue;
    const bool is_state =
        body.kind == v1::UNIT_KIND_MANAGEMENT || body.kind == v1::UNIT_KIND_GOVERNMENT;
    WriteRating(dossier.TierId(dossier.organizations, body.rank),
                is_state ? v1::SIDE_STATE : v1::SIDE_MASS_ORGANIZATION,
                dossier.year.WorkdayFromEnd(16), row);
  }
}

void WriteOrganization(const Dossier& dossier, const PlannedUnit& unit, int rated_on,
                       const MarkedFacts& facts, v1::Dataset& out) {
  v1::Assessment& row = *out.add_assessments();
  row.mutable_subject()->set_kind(v1::SUBJECT_KIND_ORGANIZATION);
  row.mutable_subject()->set_unit_id(unit.id);
  WriteAssessment(dossier.policy, dossier.organizations, facts, row);
  row.set_rated_on(rated_on);
  if (unit.parent < 0) return;
  v1::Proposal& proposal = *row.add_proposals();
  proposal.set_by(unit.id);
  proposal.set_tier_id(row.self_tier_id());
  proposal.set_reference(absl::StrCat("TT-", unit.id));
}

void AddCoverage(v1::CoverageTable table, const std::string& unit_id, const std::string& flag_id,
                 v1::Dataset& out) {
  v1::Coverage& row = *out.add_coverage();
  row.set_table(table);
  row.set_unit_id(unit_id);
  row.set_flag_id(flag_id);
}

}  // namespace

void WriteUnits(const Dossier& dossier, v1::Dataset& out) {
  for (const PlannedUnit& unit : dossier.plan.units) WritePartyUnit(dossier, unit, out);
  WriteCounterparts(dossier, out);
}

void WriteOrganizations(const Dossier& dossier, v1::Dataset& out) {
  Random random(dossier.options.seed, kOrganizationStream);
  MarkedFacts facts;
  int branch = 0;
  for (const PlannedUnit& unit : dossier.plan.units) {
    // What makes a unit of rank 3 fail is planted below it; its own marks are those of rank 2.
    const int rank = std::min(unit.rank, 2);
    DrawMarked(dossier.organizations, rank, FlagStyle::kStated, random, facts);
    facts.self_tier = dossier.organizations.TierOfRank(rank);
    int rated_on = dossier.year.WorkdayFromEnd(5);
    if (unit.kind == v1::UNIT_KIND_BRANCH) {
      const BranchScript& script = dossier.scripts[static_cast<size_t>(branch)];
      const BranchDays days = dossier.DaysOf(branch++);
      const bool is_late = script.fault == ProcessFault::kRatedAfterSummingUp;
      rated_on = is_late ? dossier.year.WorkdayBefore(days.summed_up_on, -1) : days.rated_on;
      if (script.is_excused) FailWithExcuse(dossier.organizations, random, facts);
    }
    WriteOrganization(dossier, unit, rated_on, facts, out);
  }
}

void WriteCoverage(const Dossier& dossier, v1::Dataset& out) {
  const std::string& root = dossier.plan.units.front().id;
  for (const v1::CoverageTable table :
       {v1::COVERAGE_TABLE_VIOLATIONS, v1::COVERAGE_TABLE_ABSENCES, v1::COVERAGE_TABLE_COUNTERPARTS,
        v1::COVERAGE_TABLE_RATINGS}) {
    AddCoverage(table, root, "", out);
  }
  if (dossier.options.profile == Profile::kCompany) {
    AddCoverage(v1::COVERAGE_TABLE_REVIEWS, root, "", out);
  }
  for (size_t flag = 0; flag < dossier.members.flag_ids.size(); ++flag) {
    const std::string& flag_id = dossier.members.flag_ids[flag];
    const bool is_member_merit = dossier.members.flag_is_needed[0][flag];
    if (!is_member_merit || dossier.options.profile == Profile::kScale) {
      AddCoverage(v1::COVERAGE_TABLE_ATTESTATIONS, root, flag_id, out);
      continue;
    }
    for (size_t branch = 0; branch < dossier.scripts.size(); ++branch) {
      if (dossier.scripts[branch].states_every_flag) continue;
      AddCoverage(v1::COVERAGE_TABLE_ATTESTATIONS, dossier.branch(static_cast<int>(branch)).id,
                  flag_id, out);
    }
  }
}

}  // namespace dangvien::generator
