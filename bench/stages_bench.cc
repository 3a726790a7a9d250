// One benchmark a stage, each on what the stages before it made; a member counts as one subject.
// Before a size is timed, its evaluation is checked (check.h). What a stage alone gives is compared
// with what that evaluation holds.
//
// `Limit` is the loop of limit.h over the same members: the members' pass is quoted as a multiple
// of it, taken in one run.
//
// See bench/README.md.
#include <benchmark/benchmark.h>

#include "bench/check.h"
#include "bench/dossiers.h"
#include "bench/limit.h"
#include "evaluation_state.h"
#include "grading/run_pass.h"
#include "placement/placement.h"
#include "process/findings.h"
#include "result/digests.h"
#include "result/result.h"

namespace dangvien::bench {
namespace {

void ReportSubjects(benchmark::State& state) {
  state.counters["subjects/s"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                    benchmark::Counter::kIsIterationInvariantRate);
}

void Decode(benchmark::State& state, Form form) {
  DossierEvaluation(state.range(0));
  const std::string& bytes = DossierBytes(state.range(0), form);
  {
    const Evaluation evaluation = *Evaluate(*Dataset::Read(bytes), {BenchPolicy()});
    RequireEqual(evaluation.digest(), DossierEvaluation(state.range(0)).digest(), "decoded data");
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(Dataset::Read(bytes));
  }
  state.counters["bytes"] = static_cast<double>(bytes.size());
  ReportSubjects(state);
}
void DecodeRows(benchmark::State& state) { Decode(state, Form::kRows); }
void DecodeColumns(benchmark::State& state) { Decode(state, Form::kColumns); }

void Place(benchmark::State& state) {
  const EvaluationState& done = DossierEvaluation(state.range(0)).state();
  const DatasetTables& tables = done.dataset.tables();
  Pace pace;
  const auto place = [&] {
    return PlacePeople(tables, wire::MembershipKind::kOfficial, std::pmr::new_delete_resource(),
                       pace);
  };
  if (place().members != done.placement.members) state.SkipWithError("other places");
  for (auto _ : state) {
    benchmark::DoNotOptimize(place());
    benchmark::DoNotOptimize(IndexSanctions(tables));
  }
  ReportSubjects(state);
}

void BindPolicy(benchmark::State& state) {
  const DatasetTables& tables = DossierEvaluation(state.range(0)).state().dataset.tables();
  for (auto _ : state) {
    benchmark::DoNotOptimize(Bind(BenchPolicy().compiled(), tables));
  }
  ReportSubjects(state);
}

void Pass(benchmark::State& state, wire::SubjectKind kind) {
  const Evaluation& evaluation = DossierEvaluation(state.range(0));
  EvaluationState work = evaluation.state();
  RunPass(&work, kind, {1});
  if (work.outcomes.Of(kind).qualified != evaluation.state().outcomes.Of(kind).qualified) {
    state.SkipWithError("other tiers");
  }
  for (auto _ : state) {
    RunPass(&work, kind, {1});
    benchmark::ClobberMemory();
  }
  ReportSubjects(state);
}
void MembersPass(benchmark::State& state) { Pass(state, wire::SubjectKind::kMember); }
void OrganizationsPass(benchmark::State& state) { Pass(state, wire::SubjectKind::kOrganization); }

void Findings(benchmark::State& state) {
  Pace pace;
  const EvaluationState& done = DossierEvaluation(state.range(0)).state();
  if (CollectFindings(done, done.quotas, true, pace).size() != done.findings.size()) {
    state.SkipWithError("other findings");
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(CollectFindings(done, done.quotas, true, pace));
  }
  state.counters["findings"] = static_cast<double>(done.findings.size());
  ReportSubjects(state);
}

void Digests(benchmark::State& state) {
  Pace pace;
  const EvaluationState& done = DossierEvaluation(state.range(0)).state();
  RequireEqual(DigestResult(done, pace).whole, done.digests.whole, "another digest");
  for (auto _ : state) {
    benchmark::DoNotOptimize(DigestResult(done, pace));
  }
  ReportSubjects(state);
}

void EncodeToProto(benchmark::State& state) {
  const Evaluation& done = DossierEvaluation(state.range(0));
  const std::string bytes = done.ToProto();
  if (bytes.find(done.digest()) == std::string::npos) state.SkipWithError("no digest in it");
  for (auto _ : state) {
    benchmark::DoNotOptimize(done.ToProto());
  }
  state.counters["bytes"] = static_cast<double>(bytes.size());
  ReportSubjects(state);
}

void Limit(benchmark::State& state) {
  const LimitColumns columns = PrepareLimit(state.range(0));
  const std::string expected = ToString(TallyOf(DossierEvaluation(state.range(0))));
  RequireEqual(ToString(RunLimit(columns)), expected, "limit");
  for (auto _ : state) {
    benchmark::DoNotOptimize(RunLimit(columns));
  }
  ReportSubjects(state);
}

void Register(int64_t members) {
  const auto add = [members](const char* name, void (*run)(benchmark::State&)) {
    benchmark::RegisterBenchmark(name, run)->Arg(members)->Unit(benchmark::kMillisecond);
  };
  add("DecodeRows", DecodeRows);
  add("DecodeColumns", DecodeColumns);
  add("Place", Place);
  add("BindPolicy", BindPolicy);
  add("Limit", Limit);
  add("MembersPass", MembersPass);
  add("OrganizationsPass", OrganizationsPass);
  add("Findings", Findings);
  add("Digests", Digests);
  add("EncodeToProto", EncodeToProto);
}

// Size by size, since one size of data is held at a time.
const bool kRegistered = [] {
  for (const int64_t members : {10'000, 100'000, 1'000'000}) Register(members);
  return true;
}();

}  // namespace
}  // namespace dangvien::bench
