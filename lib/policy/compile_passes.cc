// Passes and checks: rules in the order in which they are applied, each with an id of its own and a
// citation.
//
// Rules under readings that are not chosen are compiled too, so that a fault in them is reported
// whatever the choice; they are then left out.
// Tested by tests/unit/policy/policy_test.cc
#include <algorithm>
#include <set>

#include "policy/compiler.h"

namespace dangvien {
namespace {

// A condition that must be there.
CompiledCondition CompileWhen(Compiler& compiler, const std::optional<wire::Condition>& in,
                              const Scope& scope, const std::string& path) {
  if (in.has_value()) return CompileCondition(compiler, *in, scope, path);
  compiler.Add(IssueCode::kEmptyCondition, path, "expected a condition, found none");
  return {};
}

// What a rule is for, and where it stands.
struct RuleSite {
  RuleRole role;
  int tier;  // rank, or -1
  const Scope& scope;
  std::string path;
};

CompiledRule CompileRule(Compiler& compiler, const wire::Rule& in, const RuleSite& site) {
  const Scope& scope = site.scope;
  const std::string& path = site.path;
  CompiledRule out;
  out.role = site.role;
  out.tier = site.tier;
  out.source = &in;
  if (in.id.empty()) {
    compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".id"), "expected an id, found none");
  }
  CheckCitations(compiler, in.citations, path);
  CheckUnder(compiler, in.under, path);
  if (in.applies.has_value()) {
    out.applies = CompileCondition(compiler, *in.applies, scope, absl::StrCat(path, ".applies"));
  }
  if (site.role == RuleRole::kCeiling && !in.when.has_value()) {
    out.when.connective = Connective::kAllOf;  // of nothing: always
  } else {
    out.when = CompileWhen(compiler, in.when, scope, absl::StrCat(path, ".when"));
  }
  for (size_t i = 0; i < in.exceptions.size(); ++i) {
    const wire::Exception& exception = in.exceptions[i];
    const std::string at = absl::StrCat(path, ".exceptions[", i, "]");
    if (exception.id.empty()) {
      compiler.Add(IssueCode::kMissingField, absl::StrCat(at, ".id"), "expected an id, found none");
    }
    CheckCitations(compiler, exception.citations, at);
    out.exceptions.push_back(
        {&exception, CompileWhen(compiler, exception.when, scope, absl::StrCat(at, ".when"))});
  }
  return out;
}

// Compiles and keeps the rule where its readings are chosen.
void AddRule(Compiler& compiler, const wire::Rule& in, const RuleSite& site,
             std::vector<CompiledRule>* rules) {
  CompiledRule rule = CompileRule(compiler, in, site);
  if (compiler.out.IsChosen(in.under)) rules->push_back(std::move(rule));
}

bool RequireRule(Compiler& compiler, const std::optional<wire::Rule>& in, const std::string& path) {
  if (in.has_value()) return true;
  compiler.Add(IssueCode::kMissingField, path, "expected a rule, found none");
  return false;
}

void CompileStandards(Compiler& compiler, const wire::Pass& in, const Scope& scope,
                      const std::string& path, CompiledPass* out) {
  struct Ranked {
    int tier;
    size_t index;
  };
  std::vector<Ranked> order;
  out->has_standard.assign(compiler.in.tiers.size(), false);
  for (size_t i = 0; i < in.standards.size(); ++i) {
    const std::string at = absl::StrCat(path, ".standards[", i, "].tier_id");
    const int32_t tier = FindTier(compiler, in.standards[i].tier_id, in.subject_kind, at);
    if (tier < 0) continue;
    if (out->has_standard[static_cast<size_t>(tier)]) {
      compiler.Add(IssueCode::kDuplicateId, at, "expected one standard a tier");
    }
    out->has_standard[static_cast<size_t>(tier)] = true;
    order.push_back({tier, i});
  }
  std::sort(order.begin(), order.end(),
            [](const Ranked& a, const Ranked& b) { return a.tier > b.tier; });
  for (const Ranked& ranked : order) {
    const auto& conditions = in.standards[ranked.index].conditions;
    for (size_t j = 0; j < conditions.size(); ++j) {
      AddRule(compiler, conditions[j],
              {RuleRole::kDemand, ranked.tier, scope,
               absl::StrCat(path, ".standards[", ranked.index, "].conditions[", j, "]")},
              &out->rules);
    }
  }
}

// `site` is that of the list; each rule gets its own tier and path.
void CompileTierRules(Compiler& compiler, const std::vector<wire::TierRule>& in,
                      const RuleSite& site, CompiledPass* out) {
  for (size_t i = 0; i < in.size(); ++i) {
    const std::string at = absl::StrCat(site.path, "[", i, "]");
    const int32_t tier = FindTier(compiler, in[i].tier_id, SubjectKindOf(site.scope.domain),
                                  absl::StrCat(at, ".tier_id"));
    const std::string rule_path = absl::StrCat(at, ".rule");
    if (!RequireRule(compiler, in[i].rule, rule_path)) continue;
    AddRule(compiler, *in[i].rule, {site.role, tier, site.scope, rule_path}, &out->rules);
  }
}

