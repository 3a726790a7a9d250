// Reads format strings by a table; only timestamps have a part of their own, the time zone.
//
//   "u" -> 32-bit text        "tsu:" -> timestamps, 86,400,000,000 ticks a day
//   "g" -> nothing            "tsu:Asia/Ho_Chi_Minh" -> nothing: its days are not those of UTC
//
// Tested by tests/unit/arrow/binding_test.cc
#include "arrow/format.h"

namespace dangvien::arrow {
namespace {

struct Named {
  absl::string_view format;
  Format meaning;
};

constexpr int64_t kSeconds = 86'400;

constexpr Named kFormats[] = {
    {"n", {Layout::kNull}},         {"b", {Layout::kBool}},
    {"c", {Layout::kInt8}},         {"C", {Layout::kUint8}},
    {"s", {Layout::kInt16}},        {"S", {Layout::kUint16}},
    {"i", {Layout::kInt32}},        {"I", {Layout::kUint32}},
    {"l", {Layout::kInt64}},        {"L", {Layout::kUint64}},
    {"tdD", {Layout::kDate32}},     {"tdm", {Layout::kDate64, kSeconds * 1000}},
    {"u", {Layout::kText32}},       {"U", {Layout::kText64}},
    {"vu", {Layout::kTextView}},    {"+l", {Layout::kList32}},
    {"+L", {Layout::kList64}},      {"+vl", {Layout::kListView32}},
    {"+vL", {Layout::kListView64}}, {"+s", {Layout::kStruct}},
};

constexpr Named kTimestamps[] = {
    {"tss:", {Layout::kTimestamp, kSeconds}},
    {"tsm:", {Layout::kTimestamp, kSeconds * 1000}},
    {"tsu:", {Layout::kTimestamp, kSeconds * 1'000'000}},
    {"tsn:", {Layout::kTimestamp, kSeconds * 1'000'000'000}},
};

}  // namespace

std::optional<Format> ParseFormat(absl::string_view format) {
  for (const Named& known : kFormats) {
    if (format == known.format) return known.meaning;
  }
  for (const Named& known : kTimestamps) {
    if (format.substr(0, known.format.size()) != known.format) continue;
    const absl::string_view zone = format.substr(known.format.size());
    if (zone.empty() || zone == "UTC" || zone == "Etc/UTC" || zone == "+00:00") {
      return known.meaning;
    }
  }
  return std::nullopt;
}

}  // namespace dangvien::arrow
