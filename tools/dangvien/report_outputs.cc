// What a result holds besides tiers: decisions that differ from the proposal, earlier years to be
// rated again, and where reviews are held. A section without an entry is left out.
//
// Tested by tests/unit/page/report_test.cc
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "law/kind_names.h"
#include "report.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kMaxLines = 200;
constexpr int kTextWidth = 60;

// A table of at most kMaxLines rows, and how many more there are.
class LimitedTable {
 public:
  LimitedTable(std::vector<TextTable::Column> columns, Language language)
      : table_(std::move(columns)), language_(language) {}

  void AddRow(const std::vector<std::string>& cells) {
    if (++count_ <= kMaxLines) table_.AddRow(cells);
  }

  std::string WithTitle(Word title, Word more) const {
    if (count_ == 0) return "";
    std::string text = absl::StrCat("\n", SayWith(title, language_, absl::StrCat(count_)), "\n\n",
                                    table_.ToString());
    if (count_ > kMaxLines) {
      absl::StrAppend(&text, SayWith(more, language_, absl::StrCat(count_ - kMaxLines)), "\n");
    }
    return text;
  }

 private:
  TextTable table_;
  Language language_;
  int count_ = 0;
};

}  // namespace

std::string DecisionsSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  LimitedTable table({{Say(Word::kSubject, language)},
                      {Say(Word::kUnit, language)},
                      {Say(Word::kProposed, language)},
                      {Say(Word::kDecided, language)}},
                     language);
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (!subject.decided_by_people()) continue;
    if (subject.decided_tier_id() == subject.proposed_tier_id()) continue;
    const std::string proposed = subject.proposed_tier_id().empty()
                                     ? Say(Word::kNone, language)
                                     : names.Tier(subject.proposed_tier_id());
    table.AddRow({SubjectName(subject.subject()), subject.unit_id(), proposed,
                  names.Tier(subject.decided_tier_id())});
  }
  return table.WithTitle(Word::kDecisionsTitle, Word::kMoreSubjects);
}

std::string ReRatingsSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  LimitedTable table({{Say(Word::kSubject, language)},
                      {Say(Word::kYear, language)},
                      {Say(Word::kViolation, language)},
                      {Say(Word::kRule, language), Align::kLeft, kTextWidth}},
                     language);
  for (const v1::ReRating& again : result.re_ratings()) {
    const std::string year =
        again.year() == 0 ? Say(Word::kYearNotKnown, language) : absl::StrCat(again.year());
    table.AddRow({SubjectName(again.subject()),
                  absl::StrCat(year, again.possible() ? Say(Word::kPossibly, language) : ""),
                  again.violation_id(),
                  absl::StrCat(names.Rule("", again.rule_id()), " [", again.rule_id(), "]")});
  }
  return table.WithTitle(Word::kReRatingsTitle, Word::kMoreSubjects);
}

std::string ReviewPlacesSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  LimitedTable table({{Say(Word::kSubject, language)},
                      {Say(Word::kPlace, language), Align::kLeft, kTextWidth},
                      {Say(Word::kUnit, language)},
                      {Say(Word::kRule, language), Align::kLeft, kTextWidth}},
                     language);
  for (const v1::ReviewPlace& place : result.review_places()) {
    v1::SubjectRef subject;
    subject.set_kind(place.post_id().empty() ? v1::SUBJECT_KIND_MEMBER : v1::SUBJECT_KIND_LEADER);
    subject.set_person_id(place.person_id());
    subject.set_post_id(place.post_id());
    const std::string where = NameOf(language, static_cast<v1::ReviewPlaceKind>(place.place()));
    table.AddRow(
        {SubjectName(subject),
         absl::StrCat(where, place.possible() ? Say(Word::kPossibly, language) : ""),
         absl::StrCat(place.unit_id(), " ", names.Unit(place.unit_id())),
         absl::StrCat(names.Rule(place.unit_id(), place.rule_id()), " [", place.rule_id(), "]")});
  }
  return table.WithTitle(Word::kReviewPlacesTitle, Word::kMorePlaces);
}

}  // namespace dangvien::cli
