// Fingerprints of the data and of the result.
#ifndef DANGVIEN_RESULT_DIGESTS_H_
#define DANGVIEN_RESULT_DIGESTS_H_

#include <string>
#include <vector>

#include "base/pace.h"
#include "base/sha256.h"
#include "dataset/tables.h"

namespace dangvien {

struct EvaluationState;

struct ResultDigests {
  std::string data;   // 32 bytes: the facts, in canonical order
  std::string whole;  // 32 bytes: the result
  // By unit row: the unit's outcome, its members' and everything below it.
  std::vector<Sha256Digest> units;
};

// The facts in canonical order: the same for any order of rows and for rows and columns.
Sha256Digest DigestData(const DatasetTables& tables, Pace& pace);

// A tree: member -> unit -> superior unit -> whole, which has the findings and certificates, too.
ResultDigests DigestResult(const EvaluationState& state, Pace& pace);

// One subject's outcome, of any kind but organizations; `index` is its place in the outcomes.
Sha256Digest DigestSubject(const EvaluationState& state, const SubjectRow& subject, size_t index);

}  // namespace dangvien

#endif  // DANGVIEN_RESULT_DIGESTS_H_