void CompileCeilings(Compiler& compiler, const wire::Pass& in, const RuleSite& site,
                     CompiledPass* out) {
  for (size_t i = 0; i < in.ceilings.size(); ++i) {
    const wire::Ceiling& ceiling = in.ceilings[i];
    const std::string at = absl::StrCat(site.path, "[", i, "]");
    const std::string rule_path = absl::StrCat(at, ".rule");
    CheckTierSource(compiler, ceiling.source, ceiling.layer, site.scope, at);
    if (!RequireRule(compiler, ceiling.rule, rule_path)) continue;
    const size_t before = out->rules.size();
    AddRule(compiler, *ceiling.rule, {site.role, -1, site.scope, rule_path}, &out->rules);
    for (size_t j = before; j < out->rules.size(); ++j) {
      out->rules[j].source_of_tier = ceiling.source;
      out->rules[j].layer = ceiling.layer;
    }
  }
}

void CompilePass(Compiler& compiler, const wire::Pass& in, size_t index) {
  const std::string path = absl::StrCat("passes[", index, "]");
  CompiledPass out;
  out.source = &in;
  out.subject_kind = in.subject_kind;
  if (in.subject_kind == wire::SubjectKind::kUnspecified) {
    compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".subject_kind"),
                 "expected a kind of subject, found none");
    return;
  }
  if (compiler.out.PassFor(in.subject_kind) != nullptr) {
    compiler.Add(IssueCode::kDuplicateId, absl::StrCat(path, ".subject_kind"),
                 "expected one pass a subject kind");
    return;
  }
  const Scope scope{DomainOf(in.subject_kind), /*is_check=*/false, /*is_related=*/false, index};
  for (size_t i = 0; i < in.exclusions.size(); ++i) {
    AddRule(compiler, in.exclusions[i],
            {RuleRole::kExclusion, -1, scope, absl::StrCat(path, ".exclusions[", i, "]")},
            &out.rules);
  }
  CompileStandards(compiler, in, scope, path, &out);
  CompileTierRules(compiler, in.forces,
                   {RuleRole::kForce, -1, scope, absl::StrCat(path, ".forces")}, &out);
  CompileTierRules(compiler, in.caps, {RuleRole::kCap, -1, scope, absl::StrCat(path, ".caps")},
                   &out);
  CompileCeilings(compiler, in, {RuleRole::kCeiling, -1, scope, absl::StrCat(path, ".ceilings")},
                  &out);
  out.is_cumulative = in.ladder == wire::Ladder::kCumulative;
  if (!out.is_cumulative) {
    CheckCitationList(compiler, in.ladder_citations, absl::StrCat(path, ".ladder_citations"));
  }
  if (in.fallback.has_value()) {
    CheckCitations(compiler, in.fallback->citations, absl::StrCat(path, ".fallback"));
    out.fallback_tier = FindTier(compiler, in.fallback->tier_id, in.subject_kind,
                                 absl::StrCat(path, ".fallback.tier_id"));
  }
  if (!in.fallback.has_value() && !compiler.options.prove) {
    compiler.Add(IssueCode::kGap, absl::StrCat(path, ".fallback"),
                 "expected a fallback: only the proof can show that nobody needs one");
  }
  CompileQuotas(compiler, in, scope, path, &out);
  compiler.out.passes.push_back(std::move(out));
}

// Rule ids name reasons and findings, so they are unique over the whole policy.
void CheckRuleIds(Compiler& compiler) {
  std::set<absl::string_view> seen;
  const auto check = [&](absl::string_view id, const std::string& path) {
    if (id.empty() || seen.insert(id).second) return;
    compiler.Add(IssueCode::kDuplicateId, path, absl::StrCat("rule `", id, "` is there already"));
  };
  const auto rule = [&](const wire::Rule& in, const std::string& path) {
    check(in.id, absl::StrCat(path, ".id"));
    for (size_t i = 0; i < in.exceptions.size(); ++i) {
      check(in.exceptions[i].id, absl::StrCat(path, ".exceptions[", i, "].id"));
    }
  };
  for (size_t p = 0; p < compiler.in.passes.size(); ++p) {
    const wire::Pass& pass = compiler.in.passes[p];
    const std::string path = absl::StrCat("passes[", p, "]");
    for (size_t i = 0; i < pass.exclusions.size(); ++i) {
      rule(pass.exclusions[i], absl::StrCat(path, ".exclusions[", i, "]"));
    }
    for (size_t i = 0; i < pass.standards.size(); ++i) {
      for (size_t j = 0; j < pass.standards[i].conditions.size(); ++j) {
        rule(pass.standards[i].conditions[j],
             absl::StrCat(path, ".standards[", i, "].conditions[", j, "]"));
      }
    }
    const auto tier_rules = [&](const std::vector<wire::TierRule>& list, const char* name) {
      for (size_t i = 0; i < list.size(); ++i) {
        if (!list[i].rule.has_value()) continue;
        rule(*list[i].rule, absl::StrCat(path, ".", name, "[", i, "].rule"));
      }
    };
    tier_rules(pass.forces, "forces");
    tier_rules(pass.caps, "caps");
    for (size_t i = 0; i < pass.ceilings.size(); ++i) {
      if (!pass.ceilings[i].rule.has_value()) continue;
      rule(*pass.ceilings[i].rule, absl::StrCat(path, ".ceilings[", i, "].rule"));
    }
    for (size_t i = 0; i < pass.quotas.size(); ++i) {
      check(pass.quotas[i].id, absl::StrCat(path, ".quotas[", i, "].id"));
    }
    if (pass.fallback.has_value()) check(pass.fallback->id, absl::StrCat(path, ".fallback.id"));
  }
  for (size_t i = 0; i < compiler.in.checks.size(); ++i) {
    if (!compiler.in.checks[i].rule.has_value()) continue;
    rule(*compiler.in.checks[i].rule, absl::StrCat("checks[", i, "].rule"));
  }
  for (size_t i = 0; i < compiler.in.review_places.size(); ++i) {
    if (!compiler.in.review_places[i].rule.has_value()) continue;
    rule(*compiler.in.review_places[i].rule, absl::StrCat("review_places[", i, "].rule"));
  }
  for (size_t i = 0; i < compiler.in.re_ratings.size(); ++i) {
    check(compiler.in.re_ratings[i].id, absl::StrCat("re_ratings[", i, "].id"));
  }
}

