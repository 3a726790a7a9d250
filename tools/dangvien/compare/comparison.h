// Two results of one dossier, subject by subject: who has which outcome under the first policy and
// which under the second.
#ifndef DANGVIEN_DANGVIEN_COMPARE_COMPARISON_H_
#define DANGVIEN_DANGVIEN_COMPARE_COMPARISON_H_

#include <cstddef>
#include <string>
#include <vector>

#include "dangvien/v1/result.pb.h"
#include "names.h"

namespace dangvien::cli {

// A result, and how to speak of it.
struct ComparedResult {
  std::string label;  // "qd132-hd16-2018[member-half-of-tasks=share-alone]"
  const v1::Result* result = nullptr;
  const Names* names = nullptr;
};

// One subject under both policies; null: the result does not list it, since its policy does not
// rate this kind of subject.
struct ComparedSubject {
  const v1::SubjectResult* from = nullptr;
  const v1::SubjectResult* to = nullptr;

  const v1::SubjectResult& any() const { return from == nullptr ? *to : *from; }
};

// Outcomes are the tiers of a policy from the highest, then these three.
inline constexpr char kNotASubject[] = "not-a-subject";
inline constexpr char kNeedsInput[] = "needs-input";
inline constexpr char kNeedsDecision[] = "needs-decision";

// The tier that the rules propose, or why there is none. Where only people gave one, theirs.
std::string OutcomeOf(const v1::SubjectResult* subject);
// An outcome in words.
std::string OutcomeName(const std::string& outcome, const Names& names);

// The subjects of one kind. Rectangular: two policies may have different tiers.
struct TransitionMatrix {
  v1::SubjectKind subject_kind = v1::SUBJECT_KIND_UNSPECIFIED;
  std::vector<std::string> from_outcomes;
  std::vector<std::string> to_outcomes;
  std::vector<std::vector<std::vector<ComparedSubject>>> cells;  // [from][to], in canonical order

  size_t FromCount(size_t from) const;
  size_t ToCount(size_t to) const;
  size_t TotalCount() const;
};

// Calls visit(from outcome, to outcome, its subjects) for each cell, row by row.
template <typename Visit>
void ForEachCell(const TransitionMatrix& matrix, const Visit& visit) {
  for (size_t from = 0; from < matrix.from_outcomes.size(); ++from) {
    for (size_t to = 0; to < matrix.to_outcomes.size(); ++to) {
      visit(matrix.from_outcomes[from], matrix.to_outcomes[to], matrix.cells[from][to]);
    }
  }
}

struct Comparison {
  ComparedResult from;
  ComparedResult to;
  std::vector<TransitionMatrix> matrices;  // by kind; kinds without a subject are left out
};

// LIFETIME: refers to both results.
Comparison Compare(const ComparedResult& from, const ComparedResult& to);

// Head-counts of those who moved: only where both policies have the same tiers.
struct Moves {
  size_t up = 0;
  size_t down = 0;
  size_t same = 0;
  size_t other = 0;  // from or to an outcome that is no tier
};
bool HaveSameTiers(const TransitionMatrix& matrix);
Moves MovesOf(const TransitionMatrix& matrix);

// The reasons that tell why an outcome is not a higher one, or how it came about; where there are
// none of these, the demands that are met.
std::vector<const v1::Reason*> TellingReasons(const v1::SubjectResult& subject);

// `limit`: at most so many subjects a cell are named.
std::string ComparisonText(const std::vector<Comparison>& comparisons, size_t limit);
// One line a subject and pair.
std::string ComparisonCsv(const std::vector<Comparison>& comparisons);
std::string ComparisonJson(const std::vector<Comparison>& comparisons);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_COMPARE_COMPARISON_H_
