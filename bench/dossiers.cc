// One dossier of each form at a time is enough: benchmarks run size by size, and a million members
// in rows are half a gigabyte of bytes.
//
// See bench/README.md.
#include "bench/dossiers.h"

#include <cstdio>
#include <cstdlib>
#include <optional>

#include "bench/check.h"
#include "generator/generator.h"

namespace dangvien::bench {
namespace {

// What was made last, and for which size.
template <typename Value>
struct Last {
  int64_t members = 0;
  std::optional<Value> value;
};

template <typename StatusOr>
auto Must(StatusOr result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.status().ToString().c_str());
    std::exit(1);
  }
  return *std::move(result);
}

v1::Policy PolicyMessage() {
  const std::string bytes = Policy::BuiltinBytes("tkv-2018");
  v1::Policy policy;
  if (!policy.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) std::exit(1);
  return policy;
}

}  // namespace

const Policy& BenchPolicy() {
  static const Policy policy = Must(Policy::Builtin("tkv-2018"));
  return policy;
}

const std::string& DossierBytes(int64_t members, Form form) {
  static Last<std::string> rows;
  static Last<std::string> columns;
  Last<std::string>& last = form == Form::kRows ? rows : columns;
  if (last.members == members) return *last.value;
  generator::GeneratorOptions options;
  options.profile = generator::Profile::kScale;
  options.member_count = members;
  options.seed = kSeed;
  options.columns = form == Form::kColumns;
  last.value.reset();
  last.value = generator::GenerateBytes(PolicyMessage(), options);
  last.members = members;
  return *last.value;
}

const Dataset& DossierTables(int64_t members) {
  static Last<Dataset> last;
  if (last.members == members) return *last.value;
  last.value.reset();
  last.value = Must(Dataset::Read(DossierBytes(members, Form::kColumns)));
  last.members = members;
  return *last.value;
}

const Evaluation& DossierEvaluation(int64_t members) {
  static Last<Evaluation> last;
  if (last.members == members) return *last.value;
  last.value.reset();
  last.value = Must(Evaluate(DossierTables(members), {BenchPolicy()}));
  last.members = members;
  CheckSampleAgainstOracle();
  CheckMembers(members, *last.value);
  return *last.value;
}

}  // namespace dangvien::bench
