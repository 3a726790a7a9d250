// Never too narrow: whatever is found out later, the outcome is one of those that were possible
// before. For a random pair, facts that the dossier leaves open are filled in at random; every
// subject must then have a status and tiers that its earlier result allowed, and a subject that was
// rated must be rated the same.
//
// Filling in goes on for several rounds, each on the dossier of the round before: so the sets only
// ever shrink. A failure prints the seed of the pair and the round.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "tests/oracle/expand_columns.h"
#include "tests/property/evaluate.h"
#include "tests/property/fill.h"
#include "tests/property/scale.h"

namespace dangvien::property {
namespace {

constexpr int kRounds = 4;
constexpr char kNotRated[] = "(not rated)";

struct Outcome {
  v1::SubjectStatus status;
  std::set<std::string> proposed;
  std::set<std::string> decided;  // one element where it is decided
};

using Outcomes = std::map<std::pair<int, std::string>, Outcome>;

Outcome OutcomeOf(const v1::SubjectResult& subject) {
  Outcome outcome;
  outcome.status = subject.status();
  if (subject.status() == v1::SUBJECT_STATUS_RATED) {
    outcome.proposed = {subject.proposed_tier_id()};
  } else if (subject.status() == v1::SUBJECT_STATUS_NOT_A_SUBJECT) {
    outcome.proposed = {kNotRated};
  } else {
    outcome.proposed = {subject.possible_tier_ids().begin(), subject.possible_tier_ids().end()};
    if (subject.may_be_not_a_subject()) outcome.proposed.insert(kNotRated);
  }
  outcome.decided = outcome.proposed;
  if (!subject.decided_tier_id().empty()) outcome.decided = {subject.decided_tier_id()};
  return outcome;
}

Outcomes OutcomesOf(const v1::Result& result) {
  Outcomes outcomes;
  for (const v1::SubjectResult& subject : result.subjects()) {
    const v1::SubjectRef& ref = subject.subject();
    const std::string id = ref.unit_id() + " " + ref.person_id() + " " + ref.post_id();
    outcomes[{ref.kind(), id}] = OutcomeOf(subject);
  }
  return outcomes;
}

std::string Text(const std::set<std::string>& tiers) {
  std::string text;
  for (const std::string& tier : tiers) text += " " + tier;
  return text;
}

bool IsWithin(const std::set<std::string>& after, const std::set<std::string>& before) {
  return std::includes(before.begin(), before.end(), after.begin(), after.end());
}

// What became of one subject that was not possible before; empty if all is well.
std::string TooNarrow(const Outcome& before, const Outcome& after) {
  std::string text;
  if (!IsWithin(after.proposed, before.proposed)) {
    text += " was:" + Text(before.proposed) + ", is:" + Text(after.proposed);
  }
  if (!IsWithin(after.decided, before.decided)) {
    text += " decided was:" + Text(before.decided) + ", is:" + Text(after.decided);
  }
  return text;
}

struct Tally {
  uint64_t narrowed = 0;
  uint64_t settled = 0;
};

std::string Compare(const Outcomes& before, const Outcomes& after, Tally* tally) {
  std::string text;
  for (const auto& [key, outcome] : before) {
    const auto it = after.find(key);
    if (it == after.end()) {
      text += key.second + ": gone\n";
      continue;
    }
    const std::string wrong = TooNarrow(outcome, it->second);
    if (!wrong.empty()) text += key.second + ":" + wrong + "\n";
    if (it->second.proposed.size() >= outcome.proposed.size()) continue;
    ++tally->narrowed;
    tally->settled += it->second.proposed.size() == 1 ? 1 : 0;
  }
  return text;
}

TEST(NarrowingTest, FillingInNeverGivesWhatWasNotPossible) {
  const uint64_t pairs = CaseCount(60, 1'000, 20'000);
  Tally tally;
  int failures = 0;
  for (uint64_t seed = 1; seed <= pairs && failures < 5; ++seed) {
    const random::RandomPair pair = random::MakePair(seed);
    const Policy policy = PolicyOf(pair);
    random::RandomSource random(seed);
    v1::Dataset dataset = oracle::ExpandColumns(pair.dataset);
    Outcomes before = OutcomesOf(Parse(EvaluateToBytes(policy, dataset)));
    for (int round = 1; round <= kRounds; ++round) {
      dataset = Fill(pair.policy, dataset, random.Pick(std::vector<int>{5, 20, 50}), &random);
      const Outcomes after = OutcomesOf(Parse(EvaluateToBytes(policy, dataset)));
      const std::string wrong = Compare(before, after, &tally);
      EXPECT_EQ(wrong, "") << "seed " << seed << ", round " << round;
      if (!wrong.empty() && ++failures > 0) break;
      before = after;
    }
  }
  std::printf("narrowed %llu, of these settled %llu\n",
              static_cast<unsigned long long>(tally.narrowed),
              static_cast<unsigned long long>(tally.settled));
  EXPECT_GE(tally.narrowed, pairs) << "the filling in does not reach what is open";
  EXPECT_GE(tally.settled, pairs / 2);
  ReportCases("narrowing", pairs * kRounds);
}

}  // namespace
}  // namespace dangvien::property
