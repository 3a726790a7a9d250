// A better mark never lowers a tier where the policy is proved monotone: one fact of one subject is
// raised by one step, and neither the best nor the worst of the tiers that are possible for that
// subject may be lower than before.
//
// The proof (lib/policy/monotone.h) speaks of standards, forces, caps and ceilings: of the
// qualified tier, which is checked in every pass without an exception. The proposed tier is
// checked, too, where the quotas of the pass leave that as it is: they concern everybody of their
// groups, lower by one tier, rank the greater value first, and count no small groups; and nobody
// else of an earlier pass changed. Otherwise a raise may well cost a seat.
//
// Exceptions that the proof lists are shown to be real in tests/unit/policy/monotone_test.cc.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "policy/compiled.h"
#include "policy/monotone.h"
#include "tests/oracle/expand_columns.h"
#include "tests/property/evaluate.h"
#include "tests/property/raise.h"
#include "tests/property/scale.h"

namespace dangvien::property {
namespace {

constexpr int kRaises = 12;  // on each dossier
constexpr int kTries = 20;   // to find something that can be better

// The ranks of the best and the worst tier that is possible; none where it is not rated.
struct Tiers {
  int best = -1;
  int worst = -1;

  bool IsThere() const { return best >= 0; }
  bool IsBelow(const Tiers& other) const { return best > other.best || worst > other.worst; }
  bool operator!=(const Tiers& other) const { return best != other.best || worst != other.worst; }
};

struct Counts {
  uint64_t raises = 0;
  uint64_t qualified = 0;  // raises that changed a qualified tier
  uint64_t proposed = 0;   // that changed what is possible, where that is checked
};

class MonotoneCheck {
 public:
  MonotoneCheck(std::string name, const v1::Policy& message, const Policy& policy,
                v1::Dataset dossier)
      : name_(std::move(name)), message_(message), policy_(policy), dossier_(std::move(dossier)) {
    dossier_.clear_quota_decisions();  // who is tied with whom is not what people had before them
  }

  void Run(random::RandomSource* random, Counts* counts) {
    before_ = Parse(EvaluateToBytes(policy_, dossier_));
    std::vector<int> subjects;  // places in the result
    for (int i = 0; i < before_.subjects_size(); ++i) {
      if (IsProved(before_.subjects(i).subject().kind())) subjects.push_back(i);
    }
    int raises = 0;
    for (int i = 0; i < kRaises * kTries && raises < kRaises && !subjects.empty(); ++i) {
      raises += Raise(random->Pick(subjects), random, counts) ? 1 : 0;
    }
  }

 private:
  const CompiledPass* PassOf(v1::SubjectKind kind) const {
    return policy_.compiled().PassFor(static_cast<wire::SubjectKind>(kind));
  }

  bool IsProved(v1::SubjectKind kind) const {
    const CompiledPass* pass = PassOf(kind);
    return pass != nullptr && MonotoneExceptions(*pass, policy_.compiled().tier_count()).empty();
  }

  bool KeepsOrder(v1::SubjectKind kind) const {
    const auto& quotas = PassOf(kind)->quotas;
    return std::all_of(quotas.begin(), quotas.end(), [](const CompiledQuota& quota) {
      return !quota.applies.has_value() && quota.lowered_to == quota.tier + 1 &&
             quota.small_groups.empty() &&
             std::none_of(quota.rank_keys.begin(), quota.rank_keys.end(),
                          [](const CompiledRankKey& key) { return key.lowest_first; });
    });
  }

  int RankOf(const std::string& tier) const {
    int rank = 0;
    while (message_.tiers(rank).id() != tier) ++rank;
    return rank;
  }

  Tiers PossibleOf(const v1::SubjectResult& subject) const {
    if (!subject.proposed_tier_id().empty()) {
      const int rank = RankOf(subject.proposed_tier_id());
      return {rank, rank};
    }
    if (subject.possible_tier_ids().empty()) return {};
    return {RankOf(*subject.possible_tier_ids().begin()),
            RankOf(*subject.possible_tier_ids().rbegin())};
  }

  Tiers QualifiedOf(const v1::SubjectResult& subject) const {
    if (subject.qualified_tier_id().empty()) return {};
    const int rank = RankOf(subject.qualified_tier_id());
    return {rank, rank};
  }

  // Whether a subject of a kind that is rated before this one has another outcome.
  bool HasChangedEarlier(const v1::Result& after, v1::SubjectKind kind) const {
    std::vector<v1::SubjectKind> earlier;
    for (const v1::Pass& pass : message_.passes()) {
      if (pass.subject_kind() == kind) break;
      earlier.push_back(pass.subject_kind());
    }
    for (int i = 0; i < after.subjects_size(); ++i) {
      const v1::SubjectResult& left = before_.subjects(i);
      const bool is_earlier =
          std::find(earlier.begin(), earlier.end(), left.subject().kind()) != earlier.end();
      if (is_earlier && PossibleOf(left) != PossibleOf(after.subjects(i))) return true;
    }
    return false;
  }

