// Every block is counted before it is asked for, so that the limit is never passed, not even for
// the moment of one allocation, whatever the other threads do. A block that does not fit is never
// counted: it shall not be what another thread's block fails for.
//
// Tested by tests/capi/memory_test.cc
#include "memory.h"

#include <limits>
#include <new>

namespace dangvien::capi {

void* Memory::do_allocate(size_t size, size_t alignment) {
  const auto bytes = static_cast<int64_t>(size);
  const int64_t limit = limit_ == 0 ? std::numeric_limits<int64_t>::max() : limit_;
  int64_t before = current_.load(std::memory_order_relaxed);
  do {
    if (bytes < 0 || bytes > limit - before) {
      refusal_count_.fetch_add(1, std::memory_order_relaxed);
      throw MemoryLimitReached(limit_);
    }
  } while (!current_.compare_exchange_weak(before, before + bytes, std::memory_order_relaxed));
  const int64_t in_use = before + bytes;
  void* memory = allocate_ != nullptr
                     ? allocate_(user_, size, alignment)
                     : ::operator new(size, std::align_val_t(alignment), std::nothrow);
  if (memory == nullptr) {
    current_.fetch_sub(bytes, std::memory_order_relaxed);
    throw std::bad_alloc();
  }
  int64_t peak = peak_.load(std::memory_order_relaxed);
  while (peak < in_use && !peak_.compare_exchange_weak(peak, in_use, std::memory_order_relaxed)) {
  }
  return memory;
}

void Memory::do_deallocate(void* memory, size_t size, size_t alignment) {
  if (deallocate_ != nullptr) {
    deallocate_(user_, memory, size, alignment);
  } else {
    ::operator delete(memory, std::align_val_t(alignment));
  }
  current_.fetch_sub(static_cast<int64_t>(size), std::memory_order_relaxed);
}

}  // namespace dangvien::capi
