// SHA-256 as FIPS 180-4 writes it: section 5.1.1 padding, 5.3.3 initial hash value, 6.2.2 the
// compression, 4.1.2 the functions, 4.2.2 the constants. Names follow the standard (a..h, W, K),
// so that it can be read beside this file.
//
//   "abc"  ->  61 62 63 80 00 ... 00 18   one block: message, the bit 1, zeros, length 24 bits
//
// Why here: the digest of a policy, a dataset and a result is part of the format, and no library
// of the target system offers SHA-256 without linking a whole cryptographic library into the
// host's process. It is the plain portable form; no key is ever involved, so constant time is
// not a concern.
//
// Difference to the text of the standard: the message schedule W is kept as a ring of 16 words,
// since W[t] needs only W[t-2], W[t-7], W[t-15] and W[t-16], and the last of them is the slot that
// W[t] overwrites.
//
// Tested by tests/unit/base/sha256_test.cc
#include "base/sha256.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"

namespace dangvien {
namespace {

// 5.3.3: the first 32 bits of the fractional parts of the square roots of the first 8 primes.
constexpr std::array<uint32_t, 8> kInitialHash = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

// 4.2.2: the same of the cube roots of the first 64 primes.
constexpr std::array<uint32_t, 64> kRound = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

constexpr uint32_t RotateRight(uint32_t x, int bits) { return (x >> bits) | (x << (32 - bits)); }

// 4.1.2, equations 4.2 to 4.7.
constexpr uint32_t Ch(uint32_t x, uint32_t y, uint32_t z) { return (x & y) ^ (~x & z); }
constexpr uint32_t Maj(uint32_t x, uint32_t y, uint32_t z) { return (x & y) ^ (x & z) ^ (y & z); }
constexpr uint32_t BigSigma0(uint32_t x) {
  return RotateRight(x, 2) ^ RotateRight(x, 13) ^ RotateRight(x, 22);
}
constexpr uint32_t BigSigma1(uint32_t x) {
  return RotateRight(x, 6) ^ RotateRight(x, 11) ^ RotateRight(x, 25);
}
constexpr uint32_t SmallSigma0(uint32_t x) {
  return RotateRight(x, 7) ^ RotateRight(x, 18) ^ (x >> 3);
}
constexpr uint32_t SmallSigma1(uint32_t x) {
  return RotateRight(x, 17) ^ RotateRight(x, 19) ^ (x >> 10);
}

uint32_t LoadBigEndian(const uint8_t* at) {
  return uint32_t{at[0]} << 24 | uint32_t{at[1]} << 16 | uint32_t{at[2]} << 8 | uint32_t{at[3]};
}

template <typename Word>
void StoreBigEndian(Word word, uint8_t* at) {
  for (size_t i = 0; i < sizeof(Word); ++i) {
    at[i] = static_cast<uint8_t>(word >> (8 * (sizeof(Word) - 1 - i)));
  }
}

}  // namespace

Sha256::Sha256() : state_(kInitialHash), byte_count_(0), block_{} {}

void Sha256::Compress(const uint8_t* block) {
  std::array<uint32_t, 16> w{};
  for (size_t t = 0; t < 16; ++t) w[t] = LoadBigEndian(block + 4 * t);
  auto [a, b, c, d, e, f, g, h] = state_;
  for (size_t t = 0; t < 64; ++t) {
    if (t >= 16) {
      w[t % 16] += SmallSigma1(w[(t - 2) % 16]) + w[(t - 7) % 16] + SmallSigma0(w[(t - 15) % 16]);
    }
    const uint32_t t1 = h + BigSigma1(e) + Ch(e, f, g) + kRound[t] + w[t % 16];
    const uint32_t t2 = BigSigma0(a) + Maj(a, b, c);
    h = g;
    g = f;
    f = e;
    e = d + t1;
    d = c;
    c = b;
    b = a;
    a = t1 + t2;
  }
  const std::array<uint32_t, 8> worked = {a, b, c, d, e, f, g, h};
  for (size_t i = 0; i < worked.size(); ++i) state_[i] += worked[i];
}

void Sha256::Update(absl::string_view bytes) {
  if (bytes.empty()) return;  // its data() may be null
  const uint8_t* at = reinterpret_cast<const uint8_t*>(bytes.data());
  const uint8_t* const end = at + bytes.size();
  const size_t waiting = static_cast<size_t>(byte_count_ % kBlockSize);
  byte_count_ += bytes.size();
  if (waiting > 0) {
    const size_t taken = std::min(kBlockSize - waiting, bytes.size());
    std::memcpy(block_.data() + waiting, at, taken);
    at += taken;
    if (waiting + taken < kBlockSize) return;
    Compress(block_.data());
  }
  for (; static_cast<size_t>(end - at) >= kBlockSize; at += kBlockSize) Compress(at);
  std::copy(at, end, block_.begin());
}

Sha256Digest Sha256::Finish() {
  const uint64_t bit_count = byte_count_ * 8;
  // The bit 1, then zeros up to 8 bytes before the end of a block: 1 to 64 bytes of padding.
  std::array<uint8_t, kBlockSize + 8> padding = {0x80};
  const size_t waiting = static_cast<size_t>(byte_count_ % kBlockSize);
  const size_t length = waiting < 56 ? 56 - waiting : 120 - waiting;
  StoreBigEndian(bit_count, padding.data() + length);
  Update(absl::string_view(reinterpret_cast<const char*>(padding.data()), length + 8));
  Sha256Digest digest{};
  for (size_t i = 0; i < state_.size(); ++i) StoreBigEndian(state_[i], digest.data() + 4 * i);
  *this = Sha256();
  return digest;
}

Sha256Digest Sha256Of(absl::string_view bytes) {
  Sha256 hash;
  hash.Update(bytes);
  return hash.Finish();
}

std::string HexDigest(const Sha256Digest& digest) {
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

}  // namespace dangvien
