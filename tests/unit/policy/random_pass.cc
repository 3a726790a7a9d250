#include "tests/unit/policy/random_pass.h"

#include <algorithm>
#include <random>
#include <utility>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {

std::vector<Facts> AllFacts(const std::vector<Domain>& domains) {
  std::vector<Facts> all = {Facts()};
  for (Domain domain : domains) {
    const int counts[] = {64, 26, 4, 13, 8, 16, 8};
    std::vector<Facts> next;
    for (const Facts& facts : all) {
      for (int value = 0; value < counts[domain]; ++value) {
        Facts with = facts;
        if (domain == kMarks) {
          with.marks[0] = value % 4, with.marks[1] = value / 4 % 4, with.marks[2] = value / 16;
        }
        if (domain == kTasks) with.share24 = value;
        if (domain == kFlags) with.flags = value;
        if (domain == kTenure) with.months = value;
        if (domain == kEmployment) with.employment = value + 1;
        if (domain == kSanctions) with.sanctions = value;
        if (domain == kRatings) with.ratings = value;
        next.push_back(with);
      }
    }
    all = std::move(next);
  }
  return all;
}

namespace {

int RankIn(const std::string& id, const std::vector<std::string>& ids) {
  return static_cast<int>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

const std::vector<std::string>& Levels() {
  static const auto* levels = new std::vector<std::string>{"high", "middle", "low"};
  return *levels;
}

const std::vector<std::string>& Tiers() {
  static const auto* tiers = new std::vector<std::string>{"A", "B", "C"};
  return *tiers;
}

// Criterion 0 has role r1, criterion 1 has r2, criterion 2 has none under the default reading.
bool IsSelected(const v1::CriteriaCondition& in, int criterion) {
  const std::string role = criterion == 0 ? "r1" : criterion == 1 ? "r2" : "";
  const auto names = [&role](const auto& list) {
    return std::find(list.begin(), list.end(), role) != list.end();
  };
  return (in.role_ids().empty() || names(in.role_ids())) && !names(in.except_role_ids());
}

bool EvaluateMarks(const v1::CriteriaCondition& in, const Facts& facts) {
  uint32_t reached = 0;
  uint32_t below = 0;
  for (int i = 0; i < 3; ++i) {
    if (!IsSelected(in, i) || facts.marks[i] == 3) continue;
    ++(facts.marks[i] <= RankIn(in.at_least_level_id(), Levels()) ? reached : below);
  }
  if (in.at_least_count() > 0) return reached >= in.at_least_count();
  return reached + below == 0 ? in.when_none() : below == 0;
}

bool EvaluateTasks(const v1::TaskShareCondition& in, const Facts& facts) {
  if (facts.share24 == 25) return in.when_none();
  const int64_t left = int64_t{facts.share24} * in.share().denominator();
  const int64_t right = int64_t{24} * in.share().numerator();
  if (in.comparison() == v1::COMPARISON_LESS) return left < right;
  if (in.comparison() == v1::COMPARISON_AT_MOST) return left <= right;
  return in.comparison() == v1::COMPARISON_AT_LEAST ? left >= right : left > right;
}

bool EvaluateSanctions(const v1::SanctionedCondition& in, const Facts& facts) {
  for (int event = 0; event < 4; ++event) {
    if ((facts.sanctions >> event & 1) == 0) continue;
    const v1::Side side = event % 2 == 0 ? v1::SIDE_PARTY : v1::SIDE_STATE;
    const bool fits = in.sides().empty() ||
                      std::find(in.sides().begin(), in.sides().end(), side) != in.sides().end();
    if (fits && !(event >= 2 && in.has_self_detected())) return true;
  }
  return false;
}

}  // namespace

bool Evaluate(const v1::Condition& in, const Facts& facts) {
  const auto holds = [&facts](const v1::Condition& c) { return Evaluate(c, facts); };
  const auto& all = in.all_of().conditions();
  const auto& any = in.any_of().conditions();
  const auto& none = in.none_of().conditions();
  switch (in.kind_case()) {
    case v1::Condition::kAllOf:
      return std::all_of(all.begin(), all.end(), holds);
    case v1::Condition::kAnyOf:
      return std::any_of(any.begin(), any.end(), holds);
    case v1::Condition::kNoneOf:
      return std::none_of(none.begin(), none.end(), holds);
    case v1::Condition::kCriteria:
      return EvaluateMarks(in.criteria(), facts);
    case v1::Condition::kTaskShare:
      return EvaluateTasks(in.task_share(), facts);
    case v1::Condition::kAttested:
      return (facts.flags >> (in.attested().flag_id() == "g") & 1) != 0;
    case v1::Condition::kTenure:
      return static_cast<uint32_t>(facts.months) < in.tenure().less_than_months();
    case v1::Condition::kEmployment:
      return std::find(in.employment().kinds().begin(), in.employment().kinds().end(),
                       facts.employment) != in.employment().kinds().end();
    case v1::Condition::kSanctioned:
      return EvaluateSanctions(in.sanctioned(), facts);
    default: {
      const v1::TierBand& band = in.rated_by().band();
      for (int rank = 0; rank < 3; ++rank) {
        const bool fits =
            (band.best_tier_id().empty() || RankIn(band.best_tier_id(), Tiers()) <= rank) &&
            (band.worst_tier_id().empty() || RankIn(band.worst_tier_id(), Tiers()) >= rank);
        if (fits && (facts.ratings >> rank & 1) != 0) return true;
      }
      return false;
    }
  }
}

bool HasEffect(const v1::Rule& rule, const Facts& facts, bool is_demand) {
  if (rule.has_applies() && !Evaluate(rule.applies(), facts)) return false;
  if (Evaluate(rule.when(), facts) == is_demand) return false;
  return std::none_of(
      rule.exceptions().begin(), rule.exceptions().end(),
      [&facts](const v1::Exception& exception) { return Evaluate(exception.when(), facts); });
}

std::optional<int> RankOf(const v1::Policy& policy, const Facts& facts) {
  const v1::Pass& pass = policy.passes(0);
  const auto rank_of = [&policy](const std::string& tier_id) {
    int rank = 0;
    while (policy.tiers(rank).id() != tier_id) ++rank;
    return rank;
  };
  for (const v1::Rule& rule : pass.exclusions()) {
    if (HasEffect(rule, facts, false)) return std::nullopt;
  }
  int rank = pass.has_fallback() ? rank_of(pass.fallback().tier_id()) : policy.tiers_size();
  bool below = true;
  for (int i = pass.standards_size() - 1; i >= 0; --i) {  // written from the highest to the lowest
    const auto& demands = pass.standards(i).conditions();
    const bool met = std::none_of(demands.begin(), demands.end(), [&](const v1::Rule& rule) {
      return HasEffect(rule, facts, true);
    });
    below = met && (below || pass.ladder() == v1::LADDER_INDEPENDENT);
    if (below) rank = rank_of(pass.standards(i).tier_id());
  }
  int forced = policy.tiers_size();
  for (const v1::TierRule& force : pass.forces()) {
    if (HasEffect(force.rule(), facts, false)) forced = std::min(forced, rank_of(force.tier_id()));
  }
  if (forced < policy.tiers_size()) rank = forced;
  for (const v1::TierRule& cap : pass.caps()) {
    if (HasEffect(cap.rule(), facts, false)) rank = std::max(rank, rank_of(cap.tier_id()));
  }
  return rank;
}

namespace {

class Drawing {
 public:
  Drawing(uint64_t seed, std::vector<Domain> domains)
      : random_(seed), policy_(ParsePolicy(kWords)), domains_(std::move(domains)) {
    while (domains_.size() < 2) {
      const auto domain = static_cast<Domain>(Below(kDomains));
      if (std::find(domains_.begin(), domains_.end(), domain) == domains_.end()) {
        domains_.push_back(domain);
      }
    }
    Build(policy_.add_passes());
  }

