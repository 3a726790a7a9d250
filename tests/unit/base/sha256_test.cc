// SHA-256 against the published vectors, and against itself however a message is cut.
#include "base/sha256.h"

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "gtest/gtest.h"

namespace dangvien {
namespace {

constexpr char kTwoBlocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

TEST(Sha256Test, GivesThePublishedDigests) {
  struct Case {
    std::string message;
    const char* digest;
    const char* why;
  };
  const Case cases[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
       "NIST CAVS, length 0"},
      {"\xbd", "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b",
       "NIST additional vectors, #1"},
      {"\xc9\x8c\x8e\x55", "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504",
       "NIST additional vectors, #2"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
       "FIPS 180-2, B.1: one block"},
      {kTwoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
       "FIPS 180-2, B.2: 448 bits, the length needs a second block"},
      {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
       "klmnopqrlmnopqrsmnopqrstnopqrstu",
       "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
       "NIST examples: 896 bits"},
      {std::string(1000000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
       "FIPS 180-2, B.3: a million times a"},
  };
  for (const Case& c : cases) EXPECT_EQ(HexDigest(Sha256Of(c.message)), c.digest) << c.why;
}

TEST(Sha256Test, PadsRightOnEachSideOfABlockBorder) {
  struct Case {
    size_t zero_count;
    const char* digest;
    const char* why;
  };
  const Case cases[] = {
      {55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7",
       "the length just fits (NIST #3)"},
      {56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb",
       "the length just does not fit (NIST #4)"},
      {57, "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785", "NIST #5"},
      {63, "c7723fa1e0127975e49e62e753db53924c1bd84b8ac1ac08df78d09270f3d971",
       "only the bit 1 fits"},
      {64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b",
       "a whole block, all padding in the next (NIST #6)"},
      {65, "98ce42deef51d40269d542f5314bef2c7468d401ad5d85168bfab4c0108f75f7",
       "one byte into the second block"},
      {119, "f616b0d54e78571a9611f343c9f8e022e859e920381ab0e4d3da01e193a7bd7e",
       "the length just fits in the second block"},
      {120, "6edd9f6f9cc92cded36e6c4a580933f9c9f1b90562b46903b806f21902a1a54f",
       "the length just does not fit in the second block"},
      {128, "38723a2e5e8a17aa7950dc008209944e898f69a7bd10a23c839d341e935fd5ca", "two whole blocks"},
      {1000, "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53", "NIST #7"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(HexDigest(Sha256Of(std::string(c.zero_count, '\0'))), c.digest) << c.why;
  }
}

TEST(Sha256Test, ACutAtAnyPlaceChangesNothing) {
  std::string message;
  for (int i = 0; i < 200; ++i) message.push_back(static_cast<char>(i));
  const Sha256Digest expected = Sha256Of(message);
  for (size_t first = 0; first <= message.size(); ++first) {
    Sha256 hash;
    hash.Update(absl::string_view(message).substr(0, first));
    hash.Update(absl::string_view(message).substr(first));
    EXPECT_EQ(hash.Finish(), expected) << "cut at " << first;
  }
}

TEST(Sha256Test, PiecesOfAnyEqualLengthChangeNothing) {
  const std::string message(1000, 'x');
  const Sha256Digest expected = Sha256Of(message);
  for (const size_t length : {1u, 3u, 55u, 63u, 64u, 65u, 127u, 128u, 129u, 999u}) {
    Sha256 hash;
    for (size_t at = 0; at < message.size(); at += length) {
      hash.Update(absl::string_view(message).substr(at, length));
    }
    EXPECT_EQ(hash.Finish(), expected) << "pieces of " << length;
  }
}

TEST(Sha256Test, AnEmptyPieceChangesNothing) {
  Sha256 hash;
  hash.Update("ab");
  hash.Update(absl::string_view());
  hash.Update("c");
  EXPECT_EQ(hash.Finish(), Sha256Of("abc"));
}

TEST(Sha256Test, IsAsNewAfterFinish) {
  Sha256 hash;
  hash.Update(kTwoBlocks);
  hash.Finish();
  hash.Update("abc");
  EXPECT_EQ(hash.Finish(), Sha256Of("abc"));
}

TEST(Sha256Test, ACopyGoesOnByItself) {
  Sha256 prefix;
  prefix.Update("ab");
  Sha256 copy = prefix;
  copy.Update("c");
  prefix.Update("d");
  EXPECT_EQ(copy.Finish(), Sha256Of("abc"));
  EXPECT_EQ(prefix.Finish(), Sha256Of("abd"));
}

}  // namespace
}  // namespace dangvien
