// What a host may ask of an error. A null error is none, and the one that lives for ever has no
// issues.
//
// Tested by tests/capi/error_test.cc
#include <iterator>

#include "arguments.h"
#include "outcome.h"

namespace dangvien::capi {
namespace {

constexpr absl::string_view kOutOfMemoryMessage = "out of memory";

constexpr const char* kStatusNames[] = {
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

const dangvien_error::Storage* StorageOf(const dangvien_error* error) {
  return IsValid(error) ? error->storage : nullptr;
}

absl::string_view MessageOf(const dangvien_error* error) {
  if (!IsValid(error)) return "";
  return error->storage != nullptr ? absl::string_view(error->storage->message)
                                   : kOutOfMemoryMessage;
}

Outcome IssueAt(const dangvien_error* given, size_t index, dangvien_issue* out) {
  Arguments arguments;
  arguments.Handle(given, "given");
  arguments.OutputStruct(out, "out");
  if (!arguments.ok()) return arguments.fault();
  const dangvien_error::Storage* const storage = given->storage;
  if (storage == nullptr || index >= storage->issues.size()) {
    return {absl::NotFoundError("index: expected one below dangvien_error_issue_count()"),
            Reason::kNotFound};
  }
  const Issue& issue = storage->issues[index];
  dangvien_issue value = {};
  value.code = static_cast<int32_t>(issue.code);
  value.name = IssueCodeName(issue.code).data();  // a literal of issue_codes.inc
  value.path = issue.path.c_str();
  value.path_size = issue.path.size();
  value.message = issue.message.c_str();
  value.message_size = issue.message.size();
  WriteStruct(value, out);
  return Done();
}

Outcome Details(const dangvien_error* given, const uint8_t** data, size_t* size) {
  Arguments arguments;
  arguments.Handle(given, "given");
  arguments.Output(data, "data");
  arguments.Output(size, "size");
  if (!arguments.ok()) return arguments.fault();
  const absl::string_view bytes =
      given->storage != nullptr ? absl::string_view(given->storage->details) : "";
  *data = reinterpret_cast<const uint8_t*>(bytes.data());
  *size = bytes.size();
  return Done();
}

}  // namespace
}  // namespace dangvien::capi

using dangvien::capi::Guarded;
using dangvien::capi::IsValid;
using dangvien::capi::StorageOf;

const char* dangvien_status_name(int32_t status) {
  using dangvien::capi::kStatusNames;
  const bool is_known = status >= 0 && static_cast<size_t>(status) < std::size(kStatusNames);
  return is_known ? kStatusNames[status] : kStatusNames[DANGVIEN_STATUS_UNKNOWN];
}

void dangvien_error_free(dangvien_error* given) {
  if (StorageOf(given) == nullptr) return;
  delete given->storage;
  given->storage = nullptr;
  dangvien::capi::DropReference(*given);
  delete given;
}

int32_t dangvien_error_status(const dangvien_error* given) {
  return IsValid(given) ? given->status : DANGVIEN_STATUS_OK;
}

const char* dangvien_error_message(const dangvien_error* given, size_t* size) {
  const absl::string_view message = dangvien::capi::MessageOf(given);
  if (size != nullptr) *size = message.size();
  return message.data();
}

const char* dangvien_error_reason(const dangvien_error* given) {
  return IsValid(given) ? dangvien::capi::NameOf(given->reason) : "";
}

int32_t dangvien_error_callback_value(const dangvien_error* given) {
  const auto* const storage = StorageOf(given);
  return storage != nullptr ? storage->callback_value : 0;
}

int64_t dangvien_error_issue_total(const dangvien_error* given) {
  const auto* const storage = StorageOf(given);
  return storage != nullptr ? storage->issue_total : 0;
}

size_t dangvien_error_issue_count(const dangvien_error* given) {
  const auto* const storage = StorageOf(given);
  return storage != nullptr ? storage->issues.size() : 0;
}

int32_t dangvien_error_issue(const dangvien_error* given, size_t index, dangvien_issue* out,
                             dangvien_error** error) {
  return Guarded(error, [&] { return dangvien::capi::IssueAt(given, index, out); });
}

int32_t dangvien_error_details(const dangvien_error* given, const uint8_t** data, size_t* size,
                               dangvien_error** error) {
  return Guarded(error, [&] { return dangvien::capi::Details(given, data, size); });
}
