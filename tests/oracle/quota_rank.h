// The rank of candidates by the keys of a quota.
#ifndef DANGVIEN_TESTS_ORACLE_QUOTA_RANK_H_
#define DANGVIEN_TESTS_ORACLE_QUOTA_RANK_H_

#include <string>
#include <vector>

#include "tests/oracle/fraction.h"
#include "tests/oracle/quota_group.h"

namespace dangvien::oracle {

struct Ranking {
  std::vector<bool> is_used;                  // by key
  std::vector<std::vector<Fraction>> values;  // by candidate: one a used key
  std::vector<bool> lowest_first;             // by used key

  // By their places in `values`; neither: they are tied, as far as the used keys tell.
  bool IsBefore(size_t a, size_t b) const;
  bool IsEveryKeyUsed() const;
};

Ranking RankCandidates(const Facts& facts, const v1::Quota& quota,
                       const std::vector<Focus>& candidates);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_QUOTA_RANK_H_
