// Each subject is looked up in the other result by its name; one that only one result lists is not
// a subject under the other policy. Proposed tiers are compared, not decided ones: a decision that
// people took under one regime says nothing about the rules of another.
//
// Tested by tests/unit/page/comparison_test.cc
#include "compare/comparison.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace dangvien::cli {
namespace {

constexpr v1::SubjectKind kKinds[] = {v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_COLLECTIVE,
                                      v1::SUBJECT_KIND_LEADER, v1::SUBJECT_KIND_MEMBER};

std::vector<std::string> OutcomesOf(const Names& names) {
  std::vector<std::string> outcomes = names.TierIds();
  outcomes.insert(outcomes.end(), {kNotASubject, kNeedsInput, kNeedsDecision});
  return outcomes;
}

size_t IndexOf(const std::vector<std::string>& outcomes, const std::string& outcome) {
  return static_cast<size_t>(std::find(outcomes.begin(), outcomes.end(), outcome) -
                             outcomes.begin());
}

using SubjectsByName = absl::flat_hash_map<std::string, const v1::SubjectResult*>;

SubjectsByName ByName(const v1::Result& result) {
  SubjectsByName subjects;
  for (const v1::SubjectResult& subject : result.subjects()) {
    subjects[SubjectName(subject.subject())] = &subject;
  }
  return subjects;
}

// In the order of the first result, then what only the second one lists.
std::vector<ComparedSubject> Paired(const v1::Result& from, const v1::Result& to) {
  std::vector<ComparedSubject> pairs;
  const SubjectsByName to_subjects = ByName(to);
  absl::flat_hash_set<const v1::SubjectResult*> found;
  for (const v1::SubjectResult& subject : from.subjects()) {
    const auto other = to_subjects.find(SubjectName(subject.subject()));
    pairs.push_back({&subject, other == to_subjects.end() ? nullptr : other->second});
    if (other != to_subjects.end()) found.insert(other->second);
  }
  for (const v1::SubjectResult& subject : to.subjects()) {
    if (!found.contains(&subject)) pairs.push_back({nullptr, &subject});
  }
  return pairs;
}

bool IsTier(const TransitionMatrix& matrix, size_t index) {
  return index + 3 < matrix.from_outcomes.size();
}

}  // namespace

std::string OutcomeOf(const v1::SubjectResult* subject) {
  if (subject == nullptr) return kNotASubject;
  if (!subject->proposed_tier_id().empty()) return subject->proposed_tier_id();
  switch (subject->status()) {
    case v1::SUBJECT_STATUS_NOT_A_SUBJECT:
      return kNotASubject;
    case v1::SUBJECT_STATUS_NEEDS_DECISION:
      return kNeedsDecision;
    default:
      break;
  }
  return subject->decided_tier_id().empty() ? kNeedsInput : subject->decided_tier_id();
}

size_t TransitionMatrix::FromCount(size_t from) const {
  size_t count = 0;
  for (const auto& cell : cells[from]) count += cell.size();
  return count;
}

size_t TransitionMatrix::ToCount(size_t to) const {
  size_t count = 0;
  for (const auto& row : cells) count += row[to].size();
  return count;
}

size_t TransitionMatrix::TotalCount() const {
  size_t count = 0;
  for (size_t from = 0; from < cells.size(); ++from) count += FromCount(from);
  return count;
}

Comparison Compare(const ComparedResult& from, const ComparedResult& to) {
  Comparison comparison{from, to, {}};
  const std::vector<ComparedSubject> pairs = Paired(*from.result, *to.result);
  for (const v1::SubjectKind kind : kKinds) {
    TransitionMatrix matrix;
    matrix.subject_kind = kind;
    matrix.from_outcomes = OutcomesOf(*from.names);
    matrix.to_outcomes = OutcomesOf(*to.names);
    const std::vector<std::vector<ComparedSubject>> row(matrix.to_outcomes.size());
    matrix.cells.assign(matrix.from_outcomes.size(), row);
    for (const ComparedSubject& pair : pairs) {
      if (pair.any().subject().kind() != kind) continue;
      const size_t from_index = IndexOf(matrix.from_outcomes, OutcomeOf(pair.from));
      const size_t to_index = IndexOf(matrix.to_outcomes, OutcomeOf(pair.to));
      if (from_index < matrix.cells.size() && to_index < row.size()) {
        matrix.cells[from_index][to_index].push_back(pair);
      }
    }
    if (matrix.TotalCount() > 0) comparison.matrices.push_back(std::move(matrix));
  }
  return comparison;
}

bool HaveSameTiers(const TransitionMatrix& matrix) {
  return matrix.from_outcomes == matrix.to_outcomes;
}

Moves MovesOf(const TransitionMatrix& matrix) {
  Moves moves;
  for (size_t from = 0; from < matrix.cells.size(); ++from) {
    for (size_t to = 0; to < matrix.cells[from].size(); ++to) {
      const size_t count = matrix.cells[from][to].size();
      if (matrix.from_outcomes[from] == matrix.to_outcomes[to]) {
        moves.same += count;
      } else if (!IsTier(matrix, from) || !IsTier(matrix, to)) {
        moves.other += count;
      } else if (to < from) {
        moves.up += count;
      } else {
        moves.down += count;
      }
    }
  }
  return moves;
}

std::vector<const v1::Reason*> TellingReasons(const v1::SubjectResult& subject) {
  std::vector<const v1::Reason*> telling;
  std::vector<const v1::Reason*> met;
  for (const v1::Reason& reason : subject.reasons()) {
    (reason.kind() == v1::REASON_KIND_MET ? met : telling).push_back(&reason);
  }
  return telling.empty() ? met : telling;
}

}  // namespace dangvien::cli
