// What became of a call, and the barrier that every call stands behind.
#ifndef DANGVIEN_CAPI_OUTCOME_H_
#define DANGVIEN_CAPI_OUTCOME_H_

#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "dangvien/c/dangvien.h"
#include "dangvien/issue.h"
#include "handle.h"

namespace dangvien::capi {

enum class Reason {
#define DANGVIEN_REASON(enumerator, name, meaning) enumerator,
#include "reasons.inc"
#undef DANGVIEN_REASON
};

const char* NameOf(Reason reason);

struct Outcome {
  absl::Status status;
  Reason reason = Reason::kInternal;  // of a status that is not OK
  int32_t callback_value = 0;

  bool ok() const { return status.ok(); }
};

inline Outcome Done() { return {}; }

// What the statuses of the core mean in one call: its input was at fault, or it would take too
// much.
struct Meaning {
  Reason invalid;
  Reason exhausted = Reason::kTooManyCases;
};

// Whether there was no memory, as the core says it; else kResourceExhausted is a limit of the call.
bool IsOutOfMemory(const absl::Status& status);

// What a failed call of the core means to the host.
Outcome OutcomeOf(absl::Status status, Meaning meaning);

Outcome MemoryLimitOutcome(int64_t limit);

// Writes a new error for a failed outcome, and gives the status of the call: the outcome's. Where
// there is no memory for an error, both are those of an error that lives for ever and says so.
int32_t ReportFailure(const Outcome& outcome, dangvien_error** error) noexcept;
int32_t ReportOutOfMemory(dangvien_error** error) noexcept;
int32_t ReportMemoryLimit(int64_t limit, dangvien_error** error) noexcept;
int32_t ReportDefect(const char* what, dangvien_error** error) noexcept;

// Runs the body of a call: nothing is thrown across the border, and `*error` is always written.
template <typename Body>
int32_t Guarded(dangvien_error** error, const Body& body) noexcept {
  try {
    const Outcome outcome = body();
    if (error != nullptr) *error = nullptr;
    if (outcome.ok()) return DANGVIEN_STATUS_OK;
    return ReportFailure(outcome, error);
  } catch (const MemoryLimitReached& refusal) {
    return ReportMemoryLimit(refusal.limit(), error);
  } catch (const std::bad_alloc&) {
    return ReportOutOfMemory(error);
  } catch (const std::length_error&) {
    return ReportOutOfMemory(error);
  } catch (const std::exception& defect) {
    return ReportDefect(defect.what(), error);
  } catch (...) {
    return ReportDefect("an exception of unknown type", error);
  }
}

}  // namespace dangvien::capi

struct dangvien_error : dangvien::capi::Handle {
  static constexpr auto kKind = dangvien::capi::HandleKind::kError;

  // Null: the error that lives for ever.
  struct Storage {
    std::string message;
    std::vector<dangvien::Issue> issues;
    int64_t issue_total = 0;
    int32_t callback_value = 0;
    std::string details;  // a serialized dangvien.v1.ErrorDetails
  };

  constexpr dangvien_error(int32_t own_status, dangvien::capi::Reason own_reason, Storage* owned)
      : Handle(kKind), status(own_status), reason(own_reason), storage(owned) {}

  int32_t status;
  dangvien::capi::Reason reason;
  Storage* storage;
};

#endif  // DANGVIEN_CAPI_OUTCOME_H_
