// Which periods there are follows from what the policy looks at, and the last four years besides.
//
// Conditions on earlier ratings can ask for counts and for streaks in either direction, several of
// them at once. Instead of solving them, drafts are drawn until one fits: with a few periods and
// tiers that takes a few attempts, and a recipe for which none is found is not used.
//
// The fourth quarter of a year is not written: it is rated when the year is.
//
// Tested by tests/province/province_test.cc
#include "generator/province/history.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <numeric>

#include "absl/strings/str_cat.h"

namespace dangvien::generator {
namespace {

constexpr int kAttempts = 400;
constexpr int kLastYears = 4;
constexpr int kRatedAnew = 30;  // per mille: an earlier rating that was decided again

using Visitor = std::function<void(const v1::Condition&)>;

void VisitAll(const v1::Condition& condition, const Visitor& visit) {
  visit(condition);
  for (const auto* list : {&condition.all_of(), &condition.any_of(), &condition.none_of()}) {
    for (const v1::Condition& child : list->conditions()) VisitAll(child, visit);
  }
}

void VisitRules(const v1::Policy& policy, const Visitor& visit) {
  const auto visit_rule = [&visit](const v1::Rule& rule) {
    VisitAll(rule.applies(), visit);
    VisitAll(rule.when(), visit);
  };
  for (const v1::Pass& pass : policy.passes()) {
    for (const v1::Standard& standard : pass.standards()) {
      for (const v1::Rule& rule : standard.conditions()) visit_rule(rule);
    }
    for (const v1::TierRule& force : pass.forces()) visit_rule(force.rule());
    for (const v1::TierRule& cap : pass.caps()) visit_rule(cap.rule());
  }
  for (const v1::Check& check : policy.checks()) visit_rule(check.rule());
}

int MonthsOf(v1::PeriodKind kind) { return kind == v1::PERIOD_KIND_QUARTER ? 3 : 12; }

}  // namespace

History::History(const v1::Policy& policy) : policy_(policy), days_(DaysOf(policy)) {
  for (int back = 1; back <= kLastYears; ++back) {
    AddSpan(v1::PERIOD_KIND_YEAR, AddMonths(days_.begin, -12 * back));
  }
  VisitRules(policy, [this](const v1::Condition& condition) {
    if (condition.has_prior_ratings()) AddSpans(condition.prior_ratings());
  });
  std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.begin < b.begin;
  });
}

std::vector<int> History::AllTiers() const {
  std::vector<int> tiers(static_cast<size_t>(policy_.tiers_size()));
  std::iota(tiers.begin(), tiers.end(), 0);
  return tiers;
}

void History::AddSpan(v1::PeriodKind kind, int begin) {
  const int end = AddMonths(begin, MonthsOf(kind));
  const bool is_own = begin == days_.begin && end == days_.end;
  const bool is_known = std::any_of(spans_.begin(), spans_.end(), [&](const Span& it) {
    return it.kind == kind && it.begin == begin;
  });
  if (!is_own && !is_known) spans_.push_back({kind, begin, end});
}

void History::AddSpans(const v1::PriorRatingsCondition& condition) {
  const v1::PeriodKind kind = condition.period_kind();
  const int months = MonthsOf(kind);
  if (condition.window() == v1::PRIOR_WINDOW_PRECEDING) {
    for (int back = 1; back <= static_cast<int>(condition.count()); ++back) {
      AddSpan(kind, AddMonths(days_.begin, -months * back));
    }
    return;
  }
  const bool is_year = days_.end == AddMonths(days_.begin, 12);
  const int end = is_year && kind == v1::PERIOD_KIND_QUARTER ? AddMonths(days_.end, -3) : days_.end;
  for (int begin = days_.begin; begin < end; begin = AddMonths(begin, months)) {
    AddSpan(kind, begin);
  }
}

void History::DrawTiers(const std::vector<int>& tiers, Random& random, Spans& spans) const {
  enum Pattern { kNothing, kAnything, kBest, kLastLowest, kOrdinary };
  constexpr std::array<int, 5> kShares = {450, 200, 120, 80, 150};
  const int pattern = random.Pick(kShares);
  for (Span& span : spans) {
    const int drawn = tiers[static_cast<size_t>(random.Below(static_cast<int>(tiers.size())))];
    const bool is_last = span.end == days_.begin;
    span.tier = kNotRatedTier;
    if (pattern == kAnything) span.tier = drawn;
    if (pattern == kBest) span.tier = tiers.front();
    if (pattern == kOrdinary) span.tier = tiers[std::min<size_t>(1, tiers.size() - 1)];
    if (pattern == kLastLowest && is_last) span.tier = tiers.back();
  }
}

History::Spans History::SpansOf(const v1::PriorRatingsCondition& condition,
                                const Spans& all) const {
  Spans seen;
  for (const Span& span : all) {
    if (span.kind != condition.period_kind()) continue;
    const bool is_within = span.begin >= days_.begin && span.end <= days_.end;
    const int oldest =
        AddMonths(days_.begin, -MonthsOf(span.kind) * static_cast<int>(condition.count()));
    const bool is_preceding = span.end <= days_.begin && span.begin >= oldest;
    if (condition.window() == v1::PRIOR_WINDOW_WITHIN ? is_within : is_preceding) {
      seen.push_back(span);
    }
  }
  return seen;
}

bool History::Holds(const v1::PriorRatingsCondition& condition, int current,
                    const Spans& spans) const {
  Spans seen = SpansOf(condition, spans);
  if (condition.with_current()) seen.push_back({condition.period_kind(), 0, 0, current});
  const Solver solver(policy_, SubjectClass());
  uint32_t count = 0;
  uint32_t most = 0;
  for (const Span& span : seen) {
    const bool is_in = span.tier != kNotRatedTier && solver.InBand(span.tier, condition.band());
    count = is_in ? count + 1 : condition.consecutive() ? 0 : count;
    most = std::max(most, count);
  }
  return most >= condition.at_least();
}

bool History::Draw(const Recipe& recipe, v1::SubjectKind kind, const std::vector<int>& tiers,
                   Random& random, std::vector<v1::Rating>& out) const {
  Spans spans = spans_;
  bool fits = false;
  for (int attempt = 0; attempt < kAttempts && !fits; ++attempt) {
    DrawTiers(tiers, random, spans);
    fits = std::all_of(
        recipe.earlier_ratings.begin(), recipe.earlier_ratings.end(),
        [&](const auto& it) { return Holds(it.first, recipe.tier, spans) == it.second; });
  }
  if (!fits) return false;
  for (const Span& span : spans) {
    if (span.tier == kNotRatedTier) continue;
    v1::Rating rating;
    rating.set_side(v1::SIDE_PARTY);
    rating.set_tier_id(policy_.tiers(span.tier).id());
    rating.set_decided_on(AddDays(span.end, -15));
    rating.set_begin_date(span.begin);
    rating.set_end_date(span.end);
    rating.set_subject_kind(kind);
    if (random.PerMille(kRatedAnew)) {
      v1::Rating before = rating;
      before.set_decided_on(AddDays(span.end, -20));
      before.set_tier_id(policy_.tiers(tiers.front()).id());
      before.set_reference("QD-xep-loai-lai");
      out.push_back(before);
    }
    out.push_back(rating);
  }
  return true;
}

}  // namespace dangvien::generator
