// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
//
//   Sha256 hash;
//   hash.Update(header);
//   hash.Update(body);
//   HexDigest(hash.Finish())    // 64 lower-case hex digits
//
// It names content (policy, data and result digests); it is no message authentication code.
//
// Thread safety: none; one object per thread of work.
#ifndef DANGVIEN_BASE_SHA256_H_
#define DANGVIEN_BASE_SHA256_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace dangvien {

// The 32 bytes in the order in which FIPS 180-4 prints them.
using Sha256Digest = std::array<uint8_t, 32>;

// Copying a Sha256 copies its state: a common prefix is hashed once.
class Sha256 {
 public:
  Sha256();

  // Appends `bytes` to the message; how a message is cut into pieces does not change its digest.
  // REQUIRES: less than 2^61 bytes in all.
  void Update(absl::string_view bytes);

  // The digest of all bytes since construction, or since the last Finish(): this object is then
  // as new, ready for the next message.
  Sha256Digest Finish();

 private:
  // Hashes one whole block of kBlockSize bytes.
  void Compress(const uint8_t* block);

  static constexpr size_t kBlockSize = 64;

  std::array<uint32_t, 8> state_;
  uint64_t byte_count_;                    // of the whole message so far
  std::array<uint8_t, kBlockSize> block_;  // its first byte_count_ % kBlockSize bytes wait here
};

// The digest of one piece.
Sha256Digest Sha256Of(absl::string_view bytes);

// 64 lower-case hex digits.
std::string HexDigest(const Sha256Digest& digest);

}  // namespace dangvien

#endif  // DANGVIEN_BASE_SHA256_H_
