// Reads the arguments of one subcommand by its table of options.
//
//   constexpr OptionSpec kOptions[] = {{"data", Takes::kValue, "FILE|-", Repeat::kOnce, "the
//   dossier"}}; absl::StatusOr<Arguments> arguments = ParseArguments(spec, words); const
//   std::string file = arguments->ValueOr("data", "-");
//
// `--name value`, `--name=value`, `-h`, `--`; options and operands may stand in any order.
#ifndef DANGVIEN_DANGVIEN_COMMAND_LINE_H_
#define DANGVIEN_DANGVIEN_COMMAND_LINE_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace dangvien::cli {

enum class Takes {
  kNothing,
  kValue,
  kChoice,   // one of the words in `value`, which are separated by `|`
  kChoices,  // some of them, separated by commas
};

enum class Repeat { kOnce, kAnyNumber };

struct OptionSpec {
  const char* name;  // without the dashes
  Takes takes;
  const char* value;  // as shown in help; empty with kNothing
  Repeat repeat;
  const char* help;
};

struct CommandSpec {
  const char* name = "";  // "policy show"
  const char* summary = "";
  const char* operands = "";  // as shown in help
  size_t min_operands = 0;
  size_t max_operands = 0;
  absl::Span<const OptionSpec> options;
  const char* notes = "";  // shown after the options
};

class Arguments {
 public:
  bool Has(absl::string_view option) const;
  // The value of an option that is given once.
  std::string ValueOr(absl::string_view option, absl::string_view fallback) const;
  // All values in the order given; of kChoices, the single words.
  const std::vector<std::string>& Values(absl::string_view option) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  friend class ArgumentReader;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
};

// `words` are those after the subcommand. `--help` anywhere gives arguments that have only that.
// ERRORS: kInvalidArgument: the message names the option and how to get help.
absl::StatusOr<Arguments> ParseArguments(const CommandSpec& spec,
                                         absl::Span<const std::string> words);

// ERRORS: kInvalidArgument: no whole number in [low, high].
absl::StatusOr<int64_t> NumberOr(const Arguments& arguments, absl::string_view option,
                                 int64_t fallback, std::pair<int64_t, int64_t> range);

// 20181231 of "2018-12-31"; 0 where the option is not given. Whether there is such a day is not
// asked.
// ERRORS: kInvalidArgument: not of this form.
absl::StatusOr<int32_t> DateOf(const Arguments& arguments, absl::string_view option);

std::string HelpText(const CommandSpec& spec);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_COMMAND_LINE_H_
