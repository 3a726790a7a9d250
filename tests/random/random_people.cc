// Random people: 0 to 25 where the dossier is scattered, 6 to 24 where it is decided; who they are,
// and their absences. Memberships and posts: random_memberships.cc; ratings: random_ratings.cc.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

void AddAbsences(const DatasetDraw& draw, v1::Person* person) {
  RandomSource& random = draw.random;
  for (int i = random.Chance(35) ? random.Between(1, 2) : 0; i > 0; --i) {
    v1::Absence* absence = person->add_absences();
    absence->set_kind(static_cast<v1::AbsenceKind>(random.Between(1, 7)));
    if (random.Chance(60)) absence->set_from_date(MakeDate(20180101, 20180630, &random));
    if (random.Chance(40)) absence->set_to_date(MakeDate(20180701, 20181231, &random));
  }
}

}  // namespace

void AddPeople(const DatasetDraw& draw, v1::Dataset* dataset) {
  RandomSource& random = draw.random;
  const int count = draw.IsDecided() ? random.Between(6, 24) : random.Between(0, 25);
  for (int i = count; i > 0; --i) {
    v1::Person person;
    person.set_id("person" + std::to_string(i));
    if (draw.IsStated(80)) {
      person.set_admitted_on(random.Chance(50) ? MakeDate(20160101, 20161231, &random)
                                               : MakeDate(20180101, 20181031, &random));
    }
    if (person.admitted_on() != 0 && random.Chance(50)) {
      person.set_official_on(MakeDate(20181101, 20181231, &random));
    }
    if (draw.IsStated(80)) {
      person.set_employment(static_cast<v1::EmploymentKind>(random.Between(1, 8)));
    }
    AddMemberships(draw, *dataset, &person);
    AddPosts(draw, *dataset, &person);
    AddAbsences(draw, &person);
    AddRatings(draw, dataset->period(), &person);
    *dataset->add_people() = person;
  }
}

}  // namespace dangvien::random
