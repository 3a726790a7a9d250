// The days of a province's dossier: the period that its policy rates, and when things take place.
#ifndef DANGVIEN_GENERATOR_PROVINCE_DAYS_H_
#define DANGVIEN_GENERATOR_PROVINCE_DAYS_H_

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"

namespace dangvien::generator {

// All of the form yyyymmdd.
struct Days {
  int begin = 0;
  int end = 0;  // exclusive
  int rating_date = 0;
  int day_count = 0;
  int counterparts_reviewed_on = 0;
  int draft_sent_on = 0;
  int reviewed_on = 0;
  int state_rated_on = 0;
  int rated_on = 0;  // early enough for every deadline of the policy
  int reported_on = 0;
  int summed_up_on = 0;
};

// A year, a quarter or a term from the first year of the policy on.
Days DaysOf(const v1::Policy& policy);

// Fills in the period and its holidays.
void WritePeriod(const v1::Policy& policy, const Days& days, v1::Dataset& out);

int AddDays(int yyyymmdd, int days);
int AddMonths(int yyyymmdd, int months);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_DAYS_H_
