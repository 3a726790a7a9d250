// What is wrong or missing in the dossier and in the process, grouped by rule, the gravest first: a
// rule that 30 branches break is one line with 30 places, not 30 lines.
//
// Tested by tests/cli/cli_test.py
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "dangvien/v1/policy.pb.h"
#include "report.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr size_t kMaxPlaces = 20;
constexpr int kRuleWidth = 50;
constexpr int kNarrowWidth = 16;
constexpr int kPlaceWidth = 60;

// Gravest first, then in the order of the rule's text.
using GroupKey = std::tuple<int64_t, std::string, std::string, int>;

const char* SeverityText(int64_t severity, Language language) {
  switch (severity) {
    case v1::SEVERITY_ERROR:
      return Say(Word::kSeverityError, language);
    case v1::SEVERITY_WARNING:
      return Say(Word::kSeverityWarning, language);
    default:
      return Say(Word::kSeverityNote, language);
  }
}

const char* VerdictText(int verdict, Language language) {
  switch (verdict) {
    case v1::FINDING_VERDICT_NOT_SHOWN:
      return Say(Word::kNotShown, language);
    case v1::FINDING_VERDICT_CONTRADICTION:
      return Say(Word::kContradicts, language);
    default:
      return Say(Word::kNotMet, language);
  }
}

std::string PlaceOf(const v1::Finding& finding, const Names& names) {
  std::vector<std::string> parts;
  if (finding.has_subject()) parts.push_back(SubjectName(finding.subject()));
  const bool is_said = finding.has_subject() && finding.subject().unit_id() == finding.unit_id();
  if (!finding.unit_id().empty() && !is_said) parts.push_back(finding.unit_id());
  if (!finding.session_id().empty()) {
    parts.push_back(SayWith(Word::kSession, names.language(), finding.session_id()));
  }
  return absl::StrJoin(parts, ", ");
}

std::string PlaceLines(const std::vector<std::string>& places, Language language) {
  const auto shown_end =
      places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), kMaxPlaces));
  std::string text = absl::StrJoin(places.begin(), shown_end, "\n");
  if (places.size() > kMaxPlaces) {
    absl::StrAppend(&text, "\n",
                    SayWith(Word::kMorePlaces, language, absl::StrCat(places.size() - kMaxPlaces)));
  }
  return text;
}

}  // namespace

std::string FindingsSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  std::map<GroupKey, std::vector<std::string>> groups;
  for (const v1::Finding& finding : result.findings()) {
    const GroupKey key(-static_cast<int64_t>(finding.severity()),
                       names.Rule(finding.unit_id(), finding.rule_id()), finding.rule_id(),
                       finding.verdict());
    groups[key].push_back(PlaceOf(finding, names));
  }
  std::string text = absl::StrCat(
      "\n", SayWith(Word::kFindingsTitle, language, absl::StrCat(result.findings_size())), "\n\n");
  if (groups.empty()) return absl::StrCat(text, Say(Word::kNone, language), "\n");
  TextTable table({{Say(Word::kSeverity, language)},
                   {Say(Word::kRule, language), Align::kLeft, kRuleWidth},
                   {Say(Word::kVerdict, language), Align::kLeft, kNarrowWidth},
                   {Say(Word::kCount, language), Align::kRight},
                   {Say(Word::kWhere, language), Align::kLeft, kPlaceWidth}});
  for (const auto& [key, places] : groups) {
    const auto& [severity, rule, rule_id, verdict] = key;
    table.AddRow({SeverityText(-severity, language), absl::StrCat(rule, " [", rule_id, "]"),
                  VerdictText(verdict, language), absl::StrCat(places.size()),
                  PlaceLines(places, language)});
  }
  return absl::StrCat(text, table.ToString());
}

}  // namespace dangvien::cli
