// The C interface with the manners of C++17: handles release themselves, failures are exceptions,
// text is std::string. Copy it into a program and extend it by what that needs.
//
//   dangvien::capi::Context context;
//   auto policy = dangvien::capi::Policy::LoadBuiltin(context, "tkv-2018");
//   auto dataset = dangvien::capi::Dataset::Read(context, bytes);
//   std::cout << dangvien::capi::Evaluate(context, dataset, policy).DigestHex();
//
// Threads: everything but Error is immutable and may be used by any number of threads at a time.
// Lifetime: in any order; what a handle needs of another, it holds.
#ifndef DANGVIEN_EXAMPLES_CPP_DANGVIEN_HPP_
#define DANGVIEN_EXAMPLES_CPP_DANGVIEN_HPP_

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dangvien/c/dangvien.h"

namespace dangvien::capi {

struct Issue {
  int32_t code;      // the number of the name
  std::string name;  // "unknown_unit", docs/issues.md
  std::string path;
  std::string message;
};

// Why a call failed.
class Error : public std::runtime_error {
 public:
  Error(int32_t status, const dangvien_error* error)
      : std::runtime_error(dangvien_error_message(error, nullptr)),
        status_(status),
        reason_(dangvien_error_reason(error)),
        issue_total_(dangvien_error_issue_total(error)) {
    for (size_t i = 0; i < dangvien_error_issue_count(error); ++i) {
      dangvien_issue issue = {};
      issue.struct_size = sizeof issue;
      if (dangvien_error_issue(error, i, &issue, nullptr) != DANGVIEN_STATUS_OK) continue;
      issues_.push_back({issue.code,
                         issue.name,
                         {issue.path, issue.path_size},
                         {issue.message, issue.message_size}});
    }
  }

  int32_t status() const { return status_; }  // a DANGVIEN_STATUS_
  const char* status_name() const { return dangvien_status_name(status_); }
  const std::string& reason() const { return reason_; }
  // The first 100 faults of a broken input, and how many there are.
  const std::vector<Issue>& issues() const { return issues_; }
  int64_t issue_total() const { return issue_total_; }

 private:
  int32_t status_;
  std::string reason_;
  int64_t issue_total_;
  std::vector<Issue> issues_;
};

// The library that runs has all that this file calls; throws std::runtime_error where it has not.
inline void RequireInterface(uint32_t running = dangvien_abi_version()) {
  constexpr uint32_t kNeededMajor = 1;
  constexpr uint32_t kNeededMinor = 0;  // the lowest that has what is called here
  if (running >> 16 == kNeededMajor && running >= (kNeededMajor << 16 | kNeededMinor)) return;
  throw std::runtime_error("libdangvien has interface " + std::to_string(running >> 16) + "." +
                           std::to_string(running & 0xffff) + ", expected 1.0 or a later 1.x");
}

namespace internal {

template <auto Free>
struct Release {
  template <typename T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
template <typename T, auto Free>
using Handle = std::unique_ptr<T, Release<Free>>;
using Buffer = Handle<dangvien_buffer, dangvien_buffer_free>;

// Throws what a failed call says, and frees it.
inline void Check(int32_t status, dangvien_error* error) {
  const Handle<dangvien_error, dangvien_error_free> owned(error);
  if (status != DANGVIEN_STATUS_OK) throw Error(status, error);
}

// The handle that a call puts out: `call(&out, &error)`.
template <typename HandleType, typename Call>
HandleType Made(Call call) {
  typename HandleType::pointer out = nullptr;
  dangvien_error* error = nullptr;
  const int32_t status = call(&out, &error);
  Check(status, error);
  return HandleType(out);
}

inline std::string Text(const Buffer& buffer) {
  return {reinterpret_cast<const char*>(dangvien_buffer_data(buffer.get())),
          dangvien_buffer_size(buffer.get())};
}

}  // namespace internal

class Context {
 public:
  Context() {
    RequireInterface();
    handle_ = internal::Made<Handle>(
        [](auto* out, auto* error) { return dangvien_context_new(nullptr, out, error); });
  }
  const dangvien_context* get() const { return handle_.get(); }