  const v1::Policy& policy() const { return policy_; }
  const std::vector<Domain>& domains() const { return domains_; }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<uint64_t>(bound)); }
  bool OneIn(int bound) { return Below(bound) == 0; }

  template <typename Cited>
  void Cite(Cited* out) {
    out->set_id(absl::StrCat("id", ++ids_));
    v1::Citation* citation = out->add_citations();
    citation->set_instrument_id("law");
    citation->set_clause("1");
  }

  void Build(v1::Pass* pass) {
    pass->set_id("p");
    pass->set_subject_kind(v1::SUBJECT_KIND_MEMBER);
    for (int i = Below(3); i > 0; --i) Fill(pass->add_exclusions());
    for (const std::string& tier : Tiers()) {
      if (OneIn(3)) continue;
      v1::Standard* standard = pass->add_standards();
      standard->set_tier_id(tier);
      for (int i = Below(3); i > 0; --i) Fill(standard->add_conditions());
    }
    for (int i = Below(4); i > 0; --i) FillTierRule(pass->add_forces());
    for (int i = Below(2); i > 0; --i) FillTierRule(pass->add_caps());
    if (OneIn(2)) {
      Cite(pass->mutable_fallback());
      pass->mutable_fallback()->set_tier_id("C");
    }
    if (OneIn(3)) {
      pass->set_ladder(v1::LADDER_INDEPENDENT);
      *pass->add_ladder_citations() = policy_.frames(0).citations(0);
    }
  }

