// A policy as a page for people: instruments, tiers, criteria, rules with citations, readings, open
// questions.
#ifndef DANGVIEN_DANGVIEN_POLICY_PAGE_H_
#define DANGVIEN_DANGVIEN_POLICY_PAGE_H_

#include <string>

#include "dangvien/v1/policy.pb.h"
#include "wording.h"

namespace dangvien::cli {

std::string PolicyPage(const v1::Policy& policy, Language language);

}  // namespace dangvien::cli

#endif  // DANGVIEN_DANGVIEN_POLICY_PAGE_H_
