// What a dossier of a province holds and what became of it, as counts by name.
#ifndef DANGVIEN_TESTS_PROVINCE_SURVEY_H_
#define DANGVIEN_TESTS_PROVINCE_SURVEY_H_

#include <cstdint>
#include <map>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"

namespace dangvien::province {

using Counts = std::map<std::string, int64_t>;

// Events: "transfer_with_remarks", "sanction_party", "earlier_rating", ...
Counts SurveyDossier(const v1::Dataset& dataset);

// Outcomes: "member HTXS" (qualified), "member needs input", "not rated member-exempt",
// "seat tied", "finding org-authority", ...
Counts SurveyResult(const v1::Result& result);

// What SurveyResult names of subjects for each tier that a pass can give.
std::map<std::string, int64_t> ReachableTiers(const v1::Policy& policy);

}  // namespace dangvien::province

#endif  // DANGVIEN_TESTS_PROVINCE_SURVEY_H_
