// Transitions as text, CSV and JSON. The text names the first few subjects of each cell in which
// somebody moved, with the ids of the rules on either side; the rules themselves stand once, below.
// CSV and JSON leave nothing out.
//
// Tested by tests/unit/page/comparison_test.cc
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "compare/comparison.h"
#include "csv.h"
#include "json_text.h"
#include "law/kind_names.h"
#include "law/phrase.h"
#include "report.h"
#include "statistics/statistics.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kOutcomeWidth = 16;

std::string NotRatedReason(const v1::SubjectResult* subject) {
  return subject == nullptr ? "no_pass" : subject->not_rated_because();
}

// Ids of the telling reasons, or why it is not rated.
std::vector<std::string> ReasonIds(const v1::SubjectResult* subject) {
  std::vector<std::string> ids;
  if (!NotRatedReason(subject).empty()) ids.push_back(NotRatedReason(subject));
  if (subject == nullptr) return ids;
  for (const v1::Reason* reason : TellingReasons(*subject)) {
    if (std::find(ids.begin(), ids.end(), reason->rule_id()) == ids.end()) {
      ids.push_back(reason->rule_id());
    }
  }
  return ids;
}

std::string ReasonText(const v1::SubjectResult* subject, const Names& names) {
  std::vector<std::string> parts;
  const std::string because = NotRatedReason(subject);
  if (!because.empty()) parts.push_back(names.NotRated(because));
  if (subject != nullptr) {
    for (const v1::Reason* reason : TellingReasons(*subject)) {
      parts.push_back(
          absl::StrCat(names.Reason(subject->unit_id(), *reason), " [", reason->rule_id(), "]"));
    }
  }
  return absl::StrJoin(parts, "; ");
}

// One pair of policies as text.
class TextWriter {
 public:
  TextWriter(const Comparison& comparison, size_t limit)
      : comparison_(comparison), language_(comparison.from.names->language()), limit_(limit) {}

  std::string Write() {
    Line(absl::StrCat(comparison_.from.label, " → ", comparison_.to.label));
    for (const TransitionMatrix& matrix : comparison_.matrices) {
      Line("");
      Line(absl::StrCat(NameOf(language_, matrix.subject_kind), ": ", matrix.TotalCount()));
      Line("");
      Matrix(matrix);
      MoveCounts(matrix);
      Movers(matrix);
    }
    Rules({"Quy tắc của $0:", "Rules of $0:"}, comparison_.from, from_rules_);
    Rules({"Quy tắc của $0:", "Rules of $0:"}, comparison_.to, to_rules_);
    return std::move(text_);
  }

 private:
  // Rule ids with their texts.
  using RuleTexts = std::map<std::string, std::string>;

  template <typename... Arguments>
  std::string Say(const Phrase& phrase, const Arguments&... arguments) const {
    return Put(language_, phrase, arguments...);
  }

  void Line(const std::string& text) { absl::StrAppend(&text_, Printable(text), "\n"); }

  void Matrix(const TransitionMatrix& matrix) {
    std::vector<TextTable::Column> columns = {
        {Say({"từ \\ sang", "from \\ to"}), Align::kLeft, 2 * kOutcomeWidth}};
    for (const std::string& outcome : matrix.to_outcomes) {
      columns.push_back(
          {OutcomeName(outcome, *comparison_.to.names), Align::kRight, kOutcomeWidth});
    }
    columns.push_back({Say({"Cộng", "Sum"}), Align::kRight, kOutcomeWidth});
    TextTable table(std::move(columns));
    for (size_t from = 0; from < matrix.from_outcomes.size(); ++from) {
      std::vector<std::string> cells = {
          OutcomeName(matrix.from_outcomes[from], *comparison_.from.names)};
      for (const auto& cell : matrix.cells[from]) {
        cells.push_back(cell.empty() ? "·" : absl::StrCat(cell.size()));
      }
      cells.push_back(absl::StrCat(matrix.FromCount(from)));
      table.AddRow(cells);
    }
    std::vector<std::string> sums = {Say({"Cộng", "Sum"})};
    for (size_t to = 0; to < matrix.to_outcomes.size(); ++to) {
      sums.push_back(absl::StrCat(matrix.ToCount(to)));
    }
    sums.push_back(absl::StrCat(matrix.TotalCount()));
    table.AddRow(sums);
    absl::StrAppend(&text_, table.ToString());
  }

