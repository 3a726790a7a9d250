// The certificates of a result: for each quota and group the limit, what it is a share of, the
// seats and who holds them. Names of subjects are cut after some; the JSON form has all.
//
// Tested by tests/unit/page/report_test.cc
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "dangvien/v1/quota.pb.h"
#include "law/kind_names.h"
#include "law/phrase.h"
#include "report.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kMaxGroups = 200;
constexpr size_t kMaxNames = 8;
constexpr int kTextWidth = 44;

std::string RangeText(const v1::CountRange& range) {
  return range.least() == range.greatest() ? absl::StrCat(range.least())
                                           : absl::StrCat(range.least(), "–", range.greatest());
}

class CertificateRow {
 public:
  CertificateRow(const v1::Certificate& certificate, const Names& names)
      : certificate_(certificate), names_(names), language_(names.language()) {}

  std::vector<std::string> Cells() const {
    return {absl::StrCat(names_.Rule(certificate_.unit_id(), certificate_.quota_id()), " [",
                         certificate_.quota_id(), "]"),
            Group(),
            Limit(),
            RangeText(certificate_.seat_count()),
            RangeText(certificate_.candidate_count()),
            Outcome()};
  }

 private:
  std::string Group() const {
    std::vector<std::string> parts;
    const std::string& unit = certificate_.unit_id();
    parts.push_back(unit.empty() ? Say(Word::kWholeDossier, language_)
                                 : absl::StrCat(unit, " ", names_.Unit(unit)));
    if (!certificate_.peer_group_id().empty()) parts.push_back(certificate_.peer_group_id());
    if (certificate_.unit_kind() != v1::UNIT_KIND_UNSPECIFIED) {
      parts.push_back(NameOf(language_, certificate_.unit_kind()));
    }
    return absl::StrJoin(parts, "\n");
  }

  std::string Limit() const {
    const auto base = static_cast<v1::QuotaBase>(certificate_.base());
    std::vector<std::string> parts = {absl::StrCat(
        Percent(language_, certificate_.limit_numerator(), certificate_.limit_denominator()), ", ",
        Put(language_, PhraseOf(base), Quoted(names_.Tier(certificate_.lowered_to_tier_id()))),
        ": ", RangeText(certificate_.base_count()), "; ",
        Put(language_, PhraseOf(static_cast<v1::SeatRounding>(certificate_.rounding()))))};
    if (certificate_.small_group() > 0) {
      parts.push_back(
          SayWith(Word::kBySmallGroup, language_, RangeText(certificate_.limit_seat_count())));
    }
    if (!certificate_.raised_by_reference().empty()) {
      parts.push_back(SayWith(Word::kRaisedBy, language_, certificate_.raised_by_reference()));
    }
    if (certificate_.provisional()) parts.push_back(Say(Word::kProvisional, language_));
    return absl::StrJoin(parts, "\n");
  }

  // The subjects with one of two outcomes: by rank, or by people's decision.
  void AddOutcome(Word word, v1::SeatOutcome outcome, v1::SeatOutcome by_people,
                  std::vector<std::string>& lines) const {
    std::vector<std::string> names;
    for (const v1::Candidate& candidate : certificate_.candidates()) {
      if (candidate.outcome() == outcome || candidate.outcome() == by_people) {
        names.push_back(SubjectName(candidate.subject()));
      }
    }
    AddNames(word, names, lines);
  }

  void AddNames(Word word, std::vector<std::string> names, std::vector<std::string>& lines) const {
    if (names.empty()) return;
    if (names.size() > kMaxNames) {
      const size_t left_out = names.size() - kMaxNames;
      names.resize(kMaxNames);
      names.push_back(SayWith(Word::kMoreFacts, language_, absl::StrCat(left_out)));
    }
    lines.push_back(SayWith(word, language_, absl::StrJoin(names, ", ")));
  }

  std::string Outcome() const {
    std::vector<std::string> lines;
    AddOutcome(Word::kSeated, v1::SEAT_OUTCOME_SEATED, v1::SEAT_OUTCOME_SEATED_BY_PEOPLE, lines);
    AddOutcome(Word::kNoSeat, v1::SEAT_OUTCOME_NO_SEAT, v1::SEAT_OUTCOME_NO_SEAT_BY_PEOPLE, lines);
    if (!certificate_.settled_by_reference().empty()) {
      lines.push_back(SayWith(Word::kSettledBy, language_, certificate_.settled_by_reference()));
    }
    AddOutcome(Word::kTied, v1::SEAT_OUTCOME_TIED, v1::SEAT_OUTCOME_TIED, lines);
    AddOutcome(Word::kSeatOpen, v1::SEAT_OUTCOME_OPEN, v1::SEAT_OUTCOME_OPEN, lines);
    std::vector<std::string> apart;
    for (const v1::SubjectRef& subject : certificate_.apart()) {
      apart.push_back(SubjectName(subject));
    }
    AddNames(Word::kApart, std::move(apart), lines);
    return absl::StrJoin(lines, "\n");
  }

  const v1::Certificate& certificate_;
  const Names& names_;
  Language language_;
};

}  // namespace

std::string CertificatesSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  if (result.certificates().empty()) return "";
  TextTable table({{Say(Word::kQuota, language), Align::kLeft, kTextWidth},
                   {Say(Word::kGroup, language)},
                   {Say(Word::kLimitAndBase, language), Align::kLeft, kTextWidth},
                   {Say(Word::kSeats, language), Align::kRight},
                   {Say(Word::kCandidates, language), Align::kRight, kTextWidth / 4},
                   {Say(Word::kHolders, language), Align::kLeft, 2 * kTextWidth}});
  const int count = result.certificates_size();
  for (int i = 0; i < std::min(count, kMaxGroups); ++i) {
    table.AddRow(CertificateRow(result.certificates(i), names).Cells());
  }
  std::string text =
      absl::StrCat("\n", SayWith(Word::kCertificatesTitle, language, absl::StrCat(count)), "\n\n",
                   table.ToString());
  if (count > kMaxGroups) {
    absl::StrAppend(&text, SayWith(Word::kMoreGroups, language, absl::StrCat(count - kMaxGroups)),
                    "\n");
  }
  return text;
}

}  // namespace dangvien::cli
