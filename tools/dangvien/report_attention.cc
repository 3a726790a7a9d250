// The subjects that the facts do not decide: what they can still become, and what to fetch or to
// decide so that they do. This is the list to work through before the ratings are final.
//
// Tested by tests/cli/cli_test.py
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "report.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int64_t kMaxSubjects = 200;
constexpr size_t kMaxFacts = 6;
constexpr int kMissingWidth = 60;

std::string PossibleTiers(const v1::SubjectResult& subject, const Names& names) {
  std::vector<std::string> lines;
  for (const std::string& tier_id : subject.possible_tier_ids()) {
    lines.push_back(names.Tier(tier_id));
  }
  if (subject.may_be_not_a_subject()) lines.emplace_back(Say(Word::kOrNotRated, names.language()));
  return absl::StrJoin(lines, "\n");
}

std::string MissingFacts(const v1::SubjectResult& subject, const Names& names) {
  std::vector<std::string> lines;
  for (const v1::OpenFact& fact : subject.open_facts()) {
    std::string line = absl::StrCat("- ", names.Fact(subject.unit_id(), fact));
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) {
      lines.push_back(std::move(line));
    }
  }
  if (lines.size() > kMaxFacts) {
    const size_t left_out = lines.size() - kMaxFacts;
    lines.resize(kMaxFacts);
    lines.push_back(SayWith(Word::kMoreFacts, names.language(), absl::StrCat(left_out)));
  }
  return absl::StrJoin(lines, "\n");
}

bool NeedsAttention(const v1::SubjectResult& subject) {
  return subject.status() == v1::SUBJECT_STATUS_NEEDS_INPUT ||
         subject.status() == v1::SUBJECT_STATUS_NEEDS_DECISION;
}

}  // namespace

std::string AttentionSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  TextTable table({{Say(Word::kSubject, language)},
                   {Say(Word::kUnit, language)},
                   {Say(Word::kStatus, language)},
                   {Say(Word::kPossibleTiers, language)},
                   {Say(Word::kMissing, language), Align::kLeft, kMissingWidth}});
  int64_t count = 0;
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (!NeedsAttention(subject) || ++count > kMaxSubjects) continue;
    table.AddRow({SubjectName(subject.subject()), subject.unit_id(),
                  StatusText(subject.status(), language), PossibleTiers(subject, names),
                  MissingFacts(subject, names)});
  }
  std::string text =
      absl::StrCat("\n", SayWith(Word::kAttentionTitle, language, absl::StrCat(count)), "\n\n");
  if (count == 0) return absl::StrCat(text, Say(Word::kNone, language), "\n");
  absl::StrAppend(&text, table.ToString());
  if (count > kMaxSubjects) {
    absl::StrAppend(
        &text, SayWith(Word::kMoreSubjects, language, absl::StrCat(count - kMaxSubjects)), "\n");
  }
  return text;
}

}  // namespace dangvien::cli
