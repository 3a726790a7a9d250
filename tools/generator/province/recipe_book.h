// Every outcome that a policy has for a class of subjects, with the recipes that give it.
#ifndef DANGVIEN_GENERATOR_PROVINCE_RECIPE_BOOK_H_
#define DANGVIEN_GENERATOR_PROVINCE_RECIPE_BOOK_H_

#include <map>
#include <vector>

#include "dangvien/v1/policy.pb.h"
#include "generator/province/history.h"
#include "generator/province/recipe.h"
#include "generator/random.h"

namespace dangvien::generator {

// The recipes of one class.
struct Recipes {
  std::vector<Recipe> all;
  // Tiers that some recipe gives, from the best; without not rated.
  std::vector<int> tiers;

  // The tier that stands for rank 0 (best) to 3 (worst); kNotRatedTier where there is none.
  int TierOfRank(int rank, Random& random) const;

  // One that gives the tier and takes place with exactly these events, or with any (kAnyEvents);
  // else one of another tier with these events; else one without events. Null: there is none.
  // `employment`: a kind that it has to allow; 0: any.
  const Recipe* Pick(int tier, int events, int employment, Random& random) const;
};

inline constexpr int kAnyEvents = -1;

class RecipeBook {
 public:
  // LIFETIME: both outlive the book.
  RecipeBook(const v1::Policy& policy, const History& history)
      : policy_(policy), history_(history) {}

  // Worked out when first asked for.
  const Recipes& Of(const SubjectClass& subject);

  bool HasPass(v1::SubjectKind kind) const;

 private:
  const v1::Policy& policy_;
  const History& history_;
  std::map<SubjectClass, Recipes> recipes_;
};

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_RECIPE_BOOK_H_
