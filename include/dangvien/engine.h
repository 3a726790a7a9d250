// Evaluates a dossier under policies: the main call of the library.
//
//   absl::StatusOr<Evaluation> evaluation = Evaluate(*dataset, {*policy});
//   std::string result = evaluation->ToProto();  // a serialized dangvien.v1.Result
//
// Thread rule of the library: every class is immutable after it is made, and every function may be
// called from any thread. No thread is started unless `num_threads` asks for it. Nothing is
// printed, no clock, locale, environment or file is read. The same policy and data give the same
// bytes.
//
// Failures of the library: every function that returns a status returns kResourceExhausted where
// memory runs out (`out of memory`, or no words where there is none for them), and the status of
// the control (control.h) where the host stops it. Nothing is left of a call that failed. The other
// functions throw nothing but std::bad_alloc.
#ifndef DANGVIEN_ENGINE_H_
#define DANGVIEN_ENGINE_H_

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "dangvien/dataset.h"
#include "dangvien/policy.h"

namespace dangvien {

class Control;
struct EvaluationState;

struct EvaluateOptions {
  // Threads in all, 1 to 256. 1 starts none. Where the control lends threads, they work instead.
  int num_threads = 1;
  // Stops the call, hears of its progress and may lend threads; null: nobody.
  Control* control = nullptr;
  // Where the evaluation lies: what grows with the number of people (places, outcomes, groups and
  // candidates of quotas, findings). Null: std::pmr::new_delete_resource(). Not from it: what grows
  // with the units, people's decisions by subject, and what one block of a pass needs while it is
  // decided. Else as in DatasetOptions.
  // LIFETIME: outlives every copy of the evaluation.
  std::pmr::memory_resource* memory = nullptr;
  // Run the policy's checks and report findings. The facts that contradict each other are reported
  // anyway.
  bool run_checks = true;
  // Policies that do not rate in this run. What one of them declares and no policy of the run does
  // (criteria, levels, tiers, flags, task groups, sections, questions, policy ids) may stand in the
  // dossier, and is as if it were not there: one dossier can be rated under several regimes.
  std::vector<Policy> also_declared;
  // Most issues kept in a failed status; all are counted.
  int64_t max_issues = 100;
};

enum class Language { kVietnamese, kEnglish };

// How many subjects have each status, and how many findings there are.
struct StatusCounts {
  int64_t rated = 0;
  int64_t not_a_subject = 0;
  int64_t needs_input = 0;
  int64_t needs_decision = 0;
  int64_t findings = 0;
};

// Names a subject by the caller's ids.
struct SubjectId {
  enum class Kind { kOrganization, kMember, kCollective, kLeader };
  Kind kind;
  std::string id;            // of the unit (organization, collective), or of the person
  std::string post_id = "";  // leader: of the post; else empty
};

class Evaluation {
 public:
  // The whole result as a serialized dangvien.v1.Result, in canonical order.
  std::string ToProto() const;

  // The same bytes, piece by piece: less than a megabyte, and one message that is longer alone, is
  // held at a time. What the sink throws passes through, and ends the writing.
  void WriteProto(absl::FunctionRef<void(absl::string_view)> sink) const;

  // Parts of it, each a dangvien.v1.Result: the header (period, policies, digests) with the tallies
  // of units and the summary, or with the certificates of quotas.
  std::string TalliesProto() const;
  std::string CertificatesProto() const;

  // SHA-256 of the result, 32 bytes; equal results have equal digests on every platform.
  const std::string& digest() const;

  StatusCounts status_counts() const;

  // The rules applied to one subject, the facts read, and what was unmet for the next tier, as a
  // serialized dangvien.v1.Explanation.
  // ERRORS: kNotFound: no such subject in the dossier.
  absl::StatusOr<std::string> Explain(const SubjectId& subject, Language language) const;
  // The lines of the explanation, ready to show, each with a line end.
  absl::StatusOr<std::string> ExplainText(const SubjectId& subject, Language language) const;

  const EvaluationState& state() const { return *state_; }  // for the library's own stages
  const std::shared_ptr<const EvaluationState>& shared_state() const { return state_; }
  explicit Evaluation(std::shared_ptr<const EvaluationState> state);

 private:
  std::shared_ptr<const EvaluationState>
      state_;  // shared: copies are cheap, the state is immutable
};

// Rates every party organization, member, leadership collective and leading cadre of the dossier,
// as far as the policy has a pass for them. The first policy is the run's default; a unit that
// names a policy is rated under it, with its subtree.
// ERRORS: kInvalidArgument with all issues: a policy, criterion, level, tier, flag, task group,
//   section or question that is not declared; policies whose passes or tiers do not fit into one
//   run.
// LIFETIME: the evaluation keeps what it needs of the dataset and the policies.
absl::StatusOr<Evaluation> Evaluate(const Dataset& dataset, const std::vector<Policy>& policies,
                                    const EvaluateOptions& options = {});

}  // namespace dangvien

#endif  // DANGVIEN_ENGINE_H_
