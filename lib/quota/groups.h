// Whom a quota concerns, and in which groups.
#ifndef DANGVIEN_QUOTA_GROUPS_H_
#define DANGVIEN_QUOTA_GROUPS_H_

#include <cstdint>
#include <tuple>
#include <vector>

#include "absl/strings/string_view.h"
#include "grading/grading.h"

namespace dangvien {

struct QuotaSubject {
  Row row = kNone;
  size_t index = 0;              // in the outcomes of the kind
  Row unit = kNone;              // where it is rated
  Truth belongs = Truth::kTrue;  // to each of its groups: true or unknown
  bool is_apart = false;         // a head that needs no seat and is counted nowhere
};

// What a certificate calls a group by.
struct GroupKey {
  Row unit = kNone;  // kNone: the whole dossier
  wire::UnitKind unit_kind{};
  absl::string_view peer_group;  // into the tables

  friend bool operator==(const GroupKey& a, const GroupKey& b) {
    return std::tie(a.unit, a.unit_kind, a.peer_group) ==
           std::tie(b.unit, b.unit_kind, b.peer_group);
  }
};

struct SubjectGroup {
  GroupKey key;
  Column<int32_t> subjects;  // indexes in Grouping::subjects, in canonical order
};

struct Grouping {
  Column<QuotaSubject> subjects;     // in canonical order; whom it surely does not concern is out
  std::vector<SubjectGroup> groups;  // by the place of the unit, then by kind and peer group
  // In no group, because no peer group is stated: indexes of subjects.
  Column<int32_t> without_group;
};

// In the memory of the state: the subjects of a pass under one policy as the quota groups them, on
// the outcomes as they stand.
// LIFETIME: as the state.
Grouping GroupSubjects(const Grading& state, int32_t policy, wire::SubjectKind kind,
                       const CompiledQuota& quota);

}  // namespace dangvien

#endif  // DANGVIEN_QUOTA_GROUPS_H_
