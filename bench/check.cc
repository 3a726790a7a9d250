// Two judges. The oracle of tests/oracle reads the rules of the policy as slowly as they are
// written, so it sees a sample of 2,000 members and their organizations, and compares everything.
// The loop of limit.cc knows the member rules of one policy by heart, so it sees every size, and
// compares how many members have each tier.
//
// See bench/README.md.
#include "bench/check.h"

#include <cstdio>
#include <cstdlib>
#include <set>

#include "bench/dossiers.h"
#include "dangvien/v1/result.pb.h"
#include "evaluation_state.h"
#include "tests/oracle/oracle.h"

namespace dangvien::bench {
namespace {

constexpr int64_t kSampleMembers = 2'000;

[[noreturn]] void Fail(const std::string& message) {
  std::fprintf(stderr, "wrong answer: %s\n", message.c_str());
  std::exit(1);
}

std::set<std::string> PossibleOf(const v1::SubjectResult& subject) {
  if (subject.status() == v1::SUBJECT_STATUS_RATED) return {subject.qualified_tier_id()};
  return {subject.possible_tier_ids().begin(), subject.possible_tier_ids().end()};
}

}  // namespace

void RequireEqual(const std::string& found, const std::string& expected, const char* what) {
  if (found != expected) Fail(what);
}

void CheckSampleAgainstOracle() {
  static bool is_done = false;
  if (is_done) return;
  is_done = true;
  const std::string& bytes = DossierBytes(kSampleMembers, Form::kRows);
  v1::Dataset dataset;
  v1::Policy policy;
  const std::string policy_bytes = Policy::BuiltinBytes("tkv-2018");
  if (!dataset.ParseFromString(bytes) ||
      !policy.ParseFromArray(policy_bytes.data(), static_cast<int>(policy_bytes.size()))) {
    Fail("the sample is no message");
  }
  const oracle::OracleResult expected = oracle::Rate(policy, dataset, {});
  const absl::StatusOr<Dataset> tables = Dataset::Read(bytes);
  if (!tables.ok()) Fail(tables.status().ToString());
  const absl::StatusOr<Evaluation> evaluation = Evaluate(*tables, {BenchPolicy()});
  if (!evaluation.ok()) Fail(evaluation.status().ToString());
  v1::Result result;
  if (!result.ParseFromString(evaluation->ToProto())) Fail("the sample's result is no message");
  size_t compared = 0;
  for (const v1::SubjectResult& subject : result.subjects()) {
    const v1::SubjectRef& ref = subject.subject();
    const auto it = expected.subjects.find(oracle::IdOf(ref));
    if (it == expected.subjects.end()) continue;
    ++compared;
    if (it->second.status != subject.status() ||
        (subject.not_rated_because().empty() &&
         it->second.possible_tier_ids != PossibleOf(subject))) {
      Fail("oracle and engine differ on " + ref.unit_id() + ref.person_id());
    }
  }
  if (compared < kSampleMembers) Fail("the oracle saw fewer subjects than there are members");
}

LimitTally TallyOf(const Evaluation& evaluation) {
  LimitTally tally;
  const Outcomes& members = evaluation.state().outcomes.Of(wire::SubjectKind::kMember);
  for (size_t i = 0; i < members.status.size(); ++i) {
    if (members.status[i] == Status::kNotASubject) {
      ++tally.not_rated;
    } else if (members.status[i] == Status::kRated) {
      int rank = 0;
      while ((members.qualified[i] >> rank & 1) == 0) ++rank;
      ++tally.tiers[static_cast<size_t>(rank)];
    } else {
      ++tally.open;
    }
  }
  return tally;
}

void CheckMembers(int64_t members, const Evaluation& evaluation) {
  const LimitTally expected = RunLimit(PrepareLimit(members));
  const LimitTally found = TallyOf(evaluation);
  if (ToString(found) != ToString(expected)) {
    Fail("members: engine " + ToString(found) + ", limit " + ToString(expected));
  }
}

}  // namespace dangvien::bench
