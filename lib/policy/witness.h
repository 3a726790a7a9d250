// A case of a decision space in words: which of some rules' conditions hold in it.
#ifndef DANGVIEN_POLICY_WITNESS_H_
#define DANGVIEN_POLICY_WITNESS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "policy/compiled.h"
#include "policy/prove_cases.h"

namespace dangvien {

// LIFETIME: keeps `policy` and `space`.
class Witness {
 public:
  // `policy` names what the conditions are about.
  Witness(const CompiledPolicy& policy, const DecisionSpace& space, int64_t case_number)
      : policy_(policy), space_(space), case_number_(case_number) {}

  // The conditions of the rule, which is one of the space. Those that read alike are named once.
  void Add(const CompiledRule& rule);

  // " where `a` holds; `b`, `c` do not hold"; empty where nothing was added.
  std::string Text() const;

 private:
  void Add(const CompiledCondition& condition);

  const CompiledPolicy& policy_;
  const DecisionSpace& space_;
  int64_t case_number_;
  std::vector<std::string> holding_;
  std::vector<std::string> failing_;
};

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_WITNESS_H_
