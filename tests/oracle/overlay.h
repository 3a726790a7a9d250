// Resolves an overlay against its parent.
#ifndef DANGVIEN_TESTS_ORACLE_OVERLAY_H_
#define DANGVIEN_TESTS_ORACLE_OVERLAY_H_

#include "dangvien/v1/policy.pb.h"

namespace dangvien::oracle {

// The policy that the overlay makes of the resolved parent. It has no parent any more.
v1::Policy ResolveOverlay(const v1::Policy& parent, const v1::Policy& overlay);

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_OVERLAY_H_
