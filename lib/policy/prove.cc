// The proof: every case that a subject of a pass can be in, all facts known, is judged by the
// rules.
//
// Refused is a gap: a case that no exclusion removes and that gets no tier (no standard, no force,
// no fallback). Refused are contradicting forces: two that set different tiers in one case. And
// what no case reaches: an exclusion, force or cap that never fires, a demand that is always met,
// an exception that never makes a difference, a standard that is never reached.
//
// "A case" means one that is rated, except for exclusions themselves. A force that fires only where
// a demand fails anyway is reachable: it gives another reason. So is a demand that lower standards
// imply: it fails somewhere, though never alone.
//
// The cases come from prove_cases.h. Some of them no subject can be in (prove_facts.cc and
// prove_composition.cc list what is over-approximated); so a policy that passes has no gap and no
// contradiction, and a policy may be refused for a case that cannot happen. The other way round, a
// rule that only impossible cases reach is not noticed.
//
// What facts may be missing is not looked at: an undecided subject has the tiers of its
// completions, each of which is a case here.
// Tested by tests/unit/policy/prove_test.cc
#include "absl/strings/str_cat.h"
#include "policy/compiler.h"
#include "policy/monotone.h"
#include "policy/prove_cases.h"
#include "policy/prove_report.h"

namespace dangvien {
namespace {

class PassWalk {
 public:
  PassWalk(const CompiledPass& pass, DecisionSpace* space)
      : pass_(pass), space_(*space), effects_(pass.rules.size()) {
    findings_.rules.resize(pass.rules.size());
    for (size_t i = 0; i < pass.rules.size(); ++i) {
      findings_.rules[i].excused.resize(pass.rules[i].exceptions.size());
    }
    findings_.reached.resize(pass.has_standard.size());
  }

  PassFindings Run() {
    for (block_ = 0; block_ < space_.block_count(); ++block_) {
      space_.Load(block_);
      Judge();
    }
    return std::move(findings_);
  }

 private:
  void Judge() {
    CaseBits rated = space_.existing();
    for (size_t i = 0; i < pass_.rules.size(); ++i) {
      if (pass_.rules[i].role != RuleRole::kExclusion) continue;
      ApplyRule(i, space_.existing());
      rated &= ~effects_[i];
    }
    if (!rated.Any()) return;
    for (size_t i = 0; i < pass_.rules.size(); ++i) {
      if (pass_.rules[i].role != RuleRole::kExclusion) ApplyRule(i, rated);
    }
    const CaseBits standing = ClimbLadder(rated);
    const CaseBits forced = CompareForces();
    if (pass_.fallback_tier >= 0 || findings_.gap != kNoCase) return;
    findings_.gap = NumberOfFirst(rated & ~standing & ~forced);
  }

  // Where, among `cases`, a trigger fires or a demand is not met.
  void ApplyRule(size_t index, const CaseBits& cases) {
    const CompiledRule& rule = pass_.rules[index];
    CaseBits effect = cases;
    if (rule.applies.has_value()) effect &= space_.Truth(*rule.applies);
    const CaseBits when = space_.Truth(rule.when);
    effect &= rule.role == RuleRole::kDemand ? ~when : when;
    RuleFindings& findings = findings_.rules[index];
    CaseBits excused;
    for (size_t i = 0; i < rule.exceptions.size(); ++i) {
      const CaseBits excuses = effect & space_.Truth(rule.exceptions[i].when);
      if (excuses.Any()) findings.excused[i] = true;
      excused |= excuses;
    }
    effects_[index] = effect & ~excused;
    if (effects_[index].Any()) findings.has_effect = true;
  }

  // Where some standard is reached, from the lowest to the highest.
  CaseBits ClimbLadder(const CaseBits& rated) {
    CaseBits standing;
    CaseBits below = rated;
    for (size_t tier = pass_.has_standard.size(); tier-- > 0;) {
      if (!pass_.has_standard[tier]) continue;
      CaseBits reached = pass_.is_cumulative ? below : rated;
      for (size_t i = 0; i < pass_.rules.size(); ++i) {
        const CompiledRule& rule = pass_.rules[i];
        if (rule.role != RuleRole::kDemand || rule.tier != static_cast<int>(tier)) continue;
        reached &= ~effects_[i];
      }
      if (reached.Any()) findings_.reached[tier] = true;
      standing |= reached;
      below = reached;
    }
    return standing;
  }

  // Where some force fires.
  CaseBits CompareForces() {
    CaseBits forced;
    for (size_t i = 0; i < pass_.rules.size(); ++i) {
      if (pass_.rules[i].role != RuleRole::kForce) continue;
      for (size_t j = 0; j < i; ++j) CompareForces(j, i);
      forced |= effects_[i];
    }
    return forced;
  }

  void CompareForces(size_t earlier, size_t later) {
    const CompiledRule& rival = pass_.rules[earlier];
    RuleFindings& findings = findings_.rules[later];
    if (rival.role != RuleRole::kForce || rival.tier == pass_.rules[later].tier ||
        findings.rival_case != kNoCase) {
      return;
    }
    findings.rival = earlier;
    findings.rival_case = NumberOfFirst(effects_[earlier] & effects_[later]);
  }

  int64_t NumberOfFirst(const CaseBits& cases) const {
    if (!cases.Any()) return kNoCase;
    return block_ * space_.cases_per_block() + static_cast<int64_t>(cases.First());
  }

  const CompiledPass& pass_;
  DecisionSpace& space_;
  int64_t block_ = 0;
  std::vector<CaseBits> effects_;  // of each rule in this block
  PassFindings findings_;
};

}  // namespace

void ProvePasses(const CompiledPolicy& policy, const CaseLimit& limit, IssueList* issues,
                 std::vector<PassProof>* proofs) {
  for (size_t i = 0; i < policy.passes.size(); ++i) {
    const CompiledPass& pass = policy.passes[i];
    DecisionSpace space(policy, RulesOf(pass), limit);
    if (space.case_count() < 0) {
      issues->Add(IssueCode::kProofTooLarge, absl::StrCat("passes[", i, "]"),
                  absl::StrCat("expected at most ", limit.max_cases, " cases, found more"));
      continue;
    }
    ReportFindings(policy, i, space, PassWalk(pass, &space).Run(), issues);
    proofs->push_back({std::string(pass.source->id), space.case_count(),
                       MonotoneExceptions(pass, policy.tier_count())});
  }
}

}  // namespace dangvien
