// What the library says of policies and failed calls, as messages of dangvien/v1/report.proto.
#ifndef DANGVIEN_CAPI_REPORT_H_
#define DANGVIEN_CAPI_REPORT_H_

#include <string>
#include <vector>

#include "dangvien/policy.h"
#include "dangvien/policy_difference.h"
#include "dangvien/timeline.h"
#include "outcome.h"

namespace dangvien::capi {

std::string EncodeErrorDetails(const dangvien_error::Storage& error, Reason reason);
std::string EncodeDescription(const Policy& policy);
std::string EncodeLoosenings(const std::vector<Loosening>& loosenings);
std::string EncodeDifference(const PolicyDifference& difference);
std::string EncodeEntries(const std::vector<TimelineEntry>& entries);
std::string EncodeChoice(const TimelineChoice& choice, const std::vector<TimelineEntry>& entries);

}  // namespace dangvien::capi

#endif  // DANGVIEN_CAPI_REPORT_H_
