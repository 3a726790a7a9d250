// What the quotas of a run did: one entry a quota and group, with everything that certificates,
// reasons, findings and explanations tell of it.
#ifndef DANGVIEN_QUOTA_OUTCOME_H_
#define DANGVIEN_QUOTA_OUTCOME_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "absl/types/span.h"
#include "facts/context.h"
#include "quota/groups.h"
#include "quota/seats.h"
#include "wire/result.wire.h"

namespace dangvien {

struct CandidateOutcome {
  Row row = kNone;
  wire::SeatOutcome outcome{};
  bool perhaps = false;  // it may turn out not to be a candidate
};

struct GroupOutcome {
  int32_t policy = 0;
  wire::SubjectKind kind{};
  const CompiledQuota* quota = nullptr;  // of the policy
  GroupKey key;
  Ratio limit;                // as applied
  int32_t decision = kNone;   // on this quota and group: index in DatasetTables::quota_decisions
  int32_t raised_by = kNone;  // the same where it raised the limit
  GroupCounts counts;
  Seats seats;
  bool is_provisional = false;
  size_t used_key_count = 0;            // of the rank keys, from the first
  Column<CandidateOutcome> candidates;  // by rank
  Column<Row> apart;                    // heads that need no seat and have the tier or may have it
  int64_t decided_count = 0;            // of the group, with the tier or a higher one as decided
};

// Where a subject stands in one group.
struct SeatPlace {
  Row row = kNone;
  int32_t group = 0;          // index in QuotaOutcome::groups
  int32_t candidate = kNone;  // index in its candidates; kNone: a head that is apart
};

// A candidate that is in no group, because the dossier states no peer group for it.
struct GroupMissing {
  Row row = kNone;
  int32_t policy = 0;
  const CompiledQuota* quota = nullptr;
};

struct QuotaOutcome {
  explicit QuotaOutcome(std::pmr::memory_resource* memory) {
    places.fill(Column<SeatPlace>(memory));
    missing.fill(Column<GroupMissing>(memory));
  }

  // By pass, policy id, quota, and the place of the group's unit in the tree.
  std::vector<GroupOutcome> groups;
  // By subject kind; each sorted by row, then in the order of the quotas.
  std::array<Column<SeatPlace>, kSubjectKinds> places;
  std::array<Column<GroupMissing>, kSubjectKinds> missing;

  absl::Span<const SeatPlace> PlacesOf(const SubjectRow& subject) const {
    return OfRow(places[static_cast<size_t>(subject.kind)], subject.row);
  }
  absl::Span<const GroupMissing> MissingOf(const SubjectRow& subject) const {
    return OfRow(missing[static_cast<size_t>(subject.kind)], subject.row);
  }

 private:
  template <typename Entry>
  static absl::Span<const Entry> OfRow(const Column<Entry>& entries, Row row) {
    const auto begin =
        std::lower_bound(entries.begin(), entries.end(), row,
                         [](const Entry& entry, Row wanted) { return entry.row < wanted; });
    auto end = begin;
    while (end != entries.end() && end->row == row) ++end;
    return absl::MakeConstSpan(entries).subspan(static_cast<size_t>(begin - entries.begin()),
                                                static_cast<size_t>(end - begin));
  }
};

}  // namespace dangvien

#endif  // DANGVIEN_QUOTA_OUTCOME_H_
