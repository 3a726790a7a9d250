// A report reads from the whole to the single: what was rated under what, the counts, who still
// needs something, what is wrong, and only on request everybody. Long lists are cut with a count of
// what is left; the JSON form is for programs and is never cut.
//
// Tested by tests/cli/cli_test.py
#include "report.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr size_t kShortDigestBytes = 6;

std::string Heading(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  std::string text = absl::StrCat(Say(Word::kReportTitle, language), "\n");
  for (const v1::PolicyUse& use : result.policies()) {
    const v1::Policy* policy = names.Policy(use.policy_id());
    const std::string title = policy == nullptr ? "" : In(policy->title(), language);
    const std::string line = absl::StrCat(title, " (", use.policy_id(), ")");
    absl::StrAppend(
        &text, Printable(SayWith(Word::kPolicyLine, language, line, ShortDigest(use.digest()))),
        "\n");
    for (const v1::ChosenReading& reading : use.readings()) {
      if (reading.is_default()) continue;
      absl::StrAppend(&text,
                      Printable(SayWith(Word::kReadingLine, language, reading.reading_id(),
                                        reading.option_id())),
                      "\n");
    }
  }
  const std::string begin = DateText(result.begin_date());
  absl::StrAppend(&text, SayWith(Word::kPeriodLine, language, begin, DateText(result.end_date())),
                  "\n", SayWith(Word::kRatingDateLine, language, DateText(result.rating_date())),
                  "\n",
                  SayWith(Word::kDigestLine, language, ShortDigest(result.data_digest()),
                          ShortDigest(result.digest())),
                  "\n");
  return text;
}

}  // namespace

std::string Report(const v1::Result& result, const Names& names, const ReportSections& sections) {
  std::string text = Heading(result, names);
  if (sections.tallies) absl::StrAppend(&text, TalliesSection(result, names));
  if (sections.certificates) absl::StrAppend(&text, CertificatesSection(result, names));
  if (sections.decisions) absl::StrAppend(&text, DecisionsSection(result, names));
  if (sections.attention) absl::StrAppend(&text, AttentionSection(result, names));
  if (sections.findings) absl::StrAppend(&text, FindingsSection(result, names));
  if (sections.re_ratings) absl::StrAppend(&text, ReRatingsSection(result, names));
  if (sections.review_places) absl::StrAppend(&text, ReviewPlacesSection(result, names));
  if (sections.subjects) absl::StrAppend(&text, SubjectsSection(result, names));
  return text;
}

std::string DateText(int32_t date) {
  return absl::StrFormat("%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

std::string ShortDigest(const std::string& digest) {
  return absl::BytesToHexString(digest.substr(0, kShortDigestBytes));
}

const char* StatusText(v1::SubjectStatus status, Language language) {
  switch (status) {
    case v1::SUBJECT_STATUS_RATED:
      return Say(Word::kRated, language);
    case v1::SUBJECT_STATUS_NOT_A_SUBJECT:
      return Say(Word::kNotRated, language);
    case v1::SUBJECT_STATUS_NEEDS_INPUT:
      return Say(Word::kNeedsInput, language);
    case v1::SUBJECT_STATUS_NEEDS_DECISION:
      return Say(Word::kNeedsDecision, language);
    default:
      return "";
  }
}

}  // namespace dangvien::cli
