// One table of options a subcommand, and one reader for all of them. Flag libraries keep their
// options in one global list, so that two subcommands could not give `--format` different values;
// here the table is an argument. The same table prints the help text: an option that is not in it
// can neither be used nor be documented.
//
// A word is refused, never guessed: no abbreviations, no option given twice unless its table row
// says so, no value outside of the listed choices.
//
// Tested by tests/cli/cli_test.py
#include "command_line.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace dangvien::cli {
namespace {

constexpr size_t kLongName = 70;  // of an option with its value: what follows goes to the next line

}  // namespace

// Reads the words of one call from left to right.
class ArgumentReader {
 public:
  ArgumentReader(const CommandSpec& spec, absl::Span<const std::string> words)
      : spec_(spec), words_(words) {}

  absl::StatusOr<Arguments> Read() {
    for (const std::string& word : words_) {
      if (word == "--") break;
      if (word == "--help" || word == "-h") {
        Arguments help;
        help.values_["help"];
        return help;
      }
    }
    while (next_ < words_.size()) {
      const std::string& word = words_[next_++];
      if (word == "--") {
        for (; next_ < words_.size(); ++next_) arguments_.operands_.push_back(words_[next_]);
      } else if (word.size() > 1 && word[0] == '-') {
        if (absl::Status status = TakeOption(word); !status.ok()) return status;
      } else {
        arguments_.operands_.push_back(word);
      }
    }
    if (absl::Status status = CheckOperands(); !status.ok()) return status;
    return std::move(arguments_);
  }

 private:
  absl::Status Fault(absl::string_view message) const {
    return absl::InvalidArgumentError(
        absl::StrCat(message, "; see `dangvien ", spec_.name, " --help`"));
  }

  absl::Status TakeOption(const std::string& word) {
    const size_t equals = word.find('=');
    const std::string shown = word.substr(0, equals);
    const OptionSpec* option = nullptr;
    for (const OptionSpec& candidate : spec_.options) {
      if (shown == absl::StrCat("--", candidate.name)) option = &candidate;
    }
    if (option == nullptr) return Fault(absl::StrCat("unknown option `", shown, "`"));
    if (option->repeat == Repeat::kOnce && arguments_.Has(option->name)) {
      return Fault(absl::StrCat("option `", shown, "` is given twice"));
    }
    std::vector<std::string>& values = arguments_.values_[option->name];
    if (option->takes == Takes::kNothing) {
      return equals == std::string::npos
                 ? absl::OkStatus()
                 : Fault(absl::StrCat("option `", shown, "` takes no value"));
    }
    if (equals == std::string::npos && next_ == words_.size()) {
      return Fault(absl::StrCat("option `", shown, "` needs a value: ", option->value));
    }
    std::string value = equals == std::string::npos ? words_[next_++] : word.substr(equals + 1);
    if (option->takes == Takes::kValue) {
      if (value.empty()) {
        return Fault(absl::StrCat("option `", shown, "` needs a value: ", option->value));
      }
      values.push_back(std::move(value));
      return absl::OkStatus();
    }
    return TakeChoices(*option, value, values);
  }

  absl::Status TakeChoices(const OptionSpec& option, const std::string& value,
                           std::vector<std::string>& values) const {
    const std::vector<std::string> choices = absl::StrSplit(option.value, '|');
    const std::vector<std::string> words = option.takes == Takes::kChoices
                                               ? absl::StrSplit(value, ',')
                                               : std::vector<std::string>{value};
    for (const std::string& word : words) {
      if (std::find(choices.begin(), choices.end(), word) == choices.end()) {
        return Fault(absl::StrCat("option `--", option.name, "` takes ", option.value, ", not `",
                                  word, "`"));
      }
      values.push_back(word);
    }
    return absl::OkStatus();
  }

  absl::Status CheckOperands() const {
    const std::vector<std::string>& operands = arguments_.operands_;
    if (operands.size() > spec_.max_operands) {
      return Fault(absl::StrCat("unexpected argument `", operands[spec_.max_operands], "`"));
    }
    if (operands.size() < spec_.min_operands) {
      return Fault(absl::StrCat("missing argument: ", spec_.operands));
    }
    return absl::OkStatus();
  }

  const CommandSpec& spec_;
  absl::Span<const std::string> words_;
  size_t next_ = 0;
  Arguments arguments_;
};

bool Arguments::Has(absl::string_view option) const {
  return values_.find(option) != values_.end();
}

std::string Arguments::ValueOr(absl::string_view option, absl::string_view fallback) const {
  const std::vector<std::string>& values = Values(option);
  return values.empty() ? std::string(fallback) : values.front();
}

const std::vector<std::string>& Arguments::Values(absl::string_view option) const {
  static const auto* const none = new std::vector<std::string>();
  const auto found = values_.find(option);
  return found == values_.end() ? *none : found->second;
}

absl::StatusOr<Arguments> ParseArguments(const CommandSpec& spec,
                                         absl::Span<const std::string> words) {
  return ArgumentReader(spec, words).Read();
}

absl::StatusOr<int64_t> NumberOr(const Arguments& arguments, absl::string_view option,
                                 int64_t fallback, std::pair<int64_t, int64_t> range) {
  if (!arguments.Has(option)) return fallback;
  const std::string text = arguments.ValueOr(option, "");
  int64_t number = 0;
  if (!absl::SimpleAtoi(text, &number) || number < range.first || number > range.second) {
    return absl::InvalidArgumentError(absl::StrCat("option `--", option,
                                                   "` takes a whole number from ", range.first,
                                                   " to ", range.second, ", not `", text, "`"));
  }
  return number;
}

absl::StatusOr<int32_t> DateOf(const Arguments& arguments, absl::string_view option) {
  if (!arguments.Has(option)) return 0;
  const std::string word = arguments.ValueOr(option, "");
  const bool is_shaped = word.size() == 10 && word[4] == '-' && word[7] == '-';
  int32_t date = 0;
  if (!is_shaped || !absl::SimpleAtoi(absl::StrReplaceAll(word, {{"-", ""}}), &date)) {
    return absl::InvalidArgumentError(
        absl::StrCat("option `--", option, "` takes a date YYYY-MM-DD, not `", word, "`"));
  }
  return date;
}

std::string HelpText(const CommandSpec& spec) {
  std::string help =
      absl::StrCat("usage: dangvien ", spec.name, " [options]", *spec.operands == '\0' ? "" : " ",
                   spec.operands, "\n\n", spec.summary, "\n\noptions:\n");
  for (const OptionSpec& option : spec.options) {
    const std::string name =
        absl::StrCat("  --", option.name, *option.value == '\0' ? "" : " ", option.value);
    const char* const gap = name.size() > kLongName ? "\n      " : "  ";
    absl::StrAppend(&help, name);
    if (option.repeat == Repeat::kAnyNumber) absl::StrAppend(&help, gap, "(any number of times)");
    absl::StrAppend(&help, "\n");
    for (const absl::string_view line : absl::StrSplit(option.help, '\n')) {
      absl::StrAppend(&help, "      ", line, "\n");
    }
  }
  absl::StrAppend(&help, "  --help\n      print this text\n");
  if (*spec.notes != '\0') absl::StrAppend(&help, "\n", spec.notes);
  return help;
}

}  // namespace dangvien::cli
