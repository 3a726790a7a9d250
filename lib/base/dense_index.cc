// Interning. Everything after the border works on rows 0, 1, 2, ...; strings are looked up once on
// the way in and quoted again on the way out.
//
// The hash table is our own: slots of eight bytes, probed one after the other, that say which name
// to look at. absl::flat_hash_map would do but for one thing: where an allocation fails while it
// grows, it is broken and its destructor reads what is not there. Here a failed growth leaves the
// old table.
//
// The bytes of the names lie one after the other in chunks that are never reallocated, so a view
// stays good while the table grows, and an id costs its bytes, a view and a slot or two instead of
// an allocation.
//
// The numbers depend only on the order of the calls. The table is never iterated, so its order,
// which changes from run to run, reaches nobody.
//
// It is not a multimap and never forgets: an id that comes twice is the caller's issue
// duplicate_id, which the caller sees because Intern returns an index below the old size().
//
// Tested by tests/unit/base/dense_index_test.cc
#include "base/dense_index.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"

namespace dangvien {
namespace {

// Chunks double from the first size to the greatest, so that a small index stays small and a large
// one makes few allocations. An id longer than that gets a chunk of its own length.
constexpr size_t kFirstChunkSize = size_t{1} << 10;
constexpr size_t kGreatestChunkSize = size_t{1} << 18;
constexpr size_t kFirstNameCapacity = 16;
constexpr size_t kFirstSlotCount = 32;

uint32_t HashOf(absl::string_view id) {
  const size_t hash = absl::Hash<absl::string_view>()(id);
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

// The least power of two of which so many are at most 3/4.
size_t SlotCountFor(size_t count) {
  size_t slots = kFirstSlotCount;
  while (slots / 4 * 3 < count) slots *= 2;
  return slots;
}

}  // namespace

int32_t DenseIndex::Intern(absl::string_view id) {
  assert(size() < std::numeric_limits<int32_t>::max());
  const uint32_t hash = HashOf(id);
  if (slots_.empty()) Rehash(kFirstSlotCount);
  size_t slot = SlotOf(id, hash);
  if (slots_[slot].index >= 0) return slots_[slot].index;
  // All that may fail comes before the first change.
  MakeRoomFor(id);
  if (names_.size() >= slots_.size() / 4 * 3) {
    Rehash(2 * slots_.size());
    slot = SlotOf(id, hash);
  }
  const int32_t index = size();
  names_.push_back(Store(id));
  slots_[slot] = {hash, index};
  return index;
}

int32_t DenseIndex::Find(absl::string_view id) const {
  return slots_.empty() ? -1 : slots_[SlotOf(id, HashOf(id))].index;
}

absl::string_view DenseIndex::Name(int32_t index) const {
  assert(index >= 0 && index < size());
  return names_[static_cast<size_t>(index)];
}

void DenseIndex::Reserve(int32_t count) {
  assert(count >= 0);
  names_.reserve(static_cast<size_t>(count));
  const size_t slot_count = SlotCountFor(static_cast<size_t>(count));
  if (slot_count > slots_.size()) Rehash(slot_count);
}

size_t DenseIndex::SlotOf(absl::string_view id, uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.index < 0) return at;
    if (slot.hash == hash && names_[static_cast<size_t>(slot.index)] == id) return at;
  }
}

void DenseIndex::Rehash(size_t slot_count) {
  Column<Slot> slots(slot_count, Slot(), slots_.get_allocator());
  const size_t mask = slot_count - 1;
  for (const Slot& slot : slots_) {
    if (slot.index < 0) continue;
    size_t at = slot.hash & mask;
    while (slots[at].index >= 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

void DenseIndex::MakeRoomFor(absl::string_view id) {
  if (names_.size() == names_.capacity()) {
    names_.reserve(std::max(kFirstNameCapacity, names_.capacity() * 2));
  }
  if (id.size() <= last_chunk_size_ - last_chunk_used_) return;
  const size_t usual_size = std::clamp(last_chunk_size_ * 2, kFirstChunkSize, kGreatestChunkSize);
  const size_t chunk_size = std::max(usual_size, id.size());
  chunks_.emplace_back(chunk_size, char{0}, chunks_.get_allocator());
  last_chunk_size_ = chunk_size;
  last_chunk_used_ = 0;
}

absl::string_view DenseIndex::Store(absl::string_view id) {
  if (id.empty()) return absl::string_view("", 0);  // there may be no chunk yet
  char* const at = chunks_.back().data() + last_chunk_used_;
  std::memcpy(at, id.data(), id.size());
  last_chunk_used_ += id.size();
  return absl::string_view(at, id.size());
}

}  // namespace dangvien
