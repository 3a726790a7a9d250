// The groups of a quota, and who stands in which.
#ifndef DANGVIEN_TESTS_ORACLE_QUOTA_GROUP_H_
#define DANGVIEN_TESTS_ORACLE_QUOTA_GROUP_H_

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "tests/oracle/conditions.h"

namespace dangvien::oracle {

// A group as its certificate names it.
struct GroupKey {
  std::string unit_id;
  v1::UnitKind unit_kind = v1::UNIT_KIND_UNSPECIFIED;
  std::string peer_group_id;

  bool operator<(const GroupKey& other) const {
    return std::tie(unit_id, unit_kind, peer_group_id) <
           std::tie(other.unit_id, other.unit_kind, other.peer_group_id);
  }
};

struct GroupSubject {
  Focus focus;
  Truth belongs = Truth::kTrue;  // to each of its groups; never false
};

struct Group {
  std::vector<GroupSubject> counted;
  std::vector<GroupSubject> apart;  // heads that need no seat and are in no base
};

struct Grouping {
  std::map<GroupKey, Group> groups;
  std::vector<GroupSubject> ungrouped;  // whose peer group is not stated
};

// Within a group the subjects keep the order of `focuses`.
Grouping GroupSubjects(const Facts& facts, const v1::Quota& quota,
                       const std::vector<Focus>& focuses, Evaluator* evaluator);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_QUOTA_GROUP_H_
