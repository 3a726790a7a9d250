// A random tree of 3 to 12 units: party bodies, branches below them, counterpart bodies below
// either; and where the dossier is complete. Levels, dates and counts are missing at times, and
// some units are dissolved before the rating date.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

std::vector<std::string> IdsOfKind(const v1::Dataset& dataset, v1::UnitKind kind) {
  std::vector<std::string> ids;
  for (const v1::Unit& unit : dataset.units()) {
    if (unit.kind() == kind) ids.push_back(unit.id());
  }
  return ids;
}

v1::UnitKind PickKind(const v1::Dataset& dataset, RandomSource* random) {
  if (dataset.units().empty()) {
    return random->Chance(90) ? v1::UNIT_KIND_PARTY_BODY : v1::UNIT_KIND_BRANCH;
  }
  const int dice = random->Below(100);
  if (dice < 15) return v1::UNIT_KIND_PARTY_BODY;
  if (dice < 60) return v1::UNIT_KIND_BRANCH;
  return static_cast<v1::UnitKind>(random->Between(3, 9));
}

void AttachToParent(v1::Unit* unit, const v1::Dataset& dataset, RandomSource* random) {
  const std::vector<std::string> bodies = IdsOfKind(dataset, v1::UNIT_KIND_PARTY_BODY);
  if (!IsPartyUnit(*unit)) {
    unit->set_parent_id(random->Pick(PartyUnitIds(dataset)));
  } else if (!bodies.empty() && random->Chance(95)) {
    unit->set_parent_id(random->Pick(bodies));
  }
}

}  // namespace

bool IsPartyUnit(const v1::Unit& unit) {
  return unit.kind() == v1::UNIT_KIND_PARTY_BODY || unit.kind() == v1::UNIT_KIND_BRANCH;
}

std::vector<std::string> PartyUnitIds(const v1::Dataset& dataset) {
  std::vector<std::string> ids;
  for (const v1::Unit& unit : dataset.units()) {
    if (IsPartyUnit(unit)) ids.push_back(unit.id());
  }
  return ids;
}

std::vector<std::string> BranchIds(const v1::Dataset& dataset) {
  return IdsOfKind(dataset, v1::UNIT_KIND_BRANCH);
}

std::vector<std::string> UnitIds(const v1::Dataset& dataset) { return IdsOf(dataset.units()); }

int32_t MakeDate(int32_t first, int32_t last, RandomSource* random) {
  const int year = first / 10000;
  while (true) {
    const int month = random->Between(1, 12);
    const bool is_short = month == 4 || month == 6 || month == 9 || month == 11;
    const int february = year % 4 == 0 ? 29 : 28;  // between 1901 and 2099
    const int day = random->Between(1, month == 2 ? february : is_short ? 30 : 31);
    const int32_t date = year * 10000 + month * 100 + day;
    if (first <= date && date <= last) return date;
  }
}

v1::Rating MakeRating(const v1::Policy& policy, const v1::Dataset& dataset, v1::Side side,
                      RandomSource* random) {
  v1::Rating rating;
  rating.set_side(side);
  rating.set_tier_id(random->Pick(IdsOf(policy.tiers())));
  const int which = random->Below(10);
  if (which < 3) {
    rating.set_begin_date(dataset.period().begin_date());
    rating.set_end_date(dataset.period().end_date());
  } else if (which < 5) {
    rating.set_begin_date(20170101);
    rating.set_end_date(20180101);
  }
  return rating;
}

void AddUnits(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random) {
  for (int i = random->Between(3, 12); i > 0; --i) {
    v1::Unit unit;
    unit.set_id("unit" + std::to_string(i));
    unit.set_kind(PickKind(*dataset, random));
    if (random->Chance(80)) unit.set_level(static_cast<v1::UnitLevel>(random->Between(1, 7)));
    AttachToParent(&unit, *dataset, random);
    if (random->Chance(70)) {
      unit.set_founded_on(random->Chance(50) ? MakeDate(20160101, 20161231, random)
                                             : MakeDate(20180101, 20181031, random));
    }
    if (random->Chance(6)) unit.set_dissolved_on(random->Chance(50) ? 20181115 : 20190301);
    if (unit.kind() == v1::UNIT_KIND_BRANCH && random->Chance(60)) {
      unit.set_party_group_count(static_cast<uint32_t>(random->Below(3)));
    }
    if (random->Chance(60)) unit.set_summed_up_on(MakeDate(20181201, 20181231, random));
    if (!IsPartyUnit(unit) && random->Chance(75)) {
      for (int j = random->Chance(85) ? 1 : 2; j > 0; --j) {
        *unit.add_ratings() = MakeRating(policy, *dataset, v1::SIDE_STATE, random);
      }
    }
    *dataset->add_units() = unit;
  }
}

void AddCoverage(const v1::Policy& policy, v1::Dataset* dataset, RandomSource* random) {
  std::vector<std::string> units = PartyUnitIds(*dataset);
  for (int table = 1; table <= 6; ++table) {
    for (int i = random->Between(0, 2); i > 0; --i) {
      v1::Coverage coverage;
      coverage.set_table(static_cast<v1::CoverageTable>(table));
      coverage.set_unit_id(random->Chance(50) ? units[0] : random->Pick(units));
      if (table == v1::COVERAGE_TABLE_ATTESTATIONS) {
        coverage.set_flag_id(random->Pick(IdsOf(policy.flags())));
      }
      bool is_stated = false;
      for (const v1::Coverage& other : dataset->coverage()) {
        is_stated = is_stated || other.SerializeAsString() == coverage.SerializeAsString();
      }
      if (!is_stated) *dataset->add_coverage() = coverage;
    }
  }
}

}  // namespace dangvien::random
