// By what an entry of a policy's list is known: what an overlay names in order to change it.
#ifndef DANGVIEN_POLICY_ENTRY_IDS_H_
#define DANGVIEN_POLICY_ENTRY_IDS_H_

#include "absl/strings/string_view.h"
#include "wire/policy.wire.h"

namespace dangvien {

template <typename Entry>
auto EntryId(const Entry& entry) -> decltype(entry.id) {
  return entry.id;
}

// A force, cap, ceiling, check or review place has the id of its rule.
template <typename Entry>
auto EntryId(const Entry& entry) -> decltype(entry.rule->id) {
  return entry.rule.has_value() ? entry.rule->id : absl::string_view();
}

inline absl::string_view EntryId(const wire::Standard& standard) { return standard.tier_id; }

inline absl::string_view EntryId(const wire::Frame& frame) {
  return wire::Name(frame.subject_kind);
}

}  // namespace dangvien

#endif  // DANGVIEN_POLICY_ENTRY_IDS_H_
