// UTF-8 validation: the cases of table 3-7 by name, then every two- and three-byte sequence and
// every border of the four-byte ones against a decoder that works by code points.
#include "base/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "gtest/gtest.h"

namespace dangvien {
namespace {

// The obvious decoder: read the code point, then ask whether it is allowed and shortest.
bool IsOneCodePoint(absl::string_view bytes) {
  const auto at = [&](size_t i) { return uint32_t{static_cast<uint8_t>(bytes[i])}; };
  const uint32_t lead = at(0);
  const size_t length = lead < 0x80             ? 1
                        : (lead & 0xE0) == 0xC0 ? 2
                        : (lead & 0xF0) == 0xE0 ? 3
                        : (lead & 0xF8) == 0xF0 ? 4
                                                : 0;
  if (length != bytes.size()) return false;
  const uint32_t lead_mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  uint32_t code_point = lead & lead_mask[length];
  for (size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0) != 0x80) return false;
    code_point = code_point << 6 | (at(i) & 0x3F);
  }
  const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  return code_point >= least[length] && code_point <= 0x10FFFF && !is_surrogate;
}

TEST(Utf8Test, AcceptsWellFormedText) {
  struct Case {
    absl::string_view bytes;
    const char* why = "";
  };
  const Case cases[] = {
      {"", "the empty text"},
      {"CB-07", "ASCII shorter than a word"},
      {"chi-bo-co-quan-van-phong-huyen-uy", "ASCII longer than a word"},
      {absl::string_view("a\0b", 3), "NUL is a code point"},
      {"\x7F", "the last of one byte"},
      {"\xC2\x80", "the first of two bytes"},
      {"\xDF\xBF", "the last of two bytes"},
      {"\xE0\xA0\x80", "the first of three bytes"},
      {"\xED\x9F\xBF", "the last before the surrogates"},
      {"\xEE\x80\x80", "the first after the surrogates"},
      {"\xEF\xBF\xBF", "the last of three bytes, a noncharacter"},
      {"\xF0\x90\x80\x80", "the first of four bytes"},
      {"\xF4\x8F\xBF\xBF", "U+10FFFF"},
      {"Ho\xC3\xA0n th\xC3\xA0nh xu\xE1\xBA\xA5t s\xE1\xBA\xAF"
       "c nhi\xE1\xBB\x87m v\xE1\xBB\xA5",
       "Vietnamese"},
  };
  for (const Case& c : cases) EXPECT_TRUE(IsValidUtf8(c.bytes)) << c.why;
}

TEST(Utf8Test, RefusesIllFormedText) {
  struct Case {
    absl::string_view bytes;
    const char* why = "";
  };
  const Case cases[] = {
      {"\x80", "a continuation byte alone"},
      {"a\xBF", "a continuation byte after ASCII"},
      {"\xC0\x80", "overlong NUL"},
      {"\xC1\xBF", "overlong DEL"},
      {"\xE0\x9F\xBF", "overlong U+07FF"},
      {"\xF0\x8F\xBF\xBF", "overlong U+FFFF"},
      {"\xED\xA0\x80", "the first surrogate"},
      {"\xED\xBF\xBF", "the last surrogate"},
      {"\xF4\x90\x80\x80", "U+110000"},
      {"\xF5\x80\x80\x80", "a lead byte of no code point"},
      {"\xF8\x88\x80\x80\x80", "the five-byte form of old"},
      {"\xFE", "never in UTF-8"},
      {"\xFF", "never in UTF-8"},
      {"\xC2", "cut off after one of two"},
      {"\xE1\xBA", "cut off after two of three"},
      {"\xF0\x90\x80", "cut off after three of four"},
      {"\xC2"
       "a",
       "ASCII where a continuation byte must be"},
      {"\xE1\xBA"
       "a",
       "ASCII in the third place"},
      {"\xF0\x90\x80"
       "a",
       "ASCII in the fourth place"},
      {"\xE1\xC2\x80", "a lead byte in the second place"},
  };
  for (const Case& c : cases) EXPECT_FALSE(IsValidUtf8(c.bytes)) << c.why;
}

