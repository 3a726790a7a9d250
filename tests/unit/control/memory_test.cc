// The caller's memory resource: it may refuse any allocation, everything comes back to it, and what
// grows with the number of people comes from nowhere else.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "base/column.h"
#include "dataset/tables.h"
#include "evaluation_state.h"
#include "tests/property/scale.h"
#include "tests/random/random_pair.h"
#include "tests/unit/control/dossier.h"

namespace dangvien::testing {
namespace {

// Refuses allocation number `refuse_at`, counted from 1; 0: none.
class Refusing : public std::pmr::memory_resource {
 public:
  explicit Refusing(int64_t refuse_at = 0) : refuse_at_(refuse_at) {}

  int64_t allocations() const { return allocations_; }
  int64_t bytes_held() const { return bytes_held_; }

 private:
  void* do_allocate(size_t bytes, size_t alignment) override {
    if (++allocations_ == refuse_at_) throw std::bad_alloc();
    bytes_held_ += static_cast<int64_t>(bytes);
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* at, size_t bytes, size_t alignment) override {
    bytes_held_ -= static_cast<int64_t>(bytes);
    std::pmr::new_delete_resource()->deallocate(at, bytes, alignment);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

  int64_t refuse_at_;
  int64_t allocations_ = 0;
  int64_t bytes_held_ = 0;
};

absl::StatusOr<Dataset> ReadIn(const std::string& bytes, std::pmr::memory_resource* memory) {
  DatasetOptions options;
  options.memory = memory;
  return Dataset::Read(bytes, options);
}

absl::StatusOr<Evaluation> EvaluateIn(const Dataset& dataset, const Policy& policy,
                                      std::pmr::memory_resource* memory) {
  EvaluateOptions options;
  options.memory = memory;
  return Evaluate(dataset, {policy}, options);
}

// Refuses each allocation of `call(memory)`, which gives a status, one after the other.
template <typename Call>
void ExpectEachMayBeRefused(const Call& call) {
  Refusing all;
  ASSERT_EQ(call(&all), absl::OkStatus());
  ASSERT_GT(all.allocations(), 10);
  EXPECT_EQ(all.bytes_held(), 0);
  for (int64_t refuse_at = 1; refuse_at <= all.allocations(); ++refuse_at) {
    Refusing memory(refuse_at);
    EXPECT_EQ(call(&memory), absl::ResourceExhaustedError("out of memory")) << refuse_at;
    EXPECT_EQ(memory.bytes_held(), 0) << refuse_at;
  }
}

TEST(MemoryTest, AnAllocationThatIsRefusedIsAStatus) {
  for (uint64_t seed = 1; seed <= property::CaseCount(2, 6, 20); ++seed) {
    SCOPED_TRACE(seed);
    const random::RandomPair pair = random::MakePair(seed);
    const std::string bytes = pair.dataset.SerializeAsString();
    const Policy policy = property::ReadUnproved(pair.policy, pair.readings);
    const Dataset dataset = *Dataset::Read(bytes);
    const std::string digest = EvaluateIn(dataset, policy, nullptr)->digest();
    ExpectEachMayBeRefused([&](auto* memory) { return ReadIn(bytes, memory).status(); });
    ExpectEachMayBeRefused(
        [&](auto* memory) { return EvaluateIn(dataset, policy, memory).status(); });
    EXPECT_EQ(EvaluateIn(dataset, policy, nullptr)->digest(), digest);
  }
}

TEST(MemoryTest, TheResourceChangesNoByteOfTheResult) {
  Refusing memory;
  {
    const std::string bytes = TreeBytes(/*columns=*/true);
    const Dataset dataset = *ReadIn(bytes, &memory);
    const Evaluation evaluation = *EvaluateIn(dataset, TreePolicy(), &memory);
    EXPECT_EQ(evaluation.ToProto(),
              EvaluateIn(*Dataset::Read(bytes), TreePolicy(), nullptr)->ToProto());
  }
  EXPECT_EQ(memory.bytes_held(), 0);
}

TEST(MemoryTest, CopiesShareWhatTheLastOneGivesBack) {
  Refusing memory;
  std::optional<Evaluation> copy;
  {
    const Evaluation evaluation =
        *EvaluateIn(*ReadIn(TreeBytes(true), &memory), TreePolicy(), &memory);
    copy = evaluation;
  }
  EXPECT_GT(memory.bytes_held(), 0);
  copy.reset();
  EXPECT_EQ(memory.bytes_held(), 0);
}

// Whether a column with entries lies in the memory.
class LiesIn {
 public:
  explicit LiesIn(std::pmr::memory_resource* memory) : memory_(memory) {}