  void FillTierRule(v1::TierRule* out) {
    out->set_tier_id(Tiers()[static_cast<size_t>(Below(3))]);
    Fill(out->mutable_rule());
  }

  void Fill(v1::Rule* out) {
    Cite(out);
    if (OneIn(3)) Fill(out->mutable_applies(), 1);
    Fill(out->mutable_when(), 2);
    for (int i = OneIn(3) ? 1 + Below(2) : 0; i > 0; --i) {
      v1::Exception* exception = out->add_exceptions();
      Cite(exception);
      Fill(exception->mutable_when(), 1);
    }
  }

  void Fill(v1::Condition* out, int depth) {
    if (depth == 0 || OneIn(2)) return FillAtom(out);
    const int connective = Below(3);
    v1::ConditionList* list = connective == 0   ? out->mutable_all_of()
                              : connective == 1 ? out->mutable_any_of()
                                                : out->mutable_none_of();
    for (int i = 1 + Below(3); i > 0; --i) Fill(list->add_conditions(), depth - 1);
  }

  void FillAtom(v1::Condition* out) {
    switch (domains_[static_cast<size_t>(Below(static_cast<int>(domains_.size())))]) {
      case kMarks:
        return FillMarks(out->mutable_criteria());
      case kTasks:
        return FillTasks(out->mutable_task_share());
      case kFlags:
        return out->mutable_attested()->set_flag_id(OneIn(2) ? "f" : "g");
      case kTenure:
        return out->mutable_tenure()->set_less_than_months(static_cast<uint32_t>(3 * Below(4)));
      case kEmployment:
        for (int i = 1 + Below(2); i > 0; --i) {
          out->mutable_employment()->add_kinds(static_cast<v1::EmploymentKind>(1 + Below(3)));
        }
        return;
      case kSanctions: {
        v1::SanctionedCondition* sanctioned = out->mutable_sanctioned();
        sanctioned->set_target(v1::SANCTION_TARGET_SELF);
        // A third side, of which this test knows no event, would be possible for the proof.
        sanctioned->add_sides(v1::SIDE_PARTY);
        if (OneIn(2)) sanctioned->add_sides(v1::SIDE_STATE);
        if (OneIn(2)) Cite(sanctioned->mutable_self_detected());
        return;
      }
      default:
        out->mutable_rated_by()->set_side(v1::SIDE_STATE);
        if (OneIn(2)) return out->mutable_rated_by()->mutable_band()->set_best_tier_id("B");
        return out->mutable_rated_by()->mutable_band()->set_worst_tier_id(OneIn(2) ? "A" : "B");
    }
  }

  void FillMarks(v1::CriteriaCondition* out) {
    if (OneIn(2)) out->add_role_ids(OneIn(2) ? "r1" : "r2");
    if (out->role_ids().empty() && OneIn(2)) out->add_except_role_ids("r1");
    out->set_at_least_level_id(Levels()[static_cast<size_t>(Below(3))]);
    if (OneIn(2)) out->set_at_least_count(static_cast<uint32_t>(Below(4)));
    out->set_when_none(OneIn(2));
  }

  void FillTasks(v1::TaskShareCondition* out) {
    const uint32_t denominators[] = {1, 2, 3, 4};
    const uint32_t denominator = denominators[Below(4)];
    out->add_group_ids("t");
    out->set_measure(v1::TASK_MEASURE_COMPLETED);
    out->set_comparison(static_cast<v1::Comparison>(1 + Below(4)));
    out->mutable_share()->set_denominator(denominator);
    out->mutable_share()->set_numerator(
        static_cast<uint32_t>(Below(static_cast<int>(denominator) + 1)));
    out->set_when_none(OneIn(2));
  }

  std::mt19937_64 random_;
  v1::Policy policy_;
  std::vector<Domain> domains_;
  int ids_ = 0;
};

}  // namespace

RandomPass::RandomPass(uint64_t seed) : RandomPass(seed, {}) {}

RandomPass::RandomPass(uint64_t seed, std::vector<Domain> wanted) {
  const Drawing drawing(seed, std::move(wanted));
  policy = drawing.policy();
  domains = drawing.domains();
}

}  // namespace dangvien
