// From the bytes of a dossier to the bytes of its result, as a host would call the library; and the
// recalculation alone, on data that is in memory. By members, form and threads.
//
// Each run is checked before it is timed: members against the hand-written loop, a sample against
// the oracle, and the digest of rows and of several threads against that of columns on one thread.
//
// See bench/README.md.
#include <benchmark/benchmark.h>

#include "bench/check.h"
#include "bench/dossiers.h"

namespace dangvien::bench {
namespace {

void ReportSubjects(benchmark::State& state) {
  state.counters["subjects/s"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                    benchmark::Counter::kIsIterationInvariantRate);
}

EvaluateOptions ThreadsOf(const benchmark::State& state) {
  EvaluateOptions options;
  options.num_threads = static_cast<int>(state.range(1));
  return options;
}

void EndToEnd(benchmark::State& state, Form form) {
  const std::string digest = DossierEvaluation(state.range(0)).digest();
  const std::string& bytes = DossierBytes(state.range(0), form);
  const EvaluateOptions options = ThreadsOf(state);
  const auto run = [&] { return *Evaluate(*Dataset::Read(bytes), {BenchPolicy()}, options); };
  RequireEqual(run().digest(), digest, "another result");
  for (auto _ : state) {
    benchmark::DoNotOptimize(run().ToProto());
  }
  ReportSubjects(state);
}
void RowsToResult(benchmark::State& state) { EndToEnd(state, Form::kRows); }
void ColumnsToResult(benchmark::State& state) { EndToEnd(state, Form::kColumns); }

void Recalculate(benchmark::State& state) {
  const std::string digest = DossierEvaluation(state.range(0)).digest();
  const Dataset& tables = DossierTables(state.range(0));
  const EvaluateOptions options = ThreadsOf(state);
  RequireEqual(Evaluate(tables, {BenchPolicy()}, options)->digest(), digest, "another result");
  for (auto _ : state) {
    benchmark::DoNotOptimize(Evaluate(tables, {BenchPolicy()}, options));
  }
  ReportSubjects(state);
}

const bool kRegistered = [] {
  for (const int64_t members : {10'000, 100'000, 1'000'000}) {
    for (const int64_t threads : {1, 2}) {
      const auto add = [&](const char* name, void (*run)(benchmark::State&)) {
        benchmark::RegisterBenchmark(name, run)
            ->ArgNames({"", "threads"})
            ->Args({members, threads})
            ->UseRealTime()
            ->Unit(benchmark::kMillisecond);
      };
      add("ColumnsToResult", ColumnsToResult);
      add("Recalculate", Recalculate);
      if (threads == 1) add("RowsToResult", RowsToResult);
    }
  }
  return true;
}();

}  // namespace
}  // namespace dangvien::bench
