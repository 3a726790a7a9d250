// The dossier as columns: what every later stage reads. Made by the reader in this folder,
// immutable then.
//
// Invariants:
//  1. Every reference is a row number of its table, or kNone where nothing is stated.
//  2. The unit tree has no cycle; each unit but the roots has a parent; counterpart bodies are
//  leaves.
//  3. Lists of people and units are in compressed rows: the entries of row r are [begin[r], begin[r
//  + 1]).
//  4. An open interval end is kBeforeAll or kAfterAll, a date that is not stated is kNoDay.
//  5. Criteria, levels, flags, task groups, tiers, sections and questions are symbols: the
//  dossier's own
//     numbers for the caller's ids. What they mean is known once a policy is bound.
//  6. What grows with the number of people is a Column, in the memory that the tables were made
//  with. What grows with units, violations or ballots, and texts of single rows, is not.
#ifndef DANGVIEN_DATASET_TABLES_H_
#define DANGVIEN_DATASET_TABLES_H_

#include <array>
#include <cstdint>
#include <limits>
#include <memory_resource>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/column.h"
#include "base/date.h"
#include "base/dense_index.h"
#include "base/truth.h"
#include "dataset/place.h"
#include "wire/dataset.wire.h"
#include "wire/people.wire.h"
#include "wire/types.wire.h"

namespace dangvien {

using Row = int32_t;
inline constexpr Row kNone = -1;

using Day = int32_t;  // Date::day_number()
inline constexpr Day kNoDay = std::numeric_limits<Day>::min();
inline constexpr Day kBeforeAll = std::numeric_limits<Day>::min() + 1;
inline constexpr Day kAfterAll = std::numeric_limits<Day>::max();

// Entries of one table grouped by the row of another.
template <typename Entry>
struct Grouped {
  Grouped() = default;
  explicit Grouped(std::pmr::memory_resource* memory) : entries(memory), begin(1, 0, memory) {}

  Column<Entry> entries;
  Column<int32_t> begin{0};  // one more than rows

  absl::Span<const Entry> Of(Row row) const {
    const auto from = static_cast<size_t>(begin[static_cast<size_t>(row)]);
    const auto to = static_cast<size_t>(begin[static_cast<size_t>(row) + 1]);
    return absl::MakeConstSpan(entries).subspan(from, to - from);
  }
};

// Half-open, like everything; `to` of a running one is kAfterAll.
struct DaySpan {
  Day from = kBeforeAll;
  Day to = kAfterAll;

  bool Contains(Day day) const { return from <= day && day < to; }
  // For a decision that ends the state on its own day.
  bool ContainsOrEndsOn(Day day) const { return from <= day && day <= to; }
};

struct RatingEntry {
  wire::Side side{};
  int32_t tier{};  // symbol
  bool of_period{};
  wire::SubjectKind rated_as{};  // stated or, where not, member or organization
  Day begin = kNoDay;            // both kNoDay: of the period
  Day end = kNoDay;
  Day decided_on = kNoDay;
};

struct UnitTable {
  DenseIndex ids;
  std::vector<std::string> names;
  std::vector<wire::UnitKind> kind;
  std::vector<wire::UnitLevel> level;
  std::vector<Row> parent;
  std::vector<int32_t> policy;  // symbol; inherited from above; kNone = the run's default
  std::vector<int32_t> party_group_count;  // kNone = not known
  std::vector<Day> founded_on;
  std::vector<Day> summed_up_on;
  std::vector<Day> reported_on;
  std::vector<uint8_t> has_collective;  // stated, or where not, its collective is assessed
  std::vector<std::vector<std::string>> peer_groups;  // sorted; empty: nobody states any
  std::vector<uint8_t> is_dissolved;                  // on the rating date
  Grouped<RatingEntry> ratings;

  // The tree. A unit stands before what is below it, siblings by id.
  std::vector<Row> order;
  std::vector<int32_t> depth;  // roots: 0
  Grouped<Row> children;       // siblings by id

