// Every function of the C interface that may fail, as calls that two tests make while memory fails:
// that of the host (memory_test.cc) and that of the C++ runtime (operator_new_test.cc).
#ifndef DANGVIEN_TESTS_CAPI_FALLIBLE_CALLS_H_
#define DANGVIEN_TESTS_CAPI_FALLIBLE_CALLS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/arrow/write_tables.h"
#include "tests/capi/fixture.h"

namespace dangvien::testing {

inline constexpr int32_t kOk = DANGVIEN_STATUS_OK;
inline constexpr int32_t kInvalid = DANGVIEN_STATUS_INVALID_ARGUMENT;
inline constexpr int32_t kNotFound = DANGVIEN_STATUS_NOT_FOUND;

// What the calls are made with: one handle of each kind, small inputs, and broken ones.
struct World {
  // `options`: of the context; null is all defaults.
  explicit World(const dangvien_context_options* options);

  const dangvien_context_options* context_options;
  std::string dossier;
  std::string broken_dossier;
  std::string policy_bytes;
  std::string overlay_bytes;
  std::string parent_bytes;
  std::string broken_policy;
  std::vector<NamedTable> tables;  // the dossier
  Context context;
  APolicy policy;
  APolicy other_policy;
  APolicy overlay;
  APolicy parent;
  ATimeline timeline;
  Context executing;  // as `context`, with a log, and an executor that does the work
  Context refusing;   // whose executor does not
  ADataset dataset;
  ADataset large;  // several pieces of work
  AnEvaluation evaluation;
  Error error;
};

// One try of a call.
struct Trial {
  const World& world;
  dangvien_error** error;  // for the call
  // Runs the one thing that is tried. Memory may fail in it, and nowhere else.
  std::function<int32_t(const std::function<int32_t()>&)> under_test;
};

struct FallibleCall {
  std::string function;  // of capi/abi/exports.txt
  std::string variant;   // what is special, or nothing
  int32_t expected;      // status where memory does not fail
  // Every so-many-th allocation fails at normal scale, 30 times as many at full scale, and in any
  // case some dozens: 1 where the call is fast.
  uint64_t stride;
  // Makes the call, checks that what failed has put out nothing and kept nothing that was moved in,
  // and releases everything but the error. Gives the status.
  std::function<int32_t(const Trial&)> run;

  std::string name() const { return variant.empty() ? function : function + ", " + variant; }
};

using Calls = std::vector<FallibleCall>;

// All of them.
Calls FallibleCalls();
// Those of dossiers and of results as tables.
Calls FallibleTableCalls();

// Makes `call` again and again, and each time another one of its allocations fails. The status must
// be that of missing memory, or, where the library can do without, the expected one; nothing leaks;
// and the same call succeeds afterwards.
class Faults {
 public:
  Faults() = default;
  Faults(const Faults&) = delete;
  Faults& operator=(const Faults&) = delete;
  virtual ~Faults() = default;

  void FailEach(const World& world, const FallibleCall& call);
  // How many calls had an allocation that could fail.
  int64_t call_count() const { return call_count_; }

 protected:
  // From now on the allocation with that number (from 0) fails; below 0: none does.
  virtual void Arm(int64_t fail_at) = 0;
  // How many allocations there were since.
  virtual int64_t Disarm() = 0;
  // What is not given back yet, in whatever unit.
  virtual int64_t live() = 0;

 private:
  struct Tried {
    int32_t status;
    int64_t allocations;
  };
  Tried Try(const World& world, const FallibleCall& call, int64_t fail_at);
  void Succeed(const World& world, const FallibleCall& call);

  int64_t call_count_ = 0;
};

}  // namespace dangvien::testing

#endif  // DANGVIEN_TESTS_CAPI_FALLIBLE_CALLS_H_
