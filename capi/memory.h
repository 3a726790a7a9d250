// The memory of one context: the host's allocator, counted and limited.
#ifndef DANGVIEN_CAPI_MEMORY_H_
#define DANGVIEN_CAPI_MEMORY_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <new>

#include "dangvien/c/dangvien.h"

namespace dangvien::capi {

// The limit of a context said no, not its allocator.
class MemoryLimitReached : public std::bad_alloc {
 public:
  explicit MemoryLimitReached(int64_t limit) : limit_(limit) {}
  int64_t limit() const { return limit_; }

 private:
  int64_t limit_;
};

// Thread safety: any number of threads may use it.
class Memory final : public std::pmr::memory_resource {
 public:
  // Without functions in the options: the C++ runtime's. A limit of 0 is none.
  Memory(const dangvien_context_options& options, int64_t limit)
      : allocate_(options.allocate),
        deallocate_(options.deallocate),
        user_(options.allocator_user),
        limit_(limit) {}

  int64_t current() const { return current_.load(std::memory_order_relaxed); }
  int64_t peak() const { return peak_.load(std::memory_order_relaxed); }
  int64_t limit() const { return limit_; }
  // How often the limit, not the allocator, said no.
  int64_t refusal_count() const { return refusal_count_.load(std::memory_order_relaxed); }

 private:
  void* do_allocate(size_t size, size_t alignment) override;
  void do_deallocate(void* memory, size_t size, size_t alignment) override;
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }

  const dangvien_allocate_fn allocate_;
  const dangvien_deallocate_fn deallocate_;
  void* const user_;
  const int64_t limit_;
  std::atomic<int64_t> current_{0};
  std::atomic<int64_t> peak_{0};
  std::atomic<int64_t> refusal_count_{0};
};

}  // namespace dangvien::capi

#endif  // DANGVIEN_CAPI_MEMORY_H_
