// Checked arithmetic against the edges of int64, each edge from both sides.
#include "base/checked_math.h"

#include <cstdint>
#include <limits>
#include <optional>

#include "absl/numeric/int128.h"
#include "gtest/gtest.h"

namespace dangvien {
namespace {

constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
constexpr int64_t kMin = std::numeric_limits<int64_t>::min();

struct Case {
  int64_t a = 0;
  int64_t b = 0;
  std::optional<int64_t> expected;
  const char* why = "";
};

TEST(CheckedAddTest, GivesTheSumExactlyWhereItFits) {
  const Case cases[] = {
      {2, 3, 5, "small numbers"},
      {kMax, 0, kMax, "nothing added at the upper edge"},
      {kMax - 1, 1, kMax, "just fits above"},
      {kMax, 1, std::nullopt, "one too many above"},
      {1, kMax, std::nullopt, "the same with the operands exchanged"},
      {kMin, 0, kMin, "nothing added at the lower edge"},
      {kMin + 1, -1, kMin, "just fits below"},
      {kMin, -1, std::nullopt, "one too many below"},
      {-1, kMin, std::nullopt, "the same with the operands exchanged"},
      {kMax, kMin, -1, "opposite signs never overflow"},
      {kMin, kMax, -1, "opposite signs never overflow"},
      {kMin, kMin, std::nullopt, "both lower edges"},
  };
  for (const Case& c : cases) EXPECT_EQ(CheckedAdd(c.a, c.b), c.expected) << c.why;
}

TEST(CheckedMulTest, GivesTheProductExactlyWhereItFits) {
  const Case cases[] = {
      {6, 7, 42, "small numbers"},
      {0, kMin, 0, "zero times anything"},
      {kMin, 0, 0, "anything times zero"},
      {kMax, 1, kMax, "one keeps the upper edge"},
      {kMin, 1, kMin, "one keeps the lower edge"},
      {1, kMin, kMin, "the same with the operands exchanged"},
      {kMax, -1, -kMax, "the upper edge has a negative"},
      {kMin, -1, std::nullopt, "the lower edge has none"},
      {-1, kMin, std::nullopt, "the same with the operands exchanged"},
      {kMax / 2, 2, kMax - 1, "the greatest even product"},
      {kMax / 2 + 1, 2, std::nullopt, "one step above"},
      {kMin / 2, 2, kMin, "exactly the lower edge"},
      {kMin / 2 - 1, 2, std::nullopt, "one step below"},
      {2, kMin / 2 - 1, std::nullopt, "the same with the operands exchanged"},
      {int64_t{1} << 31, -(int64_t{1} << 32), kMin, "2^31 times -2^32 is the lower edge"},
      {int64_t{1} << 31, int64_t{1} << 32, std::nullopt, "2^63 is one too many"},
      {-(int64_t{1} << 31), -(int64_t{1} << 32), std::nullopt, "and so from two negatives"},
      {-3, -4, 12, "two negatives"},
  };
  for (const Case& c : cases) EXPECT_EQ(CheckedMul(c.a, c.b), c.expected) << c.why;
}

TEST(CheckedMathTest, AgreesWith128BitArithmeticOnAllPairsOfEdgeNumbers) {
  const int64_t numbers[] = {kMin,       kMin + 1,   kMin / 2, -3037000500, -3037000499, -2,
                             -1,         0,          1,        2,           3,           10,
                             3037000499, 3037000500, kMax / 2, kMax - 1,    kMax};
  const auto narrowed = [](absl::int128 wide) {
    return wide < kMin || wide > kMax ? std::nullopt
                                      : std::optional<int64_t>(static_cast<int64_t>(wide));
  };
  for (const int64_t a : numbers) {
    for (const int64_t b : numbers) {
      EXPECT_EQ(CheckedAdd(a, b), narrowed(absl::int128(a) + b)) << a << " + " << b;
      EXPECT_EQ(CheckedMul(a, b), narrowed(absl::int128(a) * b)) << a << " * " << b;
    }
  }
}

}  // namespace
}  // namespace dangvien
