// Evaluations and what may be asked of them.
//
// Tested by tests/capi/evaluate_test.cc
#include "evaluation.h"

#include <cstring>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/guarded.h"
#include "buffer.h"
#include "policy.h"

namespace dangvien::capi {
namespace {

constexpr size_t kDigestSize = 32;

// A list of the caller.
struct PolicyList {
  dangvien_policy* const* handles = nullptr;
  size_t count = 0;
};

// REQUIRES: the handles were checked.
std::vector<Policy> PoliciesOf(const PolicyList& list) {
  std::vector<Policy> policies;
  for (size_t i = 0; i < list.count; ++i) policies.push_back(list.handles[i]->policy);
  return policies;
}

// The options of the caller as the core takes them.
class EvaluateCall {
 public:
  EvaluateCall(const dangvien_context* context, const dangvien_evaluate_options* given,
               Arguments* arguments)
      : options_(Read(given, arguments)), control_(context, options_.control, arguments) {
    if (options_.max_issues != 0) core_.max_issues = options_.max_issues;
    core_.run_checks = (options_.flags & DANGVIEN_EVALUATE_SKIP_CHECKS) == 0;
    core_.num_threads = control_.num_threads();
    core_.control = &control_;
    if (!arguments->ok()) return;
    core_.memory = &MemoryOf(*context);
    core_.also_declared = PoliciesOf({options_.also_declared, options_.also_declared_count});
  }

  const EvaluateOptions& core() const { return core_; }
  HostControl& control() { return control_; }

 private:
  static dangvien_evaluate_options Read(const dangvien_evaluate_options* given,
                                        Arguments* arguments) {
    dangvien_evaluate_options options = {};
    arguments->ReadStruct(given, "options", &options);
    arguments->NoFlagsBeyond(DANGVIEN_EVALUATE_SKIP_CHECKS, options.flags, "options");
    arguments->NotNegative(options.max_issues, "options.max_issues");
    arguments->Handles(options.also_declared, options.also_declared_count, "options.also_declared");
    return options;
  }

