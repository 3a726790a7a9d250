// What it costs a host to load the C library, each time in a fresh process.
#include <stdio.h>

#include <cstdint>
#include <string>

#include "benchmark/benchmark.h"

namespace {

// Nanoseconds, by bench/load_once.c; negative where it does not load.
int64_t LoadOnce(const std::string& library) {
  FILE* child = popen((std::string(DANGVIEN_LOAD_ONCE " ") + library).c_str(), "r");
  if (child == nullptr) return -1;
  long long nanoseconds = -1;
  const int fields = fscanf(child, "%lld", &nanoseconds);
  return pclose(child) == 0 && fields == 1 ? nanoseconds : -1;
}

void Load(benchmark::State& state, const char* library) {
  for (auto _ : state) {
    const int64_t nanoseconds = LoadOnce(library);
    if (nanoseconds < 0) {
      state.SkipWithError("wrong answer: the library does not load");
      return;
    }
    state.SetIterationTime(static_cast<double>(nanoseconds) / 1e9);
  }
}

BENCHMARK_CAPTURE(Load, system, DANGVIEN_SYSTEM_LIBRARY)
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);
#ifdef DANGVIEN_BUNDLED_LIBRARY
BENCHMARK_CAPTURE(Load, bundled, DANGVIEN_BUNDLED_LIBRARY)
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond);
#endif

}  // namespace
