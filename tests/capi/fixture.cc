#include "tests/capi/fixture.h"

#include <google/protobuf/text_format.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "dangvien/policy.h"
#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"
#include "tools/generator/generator.h"

namespace dangvien::testing {
namespace {

constexpr char kPolicy[] = "tkv-2018";

std::string DossierBytes(const std::string& name) {
  std::ifstream file(std::string(DANGVIEN_SOURCE_DIR) + "/examples/data/" + name);
  std::stringstream text;
  text << file.rdbuf();
  v1::Dataset dataset;
  if (!google::protobuf::TextFormat::ParseFromString(text.str(), &dataset)) {
    throw std::runtime_error("cannot read " + name);
  }
  return dataset.SerializeAsString();
}

void Require(int32_t status, const char* what) {
  if (status != DANGVIEN_STATUS_OK) throw std::runtime_error(what);
}

}  // namespace

std::string SmallDossier() { return DossierBytes("small/01-every-tier.txtpb"); }
std::string CompanyDossier() { return DossierBytes("company-2018.txtpb"); }

std::string LargeDossier() {
  v1::Policy policy;
  policy.ParseFromString(Policy::BuiltinBytes(kPolicy));
  generator::GeneratorOptions options;
  options.profile = generator::Profile::kScale;
  options.member_count = 5'000;
  return generator::GenerateBytes(policy, options);
}

HostAllocator::~HostAllocator() {
  for (const auto& [memory, block] : freed_) std::free(memory);
  for (const auto& [memory, block] : live_) std::free(memory);
}

dangvien_context_options HostAllocator::Options() {
  auto options = Sized<dangvien_context_options>();
  options.allocate = &Allocate;
  options.deallocate = &Deallocate;
  options.allocator_user = this;
  return options;
}

void HostAllocator::FailAt(int64_t call) {
  const std::lock_guard<std::mutex> lock(mutex_);
  call_count_ = 0;
  fail_at_ = call;
}

void* HostAllocator::Allocate(void* user, size_t size, size_t alignment) {
  auto& self = *static_cast<HostAllocator*>(user);
  const std::lock_guard<std::mutex> lock(self.mutex_);
  if (++self.call_count_ == self.fail_at_) return nullptr;
  void* memory = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  std::memset(memory, 0xa5, size);
  self.live_[memory] = {size, alignment};
  self.live_bytes_ += static_cast<int64_t>(size);
  return memory;
}

void HostAllocator::Deallocate(void* user, void* memory, size_t size, size_t alignment) {
  auto& self = *static_cast<HostAllocator*>(user);
  const std::lock_guard<std::mutex> lock(self.mutex_);
  const auto found = self.live_.find(memory);
  if (found == self.live_.end() || found->second.size != size ||
      found->second.alignment != alignment) {
    ++self.mismatch_count_;
    return;
  }
  self.live_bytes_ -= static_cast<int64_t>(size);
  if (self.keeps_freed_) {
    self.freed_.insert(*found);
  } else {
    std::free(memory);
  }
  self.live_.erase(found);
}

Fixture::Fixture() : bytes_(SmallDossier()) {
  allocator_.KeepFreed();
  subject_.struct_size = sizeof(subject_);
  subject_.kind = DANGVIEN_SUBJECT_MEMBER;
  subject_.id = text_.data();
  subject_.id_size = text_.size();
  query_.struct_size = sizeof(query_);
  query_.period_kind = DANGVIEN_PERIOD_YEAR;
  query_.scope_id = text_.data();
  query_.scope_id_size = text_.size();
  query_.year = 2018;
  // A table without columns.
  schema_.format = "+s";
  schema_.release = [](ArrowSchema* schema) { schema->release = nullptr; };
  Make(&valid_);
  Make(&released_);
  Release(&released_);
}

Fixture::~Fixture() { Release(&valid_); }

void Fixture::Make(Handles* handles) {
  const dangvien_context_options options = allocator_.Options();
  Require(dangvien_context_new(&options, &handles->context, nullptr), "context");
  const dangvien_context* context = handles->context;
  Require(dangvien_policy_load_builtin(context, kPolicy, std::strlen(kPolicy), nullptr,
                                       &handles->policy, nullptr),
          "policy");
  Require(dangvien_timeline_new(context, nullptr, 0, &handles->timeline, nullptr), "timeline");
  Require(dangvien_dataset_read(context, Data(bytes_), bytes_.size(), nullptr, &handles->dataset,
                                nullptr),
          "dataset");
  Require(dangvien_evaluate(context, handles->dataset, &handles->policy, 1, nullptr,
                            &handles->evaluation, nullptr),
          "evaluation");
  Require(dangvien_cancel_new(context, &handles->cancel, nullptr), "cancel");
  Require(dangvien_policy_dump(handles->policy, &handles->buffer, nullptr), "buffer");
  Require(dangvien_dataset_builder_new(context, nullptr, &handles->builder, nullptr), "builder");
  Require(dangvien_binding_new(context, "period", 6, &schema_, &handles->binding, nullptr),
          "binding");
  dangvien_policy* none = nullptr;
  if (dangvien_policy_read(context, nullptr, 0, nullptr, &none, &handles->error) ==
      DANGVIEN_STATUS_OK) {
    throw std::runtime_error("an empty policy was read");
  }
}

// The context last: a released handle must be a released one, whatever holds the context.
void Fixture::Release(Handles* handles) {
  dangvien_policy_unref(handles->policy);
  dangvien_timeline_unref(handles->timeline);
  dangvien_dataset_unref(handles->dataset);
  dangvien_evaluation_unref(handles->evaluation);
  dangvien_cancel_unref(handles->cancel);
  dangvien_error_free(handles->error);
  dangvien_buffer_free(handles->buffer);
  dangvien_binding_unref(handles->binding);
  dangvien_dataset_builder_free(handles->builder);
  dangvien_context_unref(handles->context);
}

// Which member is of which type, once for the three questions.
#define DANGVIEN_FIXTURE_HANDLE(type, member)   \
  template <>                                   \
  type*& Fixture::Of<type>(Handles & handles) { \
    return handles.member;                      \
  }                                             \
  template <>                                   \
  type* Fixture::Valid<type>() {                \
    return Of<type>(valid_);                    \
  }                                             \
  template <>                                   \
  type* Fixture::Released<type>() {             \
    return Of<type>(released_);                 \
  }
DANGVIEN_FIXTURE_HANDLE(dangvien_context, context)
DANGVIEN_FIXTURE_HANDLE(dangvien_policy, policy)
DANGVIEN_FIXTURE_HANDLE(dangvien_timeline, timeline)
DANGVIEN_FIXTURE_HANDLE(dangvien_dataset, dataset)
DANGVIEN_FIXTURE_HANDLE(dangvien_evaluation, evaluation)
DANGVIEN_FIXTURE_HANDLE(dangvien_cancel, cancel)
DANGVIEN_FIXTURE_HANDLE(dangvien_error, error)
DANGVIEN_FIXTURE_HANDLE(dangvien_buffer, buffer)
DANGVIEN_FIXTURE_HANDLE(dangvien_binding, binding)
DANGVIEN_FIXTURE_HANDLE(dangvien_dataset_builder, builder)
#undef DANGVIEN_FIXTURE_HANDLE

void* Fixture::OtherThan(const void* valid) {
  return valid == valid_.cancel ? static_cast<void*>(valid_.buffer)
                                : static_cast<void*>(valid_.cancel);
}

template <>
char* Fixture::Example<char>() {
  return text_.data();
}
template <>
uint8_t* Fixture::Example<uint8_t>() {
  return reinterpret_cast<uint8_t*>(bytes_.data());
}
template <>
dangvien_subject* Fixture::Example<dangvien_subject>() {
  return &subject_;
}
template <>
dangvien_timeline_query* Fixture::Example<dangvien_timeline_query>() {
  return &query_;
}
template <>
ArrowSchema* Fixture::Example<ArrowSchema>() {
  return &schema_;
}
template <>
ArrowArray* Fixture::Example<ArrowArray>() {
  return &array_;
}
template <>
ArrowArrayStream* Fixture::Example<ArrowArrayStream>() {
  return &stream_;
}
template <>
dangvien_policy** Fixture::Example<dangvien_policy*>() {
  return &valid_.policy;
}

}  // namespace dangvien::testing
