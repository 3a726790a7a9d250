// A domain person checks a policy against the regulation by reading this page: each rule in the
// policy's own words beside the clause it is taken from, then what the text leaves open. What a
// condition computes is not here; that is in the text form and in the dump.
//
// Tested by tests/cli/cli_test.py
#include "policy_page.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "report.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kKindWidth = 30;
constexpr int kTextWidth = 60;

class PolicyPrinter {
 public:
  PolicyPrinter(const v1::Policy& policy, Language language)
      : policy_(policy), language_(language) {}

  std::string Print() {
    Line(absl::StrCat(In(policy_.title(), language_), " (", policy_.id(), ")"));
    Line(SayWith(Word::kScope, language_, In(policy_.scope(), language_)));
    const int32_t last = policy_.period().last_year();
    Line(SayWith(Word::kYears, language_, absl::StrCat(policy_.period().first_year()),
                 last == 0 ? Say(Word::kStillInForce, language_)
                           : SayWith(Word::kToYear, language_, absl::StrCat(last))));
    Instruments();
    Names(Word::kTiers, policy_.tiers());
    Names(Word::kLevels, policy_.levels());
    for (const v1::Frame& frame : policy_.frames()) Criteria(frame);
    for (const v1::Pass& pass : policy_.passes()) Pass(pass);
    Checks();
    Readings();
    Questions();
    return std::move(text_);
  }

 private:
  const char* Heading(Word word) const { return Say(word, language_); }

  void Line(const std::string& text) { absl::StrAppend(&text_, Printable(text), "\n"); }

  void Title(const std::string& text) {
    absl::StrAppend(&text_, "\n");
    Line(text);
    absl::StrAppend(&text_, "\n");
  }

  template <typename Entries>
  void Names(Word title, const Entries& entries) {
    if (entries.empty()) return;
    Title(Heading(title));
    for (const auto& entry : entries) {
      Line(absl::StrCat("  ", In(entry.name(), language_), " [", entry.id(), "]"));
    }
  }

  std::string KindName(v1::SubjectKind kind) const {
    return Heading(kind == v1::SUBJECT_KIND_MEMBER ? Word::kMembers : Word::kOrganizations);
  }

  void Instruments() {
    Title(Heading(Word::kInstruments));
    TextTable table({{Heading(Word::kInstrumentNumber)},
                     {Heading(Word::kInstrumentDate)},
                     {Heading(Word::kIssuer)},
                     {Heading(Word::kPolicyTitle), Align::kLeft, kTextWidth}});
    for (const v1::Instrument& instrument : policy_.instruments()) {
      table.AddRow({instrument.number(), DateText(instrument.date()), instrument.issuer(),
                    In(instrument.title(), language_)});
    }
    absl::StrAppend(&text_, table.ToString());
  }

  void Criteria(const v1::Frame& frame) {
    Title(absl::StrCat(Heading(Word::kCriteria), ": ", KindName(frame.subject_kind())));
    for (const v1::Criterion& criterion : frame.criteria()) {
      Line(absl::StrCat("  ", In(criterion.name(), language_),
                        criterion.if_any() ? Heading(Word::kIfAny) : "", " [", criterion.id(),
                        "]"));
    }
  }

  template <typename Citations>
  std::string CitationLines(const Citations& citations) const {
    std::vector<std::string> lines;
    for (const v1::Citation& citation : citations) {
      std::string number = citation.instrument_id();
      for (const v1::Instrument& instrument : policy_.instruments()) {
        if (instrument.id() == citation.instrument_id()) number = instrument.number();
      }
      lines.push_back(absl::StrCat(number, ", ", citation.clause()));
    }
    return absl::StrJoin(lines, "\n");
  }

  TextTable RuleTable() const {
    return TextTable({{Heading(Word::kKind), Align::kLeft, kKindWidth},
                      {Heading(Word::kText), Align::kLeft, kTextWidth},
                      {Heading(Word::kCitations), Align::kLeft, kTextWidth}});
  }

