// Which policy is the law: by scope, by the rated period, and by the day on which the law is taken
// as known.
//
//   absl::StatusOr<Timeline> timeline = Timeline::Builtin();
//   absl::StatusOr<TimelineChoice> choice =
//       timeline->Select({"national", PeriodKind::kYear, 2023, 20231201});
//   absl::StatusOr<Policy> policy = Policy::Builtin(choice->policy_id);
//
// How one is chosen. Among the policies with the scope and the kind of period that are known on the
// day and begin in the year or before, the one that begins last; of those that begin in one year,
// the one that became known last.
//  * Its last year ends it only where what replaced it was known on the day, or nothing did.
//    Instruments of November 2023 end the regime of 2019 with the year 2022; whoever asks about
//    2023 as of June gets the regime of 2019.
//  * An overlay over a policy of another scope holds while that one is chosen in its scope.
//  * A scope without a policy for the year takes what is chosen in its parent's scope.
//
// Thread safety: immutable; any number of threads may share one.
#ifndef DANGVIEN_TIMELINE_H_
#define DANGVIEN_TIMELINE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "dangvien/policy.h"

namespace dangvien {

struct TimelineQuery {
  std::string scope_id;
  PeriodKind kind = PeriodKind::kYear;
  int32_t year = 0;
  int32_t known_on = 0;  // yyyymmdd; 0 = whatever the timeline holds is known
};

struct InstrumentDate {
  std::string number;
  int32_t date = 0;  // yyyymmdd; 0 where the policy does not say
};

struct TimelineEntry {
  std::string policy_id;
  std::string parent_id;
  PolicyPeriodInfo period;
  std::vector<InstrumentDate> instruments;  // of the resolved policy, in its order
};

// Why a policy that begins in the year or before is not the one chosen.
enum class PassedOver { kNotYetKnown, kReplaced, kEnded, kParentReplaced };

struct TimelineChoice {
  struct Other {
    std::string policy_id;
    PassedOver reason;
  };

  std::string policy_id;
  // Where it was found: the scope asked for, or one above it.
  std::string scope_id;
  PolicyPeriodInfo period;
  // The day on which the last of these was issued is `period.known_from`.
  std::vector<InstrumentDate> instruments;
  // The others of the kind, of each scope looked at, in the order of the timeline.
  std::vector<Other> others;
};

class Timeline {
 public:
  // Of the built-in policies.
  static absl::StatusOr<Timeline> Builtin();

  // Of these serialized dangvien.v1.Policy messages; parents are looked for among them, then among
  // the built-in ones. A policy that does not state kind, first year, scope and known day of its
  // period is left out.
  // ERRORS: kInvalidArgument with issues: bytes that cannot be read or resolved; two policies
  //   between which nothing chooses.
  static absl::StatusOr<Timeline> Of(absl::Span<const absl::string_view> policies);

  // By scope, kind, first year and known day.
  const std::vector<TimelineEntry>& entries() const { return entries_; }

  // ERRORS: kNotFound: the message lists what there is.
  absl::StatusOr<TimelineChoice> Select(const TimelineQuery& query) const;

 private:
  explicit Timeline(std::vector<TimelineEntry> entries) : entries_(std::move(entries)) {}

  std::vector<TimelineEntry> entries_;
};

}  // namespace dangvien

#endif  // DANGVIEN_TIMELINE_H_
