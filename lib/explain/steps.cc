// Replays the decision of one subject rule by rule.
//
// The truths are those of RuleTruths over a block of one row: the same compiled rules and the same
// functions that gave the tier, so an explanation cannot tell another story than the result.
//
// All standards are steps, also those above the first that is not met. Whoever asks "what about the
// highest tier" finds its demands, and everything that the result calls open is read somewhere. The
// rendered lines (lines.cc) leave out what was never reached.
//
// Not here: checks. They set no tier; their outcome is the findings of the result.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/steps.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_join.h"
#include "explain/phrases.h"
#include "explain/placement_step.h"
#include "explain/quota_steps.h"
#include "grading/decide.h"

namespace dangvien {
namespace {

wire::StepKind KindOf(RuleRole role) {
  switch (role) {
    case RuleRole::kExclusion:
      return wire::StepKind::kExclusion;
    case RuleRole::kDemand:
      return wire::StepKind::kStandard;
    case RuleRole::kForce:
      return wire::StepKind::kForce;
    case RuleRole::kCap:
      return wire::StepKind::kCap;
    case RuleRole::kCeiling:
      return wire::StepKind::kCeiling;
    case RuleRole::kCheck:
    case RuleRole::kReviewPlace:
      break;
  }
  return wire::StepKind::kCheck;
}

class StepWriter {
 public:
  StepWriter(const ExplainedSubject& subject, Language language)
      : subject_(subject),
        policy_(subject.context.policy),
        tables_(subject.context.tables),
        language_(language) {}

  std::vector<ExplainedStep> Write() {
    steps_.push_back(PlacementStep(subject_, language_));
    if (subject_.pass != nullptr && subject_.contradictions == 0) AddRules();
    if (subject_.pass != nullptr) AddQuotaSteps(subject_, language_, &steps_);
    if (subject_.pass != nullptr && subject_.is_decided_by_people()) AddDecision();
    AddOutcome();
    return std::move(steps_);
  }

 private:
  ExplainedStep& AddStep(wire::StepKind kind, std::string text) {
    ExplainedStep& step = steps_.emplace_back();
    step.kind = kind;
    step.text = std::move(text);
    return step;
  }

  void AddRules() {
    const CompiledPass& pass = *subject_.pass;
    const RuleTruths truths(pass, subject_.context,
                            {subject_.kind, absl::MakeConstSpan(&subject_.id.row, 1)});
    bool is_excluded = false;
    bool has_fallback = false;
    for (size_t i = 0; i < pass.rules.size(); ++i) {
      const CompiledRule& rule = pass.rules[i];
      const Truth truth = truths.At(i, 0);
      if (is_excluded && rule.role != RuleRole::kExclusion) return;
      if (!has_fallback && (rule.role == RuleRole::kForce || rule.role == RuleRole::kCap ||
                            rule.role == RuleRole::kCeiling)) {
        AddFallback(truths);
        has_fallback = true;
      }
      AddRule(rule, truth);
      is_excluded = is_excluded || (rule.role == RuleRole::kExclusion && truth == Truth::kTrue);
    }
    if (!is_excluded && !has_fallback) AddFallback(truths);
  }

  void AddRule(const CompiledRule& rule, Truth truth) {
    const EvalContext& context = subject_.context;
    const Row row = subject_.id.row;
    ExplainedStep& step =
        AddStep(KindOf(rule.role), TextIn(language_, rule.source->text, rule.source->id));
    step.rule_id = rule.source->id;
    step.tier = rule.tier;
    step.truth = truth;
    step.citations = CitationTexts(language_, policy_, rule.source->citations);
    step.applies = !rule.applies.has_value() ||
                   EvalConditionAt(*rule.applies, context, subject_.kind, row) != Truth::kFalse;
    step.is_unmet_for_next_tier = rule.role == RuleRole::kDemand && truth != Truth::kTrue &&
                                  rule.tier == NextStandard(subject_);
    FactReader reader(context, subject_.kind, row, language_);
    reader.ReadRule(rule);
    step.facts = reader.Take();
    if (rule.role == RuleRole::kCeiling) SetCeiling(rule, &step);
    AddExceptions(rule, &step);
  }

  // A ceiling that is there is as high as its source; where that is open, so is what it does.
  void SetCeiling(const CompiledRule& rule, ExplainedStep* step) const {
    if (step->truth != Truth::kTrue) return;
    const Possible source = SourceTiers(rule.source_of_tier, rule.layer, subject_.context,
                                        subject_.kind, subject_.id.row);
    if (!IsDecided(source)) {
      step->truth = Truth::kUnknown;
    } else if (source != kPossiblyNotRated) {
      step->tier = BestRank(source);
    }
  }

