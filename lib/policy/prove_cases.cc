// Combines the possible answers of all groups into cases, laid out so that rules are judged 64
// cases an instruction. The case number is a number of mixed radix with one digit a group:
//
//   groups of 3, 2 and 4 answers   ->   24 cases; case 17 = 2 + 3 * (1 + 2 * 2): answers 2, 1 and 2
//
// The groups with few answers are the low digits. As many of them as fit into one block of 4096
// vary within it, in the same way in every block; the others are constant within a block.
//
// Not a search tree: ten million cases are judged in less time than a walk over the reachable nodes
// of such a tree would take to allocate them, and no argument about what may be pruned is needed.
// Tested by tests/unit/policy/prove_test.cc
#include "policy/prove_cases.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace dangvien {
namespace {

// A group with more answers is refused even where the limit of the proof is higher: its answers are
// listed in memory.
constexpr int64_t kMaxGroupTruths = int64_t{1} << 16;

}  // namespace

CaseBits CaseBits::All(bool truth) {
  CaseBits bits;
  bits.words_.fill(truth ? ~uint64_t{0} : 0);
  return bits;
}

size_t CaseBits::First() const {
  for (size_t i = 0; i < words_.size(); ++i) {
    if (words_[i] == 0) continue;
    size_t bit = 0;
    while ((words_[i] >> bit & 1) == 0) ++bit;
    return 64 * i + bit;
  }
  return kCases;
}

int64_t CaseBits::Count() const {
  int64_t count = 0;
  for (uint64_t word : words_) {
    for (; word != 0; word &= word - 1) ++count;
  }
  return count;
}

CaseBits& CaseBits::operator&=(const CaseBits& other) {
  for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

CaseBits& CaseBits::operator|=(const CaseBits& other) {
  for (size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

CaseBits CaseBits::operator~() const {
  CaseBits result;
  for (size_t i = 0; i < words_.size(); ++i) result.words_[i] = ~words_[i];
  return result;
}

std::vector<const CompiledRule*> RulesOf(const CompiledPass& pass) {
  std::vector<const CompiledRule*> rules;
  for (const CompiledRule& rule : pass.rules) rules.push_back(&rule);
  return rules;
}

DecisionSpace::DecisionSpace(const CompiledPolicy& policy, Rules rules, const CaseLimit& limit)
    : pace_(&limit.pace) {
  for (const CompiledRule* rule : rules) {
    if (rule->applies.has_value()) Collect(*rule->applies);
    Collect(rule->when);
    for (const CompiledException& exception : rule->exceptions) Collect(exception.when);
  }
  CollapseGroups(policy, limit.max_cases);
  if (case_count_ >= 0) LayOut();
}

void DecisionSpace::Collect(const CompiledCondition& condition) {
  for (const CompiledCondition& child : condition.children) Collect(child);
  if (condition.connective != Connective::kAtom) return;
  index_[&condition.atom] = atoms_.size();
  atoms_.push_back(&condition.atom);
}

void DecisionSpace::CollapseGroups(const CompiledPolicy& policy, int64_t max_cases) {
  std::unordered_map<std::string, size_t> group_by_key;
  for (size_t i = 0; i < atoms_.size(); ++i) {
    const auto [it, is_new] =
        group_by_key.try_emplace(GroupKey(policy, *atoms_[i]), groups_.size());
    if (is_new) groups_.emplace_back();
    groups_[it->second].atoms.push_back(i);
  }
  const auto limit = static_cast<size_t>(std::clamp(max_cases, int64_t{0}, kMaxGroupTruths));
  for (Group& group : groups_) {
    pace_->Check();  // a group alone may take a while
    std::vector<const Atom*> atoms;
    for (size_t i : group.atoms) atoms.push_back(atoms_[i]);
    group.truths = PossibleTruths(policy, atoms, limit);
    const auto count = static_cast<int64_t>(group.truths.size());
    if (group.truths.size() > limit || count > max_cases / case_count_) {
      case_count_ = -1;
      return;
    }
    case_count_ *= count;
  }
}

void DecisionSpace::LayOut() {
  std::stable_sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) {
    return a.truths.size() < b.truths.size();
  });
  group_of_.resize(atoms_.size());
  int64_t stride = 1;
  for (size_t g = 0; g < groups_.size(); ++g) {
    for (size_t i : groups_[g].atoms) group_of_[i] = g;
    groups_[g].stride = stride;
    stride *= static_cast<int64_t>(groups_[g].truths.size());
    if (stride > static_cast<int64_t>(CaseBits::kCases)) continue;
    inner_group_count_ = g + 1;
    cases_per_block_ = stride;
  }
  bits_.resize(atoms_.size());
  for (size_t bit = 0; bit < static_cast<size_t>(cases_per_block_); ++bit) {
    existing_.Set(bit);
    for (size_t g = 0; g < inner_group_count_; ++g) {
      const Truths& truths = TruthsAt(groups_[g], static_cast<int64_t>(bit));
      for (size_t i = 0; i < truths.size(); ++i) {
        if (truths[i]) bits_[groups_[g].atoms[i]].Set(bit);
      }
    }
  }
}

const Truths& DecisionSpace::TruthsAt(const Group& group, int64_t case_number) const {
  return group.truths[static_cast<size_t>(case_number / group.stride) % group.truths.size()];
}

void DecisionSpace::Load(int64_t block) {
  pace_->Advance(cases_per_block_);
  for (size_t g = inner_group_count_; g < groups_.size(); ++g) {
    const Truths& truths = TruthsAt(groups_[g], block * cases_per_block_);
    for (size_t i = 0; i < truths.size(); ++i) {
      bits_[groups_[g].atoms[i]] = CaseBits::All(truths[i]);
    }
  }
}

CaseBits DecisionSpace::Truth(const CompiledCondition& condition) const {
  if (condition.connective == Connective::kAtom) return Truth(condition.atom);
  const bool is_all = condition.connective == Connective::kAllOf;
  CaseBits result = CaseBits::All(is_all);
  for (const CompiledCondition& child : condition.children) {
    if (is_all) {
      result &= Truth(child);
    } else {
      result |= Truth(child);
    }
  }
  return condition.connective == Connective::kNoneOf ? ~result : result;
}

bool DecisionSpace::Holds(const Atom& atom, int64_t case_number) const {
  const size_t index = index_.at(&atom);
  const Group& group = groups_[group_of_[index]];
  const auto at = std::find(group.atoms.begin(), group.atoms.end(), index);
  return TruthsAt(group, case_number)[static_cast<size_t>(at - group.atoms.begin())];
}

}  // namespace dangvien
