// Strict UTF-8 validation. Ids are mostly ASCII, so eight bytes at a time are tested for a
// high bit first; only where one is found does the walk by code points begin.
//
// The walk rests on one property of table 3-7 of the Unicode Standard: the lead byte fixes the
// length *and* the range of the second byte, and every later byte is any continuation byte.
// Overlong forms, surrogates and code points above U+10FFFF are exactly the second bytes that
// fall outside that range, so no code point is ever computed:
//
//   E1 BA A1   "ạ", U+1EA1    accepted: after E1 the second byte may be 80..BF
//   E0 9A A1   overlong       refused: after E0 it must be A0..BF
//   ED A0 80   surrogate      refused: after ED it must be 80..9F
//
// It is not a decoder and does not say where the fault is: the caller names the field.
//
// Tested by tests/unit/base/utf8_test.cc
#include "base/utf8.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace dangvien {
namespace {

constexpr uint64_t kHighBits = 0x8080808080808080u;

// What the lead byte of a sequence of two bytes or more promises.
struct Lead {
  size_t length;       // of the whole sequence; 0 where no sequence starts with this byte
  uint8_t second_low;  // the second byte lies in [second_low, second_high]
  uint8_t second_high;
};

// Table 3-7 of the Unicode Standard, "Well-Formed UTF-8 Byte Sequences", for a lead above 7F.
Lead LeadOf(uint8_t byte) {
  if (byte < 0xC2) return {0, 0, 0};  // 80..BF continue; C0 and C1 could only be overlong
  if (byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};  // below A0: overlong
  if (byte == 0xED) return {3, 0x80, 0x9F};  // above 9F: surrogates
  if (byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};  // below 90: overlong
  if (byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};  // above 8F: beyond U+10FFFF
  return {0, 0, 0};
}

// The length of the well-formed sequence at `at`, whose first byte is above 7F; 0 for none.
size_t SequenceLength(const uint8_t* at, const uint8_t* end) {
  const Lead lead = LeadOf(*at);
  if (lead.length == 0 || static_cast<size_t>(end - at) < lead.length) return 0;
  if (at[1] < lead.second_low || at[1] > lead.second_high) return 0;
  for (size_t i = 2; i < lead.length; ++i) {
    if ((at[i] & 0xC0) != 0x80) return 0;
  }
  return lead.length;
}

// The first place at or after `at` that may hold a byte above 7F.
const uint8_t* SkipAsciiWords(const uint8_t* at, const uint8_t* end) {
  while (end - at >= 8) {
    uint64_t word;
    std::memcpy(&word, at, sizeof(word));
    if ((word & kHighBits) != 0) break;
    at += 8;
  }
  return at;
}

}  // namespace

bool IsValidUtf8(absl::string_view bytes) {
  const uint8_t* at = reinterpret_cast<const uint8_t*>(bytes.data());
  const uint8_t* const end = at + bytes.size();
  at = SkipAsciiWords(at, end);
  while (at != end) {
    if (*at < 0x80) {
      // After text above ASCII a run of ASCII is short in Vietnamese: one byte a step there, and
      // whole words again at the next multiple of eight bytes from the end.
      ++at;
      if ((end - at) % 8 == 0) at = SkipAsciiWords(at, end);
      continue;
    }
    const size_t length = SequenceLength(at, end);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string OneLine(std::string text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::none_of(text.begin(), text.end(), is_control) && IsValidUtf8(text)) return text;
  std::string line;
  const auto* at = reinterpret_cast<const uint8_t*>(text.data());
  const uint8_t* const end = at + text.size();
  while (at != end) {
    const auto c = static_cast<char>(*at);
    const size_t length = *at < 0x80 ? 1 : SequenceLength(at, end);
    if (length == 0 || is_control(c)) {
      absl::StrAppend(&line, "\\x", absl::Hex(*at, absl::kZeroPad2));
      ++at;
    } else {
      line.append(reinterpret_cast<const char*>(at), length);
      at += length;
    }
  }
  return line;
}

}  // namespace dangvien
