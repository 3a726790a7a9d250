// The summary table: how many subjects of each kind, in units of each level and kind, have which
// tier, or why they have none.
//
// Shares are not computed here: a row holds the whole numbers that every way of counting needs (the
// highest tier over the second, over the second and the highest together, over all rated), and who
// prints a percentage states its rounding. A share above the limit of a quota is no fault: limits
// hold in each group, and groups are small.
// Tested by tests/unit/result/summary_test.cc, tests/differential/differential_test.cc
#include <map>
#include <tuple>

#include "grading/decide.h"
#include "result/result.h"

namespace dangvien {
namespace {

using RowKey = std::tuple<wire::SubjectKind, wire::UnitLevel, wire::UnitKind>;

struct SummaryCounts {
  OutcomeCounts outcomes;
  std::map<std::string, uint64_t> not_rated;
  uint64_t decided_by_people = 0;
};

class Summary {
 public:
  explicit Summary(const EvaluationState& state) : state_(state) {}

  void Count() {
    const UnitTable& units = state_.dataset.tables().units;
    for (const Row unit : units.order) {
      if (IsPartyUnit(units.kind[static_cast<size_t>(unit)])) {
        Add({wire::SubjectKind::kOrganization, unit}, unit);
      }
      const bool rates_collectives = state_.Rates(wire::SubjectKind::kCollective, unit);
      if (HasCollective(units, unit) && rates_collectives) {
        Add({wire::SubjectKind::kCollective, unit}, unit);
      }
      const MemberRange range = state_.placement.members_of_unit[static_cast<size_t>(unit)];
      for (int32_t member = range.begin; member < range.end; ++member) {
        Add({wire::SubjectKind::kMember, state_.placement.members[static_cast<size_t>(member)]},
            unit);
      }
      if (!state_.Rates(wire::SubjectKind::kLeader, unit)) continue;
      for (const Row post : state_.placement.leaders_of_unit.Of(unit)) {
        if (IsCountedPost(state_, post)) Add({wire::SubjectKind::kLeader, post}, unit);
      }
    }
  }

  // Whoever is placed nowhere stands in a row without a level and a kind of unit.
  void CountUnplaced() {
    const auto& homes = state_.placement.home_unit;
    for (size_t person = 0; person < homes.size(); ++person) {
      if (homes[person] != kNone) continue;
      SummaryCounts& row = rows_[{wire::SubjectKind::kMember, wire::UnitLevel::kUnspecified,
                                  wire::UnitKind::kUnspecified}];
      ++row.outcomes.not_a_subject;
      const SubjectRow subject{wire::SubjectKind::kMember, static_cast<Row>(person)};
      ++row.not_rated[std::string(WhyNotRated(state_, SiteOf(state_, subject)))];
    }
  }

  void ForEachRow(absl::FunctionRef<void(const wire::SummaryRow&)> use) const {
    const CompiledPolicy& policy = state_.policies.front().compiled();
    for (const auto& [key, counts] : rows_) {
      wire::SummaryRow row;
      std::tie(row.subject_kind, row.unit_level, row.unit_kind) = key;
      row.tally = counts.outcomes.ToTally(policy);
      for (const auto& [reason, count] : counts.not_rated) row.not_rated.push_back({reason, count});
      row.decided_by_people_count = counts.decided_by_people;
      const std::vector<int> ranks = policy.TierRanksOf(row.subject_kind);
      row.top_count = counts.outcomes.tiers[static_cast<size_t>(ranks[0])];
      row.second_count = counts.outcomes.tiers[static_cast<size_t>(ranks[1])];
      row.second_or_above_count = row.top_count + row.second_count;
      for (const uint64_t count : counts.outcomes.tiers) row.rated_count += count;
      use(row);
    }
  }

 private:
  void Add(const SubjectRow& subject, Row unit) {
    const UnitTable& units = state_.dataset.tables().units;
    const auto u = static_cast<size_t>(unit);
    SummaryCounts& row = rows_[{subject.kind, units.level[u], units.kind[u]}];
    const SubjectSite site = SiteOf(state_, subject);
    if (site.pass == nullptr) {
      ++row.outcomes.not_a_subject;
      ++row.not_rated[std::string(WhyNotRated(state_, site))];
      return;
    }
    const Outcomes& outcomes = state_.outcomes.Of(subject.kind);
    const uint64_t before = row.outcomes.not_a_subject;
    row.outcomes.Add(outcomes, site.index);
    if (row.outcomes.not_a_subject != before) ++row.not_rated[ExclusionOf(site)];
    const auto& decided = state_.bindings[static_cast<size_t>(site.policy)].decided_rank;
    if (decided.count(Binding::Key(subject.kind, subject.row)) > 0) ++row.decided_by_people;
  }

  // The first exclusion that holds.
  std::string ExclusionOf(const SubjectSite& site) const {
    const EvalContext context = state_.ContextOf(site.policy);
    for (const CompiledRule& rule : site.pass->rules) {
      if (rule.role != RuleRole::kExclusion) continue;
      if (EvalRuleAt(rule, context, site.kind, site.id.row) != Truth::kTrue) continue;
      return std::string(rule.source->id);
    }
    return "";
  }

  const EvaluationState& state_;
  std::map<RowKey, SummaryCounts> rows_;
};

}  // namespace

void ForEachSummaryRow(const EvaluationState& state,
                       absl::FunctionRef<void(const wire::SummaryRow&)> use) {
  Summary summary(state);
  summary.Count();
  summary.CountUnplaced();
  summary.ForEachRow(use);
}

}  // namespace dangvien
