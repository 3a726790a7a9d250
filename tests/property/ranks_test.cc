// When the order inside a group of a quota changes, only its members and what depends on them
// change. A quota gets a rank key of its own, first of all: the share of tasks of a group that no
// other rule reads. Then one candidate's count changes. Whoever may depend on that is worked out
// from the policy and the dossier (depends.h); everybody else's result stays as it is, byte by
// byte, and so does each certificate of a group that holds nobody of these.
//
// A failure prints the seed; `MakePair(seed)` remakes the pair.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "tests/oracle/expand_columns.h"
#include "tests/property/depends.h"
#include "tests/property/evaluate.h"
#include "tests/property/raise.h"
#include "tests/property/scale.h"
#include "tests/random/random_source.h"

namespace dangvien::property {
namespace {

constexpr char kTasks[] = "tasks-that-only-rank";
constexpr int kMost = 1'000'000;

struct Place {
  int pass = 0;
  int quota = 0;
};

// A policy and a dossier in which one quota ranks by tasks of its own.
struct Ranked {
  std::string name;
  v1::Policy policy;
  std::map<std::string, std::string> readings;
  v1::Dataset dossier;
  Place place;

  const v1::Pass& pass() const { return policy.passes(place.pass); }
  const v1::Quota& quota() const { return pass().quotas(place.quota); }
};

std::vector<Place> QuotasOf(const v1::Policy& policy) {
  std::vector<Place> places;
  for (int pass = 0; pass < policy.passes_size(); ++pass) {
    for (int quota = 0; quota < policy.passes(pass).quotas_size(); ++quota) {
      places.push_back({pass, quota});
    }
  }
  return places;
}

void RankByTasks(Ranked* ranked) {
  v1::TaskGroup* tasks = ranked->policy.add_task_groups();
  tasks->set_id(kTasks);
  tasks->mutable_name()->set_vi(kTasks);
  tasks->mutable_name()->set_en(kTasks);
  v1::Pass* pass = ranked->policy.mutable_passes(ranked->place.pass);
  v1::Quota* quota = pass->mutable_quotas(ranked->place.quota);
  v1::RankKey key;
  key.set_measure(v1::RANK_MEASURE_TASK_SHARE);
  key.add_group_ids(kTasks);
  key.set_task_measure(v1::TASK_MEASURE_COMPLETED);
  *key.add_citations() = quota->citations(0);
  const auto old = quota->rank_keys();
  quota->clear_rank_keys();
  *quota->add_rank_keys() = key;
  quota->mutable_rank_keys()->MergeFrom(old);
}

void SetTasks(const v1::SubjectRef& subject, int completed, v1::Dataset* dossier) {
  v1::TaskTally* tally = nullptr;
  v1::Assessment* assessment = AssessmentOf(subject, dossier);
  for (v1::TaskTally& one : *assessment->mutable_tasks()) {
    if (one.group_id() == kTasks) tally = &one;
  }
  if (tally == nullptr) tally = assessment->add_tasks();
  tally->set_group_id(kTasks);
  tally->set_assigned_count(kMost);
  tally->set_completed_count(completed);
}

v1::Result Evaluated(const Ranked& ranked) {
  return Parse(EvaluateToBytes(ReadUnproved(ranked.policy, ranked.readings), ranked.dossier));
}

std::string Bytes(v1::SubjectResult subject) {
  // That of a unit stands for all below it, too.
  if (subject.subject().kind() != v1::SUBJECT_KIND_MEMBER) subject.clear_digest();
  return subject.SerializeAsString();
}

struct Counts {
  uint64_t changes = 0;  // of an order
  uint64_t moved = 0;    // of these, somebody's decided tier changed
  uint64_t beyond = 0;   // of these, somebody's outside the groups, who depends on them
  uint64_t others = 0;   // subjects that had to stay as they are, where somebody moved
};

class RankChange {
 public:
  RankChange(Ranked ranked, uint64_t seed) : ranked_(std::move(ranked)), random_(seed) {}

  void Run(Counts* counts) {
    RankByTasks(&ranked_);
    const v1::Result subjects = Evaluated(ranked_);
    for (const v1::SubjectResult& subject : subjects.subjects()) {
      if (subject.subject().kind() == ranked_.pass().subject_kind()) {
        SetTasks(subject.subject(), random_.Between(1, kMost - 1), &ranked_.dossier);
      }
    }
    before_ = Evaluated(ranked_);
    const v1::Certificate* group = PickGroup();
    if (group == nullptr) return;
    // The first has a seat where anybody has, the last has none where anybody has none.
    // To the other end of the order.
    const bool to_front = random_.Chance(50);
    const auto& candidates = group->candidates();
    const v1::SubjectRef changed =
        (to_front ? *candidates.rbegin() : *candidates.begin()).subject();
    SetTasks(changed, to_front ? kMost : 0, &ranked_.dossier);
    Compare(KeyOf(changed), counts);
  }

 private:
  const v1::Certificate* PickGroup() {
    std::vector<const v1::Certificate*> groups;
    for (const v1::Certificate& one : before_.certificates()) {
      const bool is_of_quota = one.quota_id() == ranked_.quota().id();
      if (!is_of_quota || one.candidates_size() < 2) continue;
      const bool decides = one.candidates(0).outcome() != one.candidates().rbegin()->outcome();
      if (decides || random_.Chance(30)) groups.push_back(&one);
    }
    return groups.empty() ? nullptr : random_.Pick(groups);
  }

