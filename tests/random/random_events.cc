// Random violations with their sanctions. Dates fall before, into and after the period; fields that
// may stay unstated often do.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

int32_t SanctionDate(RandomSource* random) {
  const int dice = random->Below(10);
  if (dice < 2) return MakeDate(20170101, 20171231, random);
  if (dice < 9) return MakeDate(20180101, 20181231, random);
  return MakeDate(20190101, 20190301, random);
}

void AddSanction(const DatasetDraw& draw, const v1::Dataset& dataset, v1::Violation* violation) {
  RandomSource& random = draw.random;
  v1::Sanction* sanction = violation->add_sanctions();
  if (dataset.people().empty() || random.Chance(40)) {
    sanction->set_unit_id(random.Pick(PartyUnitIds(dataset)));
  } else {
    sanction->set_person_id(dataset.people(random.Below(dataset.people_size())).id());
  }
  if (draw.IsStated(85)) sanction->set_side(static_cast<v1::Side>(random.Between(1, 3)));
  if (draw.IsStated(85)) {
    const int last = sanction->person_id().empty() ? 9 : 7;  // dissolution: organizations only
    sanction->set_form(static_cast<v1::SanctionForm>(random.Between(1, last)));
  }
  sanction->set_decided_on(SanctionDate(&random));
}

// In an earlier year, in the period, from one into the other, or not stated; at times both ends.
void SetDates(const DatasetDraw& draw, v1::Violation* violation) {
  RandomSource& random = draw.random;
  if (draw.IsMissing(30)) return;
  const int year = random.Between(2016, 2018) * 10000;
  violation->set_happened_from_date(MakeDate(year + 101, year + 1231, &random));
  if (random.Chance(40)) {
    violation->set_happened_to_date(random.Chance(50) ? MakeDate(20181101, 20181231, &random)
                                                      : year + 10101);  // to the end of the year
  }
  if (violation->happened_to_date() < violation->happened_from_date()) {
    violation->set_happened_to_date(0);
  }
}

}  // namespace

void AddViolations(const DatasetDraw& draw, v1::Dataset* dataset) {
  RandomSource& random = draw.random;
  for (int i = random.Between(0, draw.IsDecided() ? 3 : 5); i > 0; --i) {
    v1::Violation violation;
    violation.set_id("violation" + std::to_string(i));
    if (draw.IsStated(80)) {
      violation.set_unit_id(
          random.Pick(random.Chance(85) ? PartyUnitIds(*dataset) : UnitIds(*dataset)));
    }
    if (draw.IsStated(70)) {
      violation.set_kind(static_cast<v1::ViolationKind>(random.Between(1, 2)));
    }
    SetDates(draw, &violation);
    if (draw.IsStated(70)) violation.set_duty_related(random.Chance(60));
    if (draw.IsStated(50)) violation.set_self_detected_and_remedied(random.Chance(50));
    if (draw.IsStated(75)) violation.set_committee_at_fault(random.Chance(70));
    for (int j = random.Between(1, 3); j > 0; --j) AddSanction(draw, *dataset, &violation);
    if (random.Chance(30)) {
      // The same target again, earlier: the case of SANCTION_YEAR_FIRST_DECIDED.
      v1::Sanction earlier = violation.sanctions(0);
      earlier.set_decided_on(MakeDate(20170101, 20171231, &random));
      *violation.add_sanctions() = earlier;
    }
    *dataset->add_violations() = violation;
  }
}

}  // namespace dangvien::random
