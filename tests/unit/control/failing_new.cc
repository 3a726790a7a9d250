// Every form of operator new of this program, on malloc.
#include "tests/unit/control/failing_new.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace dangvien::testing {
namespace {

std::atomic<bool> is_counting{false};
std::atomic<int64_t> allocation_count{0};
std::atomic<int64_t> failing_at{0};
std::atomic<bool> fails_from_then_on{false};

bool Fails() {
  if (!is_counting) return false;
  const int64_t number = ++allocation_count;
  const int64_t at = failing_at;
  return at != 0 && (number == at || (fails_from_then_on && number > at));
}

void* Allocate(size_t size) noexcept { return Fails() ? nullptr : std::malloc(size + (size == 0)); }

void* AllocateAligned(size_t size, std::align_val_t alignment) noexcept {
  if (Fails()) return nullptr;
  void* at = nullptr;
  const size_t least = sizeof(void*);
  const auto wanted = static_cast<size_t>(alignment);
  return posix_memalign(&at, wanted < least ? least : wanted, size) == 0 ? at : nullptr;
}

void* OrThrow(void* at) {
  if (at == nullptr) throw std::bad_alloc();
  return at;
}

}  // namespace

void StartFailing(int64_t fail_at, Failing how) {
  allocation_count = 0;
  failing_at = fail_at;
  fails_from_then_on = how == Failing::kFromThenOn;
  is_counting = true;
}

int64_t StopFailing() {
  is_counting = false;
  return allocation_count;
}

}  // namespace dangvien::testing

using dangvien::testing::Allocate;
using dangvien::testing::AllocateAligned;
using dangvien::testing::OrThrow;

void* operator new(size_t size) { return OrThrow(Allocate(size)); }
void* operator new[](size_t size) { return OrThrow(Allocate(size)); }
void* operator new(size_t size, const std::nothrow_t&) noexcept { return Allocate(size); }
void* operator new[](size_t size, const std::nothrow_t&) noexcept { return Allocate(size); }
void* operator new(size_t size, std::align_val_t a) { return OrThrow(AllocateAligned(size, a)); }
void* operator new[](size_t size, std::align_val_t a) { return OrThrow(AllocateAligned(size, a)); }
void operator delete(void* at) noexcept { std::free(at); }
void operator delete[](void* at) noexcept { std::free(at); }
void operator delete(void* at, size_t) noexcept { std::free(at); }
void operator delete[](void* at, size_t) noexcept { std::free(at); }
void operator delete(void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, std::align_val_t) noexcept { std::free(at); }
void operator delete(void* at, size_t, std::align_val_t) noexcept { std::free(at); }
void operator delete[](void* at, size_t, std::align_val_t) noexcept { std::free(at); }
void operator delete(void* at, const std::nothrow_t&) noexcept { std::free(at); }
void operator delete[](void* at, const std::nothrow_t&) noexcept { std::free(at); }
