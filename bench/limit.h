// The limit: the member tiers of `tkv-2018` as somebody would write them who needs nothing else,
// with the facts prepared to fit.
#ifndef DANGVIEN_BENCH_LIMIT_H_
#define DANGVIEN_BENCH_LIMIT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dangvien::bench {

inline constexpr size_t kLimitCriteria = 10;
inline constexpr size_t kDutyCriterion = 4;  // its place in the frame

// A mark: one bit a level from the best (1) to the worst (8); 16 = missing, 0 = not applicable.
inline constexpr uint8_t kLimitMissing = 16;
// A truth: bit 0, it may hold; bit 1, it may not.
inline constexpr uint8_t kMayHold = 1;
inline constexpr uint8_t kMayNotHold = 2;

// One byte a member and column.
struct LimitColumns {
  std::array<std::vector<uint8_t>, kLimitCriteria> marks;
  std::vector<uint8_t> completed;  // tasks; 255 in `assigned` = not known
  std::vector<uint8_t> assigned;
  std::vector<uint8_t> exemplary;  // truths
  std::vector<uint8_t> degenerate;
  std::vector<uint8_t> sanctioned;
  std::vector<uint8_t> exempt;
  std::vector<uint8_t> basic_met;  // the answer of people
};

struct LimitTally {
  std::array<int64_t, 4> tiers{};
  int64_t not_rated = 0;
  int64_t open = 0;
};
std::string ToString(const LimitTally& tally);

// From the generated dossier of so many members, without the engine.
LimitColumns PrepareLimit(int64_t members);

LimitTally RunLimit(const LimitColumns& columns);

}  // namespace dangvien::bench

#endif  // DANGVIEN_BENCH_LIMIT_H_
