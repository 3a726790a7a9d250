// Explains one subject: find it, replay its rules as steps, render the steps as lines, write all of
// it as one message beside the very entry that the result holds for the subject.
//
//   FindSubject (subject.h) → StepsOf (steps.h) → LinesOf (lines.h) → Explanation
//
// Nothing is stored while rating: explanations are asked for few subjects, and a replay over one
// row costs microseconds. The replay uses the compiled rules and the outcomes of the evaluation, so
// it sees what the pass saw: the tiers of members stand when their branch is explained.
// Tested by tests/unit/explain/explain_test.cc
#include "explain/explain.h"

#include <string>
#include <vector>

#include "explain/lines.h"
#include "explain/phrases.h"
#include "explain/steps.h"
#include "explain/subject.h"
#include "result/result.h"

namespace dangvien {
namespace {

wire::TruthValue TruthName(Truth truth) {
  switch (truth) {
    case Truth::kTrue:
      return wire::TruthValue::kTrue;
    case Truth::kFalse:
      return wire::TruthValue::kFalse;
    case Truth::kUnknown:
      break;
  }
  return wire::TruthValue::kUnknown;
}

// The views last as long as `step`.
wire::Step MessageOf(const ExplainedStep& step, const CompiledPolicy& policy) {
  wire::Step message;
  message.kind = step.kind;
  message.rule_id = step.rule_id;
  if (step.tier >= 0) message.tier_id = TierId(policy, step.tier);
  message.truth = TruthName(step.truth);
  message.applies = step.applies;
  message.unmet_for_next_tier = step.is_unmet_for_next_tier;
  message.text = step.text;
  message.citations.assign(step.citations.begin(), step.citations.end());
  for (const ReadFact& fact : step.facts) {
    message.facts.push_back({fact.kind, fact.id, fact.text, fact.is_missing});
  }
  return message;
}

}  // namespace

absl::StatusOr<std::string> ExplainSubject(const EvaluationState& state, const SubjectId& subject,
                                           Language language) {
  const absl::StatusOr<ExplainedSubject> found = FindSubject(state, subject);
  if (!found.ok()) return found.status();
  const CompiledPolicy& policy = found->context.policy;
  const std::vector<ExplainedStep> steps = StepsOf(*found, language);
  const std::vector<std::string> lines = LinesOf(*found, steps, language);
  const SubjectMessage result = DescribeSubject(state, found->id);

  wire::Explanation message;
  message.subject = result.message;
  if (found->unit != kNone) message.policy_id = policy.message.id;
  for (const ExplainedStep& step : steps) message.steps.push_back(MessageOf(step, policy));
  message.lines.assign(lines.begin(), lines.end());
  std::string bytes;
  wire::Encode(message, &bytes);
  return bytes;
}

absl::StatusOr<std::string> ExplainSubjectAsText(const EvaluationState& state,
                                                 const SubjectId& subject, Language language) {
  const absl::StatusOr<ExplainedSubject> found = FindSubject(state, subject);
  if (!found.ok()) return found.status();
  std::string text;
  for (const std::string& line : LinesOf(*found, StepsOf(*found, language), language)) {
    text += line;
    text += '\n';
  }
  return text;
}

}  // namespace dangvien
