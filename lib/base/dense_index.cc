// Interning. Everything after the border works on rows 0, 1, 2, ...; strings are looked up once on
// the way in and quoted again on the way out.
//
// The hash table holds views, not strings: the bytes lie one after the other in chunks that are
// never reallocated, so a view stays good while the table grows, and an id costs its bytes plus
// two views instead of an allocation each. (A std::string key would move with its slot on every
// rehash; the short ones carry their bytes inside the slot, so no view of them would survive.)
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
#include <memory>

#include "absl/strings/string_view.h"

namespace dangvien {
namespace {

// Chunks double from the first size to the greatest, so that a small index stays small and a large
// one makes few allocations. An id longer than that gets a chunk of its own length.
constexpr size_t kFirstChunkSize = size_t{1} << 10;
constexpr size_t kGreatestChunkSize = size_t{1} << 18;
constexpr size_t kFirstNameCapacity = 16;

}  // namespace

int32_t DenseIndex::Intern(absl::string_view id) {
  assert(size() < std::numeric_limits<int32_t>::max());
  if (!HasRoomFor(id)) {
    const int32_t known = Find(id);
    if (known >= 0) return known;
    MakeRoomFor(id);
  }
  // Hashes once for both questions, "is it there" and "where does it go". Between the two the
  // table holds a slot without a key, so nothing in between may throw: that is why the room is
  // made before, and why a failed allocation leaves the index as it was.
  const auto entry = indexes_.lazy_emplace(id, [&](const auto& construct) {
    const int32_t index = size();
    names_.push_back(Store(id));
    construct(names_.back(), index);
  });
  return entry->second;
}

int32_t DenseIndex::Find(absl::string_view id) const {
  const auto entry = indexes_.find(id);
  return entry == indexes_.end() ? -1 : entry->second;
}

absl::string_view DenseIndex::Name(int32_t index) const {
  assert(index >= 0 && index < size());
  return names_[static_cast<size_t>(index)];
}

void DenseIndex::Reserve(int32_t count) {
  assert(count >= 0);
  names_.reserve(static_cast<size_t>(count));
  indexes_.reserve(static_cast<size_t>(count));
}

bool DenseIndex::HasRoomFor(absl::string_view id) const {
  return names_.size() < names_.capacity() && id.size() <= last_chunk_size_ - last_chunk_used_;
}

void DenseIndex::MakeRoomFor(absl::string_view id) {
  if (names_.size() == names_.capacity()) {
    names_.reserve(std::max(kFirstNameCapacity, names_.capacity() * 2));
  }
  if (id.size() <= last_chunk_size_ - last_chunk_used_) return;
  const size_t usual_size = std::clamp(last_chunk_size_ * 2, kFirstChunkSize, kGreatestChunkSize);
  const size_t chunk_size = std::max(usual_size, id.size());
  chunks_.push_back(std::unique_ptr<char[]>(new char[chunk_size]));
  last_chunk_size_ = chunk_size;
  last_chunk_used_ = 0;
}

absl::string_view DenseIndex::Store(absl::string_view id) {
  if (id.empty()) return absl::string_view("", 0);  // there may be no chunk yet
  char* const at = chunks_.back().get() + last_chunk_used_;
  std::memcpy(at, id.data(), id.size());
  last_chunk_used_ += id.size();
  return absl::string_view(at, id.size());
}

}  // namespace dangvien
