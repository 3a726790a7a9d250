// A random tree of units and where the dossier is complete. Scattered: 3 to 12 units, party bodies,
// branches below them, counterpart bodies below either; levels, dates and counts are missing at
// times, and some units are dissolved before the rating date. Decided: one body, perhaps one below
// it, two to four branches and some counterpart bodies.
//
// Tested by tests/oracle/random_pair_test.cc
#include <algorithm>

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

v1::UnitKind AnyKind(const v1::Dataset& dataset, RandomSource* random) {
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

// A level that fits the kind, or, where the dossier is scattered, any or none.
void SetLevel(const DatasetDraw& draw, v1::Unit* unit) {
  if (draw.IsMissing(20)) return;
  std::vector<int> levels = Numbers(1, 7);
  if (draw.IsDecided()) {
    levels = unit->parent_id().empty()                  ? Numbers(3, 5)
             : unit->kind() == v1::UNIT_KIND_PARTY_BODY ? Numbers(5, 6)
                                                        : std::vector<int>{5, 7, 7};
  }
  unit->set_level(static_cast<v1::UnitLevel>(draw.random.Pick(levels)));
}

void SetDates(const DatasetDraw& draw, v1::Unit* unit) {
  RandomSource& random = draw.random;
  if (draw.IsStated(70)) {
    unit->set_founded_on(random.Chance(50) ? MakeDate(20160101, 20161231, &random)
                                           : MakeDate(20180101, 20181031, &random));
  }
  if (random.Chance(draw.IsDecided() ? 1 : 6)) {
    unit->set_dissolved_on(random.Chance(50) ? 20181115 : 20190301);
  }
  if (draw.IsStated(60)) unit->set_summed_up_on(MakeDate(20181201, 20181231, &random));
  if (draw.IsStated(60)) {
    unit->set_reported_on(random.Chance(80) ? MakeDate(20181201, 20181231, &random)
                                            : MakeDate(20190101, 20190131, &random));
  }
}

// Collectives: of some units stated, of some denied, of the others told by an assessment.
void SetCollective(const DatasetDraw& draw, v1::Unit* unit) {
  const int dice = draw.random.Below(100);
  if (dice < 55) unit->set_has_collective(true);
  if (dice >= 90) unit->set_has_collective(false);
}

void SetPeerGroups(const DatasetDraw& draw, v1::Unit* unit) {
  const int least = draw.IsMissing(50) ? 0 : 1;
  const int most = draw.random.Chance(20) ? 2 : least;
  for (const std::string& id :
       draw.random.Subset(std::vector<std::string>{"peers1", "peers2"}, least, most)) {
    unit->add_group_ids(id);
  }
}

void AddUnit(const DatasetDraw& draw, v1::UnitKind kind, v1::Dataset* dataset) {
  v1::Unit unit;
  unit.set_id("unit" + std::to_string(dataset->units_size() + 1));
  unit.set_kind(kind);
  AttachToParent(&unit, *dataset, &draw.random);
  SetLevel(draw, &unit);
  SetDates(draw, &unit);
  if (kind == v1::UNIT_KIND_BRANCH && draw.IsStated(60)) {
    unit.set_party_group_count(static_cast<uint32_t>(draw.random.Below(3)));
  }
  SetCollective(draw, &unit);
  SetPeerGroups(draw, &unit);
  AddRatings(draw, dataset->period(), &unit);
  *dataset->add_units() = unit;
}

void AddSmallTree(const DatasetDraw& draw, v1::Dataset* dataset) {
  RandomSource& random = draw.random;
  const int body_count = random.Between(1, 2);
  for (int i = 0; i < body_count; ++i) AddUnit(draw, v1::UNIT_KIND_PARTY_BODY, dataset);
  const int branch_count = random.Between(2, 4);
  for (int i = 0; i < branch_count; ++i) AddUnit(draw, v1::UNIT_KIND_BRANCH, dataset);
  const int counterpart_count = random.Between(1, 4);
  for (int i = 0; i < counterpart_count; ++i) {
    AddUnit(draw, static_cast<v1::UnitKind>(random.Between(3, 5)), dataset);
  }
}

void AddRow(v1::CoverageTable table, const std::string& unit_id, const std::string& flag_id,
            v1::Dataset* dataset) {
  v1::Coverage row;
  row.set_table(table);
  row.set_unit_id(unit_id);
  row.set_flag_id(flag_id);
  for (const v1::Coverage& other : dataset->coverage()) {
    if (other.SerializeAsString() == row.SerializeAsString()) return;
  }
  *dataset->add_coverage() = row;
}

// Every table is covered from the top.
void CoverAll(const DatasetDraw& draw, v1::Dataset* dataset) {
  for (const v1::Unit& unit : dataset->units()) {
    if (!unit.parent_id().empty()) continue;
    for (const int number : Numbers(1, v1::COVERAGE_TABLE_EARLIER_RATINGS)) {
      const auto table = static_cast<v1::CoverageTable>(number);
      if (table != v1::COVERAGE_TABLE_ATTESTATIONS) AddRow(table, unit.id(), "", dataset);
    }
    for (const v1::Flag& flag : draw.policy.flags()) {
      AddRow(v1::COVERAGE_TABLE_ATTESTATIONS, unit.id(), flag.id(), dataset);
    }
  }
}

}  // namespace

bool IsPartyUnit(const v1::Unit& unit) {
  return unit.kind() == v1::UNIT_KIND_PARTY_BODY || unit.kind() == v1::UNIT_KIND_BRANCH;
}

const v1::Unit& UnitOf(const v1::Dataset& dataset, const std::string& id) {
  return *std::find_if(dataset.units().begin(), dataset.units().end(),
                       [&id](const v1::Unit& unit) { return unit.id() == id; });
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

void AddUnits(const DatasetDraw& draw, v1::Dataset* dataset) {
  if (draw.IsDecided()) return AddSmallTree(draw, dataset);
  for (int i = draw.random.Between(3, 12); i > 0; --i) {
    AddUnit(draw, AnyKind(*dataset, &draw.random), dataset);
  }
}

void AddCoverage(const DatasetDraw& draw, v1::Dataset* dataset) {
  if (draw.IsDecided()) CoverAll(draw, dataset);
  RandomSource& random = draw.random;
  const std::vector<std::string> units = PartyUnitIds(*dataset);
  for (const int number : Numbers(1, v1::COVERAGE_TABLE_EARLIER_RATINGS)) {
    const auto table = static_cast<v1::CoverageTable>(number);
    for (int i = random.Between(0, 2); i > 0; --i) {
      const std::string unit_id = random.Chance(50) ? units[0] : random.Pick(units);
      const bool is_of_flag = table == v1::COVERAGE_TABLE_ATTESTATIONS;
      if (is_of_flag && draw.policy.flags().empty()) continue;
      AddRow(table, unit_id, is_of_flag ? random.Pick(IdsOf(draw.policy.flags())) : "", dataset);
    }
  }
}

}  // namespace dangvien::random
