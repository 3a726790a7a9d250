// A key that is not known for one candidate ranks nobody, nor does any key after it: everybody is
// compared by the same keys.
//
// Tested by tests/oracle/oracle_quota_test.cc
#include "tests/oracle/quota_rank.h"

#include <optional>

#include "tests/oracle/assessment.h"
#include "tests/oracle/prior_ratings.h"
#include "tests/oracle/score.h"

namespace dangvien::oracle {
namespace {

std::optional<Fraction> TaskShare(const Facts& facts, const v1::RankKey& key, const Focus& focus) {
  const v1::Assessment* assessment = facts.FindAssessment(focus.ref);
  int64_t part = 0;
  int64_t assigned = 0;
  for (const std::string& group_id : key.group_ids()) {
    const v1::TaskTally* tally = FindTally(assessment, group_id);
    if (tally == nullptr || !tally->has_assigned_count()) return std::nullopt;
    const int64_t measure = MeasureOf(*tally, key.task_measure());
    if (measure < 0) return std::nullopt;
    part += measure;
    assigned += tally->assigned_count();
  }
  if (assigned == 0) return std::nullopt;
  return Fraction::Of(part, assigned);
}

std::optional<Fraction> CriteriaAt(const Facts& facts, const v1::RankKey& key, const Focus& focus) {
  const MarkCounts counts =
      CountMarks(facts, focus.ref, CriteriaOf(facts, focus.ref.kind()), key.level_id());
  if (counts.missing > 0) return std::nullopt;
  return Fraction(counts.reached);
}

std::optional<Fraction> QuartersAt(const Facts& facts, const v1::Quota& quota, const Focus& focus) {
  v1::PriorRatingsCondition condition;
  condition.set_side(v1::SIDE_PARTY);
  condition.mutable_band()->set_worst_tier_id(quota.tier_id());
  const v1::Period& period = facts.dataset().period();
  int64_t count = 0;
  for (const CalendarPeriod& quarter :
       PeriodsWithin(v1::PERIOD_KIND_QUARTER, period.begin_date(), period.end_date())) {
    // The dossier's own period is no earlier one.
    const bool is_own = quarter.begin == period.begin_date() && quarter.end == period.end_date();
    if (is_own) continue;
    const Truth truth = IsRatedInBand(facts, condition, focus, quarter);
    if (truth == Truth::kUnknown) return std::nullopt;
    if (truth == Truth::kTrue) ++count;
  }
  return Fraction(count);
}

std::optional<Fraction> ValueOf(const Facts& facts, const v1::Quota& quota, const v1::RankKey& key,
                                const Focus& focus) {
  switch (key.measure()) {
    case v1::RANK_MEASURE_SCORE:
      return ScoreOf(facts, key.score_id(), focus.ref);
    case v1::RANK_MEASURE_TASK_SHARE:
      return TaskShare(facts, key, focus);
    case v1::RANK_MEASURE_CRITERIA_AT:
      return CriteriaAt(facts, key, focus);
    default:
      return QuartersAt(facts, quota, focus);
  }
}

}  // namespace

bool Ranking::IsBefore(size_t a, size_t b) const {
  for (size_t key = 0; key < lowest_first.size(); ++key) {
    const Fraction& of_a = values[a][key];
    const Fraction& of_b = values[b][key];
    if (of_a == of_b) continue;
    return (of_a < of_b) == lowest_first[key];
  }
  return false;
}

bool Ranking::IsEveryKeyUsed() const { return lowest_first.size() == is_used.size(); }

Ranking RankCandidates(const Facts& facts, const v1::Quota& quota,
                       const std::vector<Focus>& candidates) {
  Ranking ranking;
  ranking.values.resize(candidates.size());
  bool is_used = true;
  for (const v1::RankKey& key : quota.rank_keys()) {
    std::vector<Fraction> column;
    for (const Focus& focus : candidates) {
      const std::optional<Fraction> value = ValueOf(facts, quota, key, focus);
      if (value.has_value()) column.push_back(*value);
    }
    is_used = is_used && column.size() == candidates.size();
    ranking.is_used.push_back(is_used);
    if (!is_used) continue;
    ranking.lowest_first.push_back(key.lowest_first());
    for (size_t i = 0; i < candidates.size(); ++i) ranking.values[i].push_back(column[i]);
  }
  return ranking;
}

}  // namespace dangvien::oracle
