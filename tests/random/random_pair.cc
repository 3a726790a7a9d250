// One pair from one seed: its shape, a policy, then a dataset that fits it, table by table, each
// step reading what the earlier ones made. Rows are shuffled last where their order means nothing,
// so that no reader can rely on parents or earlier ids coming first.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_pair.h"

#include "tests/random/policy_parts.h"

namespace dangvien::random {
namespace {

template <typename Rows>
void ShuffleRows(Rows* rows, RandomSource* random) {
  for (int i = rows->size(); i > 1; --i) rows->SwapElements(i - 1, random->Below(i));
}

// Mostly the year 2018; at times its last quarter, a term, or a part of the year that is no
// calendar period.
void SetPeriod(RandomSource* random, v1::Period* period) {
  static const std::vector<int32_t> rating_dates = {20181231, 20181231, 20181130, 20190115};
  const int dice = random->Below(100);
  period->set_kind(dice < 85   ? v1::PERIOD_KIND_YEAR
                   : dice < 90 ? v1::PERIOD_KIND_QUARTER
                   : dice < 95 ? v1::PERIOD_KIND_TERM
                               : v1::PERIOD_KIND_OTHER);
  period->set_begin_date(dice < 85   ? 20180101
                         : dice < 90 ? 20181001
                         : dice < 95 ? 20160101
                                     : 20180201);
  period->set_end_date(dice < 95 ? 20190101 : 20181201);
  period->set_rating_date(random->Pick(rating_dates));
}

v1::Dataset MakeDataset(const DatasetDraw& draw) {
  RandomSource& random = draw.random;
  v1::Dataset dataset;
  dataset.set_format(1);
  SetPeriod(&random, dataset.mutable_period());
  if (random.Chance(50)) dataset.add_holiday_dates(20181217);        // a Monday
  if (random.Chance(50)) dataset.add_extra_working_dates(20181215);  // a Saturday
  AddUnits(draw, &dataset);
  AddPeople(draw, &dataset);
  AddAssessments(draw, &dataset);
  AddViolations(draw, &dataset);
  AddReviews(draw, &dataset);
  AddBallots(draw, &dataset);
  AddDecisions(draw, &dataset);
  AddQuotaDecisions(draw, &dataset);
  AddCoverage(draw, &dataset);
  PackSomePeople(&dataset, &random);
  ShuffleRows(dataset.mutable_units(), &random);
  ShuffleRows(dataset.mutable_people(), &random);
  ShuffleRows(dataset.mutable_assessments(), &random);
  ShuffleRows(dataset.mutable_review_sessions(), &random);
  ShuffleRows(dataset.mutable_quota_decisions(), &random);
  return dataset;
}

}  // namespace

RandomPair MakePair(uint64_t seed) {
  RandomSource random(seed);
  RandomPair pair;
  const Shape shape = random.Chance(35) ? Shape::kDecided : Shape::kScattered;
  const int gap_percent = shape == Shape::kScattered ? 100 : random.Chance(60) ? 0 : 10;
  pair.policy = MakePolicy(shape, &random);
  RandomSource of_kinds(seed);  // its own: it moves no other choice
  if (of_kinds.Chance(25)) LimitTiersToKinds(&pair.policy, &of_kinds);
  pair.dataset = MakeDataset({pair.policy, random, shape, gap_percent});
  for (const v1::Reading& reading : pair.policy.readings()) {
    if (random.Chance(30)) {
      pair.readings[reading.id()] = random.Pick(IdsOf(reading.options()));
    }
  }
  return pair;
}

v1::Dataset MakeDossierFor(const v1::Policy& policy, uint64_t seed) {
  RandomSource random(seed);
  return MakeDataset({policy, random, Shape::kDecided, 0});
}

}  // namespace dangvien::random
