// The decision space of some rules, those of a pass as a rule, as numbered cases, read 4096 at a
// time.
//
// A case is one possible answer to each group of conditions (prove_facts.h); the cases are all
// combinations. Invariants:
//   1. Case numbers are 0 .. case_count() - 1; each combination has exactly one.
//   2. Bit b of a block is case `block * cases_per_block() + b`.
//   3. The same groups vary in each block, in the same way: their bits are computed once.
#ifndef DANGVIEN_POLICY_PROVE_CASES_H_
#define DANGVIEN_POLICY_PROVE_CASES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "absl/types/span.h"
#include "base/pace.h"
#include "policy/compiled.h"
#include "policy/prove_facts.h"

namespace dangvien {

// One truth for each case of a block.
class CaseBits {
 public:
  static constexpr size_t kCases = 4096;

  static CaseBits All(bool truth);

  void Set(size_t index) { words_[index / 64] |= uint64_t{1} << (index % 64); }
  bool Has(size_t index) const { return (words_[index / 64] >> (index % 64) & 1) != 0; }
  // The lowest set bit; kCases where none is set.
  size_t First() const;
  int64_t Count() const;
  bool Any() const { return First() < kCases; }

  CaseBits& operator&=(const CaseBits& other);
  CaseBits& operator|=(const CaseBits& other);
  CaseBits operator~() const;
  friend bool operator==(const CaseBits& a, const CaseBits& b) { return a.words_ == b.words_; }
  friend CaseBits operator&(CaseBits a, const CaseBits& b) { return a &= b; }
  friend CaseBits operator|(CaseBits a, const CaseBits& b) { return a |= b; }

 private:
  std::array<uint64_t, kCases / 64> words_{};
};

// Pointers to the rules of the pass.
std::vector<const CompiledRule*> RulesOf(const CompiledPass& pass);

// How many cases a space may have, and who is asked while they are visited.
struct CaseLimit {
  int64_t max_cases;
  Pace& pace;
};

class DecisionSpace {
 public:
  using Rules = absl::Span<const CompiledRule* const>;

  // The space of all that the rules ask. Where it has more cases than the limit, case_count() is
  // -1 and nothing else may be asked. Rules of two policies may share a space where `policy` has
  // what both declare, under the same numbers.
  // LIFETIME: keeps pointers to the conditions of the rules, and to the pace.
  DecisionSpace(const CompiledPolicy& policy, Rules rules, const CaseLimit& limit);

  int64_t case_count() const { return case_count_; }
  int64_t cases_per_block() const { return cases_per_block_; }
  int64_t block_count() const { return case_count_ / cases_per_block_; }

  // Moves to a block, 0 .. block_count() - 1; its cases count as visited.
  void Load(int64_t block);
  // In the block: which cases exist, and where the condition holds.
  const CaseBits& existing() const { return existing_; }
  const CaseBits& Truth(const Atom& atom) const { return bits_[index_.at(&atom)]; }
  CaseBits Truth(const CompiledCondition& condition) const;

  // In one case of the whole space: does the condition hold?
  bool Holds(const Atom& atom, int64_t case_number) const;

 private:
  struct Group {
    std::vector<size_t> atoms;
    std::vector<Truths> truths;
    int64_t stride = 1;  // case number / stride % truths.size() = entry of truths
  };

  void Collect(const CompiledCondition& condition);
  void CollapseGroups(const CompiledPolicy& policy, int64_t max_cases);
  void LayOut();
  const Truths& TruthsAt(const Group& group, int64_t case_number) const;

  Pace* pace_;
  std::vector<const Atom*> atoms_;
  std::unordered_map<const Atom*, size_t> index_;
  std::vector<Group>
      groups_;  // smaller ones first; the first inner_group_count_ vary within a block
  std::vector<size_t> group_of_;
  size_t inner_group_count_ = 0;
  int64_t case_count_ = 1;
  int64_t cases_per_block_ = 1;
  CaseBits existing_;
  std::vector<CaseBits> bits_;
};

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_PROVE_CASES_H_
