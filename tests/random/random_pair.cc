// One pair from one seed: a policy, then a dataset that fits it, table by table, each step reading
// what the earlier ones made. Rows are shuffled last where their order means nothing, so that no
// reader can rely on parents or earlier ids coming first.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_pair.h"

#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

template <typename Rows>
void ShuffleRows(Rows* rows, RandomSource* random) {
  for (int i = rows->size(); i > 1; --i) rows->SwapElements(i - 1, random->Below(i));
}

v1::Dataset MakeDataset(const v1::Policy& policy, RandomSource* random) {
  v1::Dataset dataset;
  dataset.set_format(1);
  v1::Period* period = dataset.mutable_period();
  period->set_kind(v1::PERIOD_KIND_YEAR);
  period->set_begin_date(20180101);
  period->set_end_date(20190101);
  period->set_rating_date(
      random->Pick(std::vector<int32_t>{20181231, 20181231, 20181130, 20190115}));
  if (random->Chance(50)) dataset.add_holiday_dates(20181217);        // a Monday
  if (random->Chance(50)) dataset.add_extra_working_dates(20181215);  // a Saturday
  AddUnits(policy, &dataset, random);
  AddPeople(policy, &dataset, random);
  AddAssessments(policy, &dataset, random);
  AddViolations(&dataset, random);
  AddReviews(policy, &dataset, random);
  AddBallots(policy, &dataset, random);
  AddDecisions(policy, &dataset, random);
  AddCoverage(policy, &dataset, random);
  PackSomePeople(&dataset, random);
  ShuffleRows(dataset.mutable_units(), random);
  ShuffleRows(dataset.mutable_people(), random);
  ShuffleRows(dataset.mutable_assessments(), random);
  ShuffleRows(dataset.mutable_review_sessions(), random);
  return dataset;
}

}  // namespace

RandomPair MakePair(uint64_t seed) {
  RandomSource random(seed);
  RandomPair pair;
  pair.policy = MakePolicy(&random);
  pair.dataset = MakeDataset(pair.policy, &random);
  for (const v1::Reading& reading : pair.policy.readings()) {
    if (random.Chance(30)) {
      pair.readings[reading.id()] = random.Pick(IdsOf(reading.options()));
    }
  }
  return pair;
}

}  // namespace dangvien::random