  void MoveCounts(const TransitionMatrix& matrix) {
    if (!HaveSameTiers(matrix)) return;
    const Moves moves = MovesOf(matrix);
    Line("");
    Line(Say({"Lên mức: $0; xuống mức: $1; không đổi: $2; chuyển giữa có mức và chưa có mức: $3",
              "Up: $0; down: $1; as before: $2; between a tier and none: $3"},
             moves.up, moves.down, moves.same, moves.other));
  }

  void Movers(const TransitionMatrix& matrix) {
    for (size_t from = 0; from < matrix.from_outcomes.size(); ++from) {
      for (size_t to = 0; to < matrix.to_outcomes.size(); ++to) {
        const auto& cell = matrix.cells[from][to];
        if (cell.empty() || matrix.from_outcomes[from] == matrix.to_outcomes[to]) continue;
        Line("");
        Line(absl::StrCat(OutcomeName(matrix.from_outcomes[from], *comparison_.from.names), " → ",
                          OutcomeName(matrix.to_outcomes[to], *comparison_.to.names), ": ",
                          cell.size()));
        for (size_t i = 0; i < std::min(limit_, cell.size()); ++i) Mover(cell[i]);
        if (cell.size() > limit_) {
          Line(Say({"  … còn $0 (dùng --format json hoặc csv)",
                    "  … $0 more (use --format json or csv)"},
                   cell.size() - limit_));
        }
      }
    }
  }

  void Mover(const ComparedSubject& pair) {
    Line(absl::StrCat("  ", SubjectName(pair.any().subject()), " (", pair.any().unit_id(),
                      "): ", Reasons(pair.from, *comparison_.from.names, from_rules_), " → ",
                      Reasons(pair.to, *comparison_.to.names, to_rules_)));
  }

  static std::string Reasons(const v1::SubjectResult* subject, const Names& names,
                             RuleTexts& rules) {
    const std::string because = NotRatedReason(subject);
    if (!because.empty()) rules[because] = names.NotRated(because);
    if (subject != nullptr) {
      for (const v1::Reason* reason : TellingReasons(*subject)) {
        rules[reason->rule_id()] = names.Rule(subject->unit_id(), reason->rule_id());
      }
    }
    return absl::StrCat("[", absl::StrJoin(ReasonIds(subject), ", "), "]");
  }

  void Rules(const Phrase& title, const ComparedResult& compared, const RuleTexts& rules) {
    if (rules.empty()) return;
    Line("");
    Line(Say(title, compared.label));
    for (const auto& [id, text] : rules) Line(absl::StrCat("  ", id, ": ", text));
  }

  const Comparison& comparison_;
  Language language_;
  size_t limit_;
  std::string text_;
  RuleTexts from_rules_;
  RuleTexts to_rules_;
};

void WriteReasons(const v1::SubjectResult* subject, const Names& names, JsonText& json) {
  json.BeginArray();
  const std::string because = NotRatedReason(subject);
  if (!because.empty()) {
    json.BeginObject().Key("kind").String("not_rated").Key("rule_id").String(because);
    json.Key("text").String(names.NotRated(because)).End();
  }
  if (subject != nullptr) {
    for (const v1::Reason& reason : subject->reasons()) {
      const std::string kind = v1::ReasonKind_Name(reason.kind());
      json.BeginObject();
      json.Key("kind").String(
          absl::AsciiStrToLower(absl::string_view(kind).substr(sizeof("REASON_KIND"))));
      json.Key("rule_id").String(reason.rule_id());
      json.Key("text").String(names.Rule(subject->unit_id(), reason.rule_id())).End();
    }
  }
  json.End();
}

