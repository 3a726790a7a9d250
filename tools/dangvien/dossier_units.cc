// A dossier of millions of people has thousands of units. Parsing all of it once more only to print
// names would cost more than the evaluation; hence a walk over the top-level fields that parses
// what is asked for and steps over everything else.
//
// Tested by tests/cli/cli_test.py
#include "dossier_units.h"

#include <cstdint>
#include <utility>

#include "dangvien/v1/dataset.pb.h"

namespace dangvien::cli {
namespace {

constexpr int kMaxDepth = 1000;  // of a unit tree; see DatasetOptions

enum WireType : uint64_t { kVarint = 0, kFixed64 = 1, kDelimited = 2, kFixed32 = 5 };

// Takes fields off the front of serialized bytes; `Next` returns false at the end and at a fault.
class FieldWalk {
 public:
  explicit FieldWalk(absl::string_view bytes) : bytes_(bytes) {}

  bool Next() {
    uint64_t tag = 0;
    uint64_t size = 0;
    if (bytes_.empty() || !TakeVarint(tag)) return false;
    number_ = tag >> 3;
    switch (tag & 7) {
      case kVarint:
        return TakeVarint(size);
      case kFixed64:
        return Take(8);
      case kDelimited:
        return TakeVarint(size) && Take(size);
      case kFixed32:
        return Take(4);
      default:
        return false;
    }
  }

  uint64_t number() const { return number_; }
  absl::string_view contents() const { return contents_; }

 private:
  bool TakeVarint(uint64_t& out) {
    out = 0;
    for (int shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      out |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  bool Take(uint64_t size) {
    if (size > bytes_.size()) return false;
    contents_ = bytes_.substr(0, static_cast<size_t>(size));
    bytes_.remove_prefix(static_cast<size_t>(size));
    return true;
  }

  absl::string_view bytes_;
  uint64_t number_ = 0;
  absl::string_view contents_;
};

}  // namespace

DossierUnits::DossierUnits(absl::string_view dataset_bytes) {
  FieldWalk walk(dataset_bytes);
  v1::Unit unit;
  while (walk.Next()) {
    if (walk.number() != v1::Dataset::kUnitsFieldNumber) continue;
    if (!unit.ParseFromArray(walk.contents().data(), static_cast<int>(walk.contents().size()))) {
      return;
    }
    units_[unit.id()] = {unit.name(), unit.parent_id(), unit.policy_id(), unit.kind(),
                         unit.level()};
  }
}

const DossierUnit* DossierUnits::Find(absl::string_view unit_id) const {
  const auto found = units_.find(unit_id);
  return found == units_.end() ? nullptr : &found->second;
}

absl::string_view DossierUnits::NameOf(absl::string_view unit_id) const {
  const DossierUnit* unit = Find(unit_id);
  return unit == nullptr ? absl::string_view() : absl::string_view(unit->name);
}

absl::string_view DossierUnits::PolicyOf(absl::string_view unit_id) const {
  for (int depth = 0; depth <= kMaxDepth; ++depth) {
    const DossierUnit* unit = Find(unit_id);
    if (unit == nullptr) break;
    if (!unit->policy_id.empty()) return unit->policy_id;
    unit_id = unit->parent_id;
  }
  return {};
}

bool DossierUnits::IsWithin(absl::string_view unit_id, absl::string_view within) const {
  for (int depth = 0; depth <= kMaxDepth; ++depth) {
    if (unit_id == within) return true;
    const DossierUnit* unit = Find(unit_id);
    if (unit == nullptr) return false;
    unit_id = unit->parent_id;
  }
  return false;
}

v1::Period ReadPeriod(absl::string_view dataset_bytes) {
  v1::Period period;
  FieldWalk walk(dataset_bytes);
  while (walk.Next()) {
    if (walk.number() != v1::Dataset::kPeriodFieldNumber) continue;
    const std::string bytes(walk.contents());
    if (!period.MergeFromString(bytes)) return period;  // messages may come in pieces
  }
  return period;
}

PostRanks ReadPostRanks(absl::string_view dataset_bytes) {
  PostRanks ranks;
  FieldWalk walk(dataset_bytes);
  v1::Person person;
  v1::PeopleColumns columns;
  while (walk.Next()) {
    const auto size = static_cast<int>(walk.contents().size());
    if (walk.number() == v1::Dataset::kPeopleFieldNumber) {
      if (!person.ParseFromArray(walk.contents().data(), size)) return ranks;
      if (person.posts_size() < 2) continue;
      for (const v1::Post& post : person.posts()) ranks[{person.id(), post.id()}] = post.rank();
    } else if (walk.number() == v1::Dataset::kPeopleColumnsFieldNumber) {
      if (!columns.ParseFromArray(walk.contents().data(), size)) return ranks;
      for (const v1::PostRow& row : columns.posts()) {
        if (row.person() >= static_cast<uint32_t>(columns.person_ids_size())) continue;
        const std::string& id = columns.person_ids(static_cast<int>(row.person()));
        ranks[{id, row.post().id()}] = row.post().rank();
      }
    }
  }
  return ranks;
}

}  // namespace dangvien::cli
