// The summary tables of a result: subjects of one kind in units of one level and type, their tiers
// by decision, why others are not rated, and the share of the highest tier on every base in use.
#ifndef DANGVIEN_DANGVIEN_STATISTICS_STATISTICS_H_
#define DANGVIEN_DANGVIEN_STATISTICS_STATISTICS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "dangvien/v1/result.pb.h"
#include "dossier_units.h"
#include "names.h"

namespace dangvien::cli {

// A quota whose groups together hold more than the limit of it. A quota is kept group by group:
// many small groups, each within its seats, may do so; that is worth knowing and no fault.
struct Aggregate {
  std::string quota_id;
  std::string policy_id;
  std::string tier_id;
  v1::SubjectKind subject_kind = v1::SUBJECT_KIND_UNSPECIFIED;
  uint64_t group_count = 0;
  uint64_t held_count = 0;  // at the quota's tier or above, by decision
  uint64_t base_count = 0;
  uint64_t limit_numerator = 0;  // of the policy
  uint64_t limit_denominator = 1;
};

struct Statistics {
  std::string unit_id;  // with what is below it; empty: the whole dossier
  std::vector<v1::SummaryRow> rows;
  std::vector<v1::SummaryRow> totals;  // one a subject kind; level and type not stated
  std::vector<Aggregate> above_limit;
};

// Of the whole dossier: as the result has it. Of a unit: counted over its subjects in the same way.
Statistics StatisticsOf(const v1::Result& result, const Names& names);
Statistics StatisticsOfUnit(const v1::Result& result, const Names& names, const PostRanks& ranks,
                            const std::string& unit_id);

std::string StatisticsText(const Statistics& statistics, const Names& names);
// One line a row, and one a total with `all` as level and type.
std::string StatisticsCsv(const Statistics& statistics, const Names& names);
std::string StatisticsJson(const Statistics& statistics, const Names& names);

// What the three forms share.

struct TopShare {
  const char* name;  // of columns and fields
  uint64_t base = 0;
};
// The bases on which shares of the highest tier are published.
std::vector<TopShare> TopShares(const v1::SummaryRow& row);
uint64_t CountAt(const v1::Tally& tally, absl::string_view tier_id);
// GRASSROOTS of UNIT_LEVEL_GRASSROOTS, in lower case; empty where it is not stated.
std::string ShortName(v1::UnitLevel level);
std::string ShortName(v1::UnitKind kind);
std::string ShortName(v1::SubjectKind kind);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_STATISTICS_STATISTICS_H_
