// `dangvien explain`: the rules and facts behind one tier. The lines come from the library, which
// renders them from the same compiled rules that gave the tier; here they are only printed.
//
// Tested by tests/cli/cli_test.py
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "commands.h"
#include "dangvien/engine.h"
#include "dangvien/v1/result.pb.h"
#include "diagnostics.h"
#include "formats.h"
#include "inputs.h"
#include "output.h"
#include "text_table.h"
#include "wording.h"

namespace dangvien::cli {
namespace {

// "leader:P1/BT" is post BT of person P1: the first slash ends the person's id.
std::optional<SubjectId> SubjectNamed(const std::string& word) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(word, absl::MaxSplits(':', 1));
  if (parts.second.empty()) return std::nullopt;
  if (parts.first == "member") return SubjectId{SubjectId::Kind::kMember, parts.second};
  if (parts.first == "organization") return SubjectId{SubjectId::Kind::kOrganization, parts.second};
  if (parts.first == "collective") return SubjectId{SubjectId::Kind::kCollective, parts.second};
  if (parts.first != "leader") return std::nullopt;
  const std::pair<std::string, std::string> post =
      absl::StrSplit(parts.second, absl::MaxSplits('/', 1));
  if (post.first.empty() || post.second.empty()) return std::nullopt;
  return SubjectId{SubjectId::Kind::kLeader, post.first, post.second};
}

absl::StatusOr<std::string> ExplanationAs(const std::string& format, const std::string& bytes) {
  if (format == "binary") return bytes;
  v1::Explanation explanation;
  if (!explanation.ParseFromString(bytes)) {
    return absl::InvalidArgumentError("the explanation cannot be read");
  }
  if (format != "table") return Render(explanation, FormatNamed(format));
  std::string text;
  for (const std::string& line : explanation.lines()) absl::StrAppend(&text, Printable(line), "\n");
  return text;
}

}  // namespace

int RunExplain(const Arguments& arguments) {
  const std::string& word = arguments.operands().front();
  const std::optional<SubjectId> subject = SubjectNamed(word);
  if (!subject) {
    return ReportError(absl::StrCat("SUBJECT is member:ID, organization:ID, collective:ID or ",
                                    "leader:PERSON/POST, not `", word,
                                    "`; see `dangvien explain --help`"));
  }
  const std::string output = arguments.ValueOr("output", "");
  if (absl::Status status = CheckOutput(output); !status.ok()) return ReportError(status.message());
  const std::optional<LoadedPolicies> policies =
      LoadPolicies(arguments.Values("policy"), arguments.Values("reading"));
  if (!policies) return kExitBadInput;
  const std::optional<LoadedDataset> data =
      LoadDataset(arguments.ValueOr("data", "-"), arguments.ValueOr("data-format", "auto"));
  if (!data) return kExitBadInput;
  const absl::StatusOr<Evaluation> evaluation = Evaluate(data->dataset, policies->policies);
  if (!evaluation.ok()) return ReportFailure(data->source, evaluation.status());

  const absl::StatusOr<std::string> explanation =
      evaluation->Explain(*subject, LanguageNamed(arguments.ValueOr("lang", "vi")));
  if (!explanation.ok()) return ReportFailure(data->source, explanation.status());
  const absl::StatusOr<std::string> rendered =
      ExplanationAs(arguments.ValueOr("format", "table"), *explanation);
  if (!rendered.ok()) return ReportError(rendered.status().message());
  const absl::Status status = WriteOutput(output, *rendered);
  return status.ok() ? kExitOk : ReportError(status.message());
}

}  // namespace dangvien::cli