  int32_t size() const { return ids.size(); }
};

inline bool IsPartyUnit(wire::UnitKind kind) {
  return kind == wire::UnitKind::kPartyBody || kind == wire::UnitKind::kBranch;
}

inline bool HasCollective(const UnitTable& units, Row unit) {
  const auto u = static_cast<size_t>(unit);
  return units.has_collective[u] != 0 && units.is_dissolved[u] == 0;
}

struct MembershipEntry {
  Row unit = kNone;
  wire::MembershipKind kind{};
  DaySpan span;
  Day remarks_received_on = kNoDay;
  bool has_remarks{};
};

struct PostEntry {
  Row person = kNone;
  Row unit = kNone;
  wire::PostKind kind{};
  wire::PostBody body{};
  DaySpan span;
  std::string id;
  std::string title;                     // shown, never read by a rule
  uint32_t rank = 0;                     // 1 = first-listed; 0 = not stated
  std::vector<std::string> peer_groups;  // sorted
};

struct AbsenceEntry {
  wire::AbsenceKind kind{};
  DaySpan span;
};

struct PersonTable {
  explicit PersonTable(std::pmr::memory_resource* memory)
      : ids(memory),
        admitted_on(memory),
        official_on(memory),
        employment(memory),
        memberships(memory),
        posts(memory),
        absences(memory),
        ratings(memory),
        posts_by_unit(memory) {}

  DenseIndex ids;
  Column<Day> admitted_on;
  Column<Day> official_on;
  Column<wire::EmploymentKind> employment;
  Grouped<MembershipEntry> memberships;
  Grouped<PostEntry> posts;
  Grouped<AbsenceEntry> absences;
  Grouped<RatingEntry> ratings;
  Grouped<PostEntry> posts_by_unit;

  int32_t size() const { return ids.size(); }
};

// Marks by level: a level symbol, or one of these.
inline constexpr uint8_t kMarkMissing = 255;
inline constexpr uint8_t kMarkNotApplicable = 254;
inline constexpr int32_t kMaxLevelSymbols = 250;
// Marks by points.
inline constexpr int32_t kPointsMissing = -1;
inline constexpr int32_t kPointsNotApplicable = -2;

// A mark by points that is higher than every one read before it, and where it stands.
struct HighMark {
  int32_t points{};
  std::string path;
};

struct MarkColumn {
  std::string first_path;  // where the dossier first uses it; empty: nowhere
  Column<uint8_t> levels;  // empty: nobody has a level here
  Column<int32_t> points;  // empty: nobody has points here
  // Ascending: the first above what a policy allows is the first such mark of the dossier.
  std::vector<HighMark> high_marks;

  bool IsHigh(int32_t mark) const {
    return high_marks.empty() ? mark > 0 : mark > high_marks.back().points;
  }
};

inline constexpr int32_t kCountMissing = -1;

enum TaskCount { kAssigned, kCompleted, kOnTime, kExceeded, kExcused, kTaskCountEnd };

struct TaskColumn {
  std::string first_path;  // where the dossier first uses it; empty: nowhere
  std::array<Column<int32_t>, kTaskCountEnd> counts;  // kCountMissing = not known
};

// Attestations: bits of one byte.
inline constexpr uint8_t kFlagHolds = 1;
inline constexpr uint8_t kFlagDoesNotHold = 2;
inline constexpr uint8_t kFlagHasEvidence = 4;

// One product; its values by the dossier's symbols of components.
struct ProductValueEntry {
  int32_t component{};
  bool is_fault_count{};
  int32_t amount{};  // hundredths of a percent, or faults
};

struct ProductEntry {
  std::string id;
  int32_t weight{};
  std::vector<ProductValueEntry> values;
};

struct FlagColumn {
  std::string first_path;  // where the dossier first uses it; empty: nowhere
  Column<uint8_t> values;  // 0 = not attested
};

// The assessments of all subjects of one kind; columns by symbol, each empty or as long as the
// subjects' table (units for organizations and collectives, people for members, posts for leaders).
struct AssessmentTable {
  AssessmentTable() = default;
  explicit AssessmentTable(std::pmr::memory_resource* memory)
      : self_tier(memory),
        rated_on(memory),
        deciding_unit(memory),
        products(memory),
        proposals(memory) {}

  std::vector<MarkColumn> marks;
  std::vector<TaskColumn> tasks;
  std::vector<FlagColumn> flags;
  Column<int16_t> self_tier;       // symbol; empty: none stated
  Column<Day> rated_on;            // empty: none stated
  Column<Row> deciding_unit;       // empty: none stated
  Grouped<ProductEntry> products;  // by row, by id; `begin` of one entry: none stated
  Grouped<int16_t> proposals;      // tier symbols by row; likewise

