// Policies: built in and from bytes, what they are, and how two of them differ.
//
// Tested by tests/capi/policy_test.cc
#include "policy.h"

#include "absl/strings/str_cat.h"
#include "arguments.h"
#include "buffer.h"
#include "control.h"
#include "dangvien/policy_difference.h"
#include "policy/builtin_data.h"
#include "report.h"

namespace dangvien::capi {
namespace {

constexpr size_t kDigestSize = 32;

// The options of the caller and what they point to, as the core takes them.
class PolicyCall {
 public:
  PolicyCall(const dangvien_context* context, const dangvien_policy_options* given,
             Arguments* arguments)
      : options_(Read(given, arguments)), control_(context, options_.control, arguments) {
    if (options_.max_proof_cases != 0) core_.max_proof_cases = options_.max_proof_cases;
    if (options_.max_issues != 0) core_.max_issues = options_.max_issues;
    core_.prove = (options_.flags & DANGVIEN_POLICY_SKIP_PROOF) == 0;
    core_.control = &control_;
    if (!arguments->ok()) return;
    for (size_t i = 0; i < options_.reading_count; ++i) {
      const dangvien_reading_choice& choice = options_.readings[i];
      core_.readings.push_back({std::string(TextOf(choice.reading_id, choice.reading_id_size)),
                                std::string(TextOf(choice.option_id, choice.option_id_size))});
    }
    for (size_t i = 0; i < options_.parent_count; ++i) {
      core_.parents.push_back(BytesOf(options_.parents[i].data, options_.parents[i].size));
    }
  }

  const PolicyOptions& core() const { return core_; }
  HostControl& control() { return control_; }

 private:
  static dangvien_policy_options Read(const dangvien_policy_options* given, Arguments* arguments) {
    dangvien_policy_options options = {};
    arguments->ReadStruct(given, "options", &options);
    arguments->NoFlagsBeyond(DANGVIEN_POLICY_SKIP_PROOF, options.flags, "options");
    arguments->Sized(options.readings, options.reading_count, "options.readings");
    arguments->Between(0, PolicyOptions::kMostProofCases, options.max_proof_cases,
                       "options.max_proof_cases");
    arguments->NotNegative(options.max_issues, "options.max_issues");
    arguments->Sized(options.parents, options.parent_count, "options.parents");
    CheckEntries(options, arguments);
    return options;
  }

  static void CheckEntries(const dangvien_policy_options& options, Arguments* arguments) {
    for (size_t i = 0; options.readings != nullptr && i < options.reading_count; ++i) {
      const dangvien_reading_choice& choice = options.readings[i];
      const std::string path = absl::StrCat("options.readings[", i, "]");
      arguments->Sized(choice.reading_id, choice.reading_id_size, path + ".reading_id");
      arguments->Sized(choice.option_id, choice.option_id_size, path + ".option_id");
    }
    for (size_t i = 0; options.parents != nullptr && i < options.parent_count; ++i) {
      const dangvien_bytes& parent = options.parents[i];
      arguments->Sized(parent.data, parent.size, absl::StrCat("options.parents[", i, "]"));
    }
  }

