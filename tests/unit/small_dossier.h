// A dossier and a policy that are as small as a test of one fact can be; tests merge more into them
// in text format, and everything is read through the bytes as any caller does.
//
// The dossier: the year 2018, rated on 31 December; party body `root`, branch `branch` and the
// counterpart `front` below it; person `p` an official member of the branch, `h` another one and
// its head, with the post `chair`.
// The policy: tiers high, mid, low; levels good, fair, poor; flag f; question q; task groups t and
// w; sections x and y; criteria a and b (role basic) and c (role task, "if any") for members, a for
// organizations. Both passes end at tier low.
#ifndef DANGVIEN_TESTS_UNIT_SMALL_DOSSIER_H_
#define DANGVIEN_TESTS_UNIT_SMALL_DOSSIER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/truth.h"
#include "dangvien/dataset.h"
#include "dangvien/engine.h"
#include "dangvien/policy.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "dangvien/v1/result.pb.h"
#include "evaluation_state.h"

namespace dangvien::testing {

// The small dossier with `text` merged in. A text that states person `p` or `h` replaces that
// person.
v1::Dataset SmallDataset(const std::string& text);

// The faults of a call as "unknown_unit at units[3].parent_id", in the order found.
std::vector<std::string> FaultsOf(const absl::Status& status);

// The same of reading a dossier; empty where it is read.
std::vector<std::string> FaultsOfReading(const v1::Dataset& dataset,
                                         const DatasetOptions& options = {});

// A dossier that reads; a fault is reported, and stops the test program's case.
Dataset ReadSmall(const std::string& text);

// What is merged into the members' pass, the organizations' pass, and the policy.
struct SmallRules {
  std::string member_pass;
  std::string organization_pass;
  std::string policy;
};
Policy SmallPolicy(const SmallRules& rules);

// A rule's text: id, a citation, `when`, and what follows.
std::string RuleText(const std::string& id, const std::string& when, const std::string& more = "");

Evaluation EvaluateSmall(const SmallRules& rules, const std::string& text,
                         const EvaluateOptions& options = {});

// Rows by the caller's ids.
Row UnitRow(const Evaluation& evaluation, const std::string& id);
Row PersonRow(const Evaluation& evaluation, const std::string& id);

// The truth of a condition for member `p`, for organization `root`, and for the first review.
Truth TruthForMember(const std::string& condition, const std::string& text);
Truth TruthForRoot(const std::string& condition, const std::string& text);
Truth TruthForReview(const std::string& condition, const std::string& text);

v1::Result ResultOf(const Evaluation& evaluation);
// The subject of that person, or of that organization where there is no such person.
v1::SubjectResult SubjectOf(const v1::Result& result, const std::string& id);

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_UNIT_SMALL_DOSSIER_H_
