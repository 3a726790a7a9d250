// Random ratings that come from elsewhere: of other sides for the period, and of earlier years and
// quarters. Some were decided anew: then both stand there, with dates that tell which came last, or
// do not.
//
// Tested by tests/oracle/random_pair_test.cc
#include "tests/random/random_parts.h"

namespace dangvien::random {
namespace {

struct RatedPeriod {
  int32_t begin;
  int32_t end;
};

// Calendar years and quarters of which ratings are looked for.
const std::vector<RatedPeriod>& Years() {
  static const std::vector<RatedPeriod> years = {
      {20140101, 20150101}, {20150101, 20160101}, {20160101, 20170101}, {20170101, 20180101}};
  return years;
}

const std::vector<RatedPeriod>& Quarters() {
  static const std::vector<RatedPeriod> quarters = {{20171001, 20180101},
                                                    {20180101, 20180401},
                                                    {20180401, 20180701},
                                                    {20180701, 20181001},
                                                    {20181001, 20190101}};
  return quarters;
}

// As what: mostly not stated, which means the first of the two.
struct RatedKinds {
  v1::SubjectKind first;
  v1::SubjectKind second;
};
constexpr RatedKinds kOfPeople = {v1::SUBJECT_KIND_MEMBER, v1::SUBJECT_KIND_LEADER};
constexpr RatedKinds kOfUnits = {v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_COLLECTIVE};

using RatingList = google::protobuf::RepeatedPtrField<v1::Rating>;

class Rater {
 public:
  Rater(const DatasetDraw& draw, RatedKinds kinds, RatingList* list)
      : draw_(draw), random_(draw.random), kinds_(kinds), list_(*list) {}

  // Once, or at times twice, for the period of the dossier.
  void RateNow(const v1::Period& period, v1::Side side) {
    for (int i = random_.Chance(85) ? 1 : 2; i > 0; --i) {
      v1::Rating* rating = Add(side);
      if (random_.Chance(40)) {
        rating->set_begin_date(period.begin_date());
        rating->set_end_date(period.end_date());
      }
      if (random_.Chance(60)) rating->set_decided_on(MakeDate(20181201, 20181231, &random_));
    }
  }

  void RateBefore() {
    if (!random_.Chance(draw_.IsDecided() ? 60 : 40)) return;
    const bool has_years = random_.Chance(70);
    if (has_years) RateEach(Years());
    if (!has_years || random_.Chance(50)) RateEach(Quarters());
  }

 private:
  v1::Rating* Add(v1::Side side) {
    v1::Rating* rating = list_.Add();
    rating->set_side(side);
    rating->set_tier_id(draw_.AnyTier());
    const int dice = random_.Below(100);
    if (dice >= 60) rating->set_subject_kind(dice < 80 ? kinds_.first : kinds_.second);
    return rating;
  }

  void RateEach(const std::vector<RatedPeriod>& periods) {
    for (const RatedPeriod& period : periods) {
      if (!random_.Chance(70)) continue;
      const v1::Side side =
          random_.Chance(80) ? v1::SIDE_PARTY : static_cast<v1::Side>(random_.Between(1, 3));
      v1::Rating* rating = Add(side);
      rating->set_begin_date(period.begin);
      rating->set_end_date(period.end);
      if (random_.Chance(60)) rating->set_decided_on(period.end);
      if (!random_.Chance(20)) continue;
      v1::Rating anew = *rating;  // decided anew: later, on the same day, or on an unknown one
      anew.set_tier_id(draw_.AnyTier());
      anew.set_decided_on(random_.Pick(std::vector<int32_t>{20181115, 20181115, period.end, 0}));
      *list_.Add() = anew;
    }
  }

  const DatasetDraw& draw_;
  RandomSource& random_;
  RatedKinds kinds_;
  RatingList& list_;
};

}  // namespace

void AddRatings(const DatasetDraw& draw, const v1::Period& period, v1::Person* person) {
  Rater rater(draw, kOfPeople, person->mutable_ratings());
  if (draw.random.Chance(45)) {
    rater.RateNow(period, static_cast<v1::Side>(draw.random.Between(1, 3)));
  }
  rater.RateBefore();
}

void AddRatings(const DatasetDraw& draw, const v1::Period& period, v1::Unit* unit) {
  Rater rater(draw, kOfUnits, unit->mutable_ratings());
  const bool is_counterpart = !IsPartyUnit(*unit);
  if (draw.random.Chance(is_counterpart ? 75 : 25)) {
    const bool is_state = is_counterpart && draw.random.Chance(80);
    rater.RateNow(period,
                  is_state ? v1::SIDE_STATE : static_cast<v1::Side>(draw.random.Between(1, 3)));
  }
  rater.RateBefore();
}

}  // namespace dangvien::random
