// Dates, units, tiers, shares and citations as people write them.
#ifndef DANGVIEN_EXPLAIN_PHRASES_H_
#define DANGVIEN_EXPLAIN_PHRASES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/fraction.h"
#include "dataset/tables.h"
#include "explain/names.h"
#include "explain/wording.h"
#include "facts/context.h"
#include "policy/compiled.h"

namespace dangvien {

// The text in the language; where that is empty, in the other; where both are, the id.
std::string TextIn(Language language, const std::optional<wire::Text>& text, absl::string_view id);

// "31/12/2018" in Vietnamese, "2018-12-31" in English.
// REQUIRES: a day that is stated.
std::string DateText(Language language, Day day);

// "Chi bộ Khai thác 3 (CB03)", or "CB03" where the unit has no name.
std::string UnitText(const DatasetTables& tables, Row unit);

std::string TierText(Language language, const CompiledPolicy& policy, int rank);
absl::string_view TierId(const CompiledPolicy& policy, int rank);

// The tiers that are possible, from the highest, and "not rated" where that is, with commas
// between.
std::string PossibleText(Language language, const CompiledPolicy& policy, Possible possible);

// "“Hoàn thành tốt nhiệm vụ” trở lên".
std::string BandText(Language language, const CompiledPolicy& policy, RankBand band);

// "27,857… (195/7)" for points in units of 1/scale: exact, or cut for the eye with the fraction
// beside it.
std::string PointsText(Language language, const Fraction& points, uint32_t scale);

// "Bí thư chi bộ (P1)", or "P1" where the post has no title.
std::string PostTitle(const PostEntry& post);

// "Bí thư chi bộ (P1), cấp trưởng, cấp ủy, CB03".
std::string PostText(Language language, const DatasetTables& tables, const PostEntry& post);

// " (khoảng 42,9 %, dưới 1/2)": the percentage is rounded half up to one decimal and only shown;
// the comparison is exact.
// REQUIRES: whole > 0.
std::string ShareText(Language language, int64_t part, int64_t whole, Ratio share);

// "132-QĐ/TW (08/03/2018), điều 12".
std::vector<std::string> CitationTexts(Language language, const CompiledPolicy& policy,
                                       const std::vector<wire::Citation>& citations);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_PHRASES_H_
