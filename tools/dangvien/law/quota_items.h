// Quotas and scores as entries of a list: the arithmetic in words.
#ifndef DANGVIEN_DANGVIEN_LAW_QUOTA_ITEMS_H_
#define DANGVIEN_DANGVIEN_LAW_QUOTA_ITEMS_H_

#include "dangvien/v1/policy.pb.h"
#include "document/document.h"
#include "law/sentences.h"

namespace dangvien::cli {

Item QuotaItem(const v1::Quota& quota, const Asking& asking);

Item ScoreItem(const v1::Score& score, const PolicyNames& names);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_LAW_QUOTA_ITEMS_H_