  // Whether there was something to raise.
  bool Raise(int place, random::RandomSource* random, Counts* counts) {
    const v1::SubjectResult& left = before_.subjects(place);
    v1::Dataset raised = dossier_;
    const std::string what = RaiseOne(message_, left.subject(), &raised, random);
    if (what.empty()) return false;
    CompareWith(Parse(EvaluateToBytes(policy_, raised)), place, what, counts);
    return true;
  }

  void CompareWith(const v1::Result& after, int place, const std::string& what, Counts* counts) {
    const v1::SubjectResult& left = before_.subjects(place);
    ASSERT_EQ(after.subjects_size(), before_.subjects_size()) << name_ << ", " << what;
    const v1::SubjectResult& right = after.subjects(place);
    ++counts->raises;
    if (Compare(QualifiedOf(left), QualifiedOf(right), what + ", qualified", left)) {
      ++counts->qualified;
    }
    const v1::SubjectKind kind = left.subject().kind();
    const bool is_checked =
        KeepsOrder(kind) && !left.may_be_not_a_subject() && !HasChangedEarlier(after, kind);
    if (is_checked && Compare(PossibleOf(left), PossibleOf(right), what + ", proposed", left)) {
      ++counts->proposed;
    }
  }

  // Whether they differ.
  bool Compare(const Tiers& before, const Tiers& after, const std::string& what,
               const v1::SubjectResult& subject) const {
    if (!before.IsThere() || !after.IsThere()) return false;
    EXPECT_FALSE(after.IsBelow(before))
        << name_ << ": raising " << what << " of " << subject.subject().ShortDebugString()
        << " lowered ranks " << before.best << " to " << before.worst << " to " << after.best
        << " to " << after.worst;
    return before != after;
  }

  std::string name_;
  const v1::Policy& message_;
  const Policy& policy_;
  v1::Dataset dossier_;
  v1::Result before_;
};

void Report(const char* what, const Counts& counts) {
  std::printf("%s: %llu raises, %llu changed the qualified tier, %llu what is proposed\n", what,
              static_cast<unsigned long long>(counts.raises),
              static_cast<unsigned long long>(counts.qualified),
              static_cast<unsigned long long>(counts.proposed));
}

TEST(BetterMarksTest, NeverLowerATierUnderRandomPolicies) {
  const uint64_t pairs = CaseCount(300, 1'500, 30'000);
  Counts counts;
  for (uint64_t seed = 1; seed <= pairs && !HasFailure(); ++seed) {
    const random::RandomPair pair = random::MakePair(seed);
    const Policy policy = PolicyOf(pair);
    random::RandomSource random(seed);
    for (const v1::Dataset& dossier : {pair.dataset, random::MakeDossierFor(pair.policy, seed)}) {
      MonotoneCheck("seed " + std::to_string(seed), pair.policy, policy,
                    oracle::ExpandColumns(dossier))
          .Run(&random, &counts);
    }
  }
  Report("random policies", counts);
  ReportCases("better-marks", counts.raises);
  EXPECT_GE(counts.raises, pairs / 2) << "hardly a random pass is monotone";
  EXPECT_GE(counts.qualified, pairs / 50) << "the raises raise too little";
  EXPECT_GE(counts.proposed, pairs / 100);
}

TEST(BetterMarksTest, NeverLowerATierUnderTheBuiltinPolicies) {
  const uint64_t dossiers = CaseCount(5, 25, 250);
  Counts counts;
  for (const std::string& name : Policy::BuiltinNames()) {
    const absl::StatusOr<Policy> policy = Policy::Builtin(name);
    ASSERT_TRUE(policy.ok()) << policy.status();
    const v1::Policy message = ResolvedBuiltin(name);
    for (uint64_t seed = 1; seed <= dossiers && !HasFailure(); ++seed) {
      v1::Dataset dossier = oracle::ExpandColumns(random::MakeDossierFor(message, seed));
      if (seed % 2 == 0) MakeBetter(message, &dossier);
      random::RandomSource random(seed);
      MonotoneCheck(name + ", seed " + std::to_string(seed), message, *policy, std::move(dossier))
          .Run(&random, &counts);
    }
  }
  Report("built-in policies", counts);
  ReportCases("better-marks-builtin", counts.raises);
  EXPECT_GE(counts.raises, 20 * dossiers);
  EXPECT_GE(counts.qualified, dossiers) << "the raises raise too little";
  EXPECT_GE(counts.proposed, dossiers);
}

}  // namespace
}  // namespace dangvien::property