  // An exception matters where the rule would have come out otherwise without it.
  void AddExceptions(const CompiledRule& rule, ExplainedStep* step) const {
    if (!step->applies || rule.exceptions.empty()) return;
    CompiledRule without = rule;
    without.exceptions.clear();
    const Row row = subject_.id.row;
    if (EvalRuleAt(without, subject_.context, subject_.kind, row) == step->truth) return;
    for (const CompiledException& exception : rule.exceptions) {
      const Truth holds = EvalConditionAt(exception.when, subject_.context, subject_.kind, row);
      if (holds != Truth::kTrue) continue;
      step->exceptions.push_back(TextIn(language_, exception.source->text, exception.source->id));
    }
  }

  // Whether no standard is reached: the lowest one is not (cumulative), none is (independent).
  Truth NoneReached(const RuleTruths& truths) const {
    const CompiledPass& pass = *subject_.pass;
    Truth none = Truth::kTrue;
    for (int tier = policy_.tier_count() - 1; tier >= 0; --tier) {
      if (!pass.has_standard[static_cast<size_t>(tier)]) continue;
      none = And(none, Not(StandardTruth(pass, tier, truths, 0)));
      if (pass.is_cumulative) break;
    }
    return none;
  }

  void AddFallback(const RuleTruths& truths) {
    const CompiledPass& pass = *subject_.pass;
    if (pass.fallback_tier < 0 || !pass.source->fallback.has_value()) return;
    const Truth truth = NoneReached(truths);
    if (truth == Truth::kFalse) return;
    const wire::Fallback& fallback = *pass.source->fallback;
    ExplainedStep& step =
        AddStep(wire::StepKind::kFallback, TextIn(language_, fallback.text, fallback.id));
    step.rule_id = fallback.id;
    step.tier = pass.fallback_tier;
    step.truth = truth;
    step.citations = CitationTexts(language_, policy_, fallback.citations);
  }

  void AddDecision() {
    const int tier =
        subject_.context.binding.decided_rank.at(Binding::Key(subject_.id.kind, subject_.id.row));
    const std::string name = TierText(language_, policy_, tier);
    bool has_reason = false;
    for (const DecisionEntry& decision : tables_.decisions) {
      const bool is_ours =
          decision.subject.kind == subject_.id.kind && decision.subject.row == subject_.id.row;
      has_reason = has_reason || (is_ours && decision.tier != kNone && decision.has_reason);
    }
    ExplainedStep& step = AddStep(wire::StepKind::kDecision, name);
    if (subject_.proposed != subject_.decided) {
      step.text = Say(language_, has_reason ? Word::kWithReason : Word::kWithoutReason, name);
    }
    step.tier = tier;
  }

  void AddOutcome() {
    ExplainedStep& step = AddStep(wire::StepKind::kOutcome, OutcomeText(subject_, language_));
    const bool has_tier = IsDecided(subject_.decided) && subject_.decided != kPossiblyNotRated;
    if (has_tier) step.tier = BestRank(subject_.decided);
    const bool is_open =
        subject_.status == Status::kNeedsInput || subject_.status == Status::kNeedsDecision;
    step.truth = is_open ? Truth::kUnknown : Truth::kTrue;
  }

  const ExplainedSubject& subject_;
  const CompiledPolicy& policy_;
  const DatasetTables& tables_;
  Language language_;
  std::vector<ExplainedStep> steps_;
};

// By the rules alone.
std::string ProposedText(const ExplainedSubject& subject, Language language) {
  switch (subject.status) {
    case Status::kRated:
      return TierText(language, subject.context.policy, BestRank(subject.proposed));
    case Status::kNotASubject:
      return Say(language, Word::kNotASubject);
    case Status::kNeedsInput:
    case Status::kNeedsDecision:
      break;
  }
  const Word word =
      subject.status == Status::kNeedsInput ? Word::kNeedsInput : Word::kNeedsDecision;
  return Say(language, word, PossibleText(language, subject.context.policy, subject.proposed));
}

}  // namespace

std::vector<ExplainedStep> StepsOf(const ExplainedSubject& subject, Language language) {
  return StepWriter(subject, language).Write();
}

std::string OutcomeText(const ExplainedSubject& subject, Language language) {
  std::string proposed = ProposedText(subject, language);
  const bool is_decided = subject.pass != nullptr && subject.is_decided_by_people();
  if (!is_decided) return proposed;
  const std::string decided = TierText(language, subject.context.policy, BestRank(subject.decided));
  if (subject.status != Status::kRated) {
    return Say(language, Word::kDecidedWhileOpen, decided, proposed);
  }
  if (subject.proposed == subject.decided) return Say(language, Word::kDecidedSame, decided);
  return Say(language, Word::kDecidedOtherwise, decided, proposed);
}

}  // namespace dangvien
