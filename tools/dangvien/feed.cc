// `dangvien feed`: the tiers of one run become ratings in the dossier of another.
//
// Tested by tests/cli/feed_test.py
#include "feed/feed.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "commands.h"
#include "diagnostics.h"
#include "formats.h"
#include "inputs.h"
#include "output.h"

namespace dangvien::cli {
namespace {

v1::Side SideNamed(const std::string& word) {
  if (word == "party") return v1::SIDE_PARTY;
  return word == "state" ? v1::SIDE_STATE : v1::SIDE_MASS_ORGANIZATION;
}

}  // namespace

int RunFeed(const Arguments& arguments) {
  for (const char* option : {"result", "data", "side"}) {
    if (!arguments.Has(option)) {
      return ReportError(
          absl::StrCat("option `--", option, "` is missing; see `dangvien feed --help`"));
    }
  }
  const absl::StatusOr<int32_t> decided_on = DateOf(arguments, "decided-on");
  if (!decided_on.ok()) return ReportError(decided_on.status().message());
  const std::string output = arguments.ValueOr("output", "");
  if (absl::Status status = CheckOutput(output); !status.ok()) return ReportError(status.message());

  v1::Result result;
  v1::Dataset dossier;
  if (!LoadMessage(arguments.ValueOr("result", ""), "auto", result)) return kExitBadInput;
  if (!LoadMessage(arguments.ValueOr("data", ""), "auto", dossier)) return kExitBadInput;
  const FeedCounts counts =
      Feed(result, {SideNamed(arguments.ValueOr("side", "")), *decided_on}, dossier);
  if (counts.fed == 0) {
    return ReportError(absl::StrCat("nothing to feed: ", counts.without_tier,
                                    " subjects of the result have no tier, ", counts.not_in_dossier,
                                    " are not in the dossier"));
  }
  const absl::StatusOr<std::string> text =
      Render(dossier, FormatNamed(arguments.ValueOr("format", "binary")));
  if (!text.ok()) return ReportError(text.status().message());
  const absl::Status status = WriteOutput(output, *text);
  return status.ok() ? kExitOk : ReportError(status.message());
}

}  // namespace dangvien::cli
