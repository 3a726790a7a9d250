// The policy that is law for a dossier's period, and how that was found.
#ifndef DANGVIEN_DANGVIEN_TIMELINE_CHOICE_H_
#define DANGVIEN_DANGVIEN_TIMELINE_CHOICE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "dangvien/engine.h"
#include "dangvien/timeline.h"
#include "dangvien/v1/dataset.pb.h"

namespace dangvien::cli {

// `as_of`: yyyymmdd; 0 = every built-in policy is known.
// ERRORS: as Timeline::Select().
absl::StatusOr<TimelineChoice> ChooseForPeriod(const std::string& scope_id, int32_t as_of,
                                               const v1::Period& period);

// Lines for people: what was chosen by which instruments, and what was passed over.
std::string ChoiceText(const TimelineChoice& choice, Language language);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_TIMELINE_CHOICE_H_
