// Feeds typed values to a SHA-256 so that different values never give the same bytes: every text is
// preceded by its length, every number is eight bytes, least first.
#ifndef DANGVIEN_RESULT_DIGEST_WRITER_H_
#define DANGVIEN_RESULT_DIGEST_WRITER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/sha256.h"

namespace dangvien {

// Collects the bytes of one record, so that records can be sorted before they are hashed.
class RecordBytes {
 public:
  RecordBytes& Number(int64_t value);
  RecordBytes& Text(absl::string_view text);
  RecordBytes& Digest(const Sha256Digest& digest);
  // A list whose order carries no meaning.
  RecordBytes& Sorted(std::vector<std::string> records);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace dangvien

#endif  // DANGVIEN_RESULT_DIGEST_WRITER_H_