  absl::Span<const ProductEntry> ProductsOf(Row row) const {
    return products.begin.size() > 1 ? products.Of(row) : absl::Span<const ProductEntry>();
  }
  absl::Span<const int16_t> ProposalsOf(Row row) const {
    return proposals.begin.size() > 1 ? proposals.Of(row) : absl::Span<const int16_t>();
  }
};

inline constexpr size_t kSubjectKindCount = 5;  // indexed by wire::SubjectKind

struct SubjectRow {
  wire::SubjectKind kind = wire::SubjectKind::kUnspecified;
  Row row = kNone;  // unit, person, or post
};

struct SanctionEntry {
  int32_t violation{};
  Row person = kNone;  // one of the two
  Row unit = kNone;
  wire::Side side{};
  wire::SanctionForm form{};
  Day decided_on = kNoDay;
};

struct ViolationEntry {
  std::string id;
  Row unit = kNone;
  wire::ViolationKind kind{};
  Truth self_detected_and_remedied = Truth::kUnknown;
  Truth committee_at_fault = Truth::kUnknown;
  Truth duty_related = Truth::kUnknown;
  Day happened_from = kNoDay;
  Day happened_to = kNoDay;  // exclusive; of a stated happened_from always stated
};

struct ViolationTable {
  explicit ViolationTable(std::pmr::memory_resource* memory) : sanctions_by_person(memory) {}

  std::vector<ViolationEntry> violations;  // by id
  std::vector<SanctionEntry> sanctions;    // in the order of violations
  Grouped<int32_t> sanctions_by_person;    // indexes of sanctions
  Grouped<int32_t> sanctions_by_unit;      // of organizations
  Grouped<int32_t> sanctions_by_violation;
  Grouped<int32_t> violations_by_place;      // by unit where they happened
  std::vector<int32_t> violations_anywhere;  // place not stated
};

struct SessionEntry {
  std::string id;
  Row unit = kNone;
  wire::ReviewBody body{};
  Day held_on = kNoDay;
};

struct FaultEntry {
  std::vector<int32_t> sections;  // symbols, sorted
};

enum ReviewRecord { kDelegate, kCollected, kGiven, kItemByItem, kRevised, kReviewRecordEnd };
enum ReviewActor { kDirectedBy, kPresentedBy, kChairedBy, kConcludedBy, kReviewActorEnd };

struct ReviewEntry {
  int32_t session{};
  int32_t index{};  // within the session
  SubjectRow subject;
  Row person = kNone;  // of a member or leader, else kNone
  int64_t sequence{};  // 0 = not known
  Day draft_sent_on = kNoDay;
  std::array<Row, kReviewActorEnd> actors{};
  std::array<Truth, kReviewRecordEnd> records{};
  std::vector<int32_t> sections;  // symbols, sorted
  bool sections_complete{};
  wire::ReviewDepth depth{};
  std::vector<FaultEntry> faults;
};

// The reviews of one row that are listed.
struct LastReview {
  Day held_on = kNoDay;  // the last of their days
  bool is_reviewed = false;
  bool has_undated = false;  // one of them has no day
};

struct ReviewTable {
  explicit ReviewTable(std::pmr::memory_resource* memory)
      : reviews(memory),
        reviews_by_unit(memory),
        last_of_unit(memory),
        last_of_person(memory),
        last_of_leader(memory) {}

  std::vector<SessionEntry> sessions;
  Column<ReviewEntry> reviews;        // in the order of sessions
  Grouped<int32_t> reviews_by_unit;   // of the session
  Column<LastReview> last_of_unit;    // as organization or as collective of the unit
  Column<LastReview> last_of_person;  // as member
  Column<LastReview> last_of_leader;  // by person: as leader, in any post

