#include <gtest/gtest.h>

#include <algorithm>

#include "dangvien/policy.h"
#include "dangvien/v1/policy.pb.h"
#include "tests/capi/fallible_calls.h"
#include "tests/capi/outputs.h"
#include "tests/property/scale.h"

namespace dangvien::testing {
namespace {

std::string BrokenPolicy(const std::string& bytes) {
  v1::Policy policy;
  policy.ParseFromString(bytes);
  policy.mutable_passes(0)->mutable_standards(0)->set_tier_id("vàng");
  return policy.SerializeAsString();
}

// Executors of a host: one does the pieces in reverse, one refuses them.
int32_t Execute(void*, int64_t count, dangvien_work_fn run, void* work) {
  for (int64_t i = count - 1; i >= 0; --i) run(work, i);
  return 0;
}
int32_t Refuse(void*, int64_t, dangvien_work_fn, void*) { return 1; }

void OpenWithExecutor(const dangvien_context_options* given, dangvien_parallel_for_fn executor,
                      Context* context) {
  auto options = given == nullptr ? Sized<dangvien_context_options>() : *given;
  options.parallel_for = executor;
  options.log = [](void*, int32_t, const char*, size_t) {};
  EXPECT_EQ(dangvien_context_new(&options, context->out(), nullptr), kOk);
}

}  // namespace

World::World(const dangvien_context_options* options)
    : context_options(options),
      dossier(SmallDossier()),
      broken_dossier(dossier + dossier),  // everyone twice
      policy_bytes(Policy::BuiltinBytes("tkv-2018")),
      overlay_bytes(Policy::BuiltinBytes("hcmc-2019")),
      broken_policy(BrokenPolicy(policy_bytes)) {
  v1::Dataset message;
  EXPECT_TRUE(message.ParseFromString(dossier));
  tables = WriteTables(message);
  v1::Policy overlay_message;
  EXPECT_TRUE(overlay_message.ParseFromString(overlay_bytes));
  const std::string parent_name = overlay_message.parent_id();
  parent_bytes = Policy::BuiltinBytes(parent_name);
  EXPECT_EQ(dangvien_context_new(options, context.out(), nullptr), kOk);
  const auto load = [this](const std::string& name, APolicy* loaded) {
    EXPECT_EQ(dangvien_policy_load_builtin(context.get(), name.data(), name.size(), nullptr,
                                           loaded->out(), nullptr),
              kOk)
        << name;
  };
  load("tkv-2018", &policy);
  load("nd335-2025", &other_policy);
  load("hcmc-2019", &overlay);
  load(parent_name, &parent);
  EXPECT_EQ(dangvien_timeline_new(context.get(), nullptr, 0, timeline.out(), nullptr), kOk);
  EXPECT_EQ(dangvien_dataset_read(context.get(), Data(dossier), dossier.size(), nullptr,
                                  dataset.out(), nullptr),
            kOk);
  OpenWithExecutor(options, &Execute, &executing);
  OpenWithExecutor(options, &Refuse, &refusing);
  const std::string many = LargeDossier();
  EXPECT_EQ(
      dangvien_dataset_read(context.get(), Data(many), many.size(), nullptr, large.out(), nullptr),
      kOk);
  dangvien_policy* policies[] = {policy.get()};
  EXPECT_EQ(dangvien_evaluate(context.get(), dataset.get(), policies, 1, nullptr, evaluation.out(),
                              nullptr),
            kOk);
  APolicy none;
  EXPECT_EQ(dangvien_policy_read(context.get(), nullptr, 0, nullptr, none.out(), error.out()),
            DANGVIEN_STATUS_INVALID_ARGUMENT);
}

Faults::Tried Faults::Try(const World& world, const FallibleCall& call, int64_t fail_at) {
  dangvien_error* error = reinterpret_cast<dangvien_error*>(&not_a_handle);
  Tried tried = {};
  const int64_t before = live();
  const auto under_test = [&](const std::function<int32_t()>& body) {
    Arm(fail_at);
    const int32_t status = body();
    tried.allocations = Disarm();
    return status;
  };
  tried.status = call.run({world, &error, under_test});
  // A stream that was put out has errors of its own.
  if (error != reinterpret_cast<dangvien_error*>(&not_a_handle)) {
    EXPECT_EQ(dangvien_error_status(error), tried.status);
    if (tried.status == DANGVIEN_STATUS_RESOURCE_EXHAUSTED) {
      EXPECT_STREQ(dangvien_error_reason(error), "out_of_memory");
    }
    dangvien_error_free(error);
  }
  EXPECT_EQ(live(), before) << "leaks";
  return tried;
}

void Faults::Succeed(const World& world, const FallibleCall& call) {
  EXPECT_EQ(Try(world, call, -1).status, call.expected);
}

void Faults::FailEach(const World& world, const FallibleCall& call) {
  SCOPED_TRACE(call.name());
  Succeed(world, call);  // what is made once, is made now
  const Tried whole = Try(world, call, -1);
  ASSERT_EQ(whole.status, call.expected);
  if (whole.allocations == 0) return;
  ++call_count_;
  const auto given = static_cast<int64_t>(
      property::CaseCount(7 * call.stride, call.stride, std::max<uint64_t>(call.stride / 30, 1)));
  const auto least_tries = static_cast<int64_t>(property::CaseCount(5, 30, 60));
  const int64_t stride = std::min(given, std::max<int64_t>(whole.allocations / least_tries, 1));
  int64_t failures = 0;
  for (int64_t fail_at = 0; fail_at < whole.allocations; fail_at += stride) {
    SCOPED_TRACE("allocation " + std::to_string(fail_at));
    const Tried tried = Try(world, call, fail_at);
    // Where the library can do without (a thread, a buffer that need not grow), it goes on.
    if (tried.status != call.expected) {
      ++failures;
      EXPECT_EQ(tried.status, DANGVIEN_STATUS_RESOURCE_EXHAUSTED);
    }
    if (call.stride == 1) Succeed(world, call);
    if (::testing::Test::HasFailure()) return;
  }
  Succeed(world, call);
  EXPECT_GT(failures, 0);
}

}  // namespace dangvien::testing
