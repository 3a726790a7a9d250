// The products of one subject, by the points that they should come to.
#ifndef DANGVIEN_GENERATOR_PROVINCE_PRODUCTS_H_
#define DANGVIEN_GENERATOR_PROVINCE_PRODUCTS_H_

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "generator/province/recipe.h"
#include "generator/random.h"

namespace dangvien::generator {

struct ProductAim {
  int points = 0;
  Range allowed;
};

// Appends products. REQUIRES: a part with products.
void FillProducts(const v1::ScorePart& part, const ProductAim& aim, Random& random,
                  v1::Assessment& out);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_PRODUCTS_H_
