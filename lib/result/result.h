// The outcome of an evaluation as messages.
#ifndef DANGVIEN_RESULT_RESULT_H_
#define DANGVIEN_RESULT_RESULT_H_

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "dangvien/engine.h"
#include "evaluation_state.h"
#include "grading/open_facts.h"
#include "grading/subject_site.h"
#include "result/piece_writer.h"
#include "wire/result.wire.h"

namespace dangvien {

// One subject's result; the texts that `message` views live as long as this and the state.
struct SubjectMessage {
  wire::SubjectResult message;
  std::list<std::string> texts;  // a list: views into it stay valid while it grows
};

// The caller's ids of a subject; views into the tables.
wire::SubjectRef RefOf(const DatasetTables& tables, const SubjectRow& subject);

// kOutcome leaves the reasons and the open facts out, which have to be replayed.
enum class Detail { kOutcome, kReasons };
SubjectMessage DescribeSubject(const EvaluationState& state, const SubjectRow& subject,
                               Detail detail = Detail::kReasons);

// The subjects in canonical order, one at a time.
class SubjectOrder {
 public:
  // LIFETIME: keeps `state`.
  explicit SubjectOrder(const EvaluationState& state);
  // False at the end.
  bool Next(SubjectRow* subject);

 private:
  enum class Part { kOrganization, kCollective, kMembers, kLeaders };

  bool NextOf(Row unit, SubjectRow* subject);

  const EvaluationState& state_;
  size_t unit_ = 0;  // index in the tree order
  Part part_ = Part::kOrganization;
  size_t within_ = 0;          // members or leaders of the unit that are behind
  std::vector<Row> unplaced_;  // people without an official branch on the rating date, by id
  size_t next_unplaced_ = 0;
};

// One finding; the texts that `message` views live as long as this and the state.
struct FindingMessage {
  wire::Finding message;
  std::vector<OpenFactEntry> open;
};
FindingMessage DescribeFinding(const EvaluationState& state, const FindingEntry& finding);

wire::ReRating DescribeReRating(const EvaluationState& state, const ReRatingEntry& entry);
wire::ReviewPlace DescribeReviewPlace(const EvaluationState& state, const ReviewPlaceEntry& entry);

// By id.
std::vector<wire::PolicyUse> DescribePolicies(const EvaluationState& state);

// One certificate; as above.
struct CertificateMessage {
  wire::Certificate message;
  std::list<std::string> texts;
};

CertificateMessage DescribeCertificate(const EvaluationState& state, const GroupOutcome& group);

// Appends all certificates, in canonical order, as fields of a Result.
void EncodeCertificates(const EvaluationState& state, PieceWriter* out);

// Each has the header.
enum class ResultPart { kWhole, kTallies, kCertificates };  // tallies: with the summary

// Hands on the part, piece by piece, in canonical order.
// COST: linear; one piece and one message are in memory.
void EncodeResult(const EvaluationState& state, ResultPart part,
                  absl::FunctionRef<void(absl::string_view)> sink);

StatusCounts CountStatuses(const EvaluationState& state);

// Of several leading posts of one person, statistics count the one of the smallest rank, then by
// id.
bool IsCountedPost(const EvaluationState& state, Row post);

// Counts by tier and status of any set of subjects, by the decided tier.
struct OutcomeCounts {
  std::array<uint64_t, kMaxTiers> tiers{};
  uint64_t not_a_subject = 0;
  uint64_t needs_input = 0;
  uint64_t needs_decision = 0;

  void Add(const Outcomes& outcomes, size_t index);
  void Add(const OutcomeCounts& other);
  wire::Tally ToTally(const CompiledPolicy& policy) const;
};

// The summary rows of the whole dossier, by subject kind, level and kind of unit.
void ForEachSummaryRow(const EvaluationState& state,
                       absl::FunctionRef<void(const wire::SummaryRow&)> use);

// Why a subject without a pass is not rated: a name of SubjectResult.not_rated_because.
absl::string_view WhyNotRated(const EvaluationState& state, const SubjectSite& site);

// The tallies of every party unit, in canonical order.
class TallyRows {
 public:
  // LIFETIME: keeps `state`. COST: counts everything.
  explicit TallyRows(const EvaluationState& state);
  ~TallyRows();
  // The tallies of the next unit; false at the end.
  bool Next(absl::FunctionRef<void(const wire::UnitTally&)> use);

 private:
  struct Counts;

  const EvaluationState& state_;
  std::unique_ptr<const Counts> counts_;
  size_t unit_ = 0;  // index in the tree order
};

}  // namespace dangvien

#endif  // DANGVIEN_RESULT_RESULT_H_
