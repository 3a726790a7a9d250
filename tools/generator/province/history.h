// Ratings of other years and quarters.
#ifndef DANGVIEN_GENERATOR_PROVINCE_HISTORY_H_
#define DANGVIEN_GENERATOR_PROVINCE_HISTORY_H_

#include <vector>

#include "dangvien/v1/people.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "generator/province/days.h"
#include "generator/province/recipe.h"
#include "generator/random.h"

namespace dangvien::generator {

// Draws what a subject was rated in other periods: nothing, this and that, a streak of the best or
// of the lowest tier.
class History {
 public:
  // LIFETIME: `policy` outlives it.
  explicit History(const v1::Policy& policy);

  // Appends ratings with which every wanted condition comes out as wanted. False: none was found.
  // `tiers`: those that the kind may have, from the best.
  bool Draw(const Recipe& recipe, v1::SubjectKind kind, const std::vector<int>& tiers,
            Random& random, std::vector<v1::Rating>& out) const;

  std::vector<int> AllTiers() const;

 private:
  struct Span {
    v1::PeriodKind kind;
    int begin;
    int end;
    int tier = kNotRatedTier;
  };
  using Spans = std::vector<Span>;

  void AddSpans(const v1::PriorRatingsCondition& condition);
  void AddSpan(v1::PeriodKind kind, int begin);
  void DrawTiers(const std::vector<int>& tiers, Random& random, Spans& spans) const;
  bool Holds(const v1::PriorRatingsCondition& condition, int current, const Spans& spans) const;
  Spans SpansOf(const v1::PriorRatingsCondition& condition, const Spans& all) const;

  const v1::Policy& policy_;
  Days days_;
  Spans spans_;  // by kind, and each kind in the order of time
};

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_PROVINCE_HISTORY_H_