  void Compare(const std::string& changed, Counts* counts) {
    const v1::Result after = Evaluated(ranked_);
    const Dependencies dependencies(ranked_.policy, ranked_.dossier, before_);
    const std::set<std::string> reach =
        dependencies.ReachOf(ranked_.pass(), ranked_.quota(), changed);
    const std::set<std::string> own = dependencies.GroupsOf(ranked_.quota(), changed);
    ASSERT_EQ(before_.subjects_size(), after.subjects_size());
    bool has_moved = false;
    bool has_moved_beyond = false;
    uint64_t others = 0;
    for (int i = 0; i < before_.subjects_size(); ++i) {
      const v1::SubjectResult& left = before_.subjects(i);
      const v1::SubjectResult& right = after.subjects(i);
      const std::string key = KeyOf(left.subject());
      if (reach.count(key) == 0) {
        ++others;
        EXPECT_EQ(Bytes(left), Bytes(right))
            << ranked_.name << ", " << ranked_.quota().id() << ": the order around " << changed
            << " changed " << key;
        continue;
      }
      if (left.decided_tier_id() == right.decided_tier_id()) continue;
      has_moved = true;
      const bool is_of_group = left.subject().kind() == ranked_.pass().subject_kind() &&
                               SharesGroup(dependencies, own, key);
      has_moved_beyond = has_moved_beyond || !is_of_group;
    }
    CompareCertificates(after, reach);
    ++counts->changes;
    if (!has_moved) return;
    ++counts->moved;
    counts->others += others;
    if (has_moved_beyond) ++counts->beyond;
  }

  bool SharesGroup(const Dependencies& dependencies, const std::set<std::string>& own,
                   const std::string& key) const {
    const std::set<std::string> groups = dependencies.GroupsOf(ranked_.quota(), key);
    return std::any_of(groups.begin(), groups.end(),
                       [&own](const std::string& group) { return own.count(group) > 0; });
  }

  void CompareCertificates(const v1::Result& after, const std::set<std::string>& reach) const {
    const Dependencies dependencies(ranked_.policy, ranked_.dossier, before_);
    const std::set<std::string> reached = dependencies.CertificatesOf(reach);
    ASSERT_EQ(before_.certificates_size(), after.certificates_size());
    for (int i = 0; i < before_.certificates_size(); ++i) {
      const v1::Certificate& left = before_.certificates(i);
      if (reached.count(Dependencies::NameOf(left)) > 0) continue;
      EXPECT_EQ(left.SerializeAsString(), after.certificates(i).SerializeAsString())
          << ranked_.name << ": " << left.quota_id() << " at " << left.unit_id();
    }
  }

  Ranked ranked_;
  random::RandomSource random_;
  v1::Result before_;
};

void Report(const char* what, const Counts& counts) {
  std::printf(
      "%s: orders changed %llu, tiers moved in %llu, beyond the group in %llu, others %llu\n", what,
      static_cast<unsigned long long>(counts.changes),
      static_cast<unsigned long long>(counts.moved), static_cast<unsigned long long>(counts.beyond),
      static_cast<unsigned long long>(counts.others));
}

TEST(RanksTest, AnotherOrderInAGroupChangesItAndWhatDependsOnIt) {
  const uint64_t pairs = CaseCount(300, 1'500, 30'000);
  Counts counts;
  for (uint64_t seed = 1; seed <= pairs && !HasFailure(); ++seed) {
    random::RandomPair pair = random::MakePair(seed);
    for (const Place& place : QuotasOf(pair.policy)) {
      for (const v1::Dataset& dossier : {pair.dataset, random::MakeDossierFor(pair.policy, seed)}) {
        Ranked ranked{"seed " + std::to_string(seed), pair.policy, pair.readings,
                      oracle::ExpandColumns(dossier), place};
        RankChange(std::move(ranked), seed).Run(&counts);
      }
    }
  }
  Report("random pairs", counts);
  ReportCases("ranks", counts.changes);
  EXPECT_GE(counts.moved, pairs / 20) << "the orders decide too little";
  EXPECT_GE(counts.beyond, pairs / 300) << "too little depends on the groups";
  EXPECT_GE(counts.others, counts.moved) << "nobody is left that must not change";
}

TEST(RanksTest, TheSameUnderTheBuiltinPolicies) {
  const uint64_t dossiers = CaseCount(5, 15, 150);
  Counts counts;
  for (const std::string& name : Policy::BuiltinNames()) {
    const v1::Policy policy = ResolvedBuiltin(name);
    for (uint64_t seed = 1; seed <= dossiers && !HasFailure(); ++seed) {
      for (const Place& place : QuotasOf(policy)) {
        Ranked ranked{name + ", seed " + std::to_string(seed), policy, {}, {}, place};
        ranked.dossier = oracle::ExpandColumns(random::MakeDossierFor(policy, seed));
        MakeBetter(policy, &ranked.dossier);
        RankChange(std::move(ranked), seed).Run(&counts);
      }
    }
  }
  Report("built-in policies", counts);
  ReportCases("ranks-builtin", counts.changes);
  EXPECT_GE(counts.moved, dossiers / 5) << "the orders decide too little";
  EXPECT_GE(counts.others, counts.moved);
}

}  // namespace
}  // namespace dangvien::property
