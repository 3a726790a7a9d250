// From rule truths to what is still possible for each subject of a pass.
#ifndef DANGVIEN_GRADING_DECIDE_H_
#define DANGVIEN_GRADING_DECIDE_H_

#include <cstdint>
#include <vector>

#include "grading/conditions.h"

namespace dangvien {

// The truths of a pass's rules for one block: truths[rule][row].
class RuleTruths {
 public:
  RuleTruths(const CompiledPass& pass, const EvalContext& context, const Rows& rows);

  Truth At(size_t rule, size_t row) const {
    return static_cast<Truth>(truths_[rule * row_count_ + row]);
  }
  // What is possible for the source of a ceiling.
  // REQUIRES: the rule is a ceiling.
  Possible SourceAt(size_t rule, size_t row) const {
    return sources_[(rule - first_ceiling_) * row_count_ + row];
  }

 private:
  size_t row_count_;
  std::vector<uint8_t> truths_;
  size_t first_ceiling_;  // ceilings are the last rules of a pass
  std::vector<Possible> sources_;
};

// What is possible below a ceiling that is there: every tier lowered to each tier of the source.
Possible LowerTo(Possible possible, Possible source, int tier_count);

// What is possible for one subject, by the five steps of policy.proto.
Possible Decide(const CompiledPass& pass, int tier_count, const RuleTruths& truths, size_t row);

// The tiers possible after the standards alone (step 2); no bit where none is reached and there is
// no fallback.
Possible ReachedTiers(const CompiledPass& pass, int tier_count, const RuleTruths& truths,
                      size_t row);

// The truth of each tier's standard taken alone: its demands together; true for a tier without a
// standard.
Truth StandardTruth(const CompiledPass& pass, int tier, const RuleTruths& truths, size_t row);

}  // namespace dangvien

#endif  // DANGVIEN_GRADING_DECIDE_H_