// What runs when all passes are done.
Scope AfterPasses(const Compiler& compiler, Domain domain) {
  return {domain, /*is_check=*/true, /*is_related=*/false, compiler.in.passes.size()};
}

Domain CheckedDomain(wire::CheckSubject subject) {
  switch (subject) {
    case wire::CheckSubject::kMember:
      return Domain::kMember;
    case wire::CheckSubject::kReview:
      return Domain::kReview;
    case wire::CheckSubject::kCollective:
      return Domain::kCollective;
    case wire::CheckSubject::kLeader:
      return Domain::kLeader;
    default:
      return Domain::kOrganization;
  }
}

}  // namespace

void CompilePasses(Compiler& compiler) {
  for (size_t i = 0; i < compiler.in.passes.size(); ++i) {
    CompilePass(compiler, compiler.in.passes[i], i);
  }
  CheckRuleIds(compiler);
}

void CompileChecks(Compiler& compiler) {
  for (size_t i = 0; i < compiler.in.checks.size(); ++i) {
    const wire::Check& in = compiler.in.checks[i];
    const std::string path = absl::StrCat("checks[", i, "]");
    if (in.subject == wire::CheckSubject::kUnspecified) {
      compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".subject"),
                   "expected what is checked, found nothing");
      continue;
    }
    const Scope scope = AfterPasses(compiler, CheckedDomain(in.subject));
    if (in.severity == wire::Severity::kUnspecified) {
      compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".severity"),
                   "expected a severity, found none");
    }
    if (!RequireRule(compiler, in.rule, absl::StrCat(path, ".rule"))) continue;
    std::vector<CompiledRule> rules;
    AddRule(compiler, *in.rule, {RuleRole::kCheck, -1, scope, absl::StrCat(path, ".rule")}, &rules);
    for (CompiledRule& rule : rules) {
      compiler.out.checks.push_back({in.subject, in.severity, std::move(rule)});
    }
  }
}

void CompileReviewPlaces(Compiler& compiler) {
  for (size_t i = 0; i < compiler.in.review_places.size(); ++i) {
    const wire::ReviewPlaceRule& in = compiler.in.review_places[i];
    const std::string path = absl::StrCat("review_places[", i, "]");
    const bool is_stated = in.subject != wire::ReviewPlaceSubject::kUnspecified &&
                           in.place != wire::ReviewPlaceKind::kUnspecified;
    if (!is_stated) {
      compiler.Add(IssueCode::kMissingField, path, "expected a subject and a place");
    }
    if (!RequireRule(compiler, in.rule, absl::StrCat(path, ".rule"))) continue;
    const Scope scope =
        AfterPasses(compiler, in.subject == wire::ReviewPlaceSubject::kPost ? Domain::kLeader
                                                                            : Domain::kMember);
    std::vector<CompiledRule> rules;
    AddRule(compiler, *in.rule, {RuleRole::kReviewPlace, -1, scope, absl::StrCat(path, ".rule")},
            &rules);
    for (CompiledRule& rule : rules) {
      compiler.out.review_places.push_back({in.subject, in.place, std::move(rule)});
    }
  }
}

void CompileReRatings(Compiler& compiler) {
  for (size_t i = 0; i < compiler.in.re_ratings.size(); ++i) {
    const wire::ReRatingRule& in = compiler.in.re_ratings[i];
    const std::string path = absl::StrCat("re_ratings[", i, "]");
    if (in.id.empty()) {
      compiler.Add(IssueCode::kMissingField, absl::StrCat(path, ".id"),
                   "expected an id, found none");
    }
    CheckCitations(compiler, in.citations, path);
    CheckUnder(compiler, in.under, path);
    if (compiler.out.IsChosen(in.under)) compiler.out.re_ratings.push_back(&in);
  }
}

}  // namespace dangvien