TEST(Utf8Test, FindsABadByteAtEveryPlaceOfALongText) {
  for (size_t length = 1; length <= 40; ++length) {
    for (size_t place = 0; place < length; ++place) {
      std::string text(length, 'a');
      EXPECT_TRUE(IsValidUtf8(text));
      text[place] = '\xFF';
      EXPECT_FALSE(IsValidUtf8(text)) << "length " << length << ", bad byte at " << place;
    }
  }
}

TEST(Utf8Test, ReadsNothingBehindTheEnd) {
  const std::string whole = "abcdefgh\xE1\xBA\xA5";
  EXPECT_FALSE(IsValidUtf8(absl::string_view(whole).substr(0, 10)));
  EXPECT_TRUE(IsValidUtf8(absl::string_view(whole).substr(0, 8)));
}

TEST(Utf8Test, AgreesWithTheDecoderOnEveryByteAndEveryPairAfterEveryLead) {
  for (uint32_t lead = 0x80; lead <= 0xFF; ++lead) {
    const std::string one(1, static_cast<char>(lead));
    ASSERT_EQ(IsValidUtf8(one), IsOneCodePoint(one)) << absl::BytesToHexString(one);
    for (uint32_t second = 0x80; second <= 0xFF; ++second) {
      const std::string two = one + static_cast<char>(second);
      ASSERT_EQ(IsValidUtf8(two), IsOneCodePoint(two)) << absl::BytesToHexString(two);
      for (uint32_t third = 0x80; third <= 0xFF; ++third) {
        const std::string three = two + static_cast<char>(third);
        ASSERT_EQ(IsValidUtf8(three), IsOneCodePoint(three)) << absl::BytesToHexString(three);
      }
    }
  }
}

// The third and fourth bytes that lie on the borders of what is allowed there.
std::vector<std::string> BorderPairs() {
  const char later[] = {'\x00', '\x7F', '\x80', '\xBF', '\xC0', '\xFF'};
  std::vector<std::string> pairs;
  for (const char third : later) {
    for (const char fourth : later) pairs.push_back({third, fourth});
  }
  return pairs;
}

TEST(Utf8Test, AgreesWithTheDecoderOnFourByteSequencesAtTheBordersOfEachByte) {
  const std::vector<std::string> pairs = BorderPairs();
  for (uint32_t lead = 0xE0; lead <= 0xFF; ++lead) {
    for (uint32_t second = 0; second <= 0xFF; ++second) {
      for (const std::string& pair : pairs) {
        const std::string two = {static_cast<char>(lead), static_cast<char>(second)};
        const std::string text = two + pair;
        // A three-byte code point and one ASCII byte are two code points, and well-formed.
        const bool is_last_ascii = static_cast<uint8_t>(pair[1]) < 0x80;
        const bool expected =
            IsOneCodePoint(text) || (is_last_ascii && IsOneCodePoint(text.substr(0, 3)));
        ASSERT_EQ(IsValidUtf8(text), expected) << absl::BytesToHexString(text);
      }
    }
  }
}

TEST(OneLineTest, EscapesWhatIsNoLineOfText) {
  struct LineCase {
    absl::string_view given;
    absl::string_view line;
  };
  const LineCase cases[] = {
      {"", ""},
      {"Đảng bộ xã Ba Đình", "Đảng bộ xã Ba Đình"},
      {"a\nb\x7f", "a\\x0ab\\x7f"},
      {absl::string_view("a\0b", 3), "a\\x00b"},
      {"\xff", "\\xff"},
      {"ạ\xe1\xba", "ạ\\xe1\\xba"},           // cut off
      {"\xe0\x9a\xa1", "\\xe0\\x9a\\xa1"},    // overlong
      {"\xed\xa0\x80|", "\\xed\\xa0\\x80|"},  // a surrogate
  };
  for (const LineCase& c : cases) {
    const std::string line = OneLine(std::string(c.given));
    EXPECT_EQ(line, c.line);
    EXPECT_TRUE(IsValidUtf8(line)) << line;
  }
}

}  // namespace
}  // namespace dangvien
