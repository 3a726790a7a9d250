// Counts: one line a unit with the organization's own tier and its members by tier, then the
// totals. A unit's members are counted with everything below it, so that a branch and the committee
// above it can be read in the same columns.
//
// Totals are counted from the subjects, not summed from the lines: a member whom no branch holds is
// in no line but in the total.
//
// Tested by tests/cli/cli_test.py
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "report.h"
#include "text_table.h"

namespace dangvien::cli {
namespace {

constexpr int kMaxUnitLines = 200;
constexpr int kHeadingWidth = 12;

// The columns for tiers and for the three other outcomes.
void AppendCountColumns(const Names& names, std::vector<TextTable::Column>& columns) {
  const Language language = names.language();
  for (const std::string& tier_id : names.TierIds()) {
    columns.push_back({names.Tier(tier_id), Align::kRight, kHeadingWidth});
  }
  for (const Word word : {Word::kNotRated, Word::kNeedsInput, Word::kNeedsDecision, Word::kTotal}) {
    columns.push_back({Say(word, language), Align::kRight, kHeadingWidth});
  }
}

void AppendCounts(const v1::Tally& tally, const Names& names, std::vector<std::string>& cells) {
  absl::flat_hash_map<std::string, uint64_t> count_of_tier;
  for (const v1::TierCount& tier : tally.tiers()) count_of_tier[tier.tier_id()] = tier.count();
  for (const std::string& tier_id : names.TierIds()) {
    cells.push_back(absl::StrCat(count_of_tier[tier_id]));
  }
  for (const uint64_t count : {tally.not_a_subject_count(), tally.needs_input_count(),
                               tally.needs_decision_count(), tally.total_count()}) {
    cells.push_back(absl::StrCat(count));
  }
}

std::string OwnOutcome(const v1::SubjectResult& subject, const Names& names) {
  return subject.decided_tier_id().empty() ? StatusText(subject.status(), names.language())
                                           : names.Tier(subject.decided_tier_id());
}

std::string UnitLines(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  absl::flat_hash_map<std::string, const v1::Tally*> members_of;
  for (const v1::UnitTally& tally : result.tallies()) {
    if (tally.subject_kind() == v1::SUBJECT_KIND_MEMBER) {
      members_of[tally.unit_id()] = &tally.subtree();
    }
  }
  std::vector<TextTable::Column> columns = {
      {Say(Word::kUnit, language)},
      {Say(Word::kUnitName, language)},
      {Say(Word::kOwnTier, language), Align::kLeft, 2 * kHeadingWidth}};
  AppendCountColumns(names, columns);
  TextTable table(std::move(columns));
  int unit_count = 0;
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (subject.subject().kind() != v1::SUBJECT_KIND_ORGANIZATION) continue;
    if (++unit_count > kMaxUnitLines) continue;
    const std::string& unit_id = subject.subject().unit_id();
    std::vector<std::string> cells = {unit_id, names.Unit(unit_id), OwnOutcome(subject, names)};
    const auto found = members_of.find(unit_id);
    AppendCounts(found == members_of.end() ? v1::Tally::default_instance() : *found->second, names,
                 cells);
    table.AddRow(cells);
  }
  std::string text = table.ToString();
  if (unit_count > kMaxUnitLines) {
    absl::StrAppend(
        &text, SayWith(Word::kMoreUnits, language, absl::StrCat(unit_count - kMaxUnitLines)), "\n");
  }
  return text;
}

void Count(const v1::SubjectResult& subject, v1::Tally& tally,
           std::map<std::string, uint64_t>& count_of_tier) {
  tally.set_total_count(tally.total_count() + 1);
  if (!subject.decided_tier_id().empty()) {
    ++count_of_tier[subject.decided_tier_id()];
  } else if (subject.status() == v1::SUBJECT_STATUS_NOT_A_SUBJECT) {
    tally.set_not_a_subject_count(tally.not_a_subject_count() + 1);
  } else if (subject.status() == v1::SUBJECT_STATUS_NEEDS_DECISION) {
    tally.set_needs_decision_count(tally.needs_decision_count() + 1);
  } else {
    tally.set_needs_input_count(tally.needs_input_count() + 1);
  }
}

std::string TotalLines(const v1::Result& result, const Names& names) {
  std::vector<TextTable::Column> columns = {{Say(Word::kSubjects, names.language())}};
  AppendCountColumns(names, columns);
  TextTable table(std::move(columns));
  for (const auto& [kind, word] : {std::pair(v1::SUBJECT_KIND_ORGANIZATION, Word::kOrganizations),
                                   std::pair(v1::SUBJECT_KIND_COLLECTIVE, Word::kCollectives),
                                   std::pair(v1::SUBJECT_KIND_LEADER, Word::kLeaders),
                                   std::pair(v1::SUBJECT_KIND_MEMBER, Word::kMembers)}) {
    v1::Tally tally;
    std::map<std::string, uint64_t> count_of_tier;
    for (const v1::SubjectResult& subject : result.subjects()) {
      if (subject.subject().kind() == kind) Count(subject, tally, count_of_tier);
    }
    // Most policies have no collectives and leaders.
    const bool is_always_shown = word == Word::kOrganizations || word == Word::kMembers;
    if (tally.total_count() == 0 && !is_always_shown) continue;
    for (const auto& [tier_id, count] : count_of_tier) {
      v1::TierCount* tier = tally.add_tiers();
      tier->set_tier_id(tier_id);
      tier->set_count(count);
    }
    std::vector<std::string> cells = {Say(word, names.language())};
    AppendCounts(tally, names, cells);
    table.AddRow(cells);
  }
  return table.ToString();
}

}  // namespace

std::string TalliesSection(const v1::Result& result, const Names& names) {
  const Language language = names.language();
  return absl::StrCat("\n", Say(Word::kTalliesTitle, language), "\n\n", UnitLines(result, names),
                      "\n", Say(Word::kTotalsTitle, language), "\n\n", TotalLines(result, names));
}

}  // namespace dangvien::cli
