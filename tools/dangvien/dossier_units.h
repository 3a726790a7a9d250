// What a report needs to know of the dossier's units: their names and whose policy rates them.
#ifndef DANGVIEN_DANGVIEN_DOSSIER_UNITS_H_
#define DANGVIEN_DANGVIEN_DOSSIER_UNITS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace dangvien::cli {

struct DossierUnit {
  std::string name;
  std::string parent_id;
  std::string policy_id;  // its own; empty: inherited
};

class DossierUnits {
 public:
  // Reads the units out of a serialized dangvien.v1.Dataset, and skips the rest.
  // REQUIRES: Dataset::Read() accepted the bytes. Broken bytes give what was read before the fault.
  explicit DossierUnits(absl::string_view dataset_bytes);

  absl::string_view NameOf(absl::string_view unit_id) const;
  // Empty: the run's first policy.
  absl::string_view PolicyOf(absl::string_view unit_id) const;

 private:
  absl::flat_hash_map<std::string, DossierUnit> units_;
};

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_DOSSIER_UNITS_H_
