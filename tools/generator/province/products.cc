// Every component of every product is done to the same percentage, which gives the points aimed at
// whatever the weights are. Where a component may be told by its faults, some products tell it so,
// as long as the part stays within what is allowed.
//
// Tested by tests/province/province_test.cc
#include "generator/province/products.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {
namespace {

constexpr int kWhole = 10'000;  // 100 percent in hundredths

int PercentOf(const v1::ProductComponent& component, const v1::ProductValue& value) {
  if (value.has_percent_hundredths()) return static_cast<int>(value.percent_hundredths());
  const int lost = static_cast<int>(value.fault_count() * component.fault_hundredths());
  return std::max(0, kWhole - lost);
}

// Rounded down, to be compared with bounds that leave a point of room.
int PointsOf(const v1::ScorePart& part, const v1::Assessment& row) {
  int64_t sum = 0;
  int64_t weights = 0;
  for (const v1::Product& product : row.products()) {
    int64_t own = 0;
    int64_t own_weights = 0;
    for (int index = 0; index < product.values_size(); ++index) {
      const v1::ProductComponent& component = part.products().components(index);
      own += int64_t{component.weight()} * PercentOf(component, product.values(index));
      own_weights += component.weight();
    }
    sum += product.weight() * own / own_weights;
    weights += product.weight();
  }
  return static_cast<int>(part.full_points() * sum / (weights * kWhole));
}

void AddProducts(const v1::ScorePart& part, int percent, Random& random, v1::Assessment& out) {
  const bool are_points = part.products().weights() == v1::PRODUCT_WEIGHTS_POINTS;
  const int count = random.Between(1, 4);
  int left = static_cast<int>(part.full_points());
  for (int number = 1; number <= count; ++number) {
    const int share = number == count ? left : static_cast<int>(part.full_points()) / count;
    left -= share;
    v1::Product& product = *out.add_products();
    product.set_id(absl::StrCat("SP", number));
    product.set_weight(static_cast<uint32_t>(are_points ? share : random.Between(1, 5)));
    for (const v1::ProductComponent& component : part.products().components()) {
      v1::ProductValue& value = *product.add_values();
      value.set_component_id(component.id());
      value.set_percent_hundredths(static_cast<uint32_t>(percent));
    }
  }
}

}  // namespace

void FillProducts(const v1::ScorePart& part, const ProductAim& aim, Random& random,
                  v1::Assessment& out) {
  const auto full = static_cast<int64_t>(part.full_points());
  const int64_t exact = (int64_t{aim.points} * kWhole + full - 1) / full;
  AddProducts(part, static_cast<int>(std::clamp<int64_t>(exact, 0, kWhole)), random, out);
  for (v1::Product& product : *out.mutable_products()) {
    for (int index = 0; index < product.values_size(); ++index) {
      const int lost = static_cast<int>(part.products().components(index).fault_hundredths());
      v1::ProductValue& value = *product.mutable_values(index);
      if (lost == 0 || random.Below(2) == 0) continue;
      const v1::ProductValue before = value;
      const int percent = static_cast<int>(value.percent_hundredths());
      value.set_fault_count(static_cast<uint32_t>((kWhole - percent + lost / 2) / lost));
      const int points = PointsOf(part, out);
      if (points <= aim.allowed.least || points + 1 >= aim.allowed.greatest) value = before;
    }
  }
}

}  // namespace dangvien::generator
