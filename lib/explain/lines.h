// An explanation as lines to print.
#ifndef DANGVIEN_EXPLAIN_LINES_H_
#define DANGVIEN_EXPLAIN_LINES_H_

#include <string>
#include <vector>

#include "explain/steps.h"
#include "explain/subject.h"

namespace dangvien {

// Plain text, indented by spaces, without line ends.
std::vector<std::string> LinesOf(const ExplainedSubject& subject,
                                 const std::vector<ExplainedStep>& steps, Language language);

}  // namespace dangvien

#endif  // DANGVIEN_EXPLAIN_LINES_H_