  dangvien_evaluate_options options_;
  HostControl control_;
  EvaluateOptions core_;
};

void CheckPolicies(const PolicyList& list, Arguments* arguments) {
  arguments->Handles(list.handles, list.count, "policies");
  if (list.count == 0) arguments->Refuse("policy_count", "expected at least 1, found 0");
}

void LogCounts(const dangvien_context* context, const Evaluation& evaluation) {
  if (!context->HasLog()) return;
  const StatusCounts counts = evaluation.status_counts();
  context->Log(
      DANGVIEN_LOG_DEBUG,
      absl::StrCat("evaluated: ", counts.rated, " rated, ", counts.not_a_subject, " no subjects, ",
                   counts.needs_input, " need input, ", counts.needs_decision, " need a decision, ",
                   counts.findings, " findings"));
}

Outcome EvaluateDataset(const dangvien_context* context, const dangvien_dataset* dataset,
                        const PolicyList& policies, const dangvien_evaluate_options* options,
                        dangvien_evaluation** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Handle(dataset, "dataset");
  CheckPolicies(policies, &arguments);
  arguments.Output(out, "out");
  EvaluateCall call(context, options, &arguments);
  if (!arguments.ok()) return arguments.fault();
  if (Outcome stopped = call.control().Begin(); !stopped.ok()) return stopped;
  absl::StatusOr<Evaluation> evaluation =
      Evaluate(dataset->dataset, PoliciesOf(policies), call.core());
  if (!evaluation.ok()) {
    return call.control().Explain(evaluation.status(), {Reason::kPolicyDoesNotFit});
  }
  LogCounts(context, *evaluation);
  *out = NewHandle<dangvien_evaluation>(context, dataset->context, *std::move(evaluation));
  return Done();
}

// The control is asked before each piece of the result.
absl::Status WriteTo(const Evaluation& evaluation, Control* control, dangvien_buffer* out) {
  return dangvien::Guarded([&] {
    evaluation.WriteProto([&](absl::string_view piece) {
      if (absl::Status said = control->MayContinue(); !said.ok()) throw StopRequested(said);
      out->Append(piece);
    });
    return absl::OkStatus();
  });
}

struct BytesCall {
  const dangvien_context* context = nullptr;
  PolicyList policies;
  dangvien_bytes bytes = {};
  const dangvien_dataset_options* dataset_options = nullptr;
  const dangvien_evaluate_options* options = nullptr;
};

Outcome EvaluateBytes(const BytesCall& in, dangvien_buffer** out) {
  Arguments arguments;
  arguments.Handle(in.context, "context");
  CheckPolicies(in.policies, &arguments);
  arguments.Sized(in.bytes.data, in.bytes.size, "data");
  arguments.Output(out, "out");
  DatasetCall reading(in.context, in.dataset_options, "dataset_options", &arguments);
  EvaluateCall rating(in.context, in.options, &arguments);
  if (!arguments.ok()) return arguments.fault();
  if (Outcome stopped = reading.control().Begin(); !stopped.ok()) return stopped;
  const absl::StatusOr<Dataset> dataset =
      Dataset::Read(BytesOf(in.bytes.data, in.bytes.size), reading.core());
  if (!dataset.ok()) return reading.control().Explain(dataset.status(), {Reason::kDatasetInvalid});
  if (Outcome stopped = rating.control().Begin(); !stopped.ok()) return stopped;
  const absl::StatusOr<Evaluation> evaluation =
      Evaluate(*dataset, PoliciesOf(in.policies), rating.core());
  if (!evaluation.ok()) {
    return rating.control().Explain(evaluation.status(), {Reason::kPolicyDoesNotFit});
  }
  LogCounts(in.context, *evaluation);
  BufferOwner buffer(in.context);
  absl::Status written = WriteTo(*evaluation, &rating.control(), buffer.get());
  if (!written.ok()) {
    return rating.control().Explain(std::move(written), {Reason::kPolicyDoesNotFit});
  }
  *out = buffer.Release();
  return Done();
}

Outcome Result(const dangvien_evaluation* evaluation, int32_t part, dangvien_buffer** out) {
  Arguments arguments;
  arguments.Handle(evaluation, "evaluation");
  arguments.Output(out, "out");
  if (part < DANGVIEN_PART_ALL || part > DANGVIEN_PART_CERTIFICATES) {
    arguments.Refuse("part", absl::StrCat("expected a DANGVIEN_PART_, found ", part));
  }
  if (!arguments.ok()) return arguments.fault();
  BufferOwner buffer(evaluation->context.get());
  if (part == DANGVIEN_PART_ALL) {
    evaluation->evaluation.WriteProto([&](absl::string_view piece) { buffer->Append(piece); });
  } else if (part == DANGVIEN_PART_TALLIES) {
    buffer->Append(evaluation->evaluation.TalliesProto());
  } else {
    buffer->Append(evaluation->evaluation.CertificatesProto());
  }
  *out = buffer.Release();
  return Done();
}

Outcome Digest(const dangvien_evaluation* evaluation, uint8_t* digest) {
  Arguments arguments;
  arguments.Handle(evaluation, "evaluation");
  arguments.Output(digest, "digest");
  if (!arguments.ok()) return arguments.fault();
  std::memcpy(digest, evaluation->evaluation.digest().data(), kDigestSize);
  return Done();
}

Outcome Counts(const dangvien_evaluation* evaluation, dangvien_status_counts* out) {
  Arguments arguments;
  arguments.Handle(evaluation, "evaluation");
  arguments.OutputStruct(out, "out");
  if (!arguments.ok()) return arguments.fault();
  const StatusCounts counts = evaluation->evaluation.status_counts();
  dangvien_status_counts value = {};
  value.rated = counts.rated;
  value.not_a_subject = counts.not_a_subject;
  value.needs_input = counts.needs_input;
  value.needs_decision = counts.needs_decision;
  value.findings = counts.findings;
  WriteStruct(value, out);
  return Done();
}

SubjectId::Kind KindOf(int32_t kind) {
  switch (kind) {
    case DANGVIEN_SUBJECT_ORGANIZATION:
      return SubjectId::Kind::kOrganization;
    case DANGVIEN_SUBJECT_MEMBER:
      return SubjectId::Kind::kMember;
    case DANGVIEN_SUBJECT_COLLECTIVE:
      return SubjectId::Kind::kCollective;
    default:
      return SubjectId::Kind::kLeader;
  }
}

// A buffer with the explanation, in the form that `explain` gives it.
using ExplainIn = absl::StatusOr<std::string> (Evaluation::*)(const SubjectId&, Language) const;
Outcome Explain(const dangvien_evaluation* evaluation, const dangvien_subject* given,
                int32_t language, dangvien_buffer** out, ExplainIn explain) {
  Arguments arguments;
  dangvien_subject subject = {};
  arguments.Handle(evaluation, "evaluation");
  arguments.Output(given, "subject");
  arguments.ReadStruct(given, "subject", &subject);
  arguments.Sized(subject.id, subject.id_size, "subject.id");
  arguments.Sized(subject.post_id, subject.post_id_size, "subject.post_id");
  arguments.Output(out, "out");
  if (given != nullptr &&
      (subject.kind < DANGVIEN_SUBJECT_ORGANIZATION || subject.kind > DANGVIEN_SUBJECT_LEADER)) {
    arguments.Refuse("subject.kind",
                     absl::StrCat("expected a DANGVIEN_SUBJECT_, found ", subject.kind));
  }
  if (language != DANGVIEN_LANGUAGE_VIETNAMESE && language != DANGVIEN_LANGUAGE_ENGLISH) {
    arguments.Refuse("language", absl::StrCat("expected a DANGVIEN_LANGUAGE_, found ", language));
  }
  if (!arguments.ok()) return arguments.fault();
  const SubjectId id{KindOf(subject.kind), std::string(TextOf(subject.id, subject.id_size)),
                     std::string(TextOf(subject.post_id, subject.post_id_size))};
  const absl::StatusOr<std::string> explanation = (evaluation->evaluation.*explain)(
      id, language == DANGVIEN_LANGUAGE_ENGLISH ? Language::kEnglish : Language::kVietnamese);
  if (!explanation.ok()) return OutcomeOf(explanation.status(), {Reason::kBadArgument});
  *out = NewBuffer(evaluation->context.get(), *explanation);
  return Done();
}

}  // namespace
}  // namespace dangvien::capi