void WriteSide(const char* key, const ComparedResult& compared, JsonText& json) {
  json.Key(key).BeginObject().Key("label").String(compared.label).Key("policies").BeginArray();
  for (const v1::PolicyUse& use : compared.result->policies()) {
    json.BeginObject().Key("policy_id").String(use.policy_id());
    json.Key("digest").String(ShortDigest(use.digest())).Key("readings").BeginObject();
    for (const v1::ChosenReading& reading : use.readings()) {
      json.Key(reading.reading_id()).String(reading.option_id());
    }
    json.End().End();
  }
  json.End().End();
}

void WriteMatrix(const TransitionMatrix& matrix, const Comparison& comparison, JsonText& json) {
  json.BeginObject().Key("subject_kind").String(ShortName(matrix.subject_kind));
  json.Key("total").Number(matrix.TotalCount()).Key("cells").BeginArray();
  ForEachCell(matrix, [&](const std::string& from, const std::string& to, const auto& cell) {
    if (cell.empty()) return;
    const bool moved = from != to;
    json.BeginObject().Key("from").String(from).Key("to").String(to);
    json.Key("moved").Bool(moved).Key("count").Number(cell.size()).Key("subjects").BeginArray();
    for (const ComparedSubject& pair : cell) {
      json.BeginObject().Key("subject").String(SubjectName(pair.any().subject()));
      json.Key("unit_id").String(pair.any().unit_id());
      if (moved) {
        json.Key("from_reasons");
        WriteReasons(pair.from, *comparison.from.names, json);
        json.Key("to_reasons");
        WriteReasons(pair.to, *comparison.to.names, json);
      }
      json.End();
    }
    json.End().End();
  });
  json.End().End();
}

}  // namespace

namespace {

void AddMatrixRows(const Comparison& comparison, const TransitionMatrix& matrix, CsvTable* table) {
  ForEachCell(matrix, [&](const std::string& from, const std::string& to, const auto& cell) {
    const bool moved = from != to;
    for (const ComparedSubject& pair : cell) {
      table->AddRow({comparison.from.label, comparison.to.label, ShortName(matrix.subject_kind),
                     SubjectName(pair.any().subject()), pair.any().unit_id(), from, to,
                     moved ? "yes" : "no",
                     moved ? ReasonText(pair.from, *comparison.from.names) : "",
                     moved ? ReasonText(pair.to, *comparison.to.names) : ""});
    }
  });
}

}  // namespace

std::string OutcomeName(const std::string& outcome, const Names& names) {
  const Language language = names.language();
  if (outcome == kNotASubject) return StatusText(v1::SUBJECT_STATUS_NOT_A_SUBJECT, language);
  if (outcome == kNeedsInput) return StatusText(v1::SUBJECT_STATUS_NEEDS_INPUT, language);
  if (outcome == kNeedsDecision) return StatusText(v1::SUBJECT_STATUS_NEEDS_DECISION, language);
  return names.Tier(outcome);
}

std::string ComparisonText(const std::vector<Comparison>& comparisons, size_t limit) {
  std::string text;
  for (const Comparison& comparison : comparisons) {
    absl::StrAppend(&text, text.empty() ? "" : "\n", TextWriter(comparison, limit).Write());
  }
  return text;
}

std::string ComparisonCsv(const std::vector<Comparison>& comparisons) {
  CsvTable table({"from_policy", "to_policy", "subject_kind", "subject", "unit_id", "from", "to",
                  "moved", "from_reasons", "to_reasons"});
  for (const Comparison& comparison : comparisons) {
    for (const TransitionMatrix& matrix : comparison.matrices) {
      AddMatrixRows(comparison, matrix, &table);
    }
  }
  return table.text();
}

std::string ComparisonJson(const std::vector<Comparison>& comparisons) {
  JsonText json;
  json.BeginObject().Key("pairs").BeginArray();
  for (const Comparison& comparison : comparisons) {
    json.BeginObject();
    WriteSide("from", comparison.from, json);
    WriteSide("to", comparison.to, json);
    json.Key("kinds").BeginArray();
    for (const TransitionMatrix& matrix : comparison.matrices) {
      WriteMatrix(matrix, comparison, json);
    }
    json.End().End();
  }
  json.End().End();
  return json.Finish();
}

}  // namespace dangvien::cli
