// The tiers of a result as ratings in a dossier: what one side found becomes a fact of the other's
// dossier, and what a quarter gave a fact of the year's.
#ifndef DANGVIEN_DANGVIEN_FEED_FEED_H_
#define DANGVIEN_DANGVIEN_FEED_FEED_H_

#include <cstdint>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/result.pb.h"

namespace dangvien::cli {

struct FeedOptions {
  v1::Side side = v1::SIDE_UNSPECIFIED;  // whose ratings they are
  int32_t decided_on = 0;                // yyyymmdd; 0 = not known
};

struct FeedCounts {
  int64_t fed = 0;
  int64_t without_tier = 0;    // not rated, or still open
  int64_t not_in_dossier = 0;  // left out
};

// Adds a rating for each subject with a decided tier: to the person (members, leaders) or to the
// unit (organizations, collectives). Ratings that an earlier feed of the same policy, side and
// period put there are replaced.
FeedCounts Feed(const v1::Result& result, const FeedOptions& options, v1::Dataset& dossier);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_FEED_FEED_H_
