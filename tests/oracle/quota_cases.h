// Quotas over the members of `branch`, who are written as letters in the order of their ids: H has
// the high tier and needs a seat, M the middle one, L the low one, ? either H or M, X is not rated,
// U is H if rated as H at all, else L.
#ifndef DANGVIEN_TESTS_ORACLE_QUOTA_CASES_H_
#define DANGVIEN_TESTS_ORACLE_QUOTA_CASES_H_

#include <set>
#include <string>
#include <vector>

#include "tests/oracle/oracle.h"

namespace dangvien::oracle {

// Parts of quotas: each branch is a group; those at the lower tier or above are the base; ranked by
// completed tasks.
inline constexpr char kBranches[] = "group { within: GROUP_WITHIN_UNIT } ";
inline constexpr char kOrAbove[] = "base: QUOTA_BASE_LOWER_OR_ABOVE ";
inline constexpr char kByTasks[] =
    "rank_keys { measure: RANK_MEASURE_TASK_SHARE group_ids: \"t\" "
    "task_measure: TASK_MEASURE_COMPLETED } ";
std::string Limit(int numerator, int denominator);
// One seat for two in a branch, by tasks.
std::string HalfByTasks();

// From high to middle, rounded down.
std::string Quota(const std::string& more);

// "ma", "mb", and so on.
std::string IdOfLetter(size_t index);
std::string RefOfLetter(size_t index);

// One member, who completed `done` of 100 tasks (-1: not stated), with more fields of the person.
std::string Member(char letter, size_t index, int done, const std::string& more,
                   const std::string& unit = "branch");
// The members of the branch; person `p` of the small dossier stays outside.
std::string Members(const std::string& letters, const std::vector<int>& done = {});

// The rules by which a letter gets its tier, for a pass of members.
std::string QuotaRules();
OracleResult RateMembers(const std::string& quotas, const std::string& text);
const OracleSubject& SubjectAt(const OracleResult& result, size_t index);

// The possible tiers of the first `count` members in their letters.
std::string TiersOf(const OracleResult& result, size_t count);
// "2", or "1-3".
std::string RangeText(const v1::CountRange& range);
// The outcomes of the candidates in the order of their rank: "ma:S mb:N"; Seated, No seat, Tied,
// Open, and in small letters what people decided.
std::string OutcomesOf(const v1::Certificate& certificate);

using Names = std::set<std::string>;
Names FindingNames(const OracleResult& result);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_QUOTA_CASES_H_
