// A seeded source of random choices: std::mt19937_64 and integer arithmetic only, since the
// standard distributions give other numbers on other platforms.
#ifndef DANGVIEN_TESTS_RANDOM_RANDOM_SOURCE_H_
#define DANGVIEN_TESTS_RANDOM_RANDOM_SOURCE_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace dangvien::random {

class RandomSource {
 public:
  explicit RandomSource(uint64_t seed) : engine_(seed) {}

  // In [0, limit). The slight bias of the remainder does not matter here. REQUIRES: limit > 0.
  int Below(int limit) { return static_cast<int>(engine_() % static_cast<uint64_t>(limit)); }
  // In [least, most].
  int Between(int least, int most) { return least + Below(most - least + 1); }
  bool Chance(int percent) { return Below(100) < percent; }

  template <typename T>
  const T& Pick(const std::vector<T>& choices) {
    return choices[static_cast<size_t>(Below(static_cast<int>(choices.size())))];
  }
  // By value, since the list goes away.
  template <typename T>
  T Pick(std::vector<T>&& choices) {
    return choices[static_cast<size_t>(Below(static_cast<int>(choices.size())))];
  }

  // A subset of `least` to `most` elements, in their order. REQUIRES: least <= the number of
  // choices.
  template <typename T>
  std::vector<T> Subset(const std::vector<T>& choices, int least, int most) {
    const int available = static_cast<int>(choices.size());
    int wanted = Between(least, most < available ? most : available);
    std::vector<T> subset;
    for (int i = 0; i < available; ++i) {
      if (Below(available - i) < wanted) {
        subset.push_back(choices[static_cast<size_t>(i)]);
        --wanted;
      }
    }
    return subset;
  }

  template <typename T>
  void Shuffle(std::vector<T>* values) {
    for (size_t i = values->size(); i > 1; --i) {
      std::swap((*values)[i - 1], (*values)[static_cast<size_t>(Below(static_cast<int>(i)))]);
    }
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace dangvien::random

#endif  // DANGVIEN_TESTS_RANDOM_RANDOM_SOURCE_H_
