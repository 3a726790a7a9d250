// Errors. They come from the C++ runtime, not from the allocator of a context: there may be no
// context yet, and the allocator may be what failed. Where the runtime has no memory either, the
// caller gets one error that every thread shares and nobody frees.
//
// Tested by tests/capi/error_test.cc
#include "outcome.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/utf8.h"
#include "report.h"

namespace dangvien::capi {
namespace {

// Made before the program runs, never destroyed, and the same whoever gets it.
const dangvien_error kOutOfMemory(DANGVIEN_STATUS_RESOURCE_EXHAUSTED, Reason::kOutOfMemory,
                                  nullptr);

dangvien_error* OutOfMemory() { return const_cast<dangvien_error*>(&kOutOfMemory); }

std::unique_ptr<dangvien_error::Storage> StorageOf(const Outcome& outcome) {
  auto storage = std::make_unique<dangvien_error::Storage>();
  storage->message = OneLine(std::string(outcome.status.message()));
  storage->issues = IssuesOf(outcome.status);
  storage->issue_total = IssueCountOf(outcome.status);
  storage->callback_value = outcome.callback_value;
  storage->details = EncodeErrorDetails(*storage, outcome.reason);
  return storage;
}

}  // namespace

const char* NameOf(Reason reason) {
  switch (reason) {
#define DANGVIEN_REASON(enumerator, name, meaning) \
  case Reason::enumerator:                         \
    return name;
#include "reasons.inc"
#undef DANGVIEN_REASON
  }
  return "";
}

int32_t ReportFailure(const Outcome& outcome, dangvien_error** error) noexcept {
  const auto status = static_cast<int32_t>(outcome.status.code());
  if (error == nullptr) return status;
  try {
    std::unique_ptr<dangvien_error::Storage> storage = StorageOf(outcome);
    *error = new dangvien_error(status, outcome.reason, storage.get());
    (void)storage.release();
    return status;
  } catch (...) {
    return ReportOutOfMemory(error);
  }
}

// Without words: there was no memory for them either.
bool IsOutOfMemory(const absl::Status& status) {
  return status.code() == absl::StatusCode::kResourceExhausted &&
         (status.message().empty() || status.message() == "out of memory");
}

Outcome OutcomeOf(absl::Status status, Meaning meaning) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
      return {std::move(status), meaning.invalid};
    case absl::StatusCode::kNotFound:
      return {std::move(status), Reason::kNotFound};
    case absl::StatusCode::kCancelled:
      return {std::move(status), Reason::kCancelled};
    case absl::StatusCode::kDeadlineExceeded:
      return {std::move(status), Reason::kDeadlineExceeded};
    case absl::StatusCode::kResourceExhausted: {
      const Reason reason = IsOutOfMemory(status) ? Reason::kOutOfMemory : meaning.exhausted;
      return {std::move(status), reason};
    }
    case absl::StatusCode::kFailedPrecondition:
      return {std::move(status), Reason::kExecutorFailed};
    default:
      return {std::move(status), Reason::kInternal};
  }
}

Outcome MemoryLimitOutcome(int64_t limit) {
  return {absl::ResourceExhaustedError(
              absl::StrCat("the memory limit of ", limit, " bytes was reached")),
          Reason::kMemoryLimit};
}

int32_t ReportMemoryLimit(int64_t limit, dangvien_error** error) noexcept {
  try {
    return ReportFailure(MemoryLimitOutcome(limit), error);
  } catch (...) {
    return ReportOutOfMemory(error);
  }
}

int32_t ReportOutOfMemory(dangvien_error** error) noexcept {
  if (error != nullptr) *error = OutOfMemory();
  return DANGVIEN_STATUS_RESOURCE_EXHAUSTED;
}

int32_t ReportDefect(const char* what, dangvien_error** error) noexcept {
  try {
    return ReportFailure({absl::InternalError(what), Reason::kInternal}, error);
  } catch (...) {
    return ReportOutOfMemory(error);
  }
}

}  // namespace dangvien::capi
