#include "explain/explain.h"
namespace dangvien {
absl::StatusOr<std::string> ExplainSubject(const EvaluationState&, const SubjectId&, Language) {
  return absl::UnimplementedError("not yet");
}
}  // namespace dangvien
