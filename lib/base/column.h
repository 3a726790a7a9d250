// A vector whose memory comes from a resource that the caller chose: what grows with the number of
// people.
//
//   Column<Day> born_on(memory);
//   born_on = Column<Day>(count, kNoDay, memory);
//
// It takes its memory resource along when it is moved, copied, assigned or swapped. A
// std::pmr::vector would not: assigned, it keeps its own, and so a column that was made ready
// elsewhere would be copied, entry by entry, into memory that nobody counts.
#ifndef DANGVIEN_BASE_COLUMN_H_
#define DANGVIEN_BASE_COLUMN_H_

#include <cstddef>
#include <memory_resource>
#include <type_traits>
#include <vector>

namespace dangvien {

// What stands for a null in the options.
inline std::pmr::memory_resource* MemoryOf(std::pmr::memory_resource* chosen) {
  return chosen != nullptr ? chosen : std::pmr::new_delete_resource();
}

template <typename Value>
class ColumnAllocator {
 public:
  using value_type = Value;
  using propagate_on_container_copy_assignment = std::true_type;
  using propagate_on_container_move_assignment = std::true_type;
  using propagate_on_container_swap = std::true_type;

  ColumnAllocator() noexcept : memory_(std::pmr::new_delete_resource()) {}
  // Not explicit, so that a column is made with the resource itself.
  // REQUIRES: not null.
  // NOLINTNEXTLINE(google-explicit-constructor)
  ColumnAllocator(std::pmr::memory_resource* memory) noexcept : memory_(memory) {}
  template <typename Other>
  // NOLINTNEXTLINE(google-explicit-constructor)
  ColumnAllocator(const ColumnAllocator<Other>& other) noexcept : memory_(other.memory()) {}

  Value* allocate(size_t count) {
    return static_cast<Value*>(memory_->allocate(count * sizeof(Value), alignof(Value)));
  }
  void deallocate(Value* values, size_t count) noexcept {
    memory_->deallocate(values, count * sizeof(Value), alignof(Value));
  }

  std::pmr::memory_resource* memory() const noexcept { return memory_; }

  template <typename Other>
  friend bool operator==(const ColumnAllocator& a, const ColumnAllocator<Other>& b) noexcept {
    return a.memory() == b.memory() || a.memory()->is_equal(*b.memory());
  }
  template <typename Other>
  friend bool operator!=(const ColumnAllocator& a, const ColumnAllocator<Other>& b) noexcept {
    return !(a == b);
  }

 private:
  std::pmr::memory_resource* memory_;
};

template <typename Value>
using Column = std::vector<Value, ColumnAllocator<Value>>;

}  // namespace dangvien

#endif  // DANGVIEN_BASE_COLUMN_H_
