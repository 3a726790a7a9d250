// Text format keeps the cases readable: a test states one fact and the rows that carry it. A text
// that does not parse is a fault of the test, and is reported as one.
#include "tests/unit/small_dossier.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "dangvien/issue.h"
#include "grading/conditions.h"

namespace dangvien::testing {
namespace {

constexpr char kDataset[] = R"pb(
  format: 1
  period { kind: PERIOD_KIND_YEAR begin_date: 20180101 end_date: 20190101 rating_date: 20181231 }
  units { id: "root" kind: UNIT_KIND_PARTY_BODY }
  units { id: "branch" kind: UNIT_KIND_BRANCH parent_id: "root" }
  units { id: "front" kind: UNIT_KIND_FRONT parent_id: "root" }
)pb";

constexpr char kPerson[] = R"pb(
  id: "p"
  memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
)pb";

constexpr char kHead[] = R"pb(
  id: "h"
  memberships { unit_id: "branch" kind: MEMBERSHIP_KIND_OFFICIAL }
  posts { id: "chair" unit_id: "branch" kind: POST_KIND_HEAD body: POST_BODY_COMMITTEE }
)pb";

constexpr char kPolicy[] = R"pb(
  format: 1
  id: "small"
  instruments { id: "law" number: "1-QD" }
  tiers { id: "high" }
  tiers { id: "mid" }
  tiers { id: "low" }
  levels { id: "good" }
  levels { id: "fair" }
  levels { id: "poor" }
  roles { id: "basic" }
  roles { id: "task" }
  frames {
    subject_kind: SUBJECT_KIND_MEMBER
    citations { instrument_id: "law" clause: "1" }
    criteria {
      id: "a"
      roles { role_id: "basic" }
    }
    criteria {
      id: "b"
      roles { role_id: "basic" }
    }
    criteria {
      id: "c"
      if_any: true
      roles { role_id: "task" }
    }
  }
  frames {
    subject_kind: SUBJECT_KIND_ORGANIZATION
    citations { instrument_id: "law" clause: "1" }
    criteria {
      id: "a"
      roles { role_id: "basic" }
    }
  }
  task_groups { id: "t" }
  task_groups { id: "w" }
  flags { id: "f" }
  sections { id: "x" }
  sections { id: "y" }
  questions {
    id: "q"
    citations { instrument_id: "law" clause: "1" }
  }
  passes {
    id: "members"
    subject_kind: SUBJECT_KIND_MEMBER
    fallback {
      id: "member-fallback"
      tier_id: "low"
      citations { instrument_id: "law" clause: "1" }
    }
  }
  passes {
    id: "organizations"
    subject_kind: SUBJECT_KIND_ORGANIZATION
    fallback {
      id: "organization-fallback"
      tier_id: "low"
      citations { instrument_id: "law" clause: "1" }
    }
  }
)pb";

void Merge(const std::string& text, google::protobuf::Message* message) {
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(text, message)) << text;
}

std::string StandardWith(const std::string& condition) {
  return absl::StrCat("standards { tier_id: \"high\" conditions { ", RuleText("rule", condition),
                      " } }");
}

// The truth of the first rule of the kind's pass.
Truth FirstRule(const Evaluation& evaluation, RowKind kind, Row row) {
  const EvaluationState& state = evaluation.state();
  const CompiledPolicy& policy = state.policies.front().compiled();
  const wire::SubjectKind subject_kind =
      kind == RowKind::kPerson ? wire::SubjectKind::kMember : wire::SubjectKind::kOrganization;
  const CompiledRule& rule = kind == RowKind::kReview ? policy.checks.front().rule
                                                      : policy.PassFor(subject_kind)->rules.front();
  return EvalRuleAt(rule, state.ContextOf(0), kind, row);
}

}  // namespace

