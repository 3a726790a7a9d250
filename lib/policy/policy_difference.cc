// Two lists of rules, matched by id, and two passes, matched by what they rate. A rule whose text
// alone was reworded is listed too: whoever compares two policies wants to see that it is no more
// than that.
//
//   before: a b c       after: a x c'       differences: - b, + x, c
//
// Cases are counted where the two have one set of numbers (compare_passes.cc). A case is an answer
// to conditions and no person: many cases say that two policies differ in many ways, not that many
// people are concerned. Who moves in a dossier is found by evaluating it under both.
// Tested by tests/unit/policy/policy_difference_test.cc
#include "dangvien/policy_difference.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/guarded.h"
#include "policy/compare_passes.h"
#include "policy/list_rules.h"

namespace dangvien {
namespace {

size_t IndentOf(absl::string_view line) {
  const size_t indent = line.find_first_not_of(' ');
  return indent == absl::string_view::npos ? 0 : indent;
}

// A policy with its rules and its dump by lines.
struct Side {
  explicit Side(const Policy& policy)
      : rules(ListRules(policy.compiled().message)), dump(policy.Dump()) {
    lines = absl::StrSplit(dump, '\n');
  }
  Side(const Side&) = delete;  // lines view the dump

  const ListedRule* Find(absl::string_view id) const {
    for (const ListedRule& rule : rules) {
      if (rule.id == id) return &rule;
    }
    return nullptr;
  }

  // From the line that names the rule to the last one below it.
  std::string DumpOf(absl::string_view id) const {
    const std::string name = absl::StrCat(" `", id, "`  ");
    size_t first = 0;
    while (first < lines.size() && !absl::StrContains(lines[first], name)) ++first;
    std::string text;
    for (size_t i = first; i < lines.size(); ++i) {
      const size_t indent = IndentOf(lines[i]);
      if (i > first && indent <= IndentOf(lines[first])) break;
      absl::StrAppend(&text, lines[i].substr(IndentOf(lines[first])), "\n");
    }
    return text;
  }

  RuleVersion VersionOf(const ListedRule& rule) const {
    RuleVersion version{rule.path, rule.place, "", "", DumpOf(rule.id)};
    if (!rule.text->has_value()) return version;
    version.text_vi = std::string((*rule.text)->vi);
    version.text_en = std::string((*rule.text)->en);
    return version;
  }

  std::vector<ListedRule> rules;
  std::string dump;
  std::vector<absl::string_view> lines;
};

std::vector<RuleDifference> CompareRules(const Side& before, const Side& after) {
  std::vector<RuleDifference> differences;
  size_t next = 0;  // of the rules of `before`
  const auto note_removed = [&](size_t end) {
    for (; next < end; ++next) {
      const ListedRule& rule = before.rules[next];
      if (after.Find(rule.id) != nullptr) continue;
      differences.push_back({std::string(rule.id), before.VersionOf(rule), std::nullopt});
    }
  };
  for (const ListedRule& rule : after.rules) {
    const ListedRule* was = before.Find(rule.id);
    if (was == nullptr) {
      differences.push_back({std::string(rule.id), std::nullopt, after.VersionOf(rule)});
      continue;
    }
    note_removed(static_cast<size_t>(was - before.rules.data()));
    if (was->content == rule.content && was->place == rule.place) continue;
    differences.push_back({std::string(rule.id), before.VersionOf(*was), after.VersionOf(rule)});
  }
  note_removed(before.rules.size());
  return differences;
}

std::string TierId(const CompiledPolicy& policy, OutcomeNumber outcome) {
  if (outcome == kNotRated || outcome == kNoTier) return "";
  return std::string(policy.message.tiers[static_cast<size_t>(outcome)].id);
}

absl::StatusOr<PolicyDifference> Compare(const Policy& before, const Policy& after,
                                         const CaseLimit& limit) {
  PolicyDifference difference;
  difference.rules = CompareRules(Side(before), Side(after));
  const CompiledPolicy* wider = WiderOf(after.compiled(), before.compiled());
  difference.has_cases = wider != nullptr;
  if (wider == nullptr) return difference;
  for (const CompiledPass& is : after.compiled().passes) {
    const CompiledPass* was = before.compiled().PassFor(is.subject_kind);
    if (was == nullptr) continue;
    const std::string pass_id(is.source->id);
    if (JudgeAlike(before.compiled(), *was, after.compiled(), is)) {
      difference.passes.push_back({pass_id, 0, {}});
      continue;
    }
    const auto moves = CompareOutcomes({*wider, *was, is}, limit);
    if (!moves.has_value()) {
      return absl::ResourceExhaustedError(absl::StrCat(
          "`", pass_id, "`: expected at most ", limit.max_cases, " cases in common, found more"));
    }
    PassDifference pass{pass_id, moves->case_count, {}};
    for (const OutcomeMoves::Move& move : moves->moves) {
      pass.moves.push_back({TierId(*wider, move.from), TierId(*wider, move.to), move.case_count});
    }
    difference.passes.push_back(std::move(pass));
  }
  return difference;
}

}  // namespace

absl::StatusOr<PolicyDifference> Difference(const Policy& before, const Policy& after,
                                            const CompareOptions& options) {
  return Guarded([&] {
    Pace pace(options.control, 0, Pace::kCases);
    absl::StatusOr<PolicyDifference> difference = Compare(before, after, {options.max_cases, pace});
    pace.Finish();
    return difference;
  });
}

}  // namespace dangvien
