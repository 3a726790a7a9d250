// Every subject with its tier and the reasons: the printout that goes into a file, unit by unit, in
// the canonical order of the result.
//
// Tested by tests/cli/cli_test.py
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "report.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kReasonWidth = 80;

// The tier, and which other layer differs from it.
std::string TierOf(const v1::SubjectResult& subject, const Names& names) {
  const Language language = names.language();
  std::vector<std::string> lines = {names.Tier(subject.decided_tier_id())};
  if (subject.decided_by_people()) {
    const std::string proposed = subject.proposed_tier_id().empty()
                                     ? Say(Word::kNone, language)
                                     : names.Tier(subject.proposed_tier_id());
    lines.push_back(absl::StrCat("(", SayWith(Word::kDecidedByPeople, language, proposed), ")"));
  }
  if (subject.qualified_tier_id() != subject.proposed_tier_id()) {
    const std::string qualified = names.Tier(subject.qualified_tier_id());
    lines.push_back(absl::StrCat("(", SayWith(Word::kQualifiedAs, language, qualified), ")"));
  }
  return absl::StrJoin(lines, "\n");
}

std::string ReasonsOf(const v1::SubjectResult& subject, const Names& names) {
  std::vector<std::string> lines;
  const std::string& because = subject.not_rated_because();
  if (!because.empty()) lines.push_back(absl::StrCat("- ", names.NotRated(because)));
  for (const v1::Reason& reason : subject.reasons()) {
    lines.push_back(absl::StrCat("- ", names.Reason(subject.unit_id(), reason)));
  }
  return absl::StrJoin(lines, "\n");
}

}  // namespace

std::string SubjectsSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  TextTable table({{Say(Word::kSubject, language)},
                   {Say(Word::kUnit, language)},
                   {Say(Word::kStatus, language)},
                   {Say(Word::kTierHeading, language)},
                   {Say(Word::kReasons, language), Align::kLeft, kReasonWidth}});
  for (const v1::SubjectResult& subject : result.subjects()) {
    table.AddRow({SubjectName(subject.subject()), subject.unit_id(),
                  StatusText(subject.status(), language), TierOf(subject, names),
                  ReasonsOf(subject, names)});
  }
  const std::string count = absl::StrCat(result.subjects_size());
  return absl::StrCat("\n", SayWith(Word::kSubjectsTitle, language, count), "\n\n",
                      table.ToString());
}

}  // namespace dangvien::cli
