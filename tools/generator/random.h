// The only source of chance in the generator: integers from a seeded 64-bit Mersenne twister.
// The standard fixes what std::mt19937_64 returns, but not what its distributions do; hence none
// of those, and no floating point.
#ifndef DANGVIEN_GENERATOR_RANDOM_H_
#define DANGVIEN_GENERATOR_RANDOM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace dangvien::generator {

class Random {
 public:
  // Streams of one seed are independent of each other, so that one branch can change without
  // changing the next.
  Random(uint64_t seed, uint64_t stream)
      : engine_(seed * 0x9E3779B97F4A7C15u + stream * 0xD1B54A32D192ED03u + 1) {}

  // In [0, bound). The bias is below bound / 2^32.
  // REQUIRES: bound > 0.
  int Below(int bound) {
    const uint64_t high = engine_() >> 32;
    return static_cast<int>((high * static_cast<uint64_t>(bound)) >> 32);
  }

  // In [low, high].
  int Between(int low, int high) { return low + Below(high - low + 1); }

  bool PerMille(int share) { return Below(1000) < share; }

  // An index of `weights`, each as often as its weight of their sum.
  // REQUIRES: no negative weight, and a positive sum.
  template <size_t kSize>
  int Pick(const std::array<int, kSize>& weights) {
    int sum = 0;
    for (const int weight : weights) sum += weight;
    int left = Below(sum);
    size_t index = 0;
    while (left >= weights[index]) left -= weights[index++];
    return static_cast<int>(index);
  }

  template <typename Item>
  void Shuffle(std::vector<Item>& items) {
    for (size_t count = items.size(); count > 1; --count) {
      std::swap(items[count - 1], items[static_cast<size_t>(Below(static_cast<int>(count)))]);
    }
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_RANDOM_H_