 private:
  using Handle = internal::Handle<dangvien_context, dangvien_context_unref>;
  Handle handle_;
};

// Stops the calls that it is given to.
class Cancel {
 public:
  explicit Cancel(const Context& context)
      : handle_(internal::Made<Handle>([&](auto* out, auto* error) {
          return dangvien_cancel_new(context.get(), out, error);
        })) {}
  // Any thread may call it, and a signal handler.
  void Trigger() const { dangvien_cancel_trigger(handle_.get()); }
  const dangvien_cancel* get() const { return handle_.get(); }

 private:
  using Handle = internal::Handle<dangvien_cancel, dangvien_cancel_unref>;
  Handle handle_;
};

// How a long call is watched and stopped.
struct Control {
  const Cancel* cancel = nullptr;
  int num_threads = 1;
  int64_t timeout_ms = 0;
  // Called on the thread of the call; false stops it. What it throws comes out of the call.
  std::function<bool(int64_t done, int64_t total)> progress;
};

namespace internal {

// A Control as the library reads it. No exception may pass through the library: it waits here until
// the call has ended.
class Watch {
 public:
  explicit Watch(const Control& control) : control_(control) {
    raw_.struct_size = sizeof raw_;
    raw_.num_threads = control.num_threads;
    raw_.timeout_ms = control.timeout_ms;
    if (control.cancel != nullptr) raw_.cancel = control.cancel->get();
    if (control.progress) raw_.progress = &Hear;
    raw_.progress_user = this;
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  const dangvien_control* get() const { return &raw_; }

  // As Made() above, of a call that has this control.
  template <typename HandleType, typename Call>
  HandleType Made(Call call) {
    return internal::Made<HandleType>([&](auto* out, auto* error) {
      const int32_t status = call(out, error);
      if (thrown_ == nullptr) return status;
      dangvien_error_free(*error);
      std::rethrow_exception(thrown_);
    });
  }

 private:
  static int32_t Hear(void* user, int64_t done, int64_t total) noexcept {
    auto* self = static_cast<Watch*>(user);
    try {
      return self->control_.progress(done, total) ? 0 : 1;
    } catch (...) {
      self->thrown_ = std::current_exception();
      return 1;
    }
  }

  const Control& control_;
  dangvien_control raw_ = {};
  std::exception_ptr thrown_;
};

}  // namespace internal

class Policy {
 public:
  static Policy LoadBuiltin(const Context& context, std::string_view name) {
    return Policy(internal::Made<Handle>([&](auto* out, auto* error) {
      return dangvien_policy_load_builtin(context.get(), name.data(), name.size(), nullptr, out,
                                          error);
    }));
  }
  // `bytes`: a serialized dangvien.v1.Policy.
  static Policy Read(const Context& context, std::string_view bytes, const Control& control = {}) {
    internal::Watch watch(control);
    dangvien_policy_options options = {};
    options.struct_size = sizeof options;
    options.control = watch.get();
    return Policy(watch.Made<Handle>([&](auto* out, auto* error) {
      return dangvien_policy_read(context.get(), reinterpret_cast<const uint8_t*>(bytes.data()),
                                  bytes.size(), &options, out, error);
    }));
  }
  std::string id() const {
    size_t size = 0;
    const char* id = dangvien_policy_id(handle_.get(), &size);
    return {id, size};
  }
  dangvien_policy* get() const { return handle_.get(); }

 private:
  using Handle = internal::Handle<dangvien_policy, dangvien_policy_unref>;
  explicit Policy(Handle handle) : handle_(std::move(handle)) {}
  Handle handle_;
};

class Dataset {
 public:
  // `bytes`: a serialized dangvien.v1.Dataset.
  static Dataset Read(const Context& context, std::string_view bytes, const Control& control = {}) {
    internal::Watch watch(control);
    dangvien_dataset_options options = {};
    options.struct_size = sizeof options;
    options.control = watch.get();
    return Dataset(watch.Made<Handle>([&](auto* out, auto* error) {
      return dangvien_dataset_read(context.get(), reinterpret_cast<const uint8_t*>(bytes.data()),
                                   bytes.size(), &options, out, error);
    }));
  }
  const dangvien_dataset* get() const { return handle_.get(); }

