// The timeline of the built-in policies is asked for the kind and the year of the dossier's period.
// What was passed over is told, too: whoever reads a rating of 2023 as of June sees that the rules
// of November were not yet known.
//
// Tested by tests/cli/cli_test.py
#include "timeline_choice.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "law/phrase.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

Phrase PhraseOf(PassedOver reason) {
  switch (reason) {
    case PassedOver::kNotYetKnown:
      return {"chưa ban hành vào ngày đó", "not yet known on that day"};
    case PassedOver::kReplaced:
      return {"đã được thay thế", "replaced"};
    case PassedOver::kEnded:
      return {"đã hết thời gian áp dụng", "ended"};
    case PassedOver::kParentReplaced:
      break;
  }
  return {"chính sách gốc đã được thay thế", "its parent was replaced"};
}

}  // namespace

absl::StatusOr<TimelineChoice> ChooseForPeriod(const std::string& scope_id, int32_t as_of,
                                               const v1::Period& period) {
  const absl::StatusOr<Timeline> timeline = Timeline::Builtin();
  if (!timeline.ok()) return timeline.status();
  return timeline->Select(
      {scope_id, static_cast<PeriodKind>(period.kind()), period.begin_date() / 10000, as_of});
}

std::string ChoiceText(const TimelineChoice& choice, Language language) {
  std::vector<std::string> instruments;
  for (const InstrumentDate& instrument : choice.instruments) {
    instruments.push_back(
        instrument.date == 0
            ? instrument.number
            : absl::StrCat(instrument.number, " (", DateOfLaw(language, instrument.date), ")"));
  }
  std::vector<std::string> lines = {Put(language,
                                        {"Chính sách chọn theo dòng thời gian ($0): $1",
                                         "Policy chosen by the timeline ($0): $1"},
                                        choice.scope_id, choice.policy_id),
                                    absl::StrCat("  ", absl::StrJoin(instruments, ", "))};
  for (const TimelineChoice::Other& other : choice.others) {
    lines.push_back(Put(language, {"  không chọn $0: $1", "  not $0: $1"}, other.policy_id,
                        In(PhraseOf(other.reason), language)));
  }
  std::string text;
  for (const std::string& line : lines) absl::StrAppend(&text, Printable(line), "\n");
  return absl::StrCat(text, "\n");
}

}  // namespace dangvien::cli