  dangvien_policy_options options_;
  HostControl control_;
  PolicyOptions core_;
};

Outcome Finish(const dangvien_context* context, const HostControl& control,
               absl::StatusOr<Policy> policy, dangvien_policy** out) {
  if (!policy.ok()) return control.Explain(policy.status(), {Reason::kPolicyInvalid});
  if (context->HasLog()) {
    context->Log(DANGVIEN_LOG_DEBUG, absl::StrCat("policy `", policy->id(), "` read"));
  }
  *out = NewHandle<dangvien_policy>(context, *std::move(policy));
  return Done();
}

// What a policy is read from, and by what: Policy::Read or Policy::Builtin.
struct PolicySource {
  const char* name;  // of the parameter
  const void* data;
  size_t size;
  absl::StatusOr<Policy> (*read)(absl::string_view, const PolicyOptions&);
};

Outcome NewPolicy(const dangvien_context* context, const PolicySource& source,
                  const dangvien_policy_options* options, dangvien_policy** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Sized(source.data, source.size, source.name);
  arguments.Output(out, "out");
  PolicyCall call(context, options, &arguments);
  if (!arguments.ok()) return arguments.fault();
  if (Outcome stopped = call.control().Begin(); !stopped.ok()) return stopped;
  const absl::string_view text = TextOf(static_cast<const char*>(source.data), source.size);
  return Finish(context, call.control(), source.read(text, call.core()), out);
}

Outcome BuiltinBytes(const dangvien_context* context, const char* name, size_t name_size,
                     dangvien_buffer** out) {
  Arguments arguments;
  arguments.Handle(context, "context");
  arguments.Sized(name, name_size, "name");
  arguments.Output(out, "out");
  if (!arguments.ok()) return arguments.fault();
  const std::string bytes = Policy::BuiltinBytes(TextOf(name, name_size));
  if (bytes.empty()) {
    return {absl::NotFoundError("name: expected one of dangvien_builtin_policy_name()"),
            Reason::kNotFound};
  }
  *out = NewBuffer(context, bytes);
  return Done();
}

Outcome Digest(const dangvien_policy* policy, uint8_t* digest) {
  Arguments arguments;
  arguments.Handle(policy, "policy");
  arguments.Output(digest, "digest");
  if (!arguments.ok()) return arguments.fault();
  std::memcpy(digest, policy->policy.digest().data(), kDigestSize);
  return Done();
}

// A buffer with what `text` says of the policy.
template <typename Text>
Outcome Describe(const dangvien_policy* policy, dangvien_buffer** out, const Text& text) {
  Arguments arguments;
  arguments.Handle(policy, "policy");
  arguments.Output(out, "out");
  if (!arguments.ok()) return arguments.fault();
  *out = NewBuffer(policy->context.get(), text(policy->policy));
  return Done();
}

// A buffer with what `compare` says of two policies, and what the caller calls the two.
struct Comparison {
  const char* first;
  const char* second;
  absl::StatusOr<std::string> (*compare)(const Policy&, const Policy&, const CompareOptions&);
};

Outcome CompareTwo(const dangvien_policy* first, const dangvien_policy* second,
                   const dangvien_compare_options* given, dangvien_buffer** out,
                   const Comparison& names) {
  Arguments arguments;
  dangvien_compare_options options = {};
  arguments.Handle(first, names.first);
  arguments.Handle(second, names.second);
  arguments.ReadStruct(given, "options", &options);
  arguments.NoFlagsBeyond(0, options.flags, "options");
  arguments.Output(out, "out");
  arguments.NotNegative(options.max_cases, "options.max_cases");
  HostControl control(IsValid(first) ? first->context.get() : nullptr, options.control, &arguments);
  if (!arguments.ok()) return arguments.fault();
  if (Outcome stopped = control.Begin(); !stopped.ok()) return stopped;
  CompareOptions core;
  if (options.max_cases != 0) core.max_cases = options.max_cases;
  core.control = &control;
  const absl::StatusOr<std::string> report = names.compare(first->policy, second->policy, core);
  if (!report.ok()) return control.Explain(report.status(), {Reason::kPolicyInvalid});
  *out = NewBuffer(first->context.get(), *report);
  return Done();
}

absl::StatusOr<std::string> LooseningReport(const Policy& overlay, const Policy& parent,
                                            const CompareOptions& options) {
  const auto loosenings = Loosenings(overlay, parent, options);
  if (!loosenings.ok()) return loosenings.status();
  return EncodeLoosenings(*loosenings);
}

absl::StatusOr<std::string> DifferenceReport(const Policy& before, const Policy& after,
                                             const CompareOptions& options) {
  const auto difference = Difference(before, after, options);
  if (!difference.ok()) return difference.status();
  return EncodeDifference(*difference);
}

}  // namespace
}  // namespace dangvien::capi

namespace capi = dangvien::capi;

const char* dangvien_builtin_policy_name(size_t index) {
  const auto policies = dangvien::EmbeddedPolicies();
  return index < policies.size() ? policies[index].name : nullptr;
}

int32_t dangvien_builtin_policy_bytes(const dangvien_context* context, const char* name,
                                      size_t name_size, dangvien_buffer** out,
                                      dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::BuiltinBytes(context, name, name_size, out); });
}

int32_t dangvien_policy_load_builtin(const dangvien_context* context, const char* name,
                                     size_t name_size, const dangvien_policy_options* options,
                                     dangvien_policy** out, dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::NewPolicy(context, {"name", name, name_size, &dangvien::Policy::Builtin}, options,
                           out);
  });
}

int32_t dangvien_policy_read(const dangvien_context* context, const uint8_t* data, size_t size,
                             const dangvien_policy_options* options, dangvien_policy** out,
                             dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::NewPolicy(context, {"data", data, size, &dangvien::Policy::Read}, options, out);
  });
}

dangvien_policy* dangvien_policy_ref(const dangvien_policy* policy) { return capi::Ref(policy); }

void dangvien_policy_unref(dangvien_policy* policy) { capi::Unref(policy); }

const char* dangvien_policy_id(const dangvien_policy* policy, size_t* size) {
  const bool is_valid = capi::IsValid(policy);
  if (size != nullptr) *size = is_valid ? policy->id.size() : 0;
  return is_valid ? policy->id.c_str() : nullptr;
}

int32_t dangvien_policy_digest(const dangvien_policy* policy, uint8_t* digest,
                               dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Digest(policy, digest); });
}

int32_t dangvien_policy_describe(const dangvien_policy* policy, dangvien_buffer** out,
                                 dangvien_error** error) {
  return capi::Guarded(error, [&] { return capi::Describe(policy, out, capi::EncodeDescription); });
}

int32_t dangvien_policy_bytes(const dangvien_policy* policy, dangvien_buffer** out,
                              dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::Describe(policy, out, [](const dangvien::Policy& of) { return of.bytes(); });
  });
}

int32_t dangvien_policy_dump(const dangvien_policy* policy, dangvien_buffer** out,
                             dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::Describe(policy, out, [](const dangvien::Policy& of) { return of.Dump(); });
  });
}

int32_t dangvien_policy_loosenings(const dangvien_policy* overlay, const dangvien_policy* parent,
                                   const dangvien_compare_options* options, dangvien_buffer** out,
                                   dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::CompareTwo(overlay, parent, options, out,
                            {"overlay", "parent", &capi::LooseningReport});
  });
}

int32_t dangvien_policy_difference(const dangvien_policy* before, const dangvien_policy* after,
                                   const dangvien_compare_options* options, dangvien_buffer** out,
                                   dangvien_error** error) {
  return capi::Guarded(error, [&] {
    return capi::CompareTwo(before, after, options, out,
                            {"before", "after", &capi::DifferenceReport});
  });
}
