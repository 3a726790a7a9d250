// What must not matter does not: the order of rows, the names of things, the number of threads. And
// what the result says of itself is so: it is a dangvien.v1.Result in canonical form, and two
// subjects have the same digest exactly if they have the same outcome.
//
// Each property is tested on random pairs and on generated dossiers of the built-in policy
// `tkv-2018`. A failure prints the seed; `MakePair(seed)` remakes the pair.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

#include "tests/property/evaluate.h"
#include "tests/property/mutate.h"
#include "tests/property/rewrite.h"
#include "tests/property/scale.h"

namespace dangvien::property {
namespace {

const std::vector<int>& ThreadCounts() {
  static const std::vector<int> counts = {2, 3, 8};
  return counts;
}

// A policy with a dossier, and how to speak of it.
struct Case {
  std::string name;
  Policy policy;
  v1::Dataset dataset;
};

Case PairCase(uint64_t seed) {
  random::RandomPair pair = random::MakePair(seed);
  return {"seed " + std::to_string(seed), PolicyOf(pair), std::move(pair.dataset)};
}

Case CompanyCase(uint64_t seed) {
  return {"company, seed " + std::to_string(seed), *Policy::Builtin("tkv-2018"), MakeCompany(seed)};
}

// `check` gets each case and the result of the case as it stands; stops at the first failure.
template <typename Check>
void ForCases(const std::string& test, uint64_t pairs, uint64_t companies, const Check& check) {
  for (uint64_t seed = 1; seed <= pairs + companies && !testing::Test::HasFailure(); ++seed) {
    const Case one = seed <= pairs ? PairCase(seed) : CompanyCase(seed - pairs);
    random::RandomSource random(seed);
    check(one, EvaluateToBytes(one.policy, one.dataset), &random);
  }
  ReportCases(test, pairs + companies);
}

uint64_t Pairs() { return CaseCount(80, 1'000, 20'000); }
uint64_t Companies() { return CaseCount(1, 5, 50); }

void ExpectOrderChangesNothing(const std::string& test, Lists lists) {
  ForCases(test, Pairs(), Companies(),
           [&](const Case& one, const std::string& expected, random::RandomSource* random) {
             v1::Dataset shuffled = one.dataset;
             Shuffle(lists, &shuffled, random);
             const std::string found = EvaluateToBytes(one.policy, shuffled);
             const bool is_same_data = Parse(found).data_digest() == Parse(expected).data_digest();
             EXPECT_TRUE(is_same_data) << one.name << ": another digest of the data";
             EXPECT_TRUE(found == expected) << one.name << ": another result";
           });
}

TEST(PropertyTest, OrderOfRowsChangesNothing) {
  ExpectOrderChangesNothing("order-of-rows", Lists::kTables);
}

// No list inside a row is ordered either: reviews of a session have a sequence, ballots count.
TEST(PropertyTest, OrderWithinRowsChangesNothing) {
  ExpectOrderChangesNothing("order-within-rows", Lists::kAll);
}

// Digests name subjects by id, so they alone may change beside the ids.
std::string WithoutDigests(v1::Result result) {
  result.clear_data_digest();
  result.clear_digest();
  for (v1::SubjectResult& subject : *result.mutable_subjects()) subject.clear_digest();
  return result.SerializeAsString();
}

TEST(PropertyTest, NamesChangeNothingButNames) {
  ForCases("names", Pairs(), Companies(),
           [](const Case& one, const std::string& bytes, random::RandomSource* random) {
             const Renaming renaming = RenameAll(one.dataset, random);
             v1::Dataset renamed = one.dataset;
             Rename(renaming, &renamed);
             v1::Result expected = Parse(bytes);
             Rename(renaming, &expected);
             EXPECT_TRUE(WithoutDigests(Parse(EvaluateToBytes(one.policy, renamed))) ==
                         WithoutDigests(expected))
                 << one.name << ": more than ids changed";
           });
}

TEST(PropertyTest, NumberOfThreadsChangesNothing) {
  ForCases("threads", CaseCount(30, 300, 5'000), Companies(),
           [](const Case& one, const std::string& expected, random::RandomSource*) {
             for (const int threads : ThreadCounts()) {
               EXPECT_TRUE(EvaluateToBytes(one.policy, one.dataset, threads) == expected)
                   << one.name << ", threads " << threads;
             }
           });
}

// Large enough that every thread gets several blocks.
TEST(PropertyTest, NumberOfThreadsChangesNothingInALargeTree) {
  const absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
  ASSERT_TRUE(policy.ok()) << policy.status().ToString();
  const auto members = static_cast<int64_t>(CaseCount(5'000, 50'000, 500'000));
  const v1::Dataset dataset = MakeTree(members, 1, true);
  const std::string expected = EvaluateToBytes(*policy, dataset);
  for (const int threads : ThreadCounts()) {
    EXPECT_TRUE(EvaluateToBytes(*policy, dataset, threads) == expected)
        << members << " members, threads " << threads;
  }
  ReportCases("threads-tree", ThreadCounts().size());
}

TEST(PropertyTest, ResultIsACanonicalMessage) {
  ForCases("message", Pairs(), Companies(),
           [](const Case& one, const std::string& bytes, random::RandomSource*) {
             const v1::Result result = Parse(bytes);
             EXPECT_TRUE(result.SerializeAsString() == bytes) << one.name << ": other bytes";
             EXPECT_EQ(result.digest().size(), 32u) << one.name;
             EXPECT_EQ(result.data_digest().size(), 32u) << one.name;
           });
}

// What a subject's digest stands for; reasons and open facts follow from it and the data.
std::string OutcomeOf(const v1::SubjectResult& subject) {
  v1::SubjectResult outcome;
  *outcome.mutable_subject() = subject.subject();
  outcome.set_status(subject.status());
  outcome.set_qualified_tier_id(subject.qualified_tier_id());
  outcome.set_decided_tier_id(subject.decided_tier_id());
  *outcome.mutable_possible_tier_ids() = subject.possible_tier_ids();
  outcome.set_may_be_not_a_subject(subject.may_be_not_a_subject());
  return outcome.SerializeAsString();
}

using Outcomes = std::map<std::string, std::pair<std::string, std::string>>;  // outcome, digest

Outcomes MembersOf(const v1::Result& result) {
  Outcomes outcomes;
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (subject.subject().kind() != v1::SUBJECT_KIND_MEMBER || subject.digest().empty()) continue;
    outcomes[subject.subject().person_id()] = {OutcomeOf(subject), subject.digest()};
  }
  return outcomes;
}

// The subjects of two results, one after the other, without what stands for the whole.
std::string AllOutcomes(const v1::Result& result) {
  std::string all;
  for (const v1::SubjectResult& subject : result.subjects()) all += OutcomeOf(subject);
  for (const v1::Finding& finding : result.findings()) all += finding.SerializeAsString();
  return all;
}

TEST(PropertyTest, DigestsDifferExactlyWhereOutcomesDo) {
  uint64_t changed_members = 0;
  uint64_t changed_results = 0;
  const auto check = [&](const Case& one, const std::string& bytes, random::RandomSource* random) {
    v1::Dataset mutated = one.dataset;
    if (!ChangeOneFact(&mutated, random)) return;
    const v1::Result before = Parse(bytes);
    const v1::Result after = Parse(EvaluateToBytes(one.policy, mutated));
    EXPECT_NE(before.data_digest(), after.data_digest()) << one.name;
    EXPECT_NE(before.digest(), after.digest()) << one.name;
    if (AllOutcomes(before) != AllOutcomes(after)) ++changed_results;
    const Outcomes left = MembersOf(before);
    for (const auto& [id, right] : MembersOf(after)) {
      const auto it = left.find(id);
      if (it == left.end()) continue;
      const bool is_changed = it->second.first != right.first;
      EXPECT_EQ(is_changed, it->second.second != right.second) << one.name << ", member " << id;
      changed_members += is_changed ? 1 : 0;
    }
  };
  ForCases("digests", Pairs(), 0, check);
  EXPECT_GE(changed_members, Pairs() / 50) << "the changes change too little";
  EXPECT_GE(changed_results, Pairs() / 20);
}

// The digest of the data holds whatever an outcome depends on: where taking something away from a
// dossier changes what comes out, it changes that digest.
class EqualData {
 public:
  void Compare(const std::string& what, const v1::Result& before, const Case& one,
               const v1::Dataset& less) {
    const absl::StatusOr<std::string> result = TryEvaluate(one.policy, less);
    if (!result.ok()) return;  // it cannot do without
    const v1::Result after = Parse(*result);
    if (WithoutDigests(before) == WithoutDigests(after)) return;
    ++changed_;
    if (before.data_digest() == after.data_digest()) unseen_[what].push_back(one.name);
  }

  void Expect(uint64_t least_changed) const {
    for (const auto& [what, names] : unseen_) {
      ADD_FAILURE() << what << ": in " << names.size() << " cases outcomes changed, but not the "
                    << "data's digest; first " << names.front();
    }
    EXPECT_GE(changed_, least_changed) << "what is taken away changes too little";
  }

 private:
  uint64_t changed_ = 0;
  std::map<std::string, std::vector<std::string>> unseen_;
};

TEST(PropertyTest, EqualDataGivesEqualOutcomes) {
  constexpr int kTries = 10;
  EqualData equal_data;
  ForCases("data", Pairs(), 0,
           [&](const Case& one, const std::string& bytes, random::RandomSource* random) {
             for (int i = 0; i < kTries; ++i) {
               v1::Dataset less = one.dataset;
               const std::string field = TakeOneAway(&less, random);
               equal_data.Compare(field, Parse(bytes), one, less);
             }
           });
  equal_data.Expect(Pairs());
}

// Tables that few rules read, so that chance alone rarely hits a fact of theirs that matters.
TEST(PropertyTest, EqualDataGivesEqualOutcomesInRarelyReadTables) {
  EqualData equal_data;
  ForCases("rare-data", Pairs(), 0,
           [&](const Case& one, const std::string& bytes, random::RandomSource*) {
             v1::Dataset no_calendar = one.dataset;
             no_calendar.clear_holiday_dates();
             no_calendar.clear_extra_working_dates();
             equal_data.Compare("calendar", Parse(bytes), one, no_calendar);
             v1::Dataset no_leaders = one.dataset;
             TakeAssessmentsAway(v1::SUBJECT_KIND_LEADER, &no_leaders);
             equal_data.Compare("assessments of leaders", Parse(bytes), one, no_leaders);
           });
  equal_data.Expect(Pairs() / 100);
}

// A member whose marks alone decide: turning the mark that does it turns the digests of the member,
// of its branch, of everything above, and of the whole.
TEST(PropertyTest, ChangedTierChangesTheDigestsOfItsPathAlone) {
  const absl::StatusOr<Policy> policy = Policy::Builtin("tkv-2018");
  ASSERT_TRUE(policy.ok()) << policy.status().ToString();
  v1::Dataset dataset = MakeTree(2'000, 1, false);
  const v1::Result before = Parse(EvaluateToBytes(*policy, dataset));
  const std::string person = FirstMemberRated(before, "HTT");
  ASSERT_TRUE(SetMark(person, "ket_qua_nhiem_vu", "trung_binh", &dataset)) << person;
  const v1::Result after = Parse(EvaluateToBytes(*policy, dataset));
  EXPECT_NE(before.digest(), after.digest());
  ASSERT_EQ(before.subjects_size(), after.subjects_size());
  std::map<std::string, std::string> parents;
  for (const v1::Unit& unit : dataset.units()) parents[unit.id()] = unit.parent_id();
  std::set<std::string> path;
  for (int i = 0; i < before.subjects_size(); ++i) {
    if (before.subjects(i).subject().person_id() != person) continue;
    EXPECT_EQ(after.subjects(i).decided_tier_id(), "HTNV");
    for (std::string at = after.subjects(i).unit_id(); !at.empty(); at = parents[at])
      path.insert(at);
  }
  ASSERT_GE(path.size(), 3u);
  for (int i = 0; i < before.subjects_size(); ++i) {
    const v1::SubjectRef& ref = before.subjects(i).subject();
    const bool is_on_path = ref.person_id() == person || path.count(ref.unit_id()) > 0;
    EXPECT_EQ(before.subjects(i).digest() != after.subjects(i).digest(), is_on_path)
        << ref.unit_id() << ref.person_id();
  }
}

}  // namespace
}  // namespace dangvien::property
