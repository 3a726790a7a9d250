// The spine: plan, units, people, what happened, how it was reviewed, what is complete.
//
// The example is GenerateBytes with columns: everything but people fits a Dataset message, and each
// full chunk of people is serialized and cleared at once. The chunks have the highest field number,
// so appending them to the rest gives the very bytes of one big message.
//
// A generator, not a simulator: it invents no causes, and a dossier is judged only by the engine.
//
// Tested by tests/unit/generator/generator_test.cc
#include "generator/generator.h"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "generator/dossier.h"
#include "generator/events.h"
#include "generator/people.h"
#include "generator/people_sink.h"
#include "generator/process.h"
#include "generator/province/province.h"
#include "generator/units.h"

namespace dangvien::generator {
namespace {

// Returns the rank meant for each person; of kCompany only, where ballots ask for it.
std::vector<int16_t> WritePeople(const Dossier& dossier, PeopleSink& sink) {
  const bool is_company = dossier.options.profile == Profile::kCompany;
  std::vector<int16_t> ranks;
  PersonFacts facts;
  size_t next_post = 0;
  for (size_t index = 0; index < dossier.plan.branches.size(); ++index) {
    const int branch = static_cast<int>(index);
    PeopleDrawer drawer(dossier, branch, next_post);
    for (int place = 0; place < dossier.branch(branch).member_count; ++place) {
      const int rank = drawer.Draw(place, facts);
      if (is_company) ranks.push_back(static_cast<int16_t>(rank));
      sink.Add(facts);
    }
  }
  sink.Finish();
  return ranks;
}

void WriteAll(const Dossier& dossier, PeopleSink& sink, v1::Dataset& out) {
  dossier.year.Write(dossier.policy.period().kind(), out);
  WriteUnits(dossier, out);
  WriteOrganizations(dossier, out);
  const std::vector<int16_t> ranks = WritePeople(dossier, sink);
  WriteViolations(dossier, out);
  if (dossier.options.profile == Profile::kCompany) WriteProcess(dossier, ranks, out);
  WriteDecisions(dossier, out);
  WriteCoverage(dossier, out);
}

// Appends the bytes of a Dataset that holds nothing but this chunk.
void AppendChunk(v1::PeopleColumns& chunk, std::string& bytes) {
  v1::Dataset wrapper;
  wrapper.add_people_columns()->Swap(&chunk);
  wrapper.AppendToString(&bytes);
  wrapper.mutable_people_columns(0)->Swap(&chunk);
}

}  // namespace

void Generate(const v1::Policy& policy, const GeneratorOptions& options, v1::Dataset* out) {
  out->Clear();
  if (options.profile == Profile::kProvince) return MakeProvince(policy, options, *out);
  const Dossier dossier(policy, options);
  const std::unique_ptr<PeopleSink> sink =
      options.columns
          ? MakeColumnSink(dossier,
                           [out](v1::PeopleColumns& chunk) { *out->add_people_columns() = chunk; })
          : MakeRowSink(dossier, *out);
  WriteAll(dossier, *sink, *out);
}

std::string GenerateBytes(const v1::Policy& policy, const GeneratorOptions& options) {
  v1::Dataset rest;
  if (!options.columns || options.profile == Profile::kProvince) {
    Generate(policy, options, &rest);
    return rest.SerializeAsString();
  }
  const Dossier dossier(policy, options);
  std::string chunks;
  const std::unique_ptr<PeopleSink> sink =
      MakeColumnSink(dossier, [&chunks](v1::PeopleColumns& chunk) { AppendChunk(chunk, chunks); });
  WriteAll(dossier, *sink, rest);
  std::string bytes;
  bytes.reserve(rest.ByteSizeLong() + chunks.size());
  rest.AppendToString(&bytes);
  bytes += chunks;
  return bytes;
}

}  // namespace dangvien::generator
