// The C++ runtime's memory may run out at any moment, too: of everything that the library does
// inside a call, any allocation fails in turn. The call says so, nothing is thrown, put out or
// leaked, and the same call succeeds afterwards.
//
// This program replaces operator new, so it is one of its own.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "tests/capi/fallible_calls.h"

namespace {

// Counts down to the allocation that fails; below zero: none does.
std::atomic<int64_t> allocations_left{-1};
std::atomic<int64_t> allocation_count{0};
std::atomic<int64_t> live_count{0};

bool Fails() {
  allocation_count.fetch_add(1, std::memory_order_relaxed);
  return allocations_left.load(std::memory_order_relaxed) >= 0 &&
         allocations_left.fetch_sub(1, std::memory_order_relaxed) == 0;
}

void* Allocate(std::size_t size, std::size_t alignment) noexcept {
  if (Fails()) return nullptr;
  void* memory =
      alignment <= alignof(std::max_align_t)
          ? std::malloc(size == 0 ? 1 : size)
          : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory != nullptr) live_count.fetch_add(1, std::memory_order_relaxed);
  return memory;
}

void* AllocateOrThrow(std::size_t size, std::size_t alignment) {
  void* const memory = Allocate(size, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void Free(void* memory) noexcept {
  if (memory == nullptr) return;
  live_count.fetch_sub(1, std::memory_order_relaxed);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return AllocateOrThrow(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return AllocateOrThrow(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Allocate(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return Allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { Free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { Free(memory); }

namespace dangvien::testing {
namespace {

class RuntimeFaults final : public Faults {
 public:
  void Arm(int64_t fail_at) override {
    before_ = allocation_count.load();
    allocations_left.store(fail_at);
  }
  int64_t Disarm() override {
    allocations_left.store(-1);
    return allocation_count.load() - before_;
  }
  int64_t live() override { return live_count.load(); }

 private:
  int64_t before_ = 0;
};

TEST(OperatorNewTest, AnyAllocationOfAnyCallMayFail) {
  const World world(nullptr);
  const std::vector<FallibleCall> calls = FallibleCalls();
  RuntimeFaults faults;
  for (const FallibleCall& call : calls) {
    faults.FailEach(world, call);
    if (HasFailure()) return;
  }
  EXPECT_EQ(faults.call_count(), static_cast<int64_t>(calls.size())) << "each takes memory";
}

}  // namespace
}  // namespace dangvien::testing