  template <typename Value>
  void operator()(const Column<Value>& column) {
    if (column.empty()) return;
    EXPECT_EQ(column.get_allocator().memory(), memory_) << "column " << seen_;
    ++seen_;
  }
  template <typename Entry>
  void operator()(const Grouped<Entry>& grouped) {
    (*this)(grouped.entries);
    (*this)(grouped.begin);
  }
  int seen() const { return seen_; }

 private:
  std::pmr::memory_resource* memory_;
  int seen_ = 0;  // the number of the column, in the order below
};

int CheckAssessments(const AssessmentTable& table, LiesIn check) {
  for (const MarkColumn& column : table.marks) {
    check(column.levels);
    check(column.points);
  }
  for (const TaskColumn& column : table.tasks) {
    for (const Column<int32_t>& counts : column.counts) check(counts);
  }
  for (const FlagColumn& column : table.flags) check(column.values);
  check(table.self_tier);
  check(table.rated_on);
  check(table.deciding_unit);
  check(table.products);
  check(table.proposals);
  return check.seen();
}

int CheckDataset(const DatasetTables& tables, std::pmr::memory_resource* memory) {
  LiesIn check(memory);
  const PersonTable& people = tables.people;
  EXPECT_EQ(people.ids.memory(), memory);
  check(people.admitted_on);
  check(people.official_on);
  check(people.employment);
  check(people.memberships);
  check(people.posts);
  check(people.absences);
  check(people.ratings);
  check(people.posts_by_unit);
  check(tables.violations.sanctions_by_person);
  check(tables.reviews.reviews);
  check(tables.reviews.last_of_person);
  check(tables.reviews.last_of_leader);
  for (const auto& results : tables.ballot_results) check(results);
  check(tables.decisions);
  int seen = check.seen();
  for (const AssessmentTable& table : tables.assessments) {
    seen += CheckAssessments(table, LiesIn(memory));
  }
  return seen;
}

int CheckEvaluation(const EvaluationState& state, std::pmr::memory_resource* memory) {
  LiesIn check(memory);
  check(state.placement.members);
  check(state.placement.home_unit);
  check(state.placement.member_of_person);
  check(state.placement.doubtful_members.entries);
  check(state.placement.leaders_of_unit.entries);
  check(state.placement.member_contradictions);
  for (const Outcomes& outcomes : state.outcomes.by_kind) {
    check(outcomes.qualified);
    check(outcomes.proposed);
    check(outcomes.decided);
    check(outcomes.status);
    check(outcomes.qualified_status);
  }
  for (const auto& places : state.quotas.places) check(places);
  for (const auto& missing : state.quotas.missing) check(missing);
  for (const GroupOutcome& group : state.quotas.groups) {
    check(group.candidates);
    check(group.apart);
  }
  check(state.findings);
  check(state.re_ratings);
  check(state.review_places);
  return check.seen();
}

// A column that lost its resource on the way would be counted nowhere.
TEST(MemoryTest, HoldsEveryColumn) {
  int seen_in_dossiers = 0;
  int seen_in_evaluations = 0;
  for (uint64_t seed = 1; seed <= property::CaseCount(20, 50, 200); ++seed) {
    SCOPED_TRACE(seed);
    const random::RandomPair pair = random::MakePair(seed);
    Refusing of_dataset;
    Refusing of_evaluation;
    const Dataset dataset = *ReadIn(pair.dataset.SerializeAsString(), &of_dataset);
    const Policy policy = property::ReadUnproved(pair.policy, pair.readings);
    const Evaluation evaluation = *EvaluateIn(dataset, policy, &of_evaluation);
    seen_in_dossiers += CheckDataset(dataset.tables(), &of_dataset);
    seen_in_evaluations += CheckEvaluation(evaluation.state(), &of_evaluation);
  }
  EXPECT_GT(seen_in_dossiers, 20 * 20);
  EXPECT_GT(seen_in_evaluations, 20 * 20);
}

TEST(ColumnTest, TakesItsMemoryAlong) {
  Refusing memory;
  Column<int32_t> made(100, 7, &memory);
  Column<int32_t> assigned;
  assigned = std::move(made);
  EXPECT_EQ(memory.allocations(), 1) << "moved, not copied";
  Column<int32_t> copied;
  copied = assigned;
  EXPECT_EQ(copied.get_allocator().memory(), &memory);
  Column<int32_t> swapped;
  std::swap(swapped, copied);
  EXPECT_EQ(swapped.get_allocator().memory(), &memory);
  EXPECT_EQ(memory.allocations(), 2);
}

}  // namespace
}  // namespace dangvien::testing
