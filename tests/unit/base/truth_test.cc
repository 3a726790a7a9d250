// Truth tables in full, and the block forms against the scalar ones on every pair of truths.
#include "base/truth.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gtest/gtest.h"

namespace dangvien {
namespace {

constexpr Truth kT = Truth::kTrue;
constexpr Truth kF = Truth::kFalse;
constexpr Truth kU = Truth::kUnknown;
constexpr Truth kTruths[] = {kT, kF, kU};

TEST(TruthTest, AndFollowsKleenesTable) {
  struct Case {
    Truth a, b, expected;
    const char* why;
  };
  const Case cases[] = {
      {kT, kT, kT, "both hold"},
      {kT, kF, kF, "one fails"},
      {kF, kT, kF, "one fails"},
      {kF, kF, kF, "both fail"},
      {kT, kU, kU, "the unknown one decides"},
      {kU, kT, kU, "the unknown one decides"},
      {kF, kU, kF, "whatever is missing, one fails"},
      {kU, kF, kF, "whatever is missing, one fails"},
      {kU, kU, kU, "nothing is known"},
  };
  for (const Case& c : cases) EXPECT_EQ(And(c.a, c.b), c.expected) << c.why;
}

TEST(TruthTest, OrFollowsKleenesTable) {
  struct Case {
    Truth a, b, expected;
    const char* why;
  };
  const Case cases[] = {
      {kT, kT, kT, "both hold"},
      {kT, kF, kT, "one holds"},
      {kF, kT, kT, "one holds"},
      {kF, kF, kF, "both fail"},
      {kT, kU, kT, "whatever is missing, one holds"},
      {kU, kT, kT, "whatever is missing, one holds"},
      {kF, kU, kU, "the unknown one decides"},
      {kU, kF, kU, "the unknown one decides"},
      {kU, kU, kU, "nothing is known"},
  };
  for (const Case& c : cases) EXPECT_EQ(Or(c.a, c.b), c.expected) << c.why;
}

TEST(TruthTest, NotExchangesTrueAndFalseAndKeepsUnknown) {
  EXPECT_EQ(Not(kT), kF);
  EXPECT_EQ(Not(kF), kT);
  EXPECT_EQ(Not(kU), kU);
}

TEST(TruthTest, FromBoolIsNeverUnknown) {
  EXPECT_EQ(FromBool(true), kT);
  EXPECT_EQ(FromBool(false), kF);
}

TEST(TruthTest, TheBitsSayWhatIsStillPossible) {
  struct Case {
    Truth truth;
    bool can_be_true, can_be_false;
    const char* why;
  };
  const Case cases[] = {
      {kT, true, false, "true"},
      {kF, false, true, "false"},
      {kU, true, true, "unknown"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(CanBeTrue(c.truth), c.can_be_true) << c.why;
    EXPECT_EQ(CanBeFalse(c.truth), c.can_be_false) << c.why;
  }
}

// The answers that a truth leaves open.
std::vector<bool> AnswersOf(Truth truth) {
  std::vector<bool> answers;
  if (CanBeFalse(truth)) answers.push_back(false);
  if (CanBeTrue(truth)) answers.push_back(true);
  return answers;
}

// The truth that leaves open exactly what `combine` gives on the answers of `a` and `b`.
template <typename Combine>
Truth ByCompletion(Truth a, Truth b, Combine combine) {
  uint8_t bits = 0;
  for (const bool a_answer : AnswersOf(a)) {
    for (const bool b_answer : AnswersOf(b)) {
      const Truth answer = FromBool(combine(a_answer, b_answer));
      bits = static_cast<uint8_t>(bits | static_cast<uint8_t>(answer));
    }
  }
  return static_cast<Truth>(bits);
}

TEST(TruthTest, AnAnswerIsPossibleExactlyWhereACompletionOfTheOperandsGivesIt) {
  for (const Truth a : kTruths) {
    for (const Truth b : kTruths) {
      EXPECT_EQ(And(a, b), ByCompletion(a, b, [](bool x, bool y) { return x && y; }));
      EXPECT_EQ(Or(a, b), ByCompletion(a, b, [](bool x, bool y) { return x || y; }));
    }
  }
}

TEST(TruthTest, DeMorganHolds) {
  for (const Truth a : kTruths) {
    for (const Truth b : kTruths) EXPECT_EQ(Not(And(a, b)), Or(Not(a), Not(b)));
  }
}

// Around the step of 64 and its multiples: only a rest, only steps, both, and nothing.
constexpr size_t kCounts[] = {0, 1, 8, 9, 63, 64, 65, 127, 128, 129, 200};

// Row i takes all nine pairs in turn; one byte more than `count`, which must stay as it is.
std::vector<uint8_t> FirstOperands(size_t count) {
  std::vector<uint8_t> bytes(count + 1);
  for (size_t i = 0; i <= count; ++i) bytes[i] = static_cast<uint8_t>(kTruths[i % 3]);
  return bytes;
}
std::vector<uint8_t> SecondOperands(size_t count) {
  std::vector<uint8_t> bytes(count + 1);
  for (size_t i = 0; i <= count; ++i) bytes[i] = static_cast<uint8_t>(kTruths[i / 3 % 3]);
  return bytes;
}

template <typename Block, typename Scalar>
void ExpectBlockIsScalar(Block block, Scalar scalar) {
  for (const size_t count : kCounts) {
    const std::vector<uint8_t> a = FirstOperands(count);
    const std::vector<uint8_t> b = SecondOperands(count);
    std::vector<uint8_t> expected = a;
    for (size_t i = 0; i < count; ++i) {
      expected[i] =
          static_cast<uint8_t>(scalar(static_cast<Truth>(a[i]), static_cast<Truth>(b[i])));
    }
    std::vector<uint8_t> actual = a;
    block(actual.data(), b.data(), count);
    EXPECT_EQ(actual, expected) << "count " << count;
  }
}

TEST(TruthTest, AndBlockIsAndOnEachEntryAndLeavesTheNextOneAlone) {
  ExpectBlockIsScalar(AndBlock, And);
}

TEST(TruthTest, OrBlockIsOrOnEachEntryAndLeavesTheNextOneAlone) {
  ExpectBlockIsScalar(OrBlock, Or);
}

TEST(TruthTest, NotBlockIsNotOnEachEntryAndLeavesTheNextOneAlone) {
  ExpectBlockIsScalar([](uint8_t* dst, const uint8_t*, size_t count) { NotBlock(dst, count); },
                      [](Truth a, Truth) { return Not(a); });
}

}  // namespace
}  // namespace dangvien
