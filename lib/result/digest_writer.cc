// Not inline: a digest calls these at some hundred places, and hashing what they write takes longer
// than the calls.
// Tested by tests/property/property_test.cc
#include "result/digest_writer.h"

#include <algorithm>
#include <array>

namespace dangvien {

RecordBytes& RecordBytes::Number(int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  std::array<char, 8> bytes{};
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bits >> (8 * i));
  bytes_.append(bytes.data(), bytes.size());
  return *this;
}

RecordBytes& RecordBytes::Text(absl::string_view text) {
  Number(static_cast<int64_t>(text.size()));
  bytes_.append(text.data(), text.size());
  return *this;
}

RecordBytes& RecordBytes::Digest(const Sha256Digest& digest) {
  bytes_.append(digest.begin(), digest.end());
  return *this;
}

RecordBytes& RecordBytes::Sorted(std::vector<std::string> records) {
  std::sort(records.begin(), records.end());
  Number(static_cast<int64_t>(records.size()));
  for (const std::string& record : records) Text(record);
  return *this;
}

}  // namespace dangvien
