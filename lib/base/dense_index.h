// Gives each string id a dense row number, in the order in which the ids first come.
//
//   DenseIndex units;
//   units.Intern("DB-01")    // 0
//   units.Intern("CB-07")    // 1
//   units.Intern("DB-01")    // 0 again
//   units.Find("CB-99")      // -1
//   units.Name(1)            // "CB-07"
//
// Thread safety: any number of readers, or one writer alone.
//
// Invariants: (1) the indexes are exactly [0, size()). (2) Find(Name(i)) == i for each of them.
// (3) The bytes of a name never move while they are in an index, so a view stays valid through
// every later Intern and through moving the index. (4) An Intern that fails for want of memory
// leaves the index as it was.
#ifndef DANGVIEN_BASE_DENSE_INDEX_H_
#define DANGVIEN_BASE_DENSE_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>

#include "absl/base/attributes.h"
#include "absl/strings/string_view.h"
#include "base/column.h"

namespace dangvien {

// Not copyable: the names of a copy would have to be copied one by one, and nobody needs that.
// What was moved from may only be destroyed or assigned to.
class DenseIndex {
 public:
  DenseIndex() = default;
  // What it holds comes from `memory`, which is not null and outlives it.
  explicit DenseIndex(std::pmr::memory_resource* memory)
      : chunks_(memory), names_(memory), slots_(memory) {}
  DenseIndex(DenseIndex&&) = default;
  DenseIndex& operator=(DenseIndex&&) = default;
  DenseIndex(const DenseIndex&) = delete;
  DenseIndex& operator=(const DenseIndex&) = delete;

  // The index of `id`; a new one, size() before the call, where it is not there yet. The bytes
  // are copied. Any bytes are an id, the empty string and NUL included.
  // REQUIRES: size() < 2^31 - 1.
  // COST: one hash, and one copy where the id is new.
  int32_t Intern(absl::string_view id);

  // The index of `id`, or -1.
  int32_t Find(absl::string_view id) const;

  // REQUIRES: 0 <= index < size().
  // LIFETIME: as long as this index, or the one that it is moved into.
  absl::string_view Name(int32_t index) const ABSL_ATTRIBUTE_LIFETIME_BOUND;

  std::pmr::memory_resource* memory() const { return names_.get_allocator().memory(); }

  int32_t size() const { return static_cast<int32_t>(names_.size()); }

  // Makes room for `count` ids in all, so that no rehash happens before; no bound on later ones.
  // REQUIRES: 0 <= count.
  void Reserve(int32_t count);

 private:
  // A place of the hash table; the hash is kept so that few names are looked at, and none is when
  // the table grows.
  struct Slot {
    uint32_t hash = 0;
    int32_t index = -1;  // -1 = free
  };

  // Where the id is, or the free slot where it goes. REQUIRES: there are slots.
  size_t SlotOf(absl::string_view id, uint32_t hash) const;
  void Rehash(size_t slot_count);

  // Makes room for one more: then Store(id) and a push onto names_ need no allocation.
  void MakeRoomFor(absl::string_view id);

  // Copies the bytes to a place of their own in the last chunk.
  absl::string_view Store(absl::string_view id);

  // The arena: each chunk stays where it is until the index dies. Only the last one has room.
  Column<Column<char>> chunks_;
  size_t last_chunk_size_ = 0;
  size_t last_chunk_used_ = 0;

  Column<absl::string_view> names_;  // views into the chunks
  Column<Slot> slots_;               // none, or a power of two, at most 3/4 of them taken
};

}  // namespace dangvien

#endif  // DANGVIEN_BASE_DENSE_INDEX_H_
