// What a dossier of a province holds and what became of it, as counts by name.
#ifndef DANGVIEN_TESTS_PROVINCE_SURVEY_H_
#define DANGVIEN_TESTS_PROVINCE_SURVEY_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"

namespace dangvien::province {

using Counts = std::map<std::string, int64_t>;

// Events: "transfer with remarks", "sanction by party", "rating of year", ...
Counts SurveyDossier(const v1::Dataset& dataset);

// Outcomes: "member HTXS" (the qualified tier), "member needs input", "excluded member-exempt",
// "fired org-kht-subordinates", "seat tied", ...
Counts SurveyResult(const v1::Result& result);

// What is to be expected of the two under a policy. Tiers: those of standards, forces and
// fallbacks, for each subject kind.
std::set<std::string> ExpectedEvents(const v1::Policy& policy);
std::set<std::string> ExpectedTiers(const v1::Policy& policy);
// Exclusions that fire, people who take seats, years to be rated again.
std::set<std::string> ExpectedOutcomes(const v1::Policy& policy);

}  // namespace dangvien::province

#endif  // DANGVIEN_TESTS_PROVINCE_SURVEY_H_
