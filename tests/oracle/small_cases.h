// A policy and a dossier that are as small as a test of one condition can be, and what comes out
// when more is merged into them in text format.
//
// The policy: tiers high, mid, low; levels good, fair, poor; flag f; question q; task groups t and
// w; sections x and y; one criterion frame a kind (a, b with role basic, c with role task and "if
// any"). The dossier: the year 2018, rated on 31 December; party body `root`, branch `branch` below
// it, and person `p` as its official member.
#ifndef DANGVIEN_TESTS_ORACLE_SMALL_CASES_H_
#define DANGVIEN_TESTS_ORACLE_SMALL_CASES_H_

#include <string>

#include "tests/oracle/oracle.h"

namespace dangvien::oracle {

// The policy with a members' pass, an organizations' pass and what `text` adds to each or to the
// policy.
v1::Policy SmallPolicy(const std::string& member_pass, const std::string& organization_pass,
                       const std::string& text = "");
v1::Dataset SmallDataset(const std::string& text);

// The truth of a condition for member `p`, for organization `root`, and for the first review of the
// first session, over the dossier with `text` merged in.
Truth TruthForMember(const std::string& condition, const std::string& text);
Truth TruthForRoot(const std::string& condition, const std::string& text);
Truth TruthForReview(const std::string& condition, const std::string& text);

// The truth of a condition in a check of `p` (as member, or as leader in any post) or of `root` (as
// organization, or its collective). Every kind has a pass in which everybody is rated low.
Truth TruthInCheck(v1::CheckSubject subject, const std::string& condition, const std::string& text);

// Member `p`, or organization `root`, under SmallPolicy(pass, "") or SmallPolicy("", pass).
OracleSubject RateMember(const std::string& pass, const std::string& text);
OracleSubject RateRoot(const std::string& pass, const std::string& text);

inline constexpr Truth kTrue = Truth::kTrue;
inline constexpr Truth kFalse = Truth::kFalse;
inline constexpr Truth kUnknown = Truth::kUnknown;

}  // namespace dangvien::oracle

#endif  // DANGVIEN_TESTS_ORACLE_SMALL_CASES_H_
