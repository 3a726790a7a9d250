// The printed form of policies, held to files that people have read.
//
// To record it anew after a change that is meant: DANGVIEN_RECORD_GOLDEN=1 and run this test; then
// read the difference line by line.
#include "policy/dump.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/unit/policy/policy_text.h"

namespace dangvien {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(DumpTest, BuiltinPoliciesPrintAsRecorded) {
  const bool record = std::getenv("DANGVIEN_RECORD_GOLDEN") != nullptr;
  for (const std::string& name : Policy::BuiltinNames()) {
    absl::StatusOr<Policy> policy = Policy::Builtin(name);
    ASSERT_TRUE(policy.ok()) << policy.status();
    const std::string path = absl::StrCat(DANGVIEN_SOURCE_DIR, "/tests/golden/", name, ".dump");
    if (record) std::ofstream(path, std::ios::binary) << policy->Dump();
    EXPECT_EQ(policy->Dump(), ReadFile(path))
        << "if the change is meant: DANGVIEN_RECORD_GOLDEN=1, run dump_test again, read the diff "
           "of "
        << path;
  }
}

std::string DumpOf(const std::string& kind, const std::string& conditions) {
  const std::string text =
      absl::StrCat(kWords, "passes { id: \"p\" subject_kind: ", kind, " exclusions { ",
                   RuleText("x", absl::StrCat("any_of { ", conditions, " }")), R"( }
                     fallback { id: "y" tier_id: "C"
                                citations { instrument_id: "law" clause: "2" } } } )");
  PolicyOptions options;
  options.prove = false;
  absl::StatusOr<Policy> policy = ReadText(text, options);
  EXPECT_TRUE(policy.ok()) << policy.status();
  return policy.ok() ? policy->Dump() : "";
}

TEST(DumpTest, EachConditionOfAMemberIsALine) {
  const std::string dump = DumpOf("SUBJECT_KIND_MEMBER", R"(
    conditions { criteria { role_ids: "r1" at_least_level_id: "middle" when_none: true } }
    conditions { criteria { at_least_level_id: "high" at_least_count: 2 } }
    conditions { task_share { group_ids: ["t", "u"] measure: TASK_MEASURE_ON_TIME
      comparison: COMPARISON_AT_MOST share { numerator: 20 denominator: 100 }
      excused: EXCUSED_TASKS_LEFT_OUT } }
    conditions { attested { flag_id: "f" } }
    conditions { open_question { question_id: "q" } }
    conditions { sanctioned { target: SANCTION_TARGET_SELF sides: [SIDE_PARTY, SIDE_STATE]
      forms: SANCTION_FORM_WARNING year: SANCTION_YEAR_FIRST_DECIDED
      self_detected { id: "own" citations { instrument_id: "law" clause: "1" } } } }
    conditions { unit_is { kinds: UNIT_KIND_BRANCH levels: UNIT_LEVEL_GRASSROOTS } }
    conditions { employment { kinds: EMPLOYMENT_KIND_CADRE } }
    conditions { rated_by { side: SIDE_STATE band { best_tier_id: "C" } } }
    conditions { absent { kinds: [ABSENCE_KIND_SICK, ABSENCE_KIND_STUDY] min_months: 6 } }
    conditions { tenure { less_than_months: 6 } }
    conditions { recorded { record: RECORD_REVIEWED } }
    conditions { none_of { conditions { date_order { earlier: DATE_FIELD_RATED
      later: DATE_FIELD_SUMMED_UP min_days: 3 strictly: true } } } })");
  EXPECT_THAT(dump, testing::HasSubstr(R"(pass `p` over member, cumulative
  exclusion `x`  (1-QD; 1)
    when any_of
      criteria[a] all >= middle, none: holds
      criteria[a, b, c] 2 or more >= high
      tasks[t, u] on_time <= 20/100, excused left out, none: fails
      attested(f)
      open_question(q)
      sanctioned(self; sides: party, state; forms: warning; first_decided, but self_detected own)
      unit_is(kinds: branch; levels: grassroots)
      employment(cadre)
      rated_by(state in C)
      absent(sick, study) >= 6 months
      tenure < 6 months
      recorded(reviewed)
      none_of
        date_order(rated < summed_up, >= 3 days)
)"));
}

TEST(DumpTest, CompositionsSayWhoseTiersInWhichLayerOfWhichBase) {
  const std::string dump = DumpOf("SUBJECT_KIND_ORGANIZATION", R"(
    conditions { composition { population: POPULATION_SUBORDINATES band { worst_tier_id: "B" }
      at_least_share { numerator: 1 denominator: 2 } base: COMPOSITION_BASE_ALL
      layer: LAYER_QUALIFIED when_none: WHEN_NONE_UNKNOWN open_question_id: "q" } }
    conditions { composition { population: POPULATION_COUNTERPARTS band { best_tier_id: "C" }
      counterpart_kinds: UNIT_KIND_FRONT at_least_count: 2 } })");
  EXPECT_THAT(dump, testing::HasSubstr(R"(
      share(subordinates in A..B, qualified, of all) >= 1/2, none: question q
      count(counterparts[front] in C) >= 2
)"));
}

}  // namespace
}  // namespace dangvien
