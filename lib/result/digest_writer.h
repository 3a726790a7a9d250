// Feeds typed values to a SHA-256 so that different values never give the same bytes: every text is
// preceded by its length, every number is eight bytes, least first.
#ifndef DANGVIEN_RESULT_DIGEST_WRITER_H_
#define DANGVIEN_RESULT_DIGEST_WRITER_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/sha256.h"

namespace dangvien {

// Collects the bytes of one record, so that records can be sorted before they are hashed.
class RecordBytes {
 public:
  RecordBytes& Number(int64_t value) {
    const auto bits = static_cast<uint64_t>(value);
    std::array<char, 8> bytes{};
    for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bits >> (8 * i));
    bytes_.append(bytes.data(), bytes.size());
    return *this;
  }
  RecordBytes& Text(absl::string_view text) {
    Number(static_cast<int64_t>(text.size()));
    bytes_.append(text.data(), text.size());
    return *this;
  }
  RecordBytes& Digest(const Sha256Digest& digest) {
    bytes_.append(digest.begin(), digest.end());
    return *this;
  }
  // A list whose order carries no meaning.
  RecordBytes& Sorted(std::vector<std::string> records) {
    std::sort(records.begin(), records.end());
    Number(static_cast<int64_t>(records.size()));
    for (const std::string& record : records) Text(record);
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace dangvien

#endif  // DANGVIEN_RESULT_DIGEST_WRITER_H_
