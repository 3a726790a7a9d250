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
    const Policy policy = property::PolicyOf(pair);
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

// A column that lost its resource on the way would be missing here.
TEST(MemoryTest, HoldsWhatGrowsWithThePeople) {
  Refusing dataset_memory;
  Refusing evaluation_memory;
  const Dataset dataset = *ReadIn(TreeBytes(true), &dataset_memory);
  const Evaluation evaluation = *EvaluateIn(dataset, TreePolicy(), &evaluation_memory);
  const DatasetTables& tables = dataset.tables();
  size_t cells = 0;
  for (const MarkColumn& column : tables.assessments_of(wire::SubjectKind::kMember).marks) {
    EXPECT_TRUE(column.levels.empty() || column.levels.get_allocator().memory() == &dataset_memory);
    cells += column.levels.size();
  }
  EXPECT_GT(cells, 0u);
  // Ids with their views, three dates, a membership; where they stand and five outcomes.
  const size_t of_a_person = 16 + 8 + 12 + sizeof(MembershipEntry);
  EXPECT_GT(dataset_memory.bytes_held(), static_cast<int64_t>(of_a_person * kMemberCount + cells));
  EXPECT_GT(evaluation_memory.bytes_held(), int64_t{13 + 5} * kMemberCount);
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
