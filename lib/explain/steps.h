// An explanation as steps: one for each thing that was asked, in the order of application.
#ifndef DANGVIEN_EXPLAIN_STEPS_H_
#define DANGVIEN_EXPLAIN_STEPS_H_

#include <string>
#include <vector>

#include "explain/facts.h"
#include "explain/subject.h"
#include "wire/result.wire.h"

namespace dangvien {

struct ExplainedStep {
  wire::StepKind kind = wire::StepKind::kUnspecified;
  absl::string_view rule_id;
  int tier = -1;  // rank: of the standard, force, cap, source of the ceiling, decision or outcome
  Truth truth = Truth::kTrue;
  bool applies = true;
  bool is_unmet_for_next_tier = false;
  std::string text;
  std::vector<std::string> citations;
  std::vector<ReadFact> facts;
  std::vector<std::string> exceptions;  // texts of the exceptions that hold and matter
};

// Placement; exclusions; the demands of the standards from the lowest tier up; fallback; forces;
// caps; ceilings; quotas; what people decided; outcome. An exclusion that holds, or a
// contradiction, ends the rules.
std::vector<ExplainedStep> StepsOf(const ExplainedSubject& subject, Language language);

// "Hoàn thành tốt nhiệm vụ", "chưa xác định, ...; còn có thể: ...", "không thuộc diện xếp loại".
std::string OutcomeText(const ExplainedSubject& subject, Language language);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_STEPS_H_
