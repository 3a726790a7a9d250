// Every policy that differs from a given one by one thing taken out.
#ifndef DANGVIEN_TESTS_MUTATION_MUTATIONS_H_
#define DANGVIEN_TESTS_MUTATION_MUTATIONS_H_

#include <set>
#include <string>
#include <vector>

#include "dangvien/v1/policy.pb.h"

namespace dangvien::mutation {

struct Mutation {
  std::string taken_out;  // "rule org-htxs-members", "exception org-htt-self-detected"
  std::set<std::string> inventory_ids;  // of its citations
  v1::Policy policy;                    // what is left
};

// One for each condition, exclusion, force, cap, ceiling, quota, small-group rule, check, place of
// review, re-rating rule, fallback, exception, exception granted event by event, and criterion of a
// frame.
std::vector<Mutation> TakeOutEach(const v1::Policy& policy);

}  // namespace dangvien::mutation

#endif  // DANGVIEN_TESTS_MUTATION_MUTATIONS_H_
