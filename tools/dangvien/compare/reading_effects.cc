// An option without an effect is listed, too: that nobody depends on it is an answer.
//
// Tested by tests/unit/page/reading_effects_test.cc and tests/cli/policy_readings_test.py
#include "compare/reading_effects.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "csv.h"
#include "json_text.h"
#include "law/kind_names.h"
#include "law/phrase.h"
#include "statistics/statistics.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr v1::SubjectKind kKinds[] = {v1::SUBJECT_KIND_ORGANIZATION, v1::SUBJECT_KIND_COLLECTIVE,
                                      v1::SUBJECT_KIND_LEADER, v1::SUBJECT_KIND_MEMBER};

std::string CountOf(const ReadingEffect& effect, v1::SubjectKind kind) {
  const auto count =
      std::count_if(effect.changes.begin(), effect.changes.end(),
                    [kind](const OutcomeChange& one) { return one.subject.kind() == kind; });
  return count == 0 ? "·" : absl::StrCat(count);
}

std::string CountTable(const std::vector<ReadingEffect>& effects, Language language) {
  std::vector<TextTable::Column> columns = {{In(Phrase{"Cách hiểu", "Reading"}, language)},
                                            {In(Phrase{"Đang chọn", "Chosen"}, language)},
                                            {In(Phrase{"Nếu chọn", "If taken"}, language)}};
  for (const v1::SubjectKind kind : kKinds) {
    columns.push_back({NameOf(language, kind), Align::kRight, 12});
  }
  TextTable table(std::move(columns));
  for (const ReadingEffect& effect : effects) {
    std::vector<std::string> row = {effect.reading_id, effect.chosen_option_id, effect.option_id};
    for (const v1::SubjectKind kind : kKinds) row.push_back(CountOf(effect, kind));
    table.AddRow(row);
  }
  return table.ToString();
}

std::string QuestionOf(const v1::Policy& policy, const std::string& reading_id, Language language) {
  for (const v1::Reading& reading : policy.readings()) {
    if (reading.id() != reading_id) continue;
    return language == Language::kVietnamese ? reading.question().vi() : reading.question().en();
  }
  return reading_id;
}

}  // namespace

std::vector<OutcomeChange> ChangesOf(const Comparison& comparison) {
  std::vector<OutcomeChange> changes;
  for (const TransitionMatrix& matrix : comparison.matrices) {
    ForEachCell(matrix, [&](const std::string& from, const std::string& to, const auto& cell) {
      if (from == to) return;
      for (const ComparedSubject& pair : cell) {
        changes.push_back({pair.any().subject(), pair.any().unit_id(), from, to});
      }
    });
  }
  return changes;
}

std::string ReadingEffectsText(const std::vector<ReadingEffect>& effects, const v1::Policy& policy,
                               const Names& names, size_t limit) {
  const Language language = names.language();
  std::string text = CountTable(effects, language);
  for (const ReadingEffect& effect : effects) {
    if (effect.changes.empty()) continue;
    absl::StrAppend(&text, "\n", effect.reading_id, "=", effect.option_id, ": ",
                    Printable(QuestionOf(policy, effect.reading_id, language)), "\n");
    for (size_t i = 0; i < std::min(limit, effect.changes.size()); ++i) {
      const OutcomeChange& change = effect.changes[i];
      absl::StrAppend(&text, "  ", Printable(SubjectName(change.subject)), " (",
                      Printable(change.unit_id), "): ", OutcomeName(change.from, names), " → ",
                      OutcomeName(change.to, names), "\n");
    }
    if (effect.changes.size() <= limit) continue;
    absl::StrAppend(
        &text,
        Put(language,
            {"  … còn $0 (dùng --format json hoặc csv)", "  … $0 more (use --format json or csv)"},
            effect.changes.size() - limit),
        "\n");
  }
  return text;
}

std::string ReadingEffectsCsv(const std::vector<ReadingEffect>& effects) {
  CsvTable table(
      {"reading", "chosen_option", "option", "subject_kind", "subject", "unit_id", "from", "to"});
  for (const ReadingEffect& effect : effects) {
    for (const OutcomeChange& change : effect.changes) {
      table.AddRow({effect.reading_id, effect.chosen_option_id, effect.option_id,
                    ShortName(change.subject.kind()), SubjectName(change.subject), change.unit_id,
                    change.from, change.to});
    }
  }
  return table.text();
}

std::string ReadingEffectsJson(const std::vector<ReadingEffect>& effects) {
  JsonText json;
  json.BeginObject().Key("effects").BeginArray();
  for (const ReadingEffect& effect : effects) {
    json.BeginObject().Key("reading").String(effect.reading_id);
    json.Key("chosen_option").String(effect.chosen_option_id);
    json.Key("option").String(effect.option_id).Key("subjects").BeginArray();
    for (const OutcomeChange& change : effect.changes) {
      json.BeginObject().Key("subject").String(SubjectName(change.subject));
      json.Key("unit_id").String(change.unit_id);
      json.Key("from").String(change.from).Key("to").String(change.to).End();
    }
    json.End().End();
  }
  json.End().End();
  return json.Finish();
}

}  // namespace dangvien::cli