  void AddRule(const std::string& kind, const v1::Rule& rule, TextTable& table) const {
    table.AddRow({kind, absl::StrCat(In(rule.text(), language_), " [", rule.id(), "]"),
                  CitationLines(rule.citations())});
  }

  std::string WithTier(Word word, const std::string& tier_id) const {
    for (const v1::Tier& tier : policy_.tiers()) {
      if (tier.id() == tier_id) return SayWith(word, language_, In(tier.name(), language_));
    }
    return SayWith(word, language_, tier_id);
  }

  void Pass(const v1::Pass& pass) {
    Title(absl::StrCat(Heading(Word::kPass), " ", pass.id(), ": ", KindName(pass.subject_kind())));
    TextTable table = RuleTable();
    for (const v1::Rule& rule : pass.exclusions()) {
      AddRule(Heading(Word::kExclusion), rule, table);
    }
    for (const v1::Standard& standard : pass.standards()) {
      for (const v1::Rule& rule : standard.conditions()) {
        AddRule(WithTier(Word::kStandard, standard.tier_id()), rule, table);
      }
    }
    table.AddRow(
        {WithTier(Word::kFallback, pass.fallback().tier_id()),
         absl::StrCat(In(pass.fallback().text(), language_), " [", pass.fallback().id(), "]"),
         CitationLines(pass.fallback().citations())});
    for (const v1::TierRule& force : pass.forces()) {
      AddRule(WithTier(Word::kForce, force.tier_id()), force.rule(), table);
    }
    for (const v1::TierRule& cap : pass.caps()) {
      AddRule(WithTier(Word::kCap, cap.tier_id()), cap.rule(), table);
    }
    absl::StrAppend(&text_, table.ToString());
  }

  void Checks() {
    if (policy_.checks().empty()) return;
    Title(Heading(Word::kChecks));
    TextTable table = RuleTable();
    for (const v1::Check& check : policy_.checks()) {
      AddRule(SeverityName(check.severity()), check.rule(), table);
    }
    absl::StrAppend(&text_, table.ToString());
  }

  std::string SeverityName(v1::Severity severity) const {
    switch (severity) {
      case v1::SEVERITY_ERROR:
        return Heading(Word::kSeverityError);
      case v1::SEVERITY_WARNING:
        return Heading(Word::kSeverityWarning);
      default:
        return Heading(Word::kSeverityNote);
    }
  }

  void Readings() {
    if (policy_.readings().empty()) return;
    Title(Heading(Word::kReadings));
    TextTable table({{Heading(Word::kReading)},
                     {Heading(Word::kQuestion), Align::kLeft, kTextWidth},
                     {Heading(Word::kOptions), Align::kLeft, kTextWidth}});
    for (const v1::Reading& reading : policy_.readings()) {
      std::vector<std::string> options;
      for (const v1::Option& option : reading.options()) {
        const bool is_default = option.id() == reading.default_option_id();
        options.push_back(absl::StrCat(is_default ? "* " : "- ", option.id(), ": ",
                                       In(option.text(), language_)));
      }
      table.AddRow({reading.id(), In(reading.question(), language_), absl::StrJoin(options, "\n")});
    }
    absl::StrAppend(&text_, table.ToString());
  }

  void Questions() {
    if (policy_.questions().empty()) return;
    Title(Heading(Word::kQuestions));
    TextTable table({{Heading(Word::kKind), Align::kLeft, kKindWidth},
                     {Heading(Word::kQuestion), Align::kLeft, kTextWidth},
                     {Heading(Word::kCitations), Align::kLeft, kTextWidth}});
    for (const v1::Question& question : policy_.questions()) {
      table.AddRow({Heading(question.only_listed() ? Word::kOnlyListed : Word::kAskedWhere),
                    absl::StrCat(In(question.text(), language_), " [", question.id(), "]"),
                    CitationLines(question.citations())});
    }
    absl::StrAppend(&text_, table.ToString());
  }

  const v1::Policy& policy_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string PolicyPage(const v1::Policy& policy, Language language) {
  return PolicyPrinter(policy, language).Print();
}

}  // namespace dangvien::cli
