// Draws marks, points, tasks, products and flags by a recipe.
#ifndef DANGVIEN_GENERATOR_PROVINCE_FILL_H_
#define DANGVIEN_GENERATOR_PROVINCE_FILL_H_

#include <string>
#include <vector>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "generator/province/history.h"
#include "generator/province/recipe.h"
#include "generator/random.h"

namespace dangvien::generator {

// Are there facts as the recipe asks for?
bool CanFill(const Recipe& recipe, v1::SubjectKind kind, const History& history);

class Filler {
 public:
  // LIFETIME: `policy` outlives it.
  Filler(const v1::Policy& policy, v1::SubjectKind kind);

  // Appends to the lists of `out`.
  void Fill(const Recipe& recipe, Random& random, v1::Assessment& out) const;

 private:
  void FillMarks(const Recipe& recipe, Random& random, v1::Assessment& out) const;
  void FillScore(const v1::Score& score, const Recipe& recipe, Random& random,
                 v1::Assessment& out) const;
  void FillSheet(const v1::SheetPart& part, int points, Random& random, v1::Assessment& out) const;
  void FillTasks(const Recipe& recipe, Random& random, v1::Assessment& out) const;
  void FillFlags(const Recipe& recipe, Random& random, v1::Assessment& out) const;

  const v1::Policy& policy_;
  v1::SubjectKind kind_;
  const v1::Frame* frame_ = nullptr;
  std::vector<std::string> task_groups_;  // that rules of the kind read
};

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_FILL_H_
