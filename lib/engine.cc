// The spine: what happens to a dossier, in order. Each step is a folder of lib/.
//
//   Dataset::Read, Policy::Read        bytes to tables, bytes to compiled rules  (dataset/,
//   policy/, wire/) BindPolicies                       rules meet the dossier's columns (grading/)
//   PlacePeople, IndexSanctions        who is rated where                        (placement/)
//   RunPasses                          the subjects of each kind, in the         (grading/,
//                                      policy's order                            composition/)
//   ApplyQuotas                        seats, after each pass                    (quota/)
//   CollectFindings, ...               checks, contradictions, further outputs   (process/)
//   DigestResult                       the result's fingerprint                  (result/)
//
// Tested by tests/differential/differential_test.cc
#include "dangvien/engine.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/guarded.h"
#include "base/issue_list.h"
#include "base/parallel.h"
#include "evaluation_state.h"
#include "explain/explain.h"
#include "grading/run_pass.h"
#include "quota/apply.h"
#include "result/result.h"

namespace dangvien {
namespace {

constexpr int kMaxThreads = 256;

// Several policies in one run must speak of the same tiers and walk the subjects in the same order:
// a unit's tier is read by the unit above it, whatever policy that one is under.
void CheckPoliciesFit(const std::vector<Policy>& policies, IssueList* issues) {
  const CompiledPolicy& first = policies.front().compiled();
  for (size_t i = 1; i < policies.size(); ++i) {
    const CompiledPolicy& other = policies[i].compiled();
    const std::string path = absl::StrCat("policies[", i, "]");
    for (size_t j = 0; j < i; ++j) {
      if (policies[j].id() != policies[i].id()) continue;
      issues->Add(IssueCode::kDuplicateId, path,
                  absl::StrCat("policy `", policies[i].id(), "` is given twice"));
    }
    bool fits = first.tier_count() == other.tier_count();
    for (size_t t = 0; fits && t < first.message.tiers.size(); ++t) {
      fits = first.message.tiers[t].id == other.message.tiers[t].id;
    }
    fits = fits && first.passes.size() == other.passes.size() &&
           first.message.placement == other.message.placement;
    for (size_t p = 0; fits && p < first.passes.size(); ++p) {
      fits = first.passes[p].subject_kind == other.passes[p].subject_kind;
    }
    if (fits) continue;
    issues->Add(IssueCode::kInvalidPolicy, path,
                absl::StrCat("expected the tiers, passes and placement of policy `",
                             policies[0].id(), "`, found others"));
  }
}

void BindPolicies(const std::vector<Policy>& also_declared, EvaluationState* state,
                  IssueList* issues) {
  const DatasetTables& tables = state->dataset.tables();
  std::vector<const CompiledPolicy*> compiled;
  for (const Policy& policy : state->policies) compiled.push_back(&policy.compiled());
  std::vector<const CompiledPolicy*> declaring = compiled;
  for (const Policy& policy : also_declared) declaring.push_back(&policy.compiled());
  CheckDeclared(declaring, tables, issues);
  for (const CompiledPolicy* policy : compiled) state->bindings.push_back(Bind(*policy, tables));
  state->policy_of_unit.assign(static_cast<size_t>(tables.units.size()), 0);
  for (Row unit = 0; unit < tables.units.size(); ++unit) {
    const auto u = static_cast<size_t>(unit);
    if (tables.units.policy[u] == kNone) continue;
    const absl::string_view id = tables.symbols.policies.ids.Name(tables.units.policy[u]);
    for (size_t p = 0; p < compiled.size(); ++p) {
      if (compiled[p]->message.id == id) state->policy_of_unit[u] = static_cast<int32_t>(p);
    }
  }
}

int64_t CountOf(const DatasetTables& tables, wire::SubjectKind kind) {
  if (kind == wire::SubjectKind::kMember) return tables.people.size();
  if (kind != wire::SubjectKind::kLeader) return tables.units.size();
  return static_cast<int64_t>(tables.people.posts.entries.size());
}

// Those of whom a check is asked.
int64_t CountOf(const DatasetTables& tables, wire::CheckSubject checked) {
  switch (checked) {
    case wire::CheckSubject::kReview:
      return static_cast<int64_t>(tables.reviews.reviews.size());
    case wire::CheckSubject::kMember:
      return CountOf(tables, wire::SubjectKind::kMember);
    case wire::CheckSubject::kLeader:
      return CountOf(tables, wire::SubjectKind::kLeader);
    default:
      return tables.units.size();
  }
}

// How many subjects the stages look at, as far as the tables tell.
int64_t WorkOf(const DatasetTables& tables, const CompiledPolicy& policy) {
  int64_t count = tables.people.size();  // placed
  for (const CompiledPass& pass : policy.passes) {
    count += CountOf(tables, pass.subject_kind) * static_cast<int64_t>(1 + pass.quotas.size());
  }
  for (const CompiledCheck& check : policy.checks) count += CountOf(tables, check.subject);
  // The digests of the data and of the result.
  return count + 2 * int64_t{tables.people.size()} + 2 * int64_t{tables.units.size()};
}

void RunPasses(EvaluationState* state, const Workers& workers) {
  ResizeOutcomes(state);
  for (const CompiledPass& pass : state->policies.front().compiled().passes) {
    RunPass(state, pass.subject_kind, workers);
    ApplyQuotas(state, pass.subject_kind, *workers.pace, &state->quotas);
  }
}

absl::Status CheckArguments(const std::vector<Policy>& policies, const EvaluateOptions& options) {
  if (policies.empty())
    return absl::InvalidArgumentError("expected at least one policy, found none");
  if (options.num_threads < 1 || options.num_threads > kMaxThreads) {
    return absl::InvalidArgumentError(
        absl::StrCat("num_threads: expected 1 to ", kMaxThreads, ", found ", options.num_threads));
  }
  return absl::OkStatus();
}

absl::StatusOr<Evaluation> EvaluatePolicies(const Dataset& dataset,
                                            const std::vector<Policy>& policies,
                                            const EvaluateOptions& options) {
  IssueList issues(options.max_issues);
  auto state = std::make_shared<EvaluationState>(dataset, policies, MemoryOf(options.memory));
  CheckPoliciesFit(policies, &issues);
  BindPolicies(options.also_declared, state.get(), &issues);
  if (!issues.empty()) return issues.ToStatus("dataset");
  const DatasetTables& tables = dataset.tables();
  const CompiledPolicy& first = policies.front().compiled();
  Pace pace(options.control, WorkOf(tables, first), Pace::kSubjects);
  pace.Check();
  state->placement = PlacePeople(tables, first.placed_by(), state->memory, pace);
  state->sanctions = IndexSanctions(tables);
  RunPasses(state.get(), {options.num_threads, &pace});
  state->findings = CollectFindings(*state, state->quotas, options.run_checks, pace);
  state->re_ratings = CollectReRatings(*state);
  state->review_places = CollectReviewPlaces(*state, pace);
  state->digests = DigestResult(*state, pace);
  pace.Finish();
  return Evaluation(std::move(state));
}

std::string PartOf(const EvaluationState& state, ResultPart part) {
  std::string bytes;
  EncodeResult(state, part,
               [&bytes](absl::string_view piece) { bytes.append(piece.data(), piece.size()); });
  return bytes;
}

}  // namespace

absl::StatusOr<Evaluation> Evaluate(const Dataset& dataset, const std::vector<Policy>& policies,
                                    const EvaluateOptions& options) {
  return Guarded([&]() -> absl::StatusOr<Evaluation> {
    absl::Status status = CheckArguments(policies, options);
    if (!status.ok()) return status;
    return EvaluatePolicies(dataset, policies, options);
  });
}

Evaluation::Evaluation(std::shared_ptr<const EvaluationState> state) : state_(std::move(state)) {}

std::string Evaluation::ToProto() const { return PartOf(*state_, ResultPart::kWhole); }

void Evaluation::WriteProto(absl::FunctionRef<void(absl::string_view)> sink) const {
  EncodeResult(*state_, ResultPart::kWhole, sink);
}

std::string Evaluation::TalliesProto() const { return PartOf(*state_, ResultPart::kTallies); }

std::string Evaluation::CertificatesProto() const {
  return PartOf(*state_, ResultPart::kCertificates);
}

const std::string& Evaluation::digest() const { return state_->digests.whole; }

StatusCounts Evaluation::status_counts() const { return CountStatuses(*state_); }

absl::StatusOr<std::string> Evaluation::Explain(const SubjectId& subject, Language language) const {
  return Guarded([&] { return ExplainSubject(*state_, subject, language); });
}

absl::StatusOr<std::string> Evaluation::ExplainText(const SubjectId& subject,
                                                    Language language) const {
  return Guarded([&] { return ExplainSubjectAsText(*state_, subject, language); });
}

}  // namespace dangvien
