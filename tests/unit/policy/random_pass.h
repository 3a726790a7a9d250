// Random passes over few facts, and an evaluator of their conditions written on the generated
// classes: what the proof is compared with. Only facts that the proof models exactly are used.
#ifndef DANGVIEN_TESTS_UNIT_POLICY_RANDOM_PASS_H_
#define DANGVIEN_TESTS_UNIT_POLICY_RANDOM_PASS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dangvien/v1/policy.pb.h"

namespace dangvien {

enum Domain { kMarks, kTasks, kFlags, kTenure, kEmployment, kSanctions, kRatings, kDomains };

constexpr int kNotApplicable = 3;
constexpr int kNothingAssigned = 25;

// One subject. Shares of tasks are in 24ths, so that quarters, thirds and what lies between are
// hit.
struct Facts {
  int marks[3] = {0, 0, 0};  // rank; or kNotApplicable
  int share24 = 0;           // or kNothingAssigned
  int flags = 0;
  int months = 0;
  int employment = 1;
  int sanctions = 0;  // events that happened: bit side + 2 * self-detected
  int ratings = 0;    // tiers that were given by the state side
};

// Every combination of the facts of these domains; the others are as in Facts().
std::vector<Facts> AllFacts(const std::vector<Domain>& domains);

// Does the condition hold for the subject?
bool Evaluate(const v1::Condition& in, const Facts& facts);

// Does, for the subject, a trigger fire, or is a demand not met?
bool HasEffect(const v1::Rule& rule, const Facts& facts, bool is_demand);

// The qualified tier of the subject in the policy's only pass, 0 the highest; tiers_size() where it
// has none; nothing where it is not rated. Of two forces the one to the higher tier counts.
std::optional<int> RankOf(const v1::Policy& policy, const Facts& facts);

// A policy of kWords (policy_text.h) with one pass over members, drawn from the seed.
struct RandomPass {
  explicit RandomPass(uint64_t seed);
  // Over these domains.
  RandomPass(uint64_t seed, std::vector<Domain> domains);

  v1::Policy policy;
  std::vector<Domain> domains;  // two that its conditions read
};

}  // namespace dangvien

#endif  // DANGVIEN_TESTS_UNIT_POLICY_RANDOM_PASS_H_
