// Whose outcome depends on how a policy is read: each option of each reading against the chosen
// one, all other readings as they are.
#ifndef DANGVIEN_DANGVIEN_COMPARE_READING_EFFECTS_H_
#define DANGVIEN_DANGVIEN_COMPARE_READING_EFFECTS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "compare/comparison.h"

namespace dangvien::cli {

struct OutcomeChange {
  v1::SubjectRef subject;
  std::string unit_id;
  std::string from;  // outcomes, as OutcomeOf() has them
  std::string to;
};

// In the order of the result, organizations, collectives, leaders and members apart.
std::vector<OutcomeChange> ChangesOf(const Comparison& comparison);

struct ReadingEffect {
  std::string reading_id;
  std::string chosen_option_id;
  std::string option_id;  // taken instead
  std::vector<OutcomeChange> changes;
};

// A table of counts by subject kind, then the questions, then the subjects: at most `limit` an
// option.
// REQUIRES: `names` are those of the policy.
std::string ReadingEffectsText(const std::vector<ReadingEffect>& effects, const v1::Policy& policy,
                               const Names& names, size_t limit);
// One line a reading, option and subject that changes.
std::string ReadingEffectsCsv(const std::vector<ReadingEffect>& effects);
// Options without an effect, too.
std::string ReadingEffectsJson(const std::vector<ReadingEffect>& effects);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_COMPARE_READING_EFFECTS_H_
