// The whole user interface as one table: subcommands, their options and the words of their help.
// What a subcommand does is in the file of its name; what it accepts is only here.
//
// Tested by tests/cli/cli_test.py
#include "commands.h"

namespace dangvien::cli {
namespace {

constexpr OptionSpec kPolicy = {"policy", Takes::kValue, "NAME|FILE", Repeat::kAnyNumber,
                                "a built-in policy, else a file (binary, text or JSON); the first\n"
                                "one is the run's default, further ones rate units that name them"};
constexpr OptionSpec kReading = {"reading", Takes::kValue, "ID=OPTION", Repeat::kAnyNumber,
                                 "take this reading of an ambiguous text instead of the default"};
constexpr OptionSpec kData = {"data", Takes::kValue, "FILE|-", Repeat::kOnce,
                              "the dossier; `-`, the default, is standard input"};
constexpr OptionSpec kDataFormat = {"data-format", Takes::kChoice, "auto|binary|text|json",
                                    Repeat::kOnce, "form of the dossier; default auto, see below"};
constexpr OptionSpec kLanguage = {"lang", Takes::kChoice, "vi|en", Repeat::kOnce,
                                  "language of tables; default vi"};
constexpr OptionSpec kOutput = {"output", Takes::kValue, "FILE", Repeat::kOnce,
                                "write there, whole or not at all; default standard output"};

constexpr OptionSpec kEvaluateOptions[] = {
    kPolicy,
    kData,
    kReading,
    kDataFormat,
    {"format", Takes::kChoice, "table|json|binary|text", Repeat::kOnce,
     "form of the result; default table"},
    kLanguage,
    kOutput,
    {"threads", Takes::kValue, "N", Repeat::kOnce,
     "threads, 1 to 256; default 1; the result does not depend on it"},
    {"scope", Takes::kValue, "ID", Repeat::kOnce,
     "instead of --policy: the policy that is law there for the dossier's period;\n"
     "`national`, `state`, or a place"},
    {"as-of", Takes::kValue, "DATE", Repeat::kOnce,
     "with --scope: the law as it was known on this day, YYYY-MM-DD; default as\n"
     "far as it is known today"},
    {"strict", Takes::kNothing, "", Repeat::kOnce, "exit code 1 if anything needs attention"},
    {"no-checks", Takes::kNothing, "", Repeat::kOnce,
     "leave out the policy's checks of dossier and process"},
    {"sections", Takes::kChoices,
     "tallies|certificates|decisions|attention|findings|re-ratings|review-places|subjects",
     Repeat::kAnyNumber,
     "sections of the table, separated by commas;\ndefault all but subjects, where there is "
     "anything to show"},
};

constexpr OptionSpec kExplainOptions[] = {
    kPolicy,
    kData,
    kReading,
    kDataFormat,
    {"format", Takes::kChoice, "table|json|binary|text", Repeat::kOnce,
     "form of the explanation; default table"},
    kLanguage,
    kOutput,
};

constexpr OptionSpec kPolicyListOptions[] = {kLanguage};

constexpr OptionSpec kPolicyShowOptions[] = {
    {"format", Takes::kChoice, "text|markdown|html|textproto|json|binary|dump", Repeat::kOnce,
     "text, the default, markdown, html: a page for people, rule by rule and\n"
     "clause by clause; textproto, json, binary: the policy itself; dump: its\n"
     "compiled form"},
    kLanguage,
    kOutput,
};

constexpr OptionSpec kPolicyCheckOptions[] = {kLanguage};

constexpr OptionSpec kPolicyDiffOptions[] = {
    {"data", Takes::kValue, "FILE|-", Repeat::kOnce,
     "a dossier: who moves between tiers from one policy to the next, and why;\n"
     "without it: which rules differ"},
    kDataFormat,
    {"format", Takes::kChoice, "text|csv|json", Repeat::kOnce,
     "text, the default, names some subjects of each cell; csv and json all"},
    {"limit", Takes::kValue, "N", Repeat::kOnce,
     "subjects named in each cell of the text, 0 to 1000000; default 10"},
    kLanguage,
    kOutput,
    {"threads", Takes::kValue, "N", Repeat::kOnce, "threads, 1 to 256; default 1"},
};

constexpr OptionSpec kPolicyReadingsOptions[] = {
    kData,
    kDataFormat,
    {"format", Takes::kChoice, "text|csv|json", Repeat::kOnce,
     "text, the default, names some subjects of each option; csv and json all"},
    {"limit", Takes::kValue, "N", Repeat::kOnce,
     "subjects named for each option in the text, 0 to 1000000; default 10"},
    kLanguage,
    kOutput,
    {"threads", Takes::kValue, "N", Repeat::kOnce, "threads, 1 to 256; default 1"},
};

constexpr OptionSpec kStatisticsOptions[] = {
    kPolicy,
    kData,
    kReading,
    kDataFormat,
    {"unit", Takes::kValue, "ID", Repeat::kOnce,
     "count this unit and everything below it; default the whole dossier"},
    {"format", Takes::kChoice, "text|csv|json", Repeat::kOnce, "default text"},
    kLanguage,
    kOutput,
    {"threads", Takes::kValue, "N", Repeat::kOnce, "threads, 1 to 256; default 1"},
};

constexpr OptionSpec kFeedOptions[] = {
    {"result", Takes::kValue, "FILE|-", Repeat::kOnce,
     "a result of `evaluate --format binary` (or text, json)"},
    {"data", Takes::kValue, "FILE|-", Repeat::kOnce, "the dossier that gets the ratings"},
    {"side", Takes::kChoice, "party|state|mass-organization", Repeat::kOnce,
     "whose ratings they are"},
    {"decided-on", Takes::kValue, "DATE", Repeat::kOnce,
     "when they were decided, YYYY-MM-DD; default not known"},
    {"format", Takes::kChoice, "binary|text|json", Repeat::kOnce, "default binary"},
    kOutput,
};

constexpr OptionSpec kGenerateOptions[] = {
    {"policy", Takes::kValue, "NAME|FILE", Repeat::kOnce, "what the dossier must fit"},
    {"profile", Takes::kChoice, "company|scale|province", Repeat::kOnce,
     "company, the default: about 600 members of one company with planted\n"
     "faults; scale: a tree of --members members; province: such a tree with\n"
     "everybody whom the policy rates, and every event that it asks about"},
    {"members", Takes::kValue, "N", Repeat::kOnce,
     "not of the profile company: 1 to 200000000; default 100000"},
    {"seed", Takes::kValue, "N", Repeat::kOnce, "default 2018; equal seeds give equal bytes"},
    {"columns", Takes::kNothing, "", Repeat::kOnce, "write people as columns, not as rows"},
    {"format", Takes::kChoice, "binary|text|json", Repeat::kOnce, "default binary"},
    kOutput,
};

constexpr char kEvaluateNotes[] =
    "Each section of the table lists at most 200 entries; --format json has all.\n"
    "The section subjects lists every subject with its reasons.\n"
    "\n"
    "Exit codes: 0 the dossier was rated; 1 with --strict: there is a finding, or a subject needs\n"
    "input or a decision; 2 bad input or usage, and nothing was written.\n";

constexpr char kPolicyDiffNotes[] =
    "POLICY is a name or a file, with readings in brackets where they differ from the defaults:\n"
    "qd132-hd16-2018[member-half-of-tasks=share-alone,counted-once=within-year]. With --data each\n"
    "policy rates the dossier, and each is compared with the one before it, by proposed tiers.\n"
    "What only another of the policies declares may stand in the dossier, and is not looked at.\n";

constexpr char kFeedNotes[] =
    "Each subject with a decided tier gets a rating: people as members or leaders, units as\n"
    "organizations or collectives. Whom the dossier does not hold is left out. Ratings that an\n"
    "earlier feed of the same policy, side and period put there are replaced.\n";

constexpr Command kCommands[] = {
    {{"evaluate", "Rates the party organizations, members, collectives and leaders of a dossier.",
      "", 0, 0, kEvaluateOptions, kEvaluateNotes},
     RunEvaluate},
    {{"explain", "Shows which rules and facts gave one subject its tier.", "SUBJECT", 1, 1,
      kExplainOptions,
      "SUBJECT is member:ID, organization:ID, collective:ID (of the unit) or "
      "leader:PERSON/POST.\n"},
     RunExplain},
    {{"policy list", "Lists the built-in policies.", "", 0, 0, kPolicyListOptions, ""},
     RunPolicyList},
    {{"policy show", "Shows a policy in plain words, with citations, readings and open questions.",
      "NAME|FILE", 1, 1, kPolicyShowOptions, ""},
     RunPolicyShow},
    {{"policy check", "Proves policies; names what is not monotone and what an overlay loosens.",
      "NAME|FILE...", 1, 1000, kPolicyCheckOptions,
      "Exit codes: 0 every policy is sound; 2 some is not.\n"},
     RunPolicyCheck},
    {{"policy diff",
      "Shows what changes between policies: for the subjects of a dossier, or in rules.",
      "POLICY POLICY...", 2, 20, kPolicyDiffOptions, kPolicyDiffNotes},
     RunPolicyDiff},
    {{"policy readings", "Shows whose tier in a dossier depends on how a policy is read.", "POLICY",
      1, 1, kPolicyReadingsOptions,
      "POLICY as in `policy diff`. Each option of each reading is taken instead of the chosen "
      "one;\n"
      "the others stay. Compared are proposed tiers, or why there is none.\n"},
     RunPolicyReadings},
    {{"statistics", "Summary tables by subject kind, unit level and type, with shares.", "", 0, 0,
      kStatisticsOptions, ""},
     RunStatistics},
    {{"feed", "Writes a dossier with the tiers of a result as ratings by one side.", "", 0, 0,
      kFeedOptions, kFeedNotes},
     RunFeed},
    {{"generate", "Makes a synthetic dossier that fits a policy.", "", 0, 0, kGenerateOptions, ""},
     RunGenerate},
};

}  // namespace

absl::Span<const Command> Commands() { return kCommands; }

}  // namespace dangvien::cli
