// `dangvien policy list | show | check`. Each proves what it reads: a policy that does not hold is
// not shown as if it did. Checking looks at all that are named even if one fails.
//
// Tested by tests/cli/cli_test.py
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "commands.h"
#include "dangvien/policy.h"
#include "diagnostics.h"
#include "formats.h"
#include "inputs.h"
#include "law/policy_page.h"
#include "output.h"
#include "report.h"
#include "text_table.h"
#include "wording.h"

namespace dangvien::cli {
namespace {

constexpr int kRulesWidth = 80;

int Print(const std::string& output, const std::string& text) {
  const absl::Status status = WriteOutput(output, text);
  return status.ok() ? kExitOk : ReportError(status.message());
}

// The policy and what it is an overlay of, each as it is written.
std::optional<std::vector<PolicySource>> SourcesOf(const std::string& name) {
  std::vector<PolicySource> sources;
  std::string next = name;
  while (!next.empty()) {
    std::optional<PolicySource> source = FindPolicy(next);
    if (!source) return std::nullopt;
    next = source->message.parent_id();
    for (const PolicySource& known : sources) {
      if (known.message.id() == next) next.clear();  // a circle; reading the policy reports it
    }
    sources.push_back(*std::move(source));
  }
  return sources;
}

std::string Page(const std::vector<PolicySource>& sources, const std::string& format,
                 Language language) {
  PolicyChain chain;
  for (const PolicySource& source : sources) chain.push_back(&source.message);
  const Document page = PolicyPage(chain, language);
  if (format == "html") return ToHtml(page);
  return format == "markdown" ? ToMarkdown(page) : ToText(page);
}

std::string ProofTable(const Policy& policy, Language language) {
  TextTable table({{Say(Word::kPass, language)},
                   {Say(Word::kCases, language), Align::kRight},
                   {Say(Word::kMonotoneExceptions, language), Align::kLeft, kRulesWidth}});
  for (const PassProof& proof : policy.proofs()) {
    const std::string exceptions = proof.monotone_exceptions.empty()
                                       ? Say(Word::kNone, language)
                                       : absl::StrJoin(proof.monotone_exceptions, ", ");
    table.AddRow({proof.pass_id, absl::StrCat(proof.case_count), exceptions});
  }
  return table.ToString();
}

// The parent of an overlay: one of the policies that are checked, else the built-in one.
absl::StatusOr<Policy> ParentOf(const Policy& overlay, const std::vector<PolicySource>& sources) {
  PolicyOptions options;
  options.prove = false;
  options.parents = BytesOf(sources);
  for (const PolicySource& source : sources) {
    if (source.message.id() == overlay.parent_id()) return Policy::Read(source.bytes, options);
  }
  return Policy::Read(Policy::BuiltinBytes(overlay.parent_id()), options);
}

std::string LooseningLines(const Policy& overlay, const std::vector<PolicySource>& sources,
                           Language language) {
  if (overlay.parent_id().empty()) return "";
  const std::string parent_id(overlay.parent_id());
  const absl::StatusOr<Policy> parent = ParentOf(overlay, sources);
  const absl::StatusOr<std::vector<Loosening>> found =
      parent.ok() ? Loosenings(overlay, *parent) : parent.status();
  if (!found.ok()) {
    const std::string message(found.status().message());
    return absl::StrCat(Printable(SayWith(Word::kNotCompared, language, parent_id, message)), "\n");
  }
  std::string text = absl::StrCat(
      Printable(SayWith(Word::kLoosenings, language, parent_id, absl::StrCat(found->size()))),
      "\n");
  for (const Loosening& loosening : *found) {
    absl::StrAppend(&text, "  ", Printable(absl::StrCat(loosening.rule_id, ": ", loosening.what)),
                    "\n");
  }
  return text;
}

}  // namespace

int RunPolicyList(const Arguments& arguments) {
  const Language language = LanguageNamed(arguments.ValueOr("lang", "vi"));
  TextTable table({{Say(Word::kPolicyId, language)},
                   {Say(Word::kPolicyTitle, language), Align::kLeft, 100},
                   {Say(Word::kPolicyDigest, language)}});
  for (const std::string& name : Policy::BuiltinNames()) {
    const std::optional<PolicySource> source = FindPolicy(name);
    if (!source) return kExitBadInput;
    const std::optional<Policy> policy = CompilePolicy(*source, PolicyOptions());
    if (!policy) return kExitBadInput;
    table.AddRow({name, In(source->message.title(), language), ShortDigest(policy->digest())});
  }
  return Print("", table.ToString());
}

int RunPolicyShow(const Arguments& arguments) {
  const std::string output = arguments.ValueOr("output", "");
  if (absl::Status status = CheckOutput(output); !status.ok()) return ReportError(status.message());
  const std::optional<std::vector<PolicySource>> sources = SourcesOf(arguments.operands().front());
  if (!sources) return kExitBadInput;
  const PolicySource& source = sources->front();
  PolicyOptions options;
  options.parents = BytesOf(*sources);
  const std::optional<Policy> policy = CompilePolicy(source, options);
  if (!policy) return kExitBadInput;
  const std::string format = arguments.ValueOr("format", "text");
  if (format == "dump") return Print(output, policy->Dump());
  if (format == "binary") return Print(output, source.bytes);
  if (format == "textproto" || format == "json") {
    const absl::StatusOr<std::string> text =
        Render(source.message, format == "json" ? Format::kJson : Format::kText);
    return text.ok() ? Print(output, *text) : ReportError(text.status().message());
  }
  return Print(output, Page(*sources, format, LanguageNamed(arguments.ValueOr("lang", "vi"))));
}

int RunPolicyCheck(const Arguments& arguments) {
  const Language language = LanguageNamed(arguments.ValueOr("lang", "vi"));
  int exit_code = kExitOk;
  std::vector<PolicySource> sources;
  for (const std::string& name : arguments.operands()) {
    std::optional<PolicySource> source = FindPolicy(name);
    if (!source) exit_code = kExitBadInput;
    if (source) sources.push_back(*std::move(source));
  }
  PolicyOptions options;
  options.parents = BytesOf(sources);
  std::string text;
  for (const PolicySource& source : sources) {
    const std::optional<Policy> policy = CompilePolicy(source, options);
    if (!policy) {
      exit_code = kExitBadInput;
      continue;
    }
    const std::string head =
        SayWith(Word::kCheckPassed, language, source.name, ShortDigest(policy->digest()));
    absl::StrAppend(&text, text.empty() ? "" : "\n", Printable(head), "\n",
                    ProofTable(*policy, language), LooseningLines(*policy, sources, language));
  }
  if (const int printed = Print("", text); printed != kExitOk) return printed;
  return exit_code;
}

}  // namespace dangvien::cli