v1::Dataset SmallDataset(const std::string& text) {
  v1::Dataset dataset;
  Merge(kDataset, &dataset);
  Merge(text, &dataset);
  const auto has = [&dataset](const std::string& id) {
    return std::any_of(dataset.people().begin(), dataset.people().end(),
                       [&id](const v1::Person& person) { return person.id() == id; });
  };
  if (!has("p")) Merge(kPerson, dataset.add_people());
  if (!has("h")) Merge(kHead, dataset.add_people());
  return dataset;
}

std::vector<std::string> FaultsOf(const absl::Status& status) {
  std::vector<std::string> faults;
  for (const Issue& issue : IssuesOf(status)) {
    faults.push_back(absl::StrCat(IssueCodeName(issue.code), " at ", issue.path));
  }
  return faults;
}

std::vector<std::string> FaultsOfReading(const v1::Dataset& dataset,
                                         const DatasetOptions& options) {
  return FaultsOf(Dataset::Read(dataset.SerializeAsString(), options).status());
}

Dataset ReadSmall(const std::string& text) {
  absl::StatusOr<Dataset> dataset = Dataset::Read(SmallDataset(text).SerializeAsString());
  EXPECT_TRUE(dataset.ok()) << dataset.status() << text;
  return *dataset;
}

std::string RuleText(const std::string& id, const std::string& when, const std::string& more) {
  return absl::StrCat("id: \"", id, "\" citations { instrument_id: \"law\" clause: \"1\" } when { ",
                      when, " } ", more);
}

Policy SmallPolicy(const SmallRules& rules) {
  v1::Policy message;
  Merge(kPolicy, &message);
  Merge(rules.member_pass, message.mutable_passes(0));
  Merge(rules.organization_pass, message.mutable_passes(1));
  Merge(rules.policy, &message);
  PolicyOptions options;
  options.prove = false;
  absl::StatusOr<Policy> policy = Policy::Read(message.SerializeAsString(), options);
  EXPECT_TRUE(policy.ok()) << policy.status();
  return *policy;
}

Evaluation EvaluateSmall(const SmallRules& rules, const std::string& text,
                         const EvaluateOptions& options) {
  absl::StatusOr<Evaluation> evaluation = Evaluate(ReadSmall(text), {SmallPolicy(rules)}, options);
  EXPECT_TRUE(evaluation.ok()) << evaluation.status() << text;
  return *evaluation;
}

Row UnitRow(const Evaluation& evaluation, const std::string& id) {
  return evaluation.state().dataset.tables().units.ids.Find(id);
}

Row PersonRow(const Evaluation& evaluation, const std::string& id) {
  return evaluation.state().dataset.tables().people.ids.Find(id);
}

Truth TruthForMember(const std::string& condition, const std::string& text) {
  const Evaluation evaluation = EvaluateSmall({StandardWith(condition), "", ""}, text);
  return FirstRule(evaluation, RowKind::kPerson, PersonRow(evaluation, "p"));
}

Truth TruthForRoot(const std::string& condition, const std::string& text) {
  const Evaluation evaluation = EvaluateSmall({"", StandardWith(condition), ""}, text);
  return FirstRule(evaluation, RowKind::kUnit, UnitRow(evaluation, "root"));
}

Truth TruthForReview(const std::string& condition, const std::string& text) {
  const std::string check =
      absl::StrCat("checks { subject: CHECK_SUBJECT_REVIEW severity: SEVERITY_NOTE rule { ",
                   RuleText("rule", condition), " } }");
  return FirstRule(EvaluateSmall({"", "", check}, text), RowKind::kReview, 0);
}

v1::Result ResultOf(const Evaluation& evaluation) {
  v1::Result result;
  EXPECT_TRUE(result.ParseFromString(evaluation.ToProto()));
  return result;
}

v1::SubjectResult SubjectOf(const v1::Result& result, const std::string& id) {
  for (const v1::SubjectResult& subject : result.subjects()) {
    if (subject.subject().person_id() == id || subject.subject().unit_id() == id) return subject;
  }
  ADD_FAILURE() << "no subject `" << id << "`";
  return {};
}

}  // namespace dangvien::testing
