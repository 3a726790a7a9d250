// What does not grow with the members: loading a policy, proving it, explaining one subject.
//
// See bench/README.md.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "bench/dossiers.h"
#include "evaluation_state.h"

namespace dangvien::bench {
namespace {

void LoadPolicy(benchmark::State& state) {
  const absl::string_view bytes = Policy::BuiltinBytes("tkv-2018");
  PolicyOptions options;
  options.prove = false;
  if (Policy::Read(bytes, options)->digest() != BenchPolicy().digest()) {
    state.SkipWithError("another policy");
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(Policy::Read(bytes, options));
  }
}

// Loading and proof together: the proof is not offered alone.
void LoadAndProvePolicy(benchmark::State& state) {
  const absl::string_view bytes = Policy::BuiltinBytes("tkv-2018");
  int64_t cases = 0;
  for (const PassProof& proof : BenchPolicy().proofs()) cases += proof.case_count;
  if (cases == 0) state.SkipWithError("nothing was proved");
  for (auto _ : state) {
    benchmark::DoNotOptimize(Policy::Read(bytes));
  }
  state.counters["cases"] = static_cast<double>(cases);
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

BENCHMARK(LoadPolicy)->Unit(benchmark::kMillisecond);
BENCHMARK(LoadAndProvePolicy)->Unit(benchmark::kMillisecond);
BENCHMARK(ExplainMember)->Unit(benchmark::kMicrosecond);
BENCHMARK(ExplainOrganization)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dangvien::bench
