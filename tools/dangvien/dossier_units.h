// Names, kinds and places of the units of a dossier, for tables and summaries.
#ifndef DANGVIEN_DANGVIEN_DOSSIER_UNITS_H_
#define DANGVIEN_DANGVIEN_DOSSIER_UNITS_H_

#include <cstdint>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/types.pb.h"

namespace dangvien::cli {

struct DossierUnit {
  std::string name;
  std::string parent_id;
  std::string policy_id;  // its own; empty: inherited
  v1::UnitKind kind = v1::UNIT_KIND_UNSPECIFIED;
  v1::UnitLevel level = v1::UNIT_LEVEL_UNSPECIFIED;
};

class DossierUnits {
 public:
  // Reads the units out of a serialized dangvien.v1.Dataset, and skips the rest.
  // REQUIRES: Dataset::Read() accepted the bytes. Broken bytes give what was read before the fault.
  explicit DossierUnits(absl::string_view dataset_bytes);

  // Null: there is no such unit.
  const DossierUnit* Find(absl::string_view unit_id) const;
  absl::string_view NameOf(absl::string_view unit_id) const;
  // Empty: the run's first policy.
  absl::string_view PolicyOf(absl::string_view unit_id) const;
  // Is the unit `within`, or below it?
  bool IsWithin(absl::string_view unit_id, absl::string_view within) const;

 private:
  absl::flat_hash_map<std::string, DossierUnit> units_;
};

// Ranks of posts, by person and post id. Of people with one post they may be missing.
using PostRanks = absl::flat_hash_map<std::pair<std::string, std::string>, uint32_t>;

// REQUIRES: as for DossierUnits; so for the next one.
v1::Period ReadPeriod(absl::string_view dataset_bytes);
PostRanks ReadPostRanks(absl::string_view dataset_bytes);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_DOSSIER_UNITS_H_
