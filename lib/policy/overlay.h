// An overlay laid over its parent: what Policy.parent_id of policy.proto defines.
#ifndef DANGVIEN_POLICY_OVERLAY_H_
#define DANGVIEN_POLICY_OVERLAY_H_

#include <string>

#include "base/issue_list.h"
#include "wire/policy.wire.h"

namespace dangvien {

// Is it an issue that an overlay says what its parent says?
enum class Redundancy { kAllowed, kRefused };

struct OverlayCheck {
  std::string path;  // before each path of an issue: empty, or "parent."
  Redundancy redundancy = Redundancy::kRefused;
  IssueList& issues;
};

// The resolved policy, which stands alone: without a parent and without removed ids. Its entries
// stand where the parent has them; new ones follow.
// REQUIRES: `parent` is resolved.
// LIFETIME: the result views what both messages view.
wire::Policy LayOver(wire::Policy parent, wire::Policy overlay, const OverlayCheck& check);

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_OVERLAY_H_
