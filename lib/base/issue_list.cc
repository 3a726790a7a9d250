// Issues travel inside the Status that they made fail. absl::Status carries payloads, bytes under
// a type url, and those survive every copy and every StatusOr on the way up, so no stage needs a
// second return value. The message of the Status is for people; the payload is for programs.
//
//   IssueList of 3  ->  "dataset: 3 issues, the first: unknown_unit at `people[2].unit_id`: ..."
//                       + payload "dangvien.v1/issues": all kept issues and the true count
//
// The payload, every number little-endian:
//
//   count : 8 bytes    faults found in all, kept or not
//   then for each kept issue, to the end of the bytes:
//     code : 4 bytes | path length : 8 bytes | path | message length : 8 bytes | message
//
// A host may hand IssuesOf() a Status that it built itself, so reading trusts nothing: a length
// is compared with what is left before it is used, nothing is reserved on the word of a number,
// and a payload that does not read to its last byte is treated as absent as a whole.
//
// It is not a format to store: writer and reader are always the same build.
//
// Tested by tests/unit/base/issue_list_test.cc
#include "base/issue_list.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "base/utf8.h"
#include "dangvien/issue.h"

namespace dangvien {
namespace {

constexpr absl::string_view kIssuesTypeUrl = "dangvien.v1/issues";

struct Payload {
  int64_t count = 0;
  std::vector<Issue> issues;
};

void AppendNumber(uint64_t number, int byte_count, std::string& bytes) {
  for (int i = 0; i < byte_count; ++i) {
    bytes.push_back(static_cast<char>((number >> (8 * i)) & 0xFF));
  }
}

void AppendText(absl::string_view text, std::string& bytes) {
  AppendNumber(text.size(), 8, bytes);
  absl::StrAppend(&bytes, text);
}

std::string EncodePayload(int64_t count, const std::vector<Issue>& issues) {
  std::string bytes;
  AppendNumber(static_cast<uint64_t>(count), 8, bytes);
  for (const Issue& issue : issues) {
    AppendNumber(static_cast<uint32_t>(issue.code), 4, bytes);
    AppendText(issue.path, bytes);
    AppendText(issue.message, bytes);
  }
  return bytes;
}

// Each Take removes what it read from the front of `rest`; nothing where `rest` is too short.
std::optional<uint64_t> TakeNumber(size_t byte_count, absl::string_view& rest) {
  if (rest.size() < byte_count) return std::nullopt;
  uint64_t number = 0;
  for (size_t i = 0; i < byte_count; ++i) {
    number |= uint64_t{static_cast<uint8_t>(rest[i])} << (8 * i);
  }
  rest.remove_prefix(byte_count);
  return number;
}

std::optional<std::string> TakeText(absl::string_view& rest) {
  const std::optional<uint64_t> length = TakeNumber(8, rest);
  if (!length.has_value() || *length > rest.size()) return std::nullopt;
  std::string text(rest.substr(0, static_cast<size_t>(*length)));
  rest.remove_prefix(static_cast<size_t>(*length));
  return text;
}

std::optional<Issue> TakeIssue(absl::string_view& rest) {
  const std::optional<uint64_t> code = TakeNumber(4, rest);
  if (!code.has_value()) return std::nullopt;
  std::optional<std::string> path = TakeText(rest);
  if (!path.has_value()) return std::nullopt;
  std::optional<std::string> message = TakeText(rest);
  if (!message.has_value()) return std::nullopt;
  return Issue{static_cast<IssueCode>(static_cast<int32_t>(*code)), *std::move(path),
               *std::move(message)};
}

std::optional<Payload> DecodePayload(absl::string_view rest) {
  const std::optional<uint64_t> count = TakeNumber(8, rest);
  if (!count.has_value()) return std::nullopt;
  Payload payload;
  payload.count = static_cast<int64_t>(*count);
  while (!rest.empty()) {
    std::optional<Issue> issue = TakeIssue(rest);
    if (!issue.has_value()) return std::nullopt;
    payload.issues.push_back(*std::move(issue));
  }
  if (payload.count < static_cast<int64_t>(payload.issues.size())) return std::nullopt;
  return payload;
}

// The empty payload where the status has none, or one that cannot be read.
Payload PayloadOf(const absl::Status& status) {
  const absl::optional<absl::Cord> cord = status.GetPayload(kIssuesTypeUrl);
  if (!cord.has_value()) return Payload();
  const std::string bytes(*cord);
  return DecodePayload(bytes).value_or(Payload());
}

}  // namespace

absl::string_view IssueCodeName(IssueCode code) {
  switch (code) {
#define DANGVIEN_ISSUE(enumerator, number, name, meaning) \
  case IssueCode::enumerator:                             \
    return name;
#include "dangvien/issue_codes.inc"
#undef DANGVIEN_ISSUE
  }
  return "unlisted_issue";  // only from a payload that this build did not write
}

std::string ToString(const Issue& issue) {
  return absl::StrCat(IssueCodeName(issue.code), " at `", issue.path, "`: ", issue.message);
}

std::vector<Issue> IssuesOf(const absl::Status& status) { return PayloadOf(status).issues; }

int64_t IssueCountOf(const absl::Status& status) { return PayloadOf(status).count; }

void IssueList::Add(IssueCode code, std::string path, std::string message) {
  ++count_;
  if (static_cast<int64_t>(kept_.size()) >= max_issues_) return;
  kept_.push_back(Issue{code, OneLine(std::move(path)), OneLine(std::move(message))});
}

absl::Status IssueList::ToStatus(absl::string_view subject) const {
  if (empty()) return absl::OkStatus();
  std::string message = absl::StrCat(subject, ": ", count_, count_ == 1 ? " issue" : " issues");
  if (!kept_.empty()) {  // a limit of 0 keeps none
    absl::StrAppend(&message, count_ == 1 ? ": " : ", the first: ", ToString(kept_.front()));
  }
  absl::Status status = absl::InvalidArgumentError(message);
  status.SetPayload(kIssuesTypeUrl, absl::Cord(EncodePayload(count_, kept_)));
  return status;
}

}  // namespace dangvien