  // By the row of the unit, or of the person.
  const Column<LastReview>& last_of(wire::SubjectKind kind) const {
    if (kind == wire::SubjectKind::kMember) return last_of_person;
    return kind == wire::SubjectKind::kLeader ? last_of_leader : last_of_unit;
  }
};

enum BallotCount { kSummoned, kPresent, kIssued, kReturned, kValid, kBallotCountEnd };

struct TierVotesEntry {
  int32_t tier = kNone;  // symbol; kNone = not rated yet
  int64_t vote_count{};
};

struct BallotResultEntry {
  SubjectRow subject;
  int64_t vote_count{};  // all tiers together
  std::vector<TierVotesEntry> votes;
};

struct BallotEntry {
  std::string id;
  Row unit = kNone;
  Truth secret = Truth::kUnknown;
  wire::BallotScope scope{};
  std::array<int64_t, kBallotCountEnd> counts{};  // -1 = not known
  int64_t excused_count = -1;                     // likewise
  Day held_on = kNoDay;
  std::vector<BallotResultEntry> results;
};

// A result of a ballot: the places of both.
struct BallotResultPlace {
  int32_t ballot{};
  int32_t result{};
};

// What people decided about the seats of a quota in one group.
struct QuotaDecisionEntry {
  int32_t quota{};  // symbol
  Row unit = kNone;
  std::string peer_group;
  wire::UnitKind unit_kind{};
  std::vector<SubjectRow> seated;
  uint32_t raised_numerator = 0;  // with a denominator of 0: not raised
  uint32_t raised_denominator = 0;
  std::string reference;
  bool has_reason = false;
};

struct DecisionEntry {
  SubjectRow subject;
  int32_t tier = kNone;      // symbol; or
  int32_t question = kNone;  // symbol
  bool answer = false;
  bool has_reason = false;
};

struct CoverageTable {
  // By wire::CoverageTable: one byte a unit, 1 = the unit is inside a covered subtree.
  std::array<std::vector<uint8_t>, 8> units;
  // Attestations: by flag symbol; empty where never covered.
  std::vector<std::vector<uint8_t>> flags;

  bool Covers(wire::CoverageTable table, Row unit) const {
    return units[static_cast<size_t>(table)][static_cast<size_t>(unit)] != 0;
  }
};

// Ids of one kind as the dossier uses them, with the place where each is met first: what a policy
// does not declare is reported there.
struct SymbolTable {
  DenseIndex ids;
  std::vector<std::string> first_path;

  int32_t Intern(absl::string_view id, const Place& place, const char* field) {
    const int32_t symbol = ids.Intern(id);
    if (static_cast<size_t>(symbol) == first_path.size()) first_path.push_back(place.Field(field));
    return symbol;
  }
};

struct Symbols {
  SymbolTable criteria;
  SymbolTable levels;
  SymbolTable flags;
  SymbolTable task_groups;
  SymbolTable tiers;
  SymbolTable sections;
  SymbolTable questions;
  SymbolTable policies;
  SymbolTable components;
  SymbolTable quotas;
};

struct PeriodDays {
  Day begin = kNoDay;
  Day end = kNoDay;
  Day rating = kNoDay;
};

struct DatasetTables {
  explicit DatasetTables(std::pmr::memory_resource* memory)
      : people(memory), violations(memory), reviews(memory), decisions(memory) {
    assessments.fill(AssessmentTable(memory));
    ballot_results.fill(Grouped<BallotResultPlace>(memory));
  }

  PeriodDays period{};
  std::vector<Day> holidays;            // sorted, each once
  std::vector<Day> extra_working_days;  // likewise
  WorkingCalendar calendar{{}, {}};     // made of the two
  Symbols symbols;
  UnitTable units;
  PersonTable people;
  std::array<AssessmentTable, kSubjectKindCount> assessments{};
  ViolationTable violations;
  ReviewTable reviews;
  std::vector<BallotEntry> ballots;
  Grouped<int32_t> ballots_by_unit;
  // By wire::SubjectKind and row, in the order of the input; `begin` of one entry: none.
  std::array<Grouped<BallotResultPlace>, kSubjectKindCount> ballot_results;
  Column<DecisionEntry> decisions;
  std::vector<QuotaDecisionEntry> quota_decisions;
  CoverageTable coverage;

  absl::Span<const BallotResultPlace> BallotResultsOf(const SubjectRow& subject) const {
    const auto& results = ballot_results[static_cast<size_t>(subject.kind)];
    return results.begin.size() > 1 ? results.Of(subject.row)
                                    : absl::Span<const BallotResultPlace>();
  }

  const AssessmentTable& assessments_of(wire::SubjectKind kind) const {
    return assessments[static_cast<size_t>(kind)];
  }
};

}  // namespace dangvien

#endif  // DANGVIEN_DATASET_TABLES_H_