 private:
  using Handle = internal::Handle<dangvien_dataset, dangvien_dataset_unref>;
  explicit Dataset(Handle handle) : handle_(std::move(handle)) {}
  Handle handle_;
};

enum class Language : int32_t {
  kVietnamese = DANGVIEN_LANGUAGE_VIETNAMESE,
  kEnglish = DANGVIEN_LANGUAGE_ENGLISH,
};

enum class SubjectKind : int32_t {
  kOrganization = DANGVIEN_SUBJECT_ORGANIZATION,
  kMember = DANGVIEN_SUBJECT_MEMBER,
  kCollective = DANGVIEN_SUBJECT_COLLECTIVE,
  kLeader = DANGVIEN_SUBJECT_LEADER,
};

// A subject by the ids of the dossier.
struct Subject {
  SubjectKind kind;
  std::string_view id;       // of the unit (organization, collective), or of the person
  std::string_view post_id;  // of a leader
};

class Evaluation {
 public:
  std::string DigestHex() const {
    uint8_t digest[32];
    dangvien_error* error = nullptr;
    const int32_t status = dangvien_evaluation_digest(handle_.get(), digest, &error);
    internal::Check(status, error);
    std::string hex;
    for (const uint8_t byte : digest) {
      hex += "0123456789abcdef"[byte >> 4];
      hex += "0123456789abcdef"[byte & 15];
    }
    return hex;
  }
  dangvien_status_counts Counts() const {
    dangvien_status_counts counts = {};
    counts.struct_size = sizeof counts;
    dangvien_error* error = nullptr;
    const int32_t status = dangvien_evaluation_status_counts(handle_.get(), &counts, &error);
    internal::Check(status, error);
    return counts;
  }
  // A serialized dangvien.v1.Result.
  std::string Result() const {
    return internal::Text(internal::Made<internal::Buffer>([&](auto* out, auto* error) {
      return dangvien_evaluation_result(handle_.get(), DANGVIEN_PART_ALL, out, error);
    }));
  }
  // Why a subject has that tier, as lines to show.
  std::string Explain(const Subject& subject, Language language) const {
    dangvien_subject raw = {};
    raw.struct_size = sizeof raw;
    raw.kind = static_cast<int32_t>(subject.kind);
    raw.id = subject.id.data();
    raw.id_size = subject.id.size();
    raw.post_id = subject.post_id.data();
    raw.post_id_size = subject.post_id.size();
    return internal::Text(internal::Made<internal::Buffer>([&](auto* out, auto* error) {
      return dangvien_evaluation_explain_text(handle_.get(), &raw, static_cast<int32_t>(language),
                                              out, error);
    }));
  }
  std::string ExplainMember(std::string_view person_id, Language language) const {
    return Explain({SubjectKind::kMember, person_id, {}}, language);
  }

 private:
  using Handle = internal::Handle<dangvien_evaluation, dangvien_evaluation_unref>;
  explicit Evaluation(Handle handle) : handle_(std::move(handle)) {}
  friend Evaluation Evaluate(const Context&, const Dataset&, const std::vector<const Policy*>&,
                             const Control&);
  Handle handle_;
};

// Rates every subject of a dossier; the first policy is the default. Throws Error: of a call that
// was stopped with CANCELLED.
inline Evaluation Evaluate(const Context& context, const Dataset& dataset,
                           const std::vector<const Policy*>& policies,
                           const Control& control = {}) {
  std::vector<dangvien_policy*> raw;
  raw.reserve(policies.size());
  for (const Policy* policy : policies) raw.push_back(policy->get());
  internal::Watch watch(control);
  dangvien_evaluate_options options = {};
  options.struct_size = sizeof options;
  options.control = watch.get();
  return Evaluation(watch.Made<Evaluation::Handle>([&](auto* out, auto* error) {
    return dangvien_evaluate(context.get(), dataset.get(), raw.data(), raw.size(), &options, out,
                             error);
  }));
}

inline Evaluation Evaluate(const Context& context, const Dataset& dataset, const Policy& policy,
                           const Control& control = {}) {
  return Evaluate(context, dataset, std::vector<const Policy*>{&policy}, control);
}

}  // namespace dangvien::capi

#endif  // DANGVIEN_EXAMPLES_CPP_DANGVIEN_HPP_
