// What does not grow with the members: loading a policy, proving it, explaining one subject.
//
// See bench/README.md.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "bench/dossiers.h"
#include "evaluation_state.h"

namespace dangvien::bench {
namespace {

// The parent of an overlay is found among the built-in policies, and resolved in the timed part.
void LoadPolicy(benchmark::State& state, const std::string& id, bool prove) {
  const std::string bytes = Policy::BuiltinBytes(id);
  PolicyOptions options;
  options.prove = prove;
  const absl::StatusOr<Policy> policy = Policy::Read(bytes, options);
  if (!policy.ok() || policy->id() != id) return state.SkipWithError("the policy is not read");
  int64_t cases = 0;
  for (const PassProof& proof : policy->proofs()) cases += proof.case_count;
  if (prove != (cases > 0)) return state.SkipWithError("proved otherwise than asked for");
  for (auto _ : state) {
    benchmark::DoNotOptimize(Policy::Read(bytes, options));
  }
  state.counters["cases"] = static_cast<double>(cases);
}

// The proof is not offered alone: LoadAndProvePolicy less LoadPolicy.
int RegisterPolicies() {
  for (const std::string& id : Policy::BuiltinNames()) {
    for (const bool prove : {false, true}) {
      benchmark::RegisterBenchmark(
          absl::StrCat(prove ? "LoadAndProvePolicy/" : "LoadPolicy/", id).c_str(),
          [id, prove](benchmark::State& state) { LoadPolicy(state, id, prove); })
          ->Unit(benchmark::kMillisecond);
    }
  }
  return 0;
}

void Explain(benchmark::State& state, SubjectId::Kind kind) {
  const Evaluation& evaluation = DossierEvaluation(10'000);
  const DatasetTables& tables = evaluation.state().dataset.tables();
  const DenseIndex& ids = kind == SubjectId::Kind::kMember ? tables.people.ids : tables.units.ids;
  std::vector<SubjectId> subjects;
  const Row step = std::max<Row>(1, ids.size() / 200);
  for (Row row = 0; row < ids.size(); row += step) {
    const SubjectId subject{kind, std::string(ids.Name(row))};
    if (evaluation.Explain(subject, Language::kVietnamese).ok()) subjects.push_back(subject);
  }
  if (subjects.size() < 10) return state.SkipWithError("nobody can be explained");
  size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(evaluation.Explain(subjects[next], Language::kVietnamese));
    next = (next + 1) % subjects.size();
  }
  state.counters["subjects/s"] =
      benchmark::Counter(1, benchmark::Counter::kIsIterationInvariantRate);
}
void ExplainMember(benchmark::State& state) { Explain(state, SubjectId::Kind::kMember); }
void ExplainOrganization(benchmark::State& state) {
  Explain(state, SubjectId::Kind::kOrganization);
}

const int kRegistered = RegisterPolicies();
BENCHMARK(ExplainMember)->Unit(benchmark::kMicrosecond);
BENCHMARK(ExplainOrganization)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dangvien::bench
