// Finds the subcommand, reads its arguments, runs it. A subcommand has one or two words; the words
// are looked up in the table of commands.cc, which also gives the help.
//
// A closed pipe is an error of writing with a message, not a signal that ends the process silently.
//
// Tested by tests/cli/cli_test.py
#include <csignal>
#include <new>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "commands.h"
#include "diagnostics.h"
#include "formats.h"
#include "output.h"
#include "protobuf_compat.h"

namespace dangvien::cli {
namespace {

int Print(const std::string& text) {
  const absl::Status status = WriteOutput("", text);
  return status.ok() ? kExitOk : ReportError(status.message());
}

std::string Overview() {
  std::string text =
      "usage: dangvien COMMAND [options]\n\n"
      "Rates party organizations and members by a policy, and says why.\n\ncommands:\n";
  for (const Command& command : Commands()) {
    absl::StrAppendFormat(&text, "  %-14s %s\n", command.spec.name, command.spec.summary);
  }
  absl::StrAppend(
      &text,
      "\n`dangvien COMMAND --help` explains the options; `dangvien --version` prints "
      "the version.\n\n",
      kDetectionHelp,
      "\nExit codes: 0 done; 1 with --strict: something needs attention; 2 bad input or "
      "usage.\n");
  return text;
}

int RunCommand(const Command& command, const std::vector<std::string>& words) {
  const absl::StatusOr<Arguments> arguments = ParseArguments(command.spec, words);
  if (!arguments.ok()) return ReportError(arguments.status().message());
  if (!arguments->Has("help")) return command.run(*arguments);
  std::string help = HelpText(command.spec);
  for (const OptionSpec& option : command.spec.options) {
    if (absl::string_view(option.name) == "data-format") {
      absl::StrAppend(&help, "\n", kDetectionHelp);
    }
  }
  return Print(help);
}

int Run(const std::vector<std::string>& words) {
  if (words.empty()) {
    return ReportError("no command is given; see `dangvien --help`");
  }
  if (words[0] == "--help" || words[0] == "-h") return Print(Overview());
  if (words[0] == "--version") return Print("dangvien " DANGVIEN_VERSION "\n");
  for (const Command& command : Commands()) {
    if (words[0] == command.spec.name) return RunCommand(command, {words.begin() + 1, words.end()});
    if (words.size() > 1 && absl::StrCat(words[0], " ", words[1]) == command.spec.name) {
      return RunCommand(command, {words.begin() + 2, words.end()});
    }
  }
  if (words[0] != "policy") {
    return ReportError(absl::StrCat("unknown command `", words[0], "`; see `dangvien --help`"));
  }
  if (words.size() > 1 && (words[1] == "--help" || words[1] == "-h")) return Print(Overview());
  return ReportError("`dangvien policy` takes list, show, check or diff; see `dangvien --help`");
}

}  // namespace
}  // namespace dangvien::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  dangvien::cli::QuietProtobuf();
  try {
    return dangvien::cli::Run({argv + 1, argv + argc});
  } catch (const std::bad_alloc&) {
    return dangvien::cli::ReportError("out of memory");
  }
}
