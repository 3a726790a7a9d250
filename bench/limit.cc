// One loop over blocks of members, no branch that depends on a member. In a block the marks of each
// member are or-ed into one byte, column by column; from that byte follows the truth of each
// demand, as a pair of bits; the set of possible tiers is counted in a histogram, which is read as
// a tally in the end. All steps but the histogram are arithmetic on bytes that the compiler turns
// into vector instructions (the file is compiled with -O3).
//
// What it leaves out is what a library is for: reading, placement, organizations, findings,
// digests, reasons, other policies. It bounds the members' pass from below and nothing else.
//
// See bench/README.md.
#include "bench/limit.h"

#include <algorithm>

namespace dangvien::bench {
namespace {

// All bits where `condition` holds, else none: the form of a vector comparison.
constexpr uint8_t Mask(bool condition) { return condition ? 0xff : 0; }

constexpr uint8_t Select(uint8_t mask, uint8_t yes, uint8_t no) {
  return static_cast<uint8_t>((mask & yes) | (~mask & no));
}

constexpr uint8_t kUnknown = kMayHold | kMayNotHold;

// Of the marks seen, are all among `good`? `seen` holds their bits together.
constexpr uint8_t AllAmong(uint8_t seen, uint8_t good, uint8_t when_none) {
  const uint8_t below = Mask((seen & 15 & ~good) != 0);
  const uint8_t missing = Mask((seen & kLimitMissing) != 0);
  const uint8_t none = Mask(seen == 0);
  return Select(below, kMayNotHold, Select(missing, kUnknown, Select(none, when_none, kMayHold)));
}

constexpr uint8_t AnyAmong(uint8_t seen, uint8_t good) {
  const uint8_t missing = Mask((seen & kLimitMissing) != 0);
  return Select(Mask((seen & good) != 0), kMayHold, Select(missing, kUnknown, kMayNotHold));
}

constexpr uint8_t kBest = 1, kGoodUp = 3, kAverageUp = 7;

constexpr uint8_t And(uint8_t a, uint8_t b) {
  return static_cast<uint8_t>((a & b & kMayHold) | ((a | b) & kMayNotHold));
}
constexpr uint8_t Or(uint8_t a, uint8_t b) {
  return static_cast<uint8_t>(((a | b) & kMayHold) | (a & b & kMayNotHold));
}

// Fewer than half of the tasks; of no tasks: no. `assigned` is at most 254, or 255 for "not known".
constexpr uint8_t BelowHalf(uint8_t completed, uint8_t assigned) {
  const uint8_t below = Mask(completed < assigned - assigned / 2);
  return Select(Mask(assigned == 255), kUnknown, Select(below, kMayHold, kMayNotHold));
}

constexpr uint8_t kTierBits[] = {1, 2, 4, 8};
constexpr uint8_t kNotRatedBit = 16;

constexpr size_t kBlock = 1024;
using Block = std::array<uint8_t, kBlock>;

constexpr uint8_t MayHold(uint8_t truth, uint8_t bit) {
  return Select(Mask((truth & kMayHold) != 0), bit, 0);
}
constexpr uint8_t MayNotHold(uint8_t truth, uint8_t bit) {
  return Select(Mask((truth & kMayNotHold) != 0), bit, 0);
}

// The marks of the members [begin, begin + count) but for the duty, or-ed.
void CollectOthers(const LimitColumns& columns, size_t begin, size_t count, Block* others) {
  others->fill(0);
  for (size_t c = 0; c < kLimitCriteria; ++c) {
    if (c == kDutyCriterion) continue;
    const uint8_t* marks = columns.marks[c].data() + begin;
    for (size_t i = 0; i < count; ++i) (*others)[i] |= marks[i];
  }
}

// What the standards leave possible.
void Reach(const LimitColumns& columns, size_t begin, size_t count, const Block& others,
           Block* possible) {
  const uint8_t* duty = columns.marks[kDutyCriterion].data() + begin;
  const uint8_t* exemplary = columns.exemplary.data() + begin;
  const uint8_t* basic_met = columns.basic_met.data() + begin;
  for (size_t i = 0; i < count; ++i) {
    const auto all = static_cast<uint8_t>(duty[i] | others[i]);
    const uint8_t third =
        Or(AllAmong(all, kAverageUp, kMayHold), And(AnyAmong(all, kAverageUp), basic_met[i]));
    const uint8_t second =
        And(AllAmong(duty[i], kGoodUp, kMayNotHold), AllAmong(others[i], kAverageUp, kMayHold));
    const uint8_t first = And(exemplary[i], And(AllAmong(duty[i], kBest, kMayNotHold),
                                                AllAmong(others[i], kGoodUp, kMayHold)));
    const uint8_t two = And(second, third);
    (*possible)[i] =
        static_cast<uint8_t>(MayHold(And(first, two), kTierBits[0]) |
                             (MayHold(two, kTierBits[1]) & MayNotHold(first, kTierBits[1])) |
                             (MayHold(third, kTierBits[2]) & MayNotHold(second, kTierBits[2])) |
                             MayNotHold(third, kTierBits[3]));
  }
}

// Forces, then the exclusion.
void Override(const LimitColumns& columns, size_t begin, size_t count, Block* possible) {
  const uint8_t* degenerate = columns.degenerate.data() + begin;
  const uint8_t* sanctioned = columns.sanctioned.data() + begin;
  const uint8_t* completed = columns.completed.data() + begin;
  const uint8_t* assigned = columns.assigned.data() + begin;
  const uint8_t* exempt = columns.exempt.data() + begin;
  for (size_t i = 0; i < count; ++i) {
    const uint8_t forced =
        Or(Or(degenerate[i], sanctioned[i]), BelowHalf(completed[i], assigned[i]));
    uint8_t left = (*possible)[i];
    left = Select(Mask(forced == kMayHold), 0, left);
    left = static_cast<uint8_t>(left | MayHold(forced, kTierBits[3]));
    left = Select(Mask(exempt[i] == kMayHold), 0, left);
    (*possible)[i] = static_cast<uint8_t>(left | MayHold(exempt[i], kNotRatedBit));
  }
}

}  // namespace

LimitTally RunLimit(const LimitColumns& columns) {
  std::array<int64_t, 32> histogram{};
  const size_t total = columns.assigned.size();
  for (size_t begin = 0; begin < total; begin += kBlock) {
    const size_t count = std::min(kBlock, total - begin);
    Block others;
    Block possible;
    CollectOthers(columns, begin, count, &others);
    Reach(columns, begin, count, others, &possible);
    Override(columns, begin, count, &possible);
    for (size_t i = 0; i < count; ++i) ++histogram[possible[i] & 31];
  }
  LimitTally tally;
  for (uint8_t possible = 0; possible < 32; ++possible) {
    const int64_t here = histogram[possible];
    if (possible == kNotRatedBit) {
      tally.not_rated += here;
    } else if ((possible & (possible - 1)) != 0) {
      tally.open += here;
    } else {
      for (size_t t = 0; t < 4; ++t) tally.tiers[t] += possible == kTierBits[t] ? here : 0;
    }
  }
  return tally;
}

std::string ToString(const LimitTally& tally) {
  std::string text;
  for (const int64_t count : tally.tiers) text += std::to_string(count) + " ";
  return text + "not rated " + std::to_string(tally.not_rated) + " open " +
         std::to_string(tally.open);
}

}  // namespace dangvien::bench