namespace capi = dangvien::capi;

int32_t dangvien_evaluate(const dangvien_context* context, const dangvien_dataset* dataset,
                          dangvien_policy* const* policies, size_t policy_count,
                          const dangvien_evaluate_options* options, dangvien_evaluation** out,
                          dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::EvaluateDataset(context, dataset, {policies, policy_count}, options, out);
  });
}

int32_t dangvien_evaluate_bytes(const dangvien_context* context, dangvien_policy* const* policies,
                                size_t policy_count, const uint8_t* data, size_t size,
                                const dangvien_dataset_options* dataset_options,
                                const dangvien_evaluate_options* options, dangvien_buffer** out,
                                dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::EvaluateBytes(
        {context, {policies, policy_count}, {data, size}, dataset_options, options}, out);
  });
}

dangvien_evaluation* dangvien_evaluation_ref(const dangvien_evaluation* evaluation) {
  return capi::Ref(evaluation);
}

void dangvien_evaluation_unref(dangvien_evaluation* evaluation) { capi::Unref(evaluation); }

int32_t dangvien_evaluation_result(const dangvien_evaluation* evaluation, int32_t part,
                                   dangvien_buffer** out, dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Result(evaluation, part, out); });
}

int32_t dangvien_evaluation_digest(const dangvien_evaluation* evaluation, uint8_t* digest,
                                   dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Digest(evaluation, digest); });
}

int32_t dangvien_evaluation_status_counts(const dangvien_evaluation* evaluation,
                                          dangvien_status_counts* out, dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Counts(evaluation, out); });
}

int32_t dangvien_evaluation_explain(const dangvien_evaluation* evaluation,
                                    const dangvien_subject* subject, int32_t language,
                                    dangvien_buffer** out, dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::Explain(evaluation, subject, language, out, &dangvien::Evaluation::Explain);
  });
}

int32_t dangvien_evaluation_explain_text(const dangvien_evaluation* evaluation,
                                         const dangvien_subject* subject, int32_t language,
                                         dangvien_buffer** out, dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::Explain(evaluation, subject, language, out, &dangvien::Evaluation::ExplainText);
  });
}
