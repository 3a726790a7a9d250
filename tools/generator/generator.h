// Makes dossiers: synthetic, seeded, the same bytes on every machine and with every compiler.
//
//   GeneratorOptions options;
//   options.profile = Profile::kScale;
//   options.member_count = 1'000'000;
//   options.columns = true;
//   const std::string dossier = GenerateBytes(policy, options);  // a dangvien.v1.Dataset
//
// What a regime asks is read from the policy: its frames, levels, tiers, flags, task groups and
// sections, and what its standards demand of marks. Only how often which tier is meant to come out
// is the generator's own. People have ids, never names.
//
// Thread safety: both functions keep no state.
#ifndef DANGVIEN_GENERATOR_GENERATOR_H_
#define DANGVIEN_GENERATOR_GENERATOR_H_

#include <cstdint>
#include <string>

#include "dangvien/v1/dataset.pb.h"
#include "dangvien/v1/policy.pb.h"

namespace dangvien::generator {

enum class Profile {
  // One grassroots party body of a mining company: 25 branches, about 600 members, counterpart
  // bodies, review sessions, ballots, decisions, and a handful of planted faults and open cases.
  kCompany,
  // A tree of `member_count` members with the proportions of the whole party: provinces,
  // districts, grassroots organizations, branches. Without sessions and ballots.
  kScale,
  // The same tree with every subject kind that the policy rates and every event that a rule may
  // ask about: transfers, absences, sanctions, earlier ratings, quotas, people's decisions.
  kProvince,
};

struct GeneratorOptions {
  Profile profile = Profile::kCompany;
  int64_t member_count = 100'000;  // not of kCompany; at least 1
  uint64_t seed = 2018;
  // People and their assessments as PeopleColumns of up to kChunkPeople people each, or as rows.
  bool columns = false;
};

inline constexpr int kChunkPeople = 65'536;

// Replaces `out` by the dossier. Its period is the first year of the policy.
void Generate(const v1::Policy& policy, const GeneratorOptions& options, v1::Dataset* out);

// The serialized dossier, the same bytes as of Generate; one chunk of columns at a time is held as
// messages.
// COST: a million members in columns take two to three seconds.
std::string GenerateBytes(const v1::Policy& policy, const GeneratorOptions& options);

}  // namespace dangvien::generator

#endif  // DANGVIEN_GENERATOR_GENERATOR_H_
